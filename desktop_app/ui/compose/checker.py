"""Asks for a text to be checked, a moment after the last key; the newest text wins.

One check is under way at a time, in its lane, on a snapshot. An answer about a text that is no
longer the one asked for is dropped. A part of the checks that did not run is told, never left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.domain.policy import requirements
from desktop_app.domain.text import weighted_length
from desktop_app.services import checking
from desktop_app.services.checking import CHECKED_CHARACTERS, Checked
from desktop_app.services.parts import Parts
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session

PAUSE = 250  #: milliseconds after the last key


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One text to check: as typed, in `language` (``en``, ``fr`` or ``auto``)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the checks say of one question, and what could not be checked."""

    question: Question
    checked: Checked
    fits: int  #: code points of the checked text that X would take; all of them, usually
    words: CountersignError | None = None  #: why the words could not be checked

    @property
    def is_whole(self) -> bool:
        """Whether the whole text was read."""
        return len(self.checked.text) <= CHECKED_CHARACTERS


class Checker(QObject):
    """The one place that starts checks for the page."""

    answered = Signal(object)  #: Outcome, about the text that was asked for last
    failed = Signal(object)  #: CountersignError: nothing could be checked

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Question | None = None
        self._running: Question | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._begin)
        session.loaded.connect(self._begin)

    def ask(self, text: str, language: str) -> None:
        """Check this text once the keys rest; it replaces every earlier question."""
        self._wanted = Question(text=text, language=language)
        self._timer.start()

    def ask_at_once(self, text: str, language: str) -> None:
        """Check this text without waiting: it was opened or chosen, not typed."""
        self._wanted = Question(text=text, language=language)
        self._timer.stop()
        self._begin()

    def pause(self) -> None:
        """Begin no check until one is asked for again: nobody is looking."""
        self._timer.stop()

    @Slot()
    def _begin(self) -> None:
        wanted = self._wanted
        if wanted is None or self._running is not None or self._timer.isActive():
            return
        if not self._session.is_loaded:
            return
        self._running = wanted
        session = self._session
        session.do(
            Lane.CHECKS,
            partial(_read, wanted, session.parts, session.charter, session.account.id),
            owner=self,
            then=self._have_answer,
            failed=self._have_failed,
        )

    def _have_answer(self, outcome: Outcome) -> None:
        self._running = None
        if outcome.question == self._wanted:
            self._wanted = None
            self.answered.emit(outcome)
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


def _read(question: Question, parts: Parts, charter: Charter, account: AccountId) -> Outcome:
    """Check everything; without the words when their checker does not answer."""
    now = parts.clock.now()
    try:
        checked = checking.check(
            question.text,
            question.language,
            charter=charter,
            account=account,
            rulebook=parts.rulebook,
            speller=parts.speller,
            now=now,
        )
    except Unavailable as silence:
        rules_only = checking.examine_text(
            question.text, question.language, charter=charter, rulebook=parts.rulebook, now=now
        )
        needs = requirements(charter, account, rules_only.findings)
        checked = replace(rules_only, requirements=needs)
        return Outcome(question=question, checked=checked, fits=fitting(checked), words=silence)
    return Outcome(question=question, checked=checked, fits=fitting(checked))


def fitting(checked: Checked) -> int:
    """How many code points, from the start, fit into the limit."""
    if checked.length <= checked.limit:
        return len(checked.text)
    fits, over = 0, min(len(checked.text), CHECKED_CHARACTERS)
    while over - fits > 1:
        middle = (fits + over) // 2
        if weighted_length(checked.text[:middle]) <= checked.limit:
            fits = middle
        else:
            over = middle
    return fits
