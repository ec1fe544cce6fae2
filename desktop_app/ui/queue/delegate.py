"""Paints a row of the queue: what it needs, the first two lines, who, and who is waited for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.account import Role
from desktop_app.domain.finding import Severity
from desktop_app.domain.publication import Hold, PostState
from desktop_app.services.reading import QueueRow
from desktop_app.ui import lines, words
from desktop_app.ui.icons import pixmap
from desktop_app.ui.lines import (
    HEIGHT,
    MARGIN,
    paint_band,
    paint_ground,
    paint_lines,
    paint_placeholder,
)
from desktop_app.ui.paged import ROW, Index
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.theme import Colours, band, colours, sized
from desktop_app.ui.zoom import scaled

_LEFT, _GAP, _RIGHT = 18, 14, 18
_DOT = 11.0
#: The shape of each state; in review it is legal's while legal has to approve.
_SHAPES = {
    PostState.CHANGES_REQUESTED: "edit",
    PostState.VETOED: "void",
    PostState.APPROVED: "check",
    PostState.SENDING: "published",
    PostState.REFUSED: "cross",
    PostState.HELD: "clock",
    PostState.UNKNOWN: "question",
    PostState.NEEDS_PERSON: "question",
    PostState.MISSED: "clock",
    PostState.RECALLED: "void",
    PostState.REMOVING: "cross",
    PostState.POSTED: "published",
    PostState.REMOVED: "void",
    PostState.WITHDRAWN: "void",
}


class QueueDelegate(QStyledItemDelegate):
    """Rows of one height; texts are laid out when painted, and only the rows on the screen are."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), scaled(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model = index.model()
        row = index.data(ROW)
        if not isinstance(model, QueueModel):
            return
        look = colours(QApplication.palette())
        if not isinstance(row, QueueRow):
            paint_placeholder(painter, place, look)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, place, state, look)
        paint_band(painter, place, band(model.colour(row), QApplication.palette()))
        shape, tone = _pip(row)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            place.left() + _LEFT,
            place.top() + MARGIN + 2,
            pixmap(shape, look.tone(tone).ink, scaled(18), ratio),
        )
        inside = lines.inside(place, _LEFT + scaled(18) + _GAP, _RIGHT)
        aside = self._aside(painter, inside, row, model, look)
        paint_lines(painter, inside.adjusted(0, 0, -aside - 24, 0), row.summary.text, look.text)
        self._meta(painter, inside, row, model, look)
        painter.restore()

    def _aside(
        self, painter: QPainter, place: QRectF, row: QueueRow, model: QueueModel, look: Colours
    ) -> float:
        """State and time at the right; returns how wide they are."""
        state = model.state(row)
        when = words.moment(row.summary.updated_at, model.now) if model.now else ""
        strong = sized(QApplication.font(), 0.92, strong=True)
        painter.setFont(strong)
        painter.setPen(look.tone(words.state_tone(row.summary.state)).ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, state)
        small = sized(QApplication.font(), 0.92)
        painter.setFont(small)
        painter.setPen(look.muted)
        under = place.adjusted(0, scaled(20), 0, 0)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, when)
        width = QFontMetricsF(strong).horizontalAdvance(state)
        return max(width, QFontMetricsF(small).horizontalAdvance(when))

    def _meta(
        self, painter: QPainter, place: QRectF, row: QueueRow, model: QueueModel, look: Colours
    ) -> None:
        font = sized(QApplication.font(), 0.92)
        metrics = QFontMetricsF(font)
        line = QRectF(
            place.left(), place.bottom() - metrics.height(), place.width(), metrics.height()
        )
        right = _decisions(painter, line, model.decisions(row), font_metrics=metrics, look=look)
        painter.setFont(font)
        left, end = line.left(), line.right() - right - 24
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        void = model.void(row)
        before, said, after = model.meta(row).partition(void) if void else (model.meta(row), "", "")
        for text, ink in ((before, look.muted), (said, look.caution.ink), (after, look.muted)):
            if left < end and text:
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - left)
                painter.setPen(ink)
                painter.drawText(QRectF(left, line.top(), end - left, line.height()), middle, shown)
                left += metrics.horizontalAdvance(text)


def _pip(row: QueueRow) -> tuple[str, str]:
    """Shape and tone: what the state asks for; in review, how grave the gravest finding is."""
    state, severity = row.summary.state, row.summary.severity
    if state is PostState.HELD and row.summary.hold is Hold.FROZEN:
        return "freeze", "legal"
    if state is PostState.IN_REVIEW:
        if Role.LEGAL in row.waiting_roles or severity is Severity.LEGAL:
            return "legal", "legal"
        return ("caution", "caution") if severity is Severity.CAUTION else ("review", "info")
    return _SHAPES.get(state, "review"), words.state_tone(state)


def _decisions(
    painter: QPainter,
    line: QRectF,
    said: tuple[tuple[str, bool], ...],
    *,
    font_metrics: QFontMetricsF,
    look: Colours,
) -> float:
    """A mark and a name for each decision, from the right; returns how wide they are."""
    right = line.right()
    painter.setFont(sized(QApplication.font(), 0.92))
    ratio = painter.device().devicePixelRatioF()
    for name, approved in reversed(said):
        width = font_metrics.horizontalAdvance(name)
        painter.setPen(look.good.ink if approved else look.muted)
        painter.drawText(
            QRectF(right - width, line.top(), width + 1, line.height()),
            Qt.AlignmentFlag.AlignVCenter,
            name,
        )
        right -= width + 5 + _DOT
        top = line.center().y() - _DOT / 2
        if approved:
            picture = pixmap("check", look.good.ink, int(_DOT), ratio)
            painter.drawPixmap(QPointF(right, top), picture)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.muted, 1.3))
            painter.drawEllipse(QRectF(right + 1.5, top + 1.5, _DOT - 3, _DOT - 3))
        right -= 14
    return line.right() - right
