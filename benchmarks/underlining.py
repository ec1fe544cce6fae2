"""Spelling and grammar at work under a person who types: the first underline, and what they stall.

Both are measured with LanguageTool reading where it was built (``make languagetool``); where it was
not, that is said and the dictionaries read alone.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QTextCharFormat

from benchmarks.common import draft, of, percentiles, say, until
from benchmarks.results import timed
from desktop_app.services.proofreading import proofread
from desktop_app.ui.background import Lane
from desktop_app.ui.collector import Collector
from desktop_app.ui.compose.checker import PAUSE
from desktop_app.ui.compose.grammar import Standing
from desktop_app.ui.compose.page import ComposePage
from desktop_app.ui.compose.proofreader import REST
from desktop_app.ui.hand import Hand
from desktop_app.ui.main_window import MainWindow

UNDERLINE, STALL = 50.0, 8.0  #: milliseconds
LONG = 280  #: characters
_ROUNDS = 120
_TYPED = 4  #: drafts, each with the checks and without
_KEY, _BURST = 60, 12  #: milliseconds between keys; keys before a rest
_SET = Path(__file__).resolve().parents[1] / "tests" / "data" / "spelling_open.jsonl"
_WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
_LEAST_LETTERS = 6
_NO_ENGINE = "no LanguageTool (make languagetool)"
_STARTING = (Standing.WAITING, Standing.STARTING)


class Underlined(QObject):
    """Notes when the pause after the last key ends, and when a word stands painted underlined."""

    def __init__(self, page: ComposePage) -> None:
        super().__init__()
        self._editor = page.editor
        self._began, self.took, self._is_answered = 0.0, 0.0, False
        (self._timer,) = (t for t in page.checker.findChildren(QTimer) if t.interval() == PAUSE)
        self._timer.installEventFilter(self)
        page.editor.viewport().installEventFilter(self)
        page.checker.answered.connect(self._answered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer and watched is self._timer:
            self._began = time.perf_counter()
        elif event.type() == QEvent.Type.Paint and self._began and self._is_wavy and not self.took:
            is_done = self._editor.viewportEvent(event)
            self.took = (time.perf_counter() - self._began) * 1000
            return is_done
        return False

    @property
    def is_over(self) -> bool:
        """Whether it `took` so many milliseconds, or nothing was found."""
        return self.took > 0 or (self._is_answered and not self._is_wavy)

    def forget(self) -> None:
        """Another text is written."""
        self._began, self.took, self._is_answered = 0.0, 0.0, False

    @property
    def _is_wavy(self) -> bool:
        drawn = self._editor.extraSelections()
        return any(e.format.underlineStyle() == _WAVE and e.cursor.hasSelection() for e in drawn)

    @Slot()
    def _answered(self) -> None:
        self._is_answered = True


class Turns(QObject):
    """The largest gap between two turns of the event loop since it was last asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._last, self._largest = time.perf_counter(), 0.0
        self._timer.start(1)

    def largest(self) -> float:
        """Milliseconds."""
        self._turn()
        found, self._largest = self._largest, 0.0
        return found * 1000

    @Slot()
    def _turn(self) -> None:
        now = time.perf_counter()
        self._largest, self._last = max(self._largest, now - self._last), now


def underlines(window: MainWindow) -> None:
    """From the end of the pause to the first painted underline, while grammar is being read."""
    page, engine = _opened(window)
    seen = Underlined(page)
    busy = _Reading(window, engine)
    for language in ("en", "fr"):
        page.drafts.open(draft(window, [""], language))
        Hand(window).settle()
        times = []
        for text in _misspelt(language):
            seen.forget()
            page.editor.selectAll()
            page.editor.insertPlainText(text[:-2])
            Hand(window).type(page.editor, text[-2:])
            busy.begin(language)
            until(lambda: seen.is_over)
            if seen.took:
                times.append(seen.took)
            if len(times) == _ROUNDS:
                break
        middle, high = percentiles(times)
        figure = timed(
            times,
            name=f"first underline after the pause, {LONG} characters, {language}, {engine}",
            unit="ms",
            goal=f"95 of 100 within {UNDERLINE:g} ms",
            is_met=high <= UNDERLINE,
            **of("underlines"),
        )
        say(
            f"first underline, {LONG} characters, {language}, {len(times)} drafts, {engine}: "
            f"p50 {middle:.1f}  p95 {high:.1f} ms after the pause",
            figure,
        )


def stalls(window: MainWindow) -> None:
    """The largest gap between turns of the event loop from key to key, beside no checks at all."""
    page, engine = _opened(window)
    collector = Collector()
    collector.start()
    gaps: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2 * _TYPED):
        language = ("en", "fr")[number // 2 % 2]
        page.drafts.open(draft(window, [""], language))
        Hand(window).settle()
        is_checked = number % 2 == 0
        text = next(_misspelt(language, seed=number // 2))
        with nullcontext() if is_checked else patch.object(page.checker, "ask"):
            gaps[is_checked] += _gaps(window, text[-LONG // 2 :])
    collector.stop()
    (_, high), (_, bare) = percentiles(gaps[True]), percentiles(gaps[False])
    figure = timed(
        gaps[True],
        gaps[False],
        name=f"largest gap between turns while typing, {engine}",
        unit="ms",
        beside="the same without checks",
        goal=f"none over {STALL:g} ms",
        is_met=max(gaps[True]) <= STALL,
        note=f"the largest of all was {max(gaps[True]):.1f} ms",
        **of("stalls"),
    )
    say(
        f"gap between turns while typing, {len(gaps[True])} keys, {engine}: p95 {high:.1f}  most "
        f"{max(gaps[True]):.1f} ms   unchecked p95 {bare:.1f}  most {max(gaps[False]):.1f}"
        f"   x{high / bare:.1f}",
        figure,
    )


class _Reading(QObject):
    """Keeps the lane of grammar at work on other texts."""

    def __init__(self, window: MainWindow, engine: str) -> None:
        super().__init__()
        self._session, self._grammar = window.session, window.compose.grammar
        self._is_free = engine != _NO_ENGINE
        self._texts = {language: _clean(language, seed=0) for language in ("en", "fr")}

    def begin(self, language: str) -> None:
        """Have several texts read, unless that is still being done."""
        if self._is_free:
            self._is_free = False
            texts = [next(self._texts[language]) for _ in range(6)]
            work = partial(proofread, texts, language, self._grammar.part)
            self._session.do(Lane.GRAMMAR, work, owner=self, then=self._have)

    def _have(self, _found: object) -> None:
        self._is_free = True


def _opened(window: MainWindow) -> tuple[ComposePage, str]:
    """The page, and what reads there once it is warm; a computer without it is told."""
    window.show_page("compose")
    grammar = window.compose.grammar
    until(lambda: grammar.standing not in _STARTING)
    return window.compose, grammar.engine if grammar.is_ready else _NO_ENGINE


def _gaps(window: MainWindow, text: str) -> list[float]:
    """Milliseconds of each key's largest gap: keys in bursts, then a rest that begins a check."""
    hand, turns, found = Hand(window), Turns(), []
    for number, letter in enumerate(text, start=1):
        # The keys after a rest meet the check that it began, and its answer.
        rest = (PAUSE if number % (2 * _BURST) else REST) if number % _BURST == 0 else 0
        hand.type(window.compose.editor, letter)
        end = time.perf_counter() + (rest + _KEY) / 1000
        until(partial(_has_come, end))
        found.append(turns.largest())
    return found


def _has_come(moment: float) -> bool:
    return time.perf_counter() >= moment


def _rows(language: str) -> list[dict[str, Any]]:
    rows = [json.loads(row) for row in _SET.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["lang"] == language]


def _clean(language: str, seed: int) -> Iterator[str]:
    """Texts of the greatest length without a fault, each another one, without end."""
    chance = random.Random(seed)  # noqa: S311 - the same texts in every run  # nosec B311
    posts = [row["text"] for row in _rows(language) if row["kind"] == "clean"]
    while True:
        yield " ".join(chance.sample(posts, 4))[:LONG]


def _misspelt(language: str, seed: int = 0) -> Iterator[str]:
    """Texts that end in a misspelt word: those of the labelled set, then slips in its words."""
    chance = random.Random(seed)  # noqa: S311 - the same texts in every run  # nosec B311
    rows = _rows(language)
    wrong = [e["wrong"] for row in rows for e in row["errors"] if e["type"] == "nonword"]
    words = sorted({word for row in rows for word in row["text"].split() if _is_plain(word)})
    slips = (_slip(word, chance) for word in chance.sample(words, len(words)))
    for text, word in zip(_clean(language, seed), chain(wrong, slips), strict=False):
        yield f"{text[: LONG - len(word) - 2].rpartition(' ')[0]} {word}."


def _is_plain(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and word.isalpha() and word.islower()


def _slip(word: str, chance: random.Random) -> str:
    """The word with a letter left out, written twice, or swapped with the next one."""
    at = chance.randrange(1, len(word) - 1)
    middles = ("", word[at] * 2 + word[at + 1], word[at + 1] + word[at])
    middle = chance.choice(middles) or word[at + 1]
    return word[:at] + middle + word[at + 2 :]
