"""What a file would change in a list, before anything is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter
from desktop_app.services.lists import Change
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, column
from desktop_app.ui.lists import said
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, PrimaryButton, Text
from desktop_app.ui.zoom import scaled

_TALLEST = 220  #: pixels; longer differences scroll


class BroughtCard(Retranslated, Card):
    """Hidden while no file was brought."""

    wanted = Signal()  #: keep the list as the file says
    left = Signal()  #: keep it as it is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="info")
        self._changes: tuple[Change, ...] | None = None
        self._charter: Charter | None = None
        self.title, self._text = Heading(), Text()
        self.lines = Column("", spacing=4)
        self.keep, self.leave = PrimaryButton(), Button()
        self._build()
        self.retranslate()
        self.hide()

    def show_changes(self, changes: tuple[Change, ...], charter: Charter) -> None:
        """Show what would change."""
        self._changes, self._charter = changes, charter
        self.retranslate()
        self.show()
        (self.keep if changes else self.leave).setFocus()

    @Slot()
    def forget(self) -> None:
        """It is decided."""
        self._changes = None
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.keep.name(self.tr("Keep the list as the file says"))
        self.leave.name(self.tr("Leave the list as it is"))
        title = self.tr("What the file changes")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.lines.setAccessibleName(title)
        if self._changes is None or self._charter is None:
            return
        text = self.tr("The file says nothing that is other than now.")
        if self._changes:
            text = self.tr("The list is kept whole: what is not in the file is taken out.")
        self._text.setText(text)
        self.keep.setVisible(bool(self._changes))
        self.lines.setVisible(bool(self._changes))
        self.lines.clear()
        for one in said.changes(self._changes, self._charter):
            self.lines.column.addWidget(Text(one))

    def _build(self) -> None:
        self.lines.setMaximumHeight(scaled(_TALLEST))
        buttons = Flow(spacing=8)
        for button in (self.keep, self.leave):
            buttons.addWidget(button)
        inside = column(self, margins=(14, 12, 12, 12), spacing=8)
        for widget in (self.title, self._text):
            inside.addWidget(widget)
        inside.addWidget(self.lines, 1)
        inside.addLayout(buttons)
        self.keep.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
