"""A box to tick whose frame is seen in both looks: the style's own is too faint on dark cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop_app.ui.theme import colours
from desktop_app.ui.zoom import scaled

#: Pixels at 100 %; the margin is room for the focus frame.
_BOX, _GAP, _MARGIN = 16, 8, 3
_LINES = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Tick(QCheckBox):
    """One choice, on or off; its words wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = words + _before_words() + scaled(_MARGIN) + 4
        return QSize(width, max(self.fontMetrics().height(), scaled(_BOX)) + 2 * scaled(_MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRectF(0, 0, max(width - _before_words() - scaled(_MARGIN), 1), 10_000)
        needed = self.fontMetrics().boundingRect(room.toRect(), int(_LINES), self.text()).height()
        return max(needed, scaled(_BOX)) + 2 * scaled(_MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(_BOX)
        box = QRectF(scaled(_MARGIN) + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        is_on = self.isChecked()
        painter.setPen(QPen(look.accent if is_on else look.muted, 1.4))
        painter.setBrush(look.accent if is_on else look.card)
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            painter.setPen(QPen(look.on_accent, 2.0, c=Qt.PenCapStyle.RoundCap))
            middle = box.center()
            corners = (QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3))
            painter.drawPolyline([middle + corner * (side / _BOX) for corner in corners])
        role = (
            QPalette.ColorRole.WindowText
            if self.isEnabled()
            else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(self.palette().color(role))
        words = self.rect().adjusted(_before_words(), 0, -scaled(_MARGIN), 0)
        painter.drawText(words, int(_LINES), self.text())
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


def _before_words() -> int:
    """Pixels from the left edge to the words."""
    return scaled(_MARGIN) + scaled(_BOX) + scaled(_GAP)
