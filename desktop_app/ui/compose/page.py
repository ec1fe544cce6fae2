"""The page on which a post is written: joins the editor, its draft, the checks and the sending.

It promises that typing works and is kept from the first moment, before the ledger is open; that
what is shown of the checks is about the text that is shown; and that only a text that was checked,
as it stands, is sent for review.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.domain.account import Role
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.finding import Finding
from desktop_app.services import drafting
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft, DraftId
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.approvers import Approvers, needs
from desktop_app.ui.compose.checker import Checker, Outcome
from desktop_app.ui.compose.continuation import Continuation
from desktop_app.ui.compose.drafts import Drafts
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.findings_panel import FindingsPanel
from desktop_app.ui.compose.footer import Footer
from desktop_app.ui.compose.header import Header
from desktop_app.ui.compose.preview import Preview
from desktop_app.ui.compose.readiness import Readiness, readiness
from desktop_app.ui.compose.title_button import INDENT
from desktop_app.ui.layout import Column, column
from desktop_app.ui.session import Session


class ComposePage(QWidget):
    """Writing one post."""

    submitted = Signal(str)  #: the post's id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._outcome: Outcome | None = None
        self._failed = False
        self._sending = False
        self._gone: Draft | None = None  #: discarded, and can be brought back
        self._sent: Draft | None = None  #: on its way to the reviewers
        self._language = "auto"
        self._announced = ""
        self.drafts = Drafts(session, self)
        self.checker = Checker(session, self)
        self.header = Header(self.drafts.own, self)
        self.continuation = Continuation(session)
        self.editor = Editor()
        self.preview = Preview(session)
        self.findings = FindingsPanel()
        self.approvers = Approvers()
        self.footer = Footer()
        self._right = Column("", spacing=24)
        self._build()
        self._connect()
        self._retranslate()
        if session.is_loaded:
            self.header.show_account(session.account.handle)
        self._show_draft(self.drafts.current)

    def open_draft(self, draft: Draft) -> None:
        """Show `draft`, which the desk holds; what was open is kept."""
        if not self._sending:
            self.drafts.open(draft)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_checked(self) -> bool:
        """Whether what is shown of the checks is about the text as it stands."""
        return self._outcome is not None

    def flush(self) -> None:
        """Keep at once what was typed."""
        self.drafts.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F8:
            back = held & Qt.KeyboardModifier.ShiftModifier
            _ = self.editor.visit_previous() if back else self.editor.visit_next()
        elif enter and held & Qt.KeyboardModifier.ControlModifier:
            self._send()
        elif enter and held & Qt.KeyboardModifier.AltModifier:
            self.editor.fix_here()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        self.checker.pause()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._outcome is None:
            self._check_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._right.setAccessibleName(self.tr("Checks and approvals"))

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        left, right = QWidget(), self._right
        whole_left = column(left, margins=(20 - INDENT, 16, 12, 12), spacing=10)
        whole_left.addWidget(self.header)
        # The name's words, not its focus frame, stand above the edge of what follows.
        writing = column(margins=(INDENT, 0, 0, 0), spacing=10)
        whole_left.addLayout(writing, 1)
        writing.addWidget(self.continuation)
        writing.addWidget(self.editor, 1)
        writing.addWidget(self.preview)
        right.column.setContentsMargins(8, 20, 16, 16)
        right.column.addWidget(self.findings)
        right.column.addWidget(self.approvers)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(right)
        left.setMinimumWidth(380)
        right.setMinimumWidth(280)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([620, 380])
        whole = column(self, spacing=0)
        whole.addWidget(both, 1)
        whole.addWidget(self.footer)
        self.setFocusProxy(self.editor)

    def _connect(self) -> None:
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self.drafts.flush)
        self.editor.refused.connect(self._paste_refused)
        self.editor.visited.connect(self._visited)
        self.drafts.opened.connect(self._show_draft)
        self.drafts.saved.connect(self._saved)
        self.drafts.not_saved.connect(self.header.show_trouble)
        self.drafts.discarded.connect(self._discarded)
        self.header.new_wanted.connect(self._start_new)
        self.header.discard_wanted.connect(self.drafts.discard)
        self.header.draft_chosen.connect(self._choose_draft)
        self.header.language_chosen.connect(self._choose_language)
        self.checker.answered.connect(self._have_outcome)
        self.checker.failed.connect(self._have_failure)
        self.findings.visit_wanted.connect(self.editor.visit)
        self.findings.fix_wanted.connect(self._fix)
        self.findings.removal_wanted.connect(self._remove)
        self.findings.again_wanted.connect(self._check_again)
        self.footer.send_wanted.connect(self._send)
        self.footer.undo_wanted.connect(self._undo_discard)
        self._session.loaded.connect(self._opened_record)
        self._session.person_changed.connect(self._person_changed)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.flush)

    # -- typing ------------------------------------------------------------------------------

    @Slot()
    def _edited(self) -> None:
        text = self.editor.text
        self.footer.forget_news()
        self.drafts.typed(text, self._language)
        self._forget_outcome()
        self.checker.ask(text, self._language)
        self.preview.show_text(text)
        self._tell_readiness()

    @Slot()
    def _paste_refused(self) -> None:
        self.footer.show_refusal(CountersignError("text.surrogate"))

    @Slot(object)
    def _visited(self, finding: Finding) -> None:
        self.findings.mark(finding)
        card = self.findings.card_of(finding)
        if card is not None:
            self._right.ensureWidgetVisible(card)

    @Slot(object, str)
    def _fix(self, finding: Finding, replacement: str) -> None:
        self.editor.fix(finding, replacement)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _remove(self, spans: list[tuple[int, int]]) -> None:
        if self._outcome is not None:
            self.editor.remove(self._outcome.question.text, spans)

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        self._language = language
        self.drafts.typed(self.editor.text, language)
        self._check_again()

    # -- drafts ------------------------------------------------------------------------------

    @Slot(object)
    def _show_draft(self, draft: Draft) -> None:
        self._language = draft.language
        self.editor.open_text(draft.text)
        self.header.show_draft(draft)
        self.header.show_saved(self._saved_at(draft), self._now())
        self.continuation.show_draft(draft)
        self.preview.show_text(draft.text)
        self._check_again()

    @Slot(object)
    def _saved(self, draft: Draft) -> None:
        self.header.show_draft(draft)
        self.header.show_saved(draft.saved_at, self._now())

    @Slot()
    def _start_new(self) -> None:
        self.footer.forget_news()
        self.drafts.start_new()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _choose_draft(self, draft_id: str) -> None:
        self.footer.forget_news()
        self.drafts.choose(DraftId(draft_id))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _discarded(self, draft: Draft) -> None:
        self._gone = draft
        self.footer.show_discarded()

    @Slot()
    def _undo_discard(self) -> None:
        gone, self._gone = self._gone, None
        self.footer.forget_news()
        if gone is not None:
            self.drafts.restore(gone)

    # -- checks ------------------------------------------------------------------------------

    @Slot()
    def _check_again(self) -> None:
        self._forget_outcome()
        self.checker.ask_at_once(self.editor.text, self._language)
        self._tell_readiness()

    @Slot(object)
    def _have_outcome(self, outcome: Outcome) -> None:
        text = self.editor.text
        if outcome.question.text != text:
            return
        self._outcome, self._failed = outcome, False
        checked = outcome.checked
        self.editor.marks.show(text, checked, outcome.fits)
        self.findings.show_outcome(outcome)
        self.header.show_detected(checked.language)
        self.preview.show_length(checked.length, checked.limit)
        self._show_needs(outcome)
        self._tell_readiness()
        self._announce(self.findings.summary)

    def _announce(self, summary: str) -> None:
        """Say aloud what the checks found, when it is another thing than before."""
        if summary != self._announced:
            self._announced = summary
            self.editor.say(summary)

    @Slot(object)
    def _have_failure(self, error: CountersignError) -> None:
        self._outcome, self._failed = None, True
        self.findings.show_failure(error)
        self._tell_readiness()

    def _forget_outcome(self) -> None:
        self._outcome, self._failed = None, False
        self.findings.show_checking()

    def _show_needs(self, outcome: Outcome) -> None:
        session = self._session
        account, writer = session.account.id, session.person.id
        wanted = outcome.checked.requirements
        self.approvers.show_needs(needs(wanted, session.charter, account, writer))

    # -- who is signed in --------------------------------------------------------------------

    @Slot()
    def _opened_record(self) -> None:
        self.header.show_account(self._session.account.handle)
        self.preview.show_text(self.editor.text)
        self._tell_readiness()

    @Slot()
    def _person_changed(self) -> None:
        self.header.show_account(self._session.account.handle)
        self.continuation.show_draft(self.drafts.current)
        self._check_again()

    # -- sending -----------------------------------------------------------------------------

    @Slot()
    def _send(self) -> None:
        state = self._readiness()
        if state is not Readiness.READY:
            self.footer.forget_news()
            self.editor.say(self.footer.reason)
            return
        self.drafts.flush()
        session = self._session
        snapshot = replace(self.drafts.current, text=self.editor.text, language=self._language)
        self._sent = snapshot
        self._set_sending(sending=True)
        session.do(
            Lane.STORE,
            partial(drafting.submit_for_review, session.parts, snapshot, session.person.id),
            owner=self,
            then=self._have_sent,
            failed=self._have_not_sent,
        )

    def _have_sent(self, post: PostId) -> None:
        self._set_sending(sending=False)
        if self._sent is not None:
            self.drafts.was_submitted(self._sent)
        self.footer.show_sent()
        self.editor.say(self.footer.reason)
        self._session.changed.emit(Changes(drafts=True, reviews=True))
        self.submitted.emit(post)

    def _have_not_sent(self, error: Exception) -> None:
        self._set_sending(sending=False)
        if isinstance(error, CountersignError):
            self.footer.show_refusal(error)
            self.editor.say(self.footer.reason)
        else:
            self._session.failed.emit(error)

    def _set_sending(self, *, sending: bool) -> None:
        self._sending = sending
        self.editor.setReadOnly(sending)
        self.header.set_locked(locked=sending)
        self.footer.forget_news()
        self._tell_readiness()

    def _readiness(self) -> Readiness:
        session = self._session
        held: tuple[Role, ...] | None = None
        if session.is_loaded:
            held = session.charter.roles(session.person.id, session.account.id)
        return readiness(
            text=self.editor.text,
            held=held,
            outcome=self._outcome,
            failed=self._failed,
            sending=self._sending,
        )

    def _tell_readiness(self) -> None:
        roles: tuple[Role, ...] = ()
        if self._outcome is not None and self._session.is_loaded:
            session = self._session
            wanted = self._outcome.checked.requirements
            listed = needs(wanted, session.charter, session.account.id, session.person.id)
            roles = tuple(need.role for need in listed)
        self.footer.show_readiness(self._readiness(), self._outcome, roles)

    def _saved_at(self, draft: Draft) -> datetime | None:
        return draft.saved_at if self.drafts.is_kept else None

    def _now(self) -> datetime:
        return self._session.opening.clock.now()
