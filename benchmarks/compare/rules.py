"""The risk rules beside alex, write-good, proselint and textlint, on labelled English posts.

Each of them is for something else than ours and is good at that: alex finds words that hurt people,
write-good weak style, proselint clichés and slips of usage, textlint what its chosen rules look for
(here filler and buzzwords, terms, missing accents). So each is judged by the classes it can speak of,
and whatever it says of a post counts as found. The labelled posts are ours, and our rules were
widened with those of the ten companies: our own share of those is flattered. Time is that of the
processor.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.checks import Share
from benchmarks.compare import texts
from benchmarks.compare.rivals import HERE, PYTHON, Rival, python_version, script, version
from benchmarks.results import Figure, keep, timed
from desktop_app.bootstrap import rulebook
from desktop_app.checks.engine import Context, examine
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.cli.checks import in_context, read_profile

COMMAND = "make compare ARGS=rules"
_PART = "rules"
_ROUNDS, _WARM, _TIMED = 7, 1, 120
#: The classes of risk that a tool says something about.
SPEAKS_OF = {
    "alex": ("offensive-insensitive",),
    "write-good": ("promo-tone",),
    "proselint": ("offensive-insensitive", "promo-tone"),
    "textlint": ("promo-tone",),
}
SETS = ("first set", "ten companies")


@dataclass(frozen=True, slots=True)
class Post:
    """A labelled text, and the company that it is written for."""

    text: str
    labels: frozenset[str]
    profile: Profile
    context: Context


def posts(name: str) -> list[Post]:
    """The English posts of one of `SETS`."""
    if name == SETS[0]:
        return _read(texts.DATA / "risk_open.jsonl", texts.DATA / "risk_profile.json")
    files = sorted((texts.DATA / "risk_companies").glob("*.jsonl"))
    return [
        post for file in files for post in _read(file, file.with_name(f"{file.stem}_profile.json"))
    ]


def _read(labelled: Path, profile: Path) -> list[Post]:
    company = read_profile(profile)
    return [
        Post(one["text"], frozenset(one["labels"]), *in_context(company, one.get("context") or {}))
        for one in texts.labelled(labelled)
        if one["lang"] == "en"
    ]


def ours(book: Rulebook, among: Iterable[Post]) -> list[int]:
    """How many findings of our rules each post has."""
    return [len(examine(one.text, "en", book, one.profile, one.context)) for one in among]


def shares(found: Iterable[int], among: Iterable[Post], classes: Iterable[str]) -> dict[str, Share]:
    """How many were found of those with any label, with none, and of each of `classes`."""
    judged = list(zip(found, among, strict=True))

    def share(counts: Callable[[Post], bool]) -> Share:
        which = [bool(number) for number, post in judged if counts(post)]
        return Share(sum(which), len(which))

    return {
        "posts without any risk that were flagged": share(lambda post: not post.labels),
        "risky posts of every class flagged": share(lambda post: bool(post.labels)),
        **{f"posts of the class {name} flagged": share(partial(_has, name)) for name in classes},
    }


def _has(name: str, post: Post) -> bool:
    return name in post.labels


def rules() -> None:
    """Judge and time each tool, in turns with ours."""
    book = rulebook()
    with ExitStack() as running:
        node = running.enter_context(script("rules.mjs"))
        prose = running.enter_context(Rival([str(PYTHON / "python"), str(HERE / "prose.py")]))
        for tool, classes in SPEAKS_OF.items():
            ask: Callable[[list[str]], Any]
            if tool == "proselint":
                named, ask = python_version(tool), partial(_asked, prose)
            else:
                named, ask = version(tool), partial(_asked, node, tool=tool)
            for name in SETS:
                _judge(book, posts(name), classes, named, name, ask)
            _time(book, posts(SETS[0]), named, ask)


def _asked(rival: Rival, among: list[str], **rest: str) -> Any:
    return rival.ask(texts=among, **rest)


def _judge(
    book: Rulebook,
    among: list[Post],
    classes: Iterable[str],
    named: str,
    name: str,
    ask: Callable[[list[str]], Any],
) -> None:
    theirs = shares(ask([post.text for post in among])["found"], among, classes)
    for what, share in shares(ours(book, among), among, classes).items():
        print(f"  {name}, {what}: ours {share}, {named} {theirs[what]}")
        keep(
            Figure(
                part=_PART,
                name=f"{what}, {name}, beside {named.split(maxsplit=1)[0]}",
                unit="%",
                value=100 * share.value,
                spread=_percent(share),
                n=share.of,
                beside=named,
                other=100 * theirs[what].value,
                other_spread=_percent(theirs[what]),
                is_more_better="without any risk" not in what,
                command=COMMAND,
            )
        )


def _percent(share: Share) -> tuple[float, float]:
    low, high = share.interval
    return 100 * low, 100 * high


def _time(book: Rulebook, among: list[Post], named: str, ask: Callable[[list[str]], Any]) -> None:
    among = among[:_TIMED]
    mine, others = [], []
    for turn in range(_WARM + _ROUNDS):
        begin = time.process_time()
        ours(book, among)
        took = time.process_time() - begin
        other = ask([post.text for post in among])["seconds"]
        if turn >= _WARM:
            mine.append(1000 * took / len(among))
            others.append(1000 * other / len(among))
    figure = timed(
        mine,
        others,
        part=_PART,
        name=f"reading a post, beside {named.split(maxsplit=1)[0]}",
        unit="ms",
        beside=named,
        command=COMMAND,
    )
    keep(figure)
    print(f"  a post: ours {figure.value:.3f} ms, {named} {figure.other:.3f}, x{figure.ratio:.3f}")
