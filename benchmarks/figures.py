"""How long the figures of 100,000 posts take: read from a record, the workbook, charts on the screen.

The posts lie in the last 365 days, all of them, in a ledger file: more than any account posts in a
year. Their numbers of X were read once each. What is measured is what the page does: the record read
piece by piece, the posts' words (hashtags and tone), summing; all again, as after a change, when
nobody's words are read twice; the workbook; and making and painting the charts.

    python benchmarks/figures.py [POSTS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

sys.path.pop(0)  # this folder, whose queue.py would hide Python's own
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.archive import ACCOUNT, DAYS, NOW, Clock, archive
from benchmarks.results import Figure, keep
from desktop_app import bootstrap
from desktop_app.adapters.desk.observations import open_observations
from desktop_app.adapters.ledger import SqliteLedger
from desktop_app.adapters.workbook import xlsx
from desktop_app.services import figures_reading
from desktop_app.services.figures import Figures
from desktop_app.services.figures_book import book
from desktop_app.services.observing_ports import Counts, Snapshot
from desktop_app.services.parts import Parts
from desktop_app.ui.figures.cards import ChartCard
from desktop_app.ui.figures.page import PICTURES
from tests.contracts.company import verify

REPORT, CHARTS = 5.0, 0.2  #: seconds that they may take
T = TypeVar("T")


def timed(name: str, work: Callable[[], T], most: float | None = None) -> tuple[T, float]:
    """Do `work`, print how long it took, and return both.

    Seconds of this process's processor: others at work on the machine say nothing of ours. What
    went by meanwhile stands beside it.
    """
    begun, began = time.process_time(), time.perf_counter()
    made = work()
    took, passed = time.process_time() - begun, time.perf_counter() - began
    over = "   OVER" if most is not None and took > most else ""
    print(
        f"{name:<44} {took:7.3f} s   passed {passed:6.1f}   load {os.getloadavg()[0]:.1f}{over}",
        flush=True,
    )
    return made, took


def parts(ledger: SqliteLedger, folder: Path) -> Parts:
    """What the figures read: the record, the rules, and numbers of each post."""
    observations = open_observations(folder / "observations.sqlite")
    with ledger.begin() as work:
        posted = work.posted_parts(ACCOUNT)
    numbers = (
        Snapshot(
            x_post_id=one.x_post_id,
            at=one.at + timedelta(hours=1),
            counts=Counts(impressions=place, likes=place % 900),
            price=1_000,
        )
        for place, one in enumerate(posted)
    )
    observations.keep_snapshots(ACCOUNT, tuple(numbers))
    nobody: Any = None
    keys: Any = SimpleNamespace(verify=verify)
    return Parts(
        clock=Clock(NOW),
        desk=nobody,
        store=ledger,
        keys=keys,
        speller=nobody,
        rulebook=bootstrap.rulebook(),
        media=nobody,
        journal=None,
        poster=nobody,
        publisher=None,
        observations=observations,
    )


def read(opened: Parts, before: Figures | None) -> Figures:
    """Read as the page does, and say how long the longest piece kept the record's lane."""
    longest, last = 0.0, time.process_time()
    found: Figures | None = None
    for piece in figures_reading.pieces(opened, ACCOUNT, DAYS, before):
        now, found = time.process_time(), piece
        longest, last = max(longest, now - last), now
    assert found is not None
    print(f"{'longest piece':<44} {longest:7.3f} s")
    return found


def charts(figures: Figures) -> None:
    """Make every picture and paint it as the page does."""
    for picture in PICTURES:
        card = ChartCard()
        card.resize(1000, 320)
        card.show_picture(picture(figures))
        card.grab()
        card.deleteLater()


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one is over its goal."""
    posts = int(arguments[0]) if arguments else 100_000
    application = QApplication(["figures"])
    with tempfile.TemporaryDirectory() as folder:
        ledger = archive(Path(folder) / "ledger.sqlite", posts)
        opened = parts(ledger, Path(folder))
        figures, reading = timed(f"{posts} posts read and summed", lambda: read(opened, None))
        _, again = timed("again, as after a change", lambda: read(opened, figures))
        _, writing = timed("workbook written", lambda: xlsx(book(figures, "en")))
        for name, taken in (("report, first", reading), ("report, again", again)):
            whole = taken + writing
            keep(
                Figure(
                    part="figures",
                    name=f"figures of {posts:,} posts, {name}",
                    unit="s",
                    value=whole,
                    goal=f"{REPORT:g} s at most",
                    is_met=whole <= REPORT,
                    command="python -m benchmarks.figures",
                )
            )
            print(f"{name:<44} {whole:7.3f} s{'   OVER' * (whole > REPORT)}")
        charts(figures)  # fonts and glyphs, once
        _, painting = timed("charts made and painted", lambda: charts(figures), CHARTS)
        ledger.close()
    application.processEvents()
    return int(reading + writing > REPORT or painting > CHARTS)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
