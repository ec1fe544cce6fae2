"""What the steps of setting up have in common: a title, why they cannot go on, named fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.fields import Room
from desktop_app.ui.layout import column
from desktop_app.ui.widgets import Muted, Text

LONGEST_NAME = 100  #: characters; `services.founding` takes no more


class Step(QWidget):
    """One page of the way. It says what it is about, and why it is not done yet."""

    changed = Signal()  #: `problem` may be another
    entered = Signal()  #: somebody pressed Enter in the last field

    def __init__(self) -> None:
        super().__init__()
        self.rows = column(self, spacing=12)
        self.rows.setAlignment(Qt.AlignmentFlag.AlignTop)

    def title(self) -> str:
        """What the step is about."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why it is not done yet, as the next thing to do; empty when it is."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class Field(QWidget):
    """A named field with a line under it that helps to fill it in."""

    def __init__(self, *, longest: int = LONGEST_NAME, is_secret: bool = False) -> None:
        super().__init__()
        self.line, self._name, self._help = QLineEdit(), Text(), Muted()
        self.line.setProperty("kind", "field")
        self.room = Room(self.line, longest)
        if is_secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        rows: QVBoxLayout = column(self, spacing=3)
        for widget in (self._name, self.line, self.room, self._help):
            rows.addWidget(widget)
        self._name.setBuddy(self.line)

    @property
    def text(self) -> str:
        """What was typed, without spaces around it."""
        return self.line.text().strip()

    def say(self, name: str, hint: str = "") -> None:
        """Say what belongs here."""
        self._name.setText(name)
        self.line.setAccessibleName(name)
        self.room.describe(hint)
        self._help.setText(hint)
        self._help.setVisible(bool(hint))
