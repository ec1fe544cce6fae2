"""A short list to choose from: a name, a line about it, and a warning where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import colours, sized

_Index = QModelIndex | QPersistentModelIndex
_MARGIN, _SIGN, _RADIUS = 10, 14, 6
_KEY, _DETAIL, _WARNING, _NAME = (Qt.ItemDataRole.UserRole + n for n in range(4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to choose."""

    key: str
    title: str
    detail: str
    warning: str = ""
    name: str | None = None  #: what F2 changes; None when it has no name of its own


class Rows(QListWidget):
    """Enter opens the chosen row, F2 names it anew."""

    opened = Signal(str)
    renamed = Signal(str, str)  #: key, new name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coming: str | None = None
        self.setItemDelegate(_Delegate(self))
        self.setProperty("kind", "list")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.itemActivated.connect(self._activated)

    @property
    def key(self) -> str:
        """The key of the chosen row; "" when there is none."""
        return "" if self.currentRow() < 0 else str(self.currentItem().data(_KEY))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the chosen one stays chosen, or else the first is."""
        kept = self.key
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(_KEY, row.key)
            item.setData(_DETAIL, row.detail)
            item.setData(_WARNING, row.warning)
            item.setData(_NAME, row.name or "")
            spoken = ", ".join(filter(None, (row.title, row.detail, row.warning)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if row.name is not None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        keys = [row.key for row in rows]
        if self._coming in keys:
            kept, self._coming = self._coming, None
        self.setCurrentRow(keys.index(kept) if kept in keys else (0 if rows else -1))

    def choose_coming(self, key: str) -> None:
        """Choose the row of `key` once it is shown: it is not there yet."""
        self._coming = key

    def choose(self, key: str) -> None:
        """Choose the row of `key`, if it is there."""
        for number in range(self.count()):
            if self.item(number).data(_KEY) == key:
                self.setCurrentRow(number)

    def rename_chosen(self) -> None:
        """Let the chosen row's name be typed."""
        if self.currentRow() >= 0 and self.currentItem().flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(self.currentItem())

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(_KEY)))


class _Delegate(QStyledItemDelegate):
    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = option.fontMetrics.height() + 3
        lines = 3 if index.data(_WARNING) else 2
        return QSize(120, lines * line + 2 * _MARGIN - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = colours(self._rows.palette())
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = place.adjusted(2, 1, -2, -1)
        if state & QStyle.StateFlag.State_Selected:
            is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.accent, 2) if is_focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        base, line = QApplication.font(), painter.fontMetrics().height() + 3
        row = ground.adjusted(_MARGIN, _MARGIN - 3, -_MARGIN, 0)
        row.setHeight(line)
        painter.setFont(sized(base, 1.0, strong=True))
        _say(painter, row, index.data(), self._rows.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(base)
        row.translate(0, line)
        _say(painter, row, index.data(_DETAIL), look.muted)
        if index.data(_WARNING):
            row.translate(0, line)
            ink = look.tone("caution").ink
            sign = pixmap("caution", ink, _SIGN, self._rows.devicePixelRatioF())
            painter.drawPixmap(row.left(), row.center().y() - _SIGN // 2, sign)
            _say(painter, row.adjusted(_SIGN + 6, 0, 0, 0), index.data(_WARNING), ink)
        painter.restore()

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(_NAME) or index.data())
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            self._rows.renamed.emit(str(index.data(_KEY)), editor.text().strip())


def _say(painter: QPainter, place: QRect, words: str, ink: QColor) -> None:
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
