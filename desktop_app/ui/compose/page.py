"""The page on which a post is written: joins the editor, its draft, the checks and the sending.

It promises that typing works and is kept from the first moment, before the ledger is open; that
what is shown of the checks is about the text that is shown; and that only a text that was checked,
as it stands, is sent for review.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.checks.language import looks_like
from desktop_app.domain.account import Role
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.finding import Finding, Obstacle
from desktop_app.services.ports import Draft
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.compose import explaining
from desktop_app.ui.compose.approvers import Approvers
from desktop_app.ui.compose.asked import asked
from desktop_app.ui.compose.beginning import Beginning
from desktop_app.ui.compose.by_hand import ByHand
from desktop_app.ui.compose.checker import Checker
from desktop_app.ui.compose.drafts import Drafts
from desktop_app.ui.compose.earlier import EarlierPosts
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.findings_panel import FindingsPanel
from desktop_app.ui.compose.footer import Footer
from desktop_app.ui.compose.grammar import Grammar
from desktop_app.ui.compose.grammar_line import GrammarLine
from desktop_app.ui.compose.header import Header
from desktop_app.ui.compose.last_look import LastLook
from desktop_app.ui.compose.outcome import Outcome, Proof, Question
from desktop_app.ui.compose.readiness import Readiness, readiness
from desktop_app.ui.compose.remarks_panel import RemarksPanel
from desktop_app.ui.compose.rivals import Rivals
from desktop_app.ui.compose.sender import Sender
from desktop_app.ui.compose.sides import Sides
from desktop_app.ui.compose.twin import Twin
from desktop_app.ui.compose.twin_beside import TwinBeside
from desktop_app.ui.compose.twin_leaving import TwinLeaving
from desktop_app.ui.compose.writing import Writing
from desktop_app.ui.layout import column, lead_focus
from desktop_app.ui.session import Session


class ComposePage(QWidget):
    """Writing one post."""

    submitted = Signal(str)  #: the post's id
    post_wanted = Signal(str)  #: the id of an earlier post that is to be opened

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._outcome: Outcome | None = None
        self._failed = False
        self._gone: Draft | None = None  #: discarded, and can be brought back
        self._removed = ""  #: what is about to happen to a post of the thread (`PART_…`)
        self._announced = ""
        self.drafts = Drafts(session, self)
        self.grammar = Grammar(session, self)
        self.checker = Checker(session, self.grammar, self)
        self.header = Header(self.drafts.own, self)
        self.writing = Writing(session)
        self.sending = Sender(session, self)
        self.findings = FindingsPanel()
        self.approvers, self.by_hand = Approvers(), ByHand()
        self.earlier, self.rivals = EarlierPosts(session), Rivals(session)
        self.remarks = RemarksPanel(session, self.drafts, self.writing.posts)
        self.twin = Twin(session, self.drafts, self.grammar, self)
        self.last_look = LastLook((self.checker.proofs, self.twin.checker.proofs), self)
        self.grammar_line = GrammarLine(self.grammar, session.opening.desk)
        self.beside = TwinBeside(session, self.writing, self.twin)
        self.leaving, self.footer = TwinLeaving(self.drafts, self.twin), Footer()
        self.beginning = Beginning(session, self.drafts, self.header, self)
        answers = (self.rivals, self.by_hand)
        about = (self.remarks, *answers, self.findings, self.earlier, self.approvers)
        self._sides = Sides(session.opening.desk, self.header, self.beside, about)
        self._build()
        self._connect()
        self._offer()
        self._tell_grammar()
        self._show_draft(self.drafts.current)

    def open_draft(self, draft: Draft) -> None:
        """Show `draft`, which the desk holds; what was open is kept."""
        if not self.sending.is_busy:
            self.drafts.open(draft)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editor(self) -> Editor:
        """The editor of the part that is being written."""
        return self.writing.editor

    @property
    def is_checked(self) -> bool:
        """Whether what is shown of the checks is about the text as it stands."""
        return self._outcome is not None

    def flush(self) -> None:
        """Keep at once what was typed."""
        self.drafts.flush()
        self.twin.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        self.checker.pause()
        self.twin.pause()
        self.footer.forget_sent()
        self.last_look.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grammar.begin_soon()
        if self._outcome is None:
            self._check_again()
        self.checker.proofs.hurry()
        self.twin.check()

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        beside = self.writing.column
        beside.insertWidget(beside.indexOf(self.writing.pasted), self.grammar_line)
        whole = column(self, spacing=0)
        whole.addWidget(self._sides, 1)
        whole.addWidget(self.leaving)
        whole.addWidget(self.footer)
        lead_focus(self, self.editor)

    def _connect(self) -> None:
        posts = self.writing.posts
        posts.edited.connect(self._edited)
        posts.left.connect(self.drafts.flush)
        posts.refused.connect(self._paste_refused)
        posts.visited.connect(self._bring_card)
        for form in (self.writing, self.by_hand, self.remarks, self.approvers):
            form.changed.connect(self._apply)
        self.writing.part_chosen.connect(self._part_chosen)
        self.writing.part_removed.connect(self._part_removed)
        self.writing.attachments.busy_changed.connect(self._lock)
        self.sending.begun.connect(self._lock)
        self.sending.ended.connect(self._lock)
        self.sending.sent.connect(self._sent)
        self.sending.refused.connect(self._not_sent)
        self.drafts.opened.connect(self._show_draft)
        self.drafts.saved.connect(self._saved)
        self.drafts.not_saved.connect(self.header.show_trouble)
        self.drafts.discarded.connect(self._discarded)
        self.header.twin_wanted.connect(self._add_twin)
        self.header.discard_wanted.connect(self.leaving.discard)
        self.header.language_chosen.connect(self._choose_language)
        self.checker.answered.connect(self._have_outcome)
        self.checker.failed.connect(self._have_failure)
        self.checker.proofs.answered.connect(self._have_proof)
        self.grammar.changed.connect(self._tell_grammar)
        self.last_look.over.connect(self._looked)
        self.writing.attend(self.findings)
        self.findings.again_wanted.connect(self._check_again)
        self.footer.send_wanted.connect(self._send)
        self.footer.undo_wanted.connect(self._undo)
        self.beginning.begun.connect(self._go_on)
        self.beginning.discard_wanted.connect(self.leaving.discard)
        for other in (self.earlier, self.rivals):
            other.open_wanted.connect(self.post_wanted)
        self.earlier.compared.connect(self._have_refused)
        self.beside.paired.connect(self._paired)
        self.twin.told.connect(self._tell_readiness)
        self._session.loaded.connect(self._opened_record)
        self._session.person_changed.connect(self._person_changed)
        self._session.charter_changed.connect(self._person_changed)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.flush)

    def _offer(self) -> None:
        Offer(self, "compose.send", self._send, self._why_not_send)
        Offer(self, "compose.drafts", self.header.all_wanted.emit)
        Offer(self, "compose.discard", self.leaving.discard)
        Offer(self, "compose.twin", self._add_twin, self._why_no_twin)
        Offer(self, "compose.legal", self.approvers.toggle, self._why_not_legal)

    def _why_not_send(self) -> str:
        return "" if self._readiness() is Readiness.READY else self.footer.reason

    def _why_not_legal(self) -> str:
        return self.footer.reason if self.sending.is_busy else self.approvers.why_not

    # -- typing ------------------------------------------------------------------------------

    @Slot(int)
    def _edited(self, part: int) -> None:
        before = self.drafts.working
        self.drafts.typed(self.writing.posts.editors[part].text, before.language, part)
        self.twin.main_changed(before)
        self.footer.forget_news()
        self._forget_outcome()
        self.checker.ask(Question.of(self.drafts.working))
        self.writing.show_typed(self.drafts.working)
        self._tell_readiness()

    @Slot(object)
    def _apply(self, change: Callable[[Draft], Draft]) -> None:
        """Change the open draft as a form asks for; everything that shows it is told."""
        before = self.drafts.working
        after = change(before)
        if after == before or self.sending.is_busy:
            self._tell_readiness()
            return
        self.footer.forget_news()
        if self._removed:
            self.footer.show_parts_changed(self._removed)
            self._removed = ""
        self.drafts.changed(after)
        self.twin.main_changed(before)
        if Question.of(after) != Question.of(before):
            self._forget_outcome()
            self.checker.ask(Question.of(after))
        self._show_forms()
        self._tell_readiness()

    @Slot()
    def _part_chosen(self) -> None:
        lead_focus(self, self.editor)

    @Slot(str)
    def _part_removed(self, what: str) -> None:
        self._gone, self._removed = self.drafts.working, what

    @Slot()
    def _paste_refused(self) -> None:
        self.footer.show_refusal(CountersignError("text.surrogate"))

    @Slot(object)
    def _bring_card(self, finding: Finding) -> None:
        card = self.findings.card_of(finding)
        if card is not None:
            self._sides.bring(card)

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        self._apply(lambda draft: replace(draft, language=language))
        self._check_again()

    # -- drafts ------------------------------------------------------------------------------

    @Slot(object)
    def _show_draft(self, draft: Draft) -> None:
        self._outcome = None
        self.footer.forget_news()  # it was about another draft
        self.earlier.forget()
        self.by_hand.show_refused(())
        self.writing.open_draft(draft)
        self.header.show_draft(draft)
        self.header.show_detected(looks_like(draft.text))
        self.header.show_saved(draft.saved_at if self.drafts.is_kept else None, self._now())
        self.leaving.hide()
        self.twin.show_draft(draft)
        self._show_forms()
        self._check_again()

    def _show_forms(self) -> None:
        """Tell every form how the draft stands."""
        draft = self.drafts.working
        if self._session.is_loaded:
            self.header.show_account(self._session.charter.account(draft.account).handle)
        for form in (self.by_hand, self.rivals):
            form.show_draft(draft)
        self.findings.show_explanations(draft.explanations)
        self.writing.show_draft(draft)

    @Slot(object)
    def _saved(self, draft: Draft) -> None:
        self.header.show_draft(draft)
        self.header.show_saved(draft.saved_at, self._now())

    @Slot()
    def _go_on(self) -> None:
        self.footer.forget_news()
        self.beside.begin()

    @Slot(object)
    def _discarded(self, draft: Draft) -> None:
        self._gone = draft
        self.footer.show_discarded()

    @Slot()
    def _undo(self) -> None:
        """Bring back the discarded draft, or the draft as it was before a post was removed."""
        gone, self._gone = self._gone, None
        self.footer.forget_news()
        if gone is not None:
            self.twin.bring_back()
            self.drafts.restore(gone)

    # -- twins -------------------------------------------------------------------------------

    @Slot()
    def _add_twin(self) -> None:
        if self._why_no_twin():
            return
        self.twin.add()
        self._show_forms()
        self.header.show_draft(self.drafts.working)
        self._check_again()

    def _why_no_twin(self) -> str:
        if self.sending.is_busy:
            return self.footer.reason
        return self.tr("It has its twin already") if self.twin.is_wanted else ""

    @Slot(bool)
    def _paired(self, is_pair: bool) -> None:
        self.header.show_pair(is_pair=is_pair)
        self.footer.show_pair(is_pair=is_pair)
        self._sides.show_pair(is_pair=is_pair)
        if not is_pair:
            self._check_again()

    # -- checks ------------------------------------------------------------------------------

    @Slot()
    def _check_again(self) -> None:
        self._forget_outcome()
        self.checker.ask_at_once(Question.of(self.drafts.working))
        self._tell_readiness()

    @Slot(object)
    def _have_outcome(self, outcome: Outcome) -> None:
        if outcome.question != Question.of(self.drafts.working):
            return
        self._outcome, self._failed = outcome, False
        self.writing.show_outcome(outcome)
        self.findings.show_outcome(outcome)
        self.by_hand.show_refused(outcome.by_hand)
        self.header.show_detected(looks_like(self.editor.text))
        self._tell_readiness()
        self._announce(self.findings.summary)
        self.earlier.ask(outcome.question)

    @Slot(object)
    def _have_proof(self, proof: Proof) -> None:
        """The grammar was read: its findings come to those that are shown."""
        if self._outcome is None or proof.question != self._outcome.question:
            return
        self._outcome = self._outcome.proofread(proof)
        self.writing.show_outcome(self._outcome)
        self.findings.show_outcome(self._outcome)
        self._tell_readiness()
        self._announce(self.findings.summary)

    @Slot()
    def _tell_grammar(self) -> None:
        for panel in (self.findings, self.beside.pane.findings):
            panel.show_grammar(self.grammar.standing)

    @Slot(object, object)
    def _have_refused(self, question: Question, refused: tuple[Obstacle, ...]) -> None:
        """What X would refuse as said before is an obstacle like any other."""
        outcome = self._outcome
        if refused and outcome is not None and outcome.question == question:
            self._outcome = replace(outcome, obstacles=(*outcome.obstacles, *refused))
            self.findings.show_outcome(self._outcome)
            self._tell_readiness()

    def _announce(self, summary: str) -> None:
        """Say aloud what the checks found, when it is another thing than before."""
        if summary != self._announced and not self.checker.proofs.is_awaited:
            self._announced = summary
            self.editor.say(summary)

    @Slot(object)
    def _have_failure(self, error: CountersignError) -> None:
        self._outcome, self._failed = None, True
        self.findings.show_failure(error)
        self._tell_readiness()

    def _forget_outcome(self) -> None:
        self.last_look.stop()
        self._outcome, self._failed = None, False
        self.findings.show_checking()

    # -- who is signed in --------------------------------------------------------------------

    @Slot()
    def _opened_record(self) -> None:
        if self.isVisible():
            self.grammar.begin_soon()
        self._show_forms()
        self._tell_readiness()

    @Slot()
    def _person_changed(self) -> None:
        self._show_forms()
        self.writing.continuation.show_draft(self.drafts.current)
        self._check_again()

    # -- sending -----------------------------------------------------------------------------

    @Slot()
    def _send(self) -> None:
        self._tell_readiness()  # the time may have passed since
        if self._readiness() is not Readiness.READY:
            self.footer.forget_news()
            self.editor.say(self.footer.reason)
        elif self.last_look.begin():
            self.footer.show_last_look(found=False)
        else:
            self._go()

    @Slot(bool)
    def _looked(self, found: bool) -> None:
        """The grammar was read before sending: what it found is seen first."""
        self.footer.forget_news()
        if found:
            self.footer.show_last_look(found=True)
            self.editor.say(self.footer.reason)
        elif self._readiness() is Readiness.READY:
            self._go()

    def _go(self) -> None:
        self.drafts.flush()
        found = () if self._outcome is None else self._outcome.findings
        layers = () if self._outcome is None else self._outcome.layers
        draft = explaining.only_of(self.drafts.working, found)
        self.sending.send(draft, self.twin.outgoing(), (layers, self.twin.layers))

    @Slot(object, str)
    def _sent(self, draft: Draft, post: str) -> None:
        self.twin.forget()
        self.drafts.was_submitted(draft)
        self.footer.show_sent()
        self.editor.say(self.footer.reason)
        self.submitted.emit(post)

    @Slot(object)
    def _not_sent(self, error: CountersignError) -> None:
        self.footer.show_refusal(error)
        self.editor.say(self.footer.reason)

    @Slot()
    def _lock(self) -> None:
        """While the draft is on its way, or a picture is being prepared, some things stay put."""
        sending = self.sending.is_busy
        self.writing.lock(sending=sending)
        self.beside.pane.lock(sending=sending)
        self.header.set_locked(locked=sending or self.writing.attachments.is_busy)
        self.by_hand.setEnabled(not sending)
        self.approvers.setEnabled(not sending)
        self.footer.forget_news()
        self._tell_readiness()

    def _readiness(self) -> Readiness:
        session, draft = self._session, self.drafts.working
        held: tuple[Role, ...] | None = None
        if session.is_loaded:
            held = session.charter.roles(session.person.id, draft.account)
        found = readiness(
            draft=draft,
            held=held,
            outcome=self._outcome,
            failed=self._failed,
            sending=self.sending.is_busy,
            trouble=self._trouble(),
            preparing=self.writing.attachments.is_busy,
        )
        return self.beside.standing(self._now())[0] if found is Readiness.READY else found

    def _trouble(self) -> str:
        return self.writing.trouble(self._now()) or self.findings.trouble

    def _tell_readiness(self) -> None:
        roles: tuple[Role, ...] = ()
        if self._outcome is not None and self._session.is_loaded:
            wanted = asked(self._session, self.drafts.working, self._outcome)
            self.approvers.show_needs(wanted, of_twin=Role.LEGAL in self.twin.roles)
            every = (*(need.role for need in wanted), *self.twin.roles)
            roles = tuple(role for role in Role if role in every)
        trouble = self._trouble() or self.beside.standing(self._now())[1]
        self.footer.show_readiness(self._readiness(), self._outcome, roles, trouble)

    def _now(self) -> datetime:
        return self._session.opening.clock.now()
