"""What the windows cost a person who works in them, each figure beside a bare widget of the same run.

    QT_QPA_PLATFORM=offscreen python benchmarks/interface.py [FIGURE ...]

A figure is a function of this file that takes the open window and prints its lines. Both columns
are measured one after the other in one process, so that a busy machine slows both.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop_app import bootstrap
from desktop_app.services import drafting
from desktop_app.services.ports import Draft
from desktop_app.ui import app as application
from desktop_app.ui.compose.checker import PAUSE
from desktop_app.ui.hand import Hand
from desktop_app.ui.main_window import MainWindow

FRAME = 16.7  #: milliseconds between two pictures of a screen
KEYS = 240
_FOUND = 30
_SLIP = "wrod "
_FILLER = "The quick brown fox writes a calm line about the people of Lyon. "


def shown(name: str, ours: Sequence[float], bare: Sequence[float]) -> None:
    """Print median and 95th percentile of both, and the ratio of the percentiles."""
    (middle, high), (bare_middle, bare_high) = _percentiles(ours), _percentiles(bare)
    said = "" if high <= FRAME else "   over a frame"
    print(
        f"{name:<46} p50 {middle:6.2f}  p95 {high:6.2f} ms"
        f"   bare p50 {bare_middle:5.2f}  p95 {bare_high:5.2f}   x{high / bare_high:.1f}{said}"
    )


def _percentiles(times: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]


def typed(editor: QPlainTextEdit, between: Callable[[], None]) -> list[float]:
    """Milliseconds from each of many keys until it is painted; `between` runs unmeasured."""
    times = []
    for number in range(KEYS):
        key = Qt.Key.Key_N if number % 6 else Qt.Key.Key_Space
        began = time.perf_counter()
        QTest.keyClick(editor, key)
        QApplication.processEvents()
        editor.viewport().repaint()
        times.append((time.perf_counter() - began) * 1000)
        between()
    return times


def bare_editor(text: str, like: QPlainTextEdit) -> list[float]:
    """The same keys in a plain text editor of Qt's own, of the same size and font."""
    editor = QPlainTextEdit()
    editor.setFont(like.font())
    editor.resize(like.size())
    editor.setPlainText(text)
    editor.show()
    editor.setFocus()
    QTest.qWait(50)
    times = typed(editor, lambda: None)
    editor.close()
    editor.deleteLater()
    return times


def editing(window: MainWindow) -> None:
    """Key to paint while 30 findings stand underlined and beside the text."""
    paragraph = _FILLER * 4 + "\n\n"
    long = (_SLIP * _FOUND + "\n\n" + paragraph * 100)[: 25_000 - KEYS]
    one = _SLIP * _FOUND + "all of it " * 10
    cases = (
        ("key to paint, 280 characters, 30 findings", [one[: 280 - KEYS // 4]]),
        ("key to paint, 25,000 characters, 30 findings", [long]),
        ("key to paint, 25 parts of 280, 30 findings", [one[:270]] + ["A calm part. " * 20] * 24),
        ("key to paint, 25 parts, the last of them", ["A calm part. " * 20] * 24 + [one[:270]]),
    )
    for name, texts in cases:
        shown(name, *_editing(window, texts, at=len(texts) - 1 if "last" in name else 0))


def _editing(window: MainWindow, texts: list[str], *, at: int) -> tuple[list[float], list[float]]:
    hand, page = Hand(window), window.compose
    window.show_page("compose")
    hand.settle()
    page.drafts.open(_draft(window, texts))
    hand.settle()
    hand.wait(lambda: page.is_checked, "the checks")
    page.writing.posts.choose(at)
    found = len(page.editor.extraSelections())
    if found < _FOUND:
        raise SystemExit(f"only {found} findings are underlined")
    page.editor.setFocus()
    turn = 0

    def rest() -> None:
        """A pause in which a check begins: the next keys meet it, its answer and the preview."""
        nonlocal turn
        turn += 1
        QTest.qWait(PAUSE + 10 if turn % 15 == 0 else 5)

    ours = typed(page.editor, rest)
    return ours, bare_editor(texts[at], page.editor)


def _draft(window: MainWindow, texts: list[str]) -> Draft:
    parts, person = window.session.parts, window.session.person.id
    account = window.session.charter.accounts[0].id
    draft = drafting.new_draft(parts.clock, person, account)
    first = draft.parts[0]
    written = tuple(replace(first, text=text) for text in texts)
    return drafting.save(parts.desk, parts.clock, replace(draft, language="en", parts=written))


def _allow_long_posts(window: MainWindow) -> None:
    """As if every account had X Premium: 25,000 characters are a post then."""
    charter = window.session.charter
    terms = charter.policy.accounts.items()
    policy = replace(
        charter.policy, accounts={name: replace(each, long_posts=True) for name, each in terms}
    )
    window.session._charter = replace(charter, policy=policy)  # noqa: SLF001  only in memory


FIGURES: dict[str, Callable[[MainWindow], None]] = {"editing": editing}


def main() -> None:
    """Open the practice desk in a folder of its own and print the figures that are asked for."""
    sys.setswitchinterval(0.0005)  # as the program does
    wanted = sys.argv[1:] or list(FIGURES)
    with tempfile.TemporaryDirectory() as folder:
        opening = bootstrap.practice(Path(folder), "en")
        window = application.build(opening, application.application(["interface"]))
        window.resize(1280, 800)
        window.show()
        Hand(window).wait(lambda: window.session.is_loaded, "the record")
        Hand(window).settle()
        _allow_long_posts(window)
        for name in wanted:
            FIGURES[name](window)
        application.shut(window)


if __name__ == "__main__":
    main()
