"""Paints a row of the queue: the first lines of its text, what it needs and of whom, and whose it is.

What it needs is never shortened: where it takes more lines, the text is given fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from desktop_app.domain.account import Role
from desktop_app.domain.finding import Severity
from desktop_app.domain.publication import Hold, PostState
from desktop_app.services.reading import QueueRow
from desktop_app.ui import lines, waiting_words, words
from desktop_app.ui.icons import pixmap
from desktop_app.ui.lines import (
    MARGIN,
    paint_band,
    paint_lines,
    paint_words,
    small,
)
from desktop_app.ui.painted_row import RowDelegate
from desktop_app.ui.queue.flowing import SPACE, Lines, Piece, crowded, laid
from desktop_app.ui.queue.model import QueueModel, is_overdue
from desktop_app.ui.theme import Colours, band
from desktop_app.ui.zoom import scaled

_LEFT, _GAP, _RIGHT = 18, 14, 18
_DOT = 11.0
_MARK = 13.0
_APART = 20.0  #: between what is said and the decisions
_BESIDE = 24.0  #: between the texts and the state at their right
_UNDER = 20  #: pixels from the state to the time under it
_LEAD = 2  #: pixels between the lines of what is said
_MOST = 3  #: lines of what is said; with the third the text has one
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
    """The words of one row. `needs` stand on lines of their own above `about`."""

    state: str
    when: str
    needs: tuple[Piece, ...]
    about: tuple[Piece, ...]
    decisions: tuple[tuple[str, bool], ...]


class QueueDelegate(RowDelegate[QueueModel, QueueRow]):
    """Rows of one height; words are put together and laid out once, while they are near."""

    HEIGHT = 108  #: two lines of text, and two of what is said of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[object, ...], _Said] = {}
        self._laid: dict[tuple[object, ...], tuple[Lines, bool]] = {}

    def paint_row(
        self, painter: QPainter, place: QRect, model: QueueModel, row: QueueRow, look: Colours
    ) -> None:
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
        aside = self._aside(painter, inside, said, words.state_tone(row.summary.state), look)
        text = words.text_of(row.summary, model.charter)
        written, is_named = self._lines(inside, said, aside)
        free = inside.adjusted(0, 0, -aside - _BESIDE, 0)
        paint_lines(painter, free, text, look.text, 1 if len(written) >= _MOST else 2)
        self._meta(painter, inside, written, said, look, is_named=is_named, aside=aside)

    def _said(self, row: QueueRow, model: QueueModel) -> _Said:
        """The words of a row, kept while it is near the screen."""
        seen_by = (row.boxes, row.my_role, row.acting_for, model.to_send(row))
        key = (row.summary.id, row.summary.updated_at, model.now, words.language(), seen_by)
        said = self._kept.get(key)
        if said is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            said = self._kept[key] = said_of(row, model)
        return said

    def _aside(
        self, painter: QPainter, place: QRectF, said: _Said, tone: str, look: Colours
    ) -> float:
        """State and time at the right; returns how wide they are."""
        strong = small(strong=True).horizontalAdvance(said.state)
        plain = small().horizontalAdvance(said.when)
        at = QPointF(place.right() - strong, place.top())
        paint_words(painter, at, said.state, look.tone(tone).ink, strong=True)
        under = QPointF(place.right() - plain, place.top() + scaled(_UNDER))
        paint_words(painter, under, said.when, look.muted)
        return max(strong, plain)

    def _lines(self, place: QRectF, said: _Said, aside: float) -> tuple[Lines, bool]:
        """What is said, in lines, and whether the decisions beside the last one have names."""
        key = (said, place.width(), place.height(), aside, QApplication.font().toString())
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            found = self._laid[key] = lines_of(said, place.size(), aside)
        return found

    def _meta(
        self,
        painter: QPainter,
        place: QRectF,
        written: Lines,
        said: _Said,
        look: Colours,
        *,
        is_named: bool,
        aside: float,
    ) -> None:
        """What is said, upwards from the foot of the row; the decisions end its last line."""
        metrics, ratio = small(), painter.device().devicePixelRatioF()
        foot = QRectF(place.left(), 0.0, place.width(), metrics.height())
        foot.moveTop(place.bottom() - metrics.height())
        _decisions(painter, foot, said.decisions, look, is_tight=not is_named)
        rooms = _rooms(said, place.size(), aside, len(written), is_named=is_named)
        for number, pieces in enumerate(written):
            top = foot.top() - (len(written) - 1 - number) * _step()
            left, right = place.left(), place.left() + rooms[number]
            for piece in pieces:
                ink = _ink(piece, look)
                if piece.icon:
                    mark = pixmap(piece.icon, ink, int(_MARK), ratio)
                    at = QPointF(left, top + (metrics.height() - _MARK) / 2)
                    painter.drawPixmap(at, mark)
                    left += _MARK + 4.0
                shown = metrics.elidedText(piece.text, _ELIDED, right - left + 1)
                paint_words(painter, QPointF(left, top), shown, ink)
                left += metrics.horizontalAdvance(piece.text) + SPACE


def said_of(row: QueueRow, model: QueueModel) -> _Said:
    """The words of a row: what is late stands first."""
    needs = []
    if late := model.late(row):
        needs.append(Piece(text=late, tone="legal", icon="clock"))
    if waits := model.to_send(row):
        needs.append(Piece(text=waits, tone="info", icon=waiting_words.ICON))
    if void := model.void(row):
        needs.append(Piece(text=void, tone="caution"))
    marks = model.marks(row).items()
    needs += [Piece(text=text, tone="caution", icon=icon) for icon, text in marks]
    if turn := model.waits_for(row):
        needs.append(Piece(text=turn))
    return _Said(
        state=model.state(row),
        when=words.moment(row.summary.updated_at, model.now) if model.now else "",
        needs=tuple(needs),
        about=(Piece(text=model.about(row), tone="muted", ends=" · "),),
        decisions=model.decisions(row),
    )


def lines_of(said: _Said, size: QSizeF, aside: float) -> tuple[Lines, bool]:
    """What is said on as few lines as hold it; decisions lose their names before a third is taken."""
    groups = (said.needs, said.about)
    for most, is_named in ((2, True), (2, False), (_MOST, True), (_MOST, False)):
        for count in range(1, most + 1):
            rooms = _rooms(said, size, aside, count, is_named=is_named)
            found = laid(groups, rooms, measured)
            if found is not None and len(found) == count:
                return found, is_named
    return crowded(groups), False


def measured(piece: Piece) -> float:
    """How wide the piece is, in pixels, with its mark."""
    mark = _MARK + 4.0 if piece.icon else 0.0
    return mark + small().horizontalAdvance(piece.text)


def _rooms(
    said: _Said, size: QSizeF, aside: float, count: int, *, is_named: bool
) -> tuple[float, ...]:
    """How wide each of `count` lines at the foot may be: beside the time, and the decisions."""
    metrics = small()
    decided = _wide(said.decisions, named=is_named) + _APART if said.decisions else 0.0
    found = []
    for number in range(count):
        top = size.height() - metrics.height() - (count - 1 - number) * _step()
        is_beside = top < scaled(_UNDER) + metrics.height()
        is_last = number == count - 1
        taken = max(aside + _BESIDE if is_beside else 0.0, decided if is_last else 0.0)
        found.append(size.width() - taken)
    return tuple(found)


def _step() -> float:
    """From a line of what is said to the next."""
    return small().lineSpacing() + scaled(_LEAD)


def _ink(piece: Piece, look: Colours) -> QColor:
    if piece.tone in ("", "muted"):
        return look.muted if piece.tone else look.text
    return look.tone(piece.tone).ink


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


def _wide(said: tuple[tuple[str, bool], ...], *, named: bool) -> float:
    names = sum(small().horizontalAdvance(name) + 5 for name, _approved in said if named)
    return names + len(said) * (_DOT + 14)


def _decisions(
    painter: QPainter,
    line: QRectF,
    said: tuple[tuple[str, bool], ...],
    look: Colours,
    *,
    is_tight: bool,
) -> None:
    """A mark and, where there is room, a name for each decision, from the right."""
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
