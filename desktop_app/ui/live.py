"""What others do, seen here at once: the record is asked whether it has grown, and views are told.

A hint that it has (`services.listening`) has it asked at once; without any, it is asked every few
seconds all the same, and only its answer counts. What was done in these windows is told by whoever
did it: it is no news here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services.listening import Listener
from desktop_app.services.parts import Changes, Parts
from desktop_app.ui.background import Background, Lane

#: Between two looks without any hint: with the time that they take, less than five seconds.
LOOK_MILLISECONDS = 4_000
#: Until a lost line is tried again: twice as long each time.
FIRST_PAUSE, LONGEST_PAUSE = 1_000, 60_000
#: So many looks in a row must fail before somebody is told: a file is busy now and then.
PATIENCE = 2


class Live(QObject):
    """Tells that the record has grown; one look at a time, in the lane where views then read it."""

    changed = Signal(object)  #: Changes: somebody else's
    failed = Signal(object)  #: an Exception that somebody must be told, once until it is over

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._known: int | None = None
        self._looking = self._again = False
        self._is_telling = False  #: views are about to read what the last look found
        self._is_news = True  #: what the look that is under way finds was not done here
        self._failures, self._told = 0, ""
        self._pause = FIRST_PAUSE
        self._ears: QSocketNotifier | None = None
        self._connecting = False
        self._poll, self._retry = QTimer(self), QTimer(self)
        self._poll.setInterval(LOOK_MILLISECONDS)
        self._poll.timeout.connect(self.look)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._listen)
        background.closing.connect(self._stop)

    @property
    def is_listening(self) -> bool:
        """Whether hints come: without them others' actions are seen some seconds later."""
        return self._ears is not None

    def begin(self, parts: Parts) -> None:
        """Watch the record of `parts` from now on."""
        self._parts, self._known = parts, None
        self._poll.start()
        self._listen()
        self.look()

    @Slot()
    def look(self) -> None:
        """See whether the record has grown; one look at a time, the newest wish kept."""
        if self._parts is None or not self._background.is_open:
            return
        if self._looking:
            self._again = True
            return
        from desktop_app.services import reading

        self._looking = self._is_news = True
        self._background.run(
            Lane.STORE,
            partial(reading.newest, self._parts),
            owner=self,
            then=self._have,
            failed=self._have_not,
        )

    def note(self, changes: Changes) -> None:
        """Something was done here: every view is about to read it, after the look that begins now.

        To be told before the views are.
        """
        if (changes.reviews or changes.publications) and not self._is_telling:
            self.look()
            self._is_news = self._again = False

    def _have(self, newest: int) -> None:
        self._looking = False
        was_away = self._failures >= PATIENCE
        self._failures, self._told = 0, ""
        is_new = self._known is not None and (newest != self._known or was_away)
        self._known = newest
        if is_new and self._is_news:
            self._is_telling = True
            self.changed.emit(Changes(reviews=True, publications=True))
            self._is_telling = False
        self._once_more()

    def _have_not(self, error: Exception) -> None:
        self._looking = False
        self._failures += 1
        kind = error.kind if isinstance(error, CountersignError) else type(error).__name__
        is_short = isinstance(error, Unavailable) and self._failures < PATIENCE
        if kind != self._told and not is_short:
            self._told = kind
            self.failed.emit(error)
        self._once_more()

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.look()

    @property
    def _listener(self) -> Listener | None:
        return None if self._parts is None else self._parts.listener

    @Slot()
    def _listen(self) -> None:
        listener = self._listener
        if listener is None or self._connecting or not self._background.is_open:
            return
        self._deafen()
        self._connecting = True
        self._background.run(
            Lane.NOTICES,  # some seconds where nothing answers; nobody waits
            listener.connect,
            owner=self,
            then=self._connected,
            failed=self._not_connected,
        )

    def _connected(self, descriptor: int) -> None:
        self._connecting, self._pause = False, FIRST_PAUSE
        self._ears = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._hear)
        self.look()  # what was said before somebody listened

    def _not_connected(self, error: Exception) -> None:
        """Not told: the looks go on, and tell when they cannot reach the record either."""
        self._connecting = False
        if isinstance(error, CountersignError):
            self._listen_later()
        else:
            self.failed.emit(error)

    def _listen_later(self) -> None:
        self._retry.start(self._pause)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    @Slot()
    def _hear(self) -> None:
        listener = self._listener
        if listener is None or self._ears is None:
            return
        try:
            heard = listener.take()
        except Unavailable:
            self._deafen()
            self._listen_later()
            heard = True  # the server may only have closed this line
        if heard:
            self.look()

    def _deafen(self) -> None:
        if self._ears is not None:
            self._ears.setEnabled(False)
            self._ears.deleteLater()
            self._ears = None

    @Slot()
    def _stop(self) -> None:
        """The lanes close: whoever made the listener closes it."""
        self._poll.stop()
        self._retry.stop()
        self._deafen()
