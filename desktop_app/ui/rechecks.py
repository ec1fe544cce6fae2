"""Others' posts that are kept here are looked for at X once a day, while the window is open.

It begins when somebody first goes to a page that shows such posts: who never does reads nothing of
X. What is gone from X goes from the pages, too.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.errors import Unavailable
from desktop_app.services.parts import Parts
from desktop_app.ui.background import Background, Lane

#: Pages that show what was read of X, by their names.
OBSERVING = frozenset({"published", "mentions", "watching", "figures"})
#: How often it is asked what is due, in milliseconds: each post is due a day after it was seen.
_OFTEN = 60 * 60 * 1000


class Rechecks(QObject):
    """Looks again in the network's lane, where nobody waits for it."""

    forgotten = Signal()  #: X shows something no more that was kept here
    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._told = ""
        self._is_looking = False
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self._look)

    def begin(self, parts: Parts) -> None:
        """Of these observations from now on."""
        self._parts = parts

    def opened(self, page: str) -> None:
        """Somebody went to the page of that name."""
        if page in OBSERVING and not self._timer.isActive():
            self._timer.start()
            self._look()

    @Slot()
    def _look(self) -> None:
        parts = self._parts
        if parts is None or self._is_looking or not self._background.is_open:
            return
        self._is_looking = True
        self._background.run(
            Lane.NETWORK,
            lambda: _looked(parts),
            owner=self,
            then=self._have_looked,
            failed=self._have_failed,
        )

    def _have_looked(self, looked: tuple[int, Exception | None]) -> None:
        self._is_looking = False
        gone, error = looked
        if gone:
            self.forgotten.emit()
        if error is not None:
            self._tell(error)

    def _have_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        """Once; and not that X was away: an hour later it is asked again."""
        if not isinstance(error, Unavailable) and str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)


def _looked(parts: Parts) -> tuple[int, Exception | None]:
    from desktop_app.services import observing_daily

    looked = observing_daily.look_again(parts)
    return looked.gone, looked.failed
