"""The text under review: as it will be posted with nothing hidden, and what changed in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextCursor, QTextLine
from PySide6.QtWidgets import QWidget

from desktop_app.checks.difference import Piece, difference
from desktop_app.checks.reveal import Mark, Target, marks, revealed, script, targets
from desktop_app.ui import words
from desktop_app.ui.layout import clear, column
from desktop_app.ui.pieces import line
from desktop_app.ui.review.final_reader import FinalReader
from desktop_app.ui.review.reader import Reader
from desktop_app.ui.theme import colours

#: A sign for each space, for stretches in which only spaces changed.
_SPACES = {" ": "␣", "\u00a0": "⍽", "\u202f": "⍽", "\u2007": "⍽", "\t": "⇥", "\n": "↵\n"}
_OUTLINE = 2.0  #: pixels around the change that was gone to


class FinalText(QWidget):
    """Exactly what will be posted: what nobody would notice is named, and links say where they go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.reader = FinalReader()
        self._told = column(spacing=3)
        stack = column(self, spacing=6)
        stack.addWidget(self.reader)
        stack.addLayout(self._told)

    def show_text(self, text: str) -> None:
        """Show `text`."""
        self._text = text
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        found = marks(self._text)
        self.reader.setAccessibleName(self.tr("Final text, exactly as it will be posted"))
        self.reader.show_marked(self._text, found)
        clear(self._told)
        said = [*self._of_marks(found), *map(self._of_target, targets(self._text))]
        for icon, tone, sentence in said:
            self._told.addWidget(line(icon, tone, sentence))
        self.reader.setAccessibleDescription(" ".join(sentence for _, _, sentence in said))

    def _of_marks(self, found: tuple[Mark, ...]) -> list[tuple[str, str, str]]:
        count = Counter(mark.kind for mark in found)
        said = []
        hidden = count["invisible"] + count["control"]
        if hidden:
            shown = self.tr(
                "%n place(s) with characters that a reader cannot see, named above", "", hidden
            )
            said.append(("caution", "caution", shown))
        if count["bidi"]:
            shown = self.tr(
                "%n sign(s) that turn the direction of the text, named above", "", count["bidi"]
            )
            said.append(("caution", "legal", shown))
        if count["lookalike"]:
            said.append(("caution", "legal", self._of_lookalikes(found)))
        if count["no_break"]:
            shown = self.tr("%n space(s) where no line breaks, dotted above", "", count["no_break"])
            said.append(("info", "", shown))
        return said

    def _of_lookalikes(self, found: tuple[Mark, ...]) -> str:
        letters = [self._text[mark.start : mark.end] for mark in found if mark.kind == "lookalike"]
        names = {"CYRILLIC": self.tr("Cyrillic"), "GREEK": self.tr("Greek")}
        other = self.tr("another alphabet’s")
        told = [
            f"{letter} ({names.get(script(letter), other)}, U+{ord(letter):04X})"
            for letter in dict.fromkeys(letters)
        ]
        said = self.tr(
            "Letters that look like Latin ones and are not, in brackets above: {letters}"
        )
        return said.format(letters=words.joined(told))

    def _of_target(self, target: Target) -> tuple[str, str, str]:
        if target.is_disguised:
            said = self.tr("Look twice: {written} opens {opens}")
            return "caution", "legal", said.format(written=target.written, opens=target.opens)
        return "share", "", self.tr("This link opens {opens}").format(opens=target.opens)


class ChangedText(Reader):
    """What a version changed: what went is struck through, what came is underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self.stops: list[tuple[int, int]] = []  #: of each change, in UTF-16 units of what is shown
        self.marked: tuple[int, int] | None = None  #: the change that was gone to

    def show_difference(self, before: str, after: str) -> None:
        """Show how `before` became `after`."""
        self._pieces = tuple(
            replace(piece, text=revealed(piece.text)) for piece in difference(before, after)
        )
        self.retranslate()

    def mark_stop(self, number: int) -> int:
        """Mark the change with this number; returns how far below the top it stands, in pixels."""
        self.marked = self.stops[number]
        cursor = self._cursor(*self.marked)
        self.setAccessibleDescription(cursor.selectedText())
        self.viewport().update()
        return self.cursorRect(cursor).bottom()

    def forget_mark(self) -> None:
        """Mark no change."""
        self.marked = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.marked is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Around it, not over it: what went and what came keep their colours.
        painter.setPen(QPen(colours(self.palette()).accent, _OUTLINE))
        for place in self._lines(*self.marked):
            painter.drawRoundedRect(place.adjusted(-1.0, 0.0, 1.0, 0.0), 3.0, 3.0)
        painter.end()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _lines(self, start: int, end: int) -> Iterator[QRectF]:
        """The place of each line of a change, in the viewport."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            begin, layout = block.position(), block.layout()
            corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
            for each in (layout.lineAt(number) for number in range(layout.lineCount())):
                first = max(start - begin, each.textStart())
                last = min(end - begin, each.textStart() + each.textLength())
                # Every place between: in Hebrew or Arabic, the last may stand left of the first.
                across = [_across(each, at) for at in range(first, last + 1)]
                if first < last:
                    width = max(across) - min(across)
                    yield QRectF(min(across), each.y(), width, each.height()).translated(corner)
            block = block.next()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Changes between two versions"))
        spoken = {
            "same": "{text}",
            "delete": self.tr("removed: {text};"),
            "insert": self.tr("added: {text};"),
        }
        said = [spoken[piece.kind].format(text=piece.text) for piece in self._pieces]
        self.setAccessibleDescription(" ".join(said))
        self.render_text()

    def render_text(self) -> None:
        self.forget_mark()
        self.clear()
        self.stops = []
        look = colours(self.palette())
        changing = False
        for piece in self._pieces:
            begin = self.document().characterCount() - 1
            if piece.kind == "same":
                self.append_text(piece.text)
                changing = False
                continue
            if changing and not self.document().characterAt(begin - 1).isspace():
                self.append_text(" ")  # what went and what came are not one word
            tone = look.delete if piece.kind == "delete" else look.insert
            gone = piece.kind == "delete"
            self.append_text(_spaces_shown(piece.text), tone, struck=gone, dotted=not gone)
            end = self.document().characterCount() - 1
            if changing:  # what came stands beside what went: one change
                self.stops[-1] = (self.stops[-1][0], end)
            else:
                self.stops.append((begin, end))
            changing = True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.fit()


def _across(line: QTextLine, unit: int) -> float:
    """How far from the left a place of the line stands, in pixels."""
    x, _nearest = cast("tuple[float, int]", line.cursorToX(unit))  # PySide6 promises no type
    return x


def _spaces_shown(text: str) -> str:
    """Spaces as signs where nothing else changed, and lines' ends where they did."""
    if text.isspace():
        return "".join(_SPACES.get(each, each) for each in text)
    return "".join(_SPACES[each] if each in "\u00a0\u202f\u2007\n" else each for each in text)
