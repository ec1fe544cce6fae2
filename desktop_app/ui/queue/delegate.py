"""Paints a row of the queue: what it needs, the first two lines, who, and who is waited for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
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
    paint_words,
    small,
)
from desktop_app.ui.paged import ROW, Index
from desktop_app.ui.queue.model import QueueModel, is_overdue
from desktop_app.ui.theme import Colours, band, colours
from desktop_app.ui.zoom import scaled

_LEFT, _GAP, _RIGHT = 18, 14, 18
_DOT = 11.0
_MARK = 13.0
_SPACE = 12.0  #: between what the last line says
_APART = 20.0  #: between it and the decisions
_FEWEST = 36.0  #: pixels, under which shortened words say nothing
_ELIDED = Qt.TextElideMode.ElideRight
_KEPT = 2_000  #: rows whose words are kept
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The words of one row."""

    state: str
    when: str
    about: str
    void: str
    marks: dict[str, str]
    waits: str
    decisions: tuple[tuple[str, bool], ...]
    is_overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Some words of the last line, after a mark or none."""

    text: str
    ink: QColor
    icon: str = ""
    is_void: bool = False  #: told in the review as well

    @property
    def before(self) -> float:
        """How wide the mark is, with its gap."""
        return _MARK + 4.0 if self.icon else 0.0


class QueueDelegate(QStyledItemDelegate):
    """Rows of one height; words are put together and laid out once, while they are near."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[object, ...], _Said] = {}

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
        shape, tone = _pip(row, model.now)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            place.left() + _LEFT,
            place.top() + MARGIN + 2,
            pixmap(shape, look.tone(tone).ink, scaled(18), ratio),
        )
        inside = lines.inside(place, _LEFT + scaled(18) + _GAP, _RIGHT)
        said = self._said(row, model)
        aside = self._aside(painter, inside, row, said, look)
        text = words.text_of(row.summary, model.charter)
        paint_lines(painter, inside.adjusted(0, 0, -aside - 24, 0), text, look.text)
        self._meta(painter, inside, said, look)
        painter.restore()

    def _said(self, row: QueueRow, model: QueueModel) -> _Said:
        """The words of a row, kept while it is near the screen."""
        seen_by = (row.boxes, row.my_role, row.acting_for)
        key = (row.summary.id, row.summary.updated_at, model.now, words.language(), seen_by)
        said = self._kept.get(key)
        if said is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            said = self._kept[key] = _Said(
                state=model.state(row),
                when=words.moment(row.summary.updated_at, model.now) if model.now else "",
                about=model.about(row),
                void=model.void(row),
                marks=model.marks(row),
                is_overdue=is_overdue(row, model.now),
                waits=model.waits_for(row),
                decisions=model.decisions(row),
            )
        return said

    def _aside(
        self, painter: QPainter, place: QRectF, row: QueueRow, said: _Said, look: Colours
    ) -> float:
        """State and time at the right; returns how wide they are."""
        strong = small(strong=True).horizontalAdvance(said.state)
        plain = small().horizontalAdvance(said.when)
        ink = look.tone(words.state_tone(row.summary.state)).ink
        at = QPointF(place.right() - strong, place.top())
        paint_words(painter, at, said.state, ink, strong=True)
        under = QPointF(place.right() - plain, place.top() + scaled(20))
        paint_words(painter, under, said.when, look.muted)
        return max(strong, plain)

    def _meta(self, painter: QPainter, place: QRectF, said: _Said, look: Colours) -> None:
        """The last line. Who is waited for stays whole; what stands before it is shortened."""
        metrics = small()
        top = place.bottom() - metrics.height()
        line = QRectF(place.left(), top, place.width(), metrics.height())
        pieces = _pieces(said, look)
        least = sum(_whole(piece) + _SPACE for piece in pieces[1:] if not piece.is_void)
        is_tight = least > line.width() - _wide(said.decisions, named=True) - _APART
        line.setRight(line.right() - _decisions(painter, line, said.decisions, look, is_tight))
        line.setRight(line.right() - _APART)
        left = line.left()
        for piece, width in zip(pieces, _shares(pieces, line.width()), strict=True):
            if width <= 0.0:
                continue
            if piece.icon:
                mark = pixmap(
                    piece.icon, piece.ink, int(_MARK), painter.device().devicePixelRatioF()
                )
                painter.drawPixmap(QPointF(left, line.center().y() - _MARK / 2), mark)
            room = width - piece.before
            shown = metrics.elidedText(piece.text, _ELIDED, room + 1)
            if room >= _FEWEST or not piece.icon:
                paint_words(painter, QPointF(left + piece.before, top), shown, piece.ink)
            left += width + _SPACE


def _pip(row: QueueRow, now: datetime | None) -> tuple[str, str]:
    """Shape and tone: what the state asks for; in review, how grave the gravest finding is."""
    state, severity = row.summary.state, row.summary.severity
    if row.summary.look_again_by is not None:
        return "clock", "legal" if is_overdue(row, now) else "caution"
    if state is PostState.HELD and row.summary.hold is Hold.FROZEN:
        return "freeze", "legal"
    if state is PostState.IN_REVIEW:
        if Role.LEGAL in row.waiting_roles or severity is Severity.LEGAL:
            return "legal", "legal"
        return ("caution", "caution") if severity is Severity.CAUTION else ("review", "info")
    return _SHAPES.get(state, "review"), words.state_tone(state)


def _pieces(said: _Said, look: Colours) -> list[_Piece]:
    """What the last line says, from left to right."""
    found = [_Piece(text=said.about, ink=look.muted)]
    if said.void:
        found.append(_Piece(text=said.void, ink=look.caution.ink, is_void=True))
    ink = look.legal.ink if said.is_overdue else look.caution.ink
    found += [_Piece(text=text, ink=ink, icon=icon) for icon, text in said.marks.items()]
    return [*found, _Piece(text=said.waits, ink=look.text)] if said.waits else found


def _shares(pieces: Sequence[_Piece], room: float) -> list[float]:
    """How wide each piece may be: the first is shortened first, and a mark stays without words."""
    whole = [_whole(piece) for piece in pieces]
    lack = sum(whole) + _SPACE * (len(pieces) - 1) - room
    for place, piece in enumerate(pieces):
        if lack <= 0:
            break
        kept = max(piece.before, whole[place] - lack)
        if kept - piece.before < _FEWEST and place < len(pieces) - 1:
            kept = piece.before
        lack -= whole[place] - kept + (0 if kept else _SPACE)
        whole[place] = kept
    return whole


def _whole(piece: _Piece) -> float:
    return piece.before + small().horizontalAdvance(piece.text)


def _wide(said: tuple[tuple[str, bool], ...], *, named: bool) -> float:
    names = sum(small().horizontalAdvance(name) + 5 for name, _approved in said if named)
    return names + len(said) * (_DOT + 14)


def _decisions(
    painter: QPainter,
    line: QRectF,
    said: tuple[tuple[str, bool], ...],
    look: Colours,
    is_tight: bool,
) -> float:
    """A mark and, where there is room, a name for each decision, from the right; how wide it is."""
    right, ratio = line.right(), painter.device().devicePixelRatioF()
    for whole, approved in reversed(said):
        name = "" if is_tight else whole
        width = small().horizontalAdvance(name)
        ink = look.good.ink if approved else look.muted
        paint_words(painter, QPointF(right - width, line.top()), name, ink)
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
