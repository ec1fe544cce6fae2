"""What rows of lists have in common: one height, a ground, and a text in at most two lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle

from desktop_app.ui.theme import Colours, sized

HEIGHT = 88  #: of a row, in pixels at 100 %
MARGIN = 11  #: above and below the texts of a row
_GAP = 8  #: to the next row
_LINES = 2


def paint_ground(painter: QPainter, place: QRect, state: QStyle.StateFlag, look: Colours) -> None:
    """Paint the row's ground, as its state asks."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    card = QRectF(place).adjusted(0.5, 0.5, -0.5, -_GAP - 0.5)
    painter.setPen(QPen(look.accent if chosen else look.muted if over else look.border, 1.0))
    painter.setBrush(look.info.wash if chosen else look.card)
    painter.drawRoundedRect(card, 9.0, 9.0)


def paint_band(painter: QPainter, place: QRect, colour: QColor) -> None:
    """Paint the account's band at the row's left edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(
        QRectF(place.left() + 5.0, place.top() + 9.0, 4.0, place.height() - _GAP - 18.0), 2.0, 2.0
    )


def inside(place: QRect, left: int, right: int) -> QRectF:
    """Where the texts of a row stand, `left` and `right` pixels from its edges."""
    return QRectF(place).adjusted(left, MARGIN, -right, -_GAP - MARGIN)


def paint_lines(painter: QPainter, place: QRectF, text: str, ink: QColor) -> None:
    """Paint the first two lines of `text`; what is left out is said by an ellipsis."""
    font = sized(QApplication.font(), 1.05)
    metrics = QFontMetricsF(font)
    layout = QTextLayout(" ".join(text.split()), font)
    layout.setTextOption(_wrapping())
    painter.setPen(ink)
    painter.setFont(font)
    layout.beginLayout()
    top = place.top()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(place.width())
        last = number == _LINES - 1
        # Qt counts UTF-16 units, and so does QTextLayout's own text.
        start, length = line.textStart(), line.textLength()
        rest = _units(layout.text(), start, None if last else start + length)
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QPointF(place.left(), top + metrics.ascent()), shown)
        top += metrics.lineSpacing()
    layout.endLayout()


def _units(text: str, start: int, end: int | None) -> str:
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
