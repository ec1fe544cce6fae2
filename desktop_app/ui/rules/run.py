"""A bench that is under way: some posts at a time, so that it can be stopped and others have turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.services.archives import ArchivedPost
from desktop_app.services.rulebench import Bench, BenchReport
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session

#: Posts that are read at once: whoever types meanwhile waits for no more of them.
PIECE = 40


class BenchRun(QObject):
    """Reads posts with a bench. One at a time."""

    progressed = Signal(int, int)  #: posts that were read, and how many there are
    done = Signal(object)  #: BenchReport
    stopped = Signal()
    failed = Signal(object)  #: Exception

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._number = 0  #: of the run; what belongs to another one is dropped
        self.is_under_way = False

    def start(
        self, lane: Lane, posts: Callable[[], Sequence[ArchivedPost]], made: Callable[[], Bench]
    ) -> None:
        """Get `posts` in `lane`, make the bench, and read them all."""
        self._number += 1
        self.is_under_way = True
        self._session.do(
            lane,
            lambda: (posts(), made()),
            owner=self,
            then=partial(self._begin, self._number),
            failed=partial(self._fail, self._number),
        )

    def stop(self) -> None:
        """Read no more."""
        if self.is_under_way:
            self._number += 1
            self.is_under_way = False
            self.stopped.emit()

    def _begin(self, number: int, given: tuple[Sequence[ArchivedPost], Bench]) -> None:
        if number == self._number:
            self._go_on(number, *given, 0)

    def _go_on(self, number: int, posts: Sequence[ArchivedPost], bench: Bench, at: int) -> None:
        if number != self._number:
            return
        self.progressed.emit(at, len(posts))
        if at >= len(posts):
            self._session.do(
                Lane.CHECKS,
                bench.report,
                owner=self,
                then=partial(self._finish, number),
                failed=partial(self._fail, number),
            )
            return
        self._session.do(
            Lane.CHECKS,
            partial(bench.read, posts[at : at + PIECE]),
            owner=self,
            then=lambda _: self._go_on(number, posts, bench, min(at + PIECE, len(posts))),
            failed=partial(self._fail, number),
        )

    def _finish(self, number: int, report: BenchReport) -> None:
        if number == self._number:
            self.is_under_way = False
            self.done.emit(report)

    def _fail(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.is_under_way = False
            self.failed.emit(error)
