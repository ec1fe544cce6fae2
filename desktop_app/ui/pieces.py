"""Small lines that panels and cards are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import row
from desktop_app.ui.widgets import IconLabel, Muted, Text


class Line(QWidget):
    """An icon and a text that can change; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self.text = IconLabel("info", "", 14), Text()
        inside = row(self, spacing=8)
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.text, 1)

    def say(self, icon: str, tone: str, text: str) -> None:
        """Say `text`; nothing at all hides the line."""
        self._icon.show_icon(icon, tone)
        self.text.setText(text)
        self.setVisible(bool(text))


def line(icon: str, tone: str, text: str) -> QWidget:
    """An icon and a text beside it."""
    holder = QWidget()
    inside = row(holder, spacing=8)
    inside.addWidget(IconLabel(icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(Text(text), 1)
    return holder


def indented(text: str, *, plain: bool = False) -> QWidget:
    """A text under that of a `line`."""
    holder = QWidget()
    inside = row(holder, margins=(22, 0, 0, 4))
    inside.addWidget(Text(text) if plain else Muted(text))
    return holder


def link(address: str) -> Text:
    """An address that can be selected and copied."""
    shown = Text(address)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return shown
