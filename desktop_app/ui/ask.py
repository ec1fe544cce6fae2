"""A question in the window itself: what is asked, why, one field or two, and a way out.

It never stands in the way of reading; nothing is done before the person confirms it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.ui.fields import Room
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, PrimaryButton, Text
from desktop_app.ui.zoom import least_size

_LONGEST_REASON = 500  #: characters
_LONGEST_FIRST = 100  #: characters of what is typed before it
_LONGEST_SECRET = 4_096  #: characters; a terminal takes no more from a descriptor


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody confirmed."""

    text: str
    choice: int = 0  #: the number of what was chosen
    first: str = ""  #: what was asked for before the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked; `then` gets the answer once it is confirmed."""

    title: str
    text: str
    field: str  #: what is typed, for example “Reason”
    confirm: str
    then: Callable[[Answer], None]
    first: str = ""  #: what is typed before the rest, for example “Matter”
    icon: str = "question"
    tone: str = "info"
    choices: Sequence[str] = ()
    choice: str = ""  #: between what one chooses; empty: accounts
    is_secret: bool = False  #: what is typed is not shown, and forgotten at once
    is_dangerous: bool = False


class Ask(Retranslated, QWidget):
    """Shows one question at a time; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._card = Card()
        self._icon = IconLabel("question", "info", 18)
        self.title, self._text, self._trouble = Heading(), Text(), Text()
        self.first, self.choice, self.field = QLineEdit(), QComboBox(), QLineEdit()
        self.first_room = Room(self.first, _LONGEST_FIRST)
        self.room = Room(self.field, _LONGEST_REASON)
        self.cancel, self.confirm = Button(), PrimaryButton()
        self._above, self._answers = row(spacing=8), row(spacing=8)
        self._build()
        self.retranslate()
        self.hide()

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._question

    def ask(self, question: Question) -> None:
        """Ask `question`, instead of what was asked before."""
        self._question = question
        self._card.set_tone(question.tone)
        self._icon.show_icon(question.icon, question.tone)
        self.title.setText(question.title)
        self._text.setText(question.text)
        self._text.setVisible(bool(question.text))
        self.choice.clear()
        self.choice.addItems(list(question.choices))
        self.choice.setVisible(len(question.choices) > 1)
        self._prepare_fields(question)
        self.confirm.name(question.confirm)
        self.confirm.setProperty("kind", "danger" if question.is_dangerous else "primary")
        self.confirm.style().polish(self.confirm)
        self._trouble.hide()
        self.setAccessibleName(question.title)
        self.setAccessibleDescription(question.text)
        self._card.setEnabled(True)
        self.retranslate()
        self._allow()
        self.show()
        self._leader(question).setFocus()

    def show_trouble(self, text: str) -> None:
        """Say why the answer did not do; it can be given again."""
        self._card.setEnabled(True)
        self._trouble.setText(text)
        self._trouble.show()
        self.field.clear()
        self.field.setFocus()

    @Slot()
    def close_question(self) -> None:
        """Ask nothing more."""
        self._question = None
        self.first.clear()
        self.field.clear()
        self.hide()

    def retranslate(self) -> None:
        """Name what does not change from question to question."""
        self.cancel.name(self.tr("Cancel"))
        named = self._question.choice if self._question is not None else ""
        self.choice.setAccessibleName(named or self.tr("Account"))
        if self._question is None:
            self.confirm.name(self.tr("Confirm"))
            self.first.setAccessibleName(self.tr("Matter"))
            self.field.setAccessibleName(self.tr("Reason"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
            return
        super().keyPressEvent(event)

    def _leader(self, question: Question) -> QWidget:
        """Where one begins to answer."""
        if question.first:
            return self.first
        return self.choice if len(question.choices) > 1 else self.field

    def _prepare_fields(self, question: Question) -> None:
        secret = question.is_secret
        self.first.clear()
        self.first.setVisible(bool(question.first))
        self.first.setPlaceholderText(question.first)
        self.first.setAccessibleName(question.first)
        (self._above if question.first else self._answers).insertWidget(0, self.choice)
        self.field.clear()
        self.room.limit(_LONGEST_SECRET if secret else _LONGEST_REASON)
        self.field.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        self.field.setPlaceholderText(question.field)
        self.field.setAccessibleName(question.field)

    def _build(self) -> None:
        for field in (self.first, self.field):
            field.setProperty("kind", "field")
        least_size(self.choice, height=30)
        self._above.addWidget(self.first, 1)
        answer = self._answers
        answer.addWidget(self.choice)
        answer.addWidget(self.field, 1)
        answer.addWidget(self.cancel)
        answer.addWidget(self.confirm)
        texts = column(spacing=6)
        for label in (self.title, self._text, self._trouble):
            texts.addWidget(label)
        texts.addLayout(self._above)
        texts.addWidget(self.first_room)
        texts.addLayout(answer)
        texts.addWidget(self.room)
        inside = row(self._card, margins=(14, 12, 12, 12), spacing=12)
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        column(self, margins=(16, 12, 16, 0)).addWidget(self._card)
        self.cancel.clicked.connect(self.close_question)
        self.confirm.clicked.connect(self._answer)
        for field in (self.first, self.field):
            field.returnPressed.connect(self.confirm.click)
            field.textChanged.connect(self._allow)

    @Slot()
    def _allow(self) -> None:
        wants_first = self._question is not None and bool(self._question.first)
        is_given = bool(self.field.text().strip())
        has_first = bool(self.first.text().strip()) or not wants_first
        fits = not (self.room.over or self.first_room.over)
        self.confirm.setEnabled(is_given and has_first and fits)

    @Slot()
    def _answer(self) -> None:
        question = self._question
        if question is None:
            return
        self._card.setEnabled(False)  # until the record answers: one click asks once
        text = self.field.text()
        question.then(
            Answer(
                text=text if question.is_secret else text.strip(),
                choice=self.choice.currentIndex(),
                first=self.first.text().strip(),
            )
        )
