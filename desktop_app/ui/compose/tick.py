"""A box to tick whose frame is seen in both looks: the style's own is too faint on dark cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop_app.ui.theme import colours

_BOX = 16
_GAP = 8
_MARGIN = 3  #: pixels around, for the focus frame
_LINES = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Tick(QCheckBox):
    """One choice, on or off; its words wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + _BOX + _GAP + 2 * _MARGIN + 4
        return QSize(width, max(self.fontMetrics().height(), _BOX) + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRectF(0, 0, max(width - _BOX - _GAP - 2 * _MARGIN, 1), 10_000)
        needed = self.fontMetrics().boundingRect(room.toRect(), int(_LINES), self.text()).height()
        return max(needed, _BOX) + 2 * _MARGIN

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_MARGIN + 0.5, (self.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        is_on = self.isChecked()
        painter.setPen(QPen(look.accent if is_on else look.muted, 1.4))
        painter.setBrush(look.accent if is_on else look.card)
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            painter.setPen(QPen(look.on_accent, 2.0, c=Qt.PenCapStyle.RoundCap))
            middle = box.center()
            corners = (QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3))
            painter.drawPolyline([middle + corner for corner in corners])
        role = (
            QPalette.ColorRole.WindowText
            if self.isEnabled()
            else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(self.palette().color(role))
        words = self.rect().adjusted(_MARGIN + _BOX + _GAP, 0, -_MARGIN, 0)
        painter.drawText(words, int(_LINES), self.text())
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()
