"""One chart: rectangles between two axes, in the theme's colours.

It takes no mouse and no keyboard: the same numbers stand in a table in its place, and a screen
reader hears the sentence that goes with it. Painted by ourselves: what a library of charts brings
for it is eighty megabytes, and pyqtgraph's items did not survive a change of the theme.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.theme import Colours, colours, sized
from desktop_app.ui.zoom import fix_size, scaled

#: Pixels that a row of a chart takes, that columns take, and above and under them together.
_ROW, _COLUMNS, _AROUND = 30, 170, 40
_GAP = 8  #: pixels between an axis and its words
_SMALL = 0.9  #: of the usual size of letters
_MARKS = 5  #: numbers at an axis, at most


@dataclass(frozen=True, slots=True)
class Mark:
    """Words or a number at a place of an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle in the chart's own units; `strength` is 0 for an empty one to 1."""

    left: float
    bottom: float
    width: float
    height: float
    strength: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn, from 0 to `width` and from 0 to `height`; `rows` are counted downwards."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    under: tuple[Mark, ...]
    beside: tuple[Mark, ...]
    rows: int = 0  #: 0 for columns, which grow upwards
    is_counted_across: bool = False  #: what stands under it are numbers: lines go up from them


def marks(highest: float) -> tuple[Mark, ...]:
    """Round numbers from 0 to `highest` or a little above."""
    step = 1.0
    while highest / step > _MARKS:
        power = 10 ** math.floor(math.log10(step) + 1e-9)
        step = {1: 2.0, 2: 5.0, 5: 10.0}[round(step / power)] * power
    count = max(1, math.ceil(highest / step))
    return tuple(Mark(number * step, f"{round(number * step)}") for number in range(count + 1))


def row_blocks(values: Sequence[float], *, strength: float = 1.0) -> tuple[Block, ...]:
    """A bar for each value, in rows from above."""
    return tuple(Block(0, row + 0.2, value, 0.6, strength) for row, value in enumerate(values))


class Chart(QWidget):
    """Shows the last drawing that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show `drawing` in place of another."""
        self.drawing = drawing
        tall = drawing.rows * _ROW if drawing.rows else _COLUMNS
        fix_size(self, height=tall + _AROUND)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setFont(sized(QApplication.font(), _SMALL))
        _Painting(self.drawing, painter, QRectF(self.rect()), colours(self.palette())).paint()
        painter.end()


class _Painting:
    """One drawing on its way to the screen."""

    def __init__(self, drawing: Drawing, painter: QPainter, whole: QRectF, look: Colours) -> None:
        self._drawing, self._painter, self._look = drawing, painter, look
        self._letters = QFontMetrics(painter.font())
        gap, line = scaled(_GAP), self._letters.height()
        beside = max((self._wide(mark) for mark in drawing.beside), default=0)
        # At the right, half of the outermost words under the axis.
        right = max((self._wide(mark) for mark in drawing.under), default=0) / 2 + 1
        self._place = whole.adjusted(beside + gap, line / 2, -right, -(line + gap))

    def paint(self) -> None:
        """Paint lines, rectangles, and the words at the axes."""
        painter, drawing = self._painter, self._drawing
        painter.setPen(QPen(self._look.border, 1.0))
        for mark in drawing.under if drawing.is_counted_across else ():
            self._line(QPointF(mark.at, 0), QPointF(mark.at, drawing.height))
        for mark in drawing.beside if not drawing.rows else ():
            self._line(QPointF(0, mark.at), QPointF(drawing.width, mark.at))
        painter.setPen(Qt.PenStyle.NoPen)
        for block in drawing.blocks:
            painter.setBrush(_shade(self._look.border, self._look.accent, block.strength))
            first = self._at(QPointF(block.left, block.bottom))
            last = self._at(QPointF(block.left + block.width, block.bottom + block.height))
            painter.drawRect(QRectF(first, last).normalized())
        painter.setPen(self._look.muted)
        for mark in drawing.beside:
            self._say_beside(mark)
        for mark in drawing.under:
            self._say_under(mark)

    def _at(self, point: QPointF) -> QPointF:
        """Where a point of the drawing is on the screen."""
        drawing, place = self._drawing, self._place
        across = place.left() + point.x() / drawing.width * place.width()
        down = point.y() / drawing.height * place.height()
        return QPointF(across, place.top() + down if drawing.rows else place.bottom() - down)

    def _line(self, first: QPointF, last: QPointF) -> None:
        self._painter.drawLine(self._at(first), self._at(last))

    def _say_beside(self, mark: Mark) -> None:
        middle, line = self._at(QPointF(0, mark.at)).y(), self._letters.height()
        room = QRectF(0, middle - line / 2, self._place.left() - scaled(_GAP), line)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._painter.drawText(room, sides, mark.text)

    def _say_under(self, mark: Mark) -> None:
        middle, wide = self._at(QPointF(mark.at, 0)).x(), self._wide(mark)
        top = self._place.bottom() + scaled(_GAP) / 2
        room = QRectF(middle - wide / 2, top, wide, self._letters.height())
        self._painter.drawText(room, Qt.AlignmentFlag.AlignCenter, mark.text)

    def _wide(self, mark: Mark) -> int:
        return self._letters.horizontalAdvance(mark.text) + 2


def _shade(faint: QColor, strong: QColor, strength: float) -> QColor:
    """Between the colour of what is empty and that of the most."""
    if strength <= 0:
        return faint
    part = 0.25 + 0.75 * min(strength, 1.0)
    return QColor.fromRgbF(
        faint.redF() + (strong.redF() - faint.redF()) * part,
        faint.greenF() + (strong.greenF() - faint.greenF()) * part,
        faint.blueF() + (strong.blueF() - faint.blueF()) * part,
    )
