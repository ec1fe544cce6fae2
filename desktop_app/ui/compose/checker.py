"""Asks for a draft to be checked, a moment after the last change; the newest draft wins.

One check is under way at a time, in its lane, on a snapshot. An answer about a draft that is no
longer the one asked for is dropped. A part of the checks that did not run is told, never left out.
Grammar is read beside them, later, and answers for itself.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.errors import CountersignError
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.grammar import Grammar
from desktop_app.ui.compose.outcome import Outcome, Question, read
from desktop_app.ui.compose.proofreader import Proofreader
from desktop_app.ui.session import Session

PAUSE = 250  #: milliseconds after the last key


class Checker(QObject):
    """The one place that starts checks for the page."""

    answered = Signal(object)  #: Outcome, about the draft that was asked for last
    failed = Signal(object)  #: CountersignError: nothing could be checked

    def __init__(self, session: Session, grammar: Grammar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.proofs = Proofreader(session, grammar, self)
        self._wanted: Question | None = None
        self._running: Question | None = None
        self._last: Question | None = None  #: that was asked for
        self._is_outdated = False  #: what is under way does not know the newest words or rules
        session.own_words.changed.connect(self._check_again)
        session.charter_changed.connect(self._check_again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._begin)

    def ask(self, question: Question) -> None:
        """Check this draft once the keys rest; it replaces every earlier question."""
        self._wanted = self._last = question
        self._timer.start()
        self.proofs.ask(question)

    def ask_at_once(self, question: Question) -> None:
        """Check this draft without waiting: it was opened or chosen, not typed."""
        self._wanted = self._last = question
        self._timer.stop()
        self._begin()
        self.proofs.ask_at_once(question)

    def pause(self) -> None:
        """Begin no check until one is asked for again: nobody is looking."""
        self._timer.stop()
        self.proofs.pause()

    @Slot()
    def _check_again(self) -> None:
        """Read the same draft again: a word of it may be right now, or another rule holds."""
        if self._last is not None:
            self._is_outdated = self._running is not None
            self.ask_at_once(self._last)

    @Slot()
    def _begin(self) -> None:
        wanted = self._wanted
        if wanted is None or self._running is not None or self._timer.isActive():
            return
        if not self._session.is_loaded:
            return
        self._running, self._is_outdated = wanted, False
        session = self._session
        session.do(
            Lane.CHECKS,
            partial(read, wanted, session.parts, session.charter, session.own_words.known),
            owner=self,
            then=self._have_answer,
            failed=self._have_failed,
        )

    def _have_answer(self, outcome: Outcome) -> None:
        self._running = None
        if outcome.question == self._wanted and not self._is_outdated:
            self._wanted = None
            self.answered.emit(self.proofs.added_to(outcome))
        self._begin()

    def _have_failed(self, error: Exception) -> None:
        about, self._running = self._running, None
        if not isinstance(error, CountersignError):
            self._wanted = None
            self._session.failed.emit(error)
        elif about == self._wanted:
            self._wanted = None
            self.failed.emit(error)
        self._begin()
