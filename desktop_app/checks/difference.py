"""What changed between two texts, by whole words.

It promises that the pieces are exactly the two texts; that no piece ends inside what a reader sees
as one sign (an accented letter, an emoji sequence, a flag, a keycap), inside a number, or inside
what X links (see `domain.entities`); and that its time stays small for any text that can be posted: what is too
entangled to follow is shown as replaced.

Unicode Standard Annex 29 says what one sign is. Offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Literal
from unicodedata import category

from desktop_app.domain._emoji import PICTOGRAPHIC
from desktop_app.domain.entities import Entity, entities

Kind = Literal["same", "delete", "insert"]
#: A stretch of words: where it begins and ends in the older and in the newer text.
Gap = tuple[int, int, int, int]

#: How many steps all searches of one difference may take together: some 15 ms.
_MOST_STEPS = 50_000
#: In how many stretches of a text it is asked what X would link: some 10 ms. Then the pattern cuts.
_MOST_ASKED = 800
#: Stretches of more words are first cut at words that both sides have exactly once.
_FEW_WORDS = 300
#: Spacing marks that Unicode counts as letters, and the joiners, tones and tags of emoji.
_CLINGING = frozenset("\u0e33\u0eb3\u200c\u200d\uff9e\uff9f")
_SCRIPTS_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_STRETCH = re.compile(r"\S+")
_NAME_SIGN, _LINK_SIGN = re.compile("[@#$]"), re.compile(r"[@＠#＃$.]\w")
_IN_NUMBERS = " \u00a0\u2009\u202f"  #: what parts the groups of a number
_ENDING = ".,;:!?…'\"’”»"  #: what ends a sentence and no address
_IN_HASHTAGS = "\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of which both texts are made, in order; what went stands before what came."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start, end = _common(old, new)
    pieces: list[tuple[Kind, str]] = [("same", "".join(old[:start]))]
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    pieces += _of_words(*(words("".join(lines)) for lines in middle))
    pieces.append(("same", "".join(old[len(old) - end :])))
    return tuple(_joined(pieces))


def likeness(before: str, after: str) -> float:
    """How much two texts have in common, from 0 (nothing) to 1: by their words in any order."""
    old, new = Counter(before.split()), Counter(after.split())
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def words(text: str) -> list[str]:
    """The text cut into words, signs and spaces; together they are the text.

    What X links is never cut. The pattern alone keeps it whole in ASCII, but where an address
    clings to a name; there and elsewhere it is asked what X would link.
    """
    clinging = "".join(sorted(each for each in set(text) if _clings(each)))
    cut = _pattern(clinging).findall
    found: list[str] = []
    at = 0
    for start, end in _linked(text, clinging):
        found += cut(text, at, start)
        found.append(text[start:end])
        at = end
    return found + cut(text, at)


def _linked(text: str, clinging: str) -> Iterator[tuple[int, int]]:
    """What X links where the pattern may cut it, with the marks that cling to its end.

    A mark at its beginning belongs to the sign before it.
    """
    if text.isascii() and "://" not in text:
        return
    known: dict[str, tuple[Entity, ...]] = {}
    for stretch in _STRETCH.finditer(text):
        said = stretch[0]
        if said not in known and (len(known) == _MOST_ASKED or not _may_be_cut(said)):
            continue
        if said not in known:
            # The space says that this is no beginning of a post, which X reads in its own way.
            known[said] = entities(f" {said}")
        for entity in known[said]:
            start, end = (stretch.start() - 1 + each for each in (entity.start, entity.end))
            while start < end and text[start] in clinging:
                start += 1
            while end < len(text) and text[end] in clinging:
                end += 1
            yield start, end


def _may_be_cut(stretch: str) -> bool:
    """Whether it may hold a link that the pattern would cut."""
    if stretch.isascii():
        return "://" in stretch and _NAME_SIGN.search(stretch) is not None
    return _LINK_SIGN.search(stretch) is not None


@lru_cache(maxsize=256)
def _clings(character: str) -> bool:
    """Whether a character is part of the sign before it."""
    return (
        category(character)[0] == "M"
        or character in _CLINGING
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


@lru_cache(maxsize=64)
def _pattern(clinging: str) -> re.Pattern[str]:
    """What one word is, where `clinging` are the clinging characters of the text."""
    marks = f"[{re.escape(clinging)}]" if clinging else "(?!)"
    letter = rf"(?:(?![{_SCRIPTS_WITHOUT_SPACES}])\w|{marks})"
    kinds = (
        r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]",
        rf"[\U0001f1e6-\U0001f1ff]{{2}}{marks}*",
        rf"[{PICTOGRAPHIC}\u00a9\u00ae]{marks}*(?:(?<=\u200d)[{PICTOGRAPHIC}]{marks}*)*",
        rf"(?<!\w)\d{{1,3}}(?:[{_IN_NUMBERS}]\d{{3}})+(?!\w|\.[\w-]*[^\W\d]|-[\w-]*\.\w)(?:[.,]\d+)?{marks}*",
        # An address, wherever X would say that it ends; and whatever else has a dot inside.
        rf"[@＠#＃$]?\w(?:{letter}|[-'’]|(?<=\d)[,:/](?=\d))*(?:\.|://)(?=\w)\S*[^\s{_ENDING}]{marks}*",
        rf"[@＠#＃$](?:[\w{_IN_HASHTAGS}]|{marks})+(?:[/._]{letter}(?:{letter}|-)*)?",
        rf"\w(?<![{_SCRIPTS_WITHOUT_SPACES}]){letter}*(?:['’]{letter}+|(?<=\d)[,:/]\d{letter}*)*",
        rf"(?s:.){marks}*",
    )
    return re.compile("|".join(kinds))


def _of_words(old: list[str], new: list[str]) -> list[tuple[Kind, str]]:
    start, end = _common(old, new)
    pieces: list[tuple[Kind, str]] = [("same", "".join(old[:start]))]
    runs = _matches(old, new, (start, len(old) - end, start, len(new) - end))
    edges = [(start, start, 0), *runs, (len(old) - end, len(new) - end, 0)]
    was_changed = False
    for (at, there, length), (next_at, next_there, _) in pairwise(edges):
        a, c = at + length, there + length
        stays = "".join(old[at:a])
        is_changed = next_at > a or next_there > c
        # A lone space between two changes only makes them harder to read.
        thread = was_changed and is_changed and stays == " "
        pieces += [("delete", stays), ("insert", stays)] if thread else [("same", stays)]
        pieces += [("delete", "".join(old[a:next_at])), ("insert", "".join(new[c:next_there]))]
        was_changed = is_changed
    pieces.append(("same", "".join(old[len(old) - end :])))
    return pieces


def _matches(old: list[str], new: list[str], whole: Gap) -> list[tuple[int, int, int]]:
    """Runs that both have, in order: begin in `old`, begin in `new`, length.

    Small stretches are searched first, so that what is entangled spends what is left over.
    """
    found: list[tuple[int, int, int]] = []
    gaps: list[Gap] = []
    pending = [whole]
    while pending:
        gap = pending.pop()
        anchors = _anchors(old, new, gap) if _size(gap) > _FEW_WORDS else []
        if not anchors:
            gaps.append(gap)
            continue
        found += anchors
        pending += _between(anchors, gap)
    steps = _MOST_STEPS
    for a, b, c, d in sorted(gaps, key=_size):
        runs, taken = _shortest(old[a:b], new[c:d], steps)
        steps -= taken
        found += [(a + at, c + there, length) for at, there, length in runs]
    return sorted(found)


def _size(gap: Gap) -> int:
    return gap[1] - gap[0] + gap[3] - gap[2]


def _between(anchors: list[tuple[int, int, int]], gap: Gap) -> Iterator[Gap]:
    """The stretches that the anchors leave."""
    a, b, c, d = gap
    for at, there, length in [*anchors, (b, d, 0)]:
        if at > a and there > c:
            yield a, at, c, there
        a, c = at + length, there + length


def _anchors(old: list[str], new: list[str], gap: Gap) -> list[tuple[int, int, int]]:
    """Words that stand exactly once on both sides and in the same order, with equal neighbours."""
    a, b, c, d = gap
    ours, theirs = Counter(old[a:b]), Counter(new[c:d])
    where = {new[at]: at for at in range(c, d) if theirs[new[at]] == 1}
    pairs = [(at, where[old[at]]) for at in range(a, b) if ours[old[at]] == 1 and old[at] in where]
    kept: list[tuple[int, int, int]] = []
    for at, there in _rising(pairs):
        if kept and at < a:
            continue
        while at > a and there > c and old[at - 1] == new[there - 1]:
            at, there = at - 1, there - 1  # noqa: PLW2901 - the run begins further up
        length = 0
        while at + length < b and there + length < d and old[at + length] == new[there + length]:
            length += 1
        kept.append((at, there, length))
        a, c = at + length, there + length
    return kept


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of `pairs` in which the second numbers rise as the first do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [there]
        last[place : place + 1] = [index]
    chosen = []
    index = last[-1] if last else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _shortest(old: list[str], new: list[str], most: int) -> tuple[list[tuple[int, int, int]], int]:
    """The runs of the shortest edit (Myers, 1986), or none after `most` steps; and the steps."""
    if set(old).isdisjoint(new):
        return [], 0
    n, m = len(old), len(new)
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    steps = 0
    for cost in range(n + m + 1):
        now: dict[int, int] = {}
        # Diagonals that left the field lead nowhere.
        for k in range(max(-cost, cost - 2 * m), min(cost, 2 * n - cost) + 1, 2):
            if k == -cost or (k != cost and reach.get(k - 1, -1) < reach.get(k + 1, -1)):
                x = reach.get(k + 1, 0)
            else:
                x = reach[k - 1] + 1
            y, begin = x - k, x
            while x < n and y < m and old[x] == new[y]:
                x, y = x + 1, y + 1
            steps += 1 + x - begin
            now[k] = x
            if x >= n and y >= m:
                return _runs([*trail, now], n, m), steps
        trail.append(now)
        reach = now
        if steps > most:
            return [], steps
    return [], steps


def _runs(trail: list[dict[int, int]], n: int, m: int) -> list[tuple[int, int, int]]:
    """The runs along the way that `trail` found, walked back from its end."""
    found: list[tuple[int, int, int]] = []
    x, k = n, n - m
    for cost in range(len(trail) - 1, 0, -1):
        earlier = trail[cost - 1]
        down = k == -cost or (k != cost and earlier.get(k - 1, -1) < earlier.get(k + 1, -1))
        came_from = k + 1 if down else k - 1
        begin = earlier[came_from] + (0 if down else 1)
        if x > begin:
            found.append((begin, begin - k, x - begin))
        x, k = earlier[came_from], came_from
    if x:
        found.append((0, 0, x))
    return found[::-1]


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many items are equal at the start, and after those at the end."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    rest = least - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return start, end


def _joined(pieces: list[tuple[Kind, str]]) -> Iterator[Piece]:
    """Join what belongs together: deletions of a run first, then its insertions."""
    order: tuple[Kind, ...] = ("delete", "insert")
    for changed, run in groupby((p for p in pieces if p[1]), key=lambda p: p[0] != "same"):
        joined = list(run)
        for kind in order if changed else ("same",):
            if text := "".join(text for one, text in joined if one == kind):
                yield Piece(kind=kind, text=text)
