"""Notices on this desktop: its own service where there is one, else the icon beside the clock.

The service is found in a lane, at the first notice; what it says afterwards wakes this thread.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services.notice_ports import Notice, Notifier
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session
from desktop_app.ui.tray import Tray


class Telling(QObject):
    """Gives notices, and says which one was opened. Without any way to show them it says so."""

    opened = Signal(object)  #: a Notice
    changed = Signal()  #: `problem` is another

    def __init__(self, session: Session, tray: Tray, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tray = session, tray
        self.problem: CountersignError | None = None  #: why nothing can be shown, while it is so
        self._waiting: deque[Notice] = deque()
        self._ears: QSocketNotifier | None = None
        self._connecting = False
        self._given: set[str] = set()  #: the slots of what may still be shown
        tray.notice_opened.connect(self.opened)

    def give(self, notices: Sequence[Notice]) -> None:
        """Show them, once there is a connection."""
        self._waiting.extend(notices)
        self._given.update(notice.slot for notice in notices)
        if self._ears is not None:
            self._give_waiting()
        else:
            self.connect_service()

    def keep_only(self, slots: Collection[str]) -> None:
        """Show no longer what is about something else: somebody has dealt with it."""
        gone, notifier = self._given.difference(slots), self._notifier
        self._given -= gone
        self._waiting = deque(each for each in self._waiting if each.slot not in gone)
        if self._ears is None or notifier is None:
            return
        try:
            for slot in sorted(gone):
                notifier.withdraw(slot)
        except Unavailable as error:
            self._stop_listening()
            self._say(error)

    def connect_service(self) -> None:
        """Find the desktop's service, when it is not found yet; `problem` says how it went."""
        notifier = self._notifier
        if notifier is None:
            self._show_at_icon(Unavailable("notices.missing"))
        elif self._ears is None and not self._connecting:
            self._connecting = True
            self._session.do(
                Lane.NOTICES,
                notifier.connect,
                owner=self,
                then=self._connected,
                failed=self._not_connected,
            )

    def close(self) -> None:
        """Let go of the service."""
        self._stop_listening()
        if self._session.is_loaded and self._notifier is not None:
            self._notifier.close()

    @property
    def _notifier(self) -> Notifier | None:
        return self._session.parts.notifier

    def _connected(self, descriptor: int) -> None:
        self._connecting = False
        self._ears = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._hear)
        self._say(None)
        self._give_waiting()

    def _not_connected(self, error: Exception) -> None:
        self._connecting = False
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            return
        self._show_at_icon(error)

    def _give_waiting(self) -> None:
        notifier = self._notifier
        try:
            while self._waiting and notifier is not None:
                notifier.give(self._waiting[0])
                self._waiting.popleft()
        except Unavailable as error:
            self._stop_listening()
            self._show_at_icon(error)

    @Slot()
    def _hear(self) -> None:
        notifier = self._notifier
        if notifier is None:
            return
        try:
            for notice in notifier.take():
                self._come_to_front(notifier)
                self.opened.emit(notice)
        except Unavailable as error:
            self._stop_listening()
            self._say(error)

    def _come_to_front(self, notifier: Notifier) -> None:
        """On Wayland a window may come to the front only with what came along with the click."""
        token = notifier.take_token()
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt reads it, once

    def _show_at_icon(self, error: CountersignError) -> None:
        """Without a service, at the icon; without an icon, in the settings alone."""
        for notice in self._waiting:
            self._tray.give(notice)
        self._waiting.clear()
        self._say(None if self._tray.is_shown else error)

    def _stop_listening(self) -> None:
        if self._ears is not None:
            self._ears.setEnabled(False)
            self._ears.deleteLater()
            self._ears = None

    def _say(self, problem: CountersignError | None) -> None:
        if problem != self.problem:
            self.problem = problem
            self.changed.emit()
