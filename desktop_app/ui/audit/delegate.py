"""Paints an action: a sign, who did what, about which words, and when."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from desktop_app.services.trail import TrailRow
from desktop_app.ui import lines
from desktop_app.ui.audit.model import TrailModel
from desktop_app.ui.icons import pixmap
from desktop_app.ui.lines import MARGIN, paint_words
from desktop_app.ui.painted_row import RowDelegate
from desktop_app.ui.theme import Colours
from desktop_app.ui.zoom import scaled

_SIGN = 16


class TrailDelegate(RowDelegate[TrailModel, TrailRow]):
    """Rows of one height, of two lines each."""

    HEIGHT = 68

    def paint_row(
        self, painter: QPainter, place: QRect, model: TrailModel, row: TrailRow, look: Colours
    ) -> None:
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
