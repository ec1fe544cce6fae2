"""Whether grammar can be checked just now: its checker is started late, and nobody waits for it.

It starts a moment after the first draft was opened, in a lane of its own. What fails is tried again
later; what this computer lacks is told once and not tried again. No window is ever asked about it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.checks.profile import Profile
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services.language_ports import Grammarian
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session

BEHIND = 1_000  #: milliseconds after the first draft was opened
#: The company's server could not prove who it is, and was told nothing.
CERTIFICATE = "grammar.certificate"
#: Milliseconds before what failed is tried again; the last one for all tries that follow.
AGAIN = (1_000, 5_000, 30_000, 600_000)
#: What may pass; every other error says what this computer lacks.
_PASSING = ("grammar.unavailable", CERTIFICATE)


class Standing(StrEnum):
    """How the grammar checker stands."""

    ABSENT = "absent"  #: this desk checks words and nothing more, or is not open yet
    WAITING = "waiting"  #: nobody has written here yet
    STARTING = "starting"
    READY = "ready"
    MISSING = "missing"  #: this computer lacks what it needs
    FAILED = "failed"  #: it is tried again by itself


class Grammar(QObject):
    """Owns the checker's start; whoever has a text to be read waits for `changed`."""

    changed = Signal()  #: `standing`, or why, is new

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.standing = Standing.ABSENT
        self.engine = ""  #: what reads; "" until it is ready
        self.server = ""  #: the company's own, where its profile names one
        self.error: CountersignError | None = None  #: why it is missing, or failed
        self._why = ""  #: the kind of `error` that was told
        self._failures = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        session.loaded.connect(self._opened)
        session.background.closing.connect(self._abandon)
        if session.is_loaded:
            self._opened()

    @property
    def is_ready(self) -> bool:
        """Whether a text can be read now."""
        return self.standing is Standing.READY

    @property
    def part(self) -> Grammarian:
        """The checker. Only while `standing` is not `ABSENT`."""
        part = self._session.parts.grammar
        if part is None:
            raise RuntimeError("asked for the grammar checker of a desk without one")
        return part

    def begin_soon(self) -> None:
        """A draft is open: start in a moment, unless that was done."""
        if self.standing is Standing.WAITING and not self._timer.isActive():
            self._timer.start(BEHIND)

    def worked(self) -> None:
        """A text was read."""
        self._failures = 0

    def failed(self, error: Exception) -> None:
        """It could not be started, or gave no answer: try again later where that may help."""
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            error = Unavailable("grammar.unavailable", reason="defect")
        self.error = error
        if error.kind not in _PASSING:
            self._stand(Standing.MISSING)
            return
        self._timer.start(AGAIN[min(self._failures, len(AGAIN) - 1)])
        self._failures += 1
        self._stand(Standing.FAILED)

    @Slot()
    def _opened(self) -> None:
        if self._session.parts.grammar is not None:
            self.server = Profile.parse(self._session.charter.profile).grammar_server
            self._stand(Standing.WAITING)

    @Slot()
    def _start(self) -> None:
        if self.standing is not Standing.FAILED:
            self._stand(Standing.STARTING)
        self._session.do(
            Lane.GRAMMAR,
            partial(_prepared, self.part, self.server),
            owner=self,
            then=self._started,
            failed=self.failed,
        )

    def _started(self, engine: str) -> None:
        self.engine, self.error = engine, None
        self._stand(Standing.READY)

    def _stand(self, standing: Standing) -> None:
        why = "" if self.error is None else self.error.kind
        if (standing, why) != (self.standing, self._why):
            self.standing, self._why = standing, why
            self.changed.emit()

    @Slot()
    def _abandon(self) -> None:
        """The program ends: nothing that takes seconds may hold it up."""
        self._timer.stop()
        if self.standing is not Standing.ABSENT:
            self.part.abandon()


def _prepared(part: Grammarian, server: str) -> str:
    part.use(server)
    return part.prepare()
