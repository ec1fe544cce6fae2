"""A text cut into the words, numbers and signs that rules count.

Cutting is the same for texts and for lexicon entries: hyphens and slashes separate, elisions
(``l'``, ``qu'``) and English endings (``'ll``, ``'s``) are words of their own. Every mention,
hashtag and cashtag that X links is one here too, and so is what only looks like one. A hashtag in
CamelCase is its words, and one in small letters is the known words that it is made of, if it is.
`positions` is what ``NEAR`` counts: punctuation takes no place, the end of a sentence takes several,
so that words of two sentences are seldom near one another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.checks.normal import Normal, normalise
from desktop_app.domain.entities import EntityKind, entities

#: What the end of a sentence adds to the distance between two words.
SENTENCE_GAP = 3
#: Letters of a hashtag that is tried for the words in it.
_SHORTEST, _LONGEST = 6, 60
_LETTER = r"[^\W\d_]"
_AMOUNT = "[kmb]|bn|mn"  #: behind ``$``: thousands and millions, no ticker
_TOP_LEVEL = (
    "com|org|net|info|biz|io|ai|app|co|fr|eu|uk|de|it|es|be|ch|ca|us|gov|ly|gd|gl|me|cc|example"
)
_TOKEN = re.compile(
    rf"""
      (?P<email>[\w.+-]{{1,64}}@[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{1,5}})
    | (?P<url>https?://\S+|www\.\S+
        |(?<![\w.-])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.(?:{_TOP_LEVEL})\b(?:/\S*)?)
    | (?P<mention>(?<!\w)@\w+)
    | (?P<cashtag>\$(?!(?:{_AMOUNT})\b){_LETTER}{{1,6}}\b)
    | (?P<hashtag>(?<!\w)\#\w*{_LETTER}\w*)
    | (?P<period>\b(?:q[1-4]|[1-4]q|h[12]|[12]h|[ts][1-4]|[fc]y['-]?\d{{2,4}})\b)
    | (?P<number>\d{{1,3}}(?:(?:[ ,.]\d{{3}})+)(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)
    | (?P<word>aujourd'hui|{_LETTER}+n't\b|(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?={_LETTER})
        |'(?:s|ll|re|ve|d|m)\b|{_LETTER}+\*+{_LETTER}+|{_LETTER}\*{{2,}}|{_LETTER}+)
    | (?P<sign>[€$£¥%‰])
    | (?P<stop>[.!?…]+|\n+)
    | (?P<mark>[^\s\w'/-])
    """,
    re.VERBOSE,
)
_SIGN = re.compile("[@＠#＃$]")
_MONEY = re.compile(rf"\$(?:{_AMOUNT})", re.IGNORECASE)
_CAMEL = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿœ]+|\d+")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """The tokens of one text, as parallel tuples. `starts`/`ends` are the original's code points.

    `kinds` are the group names above; a word cut out of a hashtag has the kind ``hashtag``.
    """

    normal: Normal
    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    positions: tuple[int, ...]
    sentences: tuple[int, ...]

    def written(self, index: int) -> str:
        """Return token `index` exactly as the author wrote it."""
        return self.normal.original[self.starts[index] : self.ends[index]]


class _Cutter:
    """Collects tokens; keeps count of places and sentences."""

    def __init__(self, normal: Normal, known: frozenset[str]) -> None:
        self.normal, self.known = normal, known
        self.rows: list[tuple[str, str, int, int, int, int]] = []
        self.position = 0
        self.sentence = 0

    def add(self, text: str, kind: str, start: int, end: int) -> None:
        """Add the token that spans the original's code points ``start``..``end``."""
        self.rows.append((text, kind, start, end, self.position, self.sentence))
        if kind == "stop":
            self.position += SENTENCE_GAP
            self.sentence += 1
        elif kind not in {"mark", "sign"}:
            self.position += 1

    def add_piece(self, kind: str, start: int, end: int) -> None:
        """Add what spans the copy's characters ``start``..``end``: a token, or a hashtag's words."""
        if kind == "hashtag":
            self.add_hashtag(start, end)
        else:
            self.add(self.normal.text[start:end], kind, *self.normal.span(start, end))

    def add_hashtag(self, start: int, end: int) -> None:
        """Add the words of a hashtag, or the whole when it has no capitals to tell them apart."""
        first, last = self.normal.span(start, end)
        written = self.normal.original[first:last]
        words = list(_CAMEL.finditer(written))
        if len(words) < 2:
            self.add_compound(start, end)
            return
        for word in words:
            self.add(word.group().casefold(), "hashtag", first + word.start(), first + word.end())

    def add_compound(self, start: int, end: int) -> None:
        """Add the known words that a hashtag in small letters is made of, or the whole."""
        pieces = compound(self.normal.text[start + 1 : end], self.known)
        if len(pieces) == 1:
            self.add(pieces[0], "hashtag", *self.normal.span(start, end))
            return
        start += 1
        for piece in pieces:
            self.add(piece, "hashtag", *self.normal.span(start, start + len(piece)))
            start += len(piece)


@lru_cache(maxsize=4096)
def compound(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """`text` as the fewest `known` words; as itself when it is no such compound."""
    if not known or text in known or not _SHORTEST <= len(text) <= _LONGEST:
        return (text,)
    best: list[tuple[str, ...] | None] = [(), *([None] * len(text))]
    for end in range(1, len(text) + 1):
        for start in range(end):
            before, piece = best[start], text[start:end]
            if before is None or piece not in known:
                continue
            now = best[end]
            if now is None or len(now) > len(before) + 1:
                best[end] = (*before, piece)
    return best[-1] or (text,)


def _linked(normal: Normal) -> Iterator[tuple[str, int, int]]:
    """Kind and span, in the copy, of every mention, hashtag and cashtag that X links."""
    if not _SIGN.search(normal.original):
        return
    for entity in entities(normal.original):
        if entity.kind is not EntityKind.URL and not _MONEY.fullmatch(entity.text):
            start = bisect_left(normal.origin, entity.start)
            yield entity.kind.value, start, bisect_left(normal.origin, entity.end)


def _cut(cutter: _Cutter, start: int, end: int) -> None:
    """Add the tokens of a stretch in which X links nothing but addresses."""
    normal, add = cutter.normal, cutter.add
    for match in _TOKEN.finditer(normal.text, start, end):
        kind = match.lastgroup or "mark"
        if kind == "hashtag":
            cutter.add_hashtag(*match.span())
        else:
            add(match.group(), kind, *normal.span(*match.span()))


def tokenise(text: str, known: frozenset[str] = frozenset()) -> Tokens:
    """Cut `text`; linear in its length. `known` are the words that compounds are made of."""
    normal = normalise(text)
    cutter = _Cutter(normal, known)
    place = 0
    for kind, start, end in _linked(normal):
        _cut(cutter, place, start)
        cutter.add_piece(kind, start, end)
        place = end
    _cut(cutter, place, len(normal.text))
    columns = tuple(zip(*cutter.rows, strict=True)) or ((),) * 6
    texts, kinds, starts, ends, positions, sentences = columns
    return Tokens(
        normal=normal,
        texts=texts,
        kinds=kinds,
        starts=starts,
        ends=ends,
        positions=positions,
        sentences=sentences,
    )
