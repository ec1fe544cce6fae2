"""What reviewers said about the post that a draft continues, and their suggestions taken over.

A suggestion changes the text in one step that can be undone, and only after the author was told who
could then still approve: whoever suggested it helped to write.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.discussion import Anchor, Comment
from desktop_app.domain.errors import CountersignError
from desktop_app.services import discussing, reading
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.drafts import Drafts
from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.compose.thread import Thread as Editors
from desktop_app.ui.layout import bring_into_sight, clear, column, row
from desktop_app.ui.offsets import Offsets
from desktop_app.ui.review.remark_card import RemarkCard, Shown
from desktop_app.ui.review.threads import Thread, in_draft, stands_in, threads
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, PrimaryButton, Text

_REST = 400  #: milliseconds without a key before the words are looked for again


class RemarksPanel(QWidget):
    """Hidden for a draft about which nothing open was said."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(
        self,
        session: Session,
        drafts: Drafts,
        editors: Editors,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._drafts, self._editors = session, drafts, editors
        self._view: PostView | None = None
        self._wanted = ""  #: a remark whose suggestion is to be taken over once it was read
        self._threads: tuple[Thread, ...] = ()
        self.cards: dict[str, RemarkCard] = {}
        self._title, self._cards = Heading(), column(spacing=8)
        self.question = _Question()
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(_REST)
        self._at_rest.timeout.connect(self._look_again)
        inside = column(self, spacing=8)
        inside.addWidget(self._title)
        inside.addWidget(self.question)
        inside.addLayout(self._cards)
        self.question.confirmed.connect(self._take_over)
        editors.edited.connect(self._at_rest.start)
        session.changed.connect(self._news)
        session.person_changed.connect(self._person_changed)
        drafts.opened.connect(self.show_draft)
        Offer(editors, "compose.accept", self.begin, lambda: self.why_not)
        self.hide()

    @Slot(object)
    def show_draft(self, draft: Draft) -> None:
        """Show what was said about the post that `draft` continues."""
        shown = None if self._view is None else self._view.record.id
        if draft.post != shown:
            self._view, self._threads = None, ()
            self.question.hide()
            self._render()
        if draft.post is not None and self._session.is_loaded:
            self._read(draft.post)

    @property
    def why_not(self) -> str:
        """Why no suggestion can be taken over; empty when one can."""
        return "" if self._next() is not None else self.tr("No suggestion to take over")

    @Slot()
    def begin(self) -> None:
        """Ask whether the next suggestion is to be taken over; confirm what was asked already."""
        thread = self._next()
        if self.question.isVisible():
            self.question.confirm.click()
        elif thread is not None:
            self._ask(thread)

    @Slot(str)
    def ask_about(self, remark: str) -> None:
        """Ask whether what this remark suggests is to be taken over, once it was read."""
        self._wanted = remark
        self._ask_wanted()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._render()

    def _read(self, post: PostId) -> None:
        session = self._session
        session.do(
            Lane.STORE,
            partial(reading.open_post, session.parts, post, session.person.id),
            owner=self,
            then=self._have_view,
        )

    def _have_view(self, view: PostView) -> None:
        if self._drafts.working.post == view.record.id and view.own:
            self._view, self._threads = view, threads(view.record)
            self._render()
            self._ask_wanted()

    @Slot()
    def _person_changed(self) -> None:
        self.show_draft(self._drafts.working)

    @Slot(object)
    def _news(self, changes: Changes) -> None:
        post = self._drafts.working.post
        if changes.reviews and post is not None and self._session.is_loaded:
            self._read(post)

    def _render(self) -> None:
        clear(self._cards)
        self.cards = {}
        view = self._view
        opened = [each for each in self._threads if each.is_open]
        self.setVisible(view is not None and bool(opened))
        self._title.setText(self.tr("%n open remark(s)", "", len(opened)))
        if view is None:
            return
        shown = Shown(
            record=view.record,
            charter=view.charter,
            person=self._session.person.id,
            now=self._session.opening.clock.now(),
            speaks=False,
            writes=True,
        )
        for thread in opened:
            place = in_draft(view.record, thread, self._drafts.working)
            # Its words may stand in the draft though they are gone from the newest version.
            here = replace(thread, place=place, gone_since=0)
            card = RemarkCard(here, shown, taken=self._is_taken(thread, place))
            card.take_wanted.connect(self.ask_about)
            card.words_wanted.connect(self._show_words)
            self.cards[thread.root.id] = card
            self._cards.addWidget(card)

    def _is_taken(self, thread: Thread, place: Anchor | None) -> bool:
        taken = thread.root.id in self._drafts.working.accepted
        return taken and stands_in(thread.root, self._drafts.working, place)

    @Slot()
    def _look_again(self) -> None:
        """The text was edited: words may have come, moved or gone."""
        if self._view is not None:
            self._render()

    def _next(self) -> Thread | None:
        """The first suggestion that can be taken over, as the text stands now."""
        return next((each for each in self._threads if self._place(each) is not None), None)

    def _place(self, thread: Thread) -> Anchor | None:
        """Where a suggestion's words stand; None when there is nothing to take over."""
        view = self._view
        if view is None or not thread.is_open or thread.root.suggestion is None:
            return None
        place = in_draft(view.record, thread, self._drafts.working)
        return None if self._is_taken(thread, place) else place

    def _thread(self, remark: str) -> Thread | None:
        """The thread that begins with this remark."""
        return next((each for each in self._threads if each.root.id == remark), None)

    def _ask_wanted(self) -> None:
        thread = self._thread(self._wanted)
        if thread is not None:
            self._wanted = ""
            self._ask(thread)

    def _ask(self, thread: Thread) -> None:
        if self._view is None or self._place(thread) is None:
            self._session.failed.emit(_gone())
            return
        suggestion = thread.root.suggestion or ""
        self.show()
        self.question.ask(thread.root.id, words.quoted(suggestion), self._who(thread.root))
        bring_into_sight(self.question)

    def _who(self, remark: Comment) -> str:
        """Who could still approve, in sentences."""
        view = self._view
        assert view is not None
        name = words.person_name(view.charter, remark.by)
        if remark.by in view.record.contributors:
            return self.tr("{name} helped to write this post already.").format(name=name)
        said = [self.tr("{name} suggested this and can then no longer approve.").format(name=name)]
        for role, people in discussing.left_to_approve(view.record, view.charter, remark):
            names = words.joined([words.person_name(view.charter, each) for each in people])
            left = self.tr("For {role}, {names} still can.")
            if not people:
                left = self.tr("For {role}, nobody else could: the post could not go out.")
            said.append(left.format(role=words.role_name(role), names=names))
        return " ".join(said)

    @Slot(str)
    def _take_over(self, remark: str) -> None:
        thread = self._thread(remark)
        place = None if thread is None else self._place(thread)
        if thread is None or place is None:
            self._session.failed.emit(_gone())
            return
        try:
            discussing.accept(self._drafts.working, thread.root, place)
        except CountersignError as error:
            self._session.failed.emit(error)
            return
        self._editors.choose(place.part)
        _replace(self._editors.editor, place, thread.root.suggestion or "")
        self.changed.emit(partial(_with_accepted, remark=thread.root.id))
        self._editors.editor.say(self.tr("Taken over. Undo takes it back."))
        self._editors.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._render()

    @Slot(str)
    def _show_words(self, remark: str) -> None:
        thread = self._thread(remark)
        view = self._view
        place = in_draft(view.record, thread, self._drafts.working) if view and thread else None
        if place is not None:
            self._editors.choose(place.part)
            editor = self._editors.editor
            editor.setTextCursor(_cursor(editor, place))
            editor.setFocus(Qt.FocusReason.OtherFocusReason)


class _Question(Card):
    """Asks once more, saying what follows from it."""

    confirmed = Signal(str)  #: the remark's id

    def __init__(self) -> None:
        super().__init__(tone="caution")
        self._remark = ""
        self._title, self.text = Heading(), Text()
        self.cancel, self.confirm = Button(), PrimaryButton()
        below = row(spacing=8)
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.confirm)
        inside = column(self, margins=(14, 10, 14, 12), spacing=6)
        inside.addWidget(self._title)
        inside.addWidget(self.text)
        inside.addLayout(below)
        self.cancel.clicked.connect(self.hide)
        self.confirm.clicked.connect(self._confirm)
        self._name()
        self.hide()

    def ask(self, remark: str, suggestion: str, who: str) -> None:
        """Ask about `remark`."""
        self._remark = remark
        self._title.setText(self.tr("Take over {words}?").format(words=suggestion))
        self.text.setText(who)
        self._name()
        self.setAccessibleName(f"{self._title.text()} {who}")
        self.show()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        self.cancel.name(self.tr("Cancel"))
        self.confirm.name(self.tr("Take it over"))

    @Slot()
    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit(self._remark)


def _with_accepted(draft: Draft, *, remark: ActionId) -> Draft:
    return replace(draft, accepted=tuple(dict.fromkeys((*draft.accepted, remark))))


def _cursor(editor: Editor, place: Anchor) -> QTextCursor:
    first, last = Offsets(editor.text).span_units(place.start, place.end)
    cursor = editor.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _replace(editor: Editor, place: Anchor, suggestion: str) -> None:
    """Put the suggestion in the place of the words, as one step that can be undone."""
    cursor = _cursor(editor, place)
    cursor.beginEditBlock()
    cursor.insertText(suggestion)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)


def _gone() -> CountersignError:
    return CountersignError("comment.text_gone")
