"""Who holds which duty for which account, as a table that the keyboard walks through."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from desktop_app.domain.account import PersonId
from desktop_app.services.people import Standing
from desktop_app.ui.paged import Index
from desktop_app.ui.people import said
from desktop_app.ui.zoom import scaled

_NARROWEST = 130  #: pixels of a column, at 100 %
_AIR = 12  #: pixels above and below the words of a cell together
_TALLEST = 420  #: pixels: longer tables scroll by themselves
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHO = Qt.ItemDataRole.UserRole


class Airy(QStyledItemDelegate):
    """Cells with some room around their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, scaled(_AIR))


class Matrix(QTableWidget):
    """A row a person or machine, a column an account; read-only."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setProperty("kind", "cells")
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(Airy(self))
        # Else the lines around the table would share what the column has left over.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.horizontalHeader().setMinimumSectionSize(scaled(_NARROWEST))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    @property
    def chosen(self) -> PersonId | None:
        """Whose row is chosen."""
        item = self.item(self.currentRow(), 0)
        return None if item is None else PersonId(str(item.data(_WHO)))

    def show_standing(self, found: Standing) -> None:
        """Show everybody with a duty; the chosen row stays chosen."""
        kept = self.chosen
        accounts = found.charter.accounts
        self.setRowCount(len(found.people))
        self.setColumnCount(1 + len(accounts))
        self.setHorizontalHeaderLabels(
            [self.tr("Who"), *(said.handle(found.charter, one.id) for one in accounts)]
        )
        for number, who in enumerate(found.people):
            person = said.name(found.charter, who.id)
            cells = [person, *(said.duties(who, one.id) for one in accounts)]
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(_WHO, str(who.id))
                if place:
                    heading = said.handle(found.charter, accounts[place - 1].id)
                    spoken = f"{person}, {heading}: {text}"
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.setItem(number, place, item)
        ids = [who.id for who in found.people]
        if ids:
            self.setCurrentCell(ids.index(kept) if kept in ids else 0, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # narrower columns break their words into more lines

    def _fit(self) -> None:
        """As tall as its rows, so that the page scrolls and not the table in it."""
        rows = sum(self.rowHeight(number) for number in range(self.rowCount()))
        edges = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        self.setFixedHeight(min(rows + edges, scaled(_TALLEST)))
