"""Tables of a few columns: figures to read, and rows to add to, change and take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import Button
from desktop_app.ui.zoom import scaled

_ROW, _HEAD = 30, 34  #: pixels at 100 %
_FEWEST, _MOST = 3, 8  #: rows that are seen without scrolling
_NARROWEST = 64


class Table(QTableWidget):
    """Columns that share the width by their weights; Tab leaves it."""

    def __init__(self, weights: Sequence[int], *, is_read_only: bool = True) -> None:
        super().__init__(0, len(weights))
        self._weights = tuple(weights)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrap(False)
        self.setProperty("kind", "cells")
        self.fit()
        self.set_read_only(is_read_only=is_read_only)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nobody type into it, or let them."""
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.NoEditTriggers
            if is_read_only
            else triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these in place of those before."""
        self.setRowCount(len(rows))
        for at, cells in enumerate(rows):
            self.setRowHeight(at, scaled(_ROW))
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.setItem(at, place, item)
        self.fit()

    def fit(self) -> None:
        """Be as high as the rows need, within limits."""
        rows = max(_FEWEST, min(self.rowCount(), _MOST))
        self.setFixedHeight(scaled(_HEAD) + rows * scaled(_ROW) + 4)
        self._share()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._share()
        return super().viewportEvent(event)

    def _share(self) -> None:
        """Headings are whole, then cells, the short ones first; the rest is shared by the weights."""
        heads, places = self.horizontalHeader(), range(len(self._weights))
        widths = [max(scaled(_NARROWEST), heads.sectionSizeHint(place)) for place in places]
        lacks = [max(0, self.sizeHintForColumn(place) - widths[place]) for place in places]
        left = max(0, self.viewport().width() - sum(widths))
        for place in sorted(places, key=lacks.__getitem__):
            more = min(left, lacks[place])
            widths[place] += more
            left -= more
        for place, weight in enumerate(self._weights):
            self.setColumnWidth(place, widths[place] + left * weight // sum(self._weights))


class ValueTable(QWidget):
    """Rows of a company's values: each column has the key that the profile knows it by."""

    edited = Signal()

    def __init__(self, columns: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._keys = tuple(key for key, _ in columns)
        self.table = Table([weight for _, weight in columns], is_read_only=False)
        self.add, self.remove = Button(), Button(kind="flat")
        self._is_shown = False
        buttons = Flow(spacing=6)
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        whole = column(self, spacing=6)
        whole.addWidget(self.table)
        whole.addLayout(buttons)
        self.table.itemChanged.connect(self._changed)
        self.table.itemSelectionChanged.connect(self._allow)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    @property
    def values(self) -> list[dict[str, str]]:
        """What was typed, a table for each row; empty cells and rows are left out."""
        rows = []
        for at in range(self.table.rowCount()):
            said = {key: self._cell(at, place) for place, key in enumerate(self._keys)}
            if kept := {key: text for key, text in said.items() if text}:
                rows.append(kept)
        return rows

    def show_values(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these."""
        self._is_shown = False
        self.table.show_rows([[row.get(key, "") for key in self._keys] for row in rows])
        self._is_shown = True
        self._allow()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nobody change it, or let them."""
        self.table.set_read_only(is_read_only=is_read_only)
        for button in (self.add, self.remove):
            button.setVisible(not is_read_only)

    def say(self, name: str, columns: Sequence[str]) -> None:
        """Say what it holds."""
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(list(columns))
        self.add.name(self.tr("Add a row"))
        self.add.setAccessibleDescription(name)
        self.remove.name(self.tr("Take the row out"))
        self.remove.setAccessibleDescription(name)

    def _cell(self, at: int, place: int) -> str:
        item = self.table.item(at, place)
        return "" if item is None else item.text().strip()

    @Slot()
    def _changed(self) -> None:
        if self._is_shown:
            self.edited.emit()

    @Slot()
    def _allow(self) -> None:
        self.remove.setEnabled(bool(self.table.selectedItems()) or self.table.currentRow() >= 0)

    @Slot()
    def _add(self) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        self.table.setRowHeight(at, scaled(_ROW))
        self.table.fit()
        self.table.setCurrentCell(at, 0)
        self.table.setFocus()
        self.table.edit(self.table.model().index(at, 0))

    @Slot()
    def _remove(self) -> None:
        at = self.table.currentRow()
        if at >= 0:
            self.table.removeRow(at)
            self.table.fit()
            self._allow()
            self.edited.emit()
