"""How long the post is, as X counts: a ring that fills, with the number inside.

Far from the limit the number is how many characters there are; near it, how many are left. A long
post's numbers do not fit into a ring: they stand beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import Colours, colours, sized
from desktop_app.ui.zoom import fix_size, scaled, zoom

SIDE = 46
NEAR = 20  #: characters before the limit from which the ring warns
_LONG = 1_000  #: limits from this on belong to long posts
_GAP = 8
_WIDTH = 3.5
_TURN = 360 * 16
_TOP = 90 * 16


class Ring(QWidget):
    """Used of limit. Beyond the limit it says by how much, as −n."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length, self._limit = 0, 280
        fix_size(self, width=SIDE, height=SIDE)
        self._say()

    def show_length(self, length: int, limit: int) -> None:
        """Show `length` of `limit`, both in X's weighted characters."""
        if (length, limit) == (self._length, self._limit):
            return
        self._length, self._limit = length, limit
        self._say()
        self._fit()
        self.update()

    @property
    def number(self) -> str:
        """What stands inside the ring; nothing when it stands beside it."""
        left = self._limit - self._length
        if left < 0:
            return f"−{-left}" if -left < 10_000 else f"−{-left // 1000}k"
        if left <= NEAR:
            return str(left)
        return "" if self._limit >= _LONG else str(self._length)

    @property
    def count(self) -> str:
        """What stands beside the ring, for long posts."""
        if self._limit < _LONG:
            return ""
        return self.tr("{length} / {limit}").format(
            length=_grouped(self._length), limit=_grouped(self._limit)
        )

    @property
    def stage(self) -> int:
        """0 far from the limit, 1 near it, 2 at it, 3 beyond: worth saying when it grows."""
        left = self._limit - self._length
        return 3 if left < 0 else 2 if left == 0 else 1 if left <= NEAR else 0

    @property
    def spoken(self) -> str:
        """What is left or too much, in words."""
        over = self._length - self._limit
        if over > 0:
            return self.tr("%n character(s) too many", "", over)
        left = self.tr("%n character(s) left of {limit}", "", -over)
        return left.format(limit=_grouped(self._limit))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(scaled(SIDE) + self._beside)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        ink = self._ink(look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, thick = QRect(self._beside, 0, scaled(SIDE), scaled(SIDE)), _WIDTH * zoom() / 100
        place = QRectF(ring).adjusted(thick, thick, -thick, -thick)
        painter.setPen(QPen(look.border, thick))
        painter.drawEllipse(place)
        share = min(self._length / self._limit, 1.0)
        painter.setPen(QPen(ink, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if share:
            painter.drawArc(place, _TOP, -round(share * _TURN))
        painter.setPen(look.text if ink == look.accent else ink)
        factor = 0.95 if len(self.number) < 4 else 0.8
        painter.setFont(sized(self.font(), factor, strong=True))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self.number)
        painter.setFont(self.font())
        painter.setPen(look.muted if ink == look.accent else ink)
        side = QRect(0, 0, self._beside - _GAP, scaled(SIDE))
        painter.drawText(side, Qt.AlignmentFlag.AlignVCenter, self.count)
        painter.end()

    @property
    def _beside(self) -> int:
        """Pixels that the count takes beside the ring."""
        return self.fontMetrics().horizontalAdvance(self.count) + _GAP if self.count else 0

    def _ink(self, look: Colours) -> QColor:
        left = self._limit - self._length
        if left < 0:
            return look.legal.ink
        return look.caution.ink if left <= NEAR else look.accent

    def _say(self) -> None:
        said = self.tr("{length} of {limit} characters, as X counts them").format(
            length=_grouped(self._length), limit=_grouped(self._limit)
        )
        said = f"{self.spoken}. {said}"
        self.setAccessibleName(said)
        self.setToolTip(said)


def _grouped(number: int) -> str:
    return QLocale().toString(number)
