"""One post or draft in a day: its shape, its hour, its first words. It can be carried elsewhere.

In a narrow day the words stand on a line of their own below the hour.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from desktop_app.services.calendar import Entry
from desktop_app.ui.calendar import said
from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.tips import tip
from desktop_app.ui.zoom import scaled

CARRIED = "application/x-countersign-entry"  #: what is carried from day to day: the entry's id
_SIGN, _GAP, _EDGE = 14, 4, 4
_NARROW = 150  #: pixels: with fewer, hour and words do not share a line
_WIDEST = "M"  #: so that in one column every initial is there, or none
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tile(QAbstractButton):
    """Shows an entry in its state's tone, with its account's stripe."""

    chosen = Signal(object)  #: Entry
    opened = Signal(object)  #: Entry

    def __init__(self, entry: Entry, zone: str, handle: str, stripe: QColor) -> None:
        super().__init__()
        self.entry, self._zone, self._handle, self._stripe = entry, zone, handle, stripe
        self._pressed_at: QPoint | None = None
        self.has_two_lines = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = said.entry_name(entry, zone, handle)
        # Not as its text, of which Qt would make a shortcut where it has an ampersand.
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.clicked.connect(lambda: self.chosen.emit(entry))

    def sizeHint(self) -> QSize:
        lines = 2 if self.has_two_lines else 1
        return QSize(scaled(60), lines * self.fontMetrics().height() + scaled(7))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(40), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self.width() < scaled(_NARROW) and bool(said.entry_time(self.entry, self._zone))
        if wanted != self.has_two_lines:
            self.has_two_lines = wanted
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.opened.emit(self.entry)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()  # arrows are the board's, not a group of buttons'

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self.entry)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        began = self._pressed_at
        if began is None or not self.entry.may_move:
            return
        if (
            event.position().toPoint() - began
        ).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed_at = None
        self.setDown(False)
        carried = QMimeData()
        carried.setData(CARRIED, self.entry.id.encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        icon, name = said.entry_icon(self.entry)
        tone = look.tone(name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        rim = QPen(look.accent, 2.0) if self.hasFocus() else QPen(tone.rim, 1.0)
        if self.entry.kind == "draft" and not self.hasFocus():
            rim.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(rim)
        painter.setBrush(tone.wash)
        painter.drawRoundedRect(place, _EDGE, _EDGE)
        inner = self.rect().adjusted(scaled(3), scaled(3), -scaled(4), -scaled(3))
        painter.fillRect(QRect(inner.left(), inner.top(), scaled(3), inner.height()), self._stripe)
        inner.setLeft(inner.left() + scaled(3 + _GAP))
        first = QRect(inner)
        if self.has_two_lines:
            first.setHeight(inner.height() // 2)
        sign = scaled(_SIGN)
        picture = pixmap(icon, tone.ink, sign, self.devicePixelRatioF())
        painter.drawPixmap(first.left(), first.center().y() - sign // 2 + 1, picture)
        painter.setPen(look.text)
        painter.setFont(sized(self.font(), 0.92))
        beside = first.adjusted(sign + scaled(_GAP), 0, 0, 0)
        if self.has_two_lines:
            self._paint_two(painter, beside, inner.adjusted(0, first.height(), 0, 0))
        else:
            painter.drawText(beside, _MIDDLE, self._fitted(painter, beside.width()))
        painter.end()

    def _paint_two(self, painter: QPainter, first: QRect, second: QRect) -> None:
        """The hour and the account's initial, where it fits; below them the first words."""
        metrics, hour = painter.fontMetrics(), said.entry_time(self.entry, self._zone)
        painter.drawText(first, _MIDDLE, hour)
        initial = self._handle[:1].upper()
        if metrics.horizontalAdvance(f"{hour} {_WIDEST}") <= first.width():
            painter.drawText(first, _MIDDLE | Qt.AlignmentFlag.AlignRight, initial)
        words = metrics.elidedText(
            said.entry_text(self.entry), Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, _MIDDLE, words)

    def _fitted(self, painter: QPainter, width: int) -> str:
        """The hour and as many words as there is room for."""
        line = f"{said.entry_time(self.entry, self._zone)}  {said.entry_text(self.entry)}".strip()
        return painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width)
