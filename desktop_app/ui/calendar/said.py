"""What the calendar says of days, posts and bands, in the language of the windows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_app.domain import schedule
from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.publication import PostState
from desktop_app.services.calendar import Band, Entry, EntryKind, day_bounds
from desktop_app.ui import words
from desktop_app.ui.compose.times import time_of_day
from desktop_app.ui.days import in_words

_WHOLE_DAY = timedelta(hours=24)
_ICONS = {
    PostState.IN_REVIEW: "review",
    PostState.APPROVED: "clock",
    PostState.SENDING: "clock",
    PostState.POSTED: "check",
    PostState.HELD: "freeze",
    PostState.UNKNOWN: "question",
    PostState.NEEDS_PERSON: "question",
    PostState.MISSED: "caution",
}


def entry_icon(entry: Entry) -> tuple[str, str]:
    """The shape and the tone of an entry: every word has a shape of its own."""
    if entry.state is None:
        return ("edit" if entry.kind is EntryKind.DRAFT else "goals"), "info"
    return _ICONS.get(entry.state, "void"), words.state_tone(entry.state)


def entry_word(entry: Entry) -> str:
    """Where an entry stands, in a few words."""
    if entry.state is not None:
        return words.held_because(entry.state, entry.hold)
    if entry.kind is EntryKind.DRAFT:
        return QCoreApplication.translate("Calendar", "Your draft")
    return QCoreApplication.translate("Calendar", "Goal: last day")


def entry_text(entry: Entry) -> str:
    """The entry's first words; what it is called when it has none."""
    return words.shortened(entry.text, 200) or QCoreApplication.translate("Calendar", "No text yet")


def entry_time(entry: Entry, zone: str) -> str:
    """The hour, as the clocks of `zone` show it; a goal has its whole day."""
    if entry.kind is EntryKind.GOAL:
        return ""
    return time_of_day(schedule.local(entry.at, zone))


def entry_name(entry: Entry, zone: str, handle: str) -> str:
    """All of it in one line, as a screen reader says it."""
    if entry.kind is EntryKind.GOAL:
        goal = QCoreApplication.translate("Calendar", "{state}: {text}")
        return goal.format(state=entry_word(entry), text=entry_text(entry))
    said = QCoreApplication.translate("Calendar", "{state}, {time}, {account}: {text}")
    return said.format(
        state=entry_word(entry),
        time=entry_time(entry, zone),
        account=f"@{handle}",
        text=entry_text(entry),
    )


def band_name(band: Band, charter: Charter) -> str:
    """The short name of a band, as it stands in a day."""
    if band.freeze is not None:
        said = QCoreApplication.translate("Calendar", "Frozen: {account}")
        return said.format(account=handle_of(charter, band.account))
    results = band.period.results if band.period is not None else None
    market = results.market if results is not None else ""
    said = QCoreApplication.translate("Calendar", "Quiet period")
    return f"{said} {market}".strip()


def band_until(band: Band, charter: Charter, zone: str) -> str:
    """Its short name with the last day that it covers in `zone`, where it has one."""
    name = band_name(band, charter)
    if band.ends is None:
        return name
    last = schedule.local(band.ends - timedelta(microseconds=1), zone)
    said = QCoreApplication.translate("Calendar", "{name}, until {day}")
    day = in_words(last)
    return said.format(name=name, day=day)


def band_said(band: Band, charter: Charter) -> str:
    """What a band is, from when until when, and under which rule."""
    if band.period is not None:
        return band.period.said.text(words.language())
    if band.freeze is None:
        return ""
    said = QCoreApplication.translate(
        "Calendar",
        "{account} is frozen since {time}, by {name}: {reason}. Nothing leaves it until somebody "
        "unfreezes it.",
    )
    return said.format(
        account=handle_of(charter, band.account),
        time=words.zoned(band.freeze.at, zone_of(charter, band.account)),
        name=words.person_name(charter, band.freeze.by),
        reason=band.freeze.reason.strip().rstrip("."),
    )


def day_name(day: date) -> str:
    """``Tuesday 24 November 2026``."""
    pattern = QCoreApplication.translate("Calendar", "dddd d MMMM yyyy")
    return _capital(in_words(day, pattern))


def month_name(day: date) -> str:
    """``November 2026``."""
    return _capital(in_words(day, "MMMM yyyy"))


def short_day(day: date) -> str:
    """``Tue 24 Nov``."""
    return in_words(day, "ddd d MMM")


def shortest_day(day: date) -> str:
    """``Tue 24``."""
    return in_words(day, "ddd d")


def weekday(day: date) -> str:
    """``Tue``."""
    return in_words(day, "ddd")


def clock_change(day: date, zone: str) -> str:
    """That the clocks change on that day, and how long it is; empty on every other day."""
    begins, ends = day_bounds(day, zone)
    if ends - begins == _WHOLE_DAY:
        return ""
    said = QCoreApplication.translate("Calendar", "The clocks change: this day has {hours} hours.")
    return said.format(hours=f"{(ends - begins) / timedelta(hours=1):g}")


def handle_of(charter: Charter, account: AccountId | None) -> str:
    """``@acme``; every account where it is of none."""
    if account is None:
        return QCoreApplication.translate("Calendar", "every account")
    known = (one for one in charter.accounts if one.id == account)
    found = next(known, None)
    return f"@{account if found is None else found.handle}"


def zone_of(charter: Charter, account: AccountId | None) -> str:
    """The zone of an account."""
    return "UTC" if account is None else charter.policy.terms_for(account).zone


def local_day(at: datetime, zone: str) -> date:
    """The day of `at` in `zone`."""
    return schedule.local(at, zone).date()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
