"""Draws findings under the text as extra selections: the document and its undo stay untouched.

Each mark follows its words while the text around them is edited, until a newer answer replaces
it. At most `DRAWN` are drawn, the gravest first. Positions are Qt's: UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop_app.domain.finding import Finding, Obstacle, Span
from desktop_app.services.checking import Checked
from desktop_app.ui.offsets import Offsets
from desktop_app.ui.theme import colours, tone_name

DRAWN = 100

_STYLES = {
    "legal": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "caution": QTextCharFormat.UnderlineStyle.DashUnderline,
    "info": QTextCharFormat.UnderlineStyle.DotLine,
    "language": QTextCharFormat.UnderlineStyle.WaveUnderline,
}
_TINTED = ("legal",)
#: Obstacles about some characters of the text; the others are about the post.
_DRAWN_KINDS = (
    "obstacle.bidi",
    "obstacle.control",
    "obstacle.mention_tier",
    "obstacle.placeholder",
    "obstacle.cashtag_tier",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One finding in the document. The cursor moves with the words that it selects."""

    finding: Finding
    cursor: QTextCursor
    words: str  #: what stood there when it was checked, as the document holds it

    @property
    def start(self) -> int:
        """Where the mark begins now."""
        return self.cursor.selectionStart()

    @property
    def end(self) -> int:
        """Where the mark ends now."""
        return self.cursor.selectionEnd()

    @property
    def is_fresh(self) -> bool:
        """Whether the words that were checked still stand there."""
        return self.cursor.selectedText() == self.words


class Underlines:
    """The marks of one editor."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._marks: list[Mark] = []
        self._refused: list[QTextCursor] = []
        self._chosen: Finding | None = None

    def show(
        self, text: str, checked: Checked, fits: int, obstacles: Sequence[Obstacle] = ()
    ) -> None:
        """Mark what was found in `text`, which the document holds now, and what is too much of it.

        The first `fits` code points of the checked text are not too much; `obstacles` are this
        part’s of the whole draft; its own come with `checked`.
        """
        offsets = Offsets(text)
        gravest = sorted(checked.findings, key=_gravest_first)[:DRAWN]
        self._marks = [self._mark(finding, offsets) for finding in gravest]
        self._marks.sort(key=_place)
        self._refused = [
            self._cursor(*visible_span(offsets, obstacle.span))
            for obstacle in (*checked.obstacles, *obstacles)[:DRAWN]
            if obstacle.span is not None and obstacle.kind in _DRAWN_KINDS
        ]
        if fits < len(checked.text):
            self._refused.insert(0, self._cursor(*offsets.span_units(fits, len(checked.text))))
        self.draw()

    def clear(self) -> None:
        """Forget all marks: another text was opened."""
        self._marks, self._refused, self._chosen = [], [], None
        self.draw()

    def choose(self, finding: Finding | None) -> None:
        """Show which finding is being looked at."""
        self._chosen = finding
        self.draw()

    def at(self, position: int) -> Mark | None:
        """The mark that `position` touches; of several, the one that begins last."""
        touching = [mark for mark in self._live if mark.start <= position <= mark.end]
        return touching[-1] if touching else None

    @property
    def first(self) -> Mark | None:
        """The first mark of the text."""
        return next(iter(self._live), None)

    @property
    def last(self) -> Mark | None:
        """The last mark of the text."""
        return next(reversed(self._live), None)

    def after(self, position: int) -> Mark | None:
        """The mark after the one that is looked at, at `position`, or after `position`.

        None when it is the last. Several marks may begin at one place: each has its turn.
        """
        marks = self._live
        place = self._chosen_at(marks, position)
        if place is not None:
            return next(iter(marks[place + 1 :]), None)
        return next((mark for mark in marks if mark.start > position), None)

    def before(self, position: int) -> Mark | None:
        """The mark before the one that is looked at, at `position`, or before `position`."""
        marks = self._live
        place = self._chosen_at(marks, position)
        earlier = [mark for mark in marks if mark.start < position] if place is None else None
        return next(reversed(marks[:place] if earlier is None else earlier), None)

    def of(self, finding: Finding) -> Mark | None:
        """The mark of `finding`, if it was drawn."""
        return next((mark for mark in self._marks if mark.finding == finding), None)

    def draw(self) -> None:
        """Draw again, in the colours of the editor's palette."""
        palette = self._editor.palette()
        drawn = [_selection(cursor, _refused_format(palette)) for cursor in self._refused]
        drawn += [
            _selection(
                mark.cursor, _format(mark.finding, palette, chosen=mark.finding == self._chosen)
            )
            for mark in self._marks
        ]
        self._editor.setExtraSelections(drawn)

    def _chosen_at(self, marks: list[Mark], position: int) -> int | None:
        """Which of `marks` is looked at, if the cursor is still at it."""
        for place, mark in enumerate(marks):
            if mark.finding == self._chosen and mark.start == position:
                return place
        return None

    @property
    def _live(self) -> list[Mark]:
        """The marks whose words were not deleted since."""
        return [mark for mark in self._marks if mark.start < mark.end]

    def _mark(self, finding: Finding, offsets: Offsets) -> Mark:
        cursor = self._cursor(*offsets.span_units(finding.span.start, finding.span.end))
        return Mark(finding=finding, cursor=cursor, words=cursor.selectedText())

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        # A letter typed at its end belongs to what follows, not to the mark.
        cursor.setKeepPositionOnInsert(True)
        return cursor


def visible_span(offsets: Offsets, span: Span) -> tuple[int, int]:
    """UTF-16 span of something invisible, widened by a neighbour on each side so it can be seen."""
    return offsets.span_units(max(span.start - 1, 0), span.end + 1)


def _gravest_first(finding: Finding) -> tuple[int, int]:
    return (-finding.severity.rank, finding.span.start)


def _place(mark: Mark) -> tuple[int, int]:
    return (mark.start, -mark.end)


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection


def _format(finding: Finding, palette: QPalette, *, chosen: bool) -> QTextCharFormat:
    name = tone_name(finding)
    tone = colours(palette).tone(name)
    look = QTextCharFormat()
    look.setUnderlineStyle(_STYLES[name])
    look.setUnderlineColor(tone.ink)
    if name in _TINTED or chosen:
        look.setBackground(QColor(tone.rim if chosen else tone.wash))
    return look


def _refused_format(palette: QPalette) -> QTextCharFormat:
    """What X would not take: too long, or characters nobody sees."""
    look = QTextCharFormat()
    look.setBackground(colours(palette).delete.wash)
    return look
