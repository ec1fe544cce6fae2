"""What stands in the middle of a page that has nothing to show: why, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import column
from desktop_app.ui.widgets import Button, Heading, IconLabel, Muted

_MIDDLE = Qt.AlignmentFlag.AlignCenter


class EmptyState(QWidget):
    """An icon, a title, a hint, and a button where there is a next step."""

    def __init__(self, icon: str, button: Button | None = None) -> None:
        super().__init__()
        self.title, self.hint = Heading(factor=1.1), Muted()
        inside = column(self, spacing=8)
        inside.addStretch(2)
        inside.addWidget(IconLabel(icon, size=40), 0, _MIDDLE)
        for label in (self.title, self.hint):
            label.setAlignment(_MIDDLE)
            inside.addWidget(label)
        if button is not None:
            inside.addWidget(button, 0, _MIDDLE)
        inside.addStretch(3)

    def say(self, title: str, hint: str) -> None:
        """Say why there is nothing, and what comes next."""
        self.title.setText(title)
        self.hint.setText(hint)
