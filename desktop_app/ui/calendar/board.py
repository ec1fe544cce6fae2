"""The days side by side: a month, a week, or an agenda of the days on which there is something.

Arrows go from day to day, and in a day from post to post; with Alt they move the post instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from desktop_app.domain import schedule
from desktop_app.domain.account import Charter
from desktop_app.services.calendar import Entry, Span, day_bounds
from desktop_app.ui.calendar import said
from desktop_app.ui.calendar.cell import Cell, Day, cell_of
from desktop_app.ui.calendar.tile import Tile
from desktop_app.ui.layout import clear
from desktop_app.ui.theme import band
from desktop_app.ui.widgets import Muted
from desktop_app.ui.zoom import spread

WEEK, AGENDA_DAYS = 7, 28
_IN_MONTH = 3  #: posts of a day in a month: what is more stands in the agenda
MOST_SHOWN = 200  #: posts in a week's day or in the whole agenda
#: Posts of a day that went out and are read; of the others their number is. An agenda has four weeks.
_READ = {"month": 24, "week": MOST_SHOWN, "agenda": MOST_SHOWN // 2}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class Mode(StrEnum):
    """How the days are shown."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is shown, and how: days as the clocks of `zone` count them."""

    mode: Mode
    zone: str
    day: date  #: the chosen one
    today: date
    span: Span
    charter: Charter


def most_out(mode: Mode) -> int:
    """How many posts of a day that went out are read."""
    return _READ[mode]


def days_of(mode: Mode, day: date) -> tuple[date, ...]:
    """The days that are read and shown when `day` is chosen; weeks begin on Monday."""
    if mode is Mode.AGENDA:
        return tuple(day + timedelta(days=number) for number in range(AGENDA_DAYS))
    first = day.replace(day=1) if mode is Mode.MONTH else day
    monday = first - timedelta(days=first.weekday())
    weeks = 1
    if mode is Mode.MONTH:
        after = (first + timedelta(days=31)).replace(day=1)
        weeks = -(-(after - monday).days // WEEK)
    return tuple(monday + timedelta(days=number) for number in range(weeks * WEEK))


class Board(QWidget):
    """Shows a `Sight`; what is chosen and asked for is told by signals."""

    day_chosen = Signal(object)  #: date, perhaps one that is not shown
    entry_chosen = Signal(object)  #: Entry
    opened = Signal(object)  #: Entry
    move_asked = Signal(object, object)  #: Entry, naive local datetime in the sight's zone
    agenda_asked = Signal(object)  #: date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._is_drawing = False
        self.cells: dict[date, Cell] = {}
        self._grid = QGridLayout(self)
        spread(self._grid, (2, 2, 2, 2), 4)

    def show_sight(self, sight: Sight) -> None:
        """Show other days, or the same with other posts; the keyboard stays where it was."""
        at = QApplication.focusWidget()
        tile = at if isinstance(at, Tile) else None
        had_keyboard = at is not None and self.isAncestorOf(at)
        if had_keyboard:
            # Else it would go to whatever stands next, which would then be the chosen day.
            self._is_drawing = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sight = sight
        clear(self._grid)
        self.cells = {}
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        for place in range(WEEK):
            self._grid.setColumnStretch(place, 0 if sight.mode is Mode.AGENDA and place else 1)
        if sight.mode is Mode.AGENDA:
            self._show_agenda(sight)
        else:
            self._show_weeks(sight)
        chosen = self.cells.get(sight.day)
        if chosen is not None:
            chosen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if had_keyboard:
            self.take_keyboard(None if tile is None else tile.entry.id)
        self._is_drawing = False

    def take_keyboard(self, entry: str | None = None) -> None:
        """Give the keyboard to the entry, else to the chosen day."""
        every = [tile for cell in self.cells.values() for tile in cell.tiles]
        tile = next((each for each in every if each.entry.id == entry), None)
        cell = self.cells.get(self._sight.day) if self._sight is not None else None
        wanted = tile or cell or next(iter(self.cells.values()), None)
        before, self._is_drawing = self._is_drawing, True  # the day was chosen already
        if wanted is not None:
            # What was just drawn is shown a turn of the loop later, and would take the keyboard
            # then: as if somebody had chosen that day.
            for widget in (cell_of(wanted), wanted):
                if widget is not None:
                    widget.show()
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_drawing = before

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._is_drawing:
            self.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        cell = cell_of(at)
        if self._sight is None or cell is None:
            super().keyPressEvent(event)
            return
        tile = at if isinstance(at, Tile) else None
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            done = tile is not None and self._carry(tile.entry, key)
        elif tile is not None:
            done = self._within(cell, tile, key)
        else:
            done = self._among_days(cell, key)
        if not done:
            super().keyPressEvent(event)

    def _among_days(self, cell: Cell, key: Qt.Key) -> bool:
        if key in _OPENING:
            if cell.tiles:
                cell.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key not in _STEPS:
            return False
        assert self._sight is not None
        if self._sight.mode is Mode.MONTH or key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if self._sight.mode is Mode.AGENDA:
                return False
            self._go_to(cell.day.day + timedelta(days=_STEPS[key]))
            return True
        return self._walk(cell, key)

    def _within(self, cell: Cell, tile: Tile, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape):
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self._walk(tile, key)

    def _walk(self, at: Cell | Tile, key: Qt.Key) -> bool:
        """Up and down through a day; in the agenda through all days."""
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        assert self._sight is not None
        own = cell_of(at)
        shown = list(self.cells.values()) if self._sight.mode is Mode.AGENDA else [own]
        way = [one for cell in shown if cell is not None for one in (cell, *cell.tiles)]
        place = way.index(at) + (1 if key == Qt.Key.Key_Down else -1)
        if 0 <= place < len(way):
            way[place].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _go_to(self, day: date) -> None:
        cell = self.cells.get(day)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.day_chosen.emit(day)

    def _carry(self, entry: Entry, key: Qt.Key) -> bool:
        assert self._sight is not None
        if key not in _STEPS:
            return False
        local = schedule.local(entry.at, self._sight.zone).replace(tzinfo=None)
        step = timedelta(days=_STEPS[key])
        if self._sight.mode is not Mode.MONTH and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = timedelta(hours=1 if key == Qt.Key.Key_Down else -1)
        if entry.may_move:
            self.move_asked.emit(entry, local + step)
        return True

    def _dropped(self, entry_id: str, day: date) -> None:
        assert self._sight is not None
        found = (one for one in self._sight.span.entries if one.id == entry_id)
        entry = next(found, None)
        if entry is None or not entry.may_move:
            return
        local = schedule.local(entry.at, self._sight.zone).replace(tzinfo=None)
        if local.date() != day:
            self.move_asked.emit(entry, datetime.combine(day, local.time()))

    def _chosen(self, day: date) -> None:
        for each, cell in self.cells.items():
            own = Qt.FocusPolicy.StrongFocus if each == day else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(own)
        if not self._is_drawing:
            self.day_chosen.emit(day)

    def _show_weeks(self, sight: Sight) -> None:
        days = days_of(sight.mode, sight.day)
        is_month = sight.mode is Mode.MONTH
        for place, day in enumerate(days[:WEEK] if is_month else ()):
            head = Muted(said.weekday(day))
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(head, 0, place)
        most = _IN_MONTH if is_month else MOST_SHOWN
        for place, day in enumerate(days):
            self._put(sight, day, most, 1 + place // WEEK, place % WEEK)
            self._grid.setRowStretch(1 + place // WEEK, 1)

    def _show_agenda(self, sight: Sight) -> None:
        left, place = MOST_SHOWN, 0
        for day in days_of(sight.mode, sight.day):
            begins, ends = day_bounds(day, sight.zone)
            some = sight.span.between(begins, ends)
            begun = any(begins <= one.begins < ends for one in sight.span.bands)
            if some or begun or day in (sight.day, sight.today):
                self._put(sight, day, left, place, 0)
                left, place = max(0, left - len(some)), place + 1
        self._grid.setRowStretch(place, 1)
        self._grid.addWidget(QLabel(), place, 0)

    def _put(self, sight: Sight, day: date, most: int, row: int, column: int) -> None:
        begins, ends = day_bounds(day, sight.zone)
        some = sight.span.between(begins, ends)
        shown = some if len(some) <= most else some[: max(0, most - 1)] if most else ()
        there = len(some) + sight.span.beyond_between(begins, ends)
        hidden = there - len(shown)
        posts = self.tr("%n post(s)", "", there) if there else self.tr("No post")
        cell = Cell(_said_of(sight, day, posts), self._tiles(sight, shown), hidden)
        cell.name_more(self.tr("%n more post(s): show the day in the agenda", "", hidden))
        cell.chosen.connect(self._chosen)
        cell.dropped.connect(self._dropped)
        cell.more_asked.connect(self.agenda_asked)
        self.cells[day] = cell
        self._grid.addWidget(cell, row, column)

    def _tiles(self, sight: Sight, entries: Sequence[Entry]) -> list[Tile]:
        made = []
        for entry in entries:
            handle = said.handle_of(sight.charter, entry.account).removeprefix("@")
            colour = sight.charter.policy.terms_for(entry.account).colour
            tile = Tile(entry, sight.zone, handle, band(colour, self.palette()))
            tile.chosen.connect(self.entry_chosen)
            tile.opened.connect(self.opened)
            made.append(tile)
        return made


def _said_of(sight: Sight, day: date, posts: str) -> Day:
    begins, ends = day_bounds(day, sight.zone)
    met = sight.span.bands_between(begins, ends)
    label = {Mode.MONTH: str(day.day), Mode.WEEK: said.short_day(day)}.get(sight.mode)
    change = said.clock_change(day, sight.zone)
    if change and sight.mode is not Mode.MONTH:
        label = f"{label or said.day_name(day)} · {change}"
    is_wide = sight.mode is Mode.AGENDA
    names = (
        said.band_until(one, sight.charter, sight.zone)
        if is_wide
        else said.band_name(one, sight.charter)
        for one in met
    )
    lines = [
        said.day_name(day),
        posts,
        change,
        *(said.band_said(one, sight.charter) for one in met),
    ]
    return Day(
        day=day,
        label=label or said.day_name(day),
        short=said.shortest_day(day) if sight.mode is Mode.WEEK else "",
        name="\n".join(line for line in lines if line),
        bands=tuple(dict.fromkeys(names))[:2],
        is_today=day == sight.today,
        is_beside=sight.mode is Mode.MONTH and day.month != sight.day.month,
    )
