"""Times of another zone in words: Qt must not take them for times of this computer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone

from desktop_app.ui.days import DAY, in_words


def day_and_time(local: datetime) -> str:
    """``24 Nov 2026 16:00``, in the windows' language, as the clocks of its zone show it."""
    return in_words(_shown(local), f"{DAY} HH:mm")


def time_of_day(local: datetime) -> str:
    """``16:00``, as the clocks of its zone show it."""
    return QLocale().toString(_shown(local), "HH:mm")


def _shown(local: datetime) -> QDateTime:
    day = QDate(local.year, local.month, local.day)
    return QDateTime(day, QTime(local.hour, local.minute), QTimeZone.utc())
