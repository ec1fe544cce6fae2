"""Where a post is typed: plain text, findings underlined, a fix and its undo one step each.

It never changes what was typed unless a fix is asked for; of what is pasted it takes the plain text
without characters that nobody sees, and says what it left out. It knows nothing of drafts or
checks: it says what was edited and shows what it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from desktop_app.domain.finding import Finding
from desktop_app.ui.compose import graphemes, pasting
from desktop_app.ui.compose.phrases import Phrases
from desktop_app.ui.compose.underlines import Mark, Underlines
from desktop_app.ui.compose.word_offers import WordOffers
from desktop_app.ui.offsets import Offsets
from desktop_app.ui.post_text import is_right_to_left
from desktop_app.ui.theme import sized

POINTS_FACTOR = 13 / 10.5  #: 13 points where the base font has 10.5
SUGGESTIONS_SHOWN = 4
_HEIGHT = 140  #: pixels where there is little room; where there is more, the editor takes it

#: Half a character, what a decoder puts in its place, and what Qt takes for a frame's border.
_DAMAGED = re.compile("[\ud800-\udfff\ufffd\ufdd0\ufdd1]")
_OURS = (
    Qt.Key.Key_F8,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


class Editor(QPlainTextEdit):
    """A plain text editor with findings."""

    edited = Signal()  #: by a person, a fix or undo; not by `open_text`
    left = Signal()  #: the keyboard went elsewhere
    refused = Signal()  #: a damaged text was pasted and was not taken
    files_given = Signal(object)  #: list of paths that were dropped or pasted here
    picture_given = Signal(object)  #: QImage that was pasted here
    pasted = Signal(object)  #: Pasted, about what stands here now
    move_wanted = Signal(int)  #: this post up (-1) or down (1) in its thread
    split_wanted = Signal()  #: a new post from the cursor on
    join_wanted = Signal()  #: one post of this one and the one before
    visited = Signal(object)  #: Finding that the person moved to
    hovered = Signal(object)  #: Finding on whose words the mouse rests

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = Underlines(self)
        self.offers: WordOffers | None = None  #: what can be done about misspelt words
        self._phrases = Phrases(self)
        self._opening = False
        self._passage: QTextCursor | None = None
        self.setProperty("kind", "editor")
        self.setFont(sized(self.font(), POINTS_FACTOR))
        self.viewport().setMouseTracking(True)  # a card closes when the mouse leaves its words
        self.setTabChangesFocus(True)
        self.setMinimumHeight(110)
        self.textChanged.connect(self._text_changed)
        self._retranslate()

    @property
    def text(self) -> str:
        """The text as typed. Non-breaking spaces stay what they are."""
        # The document's own line breaks. It shows both as a new line, and X knows only one.
        # Twice `replace` takes a hundredth of one `translate`, and this runs at every key.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def open_text(self, text: str) -> None:
        """Show another text; what was undone and redone before is forgotten."""
        self._opening = True
        self._passage = None
        self.marks.clear()
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._opening = False

    def visit_next(self) -> Finding | None:
        """Go to the next finding, round the end; say it aloud; return it."""
        place = self.textCursor().selectionStart()
        return self._visit(self.marks.after(place) or self.marks.first)

    def visit_previous(self) -> Finding | None:
        """Go to the finding before, round the start; say it aloud; return it."""
        place = self.textCursor().selectionStart()
        return self._visit(self.marks.before(place) or self.marks.last)

    def visit_first(self) -> Finding | None:
        """Go to the first finding; say it aloud; return it."""
        return self._visit(self.marks.first)

    def visit_last(self) -> Finding | None:
        """Go to the last finding; say it aloud; return it."""
        return self._visit(self.marks.last)

    @property
    def is_at_last_finding(self) -> bool:
        """Whether no finding begins after the cursor."""
        return self.marks.after(self.textCursor().selectionStart()) is None

    @property
    def is_at_first_finding(self) -> bool:
        """Whether no finding begins before the cursor."""
        return self.marks.before(self.textCursor().selectionStart()) is None

    def visit(self, finding: Finding) -> None:
        """Go to `finding`, if it is underlined."""
        self._visit(self.marks.of(finding))

    def place_of(self, finding: Finding) -> QRect | None:
        """Where its words are on the screen (of several lines: the first); None if they are gone."""
        mark = self.marks.of(finding)
        if mark is None or not mark.is_fresh:
            return None
        begin, end = self._cursor(mark.start, mark.start), self._cursor(mark.end, mark.end)
        place, last = self.cursorRect(begin), self.cursorRect(end)
        place.setRight(last.right() if last.top() == place.top() else self.viewport().width())
        return QRect(self.viewport().mapToGlobal(QPoint(place.topLeft())), place.size())

    def fix_here(self) -> bool:
        """Apply the first suggestion for the words at the cursor. Elsewhere, go to the next finding."""
        cursor = self.textCursor()
        mark = self.marks.at(cursor.selectionEnd()) or self.marks.at(cursor.selectionStart())
        if mark is None:
            self.visit_next()
            return False
        suggestions = mark.finding.suggestions
        return bool(suggestions) and self._replace(mark, suggestions[0])

    def fix(self, finding: Finding, replacement: str) -> bool:
        """Replace the words of `finding`, in one step; False if they no longer stand there."""
        mark = self.marks.of(finding)
        return mark is not None and self._replace(mark, replacement)

    def remove(self, checked: str, spans: list[tuple[int, int]]) -> bool:
        """Remove code point spans of `checked` in one step; False if another text stands here."""
        offsets = Offsets(self.text)
        if checked != self.text:
            return False
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end in sorted(spans, reverse=True):
            first, last = offsets.span_units(start, end)
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        return True

    def say(self, sentence: str) -> None:
        """Tell it to a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (signal := self._of_thread(event)) is not None:
            signal()
        elif _is_for_the_page(event):
            event.ignore()
        elif (delete := _deletes_one(event)) is not None and not self.isReadOnly():
            cursor = self.textCursor()
            delete(cursor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            self.textCursor().insertBlock()  # Shift+Enter too: a line break is a line break
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := local_files(source):
            self.files_given.emit(files)
            return
        text = source.text()
        if _DAMAGED.search(text):
            self.refused.emit()
        elif text:
            self._paste(pasting.read(text, source.html()))
        elif source.hasImage():
            picture = source.imageData()
            if isinstance(picture, QImage) and not picture.isNull():
                self.picture_given.emit(picture)

    def paste_instead(self, text: str) -> bool:
        """Put `text` in the place of what was pasted last, in one step; False if it is gone."""
        passage = self._passage
        if passage is None or not passage.hasSelection() or self.isReadOnly():
            return False
        start = passage.selectionStart()
        _insert_alone(passage, text)
        self._passage = self._cursor(start, passage.position())
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.marks.at(self.cursorForPosition(event.pos()).position())
            if mark is not None:
                self.hovered.emit(mark.finding)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(self._asked_about(event), event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu_at(self, mark: Mark | None, place: QPoint) -> QMenu:
        """Qt's own menu for `place`, and above it what mends or keeps the words of `mark`."""
        menu = self.createStandardContextMenu(place)
        if mark is not None and not self.isReadOnly():
            first = menu.actions()[0]
            for suggestion in mark.finding.suggestions[:SUGGESTIONS_SHOWN]:
                action = menu.addAction(self._phrases.fix(mark.finding, suggestion))
                action.setData((mark.finding, suggestion))
                menu.insertAction(first, action)
            ways = self.offers.ways(mark.finding) if self.offers else ()
            if ways and mark.finding.suggestions:
                menu.insertSeparator(first)
            for way in ways:
                action = menu.addAction(way.label)
                action.triggered.connect(way.take)
                menu.insertAction(first, action)
            menu.insertSeparator(first)
        menu.triggered.connect(self._menu_chosen)
        return menu

    def _asked_about(self, event: QContextMenuEvent) -> Mark | None:
        """The words under the mouse, or at the cursor when the menu's key was pressed."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cursor = self.textCursor()
            return self.marks.at(cursor.selectionEnd()) or self.marks.at(cursor.selectionStart())
        return self.marks.at(self.cursorForPosition(event.pos()).position())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.marks.draw()

    def _retranslate(self) -> None:
        if not self.accessibleName():
            self.setAccessibleName(self.tr("Text of the post"))  # a thread names its parts itself
        self.setPlaceholderText(self.tr("What do you want to say?"))

    @Slot(QAction)
    def _menu_chosen(self, action: QAction) -> None:
        fix = action.data()
        if isinstance(fix, tuple):
            self.fix(*fix)

    @Slot()
    def _text_changed(self) -> None:
        self._align()
        if not self._opening:
            self.edited.emit()

    def _align(self) -> None:
        """Begin at the right what X begins there: Qt turns the words, and leaves them at the left."""
        document = self.document()
        option = document.defaultTextOption()
        side = Qt.AlignmentFlag
        wanted = side.AlignRight if is_right_to_left(self.text) else side.AlignLeft
        if option.alignment() != wanted:
            option.setAlignment(wanted)
            document.setDefaultTextOption(option)

    def _visit(self, mark: Mark | None) -> Finding | None:
        if mark is None:
            self.say(self.tr("Nothing found."))
            return None
        cursor = self.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.marks.choose(mark.finding)
        self.say(self._phrases.spoken(mark.finding))
        self.visited.emit(mark.finding)
        return mark.finding

    def _replace(self, mark: Mark, replacement: str) -> bool:
        if self.isReadOnly() or not mark.is_fresh:
            return False
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(replacement)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True

    def _paste(self, pasted: pasting.Pasted) -> None:
        cursor = self.textCursor()
        start = cursor.selectionStart()
        _insert_alone(cursor, pasted.taken)
        self._passage = self._cursor(start, cursor.position())
        self.ensureCursorVisible()
        self.pasted.emit(pasted)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed after it does not belong to it
        return cursor

    def _of_thread(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key asks of the thread; None when it is no such key."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier:
            if event.key() == Qt.Key.Key_Up:
                return partial(self.move_wanted.emit, -1)
            if event.key() == Qt.Key.Key_Down:
                return partial(self.move_wanted.emit, 1)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if held == both and not self.isReadOnly():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self.split_wanted.emit
            if event.key() == Qt.Key.Key_Backspace:
                return self.join_wanted.emit
        return None


def _insert_alone(cursor: QTextCursor, text: str) -> None:
    """Insert in a step of its own: one with nothing that is typed before or after it.

    Qt joins what is inserted side by side, also across steps; it joins nothing to a deletion.
    """
    cursor.beginEditBlock()
    cursor.insertText(f"{text} ")
    # A cursor over a passage keeps it selected: what was just inserted would be deleted with it.
    cursor.setPosition(cursor.selectionEnd())
    cursor.deletePreviousChar()
    cursor.endEditBlock()


def local_files(source: QMimeData) -> list[Path]:
    """The files of this computer that `source` holds; none when it holds anything else."""
    urls = source.urls()
    if not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]


def _deletes_one(event: QKeyEvent) -> Callable[[QTextCursor], None] | None:
    """How a key deletes one character; None when it deletes a word, a line or nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Backspace and not held & ~Qt.KeyboardModifier.ShiftModifier:
        return graphemes.delete_before
    if event.key() == Qt.Key.Key_Delete and not held:  # Shift+Delete cuts
        return graphemes.delete_after
    return None


def _is_for_the_page(event: QKeyEvent) -> bool:
    """F8, and Enter with Ctrl or Alt: the page answers them wherever the keyboard is."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    return event.key() in _OURS and (event.key() == Qt.Key.Key_F8 or bool(held))
