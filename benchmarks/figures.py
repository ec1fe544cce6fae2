"""How long the figures of 100,000 posts take: the workbook, and the page's charts on the screen.

The posts are made here and lie in the last 365 days, all of them: more than any account posts in a
year. What is measured is reading their words (hashtags and tone), summing, the workbook, and making
and painting the charts; the record's own lists are measured in benchmarks/ledger.py and scale.py.

    python benchmarks/figures.py [POSTS]
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

sys.path.pop(0)  # this folder, whose queue.py would hide Python's own
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.workbook import xlsx
from desktop_app.checks.profile import Profile
from desktop_app.domain.account import Charter
from desktop_app.domain.action import PostId
from desktop_app.services import practice
from desktop_app.services.figures import Figures, Out
from desktop_app.services.figures_book import book
from desktop_app.services.figures_reading import hashtags_of, tone_of
from desktop_app.services.observing_ports import Counts
from desktop_app.services.process import Process
from desktop_app.ui.figures.cards import ChartCard
from desktop_app.ui.figures.page import PICTURES

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAYS = 365
REPORT, CHARTS = 5.0, 0.2  #: seconds that they may take
TEXTS = (
    "Nos équipes ouvrent un atelier de {n} places à #Lyon ce matin. https://example.com/{n}",
    "Thank you to the {n} colleagues who joined us in Nantes today. #mobility #Nantes",
    "The best, most amazing team ever: simply revolutionary, {n} times over!",
    "Three trains left on time this morning; the {n} o’clock one had a new driver.",
)
T = TypeVar("T")


def timed(name: str, work: Callable[[], T], most: float | None = None) -> tuple[T, float]:
    """Do `work`, print how long it took, and return both.

    Seconds of this process's processor: others at work on the machine say nothing of ours.
    """
    begun = time.process_time()
    made = work()
    took = time.process_time() - begun
    over = "   OVER" if most is not None and took > most else ""
    print(f"{name:<44} {took:7.3f} s   load {os.getloadavg()[0]:.1f}{over}", flush=True)
    return made, took


def outs(charter: Charter, posts: int) -> tuple[Out, ...]:
    """Posts spread over the year, their words read as `figures_reading` does."""
    rulebook, profile = bootstrap.rulebook(), Profile.parse(charter.profile)
    chance = random.Random(4)  # noqa: S311 - figures that are the same each time
    made = []
    for number in range(posts):
        text = TEXTS[number % len(TEXTS)].format(n=number)
        made.append(
            Out(
                post=PostId(str(number)),
                at=NOW - timedelta(days=chance.random() * (DAYS - 1)),
                author=practice.EXECUTIVE,
                hashtags=hashtags_of(text),
                tone=tone_of(text, rulebook, profile),
                numbers=(Counts(impressions=number, likes=number % 900),),
            )
        )
    return tuple(made)


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
    charter = practice.charter(practice_keys("0" * 32, practice.PEOPLE), "0" * 64)
    read, reading = timed(f"words of {posts} posts read", lambda: outs(charter, posts))
    figures = Figures(
        charter=charter,
        account=practice.ACCOUNT,
        zone="Europe/Paris",
        first=NOW.date() - timedelta(days=DAYS - 1),
        last=NOW.date(),
        as_of=NOW,
        posts=read,
        process=Process(),
        waiting=(),
        readings=(),
    )
    _, adding = timed("summed, in the store's lane", figures.add_up)
    _, writing = timed("workbook written", lambda: xlsx(book(figures, "en")))
    whole = reading + adding + writing
    print(f"{'report':<44} {whole:7.3f} s{'   OVER' * (whole > REPORT)}")
    charts(figures)  # fonts and glyphs, once
    _, painting = timed("charts made and painted", lambda: charts(figures), CHARTS)
    application.processEvents()
    return int(whole > REPORT or painting > CHARTS)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
