"""Fields of the form for a rule: lines of words, choices to tick, and a day that may be left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop_app.ui.days import DAY
from desktop_app.ui.fields import LinesField, in_language
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Muted, Text

_WEEKS_AHEAD = 26  #: until a rule is looked at again, when nobody chose another day


class Words(QWidget):
    """A named field of which each line is one entry."""

    edited = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._name, self._help, self.field = Text(), Muted(), LinesField(lines)
        whole = column(self, spacing=3)
        for widget in (self._name, self.field, self._help):
            whole.addWidget(widget)
        self._name.setBuddy(self.field)
        self.field.said.connect(self.edited)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something, without spaces around them."""
        return tuple(filter(None, map(str.strip, self.field.toPlainText().splitlines())))

    @property
    def text(self) -> str:
        """All of it as one line."""
        return " ".join(self.lines)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these."""
        self.field.show_text("\n".join(lines))

    def say(self, name: str, hint: str = "") -> None:
        """Say what belongs here."""
        self._name.setText(name)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(hint)
        self._help.setText(hint)
        self._help.setVisible(bool(hint))

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nobody type into it, or let them."""
        self.field.setReadOnly(is_read_only)


class Ticks(QWidget):
    """Several choices by key, any of them."""

    edited = Signal()

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._name, self.boxes = Text(), {key: Tick() for key in keys}
        whole = column(self, spacing=3)
        whole.addWidget(self._name)
        choices = Flow(spacing=12)
        whole.addLayout(choices)
        for box in self.boxes.values():
            choices.addWidget(box)
            box.toggled.connect(self.edited)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked, in their order."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Tick these alone."""
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def say(self, name: str, names: Sequence[str]) -> None:
        """Name the whole and its choices."""
        self._name.setText(name)
        for box, said in zip(self.boxes.values(), names, strict=True):
            box.setText(said)
            box.setAccessibleName(f"{name}: {said}")

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nobody tick anything, or let them."""
        for box in self.boxes.values():
            box.setEnabled(not is_read_only)


class Day(QWidget):
    """A day, where the box before it is ticked."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_set, self.day = Tick(), QDateEdit()
        self.day.setCalendarPopup(True)
        whole = row(self, spacing=10)
        whole.addWidget(self.is_set)
        whole.addWidget(self.day)
        whole.addStretch(1)
        self.is_set.toggled.connect(self._toggled)
        self.day.dateChanged.connect(self.edited)

    @property
    def iso(self) -> str:
        """The ISO day; empty where none is set."""
        chosen = self.day.date()
        there = date(chosen.year(), chosen.month(), chosen.day())
        return there.isoformat() if self.is_set.isChecked() else ""

    def show_day(self, iso: str, today: date) -> None:
        """Show this day; where it is empty, one is proposed and not set."""
        said = date.fromisoformat(iso) if iso else None
        self.is_set.setChecked(said is not None)
        self.day.setEnabled(said is not None)
        later = QDate(today.year, today.month, today.day).addDays(7 * _WEEKS_AHEAD)
        self.day.setDate(later if said is None else QDate(said.year, said.month, said.day))

    def say(self, name: str) -> None:
        """Say which day."""
        in_language(self.day, DAY)
        self.is_set.setText(name)
        self.is_set.setAccessibleName(name)
        self.day.setAccessibleName(name)

    @Slot(bool)
    def _toggled(self, is_set: bool) -> None:
        self.day.setEnabled(is_set)
        self.edited.emit()
