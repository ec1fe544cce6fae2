"""Opening posts in Review: until it is painted, beside bare labels; and what memory it leaves.

`main` prints how long the very first opening takes in a program that has just been started: it is
called in programs of their own.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from benchmarks.common import of, practice_desk, say, shown, submitted, until
from benchmarks.results import Figure
from desktop_app.domain.action import PostId
from desktop_app.ui.hand import Hand
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.review.page import ReviewPage

OPEN = 100.0  #: milliseconds
GROWTH = 5.0  #: MB for a thousand posts
_ROUNDS, _FIRSTS = 40, 7
_POSTS, _OPENED = 40, 1_000
_PART = "Part {n} of post {post}: we thank everybody who came to Lyon for the new workshop. " * 3


class Paints(QObject):
    """Notes when `page` is painted with `post` on it."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__()
        self._page, self.post, self.is_done = page, "", False
        page.final.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.is_done:
            view = self._page.view
            self.is_done = view is not None and view.record.id == self.post
        return False


def texts(post: int, parts: int) -> list[str]:
    """The parts of post number `post`."""
    return [_PART.format(n=number, post=post)[:250] for number in range(1, parts + 1)]


def open_painted(window: MainWindow, paints: Paints, post: PostId) -> float:
    """Milliseconds from `open_post` until the post is on the screen."""
    paints.post, paints.is_done = post, False
    began = time.perf_counter()
    window.review.open_post(post)
    until(lambda: paints.is_done)
    return (time.perf_counter() - began) * 1000


def bare_painted(parts: Sequence[str]) -> float:
    """The same texts in labels in a scroll area, made anew and painted."""
    area = QScrollArea()
    area.resize(1280, 800)
    area.setWidgetResizable(True)
    area.show()
    QTest.qWait(5)
    began = time.perf_counter()
    inside = QWidget()
    column = QVBoxLayout(inside)
    for text in parts:
        for _ in range(2):  # as it will be posted, and as it will look
            label = QLabel(text)
            label.setWordWrap(True)
            column.addWidget(label)
    area.setWidget(inside)
    QApplication.processEvents()
    area.viewport().repaint()
    took = (time.perf_counter() - began) * 1000
    area.close()
    area.deleteLater()
    return took


def reviews(window: MainWindow) -> None:
    """Open single posts and threads, each another one than before; and the very first of all."""
    hand = Hand(window)
    made = {
        parts: [submitted(window, texts(10 * parts + n, parts)) for n in range(4)]
        for parts in (1, 8)
    }
    window.show_page("review")
    paints = Paints(window.review)
    for posts in made.values():
        for post in posts:  # from now on this person has seen them: nothing is recorded
            open_painted(window, paints, post)
            hand.settle()
    for parts, name in ((1, "open a review, one post"), (8, "open a review, thread of 8")):
        ours, bare = [], []
        for number in range(_ROUNDS):
            ours.append(open_painted(window, paints, made[parts][number % 4]))
            bare.append(bare_painted(texts(0, parts)))
            hand.settle()
        shown("reviews", name, ours, bare, OPEN)
    firsts = [_first() for _ in range(_FIRSTS)]
    shown("reviews", "open a review, the first since the start", firsts, bare, OPEN)


def _first() -> float:
    """The first opening in a program of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "from benchmarks.reviewing import main; main()"],
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return float(done.stdout.split()[-1])


def growth(window: MainWindow) -> None:
    """What a thousand openings leave behind, once every post was opened before."""
    hand = Hand(window)
    posts = [submitted(window, texts(100 + n, 1 + n % 3)) for n in range(_POSTS)]
    window.show_page("review")
    paints = Paints(window.review)

    def walk(count: int) -> float:
        for number in range(count):
            open_painted(window, paints, posts[number % _POSTS])
            if number % 20 == 0:
                hand.settle()
        hand.settle()
        gc.collect()
        return _resident()

    walk(300)
    halves = [_resident()] + [walk(_OPENED // 2) for _ in range(2)]
    grown = halves[-1] - halves[0]
    widgets = len(window.review.findChildren(QWidget))
    say(
        f"growth per 1,000 posts opened: {grown:.1f} MB (halves {halves[1] - halves[0]:.1f} and "
        f"{halves[2] - halves[1]:.1f}), {widgets} widgets",
        Figure(
            name="growth of memory for 1,000 posts opened",
            unit="MB",
            value=grown,
            n=_OPENED,
            goal=f"less than {GROWTH:g} MB",
            is_met=grown < GROWTH,
            **of("growth"),
        ),
    )


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Print the milliseconds of a first opening."""
    with practice_desk() as window:
        post = submitted(window, texts(1, 1))
        window.show_page("review")
        Hand(window).settle()
        print(open_painted(window, Paints(window.review), post))
