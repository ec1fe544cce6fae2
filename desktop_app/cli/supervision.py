"""Being run by somebody else: waking up when asked to stop, and answering systemd.

Signals only leave a note; the work at hand is always finished. The messages to systemd are those of
sd_notify(3), sent to the socket that NOTIFY_SOCKET names; without one nothing is sent.
"""

from __future__ import annotations

import os
import select
import signal
import socket
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Self

_STOPPING = (signal.SIGTERM, signal.SIGINT)


class Waking:
    """Sleeps that end at once when the program is asked to stop (SIGTERM, SIGINT)."""

    def __init__(self) -> None:
        self.is_asked = False  #: somebody wants the program to stop

    def __enter__(self) -> Self:
        """Take the two signals over until the end of the block."""
        self._asleep, self._bell = socket.socketpair()
        self._asleep.setblocking(False)
        self._bell.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._bell.fileno(), warn_on_full_buffer=False)
        self._before = {one: signal.signal(one, self._note) for one in _STOPPING}
        return self

    def __exit__(
        self,
        sort: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the signals back."""
        for one, handler in self._before.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._asleep.close()
        self._bell.close()

    def rest(self, seconds: float, descriptor: int | None = None) -> bool:
        """Sleep for `seconds`, or until the program is asked to stop.

        Or until `descriptor` becomes readable: only then it is True.
        """
        if self.is_asked:
            return False
        bell = self._asleep.fileno()
        watched = [bell] if descriptor is None else [bell, descriptor]
        ready, _, _ = select.select(watched, [], [], max(0.0, seconds))
        return descriptor in ready

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_asked = True


class Supervisor:
    """What systemd is told, where it is there."""

    def __init__(self) -> None:
        # Not for programs that this one starts: they would speak for it.
        self._address = os.environ.pop("NOTIFY_SOCKET", "")
        self._watchdog = _seconds(os.environ.pop("WATCHDOG_USEC", ""))

    def ready(self) -> None:
        """Everything is open, and posts are sent from now on."""
        self._tell("READY=1")

    def stopping(self) -> None:
        """The program ends."""
        self._tell("STOPPING=1")

    def alive(self) -> None:
        """To be called at least once in every `patience` seconds."""
        self._tell("WATCHDOG=1")

    @property
    def patience(self) -> float:
        """Seconds that may pass between two calls of `alive`; a day where nobody watches."""
        return self._watchdog / 2 if self._watchdog else 86_400.0

    def _tell(self, state: str) -> None:
        if not self._address:
            return
        path = self._address
        where = f"\0{path[1:]}" if path.startswith("@") else path
        # systemd may have gone: posts matter more than telling it.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(state.encode("ascii"), where)


def _seconds(microseconds: str) -> float:
    return int(microseconds) / 1_000_000 if microseconds.isdigit() else 0.0
