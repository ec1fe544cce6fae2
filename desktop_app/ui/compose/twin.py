"""The twin of the open draft: found, kept, checked, and held against it.

It promises that a change of one marks the other until somebody looked, that whoever follows a
change with the other text is not sent back to the first, and that nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.policy import Requirement
from desktop_app.services import drafting, reading
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft, DraftId
from desktop_app.services.submitting import Layers
from desktop_app.ui.background import Lane
from desktop_app.ui.compose import explaining, twin_marks
from desktop_app.ui.compose.checker import Checker
from desktop_app.ui.compose.drafts import BEHIND, Drafts
from desktop_app.ui.compose.grammar import Grammar
from desktop_app.ui.compose.outcome import Outcome, Proof, Question
from desktop_app.ui.session import Session


class Twin(QObject):
    """Owns the draft that is written beside the open one; None while there is none."""

    opened = Signal()  #: another twin, or none
    told = Signal()  #: how the two stand has changed
    checked = Signal(object)  #: Outcome, about the twin as it stands

    def __init__(
        self, session: Session, drafts: Drafts, grammar: Grammar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._drafts = session, drafts
        self.draft: Draft | None = None
        self.outcome: Outcome | None = None
        self.error: CountersignError | None = None  #: why it could not be checked, or not kept
        self._following = self._aside = ""  #: ids of drafts
        self._is_pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEHIND)
        self._timer.timeout.connect(self.flush)
        self.checker = Checker(session, grammar, self)
        self.checker.answered.connect(self._have_outcome)
        self.checker.proofs.answered.connect(self._have_proof)
        self.checker.failed.connect(self._have_failure)

    @property
    def is_wanted(self) -> bool:
        """Whether the open draft is one of a pair."""
        return self._drafts.working.twin is not None

    @property
    def main(self) -> Draft:
        """The open draft as it stands."""
        return self._drafts.working

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Who must approve the twin, and why."""
        return () if self.outcome is None else self.outcome.requirements

    @property
    def layers(self) -> Layers:
        """What read the language of the twin."""
        return () if self.outcome is None else self.outcome.layers

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who must approve the twin."""
        return tuple(need.role for need in self.requirements)

    def show_draft(self, draft: Draft) -> None:
        """Find the twin of `draft`, which was just opened."""
        self.flush()
        self._following = ""
        self._have(None if draft.twin is None else twin_marks.found(draft, self._drafts.own()))
        if self.draft is None and draft.twin is not None and draft.post is not None:
            self._continue(draft.twin)

    def add(self) -> None:
        """Make a twin of the open draft; of one whose language nobody can tell, none is claimed."""
        language = twin_marks.language_of(self._drafts.working) or "auto"
        one, other = twin_marks.made(self._drafts.working, language)
        self._drafts.changed(one)  # first: what is told next is about a pair
        self._have(other)
        self._keep()
        self._drafts.flush()

    @Slot()
    def separate(self) -> None:
        """From now on each is a draft of its own."""
        if self.draft is not None:
            self.draft = twin_marks.parted(self.draft)
            self._keep()
        self._drafts.changed(twin_marks.parted(self._drafts.working))
        self._drafts.flush()
        self._have(None)

    def change(self, change: Callable[[Draft], Draft]) -> None:
        """The twin was written in, or its pictures were described."""
        if self.draft is None:
            return
        before, main = self.draft, self._drafts.working
        after, main_now = self._held(before, change(before), main)
        self.draft, self.outcome, self.error = after, None, None
        if main_now != main:
            self._drafts.changed(main_now)
        self._keep_soon()
        self.checker.ask(Question.of(after))
        self.told.emit()

    def main_changed(self, before: Draft) -> None:
        """The open draft was `before`, and is not any more."""
        if self.draft is None:
            return
        main, twin = self._drafts.working, self.draft
        main_now, twin_now = self._held(before, main, twin)
        longer = replace(
            twin_marks.as_long(twin_now, main_now),
            account=main_now.account,
            ask_legal=main_now.ask_legal,
        )
        if not twin_marks.is_to_recheck(main_now, twin_now):
            # The empty parts say nothing yet. Marked for them, the next change would be taken for
            # an answer to them, and what the twin is marked for would be forgotten.
            main_now = twin_marks.compared(main_now, longer)
        twin_now = longer
        if main_now != main:
            self._drafts.changed(main_now)
        if twin_now != twin:
            self.draft = twin_now
            self._keep_soon()
        if len(twin_now.parts) != len(twin.parts):
            self._have(twin_now)
        self.told.emit()

    @Slot()
    def left(self) -> None:
        """Nobody writes in either just now: what is written next is a change of its own."""
        self._following = ""

    def still_same(self, *, main: bool) -> None:
        """Somebody looked at the open draft (`main`) or its twin: it says what the other says."""
        if self.draft is None:
            return
        if main:
            self._drafts.changed(twin_marks.compared(self._drafts.working, self.draft))
            self._drafts.flush()
        else:
            self.draft = twin_marks.compared(self.draft, self._drafts.working)
            self._keep()
        self.told.emit()

    def put_aside(self) -> None:
        """Throw the twin away with the open draft; `bring_back` undoes it."""
        if self.draft is None:
            return
        self._keep()
        self._aside = self.draft.id
        desk, now = self._session.opening.desk, self._session.opening.clock.now()
        self._ask(partial(desk.put_aside, self.draft.id, now))
        self._have(None)

    def bring_back(self) -> None:
        """Undo `put_aside`."""
        if self._aside:
            aside, self._aside = DraftId(self._aside), ""
            self._ask(partial(self._session.opening.desk.bring_back, aside))

    @Slot()
    def flush(self) -> None:
        """Keep at once what is not kept yet."""
        self._timer.stop()
        if self._is_pending:
            self._keep()

    def pause(self) -> None:
        """Nobody is looking."""
        self.flush()
        self.checker.pause()

    def check(self) -> None:
        """Check the twin as it stands, at once."""
        if self.draft is not None and self.outcome is None:
            self.checker.ask_at_once(Question.of(self.draft))

    def outgoing(self) -> Draft | None:
        """The twin as it is sent, kept like that; None while there is none."""
        self.flush()
        if self.draft is None:
            return None
        return explaining.only_of(self.draft, () if self.outcome is None else self.outcome.findings)

    def forget(self) -> None:
        """The pair is with its reviewers: nothing of it is to be kept."""
        self._is_pending = False
        self._timer.stop()
        self._have(None)

    def _held(self, before: Draft, after: Draft, twin: Draft) -> tuple[Draft, Draft]:
        """Both, once `before` became `after`: whoever follows a change with words says the same."""
        if twin_marks.texts(before) == twin_marks.texts(after):
            return after, twin
        fills = twin_marks.is_filled(before, after) and not twin_marks.is_to_recheck(twin, before)
        if fills or twin_marks.is_to_recheck(before, twin):
            self._following = before.id
        if self._following != before.id:
            self._following = ""
            return after, twin
        return twin_marks.compared(after, twin), twin_marks.compared(twin, after)

    def _have(self, draft: Draft | None) -> None:
        self.draft, self.outcome, self.error = draft, None, None
        if draft is None:
            self.checker.pause()
        self.opened.emit()
        self.told.emit()
        self.check()

    def _continue(self, post: PostId) -> None:
        """The twin is with its reviewers, or came back from them: write it again as well."""
        session, opened = self._session, self._drafts.working
        if not session.is_loaded:
            return

        def have(draft: Draft | None) -> None:
            main = self._drafts.working
            if draft is None or main.id != opened.id or self.draft is not None:
                return
            known = twin_marks.language_of(main)
            if twin_marks.language_of(draft) == known:  # a few words, and both look alike
                draft = replace(draft, language=twin_marks.other_language(known))
            main, draft = drafting.twins(main, draft)
            if not main.twin_texts:  # as they were submitted: together
                main, draft = twin_marks.compared(main, draft), twin_marks.compared(draft, main)
            if main != self._drafts.working:
                self._drafts.changed(main)
            self._have(draft)
            self._keep()

        def failed(error: Exception) -> None:
            if not isinstance(error, CountersignError):
                session.failed.emit(error)

        verb = partial(_again, session.parts, post, drafting.post_of(opened), session.person.id)
        session.do(Lane.STORE, verb, owner=self, then=have, failed=failed)

    def _have_outcome(self, outcome: Outcome) -> None:
        if self.draft is not None and outcome.question == Question.of(self.draft):
            self.outcome, self.error = outcome, None
            self.checked.emit(outcome)
            self.told.emit()

    def _have_proof(self, proof: Proof) -> None:
        if self.outcome is not None and self.outcome.question == proof.question:
            self.outcome = self.outcome.proofread(proof)
            self.checked.emit(self.outcome)

    def _have_failure(self, error: CountersignError) -> None:
        self.outcome, self.error = None, error
        self.told.emit()

    def _keep_soon(self) -> None:
        self._is_pending = True
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        draft, session = self.draft, self._session
        if draft is None:
            return
        try:
            saved = drafting.save(session.opening.desk, session.opening.clock, draft)
        except CountersignError as error:
            self._keep_soon()
            self._drafts.not_saved.emit(error)
            return
        self.draft = replace(draft, saved_at=saved.saved_at)
        self._is_pending = False

    def _ask(self, verb: Callable[[], object]) -> None:
        try:
            verb()
        except CountersignError as error:
            self._session.failed.emit(error)


def _again(parts: Parts, post: PostId, twin: PostId, by: PersonId) -> Draft | None:
    """A draft of `post`'s newest version, if that still names `twin` as its twin."""
    record = reading.open_post(parts, post, by).record
    if record.current.payload.twin != twin:
        return None
    return drafting.continue_post(parts, post, by)
