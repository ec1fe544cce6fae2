"""The open draft's name, shortened to the room there is; pressing it opens the list of drafts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from desktop_app.ui.theme import colours, sized

INDENT = 7  #: pixels before the words: room for the focus frame
_CHEVRON = 22
_RADIUS = 6


class TitleButton(QAbstractButton):
    """Plain text with a chevron: its words stand where the text below begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(sized(QApplication.font(), 1.2, strong=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = INDENT + metrics.horizontalAdvance(self.text()) + _CHEVRON
        return QSize(width, metrics.height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.sizeHint().height())

    def hitButton(self, place: QPoint) -> bool:
        return place.x() <= self._words().right() + _CHEVRON

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words()
        ground = words.adjusted(-INDENT, 2, _CHEVRON, -2)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(QPen(look.muted, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QPointF(words.right() + 11, self.height() / 2 + 1)
        painter.drawPolyline(
            [middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)]
        )
        painter.end()

    def _words(self) -> QRect:
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QRect(INDENT, 0, min(wanted, self.width() - INDENT - _CHEVRON), self.height())
