"""The one owner of threads: lanes of one thread each, and one way back to the windows.

Jobs of a lane never race one another. Every result is delivered by one signal of one object that
outlives all jobs; a result whose owner is gone is dropped. No other file starts a thread. A job
that comes with a `Task` is shown while it takes long.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop_app.domain.errors import CountersignError

T = TypeVar("T")
_log = logging.getLogger(__name__)

SLOW_AFTER = 300  #: milliseconds: what takes longer is shown


class Lane(StrEnum):
    """One thread each."""

    STORE = "store"  #: ledger and keys
    CHECKS = "checks"  #: rules and words
    GRAMMAR = "grammar"  #: starting and asking its checker: seconds, and nobody waits
    NETWORK = "network"  #: X
    CONSENT = "consent"  #: waiting for a person in the browser: minutes, and posting goes on
    NOTICES = "notices"  #: the desktop's notices and the company's mail: slow, and nobody waits
    MEDIA = "media"  #: pictures and films: long work that nobody else waits for
    KEEPING = "keeping"  #: backups and diagnostics: minutes, and nobody waits
    SHARING = "sharing"  #: pictures and films on their way from and to a team's server: minutes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """A job that may take long, as it is told. `name` says it in the language of the windows.

    `stopped` follows when somebody stops it: what it reads is dropped. None: it writes, and what
    it began is carried through.
    """

    name: Callable[[], str]
    stopped: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    task: Task | None
    owner: QObject
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    future: Future[Any]
    is_counted: bool
    again: Callable[[], None] | None  #: begins the next piece; None for a job that is done at once

    @property
    def goes_on(self) -> bool:
        """Whether this was one piece and others follow."""
        if self.again is None or self.future.cancelled():
            return False
        return self.future.exception() is None and self.future.result() is None


class Background(QObject):
    """Runs work away from the windows. Make one, in the main thread; `close` it last."""

    slow_changed = Signal()  #: `slow` is new
    closing = Signal()  #: who has something long under way ends it now

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"countersign-{lane}")
            for lane in Lane
        }
        self._running = 0
        self.slow: tuple[Task, ...] = ()  #: what has been taking long, the oldest first
        self._told: dict[Task, Future[Any]] = {}  #: what is under way and may come to take long
        self.is_open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any job but grammar's is waiting, running or not yet delivered."""
        return self._running > 0

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        task: Task | None = None,
    ) -> None:
        """Do `work` in `lane`; call `then` or `failed` in the main thread while `owner` lives.

        Nothing is begun after `close`: widgets that are still there go on asking, and an error
        raised inside one of Qt's questions for a size ends the process.
        """
        if self.is_open:
            if task is not None:
                QTimer.singleShot(SLOW_AFTER, self, partial(self._show_slow, task))
            self._submit(lane, work, owner, then, failed, task)

    def run_in_pieces(
        self,
        lane: Lane,
        pieces: Iterator[T | None],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        task: Task,
    ) -> None:
        """As `run`, a piece at a time: whoever else waits for the lane comes between two of them.

        Each of `pieces` is None but the last, which goes to `then`. None is begun after `stop`.
        """
        if self.is_open:
            QTimer.singleShot(SLOW_AFTER, self, partial(self._show_slow, task))
            self._submit(lane, partial(next, pieces), owner, then, failed, task, is_piece=True)

    def _submit(
        self,
        lane: Lane,
        work: Callable[[], Any],
        owner: QObject,
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        task: Task | None,
        *,
        is_piece: bool = False,
    ) -> None:
        is_counted = lane is not Lane.GRAMMAR
        self._running += is_counted
        future = self._lanes[lane].submit(work)
        if task is not None:
            self._told[task] = future
        again = partial(self._submit, lane, work, owner, then, failed, task, is_piece=True)
        future.add_done_callback(
            lambda done: self._finished.emit(
                _Done(
                    task=task,
                    owner=owner,
                    then=then,
                    failed=failed,
                    future=done,
                    is_counted=is_counted,
                    again=again if is_piece else None,
                )
            )
        )

    def stop(self, task: Task) -> None:
        """Drop what `task` reads: neither `then` nor `failed` follows, but its `stopped`."""
        future = self._told.get(task)
        if future is None or task.stopped is None:
            return
        future.cancel()  # it may wait behind others; what runs already ends by itself
        self._forget(task)
        task.stopped()

    def close(self) -> None:
        """Let running jobs end, drop the waiting ones, deliver nothing more."""
        if self.is_open:
            self.closing.emit()
        self.is_open = False
        self._finished.disconnect(self._deliver)
        for pool in self._lanes.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._running, self._told, self.slow = 0, {}, ()

    @Slot(object)
    def _deliver(self, done: _Done) -> None:
        if not self.is_open:
            return  # it was under way when the lanes were closed
        self._running -= done.is_counted
        is_stopped = done.task is not None and done.task not in self._told
        if done.goes_on and not is_stopped and shiboken6.isValid(done.owner):
            assert done.again is not None
            done.again()
            return
        if done.task is not None:
            self._forget(done.task)
        if is_stopped or done.future.cancelled() or not shiboken6.isValid(done.owner):
            return
        error = done.future.exception()
        if error is None:
            done.then(done.future.result())
        elif isinstance(error, Exception):
            if not isinstance(error, CountersignError):
                # A window can only say that it was not expected; the log has where it happened.
                _log.error("work in a lane failed", exc_info=error)
            done.failed(error)
        else:
            raise error

    def _show_slow(self, task: Task) -> None:
        if task in self._told:
            self.slow = (*self.slow, task)
            self.slow_changed.emit()

    def _forget(self, task: Task) -> None:
        self._told.pop(task, None)
        if task in self.slow:
            self.slow = tuple(each for each in self.slow if each is not task)
            self.slow_changed.emit()
