"""Earlier posts that say the same as the draft, nearly the same, or the contrary; shown calmly.

The record is read once an account and again when it changes; comparing happens beside the checks,
after them. An answer about a draft that has changed since is dropped.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.account import Charter
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Obstacle
from desktop_app.services import drafting, similar
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft
from desktop_app.services.similar import Earlier, Likeness, Similar
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.open_post import OpenPost
from desktop_app.ui.compose.outcome import Question
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text
from desktop_app.ui.words import moment, person_name, quoted, shortened

_EXCERPT = 200  #: characters of an earlier post that are shown
_Answer = tuple[tuple[Similar, ...], tuple[Obstacle, ...]]


class EarlierPosts(QWidget):
    """Hidden while there is nothing to say."""

    open_wanted = Signal(str)  #: the earlier post's id
    compared = Signal(object, object)  #: Question, tuple[Obstacle, ...]: what X would refuse

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[tuple[str, str | None], tuple[Earlier, ...]] = {}
        self._wanted: Question | None = None
        self._similar: tuple[Similar, ...] = ()
        self._heading = Heading(factor=1.05)
        whole = column(self, spacing=10)
        whole.addWidget(self._heading)
        self._cards: QVBoxLayout = column(spacing=8)
        whole.addLayout(self._cards)
        session.changed.connect(self._record_changed)
        self.hide()

    @property
    def shown(self) -> tuple[Similar, ...]:
        """What is shown, in order."""
        return self._similar

    def ask(self, question: Question) -> None:
        """Compare this draft with what the record has of its account."""
        self._wanted = question
        draft, session = question.draft, self._session
        if not session.is_loaded or not any(part.text.strip() for part in draft.parts):
            self._show(())
            return
        others = self._known.get((draft.account, draft.post))
        if others is not None:
            self._compare(question, others)
            return
        session.do(
            Lane.STORE,
            partial(_earlier, session.parts, draft),
            owner=self,
            then=partial(self._have_earlier, question),
        )

    def forget(self) -> None:
        """Show nothing: another draft was opened."""
        self._wanted = None
        self._show(())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            shown, self._similar = self._similar, ()
            self._show(shown)

    def _have_earlier(self, question: Question, others: tuple[Earlier, ...]) -> None:
        self._known[question.draft.account, question.draft.post] = others
        if question == self._wanted:
            self._compare(question, others)

    def _compare(self, question: Question, others: tuple[Earlier, ...]) -> None:
        session = self._session
        session.do(
            Lane.CHECKS,
            partial(
                _compared, session.charter, question.draft, others, session.opening.clock.now()
            ),
            owner=self,
            then=partial(self._have_answer, question),
        )

    def _have_answer(self, question: Question, answer: _Answer) -> None:
        if question == self._wanted:
            found, refused = answer
            self._show(found)
            self.compared.emit(question, refused)

    @Slot()
    def _record_changed(self) -> None:
        self._known.clear()

    def _show(self, found: tuple[Similar, ...]) -> None:
        if found != self._similar:
            self._similar = found
            clear(self._cards)
            for one in found:
                self._cards.addWidget(self._card(one))
            self._heading.setText(self.tr("Said before"))
        self.setVisible(bool(found))

    def _card(self, one: Similar) -> QWidget:
        tone = "" if one.likeness is Likeness.NEAR else "caution"
        card = Card(tone=tone)
        inside = column(card, margins=(14, 10, 14, 10), spacing=5)
        head = row(spacing=8)
        icon = IconLabel("caution" if tone else "info", tone or "info")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Heading(self._title(one)), 1)
        inside.addLayout(head)
        if one.likeness is Likeness.CONTRARY:
            both = row(spacing=16)
            both.addLayout(_said(self.tr("Then"), one.then), 1)
            both.addLayout(_said(self.tr("Now"), one.now), 1)
            inside.addLayout(both)
        if one.likeness is not Likeness.SAME:
            inside.addWidget(Muted(self._quoted(one)))
        button = OpenPost(one.earlier.post, self.tr("Open the earlier post"))
        button.wanted.connect(self.open_wanted)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.setAccessibleName(f"{self._title(one)} {one.then} {one.now}".strip())
        return card

    def _quoted(self, one: Similar) -> str:
        return quoted(shortened(one.earlier.part.text, _EXCERPT))

    def _title(self, one: Similar) -> str:
        earlier, session = one.earlier, self._session
        when = moment(earlier.at, session.opening.clock.now())
        own = earlier.by == session.person.id
        name = person_name(session.charter, earlier.by)
        if one.likeness is Likeness.SAME:
            said = self.tr("The same words, by {name}, {time}")
        elif one.likeness is Likeness.NEAR:
            said = self.tr("Nearly the same, by {name}, {time}")
        elif own:
            said = self.tr("You said something else, {time}")
        else:
            said = self.tr("{name} said something else, {time}")
        title = said.format(name=name, time=when)
        return title if earlier.is_public else f"{title} · " + self.tr("not on X yet")


def _said(when: str, words: str) -> QVBoxLayout:
    made = column(spacing=1)
    made.addWidget(Muted(when))
    made.addWidget(Text(words))
    return made


def _earlier(parts: Parts, draft: Draft) -> tuple[Earlier, ...]:
    with parts.store.begin() as work:
        return similar.earlier(work, draft.account, draft.post)


def _compared(
    charter: Charter, draft: Draft, others: tuple[Earlier, ...], now: datetime
) -> _Answer:
    try:
        payload = drafting.payload_of(charter, draft)
    except BadInput:
        return (), ()  # the checks say why
    refused = tuple(obstacle for obstacle, _ in similar.twice(payload, others, now))
    return similar.similar(payload, others), refused
