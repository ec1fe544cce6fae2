"""Paints an action: a sign, who did what, about which words, and when."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.services.trail import TrailRow
from desktop_app.ui import lines
from desktop_app.ui.audit.model import TrailModel
from desktop_app.ui.icons import pixmap
from desktop_app.ui.lines import MARGIN, paint_ground, paint_placeholder, paint_words
from desktop_app.ui.paged import ROW, Index
from desktop_app.ui.theme import colours
from desktop_app.ui.zoom import scaled

HEIGHT = 68  #: of a row, in pixels at 100 %
_SIGN = 16


class TrailDelegate(QStyledItemDelegate):
    """Rows of one height, of two lines each."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        place: QRect = option.rect
        return QSize(place.width(), scaled(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model, row = index.model(), index.data(ROW)
        if not isinstance(model, TrailModel):
            return
        look = colours(QApplication.palette())
        if not isinstance(row, TrailRow):
            paint_placeholder(painter, place, look)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, place, state, look)
        icon, tone = model.sign(row)
        ink = look.tone(tone).ink if tone else look.muted
        picture = pixmap(icon, ink, scaled(_SIGN), painter.device().devicePixelRatioF())
        painter.drawPixmap(place.left() + 14, place.top() + MARGIN + 1, picture)
        inside = lines.inside(place, 26 + scaled(_SIGN), 14)
        measures = lines.small()
        when = model.when(row)
        aside = measures.horizontalAdvance(when)
        cut = Qt.TextElideMode.ElideRight
        left, top = inside.left(), inside.top()
        strong = lines.small(strong=True)
        title = strong.elidedText(model.title(row), cut, inside.width() - aside - 16)
        paint_words(painter, QPointF(left, top), title, look.text, strong=True)
        paint_words(painter, QPointF(inside.right() - aside, top), when, look.muted)
        meta = measures.elidedText(model.meta(row), cut, inside.width())
        below = QPointF(left, inside.bottom() - measures.height())
        is_bad = row.action.id == model.damaged
        paint_words(painter, below, meta, look.tone("legal").ink if is_bad else look.muted)
        painter.restore()
