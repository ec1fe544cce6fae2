"""One remark with its answers: who, when, about which words, what should stand there instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.checks.reveal import revealed
from desktop_app.domain.account import Charter, PersonId
from desktop_app.domain.discussion import Comment
from desktop_app.domain.record import PostRecord
from desktop_app.services import discussing
from desktop_app.ui import words
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.pieces import line
from desktop_app.ui.review.texts import ChangedText
from desktop_app.ui.review.threads import Thread, settlers
from desktop_app.ui.theme import sized
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Pill, Text

_QUOTED = 80  #: characters of the words that the button to them says


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What all cards of one post are made from."""

    record: PostRecord
    charter: Charter
    person: PersonId  #: who looks
    now: datetime
    speaks: bool  #: may answer
    writes: bool  #: may take over what is suggested


class RemarkCard(Card):
    """Shows one thread. What it offers, it asks for with the remark's id."""

    answer_wanted = Signal(str)
    settle_wanted = Signal(str)
    take_wanted = Signal(str)
    words_wanted = Signal(str)

    def __init__(
        self, thread: Thread, shown: Shown, parent: QWidget | None = None, *, taken: bool = False
    ) -> None:
        super().__init__(parent, tone="" if thread.is_open else "info")
        self._thread, self._shown = thread, shown
        self._is_taken = taken or thread.root.is_accepted
        self.words, self.answer = Button(kind="flat"), Button(kind="plain")
        self.settle, self.take = Button(kind="plain"), Button(kind="primary")
        self.state = Pill()
        self._build()

    @property
    def first(self) -> QWidget:
        """What takes the keyboard when somebody comes here."""
        offered = (self.words, self.take, self.answer, self.settle)
        return next((each for each in offered if each.isVisibleTo(self)), self)

    def _build(self) -> None:
        inside = column(self, margins=(12, 10, 12, 10), spacing=5)
        root = self._thread.root
        inside.addLayout(self._head())
        self._place(inside)
        if root.text:
            inside.addWidget(Text(revealed(root.text)))
        if root.suggestion is not None and root.anchor is not None:
            inside.addWidget(self._difference(root.anchor.quote, root.suggestion))
        for answer in self._thread.answers:
            self._answer(inside, answer)
        self._offers(inside)
        who = words.giver_name(self._shown.charter, root.by, root.acting_for)
        name = self.tr("Remark {number} by {name}").format(number=self._thread.number, name=who)
        self.setAccessibleName(f"{name}: {revealed(root.text)}")

    def _head(self) -> QVBoxLayout:
        shown, root = self._shown, self._thread.root
        roles = shown.charter.roles(root.voice, shown.record.account)
        who = words.giver_name(shown.charter, root.by, root.acting_for)
        duties = words.joined([words.role_name(role) for role in roles])
        name = Heading(f"{self._thread.number} · {who} ({duties})")
        when = words.moment(root.at, shown.now)
        version = self.tr("on version {number}").format(number=root.revision)
        top = row(spacing=8)
        top.addWidget(name, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._say_state()
        both = column(spacing=0)
        both.addLayout(top)
        both.addWidget(Muted(f"{when} · {version}"))
        return both

    def _say_state(self) -> None:
        root = self._thread.root
        if self._is_taken:
            self.state.show_text(self.tr("Taken over"), "good")
        elif root.is_open:
            self.state.show_text(self.tr("Open"), "caution")
        else:
            self.state.show_text(self.tr("Settled"), "good")

    def _place(self, inside: QVBoxLayout) -> None:
        """The words that it is about: a way to them, or what became of them."""
        thread = self._thread
        anchor = thread.root.anchor
        if anchor is None:
            inside.addWidget(Muted(self.tr("About the whole post")))
        elif self._is_taken:
            pass  # the difference says what stood there
        elif thread.place is None and thread.gone_since:
            gone = self.tr("The text it refers to is gone since version {number}: {words}")
            gone = gone.format(number=thread.gone_since, words=words.quoted(anchor.quote))
            inside.addWidget(line("void", "", gone))
        elif thread.place is None:
            gone = self.tr("The text it refers to is gone: {words}")
            inside.addWidget(line("void", "", gone.format(words=words.quoted(anchor.quote))))
        else:
            self.words.name(words.quoted(words.shortened(anchor.quote, _QUOTED)))
            self.words.setToolTip(self.tr("Show these words in the text"))
            self.words.clicked.connect(self._ask_words)
            inside.addWidget(self.words, 0, Qt.AlignmentFlag.AlignLeft)
        self.words.setVisible(thread.place is not None and not self._is_taken)

    def _difference(self, before: str, after: str) -> ChangedText:
        shown = ChangedText()
        shown.setFont(sized(QApplication.font(), 1.0))
        shown.show_difference(before, after)
        shown.setAccessibleName(self.tr("What is suggested instead"))
        return shown

    def _answer(self, inside: QVBoxLayout, answer: Comment) -> None:
        shown = self._shown
        who = words.giver_name(shown.charter, answer.by, answer.acting_for)
        holder = column(margins=(18, 2, 0, 0), spacing=0)
        holder.addWidget(Muted(f"{who} · {words.moment(answer.at, shown.now)}"))
        holder.addWidget(Text(revealed(answer.text)))
        inside.addLayout(holder)

    def _offers(self, inside: QVBoxLayout) -> None:
        thread, shown = self._thread, self._shown
        root = thread.root
        self.answer.name(self.tr("Answer…"))
        self.settle.name(self.tr("Settle"))
        self.take.name(self.tr("Take it over…"))
        may = root.is_open and bool(
            discussing.settling_names(shown.record, shown.charter, root, shown.person, shown.now)
        )
        can_take = thread.can_be_taken and shown.writes and not self._is_taken
        offered = Flow(spacing=6)
        inside.addLayout(offered)  # first: a button shown without a parent is a window
        for button, ask, is_offered in (
            (self.take, self._ask_take, can_take),
            (self.answer, self._ask_answer, root.is_open and shown.speaks),
            (self.settle, self._ask_settle, may and shown.speaks),
        ):
            button.clicked.connect(ask)
            offered.addWidget(button)
            button.setVisible(is_offered)
        self._say_settled(inside, may=may)

    def _say_settled(self, inside: QVBoxLayout, *, may: bool) -> None:
        shown, root = self._shown, self._thread.root
        if root.is_open and shown.speaks and not may:
            names = [
                words.person_name(shown.charter, each)
                for each in settlers(shown.charter, shown.record, root, shown.now)
            ]
            said = self.tr("Only {names} can settle it.").format(names=words.joined(names))
            inside.addWidget(Muted(said))
        elif root.resolved_by is not None and root.resolved_at is not None:
            said = self.tr("Settled by {name}, {time}")
            if root.is_accepted:
                said = self.tr("Taken over by {name}, {time}")
            name = words.giver_name(shown.charter, root.resolved_by, root.resolved_for)
            when = words.moment(root.resolved_at, shown.now)
            inside.addWidget(Muted(said.format(name=name, time=when)))

    @Slot()
    def _ask_words(self) -> None:
        self.words_wanted.emit(self._thread.root.id)

    @Slot()
    def _ask_take(self) -> None:
        self.take_wanted.emit(self._thread.root.id)

    @Slot()
    def _ask_answer(self) -> None:
        self.answer_wanted.emit(self._thread.root.id)

    @Slot()
    def _ask_settle(self) -> None:
        self.settle_wanted.emit(self._thread.root.id)
