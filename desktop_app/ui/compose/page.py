"""The page on which a post is written: joins the editor, its draft, the checks and the sending.

It promises that typing works and is kept from the first moment, before the ledger is open; that
what is shown of the checks is about the text that is shown; and that only a text that was checked,
as it stands, is sent for review.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.domain import text as post_text
from desktop_app.domain.account import Role
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.finding import Finding, Span
from desktop_app.domain.limits import text_limit
from desktop_app.services import drafting
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft, DraftId
from desktop_app.ui.background import Lane
from desktop_app.ui.compose import pieces
from desktop_app.ui.compose.approvers import Approvers, Need, needs
from desktop_app.ui.compose.checker import Checker
from desktop_app.ui.compose.continuation import Continuation
from desktop_app.ui.compose.drafts import Drafts
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.findings_panel import FindingsPanel
from desktop_app.ui.compose.flow import Flow
from desktop_app.ui.compose.footer import Footer
from desktop_app.ui.compose.header import Header
from desktop_app.ui.compose.outcome import Outcome, Question
from desktop_app.ui.compose.preview import COUNTED_AT_ONCE, Preview
from desktop_app.ui.compose.readiness import Readiness, readiness
from desktop_app.ui.compose.ring import Ring
from desktop_app.ui.compose.thread import Thread
from desktop_app.ui.compose.thumbnails import Thumbnails
from desktop_app.ui.compose.title_button import INDENT
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button


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
        self._announced = ""
        self.drafts = Drafts(session, self)
        self.checker = Checker(session, self)
        self.header = Header(self.drafts.own, self)
        self.continuation = Continuation(session)
        self.thumbnails = Thumbnails(session, self)
        self.posts, self.ring = Thread(), Ring()
        self.add_part = Button(kind="flat")
        self.preview = Preview(session, self.thumbnails)
        self.findings = FindingsPanel()
        self.approvers = Approvers()
        self.footer = Footer()
        self._left, self._right = Column(""), Column("", spacing=24)
        self._build()
        self._connect()
        self._retranslate()
        self._show_draft(self.drafts.current)

    def open_draft(self, draft: Draft) -> None:
        """Show `draft`, which the desk holds; what was open is kept."""
        if not self._sending:
            self.drafts.open(draft)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editor(self) -> Editor:
        """The editor of the part that is being written."""
        return self.posts.editor

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
            visit = self.posts.visit_previous if back else self.posts.visit_next
            visit()
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
        self._left.setAccessibleName(self.tr("The post"))
        self.add_part.name(self.tr("Add a post to the thread"))

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        left = QWidget()
        whole_left = column(left, margins=(20 - INDENT, 16, 0, 0), spacing=10)
        head = column(margins=(0, 0, 12, 0))
        head.addWidget(self.header)
        whole_left.addLayout(head)
        whole_left.addWidget(self._left, 1)
        self._build_writing(self._left.column)
        right = self._right
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

    def _build_writing(self, writing: QVBoxLayout) -> None:
        """From the top: what is continued, the text, what goes with it, and the preview."""
        # The name's words, not its focus frame, stand above the edge of what follows.
        writing.setContentsMargins(INDENT, 0, 12, 12)
        writing.setSpacing(10)
        writing.setAlignment(Qt.AlignmentFlag(0))  # the editor takes the room there is
        tools = Flow(spacing=2)
        tools.addWidget(self.add_part)
        below = row(spacing=8)
        below.addLayout(tools, 1)
        below.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        writing.addWidget(self.continuation)
        writing.addWidget(self.posts, 1)
        writing.addLayout(below)
        writing.addWidget(self.preview)

    def _connect(self) -> None:
        self.posts.edited.connect(self._edited)
        self.posts.left.connect(self.drafts.flush)
        self.posts.refused.connect(self._paste_refused)
        self.posts.visited.connect(self._visited)
        self.posts.chosen.connect(self._part_chosen)
        self.posts.move_wanted.connect(self._move_part)
        self.posts.removal_wanted.connect(self._remove_part)
        self.add_part.clicked.connect(self._add_part)
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
        self.findings.visit_wanted.connect(self.posts.visit)
        self.findings.fix_wanted.connect(self._fix)
        self.findings.removal_wanted.connect(self._remove)
        self.findings.again_wanted.connect(self._check_again)
        self.footer.send_wanted.connect(self._send)
        self.footer.undo_wanted.connect(self._undo)
        self._session.loaded.connect(self._opened_record)
        self._session.person_changed.connect(self._person_changed)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.flush)

    # -- typing ------------------------------------------------------------------------------

    @Slot(int)
    def _edited(self, part: int) -> None:
        working = self.drafts.working
        self.drafts.typed(self.posts.editors[part].text, working.language, part)
        self.footer.forget_news()
        self._forget_outcome()
        self.checker.ask(Question.of(self.drafts.working))
        self._count()
        self.preview.show_typed(self.drafts.working)
        self._tell_readiness()

    def _apply(self, change: Callable[[Draft], Draft]) -> None:
        """Change the open draft as a form asks for; everything that shows it is told."""
        before = self.drafts.working
        after = change(before)
        if after == before or self._sending:
            return
        self.footer.forget_news()
        self.drafts.changed(after)
        self._forget_outcome()
        self._show_forms()
        self.preview.show_draft(after)
        self.checker.ask(Question.of(after))
        self._tell_readiness()

    @Slot()
    def _add_part(self) -> None:
        self.posts.add()
        self._apply(pieces.part_added)

    @Slot(int, int)
    def _move_part(self, number: int, to: int) -> None:
        self.posts.move_part(number, to)
        self._apply(partial(pieces.part_moved, number=number, to=to))

    @Slot(int)
    def _remove_part(self, number: int) -> None:
        self._gone = self.drafts.working
        self.posts.remove(number)
        self._apply(partial(pieces.part_removed, number=number))
        self.footer.show_part_removed()

    @Slot(int)
    def _part_chosen(self, _number: int) -> None:
        self.setFocusProxy(self.editor)
        self._show_forms()
        self._count()

    def _count(self) -> None:
        """Show how long the part is that is being written, if it is short enough to be counted."""
        text, limit = self.editor.text, post_text.LIMIT
        if self._session.is_loaded:
            terms = self._session.charter.policy.terms_for(self.drafts.working.account)
            limit = text_limit(terms)
        if len(text) <= COUNTED_AT_ONCE:
            self.ring.show_length(post_text.weighted_length(text.strip()), limit)
        elif self._outcome is not None and self.posts.current < len(self._outcome.parts):
            checked = self._outcome.parts[self.posts.current]
            self.ring.show_length(checked.length, checked.limit)

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
        self.posts.choose(finding.span.part)
        self.editor.fix(finding, replacement)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _remove(self, spans: list[Span]) -> None:
        if self._outcome is not None and spans:
            self.posts.choose(spans[0].part)
            typed = self._outcome.question.draft.parts[spans[0].part].text
            self.editor.remove(typed, [(span.start, span.end) for span in spans])

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        self._apply(lambda draft: replace(draft, language=language))
        self._check_again()

    # -- drafts ------------------------------------------------------------------------------

    @Slot(object)
    def _show_draft(self, draft: Draft) -> None:
        self._outcome = None
        self.posts.open_texts([part.text for part in draft.parts])
        self.header.show_draft(draft)
        self.header.show_saved(self._saved_at(draft), self._now())
        self.continuation.show_draft(draft)
        self.preview.show_draft(draft)
        self._show_forms()
        self._check_again()

    def _show_forms(self) -> None:
        """Tell every form how the draft stands."""
        draft = self.drafts.working
        if self._session.is_loaded:
            self.header.show_account(self._session.charter.account(draft.account).handle)

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
    def _undo(self) -> None:
        """Bring back the discarded draft, or the draft as it was before a post was removed."""
        gone, self._gone = self._gone, None
        self.footer.forget_news()
        if gone is not None:
            self.drafts.restore(gone)

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
        self.posts.show_outcome(outcome)
        self.findings.show_outcome(outcome)
        self.header.show_detected(outcome.parts[self.posts.current].language)
        self._count()
        self.preview.show_draft(self.drafts.working)
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
        self.approvers.show_needs(self._needs(outcome))

    def _needs(self, outcome: Outcome) -> tuple[Need, ...]:
        session, draft = self._session, outcome.question.draft
        return needs(
            outcome.requirements,
            session.charter,
            draft.account,
            session.person.id,
            is_urgent=bool(draft.urgent.strip()),
        )

    # -- who is signed in --------------------------------------------------------------------

    @Slot()
    def _opened_record(self) -> None:
        self._show_forms()
        self.preview.show_draft(self.drafts.working)
        self._tell_readiness()

    @Slot()
    def _person_changed(self) -> None:
        self._show_forms()
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
        snapshot = self.drafts.working
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
        self.posts.set_locked(locked=sending)
        self.header.set_locked(locked=sending)
        self.footer.forget_news()
        self._tell_readiness()

    def _readiness(self) -> Readiness:
        session, draft = self._session, self.drafts.working
        held: tuple[Role, ...] | None = None
        if session.is_loaded:
            held = session.charter.roles(session.person.id, draft.account)
        return readiness(
            draft=draft,
            held=held,
            outcome=self._outcome,
            failed=self._failed,
            sending=self._sending,
        )

    def _tell_readiness(self) -> None:
        roles: tuple[Role, ...] = ()
        if self._outcome is not None and self._session.is_loaded:
            roles = tuple(need.role for need in self._needs(self._outcome))
        self.footer.show_readiness(self._readiness(), self._outcome, roles)

    def _saved_at(self, draft: Draft) -> datetime | None:
        return draft.saved_at if self.drafts.is_kept else None

    def _now(self) -> datetime:
        return self._session.opening.clock.now()
