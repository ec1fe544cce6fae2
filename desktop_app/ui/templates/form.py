"""What a new template says: its name, its language, its text, and whether it is a holding statement."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop_app.services.drafting import placeholders
from desktop_app.ui.fields import Room
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton, Segments

_LANGUAGES = ("en", "fr")
_LONGEST_NAME = 80  #: characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What was typed."""

    name: str
    language: str  #: ``en`` or ``fr``
    text: str
    is_holding: bool


class TemplateForm(QWidget):
    """Says `wanted` once there are a name and a text."""

    wanted = Signal(object)  #: Proposal
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._hint = Heading(), Muted()
        self.name, self.text = QLineEdit(), QPlainTextEdit()
        self.room = Room(self.name, _LONGEST_NAME)
        self.language, self.is_holding = Segments(), Tick()
        self.propose, self.cancel = PrimaryButton(), Button(kind="flat")
        self._build()
        self.retranslate()

    @property
    def proposal(self) -> Proposal:
        """What stands in the form."""
        return Proposal(
            name=self.name.text().strip(),
            language=_LANGUAGES[self.language.current],
            text=self.text.toPlainText().strip(),
            is_holding=self.is_holding.isChecked(),
        )

    def begin(self, text: str, language: str, name: str = "") -> None:
        """Begin a proposal with `text` and `name`, which may be empty."""
        self.name.setText(name)
        self.text.setPlainText(text)
        self.language.choose(_LANGUAGES.index(language))
        self.is_holding.setChecked(False)
        self._allow()
        self.name.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Propose a template"))
        self.name.setPlaceholderText(self.tr("Name, for example: service disruption"))
        self.name.setAccessibleName(self.tr("Name of the template"))
        self.text.setPlaceholderText(self.tr("The text. What is to be filled in: [amount]"))
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.language.set_labels(["English", "Français"])
        self.language.setAccessibleName(self.tr("Language of the template"))
        self.is_holding.setText(
            self.tr("A holding statement: what is said while nothing else is known")
        )
        self.is_holding.setAccessibleName(self.is_holding.text())
        self.propose.name(self.tr("Propose"))
        self.cancel.name(self.tr("Cancel"))
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        self.name.setProperty("kind", "field")
        self.text.setProperty("kind", "field")
        self.text.setTabChangesFocus(True)
        first = row(spacing=10)
        first.addWidget(self.name, 1)
        first.addWidget(self.language)
        buttons = Flow(spacing=8)
        for button in (self.propose, self.cancel):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        whole = column(self, spacing=10)
        whole.setAlignment(Qt.AlignmentFlag(0))
        whole.addWidget(self._title)
        whole.addLayout(first)
        whole.addWidget(self.room)
        whole.addWidget(self.text, 1)
        whole.addWidget(self.is_holding)
        whole.addWidget(self._hint)
        whole.addLayout(buttons)
        self.name.textChanged.connect(self._allow)
        self.text.textChanged.connect(self._allow)
        self.propose.clicked.connect(self._propose)
        self.cancel.clicked.connect(self.cancelled)

    @Slot()
    def _allow(self) -> None:
        said = self.proposal
        self.propose.setEnabled(bool(said.name and said.text) and not self.room.over)
        count = len(placeholders(said.text))
        places = self.tr("%n place(s) in brackets to fill in.", "", count)
        adopted = self.tr("Somebody else adopts it before anybody can begin from it.")
        self._hint.setText(f"{places} {adopted}" if count else adopted)

    @Slot()
    def _propose(self) -> None:
        self.wanted.emit(self.proposal)
