"""What two people took out of the record goes from this computer as well, while the window is open.

Somewhat after the window stands, and after each change of the record; nobody waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.errors import Unavailable
from desktop_app.services.parts import Changes, Parts
from desktop_app.ui.background import Background, Lane

if TYPE_CHECKING:
    from desktop_app.services.redacting import Failure, Redacting

#: After a start whoever looks comes first; of changes that follow closely one is enough.
FIRST_MILLISECONDS, LATER_MILLISECONDS = 15_000, 2_000
#: What passes by itself, and is told by the line to the server.
_PASSING = ("ledger.unreachable", "ledger.standby", "ledger.busy")


class Redactions(QObject):
    """Follows them in the network's lane, where the publisher writes to the same journal."""

    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._following: Redacting | None = None
        self._is_looking = False
        self._told: set[str] = set()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        background.closing.connect(self._soon.stop)

    def begin(self, parts: Parts) -> None:
        """Of this record from now on."""
        self._parts, self._following = parts, None
        self._soon.start(FIRST_MILLISECONDS)

    @Slot(object)
    def news(self, changes: Changes) -> None:
        """The record has changed, perhaps."""
        is_known = self._parts is not None and self._background.is_open
        if changes.publications and is_known and not self._soon.isActive():
            self._soon.start(LATER_MILLISECONDS)

    @Slot()
    def _look(self) -> None:
        parts = self._parts
        if parts is None or not self._background.is_open:
            return
        if self._is_looking:
            self._soon.start(LATER_MILLISECONDS)
            return
        self._is_looking, following = True, self._following
        self._background.run(
            Lane.NETWORK,
            lambda: _looked(following, parts),
            owner=self,
            then=self._have_looked,
            failed=self._have_failed,
        )

    def _have_looked(self, looked: tuple[Redacting, tuple[Failure, ...]]) -> None:
        self._is_looking = False
        self._following, failures = looked
        for failure in failures:
            self._tell(failure.error)

    def _have_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        """Once: it is tried again with the next change."""
        is_passing = isinstance(error, Unavailable) and error.kind in _PASSING
        if not is_passing and str(error) not in self._told:
            self._told.add(str(error))
            self.failed.emit(error)


def _looked(following: Redacting | None, parts: Parts) -> tuple[Redacting, tuple[Failure, ...]]:
    from desktop_app.services.redacting import Redacting

    following = following or Redacting(parts)
    return following, following.look()
