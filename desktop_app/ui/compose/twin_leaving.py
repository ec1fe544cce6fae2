"""A draft is to be thrown away that has a twin: what becomes of the other is asked here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.compose.drafts import Drafts
from desktop_app.ui.compose.twin import Twin
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column
from desktop_app.ui.widgets import Button, Card, Text


class TwinLeaving(QWidget):
    """Hidden while nothing is asked."""

    def __init__(self, drafts: Drafts, twin: Twin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._twin = drafts, twin
        self._card, self._question = Card(tone="caution"), Text()
        self.discard_both, self.keep_other = Button(kind="danger"), Button()
        self.cancel = Button(kind="flat")
        buttons = Flow(spacing=8)
        for button in (self.discard_both, self.keep_other, self.cancel):
            button.clicked.connect(self.hide)
            buttons.addWidget(button)
        inside = column(self._card, margins=(14, 10, 14, 11), spacing=8)
        inside.addWidget(self._question)
        inside.addLayout(buttons)
        column(self, margins=(16, 8, 16, 8)).addWidget(self._card)
        self.discard_both.clicked.connect(self._discard_both)
        self.keep_other.clicked.connect(self._discard_one)
        self._retranslate()
        self.hide()

    @Slot()
    def discard(self) -> None:
        """Throw the open draft away; with a twin, ask first: Enter alone throws nothing away."""
        if self._twin.draft is None:
            self._drafts.discard()
            return
        self.show()
        self.cancel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _discard_both(self) -> None:
        self._twin.put_aside()
        self._drafts.discard()

    @Slot()
    def _discard_one(self) -> None:
        """The other is a draft of its own from now on."""
        self._twin.separate()
        self._drafts.discard()

    def _retranslate(self) -> None:
        self._question.setText(
            self.tr("This draft has a twin in the other language. What becomes of the other one?")
        )
        self.setAccessibleName(self._question.text())
        self.discard_both.name(self.tr("Discard both"))
        self.keep_other.name(self.tr("Discard this one, keep the other"))
        self.cancel.name(self.tr("Cancel"))
