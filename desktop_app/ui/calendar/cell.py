"""One day: its number, what speaks against leaving on it, and what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from desktop_app.ui.calendar.tile import CARRIED, Tile
from desktop_app.ui.layout import column
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import Button
from desktop_app.ui.zoom import scaled

_PAD, _EDGE = 6, 6
_NARROW = 104  #: pixels: with fewer, a day of a week has its short name


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a cell says of its day."""

    day: date
    label: str  #: as it stands in the cell's corner
    name: str  #: all that is to be known of it, for a screen reader and whoever rests on it
    bands: tuple[str, ...]  #: short names of what speaks against it
    short: str = ""  #: what stands there instead where the label has no room
    is_today: bool = False
    is_beside: bool = False  #: of another month than the one that is shown


class Cell(QFrame):
    """A day that can be chosen; an entry can be dropped on it."""

    chosen = Signal(object)  #: date
    dropped = Signal(str, object)  #: an entry's id, date
    more_asked = Signal(object)  #: date

    def __init__(self, day: Day, tiles: Sequence[Tile], hidden: int) -> None:
        super().__init__()
        self.day, self.tiles = day, tuple(tiles)
        self._is_over = False
        self.more: Button | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(day.name)
        self.setToolTip(tip(day.name))
        self._inside = column(self, spacing=3)
        for tile in tiles:
            self._inside.addWidget(tile)
        if hidden:
            self._add_more(hidden)
        self._inside.addStretch(1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(56), max(scaled(64), super().minimumSizeHint().height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.chosen.emit(self.day.day)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CARRIED):
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: object) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        entry = bytes(event.mimeData().data(CARRIED).data()).decode()
        event.acceptProposedAction()
        self.dropped.emit(entry, self.day.day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.surface if self.day.is_beside else look.card)
        painter.drawRoundedRect(place, _EDGE, _EDGE)
        if self.day.bands:
            painter.setBrush(QBrush(look.caution.rim, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(place, _EDGE, _EDGE)
        strong = self.hasFocus() or self._is_over
        painter.setPen(QPen(look.accent, 2.0) if strong else QPen(look.border, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, _EDGE, _EDGE)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look, line = colours(self.palette()), self._line
        room = QRect(scaled(_PAD), scaled(3), self.width() - 2 * scaled(_PAD), line)
        base = QApplication.font()
        painter.setFont(sized(base, 1.0, strong=self.day.is_today))
        metrics, label = painter.fontMetrics(), self.day.label
        is_narrow = self.width() < scaled(_NARROW)  # for all days of a week alike
        if self.day.short and (is_narrow or metrics.horizontalAdvance(label) > room.width()):
            label = self.day.short
        words = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        wide = painter.fontMetrics().horizontalAdvance(words)
        ground = QRectF(room.left() - 4, room.top(), wide + 8, line)
        ink = look.muted if self.day.is_beside else look.text
        if self.day.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent)
            painter.drawRoundedRect(ground, _EDGE, _EDGE)
            ink = look.on_accent
        elif self.day.bands:
            painter.fillRect(ground, look.card)
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(sized(base, 0.88))
        for name in self.day.bands:
            room.translate(0, line)
            # Whole words: between the lines of the hatching no letter can be read.
            painter.fillRect(room.adjusted(-3, 1, 3, -1), look.caution.wash)
            painter.setPen(look.caution.ink)
            fitted = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitted)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + scaled(3)

    def _fit(self) -> None:
        top = scaled(3) + self._line * (1 + len(self.day.bands)) + scaled(3)
        self._inside.setContentsMargins(scaled(4), top, scaled(4), scaled(4))

    def _add_more(self, hidden: int) -> None:
        self.more = Button(kind="flat")
        self.more.setMinimumWidth(1)
        self.more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more.name(f"+{hidden}")
        self.more.clicked.connect(lambda: self.more_asked.emit(self.day.day))
        self._inside.addWidget(self.more)

    def name_more(self, words: str) -> None:
        """Say what the button for the rest of the day is."""
        if self.more is not None:
            self.more.setAccessibleName(words)
            self.more.setToolTip(tip(words))


def cell_of(widget: QWidget | None) -> Cell | None:
    """The day in which a widget stands."""
    while widget is not None and not isinstance(widget, Cell):
        widget = widget.parentWidget()
    return widget
