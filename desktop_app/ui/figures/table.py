"""Numbers as a table that the keyboard walks through and a screen reader tells cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop_app.ui.zoom import scaled

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TALLEST = 320  #: pixels: longer tables scroll by themselves


class NumberTable(QTableWidget):
    """Read-only; the first column names the row, the others are numbers at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setProperty("kind", "cells")
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_RIGHT)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows in place of others; the chosen cell stays where it is."""
        row, place = self.currentRow(), self.currentColumn()
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        self.setRowCount(len(rows))
        if (first := self.horizontalHeaderItem(0)) is not None:
            first.setTextAlignment(_LEFT)  # as the names under it
        for number, cells in enumerate(rows):
            for at, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if at:
                    item.setTextAlignment(_RIGHT)
                    spoken = f"{cells[0]}, {headings[at]}: {text}"
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.setItem(number, at, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if rows:
            self.setCurrentCell(
                max(0, min(row, len(rows) - 1)),
                max(0, place),
                QItemSelectionModel.SelectionFlag.NoUpdate,  # nothing is chosen that nobody chose
            )
        self._fit()

    def _fit(self) -> None:
        rows = self.verticalHeader().length()
        edges = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(min(rows + edges + bar, scaled(_TALLEST)))
