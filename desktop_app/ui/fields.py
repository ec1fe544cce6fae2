"""Fields for a person's words, and the count of what is too much for the record.

They promise that nothing typed or pasted is cut. What is too much is counted under its field at
once, and whoever owns the field sends nothing before it fits.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.layout import column
from desktop_app.ui.pieces import Line
from desktop_app.ui.widgets import Muted, Text

LONGEST_NAME = 100  #: characters; `services.founding` takes no more
_AROUND = 8  #: pixels beside margins that the text needs so that nothing scrolls


def in_language(field: QDateTimeEdit, pattern: str) -> None:
    """Let the field of a day or time name months and days in the language of the windows.

    `pattern` is Qt's. A field that speaks it already is left alone: whoever types would begin again
    at its first number.
    """
    if field.locale() != QLocale() or field.displayFormat() != pattern:
        field.setLocale(QLocale())
        field.setDisplayFormat(pattern)
    if field.findChild(_Clicked) is None:
        _Clicked(field)


class _Clicked(QObject):
    """Chooses the number that was clicked, as Tab does: digits typed after a click count at once.

    Qt only puts the caret there, and takes no digit more where two stand already. The click that
    comes to a time from elsewhere chooses its hour: whoever types 1730 then means all of it.
    """

    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field, self._comes = field, False
        field.installEventFilter(self)
        field.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._comes = event.reason() is Qt.FocusReason.MouseFocusReason
        elif event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._choose)
        return super().eventFilter(watched, event)

    @Slot()
    def _choose(self) -> None:
        line = self._field.lineEdit()
        if not self._field.hasFocus() or line.hasSelectedText():
            return  # somebody chose more with the mouse
        whole = self._comes and isinstance(self._field, QTimeEdit)
        section = self._field.sectionAt(0) if whole else self._field.currentSection()
        self._comes = False
        self._field.setSelectedSection(section)


class LinesField(QPlainTextEdit):
    """Some lines of plain text. Tab leaves it; Escape, F8, Enter with Ctrl or Alt are the page's."""

    said = Signal(str)  #: its text, after every change that a person made

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        margins, inside = self.contentsMargins(), 2 * round(self.document().documentMargin())
        around = margins.top() + margins.bottom() + inside + _AROUND
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Show `text`. What is shown already stays, with its cursor and its undo."""
        if text != self._told:
            self._told = text
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F8) or (enter and held):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _changed(self) -> None:
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.said.emit(text)


class Room(Line):
    """Stands under a field of at most `longest` characters; hidden while its text fits."""

    def __init__(
        self, field: LinesField | QLineEdit, longest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field, self._longest = field, longest
        self._hint, self._told = "", False
        field.textChanged.connect(self.tell)
        self.tell()

    @property
    def over(self) -> int:
        """How many characters are too many."""
        field = self._field
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return max(len(text) - self._longest, 0)

    @property
    def trouble(self) -> str:
        """Why it cannot be sent like this, with the field's name; empty when it can."""
        said = self._said()
        name = self._field.accessibleName()
        return self.tr("{field}: {trouble}").format(field=name, trouble=said) if said else ""

    def describe(self, hint: str) -> None:
        """Describe the field with `hint` while what stands in it fits."""
        self._hint = hint
        self.tell()

    def limit(self, longest: int) -> None:
        """From now on at most `longest` characters fit."""
        self._longest = longest
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say how it stands now, also aloud when that is new."""
        said = self._said()
        is_new, self._told = bool(said) and not self._told, bool(said)
        self._field.setAccessibleDescription(said or self._hint)
        self.say("void", "legal", "" if self._field.isHidden() else said)
        if is_new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.tell()

    def _said(self) -> str:
        over = self.over
        said = self.tr("%n character(s) too many; at most {limit}.", "", over)
        return said.format(limit=QLocale().toString(self._longest)) if over else ""


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
