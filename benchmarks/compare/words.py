"""The words checker beside nspell and cspell: what is found, what is offered, and how long it takes.

All read the labelled posts, English and French, once and in turns, after some that do not count. Only
what is no word at all is asked of them; nobody is asked for grammar. Ours is asked as the program asks
it, in its own process and with suggestions: the way there and back counts. Time is that of the
processor, in both processes. Theirs time themselves, without suggestions where a post is read; nspell has no reader of texts, so it gets the words without
addresses and names of accounts. cspell is made for code, and knows its words.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.checks import Share
from benchmarks.compare import texts
from benchmarks.compare.rivals import Rival, script, version
from benchmarks.results import ROOT, Figure, keep, timed
from desktop_app.adapters.language.words import WordsChecker

COMMAND = "make compare ARGS=words"
_PART = "words"
_SETS = ("spelling_open.jsonl", "spelling_second.jsonl")
_WARM = 12  #: posts of each language
_RUN = 25  #: posts without errors whose time is one measured value
TOOLS = ("nspell", "cspell-lib")
LANGUAGES = {"en": "English", "fr": "French"}


@dataclass(slots=True)
class Tally:
    """What one reader did with the posts of one language."""

    found: list[bool] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)
    among: list[bool] = field(default_factory=list)
    alarms: int = 0
    seconds: list[float] = field(default_factory=list)  #: of each post without errors
    again: list[float] = field(default_factory=list)  #: of each of them, once more at the end
    offering: list[float] = field(default_factory=list)  #: of each misspelt word

    def judge(self, offered: Sequence[str] | None, right: str) -> None:
        """A misspelt word: what was offered for it, None if it was not found."""
        rights = [is_right(each, right) for each in offered or ()]
        self.found.append(offered is not None)
        self.first.append(any(rights[:1]))
        self.among.append(any(rights[:5]))


def is_right(offered: str, right: str) -> bool:
    """Whether `offered` is the right word, or the part of it behind an elision."""
    plain, word = (each.replace("’", "'") for each in (right, offered))
    return word == plain or word in plain.replace("'", " ").split()


def points(text: str, start: int, end: int) -> tuple[int, int]:
    """JavaScript's offsets as Python's: a sign beyond the first 65,536 counts twice there."""
    units = text.encode("utf-16-le")
    return len(units[: 2 * start].decode("utf-16-le")), len(units[: 2 * end].decode("utf-16-le"))


def words() -> None:
    """Judge and time both, a language at a time."""
    posts = texts.labelled(*_SETS)
    with script("words.mjs") as rival, WordsChecker(ROOT / "resources" / "dictionaries") as ours:
        for language in LANGUAGES:
            among = [post for post in posts if post["lang"] == language]
            tallies = {name: Tally() for name in ("", *TOOLS)}
            for post in among[:_WARM]:
                _read(post, ours, rival, {name: Tally() for name in tallies})
            for post in among:
                _read(post, ours, rival, tallies)
            for post in among:
                if post["kind"] != "error":
                    _reread(post, ours, rival, tallies)
            for tool in TOOLS:
                _tell(language, among, tallies[""], tool, tallies[tool])


def _read(
    post: dict[str, Any], ours: WordsChecker, rival: Rival, tallies: dict[str, Tally]
) -> None:
    text, language = post["text"], post["lang"]
    wrong = [error for error in post["errors"] if error["type"] == "nonword"]
    is_clean = post["kind"] != "error"
    for error in wrong:
        begin = _spent(ours)
        ours.suggest(error["wrong"], language)
        tallies[""].offering.append(1000 * (_spent(ours) - begin))
    begin = _spent(ours)
    findings = ours.check(text, language)
    took = _spent(ours) - begin
    spans = {(one.span.start, one.span.end): one.suggestions for one in findings}
    for error in wrong:
        tallies[""].judge(_touching(text, error, spans), error["right"])
    if is_clean:
        tallies[""].alarms += len(spans)
        tallies[""].seconds.append(took)
    for tool in TOOLS:
        answer = rival.ask(tool=tool, text=text, language=language)
        found: dict[tuple[int, int], Sequence[str]] = {
            points(text, *span): () for span in answer["found"]
        }
        if is_clean:
            tallies[tool].alarms += len(found)
            tallies[tool].seconds.append(answer["seconds"])
        for error in wrong:
            offered = _offered(rival, tool, post, error, found)
            tallies[tool].offering += [1000 * offered["seconds"]] if offered else []
            tallies[tool].judge(offered["found"] if offered else None, error["right"])


def _spent(ours: WordsChecker) -> float:
    """Seconds of the processor that this process and the checker's have used so far."""
    tasks = Path(f"/proc/{ours.worker_pid}/task").iterdir()
    spent = sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks)
    return time.process_time() + spent / 1e9


def _reread(
    post: dict[str, Any], ours: WordsChecker, rival: Rival, tallies: dict[str, Tally]
) -> None:
    """The post once more: nearly all words that somebody types were there before."""
    begin = _spent(ours)
    ours.check(post["text"], post["lang"])
    tallies[""].again.append(_spent(ours) - begin)
    for tool in TOOLS:
        answer = rival.ask(tool=tool, text=post["text"], language=post["lang"])
        tallies[tool].again.append(answer["seconds"])


def _offered(
    rival: Rival,
    tool: str,
    post: dict[str, Any],
    error: dict[str, str],
    found: dict[tuple[int, int], Sequence[str]],
) -> Any:
    """What `tool` offers for the word that it found there; None if it found none."""
    at = post["text"].index(error["wrong"])
    for start, end in found:
        if start < at + len(error["wrong"]) and at < end:
            return rival.ask(tool=tool, word=post["text"][start:end], language=post["lang"])
    return None


def _touching(
    text: str, error: dict[str, str], spans: dict[tuple[int, int], tuple[str, ...]]
) -> tuple[str, ...] | None:
    at = text.index(error["wrong"])
    for (start, end), offered in spans.items():
        if start < at + len(error["wrong"]) and at < end:
            return offered
    return None


def _tell(language: str, among: list[dict[str, Any]], ours: Tally, tool: str, their: Tally) -> None:
    named, spoken = version(tool), LANGUAGES[language]
    clean = [post for post in among if post["kind"] != "error"]
    rest: dict[str, Any] = {"part": _PART, "beside": named, "command": COMMAND}

    def called(name: str) -> str:
        return f"{name}, {spoken}, beside {tool}"

    for name, mine, others in (
        ("misspelt words found", ours.found, their.found),
        ("right word offered first", ours.first, their.first),
        ("right word among the first five", ours.among, their.among),
    ):
        one, other = Share(sum(mine), len(mine)), Share(sum(others), len(others))
        keep(
            Figure(
                name=called(name),
                unit="%",
                value=100 * one.value,
                spread=_percent(one),
                n=one.of,
                other=100 * other.value,
                other_spread=_percent(other),
                is_more_better=True,
                **rest,
            )
        )
        print(f"  {called(name)}: ours {one}, {named} {other}")
    keep(
        Figure(
            name=called("false alarms in 100 posts"),
            unit="alarms",
            value=100 * ours.alarms / len(clean),
            n=len(clean),
            other=100 * their.alarms / len(clean),
            **rest,
        )
    )
    print(f"  {called('false alarms')}: ours {ours.alarms}, {named} {their.alarms} of {len(clean)}")
    signs = [len(post["text"].split()) for post in clean]
    for name, unit, mine_, others_ in (
        ("reading 1,000 words", "ms", _runs(ours.seconds, signs), _runs(their.seconds, signs)),
        ("the same words again", "ms", _runs(ours.again, signs), _runs(their.again, signs)),
        ("offering words for a misspelt one", "ms", ours.offering, their.offering),
    ):
        figure = timed(mine_, others_, name=called(name), unit=unit, **rest)
        keep(figure)
        print(
            f"  {figure.name}: ours {figure.value:.2f}, {figure.other:.2f} ms, x{figure.ratio:.3f}"
        )


def _runs(seconds: Sequence[float], counted: Sequence[int]) -> list[float]:
    """Milliseconds for a thousand words, of each run of posts."""
    starts = range(0, len(seconds) - _RUN + 1, _RUN)
    return [1e6 * sum(seconds[n : n + _RUN]) / sum(counted[n : n + _RUN]) for n in starts]


def _percent(share: Share) -> tuple[float, float]:
    low, high = share.interval
    return 100 * low, 100 * high
