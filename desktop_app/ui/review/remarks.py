"""What is said about the post on the screen: remarks under the text, and where they are written.

A remark is about the version that is shown: its fingerprint goes with it, and the record refuses it
when another version came meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.checks.reveal import revealed
from desktop_app.domain.account import WRITING, PersonId
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import CountersignError
from desktop_app.services import discussing
from desktop_app.services.messages import explain
from desktop_app.services.parts import Changes
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.actions.offers import letters_are_on
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import Column, bring_into_sight, clear, column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.review.final_reader import FinalReader, Remarked
from desktop_app.ui.review.remark_card import RemarkCard, Shown
from desktop_app.ui.review.remark_form import RemarkForm, Said
from desktop_app.ui.review.texts import FinalText
from desktop_app.ui.review.threads import Thread, followed, threads, voices
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted

_HIGHEST = 300  #: pixels that the list takes at most: the text is what is judged
_ROOM = 40  #: pixels around words that are scrolled to


class Remarks(Retranslated, QWidget):
    """The panel under the text."""

    text_wanted = Signal()  #: words of the final text are about to be shown
    take_wanted = Signal(str)  #: the author wants to take over what this remark suggests
    seen_wanted = Signal()  #: who has seen the post?

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: PostView | None = None
        self._threads: tuple[Thread, ...] = ()
        self._key: object = None
        self._readers: list[tuple[FinalReader, int]] = []
        self._at = ""
        self.cards: dict[str, RemarkCard] = {}
        self._title, self._count = Heading(), Muted()
        self.begin_button, self.seen = Button(kind="flat"), Button(kind="flat")
        self.form, self.list, self.fold = RemarkForm(), _List(), Button(kind="flat")
        self._open_cards, self._settled_cards = column(spacing=8), column(spacing=8)
        self._is_unfolded = False
        self._build()
        self.retranslate()

    def show_view(self, view: PostView) -> None:
        """Show what was said about `view`; nothing is drawn again when nothing is new."""
        session = self._session
        self._view = view
        self.form.about(view.record.id)
        self._carry_over(view)
        offered = self._voices(view)
        self.form.voice.show_voices(offered, view.charter)
        key = (
            offered,
            view.record.id,
            view.record.comments,
            view.record.current.number,
            view.record.state,
            session.person.id,
        )
        if key != self._key:
            self._key = key
            self._threads = threads(view.record)
            self._render()

    def mark(self, *shown: Sequence[FinalText]) -> None:
        """Mark in these texts what remarks are about; each sequence is all parts of the post."""
        readers = [(text.reader, part) for texts in shown for part, text in enumerate(texts)]
        for reader, _ in readers:
            if not any(reader is known for known, _ in self._readers):
                reader.remark_chosen.connect(self.show_card)
        self._readers = readers
        self._mark()

    @property
    def why_not(self) -> str:
        """Why nothing can be said about the post; empty when something can."""
        if self._view is None:
            return self.tr("No post is open")
        if self._voices(self._view):
            return ""
        return self.tr("Nothing can be said about this post any more, or not by you.")

    @property
    def why_no_step(self) -> str:
        """Why there is no remark to go to."""
        return "" if any(thread.is_open for thread in self._threads) else self.tr("No open remark")

    @Slot()
    def begin(self) -> None:
        """Write a remark on the words that are selected; without any, on the whole post."""
        if self._view is not None and not self.why_not:
            number = self._view.record.current.number
            self._write(Said(anchor=self._selected(), revision=number))

    @Slot(str)
    def show_card(self, remark: str) -> None:
        """Go to a remark's thread."""
        if remark not in self.cards:
            self._unfold(unfolded=True)
        card = self.cards.get(remark)
        if card is not None:
            self._at = remark
            self.list.ensureWidgetVisible(card)
            card.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def show_words(self, remark: str) -> None:
        """Go to the words that a remark is about."""
        place = next((each.place for each in self._threads if each.root.id == remark), None)
        if place is None:
            return
        self._at = remark
        self.text_wanted.emit()
        for reader, part in self._shown_readers():
            if part == place.part:
                reader.select(place.start, place.end)
                _scroll_to(reader)

    def step(self, by: int) -> None:
        """Go to the next open remark (1) or the one before (-1), in the order of the text."""
        order = [each for each in sorted(self._threads, key=_in_text) if each.is_open]
        if not order:
            return
        ids = [each.root.id for each in order]
        start = -1 if by > 0 else len(ids)
        at = ids.index(ActionId(self._at)) if self._at in ids else start
        remark = ids[(at + by) % len(ids)]
        self.show_words(remark)
        self.show_card(remark)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.begin_button.name(self.tr("Remark…"))
        self.say_keys()
        self.seen.name(self.tr("Who has seen it…"))
        self.list.setAccessibleName(self.tr("Remarks"))
        if self._view is not None:
            self._render()

    @Slot()
    def say_keys(self) -> None:
        """What the button does, and its key unless letters are off."""
        self.begin_button.setToolTip(
            self.tr("About the selected words, or the whole post: C")
            if letters_are_on()
            else self.tr("About the selected words, or the whole post")
        )

    def _build(self) -> None:
        head = row(spacing=8)
        for label in (self._title, self._count):
            label.setWordWrap(False)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self.begin_button)
        head.addWidget(self.seen)
        whole = column(self, spacing=6)
        whole.addLayout(head)
        whole.addWidget(self.list)
        for layout in (self._open_cards, self._settled_cards):
            layout.setContentsMargins(0, 0, 0, 0)
        inside = self.list.column
        inside.addWidget(self.form)
        inside.addLayout(self._open_cards)
        inside.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(self._settled_cards)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.begin_button.clicked.connect(self.begin)
        self.seen.clicked.connect(self.seen_wanted)
        self.form.sent.connect(self._send)
        self.form.closed.connect(self._form_closed)
        self.fold.clicked.connect(self._toggle)

    def _render(self) -> None:
        view, person = self._view, self._session.person.id
        if view is None:
            return
        self._say_count()
        self.begin_button.setEnabled(not self.why_not)
        held = set(view.charter.roles(person, view.record.account))
        shown = Shown(
            record=view.record,
            charter=view.charter,
            person=person,
            now=self._now(),
            speaks=not self.why_not,
            writes=view.own and bool(held & set(WRITING)),
        )
        self.cards = {}
        settled = [thread for thread in self._threads if not thread.is_open]
        for layout, found in (
            (self._open_cards, [thread for thread in self._threads if thread.is_open]),
            (self._settled_cards, settled if self._is_unfolded else []),
        ):
            clear(layout)
            for thread in found:
                card = self._card(thread, shown)
                layout.addWidget(card)
                card.show()  # Qt would show it later: until then it takes no room
        self.fold.setVisible(bool(settled))
        self.fold.name(self.tr("%n settled remark(s)", "", len(settled)))
        self._fit()
        self._mark()

    @Slot()
    def _fit(self) -> None:
        """Take the room for what is there; the form's own is never cut."""
        is_written = not self.form.isHidden()
        self.list.setVisible(bool(self._threads) or is_written)
        self.list.highest = _HIGHEST + (self.form.sizeHint().height() // 2 if is_written else 0)
        self.list.updateGeometry()

    def _card(self, thread: Thread, shown: Shown) -> RemarkCard:
        card = RemarkCard(thread, shown)
        card.answer_wanted.connect(self._answer)
        card.settle_wanted.connect(self._settle)
        card.words_wanted.connect(self.show_words)
        card.take_wanted.connect(self.take_wanted)
        self.cards[thread.root.id] = card
        return card

    def _say_count(self) -> None:
        count = sum(thread.is_open for thread in self._threads)
        self._title.setText(self.tr("Remarks"))
        said = self.tr("%n open", "", count) if self._threads else self.tr("none yet")
        self._count.setText(said)

    def _mark(self) -> None:
        for reader, part in self._current_readers():
            reader.show_remarks(
                [self._remarked(each, each.place) for each in self._of_part(part) if each.place]
            )

    def _of_part(self, part: int) -> list[Thread]:
        return [each for each in self._threads if each.place and each.place.part == part]

    def _remarked(self, thread: Thread, place: Anchor) -> Remarked:
        view = self._view
        assert view is not None
        name = words.giver_name(view.charter, thread.root.by, thread.root.acting_for)
        said = revealed(thread.root.text) or self.tr("Suggests: {words}").format(
            words=words.quoted(thread.root.suggestion or "")
        )
        return Remarked(
            id=thread.root.id,
            number=thread.number,
            start=place.start,
            end=place.end,
            tip=f"{thread.number} · {name}: {said}",
            is_open=thread.is_open,
        )

    def _current_readers(self) -> list[tuple[FinalReader, int]]:
        """The texts that show a part as it stands in this version, and which."""
        parts = () if self._view is None else self._view.record.current.payload.parts
        return [
            (reader, part)
            for reader, part in self._readers
            if part < len(parts) and reader.places.text == parts[part].text
        ]

    def _shown_readers(self) -> list[tuple[FinalReader, int]]:
        return [(reader, part) for reader, part in self._current_readers() if reader.isVisible()]

    def _selected(self) -> Anchor | None:
        shown = sorted(self._shown_readers(), key=lambda each: not each[0].hasFocus())
        found = (reader.anchor(part) for reader, part in shown)
        return next((anchor for anchor in found if anchor is not None), None)

    def _write(self, said: Said) -> None:
        self.form.begin(said)
        self._fit()
        bring_into_sight(self.form)

    def _carry_over(self, view: PostView) -> None:
        """What is being written about words of another version follows them."""
        said, number = self.form.said, view.record.current.number
        if said.anchor is not None and said.revision not in (0, number):
            self.form.move_to(followed(view.record, said.anchor, said.revision), number)

    @Slot(object)
    def _send(self, said: Said) -> None:
        view = self._view
        if view is None:
            return
        verb = partial(
            discussing.comment,
            self._session.parts,
            view.record.id,
            view.record.current.sha256,
            self._session.person.id,
            said.text,
            anchor=said.anchor,
            suggestion=said.suggestion,
            thread=said.thread,
            acting_for=said.acting_for,
        )
        self._do(verb, self._have_sent)

    def _have_sent(self, _: object) -> None:
        self.form.was_recorded()
        self._fit()
        for reader, _ in self._current_readers():
            reader.forget_selection()
        self._go_to_text()
        self._told()

    @Slot(str)
    def _answer(self, remark: str) -> None:
        view = self._view
        root = next((each.root for each in self._threads if each.root.id == remark), None)
        if view is not None and root is not None:
            name = words.giver_name(view.charter, root.by, root.acting_for)
            self._write(Said(thread=root.id, to=name))

    @Slot(str)
    def _settle(self, remark: str) -> None:
        view = self._view
        names = self._names_to_settle(remark)
        if view is None or not names:
            return
        session, post = self._session, PostId(view.record.id)
        for card in self.cards.values():
            card.settle.setEnabled(False)  # until the record answers
        asked = (session.parts, post, ActionId(remark), session.person.id)
        verb = partial(discussing.resolve, *asked, acting_for=names[0])
        session.do(Lane.STORE, verb, owner=self, then=self._told, failed=self._not_settled)

    def _names_to_settle(self, remark: str) -> tuple[PersonId | None, ...]:
        """In whose names this person may settle it: their own first."""
        root = next((each.root for each in self._threads if each.root.id == remark), None)
        if self._view is None or root is None:
            return ()
        record, charter, now = self._view.record, self._view.charter, self._now()
        return discussing.settling_names(record, charter, root, self._session.person.id, now)

    def _voices(self, view: PostView) -> tuple[PersonId | None, ...]:
        """In whose names this person may say something."""
        return voices(view.charter, view.record, self._session.person.id, self._now())

    def _now(self) -> datetime:
        return self._session.opening.clock.now()

    def _not_settled(self, error: Exception) -> None:
        self._session.failed.emit(error)
        self._render()

    def _do(self, verb: Callable[[], object], then: Callable[[object], None]) -> None:
        self._session.do(Lane.STORE, verb, owner=self, then=then, failed=self._not_sent)

    def _not_sent(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            message = explain(error, words.language())
            self.form.show_trouble(f"{message.what} {message.posted} {message.do}")
        else:
            self.form.setEnabled(True)
            self._session.failed.emit(error)

    def _told(self, _: object = None) -> None:
        self._session.changed.emit(Changes(reviews=True, publications=True))
        self._session.publish_due()

    def _go_to_text(self) -> None:
        """Give the keyboard back, so that letters and F8 are heard."""
        first = next((reader for reader, _ in self._shown_readers()), self.begin_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _form_closed(self) -> None:
        self._fit()
        self._go_to_text()

    @Slot()
    def _toggle(self) -> None:
        self._unfold(unfolded=not self._is_unfolded)
        self.fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unfold(self, *, unfolded: bool) -> None:
        self._is_unfolded = unfolded
        self._render()


class _List(Column):
    """As high as what stands in it, up to a limit; then it scrolls."""

    def __init__(self) -> None:
        super().__init__("", spacing=8)
        self.highest = _HIGHEST
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(0)

    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), 200)
        high = self.column.totalHeightForWidth(width)
        return QSize(super().sizeHint().width(), min(max(high, 0) + 2, self.highest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # another width, another height

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), 90))


def _in_text(thread: Thread) -> tuple[bool, int, int, int]:
    place = thread.place
    return (
        place is None,
        place.part if place else 0,
        place.start if place else 0,
        thread.number,
    )


def _scroll_to(reader: FinalReader) -> None:
    """Bring what is selected in `reader` into sight."""
    around = reader.parentWidget()
    while around is not None and not isinstance(around, Column):
        around = around.parentWidget()
    if around is not None:
        place = reader.mapTo(around.viewport(), reader.cursorRect().center())
        around.ensureVisible(0, around.verticalScrollBar().value() + place.y(), 0, _ROOM)
