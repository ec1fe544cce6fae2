"""The left of the page: the account, the text, all that goes with it, and the preview.

It shows a draft and says how a person wants it changed; it never keeps or sends one.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from desktop_app.domain import text as post_text
from desktop_app.domain.finding import Finding, Span
from desktop_app.domain.limits import MOST_PARTS, text_limit
from desktop_app.services.ports import Draft
from desktop_app.ui.background import Lane
from desktop_app.ui.compose import explaining, pieces
from desktop_app.ui.compose.account_band import AccountBand
from desktop_app.ui.compose.answered import Answered
from desktop_app.ui.compose.attachments import Attachments
from desktop_app.ui.compose.clippings import Clippings
from desktop_app.ui.compose.continuation import Continuation
from desktop_app.ui.compose.editor import Editor, local_files
from desktop_app.ui.compose.findings_panel import FindingsPanel
from desktop_app.ui.compose.footer import PART_JOINED, PART_REMOVED, PART_SPLIT
from desktop_app.ui.compose.hashtags import TagHelper
from desktop_app.ui.compose.note_form import NoteForm
from desktop_app.ui.compose.options import Options
from desktop_app.ui.compose.outcome import Outcome
from desktop_app.ui.compose.paste_notice import PasteNotice
from desktop_app.ui.compose.preview import COUNTED_AT_ONCE, Preview
from desktop_app.ui.compose.ring import Ring
from desktop_app.ui.compose.thread import Thread
from desktop_app.ui.compose.title_button import INDENT
from desktop_app.ui.compose.word_offers import WordOffers
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, row
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button
from desktop_app.ui.zoom import spread

#: Milliseconds that the preview may be behind the keys: what is typed is painted first.
BEHIND = 60
#: Milliseconds without a key before a long draft is shown: laying it out takes a frame or two.
_REST = 300


class Writing(Column):
    """A draft, to be written."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]
    #: Said before `changed`: the draft as it was may be wanted back; how the footer calls it.
    part_removed = Signal(str)
    part_chosen = Signal()  #: another part is written now

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=10)
        self._session = session
        self._draft: Draft | None = None
        self._outcome: Outcome | None = None
        self._soon, self._at_rest = self._timer(BEHIND), self._timer(_REST)
        thumbnails = Thumbnails(session, self)
        self.band, self.continuation = AccountBand(session), Continuation(session)
        self.answered = Answered(session)
        self.posts, self.ring = Thread(), Ring()
        self._offers = WordOffers(session, self._language_of, self)
        self.posts.offer(self._offers)
        self.tags = TagHelper(session, self.posts)
        self.pasted, self._clippings = PasteNotice(), Clippings()
        self.tools = QWidget()
        self.add_media, self.add_poll = Button(kind="flat"), Button(kind="flat")
        self.add_part = Button(kind="flat")
        self.attachments, self.options = Attachments(session, thumbnails), Options(session)
        self.note = NoteForm()
        self.preview = Preview(session, thumbnails)
        self._build()
        self._connect()
        self._retranslate()

    @property
    def editor(self) -> Editor:
        """The editor of the part that is being written."""
        return self.posts.editor

    def open_draft(self, draft: Draft) -> None:
        """Show another draft, from its first part."""
        self._draft, self._outcome = draft, None
        self.pasted.forget()
        self.posts.open_texts([part.text for part in draft.parts])
        self.continuation.show_draft(draft)
        self.show_draft(draft)
        shown = tuple(editor.text for editor in self.posts.editors)
        if shown != tuple(part.text for part in draft.parts):  # written elsewhere, on Windows
            self.changed.emit(partial(pieces.as_shown, texts=shown))

    def show_draft(self, draft: Draft) -> None:
        """Show how the draft stands now, but for its texts, which stand in the editors."""
        self._draft = draft
        self._soon.stop()
        self._at_rest.stop()
        self.band.show_draft(draft)
        self.options.show_draft(draft)
        self.note.show_draft(draft)
        self.answered.show_draft(draft)
        number = min(self.posts.current, len(draft.parts) - 1)
        self.attachments.show_draft(draft, number)
        self.add_poll.setVisible(draft.parts[number].poll is None)
        self.add_part.setEnabled(len(draft.parts) < MOST_PARTS)
        self.preview.show_draft(draft)
        self._count()

    def show_typed(self, draft: Draft) -> None:
        """Show how the draft stands while it is typed: only what follows every key."""
        self._draft, self._outcome = draft, None
        self._at_rest.stop()
        if sum(len(part.text) for part in draft.parts) > COUNTED_AT_ONCE:
            self._soon.start(_REST)  # again at every key: it follows when the keys rest
        elif not self._soon.isActive():
            self._soon.start(BEHIND)
        before = self.ring.stage
        self._count()
        if self.ring.stage > before:
            self.editor.say(self.ring.spoken)

    def show_outcome(self, outcome: Outcome) -> None:
        """Underline what was found, and show what was too long to be shown at every key."""
        self._outcome = outcome
        self.posts.show_outcome(outcome)
        self.editor.viewport().repaint()  # the underlines do not wait for the cards beside them
        self._soon.stop()
        if sum(len(part.text) for part in outcome.parts) > COUNTED_AT_ONCE:
            self._at_rest.start()
        else:
            self._preview_whole()
        self._count()

    def trouble(self, now: datetime) -> str:
        """Why it cannot be sent as the fields stand, in a sentence; empty when it can."""
        return self.options.trouble(now) or self.note.room.trouble

    def attend(self, findings: FindingsPanel) -> None:
        """Let the cards of `findings` lead to their words, mend or keep them, and be explained."""
        findings.offers = self._offers
        self.posts.visited.connect(findings.mark)
        self.posts.spot.explain_asked.connect(findings.begin_explanation)
        findings.visit_wanted.connect(self.posts.visit)
        findings.fix_wanted.connect(self._fix)
        findings.removal_wanted.connect(self._remove)
        findings.explained.connect(self._explain)

    def _language_of(self, finding: Finding) -> str:
        """The language in which the words of `finding` were read."""
        parts = self._outcome.parts if self._outcome is not None else ()
        if finding.span.part < len(parts):
            return parts[finding.span.part].language
        return self._draft.language if self._draft is not None else "en"

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

    @Slot(object, str)
    def _explain(self, finding: Finding, words: str) -> None:
        """Keep what the author says of `finding` with the draft."""
        self.changed.emit(partial(explaining.explained, finding=finding, words=words))

    def lock(self, *, sending: bool) -> None:
        """While the draft is sent nothing of it changes; while a file is prepared, no part moves."""
        self.posts.set_locked(locked=sending)
        self.posts.set_fixed(fixed=sending or self.attachments.is_busy)
        for widget in (self.band, self.tools, self.attachments, self.options, self.note):
            widget.setEnabled(not sending)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attachments.add_files(local_files(event.mimeData()))
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The post"))
        self.add_media.name(self.tr("Add pictures or a film…"))
        self.add_poll.name(self.tr("Add a poll"))
        self.add_part.name(self.tr("Add a post to the thread"))

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        return timer

    def _build(self) -> None:
        # The title's words, not its focus frame, stand above the edge of what follows.
        spread(self.column, (INDENT, 0, 12, 12), 10)
        self.column.setAlignment(Qt.AlignmentFlag(0))  # the editor takes the room there is
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        tools = Flow(self.tools, spacing=2)
        for button in (self.add_media, self.add_poll, self.add_part):
            tools.addWidget(button)
        below = row(spacing=8)
        below.addWidget(self.tools, 1)
        below.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.band)
        self.column.addWidget(self.continuation)
        self.column.addWidget(self.answered)
        self.column.addWidget(self.posts, 1)
        self.column.addWidget(self.pasted)
        self.column.addLayout(below)
        for widget in (self.attachments, self.options, self.preview):
            self.column.addWidget(widget)
        self.options.add(self.note)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._preview_typed)
        self._at_rest.timeout.connect(self._preview_whole)
        self.posts.chosen.connect(self._part_chosen)
        self.posts.move_wanted.connect(self._move_part)
        self.posts.removal_wanted.connect(self._remove_part)
        self.posts.split_wanted.connect(self._split_part)
        self.posts.join_wanted.connect(self._join_part)
        self.posts.files_given.connect(self.attachments.add_files)
        self.posts.picture_given.connect(self._add_picture)
        self.posts.pasted.connect(self.pasted.show_paste)
        self.pasted.other_wanted.connect(self._paste_instead)
        self.add_part.clicked.connect(self._add_part)
        self.add_media.clicked.connect(self.attachments.choose_files)
        self.add_poll.clicked.connect(self.attachments.add_poll)
        for form in (self.band, self.attachments, self.options, self.note):
            form.changed.connect(self.changed)

    def _count(self) -> None:
        """Show how long the part is that is being written, if it is short enough to be counted."""
        text, limit = self.editor.text, post_text.LIMIT
        if self._session.is_loaded and self._draft is not None:
            limit = text_limit(self._session.charter.policy.terms_for(self._draft.account))
        if len(text) <= COUNTED_AT_ONCE:
            self.ring.show_length(post_text.weighted_length(text.strip()), limit)
        elif self._outcome is not None and self.posts.current < len(self._outcome.parts):
            checked = self._outcome.parts[self.posts.current]
            self.ring.show_length(checked.length, checked.limit)

    @Slot()
    def _preview_typed(self) -> None:
        if self._draft is not None:
            self.preview.show_typed(self._draft)

    @Slot()
    def _preview_whole(self) -> None:
        if self._draft is not None:
            self.preview.show_draft(self._draft)

    @Slot()
    def _part_chosen(self) -> None:
        self.pasted.forget()
        if self._draft is not None and len(self._draft.parts) == len(self.posts.editors):
            self.show_draft(self._draft)
        self.part_chosen.emit()

    @Slot()
    def _add_part(self) -> None:
        self.posts.add()
        self.changed.emit(pieces.part_added)

    @Slot(int, int)
    def _move_part(self, number: int, to: int) -> None:
        self.posts.move_part(number, to)
        self.changed.emit(partial(pieces.part_moved, number=number, to=to))

    @Slot()
    def _split_part(self) -> None:
        if self._draft is None or len(self._draft.parts) >= MOST_PARTS:
            return
        number = self.posts.current
        texts = self.posts.split()
        if texts is None:
            self._add_part()
            return
        before, after = texts
        self.part_removed.emit(PART_SPLIT)
        self.changed.emit(partial(pieces.part_split, number=number, before=before, after=after))

    @Slot(int)
    def _join_part(self, number: int) -> None:
        self.part_removed.emit(PART_JOINED)
        text = self.posts.join(number)
        self.changed.emit(partial(pieces.part_joined, number=number, text=text))

    @Slot(str)
    def _paste_instead(self, text: str) -> None:
        self.editor.paste_instead(text)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _add_picture(self, picture: QImage) -> None:
        """Put a copied picture where files come from, then add that file."""
        if self._session.is_loaded:
            self._session.do(
                Lane.MEDIA,
                partial(self._clippings.keep, picture),
                owner=self,
                then=self._have_picture,
            )

    def _have_picture(self, path: Path) -> None:
        self.attachments.add_copied(path)

    @Slot(int)
    def _remove_part(self, number: int) -> None:
        self.part_removed.emit(PART_REMOVED)
        self.posts.remove(number)
        self.changed.emit(partial(pieces.part_removed, number=number))
