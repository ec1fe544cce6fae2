"""What the measurements of the windows share: an open practice desk, and how a figure is said.

The load of the machine stands with every figure: with others at work on it, only ratios say much.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtTest import QTest

from benchmarks.results import Figure, keep, timed
from desktop_app import bootstrap
from desktop_app.domain.action import PostId
from desktop_app.services import drafting
from desktop_app.services.ports import Draft
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from desktop_app.ui.main_window import MainWindow

BARE = "a bare widget of Qt"  #: what stands beside ours, in the file of results
FRAME = 16.7  #: milliseconds between two pictures of a screen
_CALM_MILLISECONDS = 1_500


@contextmanager
def practice_desk() -> Iterator[MainWindow]:
    """A practice desk of its own in an open window, once nothing is under way."""
    with tempfile.TemporaryDirectory() as folder:
        opening = bootstrap.practice(Path(folder), "en")
        window = application.build(opening, application.application(["interface"]))
        window.resize(1280, 800)
        window.show()
        Hand(window).wait(lambda: window.session.is_loaded, "the record")
        Hand(window).settle()
        QTest.qWait(_CALM_MILLISECONDS)  # what is done when nobody waits
        Hand(window).settle()
        yield window
        application.shut(window)


def until(seen: Callable[[], bool]) -> None:
    """Let the application work, asleep in between as `exec` is, until `seen`."""
    flags = QEventLoop.ProcessEventsFlag
    while not seen():
        QCoreApplication.processEvents(flags.AllEvents | flags.WaitForMoreEvents)


def draft(window: MainWindow, texts: Sequence[str], language: str = "en") -> Draft:
    """A kept draft of so many parts, by whoever is signed in."""
    parts, person = window.session.parts, window.session.person.id
    new = drafting.new_draft(parts.clock, person, window.session.charter.accounts[0].id)
    written = tuple(replace(new.parts[0], text=text) for text in texts)
    return drafting.save(parts.desk, parts.clock, replace(new, language=language, parts=written))


def submitted(window: MainWindow, texts: Sequence[str]) -> PostId:
    """A post of so many parts that waits for its approvals."""
    session = window.session
    return drafting.submit_for_review(session.parts, draft(window, texts), session.person.id)


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]


def shown(
    part: str, name: str, ours: Sequence[float], bare: Sequence[float], most: float = FRAME
) -> None:
    """Print median and 95th percentile of both, and the ratio of the percentiles; keep them."""
    (middle, high), (bare_middle, bare_high) = percentiles(ours), percentiles(bare)
    figure = timed(
        ours,
        bare,
        name=name,
        unit="ms",
        beside=BARE,
        goal=f"95 of 100 within {most:g} ms",
        is_met=high <= most,
        **of(part),
    )
    say(
        f"{name:<46} p50 {middle:6.2f}  p95 {high:6.2f} ms"
        f"   bare p50 {bare_middle:5.2f}  p95 {bare_high:5.2f}   x{high / bare_high:.1f}",
        figure,
    )


def of(part: str) -> dict[str, Any]:
    """What every figure of a part of ``make bench`` says of itself."""
    return {"part": part, "command": f"make bench ARGS={part}"}


def say(line: str, figure: Figure) -> None:
    """Print one line of figures, and whether the goal is met; keep the figure that it is about."""
    keep(figure)
    over = "" if figure.is_met in (True, None) else "   OVER"
    print(f"{line}   load {os.getloadavg()[0]:.1f}{over}", flush=True)
