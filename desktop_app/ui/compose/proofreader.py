"""Has the grammar of a draft read when the keys have rested; the newest draft wins.

One question is under way at a time, on a snapshot. An answer about a draft that is no longer the
one asked for is dropped, never shown. A question that could not be answered stays: it is asked
again when the checker is back.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.finding import Finding
from desktop_app.services.proofreading import proofread
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.grammar import Grammar
from desktop_app.ui.compose.outcome import Outcome, Proof, Question
from desktop_app.ui.session import Session

REST = 600  #: milliseconds without a key


class Proofreader(QObject):
    """The one place that has a draft's grammar read."""

    answered = Signal(object)  #: Proof, about the draft that was asked for last
    given_up = Signal()  #: nothing is read just now

    def __init__(self, session: Session, grammar: Grammar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._grammar = session, grammar
        self._wanted: Question | None = None
        self._running: Question | None = None
        self._proof: Proof | None = None
        self._is_paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._begin)
        grammar.changed.connect(self._begin)

    @property
    def is_awaited(self) -> bool:
        """Whether an answer about the draft that was asked for last will come soon."""
        return self._wanted is not None and self._grammar.is_ready and not self._is_paused

    def ask(self, question: Question) -> None:
        """Read this draft once the keys rest; it replaces every earlier question."""
        self._want(question)
        self._is_paused = False
        self._timer.start()

    def ask_at_once(self, question: Question) -> None:
        """Read this draft without waiting: it was opened or chosen, not typed."""
        self._want(question)
        self.hurry()

    def hurry(self) -> None:
        """Wait for no keys any more."""
        self._is_paused = False
        self._timer.stop()
        self._begin()

    def pause(self) -> None:
        """Begin nothing until it is asked for again: nobody is looking."""
        self._is_paused = True
        self._timer.stop()

    def added_to(self, outcome: Outcome) -> Outcome:
        """`outcome` with what was read of the very same draft, if it was."""
        proof = self._proof
        return outcome.proofread(proof) if proof and proof.question == outcome.question else outcome

    def _want(self, question: Question) -> None:
        is_read = self._proof is not None and self._proof.question == question
        self._wanted = None if is_read else question

    @Slot()
    def _begin(self) -> None:
        wanted = self._wanted
        if wanted is None or self._running is not None or self._timer.isActive():
            return
        if self._is_paused or not self._grammar.is_ready:
            return
        self._running = wanted
        texts = [part.text for part in wanted.draft.parts]
        self._session.do(
            Lane.GRAMMAR,
            partial(proofread, texts, wanted.draft.language, self._grammar.part),
            owner=self,
            then=partial(self._have_answer, wanted, self._grammar.engine),
            failed=self._have_failed,
        )

    def _have_answer(
        self, about: Question, engine: str, found: tuple[tuple[Finding, ...], ...]
    ) -> None:
        self._running = None
        self._grammar.worked()
        if about == self._wanted:
            self._wanted = None
            self._proof = Proof(question=about, engine=engine, findings=found)
            self.answered.emit(self._proof)
        self._begin()

    def _have_failed(self, error: Exception) -> None:
        self._running = None
        self._grammar.failed(error)
        self.given_up.emit()
