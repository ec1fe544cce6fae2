"""Comparing somebody's six words: they read, a holder of a root key types what they hear."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Button, Card, Heading, Muted


class CompareCard(Retranslated, Card):
    """One person whose words are to be compared."""

    heard = Signal(str, str)  #: person, words

    def __init__(self, person: PersonId, name: str) -> None:
        super().__init__()
        self.person, self._name = person, name
        self._title, self._hint = Heading(factor=1.1), Muted()
        self.words, self.compare, self.trouble = QLineEdit(), Button(), Trouble()
        self.words.setProperty("kind", "field")
        line = row(spacing=8)
        line.addWidget(self.words, 1)
        line.addWidget(self.compare)
        inside = column(self, margins=(16, 12, 16, 14), spacing=6)
        for label in (self._title, self._hint):
            inside.addWidget(label)
        inside.addLayout(line)
        inside.addWidget(self.trouble)
        self.words.textChanged.connect(self._allow)
        self.words.returnPressed.connect(self.compare.click)
        self.compare.clicked.connect(self._answer)
        self.retranslate()

    def tell(self, error: CountersignError) -> None:
        """Say why it is not confirmed; what was typed stays."""
        self.trouble.tell(error)
        self.words.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Compare the words of {name}").format(name=self._name))
        self._hint.setText(
            self.tr(
                "Call {name}, whose voice you know, and type the six words as they are read to you."
            ).format(name=self._name)
        )
        self.words.setPlaceholderText(self.tr("Six words"))
        said = self.tr("Six words that {name} reads to you").format(name=self._name)
        self.words.setAccessibleName(said)
        self.compare.name(self.tr("Compare"))
        self.compare.setAccessibleDescription(self._title.text())
        self.trouble.retranslate()
        self._allow()

    @Slot()
    def _allow(self) -> None:
        self.compare.setEnabled(bool(self.words.text().strip()))

    @Slot()
    def _answer(self) -> None:
        self.trouble.clear()
        self.heard.emit(self.person, self.words.text())
