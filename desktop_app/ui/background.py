"""The one owner of threads: lanes of one thread each, and one way back to the windows.

Jobs of a lane never race one another. Every result is delivered by one signal of one object that
outlives all jobs; a result whose owner is gone is dropped. No other file starts a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Lane(StrEnum):
    """One thread each."""

    STORE = "store"  #: ledger and keys
    CHECKS = "checks"  #: rules and words
    NETWORK = "network"  #: X
    CONSENT = "consent"  #: waiting for a person in the browser: minutes, and posting goes on
    NOTICES = "notices"  #: the desktop's notices and the company's mail: slow, and nobody waits
    MEDIA = "media"  #: pictures and films: long work that nobody else waits for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    owner: QObject
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    future: Future[Any]


class Background(QObject):
    """Runs work away from the windows. Make one, in the main thread; `close` it last."""

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"countersign-{lane}")
            for lane in Lane
        }
        self._running = 0
        self.is_open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any job is waiting, running or not yet delivered."""
        return self._running > 0

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` in `lane`; call `then` or `failed` in the main thread while `owner` lives."""
        self._running += 1
        future = self._lanes[lane].submit(work)
        future.add_done_callback(
            lambda done: self._finished.emit(
                _Done(owner=owner, then=then, failed=failed, future=done)
            )
        )

    def close(self) -> None:
        """Let running jobs end, drop the waiting ones, deliver nothing more."""
        self.is_open = False
        self._finished.disconnect(self._deliver)
        for pool in self._lanes.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._running = 0

    @Slot(object)
    def _deliver(self, done: _Done) -> None:
        if not self.is_open:
            return  # it was under way when the lanes were closed
        self._running -= 1
        if not shiboken6.isValid(done.owner) or done.future.cancelled():
            return
        error = done.future.exception()
        if error is None:
            done.then(done.future.result())
        elif isinstance(error, Exception):
            done.failed(error)
        else:
            raise error
