"""How long the post is, as X counts: a ring that fills, with the number inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import Colours, colours, sized

SIDE = 46
NEAR = 20  #: characters before the limit from which the ring warns
_WIDTH = 3.5
_TURN = 360 * 16
_TOP = 90 * 16


class Ring(QWidget):
    """Used of limit. Beyond the limit it says by how much, as −n."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length, self._limit = 0, 280
        self.setFixedSize(QSize(SIDE, SIDE))
        self._say()

    def show_length(self, length: int, limit: int) -> None:
        """Show `length` of `limit`, both in X's weighted characters."""
        self._length, self._limit = length, limit
        self._say()
        self.update()

    @property
    def number(self) -> str:
        """What stands inside the ring."""
        over = self._length - self._limit
        if over <= 0:
            return str(self._length)
        return f"−{over}" if over < 10_000 else f"−{over // 1000}k"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        ink = self._ink(look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        painter.setPen(QPen(look.border, _WIDTH))
        painter.drawEllipse(place)
        share = min(self._length / self._limit, 1.0)
        painter.setPen(QPen(ink, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if share:
            painter.drawArc(place, _TOP, -round(share * _TURN))
        painter.setPen(look.text if ink == look.accent else ink)
        factor = 0.95 if len(self.number) < 4 else 0.8
        painter.setFont(sized(self.font(), factor, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.number)
        painter.end()

    def _ink(self, look: Colours) -> QColor:
        left = self._limit - self._length
        if left < 0:
            return look.legal.ink
        return look.caution.ink if left <= NEAR else look.accent

    def _say(self) -> None:
        over = self._length - self._limit
        said = self.tr("{length} of {limit} characters, as X counts them").format(
            length=self._length, limit=self._limit
        )
        if over > 0:
            said += ". " + self.tr("%n character(s) too many", "", over)
        self.setAccessibleName(said)
        self.setToolTip(said)
