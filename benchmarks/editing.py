"""Key to paint while findings stand underlined and beside the text, beside a bare text editor."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from benchmarks.common import draft, shown
from desktop_app.ui.compose.checker import PAUSE
from desktop_app.ui.hand import Hand
from desktop_app.ui.main_window import MainWindow

KEYS = 240
_FOUND = 30
_SLIP = "wrod "
_FILLER = "The quick brown fox writes a calm line about the people of Lyon. "


def editing(window: MainWindow) -> None:
    """Key to paint with 30 findings: a short post, a long one, a thread."""
    _allow_long_posts(window)
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
        shown("editing", name, *_editing(window, texts, at=len(texts) - 1 if "last" in name else 0))


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


def _editing(window: MainWindow, texts: list[str], *, at: int) -> tuple[list[float], list[float]]:
    hand, page = Hand(window), window.compose
    window.show_page("compose")
    hand.settle()
    page.drafts.open(draft(window, texts))
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


def _allow_long_posts(window: MainWindow) -> None:
    """As if every account had X Premium: 25,000 characters are a post then."""
    charter = window.session.charter
    terms = charter.policy.accounts.items()
    policy = replace(
        charter.policy, accounts={name: replace(each, long_posts=True) for name, each in terms}
    )
    window.session._charter = replace(charter, policy=policy)  # noqa: SLF001  only in memory
