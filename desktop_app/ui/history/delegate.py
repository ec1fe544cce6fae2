"""Paints a published post: the text, where it is, who approved, and whether X shows the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.services.ports import PostSummary
from desktop_app.ui import lines, words
from desktop_app.ui.history import comparison
from desktop_app.ui.history.model import PublishedModel
from desktop_app.ui.icons import pixmap
from desktop_app.ui.lines import (
    HEIGHT,
    MARGIN,
    paint_band,
    paint_lines,
)
from desktop_app.ui.painted_row import RowDelegate
from desktop_app.ui.theme import Colours, band, sized
from desktop_app.ui.zoom import scaled


class PublishedDelegate(RowDelegate[PublishedModel, PostSummary]):
    """Rows of one height."""

    HEIGHT = HEIGHT

    def paint_row(
        self,
        painter: QPainter,
        place: QRect,
        model: PublishedModel,
        post: PostSummary,
        look: Colours,
    ) -> None:
        paint_band(painter, place, band(model.colour(post), QApplication.palette()))
        icon, tone, word = comparison.said(model.comparison(post))
        ratio = painter.device().devicePixelRatioF()
        ink = look.tone(tone).ink if tone else look.muted
        picture = pixmap(icon, ink, scaled(18), ratio)
        painter.drawPixmap(place.left() + 18, place.top() + MARGIN + 2, picture)
        inside = lines.inside(place, 32 + scaled(18), 18)
        small = sized(QApplication.font(), 0.92)
        metrics = QFontMetricsF(small)
        when = model.when(post)
        aside = max(metrics.horizontalAdvance(when), metrics.horizontalAdvance(word))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.setFont(small)
        painter.setPen(ink)
        painter.drawText(inside, right, word)
        painter.setPen(look.muted)
        painter.drawText(inside.adjusted(0, scaled(20), 0, 0), right, when)
        line = inside.adjusted(0, inside.height() - metrics.height(), 0, 0)
        meta = metrics.elidedText(model.meta(post), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, meta)
        text = words.text_of(post, model.charter)
        paint_lines(painter, inside.adjusted(0, 0, -aside - 24, 0), text, look.text)
