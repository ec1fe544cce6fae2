"""The final text with nothing hidden, in which words can be selected and remarks be found.

What remarks are about is dotted below, numbered beside its line, and named where the pointer rests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from desktop_app.checks.reveal import Mark, named
from desktop_app.domain.discussion import Anchor
from desktop_app.ui.review.places import Places
from desktop_app.ui.review.reader import Reader
from desktop_app.ui.theme import Colours, Tone, colours, sized
from desktop_app.ui.tips import tip

_MARGIN = 8  #: pixels around the text
_SIGN, _GAP = 17, 3  #: the size of a number's sign, and what is left beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """Words of this text that a remark is about; offsets are code points of the text."""

    id: str
    number: int
    start: int
    end: int
    tip: str  #: what is said where the pointer rests
    is_open: bool


class FinalReader(Reader):
    """One part's text."""

    remark_chosen = Signal(str)  #: the id of a remark whose words were clicked

    def __init__(self) -> None:
        super().__init__()
        self._text, self._marks = "", tuple[Mark, ...]()
        self._remarked: tuple[Remarked, ...] = ()
        self.places = Places(())
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)

    def show_marked(self, text: str, found: tuple[Mark, ...]) -> None:
        """Show `text` with a shape at each of its marks."""
        self._text, self._marks = text, found
        self.render_text()

    def show_remarks(self, remarked: Sequence[Remarked]) -> None:
        """Mark the words that remarks are about."""
        if tuple(remarked) != self._remarked:
            self._remarked = tuple(remarked)
            self._underline()

    def anchor(self, part: int) -> Anchor | None:
        """What a remark on the words that are selected here would be about; None without any."""
        cursor = self.textCursor()
        return self.places.anchor(part, cursor.selectionStart(), cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select code points `start` to `end` of the text."""
        first, last = self.places.units(start, end)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def forget_selection(self) -> None:
        """Select nothing; the cursor stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def render_text(self) -> None:
        self.clear()
        look = colours(self.palette())
        pieces = list(self._pieces(look))
        self.places = Places([(held, shown) for held, shown, _, _ in pieces])
        for _, shown, tone, dotted in pieces:
            self.append_text(shown, tone, dotted=dotted)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._underline()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tips = [each.tip for each in self._at(event.pos().x(), event.pos().y())]
            QToolTip.showText(event.globalPos(), tip("\n".join(tips)), self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        found = self._at(place.x(), place.y())
        if found and not self.textCursor().hasSelection():
            self.remark_chosen.emit(found[0].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # the page scrolls: the text is as high as it is long
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), 0.7, strong=True))
        look = colours(self.palette())
        for sign, each in self._signs():
            tone = _tone(look, each)
            painter.setPen(QPen(tone.rim, 1.0))
            painter.setBrush(tone.wash)
            painter.drawRoundedRect(sign, _SIGN / 2, _SIGN / 2)
            painter.setPen(tone.ink)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, str(each.number))
        painter.end()

    def _pieces(self, look: Colours) -> Iterator[tuple[str, str, Tone | None, bool]]:
        """What stands in the text, what is shown of it, its tone, and whether it is dotted."""
        done = 0
        for mark in self._marks:
            if mark.start > done:
                yield self._text[done : mark.start], self._text[done : mark.start], None, False
            held = self._text[mark.start : mark.end]
            if mark.kind == "no_break":
                yield held, held, look.info, True
            elif mark.kind == "lookalike":
                yield held, f"⟨{held}⟩", look.legal, False
            else:
                for each in held:
                    yield each, named(each), look.caution, False
            done = mark.end
        if done < len(self._text):
            yield self._text[done:], self._text[done:], None, False

    def _underline(self) -> None:
        """Dot the words, and leave room for the numbers beside their lines."""
        look = colours(self.palette())
        selections = []
        for each in self._remarked:
            tone = _tone(look, each)
            made = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(tone.ink)
            if each.is_open:
                form.setBackground(tone.wash)
            cursor = self.textCursor()
            first, last = self.places.units(each.start, each.end)
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            made.cursor = cursor
            made.format = form
            selections.append(made)
        self.setExtraSelections(selections)
        frame = self.document().rootFrame()
        form_of_frame = frame.frameFormat()
        form_of_frame.setLeftMargin(_MARGIN + self._room())
        frame.setFrameFormat(form_of_frame)
        self.fit()
        self.viewport().update()

    def _room(self) -> float:
        """How much the numbers take on the left: those of one line stand side by side."""
        return max((sign.right() for sign, _ in self._signs()), default=0.0)

    def _signs(self) -> Iterator[tuple[QRectF, Remarked]]:
        """The place of each number in the viewport: at the height of its first word."""
        metrics = QFontMetricsF(sized(self.font(), 0.7, strong=True))
        taken: dict[int, float] = {}
        for each in self._remarked:
            cursor = self.textCursor()
            cursor.setPosition(self.places.units(each.start, each.end)[0])
            line = self.cursorRect(cursor)
            left = taken.get(line.top(), float(_GAP))
            width = max(_SIGN, metrics.horizontalAdvance(str(each.number)) + 8)
            top = line.top() + (line.height() - _SIGN) / 2
            yield QRectF(left + 0.5, top, width, _SIGN), each
            taken[line.top()] = left + width + _GAP

    def _at(self, x: int, y: int) -> list[Remarked]:
        """What remarks are about the words at a place of the viewport; its number counts too."""
        for sign, each in self._signs():
            if sign.contains(x, y):
                return [each]
        unit = self.document().documentLayout().hitTest(QRectF(x, y, 0, 0).topLeft(), _EXACT)
        spans = ((each, self.places.units(each.start, each.end)) for each in self._remarked)
        return [each for each, (first, last) in spans if first <= unit < last]


_EXACT = Qt.HitTestAccuracy.ExactHit


def _tone(look: Colours, each: Remarked) -> Tone:
    return look.caution if each.is_open else look.info
