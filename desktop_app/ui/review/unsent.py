"""What somebody did about the post on the screen that waits on this computer to be sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.ui import waiting_words
from desktop_app.ui.layout import row
from desktop_app.ui.line import Kept
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, IconLabel, Text


class Unsent(Retranslated, QWidget):
    """Hidden while nothing waits. What waits can be kept from ever being sent."""

    dropped = Signal(str)  #: an entry's id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Kept | None = None
        self.said, self.drop = Text(), Button()
        line = row(self, spacing=8)
        line.addWidget(IconLabel(waiting_words.ICON, "info", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.said, 1)
        line.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self.drop.clicked.connect(self._drop)
        self.retranslate()
        self.hide()

    def show_kept(self, kept: Kept | None) -> None:
        """Say what waits; None: nothing does."""
        self._kept = kept
        self.drop.setEnabled(True)
        self.setVisible(kept is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.drop.name(self.tr("Do not send it"))
        self.said.setText("" if self._kept is None else waiting_words.in_review(self._kept))
        self.drop.setAccessibleDescription(self.said.text())

    @Slot()
    def _drop(self) -> None:
        if self._kept is not None:
            self.drop.setEnabled(False)  # until it is gone
            self.dropped.emit(self._kept.entry.id)
