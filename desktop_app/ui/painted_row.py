"""Rows that paint themselves: one height, a ground, and a placeholder until the row is read."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.lines import paint_ground, paint_placeholder
from desktop_app.ui.paged import ROW, Index, PagedModel
from desktop_app.ui.theme import Colours, colours
from desktop_app.ui.zoom import scaled

ModelT = TypeVar("ModelT", bound=PagedModel[Any])
RowT = TypeVar("RowT")


class RowDelegate(QStyledItemDelegate, Generic[ModelT, RowT]):
    """Paints the rows of a `PagedModel`; a kind of list says what stands in a row."""

    HEIGHT: ClassVar[int]  #: of a row, in pixels at 100 %

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        place: QRect = option.rect
        return QSize(place.width(), scaled(self.HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model: Any = index.model()
        row: RowT | None = index.data(ROW)
        look = colours(QApplication.palette())
        if row is None:
            paint_placeholder(painter, place, look)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, place, state, look)
        self.paint_row(painter, place, model, row, look)
        painter.restore()

    def paint_row(
        self, painter: QPainter, place: QRect, model: ModelT, row: RowT, look: Colours
    ) -> None:
        """Paint what `row` says onto the ground at `place`."""
        raise NotImplementedError
