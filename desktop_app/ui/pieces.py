"""Small lines that the panels of Review are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import row
from desktop_app.ui.widgets import IconLabel, Muted, Text


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
