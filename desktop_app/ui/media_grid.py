"""Pictures and films of a post in the frame that X gives them, cropped where X crops them.

One keeps its own shape within limits; two stand side by side, three are a tall one and two, four
are two rows, all in a frame of 16 to 9, as X's own timeline does.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop_app.domain.payload import Media, MediaKind
from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.thumbnails import Thumbnails, paint_cropped
from desktop_app.ui.tips import tip

WIDEST = 506  #: pixels of X's column
_FRAME = 16 / 9  #: of several pictures together
_TALLEST, _FLATTEST = 3 / 4, 5 / 1  #: width to height of a single one
_GAP = 2
_RADIUS = 16.0
_SIGN, _PLAY, _EDGE = 24, 44, 14
_SHADE = QColor(0, 0, 0, 178)  #: behind a badge, whatever the picture: white on it is legible
_INK = QColor("#ffffff")
#: Where each of one to four stands, in halves of the frame: left, top, width, height.
_PLACES = {
    1: ((0, 0, 2, 2),),
    2: ((0, 0, 1, 2), (1, 0, 1, 2)),
    3: ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)),
    4: ((0, 0, 1, 1), (1, 0, 1, 1), (0, 1, 1, 1), (1, 1, 1, 1)),
}


class MediaGrid(QWidget):
    """Up to four tiles."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.tiles: list[Tile] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)
        self.hide()

    def show_media(self, media: Sequence[Media]) -> None:
        """Show these, in their order; X takes four at most."""
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = [Tile(self._thumbnails, each, self) for each in media[: max(_PLACES)]]
        for tile in self.tiles:
            tile.show()
        if self.tiles:
            self._thumbnails.ready.connect(self._have_one, Qt.ConnectionType.UniqueConnection)
        self.setVisible(bool(self.tiles))
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, WIDEST) / self.shape)

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, self.heightForWidth(WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def shape(self) -> float:
        """Width to height of the whole."""
        if len(self.tiles) != 1:
            return _FRAME
        look = self._thumbnails.of(self.tiles[0].media)
        if look is None or look.shape is None:
            return _FRAME
        return min(max(look.shape, _TALLEST), _FLATTEST)

    def _place(self) -> None:
        width, height = self.width() + _GAP, self.height() + _GAP
        for tile, place in zip(self.tiles, _PLACES.get(len(self.tiles), ()), strict=True):
            left, top, wide, high = place
            x, y = left * width // 2, top * height // 2
            right, bottom = (left + wide) * width // 2, (top + high) * height // 2
            tile.setGeometry(QRect(x, y, right - x - _GAP, bottom - y - _GAP))

    @Slot(str)
    def _have_one(self, sha256: str) -> None:
        if len(self.tiles) == 1 and self.tiles[0].media.sha256 == sha256:
            self.updateGeometry()


class Tile(QWidget):
    """One of them, cropped to its middle, with the badges that X puts on it."""

    def __init__(self, thumbnails: Thumbnails, media: Media, grid: QWidget) -> None:
        super().__init__(grid)
        self._thumbnails, self.media, self._grid = thumbnails, media, grid
        self.setAccessibleName(media.alt_text)
        self.setToolTip(tip(media.alt_text))
        thumbnails.ready.connect(self._have_one)

    @property
    def badges(self) -> tuple[str, ...]:
        """What stands on it, from the left."""
        said = []
        if self.media.kind is MediaKind.GIF:
            said.append("GIF")
        look = self._thumbnails.of(self.media)
        if self.media.kind is MediaKind.VIDEO and look is not None and look.seconds is not None:
            said.append(_clock(look.seconds))
        if self.media.alt_text.strip():
            said.append("ALT")
        return tuple(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = (
            QRectF(self._grid.rect())
            .translated(QPointF(-self.pos()))
            .adjusted(0.5, 0.5, -0.5, -0.5)
        )
        outline = QPainterPath()
        outline.addRoundedRect(whole, _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), look.rail)
        self._paint_picture(painter)
        painter.setClipping(False)
        painter.setPen(QPen(look.border, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setClipRect(self.rect())
        painter.drawPath(outline)
        self._paint_badges(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        found = self._thumbnails.of(self.media)
        if found is not None and found.picture is not None:
            paint_cropped(painter, self.rect(), found.picture)
        elif found is not None and found.is_unseen:
            painter.setPen(colours(self.palette()).muted)
            inner = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, flags, self._thumbnails.told(self.media))
            return
        elif self.media.kind is not MediaKind.VIDEO:
            sign = pixmap("picture", colours(self.palette()).muted, _SIGN, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - _SIGN) // 2, (self.height() - _SIGN) // 2, sign)
        if self.media.kind is not MediaKind.PHOTO:
            self._paint_play(painter)

    def _paint_play(self, painter: QPainter) -> None:
        middle = QRectF(self.rect()).center()
        painter.setPen(QPen(_INK, 2.0))
        painter.setBrush(_SHADE)
        painter.drawEllipse(middle, _PLAY / 2, _PLAY / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_INK)
        side = _PLAY / 5
        corners = [QPointF(-0.7, -1), QPointF(-0.7, 1), QPointF(1.1, 0)]
        painter.drawPolygon(QPolygonF([middle + corner * side for corner in corners]))

    def _paint_badges(self, painter: QPainter) -> None:
        painter.setFont(sized(QApplication.font(), 0.86, strong=True))
        measure = painter.fontMetrics()
        left, height = 10.0, measure.height() + 4.0
        for word in self.badges:
            place = QRectF(left, self.height() - height - 10, 0, height)
            place.setWidth(measure.horizontalAdvance(word) + 12)
            if place.right() > self.width() - 4:
                return
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_SHADE)
            painter.drawRoundedRect(place, 5, 5)
            painter.setPen(_INK)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
            left = place.right() + 6

    @Slot(str)
    def _have_one(self, sha256: str) -> None:
        if sha256 == self.media.sha256:
            told = self._thumbnails.told(self.media)
            self.setAccessibleDescription(told)
            self.update()


def _clock(seconds: float) -> str:
    """``0:42``, ``1:02:03``: the same in both languages."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
