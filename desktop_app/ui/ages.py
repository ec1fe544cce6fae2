"""How long ago something was read, in the words of the windows' language."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def ago(at: datetime, now: datetime) -> str:
    """``3 h ago``: in whole minutes, hours or days, never more than it was."""
    seconds = max(0, int((now - at).total_seconds()))
    return _Ages().said(seconds)


class _Ages(QObject):
    """Plurals are found in a QObject's own sentences only."""

    def said(self, seconds: int) -> str:
        if seconds < _MINUTE:
            return self.tr("just now")
        if seconds < _HOUR:
            return self.tr("{count} min ago").format(count=seconds // _MINUTE)
        if seconds < _DAY:
            return self.tr("{count} h ago").format(count=seconds // _HOUR)
        days = seconds // _DAY
        return self.tr("%n day(s) ago", "", days)
