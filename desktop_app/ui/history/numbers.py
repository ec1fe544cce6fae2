"""What X counted of a published post: numbers with their age and price, and how a poll ended.

No number is added to another: views, likes and answers are different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QWidget

from desktop_app.services.echoes import Echo
from desktop_app.services.observing_ports import Counts, Origin, PollResult, Snapshot
from desktop_app.ui import words
from desktop_app.ui.ages import ago
from desktop_app.ui.budget import tenths_of_cents
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.widgets import Muted


def pieces(echoes: Sequence[Echo], now: datetime) -> Iterator[QWidget]:
    """The lines about each part of a post."""
    if not any(echo.last or echo.poll for echo in echoes):
        said = QCoreApplication.translate(
            "numbers",
            "No numbers were read yet. X charges for reading them: what it may cost a month is "
            "set on the page Accounts.",
        )
        yield Muted(said)
        return
    for echo in echoes:
        name = _begun(echo.part, len(echoes))
        if echo.last is not None:
            yield line("published", "", name + counted(echo.last.counts))
            yield indented(read(echo.last, now))
        if echo.poll is not None:
            yield from _poll(echo.poll, name, now)


def counted(counts: Counts) -> str:
    """``12,400 views · 31 likes``: what X said, and nothing of what it did not say."""
    return " · ".join(_Counted().said(counts))


def read(snapshot: Snapshot, now: datetime) -> str:
    """How old the numbers are, and what reading them cost."""
    when = ago(snapshot.at, now)
    if snapshot.origin is Origin.IMPORTED:
        said = QCoreApplication.translate("numbers", "From a file, as they were {time}")
        return said.format(time=when)
    said = QCoreApplication.translate("numbers", "Read {time}, for {price}")
    return said.format(time=when, price=tenths_of_cents(snapshot.price))


def _begun(part: int, parts: int) -> str:
    """Which part of a thread a line is about; nothing for a single post."""
    if parts == 1:
        return ""
    begun = QCoreApplication.translate("numbers", "{part}:")
    return begun.format(part=words.part_name(part, parts)) + " "


def _poll(result: PollResult, name: str, now: datetime) -> Iterator[QWidget]:
    votes = sum(option.votes for option in result.poll.options)
    yield line("question", "", name + _Counted().votes(votes))
    for option in result.poll.options:
        share = 100 * option.votes / votes if votes else 0.0
        row = QCoreApplication.translate("numbers", "{share} % — {option} ({votes})")
        shown = QLocale().toString(share, "f", 0)
        text = row.format(share=shown, option=option.label, votes=QLocale().toString(option.votes))
        yield indented(text, plain=True)
    warning = QCoreApplication.translate(
        "numbers",
        "Read {time}. Whoever follows the account and votes is no sample: this says nothing "
        "about customers or the public.",
    )
    yield indented(warning.format(time=ago(result.at, now)))


class _Counted(QObject):
    """Plurals are found in a QObject's own sentences only."""

    def said(self, counts: Counts) -> Iterator[str]:
        """Each number that X said."""
        if (count := counts.impressions) is not None:
            yield self.tr("%Ln view(s)", "", count)
        if (count := counts.likes) is not None:
            yield self.tr("%Ln like(s)", "", count)
        if (count := counts.reposts) is not None:
            yield self.tr("%Ln repost(s)", "", count)
        if (count := counts.replies) is not None:
            yield self.tr("%Ln answer(s)", "", count)
        if (count := counts.quotes) is not None:
            yield self.tr("%Ln quote(s)", "", count)
        if (count := counts.bookmarks) is not None:
            yield self.tr("%Ln bookmark(s)", "", count)

    def votes(self, count: int) -> str:
        """How many took part in a poll."""
        return self.tr("The poll ended with %Ln vote(s)", "", count)
