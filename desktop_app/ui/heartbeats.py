"""The day's heartbeat of a team's record: given for whoever is signed in, while the window is open.

It is due some hours before the last one runs out, so that posts go on leaving. Only somebody who
signed in with their passphrase is asked for it; their key is never unlocked for it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import PersonId
from desktop_app.services.parts import Parts
from desktop_app.ui.background import Background, Lane

#: How often it is asked whether one is due, in milliseconds.
_OFTEN = 30 * 60 * 1000


class Heartbeats(QObject):
    """Gives heartbeats, in a lane in which nobody waits."""

    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._person: PersonId | None = None
        self._told = ""
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self._look)

    def begin(self, parts: Parts) -> None:
        """Of this record from now on."""
        self._parts = parts

    def signed_in(self, person: PersonId) -> None:
        """`person` has just signed in: their key may sign."""
        self._person = person
        self._look()
        self._timer.start()

    def signed_out(self) -> None:
        """Nobody's key may sign until somebody signs in again."""
        self._person = None
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        parts, person = self._parts, self._person
        if parts is None or parts.trust is None or person is None or not self._background.is_open:
            return
        self._background.run(
            Lane.NOTICES,
            lambda: _beat(parts, person),
            owner=self,
            then=lambda _: None,
            failed=self._tell,
        )

    def _tell(self, error: Exception) -> None:
        """Once: it is tried again, and what is wrong with the record stays so."""
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)


def _beat(parts: Parts, person: PersonId) -> None:
    from desktop_app.services import enrolling

    if enrolling.is_due(parts, person):
        enrolling.beat(parts, person)
