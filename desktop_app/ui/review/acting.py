"""What Review does once a person confirmed it: one verb of the services for each act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.review import Exemption, Verdict
from desktop_app.services import controlling, drafting, reviewing, settling
from desktop_app.services.messages import explain
from desktop_app.services.parts import Changes, Parts
from desktop_app.services.ports import Draft
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.ask import Answer, Ask, Question
from desktop_app.ui.background import Lane
from desktop_app.ui.review.standing import Act, Permissions, needs_passphrase
from desktop_app.ui.review.twin import twin_of
from desktop_app.ui.session import Session

VERDICTS = {
    Act.APPROVE: Verdict.APPROVE,
    Act.OBJECT: Verdict.REQUEST_CHANGES,
    Act.VETO: Verdict.VETO,
}
_VERBS: dict[Act, Callable[[Parts, PostId, PersonId, str], None]] = {
    Act.WITHDRAW: drafting.withdraw,
    Act.RECALL: controlling.recall,
    Act.RELEASE: controlling.release,
    Act.TAKE_DOWN: controlling.take_down,
    Act.REMOVED: controlling.removed_by_hand,
    Act.AFTER_REVIEW: controlling.after_review,
}


class Acting(QObject):
    """Does what was confirmed about the post on the screen, as whoever is signed in."""

    draft_opened = Signal(object)  #: Draft
    take_wanted = Signal(str)  #: in the draft just opened: what this remark suggests
    refused = Signal()  #: nothing was done: what is on the screen may be old

    def __init__(self, session: Session, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._ask = session, ask
        self._view: PostView | None = None

    def about(self, view: PostView) -> None:
        """From now on, acts are about `view`."""
        self._view = view

    def do(
        self, act: Act, reason: str, may: Permissions, exemption: Exemption | None = None
    ) -> None:
        """Do `act`, in the roles that `may` names; in a quiet period as legal's `exemption`."""
        if self._view is None:
            return
        if act in VERDICTS:
            self._decide(self._view, VERDICTS[act], reason, may, exemption)
        elif act in (Act.REWRITE, Act.CORRECT_REPLY, Act.CORRECT_ALONE):
            self._write(self._view.record.id, act)
        else:
            self._control(self._view.record.id, act, reason, may)

    @Slot(str)
    def settle_found(self, link: str) -> None:
        """An unknown post is on X, at `link`."""
        self._settle(settling.settle_found, link)

    @Slot(str)
    def settle_absent(self, reason: str) -> None:
        """An unknown post is not on X."""
        self._settle(settling.settle_absent, reason)

    @Slot(str)
    def posted_by_hand(self, link: str) -> None:
        """Somebody posted it in X's own application, at `link`."""
        self._settle(settling.settle_by_hand, link)

    def _settle(self, verb: Callable[[Parts, PostId, str, PersonId], object], said: str) -> None:
        if self._view is not None:
            parts, person = self._session.parts, self._session.person.id
            # In the publisher's lane: it writes the journal, which has one writer at a time.
            self._act(partial(verb, parts, self._view.record.id, said, person), lane=Lane.NETWORK)

    def _decide(
        self,
        view: PostView,
        verdict: Verdict,
        reason: str,
        may: Permissions,
        exemption: Exemption | None,
    ) -> None:
        role, acting_for = may.role, may.acting_for
        if role is None:
            return
        parts, person = self._session.parts, self._session.person.id
        if verdict is Verdict.VETO:
            role, acting_for = Role.LEGAL, may.vetoes_for
        post, shown = view.record.id, view.record.current.sha256
        twin = twin_of(view)
        with_twin = None if twin is None else twin.current.sha256
        decide = partial(reviewing.decide, parts, post, shown, verdict, role, person, reason)
        verb = partial(decide, twin_shown=with_twin, acting_for=acting_for, exception=exemption)
        unlock = self._session.opening.sign_in
        if verdict is Verdict.APPROVE and needs_passphrase(view) and unlock is not None:
            self._ask_passphrase(partial(unlock, person), verb)
        else:
            self._act(verb)

    def _ask_passphrase(self, unlock: Callable[[str], object], verb: Callable[[], object]) -> None:
        """Do `verb` once the passphrase was right; it is kept nowhere."""

        def unlocked(_: object) -> None:
            self._ask.close_question()
            self._act(verb)

        def answered(answer: Answer) -> None:
            self._session.do(
                Lane.STORE,
                partial(unlock, answer.text),
                owner=self,
                then=unlocked,
                failed=self._not_unlocked,
            )

        self.refused.emit()  # whoever does not know it can still ask for changes
        self._ask.ask(
            Question(
                title=self.tr("Your passphrase, again"),
                text=self.tr("Legal was asked for here, and the policy wants to know it is you."),
                field=self.tr("Passphrase"),
                confirm=self.tr("Approve"),
                then=answered,
                is_secret=True,
            )
        )

    def _not_unlocked(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            message = explain(error, words.language())
            self._ask.show_trouble(f"{message.what} {message.do}")
        else:
            self._session.failed.emit(error)

    def _control(self, post: PostId, act: Act, reason: str, may: Permissions) -> None:
        """Stop, let go on, or take back; each with its reason."""
        parts, person = self._session.parts, self._session.person.id
        if act is not Act.UNAPPROVE:
            self._act(partial(_VERBS[act], parts, post, person, reason))
        elif may.approved_as is not None:
            role, whose = may.approved_as, may.approved_for
            withdraw = partial(reviewing.withdraw_approval, parts, post, role, person, reason)
            self._act(partial(withdraw, acting_for=whose))

    def _write(self, post: PostId, act: Act) -> None:
        """Open a new version, or a correction, for writing."""
        parts, person = self._session.parts, self._session.person.id
        if act is Act.REWRITE:
            verb = partial(drafting.continue_post, parts, post, person)
        else:
            as_reply = act is Act.CORRECT_REPLY
            verb = partial(drafting.correct, parts, post, person, as_reply=as_reply)
        self._session.do(Lane.STORE, verb, owner=self, then=self._have_draft)

    @Slot(str)
    def take_over(self, remark: str) -> None:
        """Open the draft that continues the post, a new one if there is none, for a suggestion."""
        if self._view is None:
            return
        record, parts, person = self._view.record, self._session.parts, self._session.person.id

        def continued() -> Draft:
            for draft in parts.desk.drafts(person):
                if (draft.post, draft.base_revision) == (record.id, record.current.number):
                    return draft
            return drafting.continue_post(parts, record.id, person)

        def have_draft(draft: Draft) -> None:
            self._have_draft(draft)
            self.take_wanted.emit(remark)

        self._session.do(Lane.STORE, continued, owner=self, then=have_draft)

    def _have_draft(self, draft: Draft) -> None:
        self._session.changed.emit(Changes(drafts=True))
        self.draft_opened.emit(draft)

    def _act(self, verb: Callable[[], object], lane: Lane = Lane.STORE) -> None:
        self._session.do(lane, verb, owner=self, then=self._have_acted, failed=self._not_acted)

    def _have_acted(self, _: object) -> None:
        self._session.changed.emit(Changes(reviews=True, publications=True))
        self._session.publish_due()

    def _not_acted(self, error: Exception) -> None:
        self._session.failed.emit(error)
        self.refused.emit()
