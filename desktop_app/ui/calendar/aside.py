"""Beside the days: everything about the chosen day and the chosen post, and moving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain import schedule
from desktop_app.domain.account import Charter
from desktop_app.services.calendar import Entry, EntryKind, Span, day_bounds
from desktop_app.ui import words
from desktop_app.ui.calendar import said
from desktop_app.ui.calendar.move_form import MoveForm
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, clear, column, row
from desktop_app.ui.lists import said as lists_said
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is told of."""

    day: date
    zone: str
    span: Span
    charter: Charter
    entry: Entry | None = None


class Aside(Retranslated, Column):
    """Says in words what the days show in shapes."""

    open_asked = Signal(object)  #: Entry
    move_asked = Signal(object)  #: Entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=10)
        self._chosen: Chosen | None = None
        self.title, self.count = Heading(factor=1.1), Muted()
        self._bands, self._card = QWidget(), Card()
        self._lines = column(self._bands, spacing=8)
        self._icon, self.state = IconLabel("clock"), Heading()
        self.when, self.whose, self.text = Text(), Muted(), Text()
        self.open_entry, self.move_entry = Button(), Button()
        self.why = Muted()
        self.form = MoveForm()
        self._build()
        self.retranslate()

    @property
    def told(self) -> str:
        """All that is said of the day's bands."""
        labels = (line.findChild(Text) for line in self.lines)
        return "\n".join(label.text() for label in labels if isinstance(label, Text))

    @property
    def lines(self) -> list[QWidget]:
        """The bands of the day, one below the other."""
        places = range(self._lines.count())
        items = (self._lines.itemAt(place) for place in places)
        shown = (item.widget() for item in items if item is not None)
        return [line for line in shown if line is not None]

    def show_chosen(self, chosen: Chosen) -> None:
        """Tell of another day or entry."""
        self._chosen = chosen
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("About the chosen day"))
        self.open_entry.name(self.tr("Open"))
        self.move_entry.name(self.tr("Move to…"))
        chosen = self._chosen
        if chosen is None:
            return
        self.title.setText(said.day_name(chosen.day))
        begins, ends = day_bounds(chosen.day, chosen.zone)
        posts = len(chosen.span.between(begins, ends))
        counted = self.tr("%n post(s)", "", posts) if posts else self.tr("No post on this day.")
        change = said.clock_change(chosen.day, chosen.zone)
        self.count.setText("\n".join(line for line in (counted, change) if line))
        self._say_bands(chosen)
        self._say_entry(chosen)

    def _build(self) -> None:
        head = row(spacing=8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.state, 1)
        buttons = QWidget()
        verbs = Flow(buttons)
        verbs.addWidget(self.open_entry)
        verbs.addWidget(self.move_entry)
        inside = column(self._card, margins=(12, 10, 12, 12), spacing=6)
        inside.addLayout(head)
        for widget in (self.when, self.whose, self.text, self.why, buttons):
            inside.addWidget(widget)
        for widget in (self.title, self.count, self.form, self._card, self._bands):
            self.column.addWidget(widget)
        self.open_entry.clicked.connect(self._open)
        self.move_entry.clicked.connect(self._move)

    def _say_bands(self, chosen: Chosen) -> None:
        clear(self._lines)
        begins, ends = day_bounds(chosen.day, chosen.zone)
        met = chosen.span.bands_between(begins, ends)
        for band in met:
            line = QWidget()
            inside = row(line, spacing=6)
            icon = "freeze" if band.freeze is not None else "legal"
            inside.addWidget(IconLabel(icon, "caution"), 0, Qt.AlignmentFlag.AlignTop)
            inside.addWidget(Text(said.band_said(band, chosen.charter)), 1)
            self._lines.addWidget(line)
            line.show()  # else it waits for the next turn of the loop, and takes no room till then
        self._bands.setVisible(bool(met))

    def _say_entry(self, chosen: Chosen) -> None:
        entry = chosen.entry
        self._card.setVisible(entry is not None)
        if entry is None:
            return
        charter = chosen.charter
        icon, tone = said.entry_icon(entry)
        self._icon.show_icon(icon, tone)
        self.state.setText(said.entry_word(entry))
        self.text.setText(said.entry_text(entry))
        self.move_entry.setEnabled(entry.may_move)
        self.why.setText("" if entry.may_move else self._why_not(entry))
        self.why.setVisible(bool(self.why.text()))
        if entry.kind is EntryKind.GOAL:
            owner = lists_said.person(charter, entry.author)
            self.when.setText(lists_said.day(schedule.local(entry.at, chosen.zone).date()))
            self.whose.setText(self.tr("{name} answers for it").format(name=owner))
            return
        zone = said.zone_of(charter, entry.account)
        when = words.zoned_both(entry.at, zone)
        if zone != chosen.zone and _differ(entry, zone, chosen.zone):
            when = f"{when}\n{words.zoned(entry.at, chosen.zone)}"
        self.when.setText(when)
        whose = [said.handle_of(charter, entry.account), words.person_name(charter, entry.author)]
        if entry.revision:
            whose.append(self.tr("version {number}").format(number=entry.revision))
        self.whose.setText(" · ".join(whose))

    def _why_not(self, entry: Entry) -> str:
        if entry.kind is EntryKind.GOAL:
            return self.tr("A goal’s last day is changed where the goals are.")
        if entry.is_out:
            return self.tr("It went out: its time is no wish any more.")
        return self.tr("Its time cannot be changed by you, or not while it stands so.")

    @Slot()
    def _open(self) -> None:
        if self._chosen is not None and self._chosen.entry is not None:
            self.open_asked.emit(self._chosen.entry)

    @Slot()
    def _move(self) -> None:
        if self._chosen is not None and self._chosen.entry is not None:
            self.move_asked.emit(self._chosen.entry)


def _differ(entry: Entry, one: str, other: str) -> bool:
    first, second = (schedule.local(entry.at, zone).utcoffset() for zone in (one, other))
    return first != second
