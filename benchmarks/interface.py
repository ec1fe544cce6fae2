"""What the windows cost a person who works in them, each figure beside a bare widget of the same run.

    python benchmarks/interface.py [FIGURE ...]

Both columns are measured one after the other, so that a busy machine slows both; OVER marks what
misses its goal. Nothing has to be on the machine but what the program itself needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

# Not this folder: it has a module that is called as one of Python's.
sys.path[0] = str(Path(__file__).resolve().parent.parent)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import queue, resting, start
from benchmarks.common import BARE, FRAME, of, practice_desk, say
from benchmarks.editing import editing
from benchmarks.results import Figure
from benchmarks.reviewing import growth, reviews
from benchmarks.underlining import stalls, underlines
from desktop_app.domain.account import PersonId
from desktop_app.services import practice
from desktop_app.services.reading import QueueRow, row_of
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.paged import Opened
from desktop_app.ui.queue.model import QueueModel

ROWS = 1_000_000
FIRST_ROWS = 100.0  #: milliseconds
START, START_RATIO = 600, 2.2  #: milliseconds, and how much slower than a bare window
_ROUNDS = 11


def starts() -> None:
    """From the start of a process to its first painted window, in turns with a bare one."""
    bare, ours, ratio = start.beside_bare(_ROUNDS)
    say(
        f"start: median {ours['median_ms']} ms (fastest {ours['fastest_ms']}), "
        f"{ours['memory_mb']} MB by then   bare {bare['median_ms']} "
        f"({bare['fastest_ms']}), {bare['memory_mb']} MB   x{ratio:.2f}",
        Figure(
            name="start, first window painted",
            unit="ms",
            value=ours["median_ms"],
            spread=(ours["fastest_ms"], ours["slowest_ms"]),
            n=_ROUNDS,
            beside=BARE,
            other=bare["median_ms"],
            other_spread=(bare["fastest_ms"], bare["slowest_ms"]),
            goal=f"{START} ms at most, and {START_RATIO:g} times the bare window",
            is_met=ours["median_ms"] <= START and ratio <= START_RATIO,
            note="the spread is from the fastest start to the slowest",
            **of("start"),
        ),
    )


def lists(window: MainWindow) -> None:
    """The queue with a million rows that are made when they are read, beside a table of one line."""
    charter, person = window.session.charter, PersonId(practice.COMMUNICATIONS)

    def make(number: int) -> QueueRow:
        return row_of(charter, person, queue.summary(number), queue.START)

    source, model = queue.Synthetic(ROWS, make), QueueModel(queue.do)
    model.charter, model.now = charter, queue.START
    opened = Opened(newest=1, count=ROWS, rows=source.page(None)[1])
    bare = queue.table(queue.Bare(ROWS), lambda: None)
    ours = queue.table(model, lambda: model.open(source, opened))
    for name, figure, most in (
        (f"first rows of {ROWS:,}", "first", FIRST_ROWS),
        (f"scroll p95 in {ROWS:,} rows", "p95", FRAME),
        ("jump to the end, its rows painted", "last row", FIRST_ROWS),
    ):
        said = f"{name:<46} {ours[figure]:6.2f} ms   bare {bare[figure]:5.2f}"
        say(
            f"{said}   x{ours[figure] / bare[figure]:.1f}",
            Figure(
                name=name,
                unit="ms",
                value=ours[figure],
                beside=BARE,
                other=bare[figure],
                goal=f"{most:g} ms at most",
                is_met=ours[figure] <= most,
                **of("lists"),
            ),
        )


#: In programs of their own.
OUTSIDE: dict[str, Callable[[], None]] = {
    "start": starts,
    "memory": resting.memory,
    "idle": resting.idle,
    "languages": resting.languages,
}
#: In a window that is open.
FIGURES: dict[str, Callable[[MainWindow], None]] = {
    "reviews": reviews,
    "editing": editing,
    "underlines": underlines,
    "stalls": stalls,
    "lists": lists,
    "growth": growth,
}


def main() -> None:
    """Print the figures that are asked for; all of them by default."""
    sys.setswitchinterval(0.0005)  # as the program does
    wanted = sys.argv[1:] or [*OUTSIDE, *FIGURES]
    for name in wanted:
        if name in OUTSIDE:
            OUTSIDE[name]()
    for name in wanted:
        if name in FIGURES:
            with practice_desk() as window:
                FIGURES[name](window)


if __name__ == "__main__":
    main()
