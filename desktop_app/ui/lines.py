"""What rows of lists have in common: one height, a ground, and a text in at most two lines."""

from __future__ import annotations

import atexit
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QStaticText,
    QTextLayout,
    QTextOption,
)
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


def paint_placeholder(painter: QPainter, place: QRect, look: Colours) -> None:
    """Paint a row that is not there yet: its ground and two grey bars, no words."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ground(painter, place, QStyle.StateFlag.State_None, look)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.border)
    free = inside(place, 50, 18)
    for top, share in ((2.0, 0.62), (22.0, 0.4)):
        bar = QRectF(free.left(), free.top() + top, free.width() * share, 9.0)
        painter.drawRoundedRect(bar, 4.0, 4.0)
    painter.restore()


def paint_lines(
    painter: QPainter, place: QRectF, text: str, ink: QColor, most: int = _LINES
) -> None:
    """Paint the first lines of `text`, `most` of them; what is left out is said by an ellipsis."""
    painter.setPen(ink)
    font = sized(QApplication.font(), 1.05)
    painter.setFont(font)
    step = QFontMetricsF(font).lineSpacing()
    for number, line in enumerate(_laid_out(text, int(place.width()), font.toString(), most)):
        painter.drawStaticText(QPointF(place.left(), place.top() + number * step), line)


def small(*, strong: bool = False) -> QFontMetricsF:
    """The measures of the font of what stands around a row's text."""
    return _font(QApplication.font().toString(), strong=strong)[1]


def paint_words(
    painter: QPainter, at: QPointF, text: str, ink: QColor, *, strong: bool = False
) -> None:
    """Paint one line of small text with its upper left corner at `at`."""
    name = QApplication.font().toString()
    painter.setFont(_font(name, strong=strong)[0])
    painter.setPen(ink)
    painter.drawStaticText(at, _small_words(text, name, strong=strong))


@lru_cache(maxsize=16)
def _font(name: str, *, strong: bool) -> tuple[QFont, QFontMetricsF]:
    font = QFont()
    font.fromString(name)
    made = sized(font, 0.92, strong=strong)
    return made, QFontMetricsF(made)


@lru_cache(maxsize=500)
def _small_words(text: str, name: str, *, strong: bool) -> QStaticText:
    shown = QStaticText(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.prepare(font=_font(name, strong=strong)[0])
    return shown


@lru_cache(maxsize=500)
def _laid_out(text: str, width: int, font_name: str, most: int) -> tuple[QStaticText, ...]:
    """The lines of `text`, laid out once for as long as it is near the screen."""
    font = QFont()
    font.fromString(font_name)
    metrics = QFontMetricsF(font)
    layout = QTextLayout(" ".join(text.split()), font)
    layout.setTextOption(_wrapping())
    made = []
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        last = number == most - 1
        # Qt counts UTF-16 units, and so does QTextLayout's own text.
        start, length = line.textStart(), line.textLength()
        said = _units(layout.text(), start, None if last else start + length).strip()
        if last:
            said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
        shown = QStaticText(said)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.prepare(font=font)
        made.append(shown)
    layout.endLayout()
    return tuple(made)


def _forget() -> None:
    """Let go of what was laid out: Qt's fonts must not outlive its application."""
    for kept in (_laid_out, _small_words, _font):
        kept.cache_clear()


atexit.register(_forget)


def _units(text: str, start: int, end: int | None) -> str:
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
