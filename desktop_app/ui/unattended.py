"""Nobody decides at a computer that its owner left: after some minutes without them the key is locked.

What counts is a key, a click, a wheel or a move of the mouse in any window of the program, by the
wall clock: a lid that was closed over lunch counts as time away, too. Drafts go on being kept.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from desktop_app.ui.session import Session

#: Minutes to choose from, and what holds until somebody chooses.
MINUTES = (5, 15, 30, 60)
_USUAL = 15
_PREFERENCE = "lock_minutes"  #: of this machine
_LOOK = 20_000  #: milliseconds between two looks at the clock
_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)


class Unattended(QObject):
    """Locks the key of whoever is signed in once nobody was there for `minutes`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._last = session.opening.clock.now()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        session.person_changed.connect(self._signed_in)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    @property
    def minutes(self) -> int:
        """How long nobody may be there."""
        kept = self._session.opening.desk.preference(_PREFERENCE) or ""
        return int(kept) if kept.isdecimal() and int(kept) in MINUTES else _USUAL

    def choose(self, minutes: int) -> None:
        """Keep another of `MINUTES`, on this machine."""
        self._session.opening.desk.prefer(_PREFERENCE, str(minutes))

    @Slot()
    def look(self) -> None:
        """Lock the key if nobody was there for so long."""
        session = self._session
        away = session.opening.clock.now() - self._last
        if session.is_signed_in and away >= timedelta(minutes=self.minutes):
            self._timer.stop()
            session.sign_out()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last = self._session.opening.clock.now()
        return False

    @Slot()
    def _signed_in(self) -> None:
        if self._session.is_signed_in:
            self._last = self._session.opening.clock.now()
            self._timer.start()

    @Slot(object)
    def _watch(self, window: QWindow | None) -> None:
        # Of the windows only: a filter of the whole program would see each paint and each timer.
        if window is not None:
            window.installEventFilter(self)
