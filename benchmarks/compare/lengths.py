"""X's weighted length beside twitter-text, X's own published code: the same counts, and how fast.

Both count made posts, labelled ones and, where they stand beside this repository, the published
cases. Time is that of the processor: what else the machine does is not in it. What they count differently alone is told with its reason; a post without any such piece that
is counted differently ends the run.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable

import yaml

from benchmarks.compare import texts
from benchmarks.compare.rivals import Rival, script, version
from benchmarks.results import ROOT, Figure, keep, timed
from desktop_app.domain.text import weighted_length

COMMAND = "make compare ARGS=lengths"
_PART = "lengths"
_PUBLISHED = ROOT.parent / "shared" / "data" / "twitter-text" / "validate.yml"
_SECTIONS = ("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest")
_COMPARED, _TIMED, _ROUNDS, _WARM = 2_000, 400, 25, 3
_POSTS = ("risk_open.jsonl", "spelling_open.jsonl", "spelling_second.jsonl")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")

NO_FLAG = "two letters of flags that are no country's: we count one emoji, it counts two"
NEWER_ENDING = "an ending of domains newer than its list of 2018: a link for us, words for it"
NEWER_EMOJI = "an emoji newer than its list of 2018: one for us and for X, its pieces for it"


def lengths() -> None:
    """Compare the counts, then the speed."""
    with script("lengths.mjs") as rival:
        _agreement(rival)
        _published(rival)
        _speed(rival)


def reason(piece: str) -> str:
    """Why twitter-text counts `piece` differently."""
    if _FLAG.fullmatch(piece):
        return NO_FLAG
    return NEWER_ENDING if "." in piece else NEWER_EMOJI


def disputed(ours: Iterable[int], theirs: Iterable[int], pieces: Iterable[str]) -> dict[str, str]:
    """The pieces that are counted differently alone, and why."""
    return {
        piece: reason(piece)
        for piece, one, other in zip(pieces, ours, theirs, strict=True)
        if one != other
    }


def _theirs(rival: Rival, posts: list[str]) -> list[int]:
    found: list[int] = rival.ask(texts=posts)["found"]
    return found


def _different(rival: Rival, posts: list[str]) -> list[str]:
    counted = zip(posts, _theirs(rival, posts), strict=True)
    return [post for post, count in counted if count != weighted_length(post)]


def _agreement(rival: Rival) -> None:
    pieces = texts.pieces("All of it")
    known = disputed(map(weighted_length, pieces), _theirs(rival, pieces), pieces)
    for piece, why in known.items():
        print(f"  {piece}: we count {weighted_length(piece)}; {why}")
    wording = "; ".join(f"{why} ({n})" for why, n in Counter(known.values()).most_common())
    _share("pieces of posts counted alike", len(pieces) - len(known), len(pieces), wording)
    posts = [post for kind in texts.KINDS for post in texts.made(kind, _COMPARED, known)]
    if different := _different(rival, posts):
        raise SystemExit(f"counted differently, and nobody knows why: {different[:3]}")
    _share("posts made of those pieces counted alike", len(posts), len(posts), "")
    posts = [post["text"] for post in texts.labelled(*_POSTS)]
    different = _different(rival, posts)
    _share("labelled posts counted alike", len(posts) - len(different), len(posts), NEWER_EMOJI)


def _published(rival: Rival) -> None:
    """X's own cases, which say what is right."""
    if not _PUBLISHED.is_file():
        print("  no published cases beside this repository: they are left out")
        return
    kept = yaml.safe_load(_PUBLISHED.read_text(encoding="utf-8"))["tests"]
    cases = [(one["text"], one["expected"]["weightedLength"]) for s in _SECTIONS for one in kept[s]]
    counted = _theirs(rival, [text for text, _ in cases])
    ours = sum(weighted_length(text) == right for text, right in cases)
    other = sum(count == right for count, (_, right) in zip(counted, cases, strict=True))
    keep(
        Figure(
            part=_PART,
            name="X's published cases that are right",
            unit="cases",
            value=ours,
            n=len(cases),
            beside=version("twitter-text"),
            other=other,
            is_more_better=True,
            command=COMMAND,
        )
    )
    print(f"  published cases: ours {ours}, twitter-text {other} of {len(cases)}")


def _share(name: str, alike: int, of: int, note: str) -> None:
    print(f"  {name}: {alike} of {of}")
    keep(
        Figure(
            part=_PART,
            name=name,
            unit="%",
            value=100 * alike / of,
            n=of,
            is_more_better=True,
            note="" if alike == of else note,
            command=COMMAND,
        )
    )


def _speed(rival: Rival) -> None:
    beside = version("twitter-text")
    for kind in texts.KINDS:
        posts = texts.made(kind, _TIMED)
        signs = sum(map(len, posts)) / 1e6
        ours, others = [], []
        for turn in range(_WARM + _ROUNDS):
            begin = time.process_time()
            for post in posts:
                weighted_length(post)
            took = time.process_time() - begin
            other = rival.ask(texts=posts)["seconds"]
            if turn >= _WARM:
                ours.append(signs / took)
                others.append(signs / other)
        figure = timed(
            ours,
            others,
            part=_PART,
            name=f"counting, {kind}",
            unit="million characters/s",
            beside=beside,
            is_more_better=True,
            command=COMMAND,
        )
        keep(figure)
        print(
            f"  {kind}: ours {figure.value:.2f}, {beside} {figure.other:.2f}, x{figure.ratio:.2f}"
        )
