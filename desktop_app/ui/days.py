"""Days as people write them, in the language of the windows: every window asks here.

French counts the first of a month otherwise than all its other days, and Qt does not.
"""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale

DAY = "d MMM yyyy"  #: how a day is written, in Qt's letters
_NUMBER = re.compile(r"(?<!d)d(?!d)")  #: of Qt's letters, the day's number without a zero before it


def in_words(when: date | QDateTime, pattern: str = DAY) -> str:
    """``24 Nov 2026``, as `pattern` says it in Qt's letters, with nothing quoted in them.

    A `QDateTime` is told by the clocks of its own zone. In French the first is ``1er``.
    """
    given = when if isinstance(when, QDateTime) else QDate(when.year, when.month, when.day)
    day = given.date() if isinstance(given, QDateTime) else given
    if day.day() == 1 and QLocale().language() is QLocale.Language.French:
        pattern = _NUMBER.sub("'1er'", pattern)
    return QLocale().toString(given, pattern)
