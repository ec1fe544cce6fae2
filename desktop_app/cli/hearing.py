"""Hints for a program without windows that others recorded something: it sleeps until there is one."""

from __future__ import annotations

import time

from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services.listening import Listener

#: Seconds until a lost line is tried again: twice as long each time.
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0


class Ear:
    """Listens where somebody gives hints, and does without where nobody does."""

    def __init__(self, listener: Listener | None) -> None:
        self._listener = listener
        self._pause, self._due = FIRST_PAUSE, 0.0
        #: What becomes readable at the next hint; None while there is nothing to wait for.
        self.descriptor: int | None = None

    def listen(self) -> None:
        """Forget what was said so far, and see to it that more is heard. To be called before work.

        What is recorded during the work is heard after it. Waits some seconds at most.
        """
        if self._listener is None:
            return
        if self.descriptor is not None:
            try:
                self._listener.take()
            except Unavailable:
                self.descriptor = None
        if self.descriptor is None and time.monotonic() >= self._due:
            self._connect(self._listener)

    def _connect(self, listener: Listener) -> None:
        try:
            self.descriptor = listener.connect()
        except CountersignError:  # the work finds out and says why
            self._due = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
        else:
            self._pause = FIRST_PAUSE
