"""Fetches the pictures of what waits for somebody while the server answers, for when it does not.

One picture at a time, in the lane in which pictures travel: what somebody looks at now goes between.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.errors import Unavailable
from desktop_app.services.parts import Parts
from desktop_app.ui.background import Background, Lane
from desktop_app.ui.line import Line

if TYPE_CHECKING:
    from desktop_app.services.foresight import Tried

#: What passes by itself: it is tried again once the server answers.
_PASSING = ("ledger.unreachable", "ledger.standby", "ledger.busy", "media.unfetched")


class Ahead(QObject):
    """Does nothing where the record needs no server."""

    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, line: Line, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._line = background, line
        self._parts: Parts | None = None
        self._given_up: set[str] = set()
        self._is_fetching = self._again = False
        self._told = ""
        line.changed.connect(self.look)

    def begin(self, parts: Parts) -> None:
        """Of this record from now on."""
        self._parts = parts
        self.look()

    @Slot()
    def look(self) -> None:
        """Fetch what is not here, one after the other."""
        parts, background = self._parts, self._background
        if parts is None or parts.offline is None or not background.is_open:
            return
        if self._line.state.is_away:
            return
        if self._is_fetching:
            self._again = True
            return
        self._is_fetching, given_up = True, frozenset(self._given_up)
        background.run(
            Lane.SHARING,
            lambda: _fetched(parts, given_up, background),
            owner=self,
            then=self._have,
            failed=self._have_not,
        )

    def _have(self, tried: Tried | None) -> None:
        self._is_fetching, self._told = False, ""
        if tried is not None and not tried.is_here:
            self._given_up.add(tried.sha256)
        if tried is not None or self._again:
            self._again = False
            self.look()

    def _have_not(self, error: Exception) -> None:
        self._is_fetching = self._again = False
        is_passing = isinstance(error, Unavailable) and error.kind in _PASSING
        if not is_passing and str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)


def _fetched(parts: Parts, given_up: Collection[str], background: Background) -> Tried | None:
    """In the lane."""
    from desktop_app.services import foresight

    offline = parts.offline
    assert offline is not None
    return foresight.fetch_next(parts, offline.person, given_up, lambda: background.is_open)
