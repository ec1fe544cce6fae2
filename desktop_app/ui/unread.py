"""What earlier refreshes left unread at X, in a sentence, and what reading it costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.services.observing_refresh import Span
from desktop_app.ui import words
from desktop_app.ui.budget import money

_NAMED = 2  #: stretches of time that are named; the others are counted


def sentence(spans: Sequence[Span], price: int, most: int, now: datetime) -> str:
    """Which posts are missing, and what they cost; empty when none are.

    `price` is that of a post, `most` what the next refresh may cost, in millionths of a US dollar; 0:
    it asks nothing.
    """
    if not spans:
        return ""
    named = [_named(span, now) for span in spans[:_NAMED]]
    more = len(spans) - len(named)
    if more:
        named.append(_Counted().earlier(more))
    said = QCoreApplication.translate("Unread", "Not everything was read yet: missing is {spans}.")
    text = said.format(spans=words.joined(named))
    if not most:
        return text
    cost = QCoreApplication.translate(
        "Unread", "The next refresh reads on there: {price} a post, {most} at most."
    )
    return f"{text} {cost.format(price=money(price), most=money(most))}"


class _Counted(QObject):
    """Plurals are found at an object's `tr` alone."""

    def earlier(self, count: int) -> str:
        return self.tr("%Ln earlier time(s)", "", count)


def _named(span: Span, now: datetime) -> str:
    ends = words.moment(span.ends, now)
    if span.begins is None:
        return QCoreApplication.translate("Unread", "what was posted before {ends}").format(
            ends=ends
        )
    said = QCoreApplication.translate("Unread", "what was posted between {begins} and {ends}")
    return said.format(begins=words.moment(span.begins, now), ends=ends)
