"""The rows of one box of the queue, for one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.account import Charter
from desktop_app.domain.publication import PostState
from desktop_app.services.reading import QueueRow
from desktop_app.ui import words

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class QueueModel(QAbstractTableModel):
    """One column; `ROW` gives the `QueueRow`, the display role the row as a sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()
        self.charter: Charter | None = None
        self.now: datetime | None = None

    def show_rows(self, rows: Sequence[QueueRow], charter: Charter, now: datetime) -> None:
        """Show these rows instead of what was there."""
        self.beginResetModel()
        self._rows, self.charter, self.now = tuple(rows), charter, now
        self.endResetModel()

    def row(self, index: Index) -> QueueRow:
        """The row at a valid index."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._rows[index.row()].summary.text} — {self.meta(self._rows[index.row()])}"
        return None

    def meta(self, row: QueueRow) -> str:
        """Author, version, and who is waited for."""
        if self.charter is None:
            return ""
        summary = row.summary
        author = self.charter.person(summary.author).name
        version = self.tr("version {number}").format(number=summary.revision)
        return " · ".join(
            part for part in (author, version, self.void(row), self.waits_for(row)) if part
        )

    def waits_for(self, row: QueueRow) -> str:
        """Who has to do something next, if anybody."""
        if self.charter is None or row.summary.state is not PostState.IN_REVIEW:
            return ""
        if row.my_role is not None:
            return self.tr("waits for you, for {role}").format(role=words.role_name(row.my_role))
        names = [self._holder(row, index) for index in range(len(row.waiting_roles))]
        return self.tr("waits for {names}").format(names=words.joined(names)) if names else ""

    def void(self, row: QueueRow) -> str:
        """How many approvals were lost with the last change, if any."""
        count = row.summary.void_approvals
        return self.tr("%n approval(s) no longer count: text changed", "", count) if count else ""

    def _holder(self, row: QueueRow, index: int) -> str:
        assert self.charter is not None
        role = row.waiting_roles[index]
        holders = self.charter.holders(role, row.summary.account)
        who = holders[0].name if len(holders) == 1 else ""
        return f"{who} ({words.role_name(role)})" if who else words.role_name(role)
