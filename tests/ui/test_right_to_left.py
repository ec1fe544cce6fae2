"""Arabic and Hebrew in a post: words run where they belong, and the post begins where X begins it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop_app.ui.compose.editor import Editor
from desktop_app.ui.review.texts import FinalText

ARABIC = "شكرا لفريق Lyon שלום 2026"
ENGLISH = "Thanks, שלום, to the team"
TEXT = f"{ARABIC}\n{ENGLISH}"
DIRECTIONS = [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]


def directions(document):
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    return [block.textDirection() for block in blocks]


@pytest.fixture
def editor(qtbot):
    made = Editor()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def test_the_editor_takes_the_direction_of_each_paragraph(editor):
    editor.insertPlainText(TEXT)
    assert directions(editor.document()) == DIRECTIONS
    assert editor.text == TEXT


def test_a_post_that_begins_in_arabic_begins_at_the_right(editor):
    middle = editor.viewport().width() / 2
    editor.insertPlainText(ARABIC)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    assert editor.cursorRect(cursor).left() > middle
    editor.undo()
    editor.insertPlainText(ENGLISH)
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    assert editor.cursorRect(cursor).left() < middle


def test_the_final_text_is_read_in_the_same_directions(qtbot):
    final = FinalText()
    qtbot.addWidget(final)
    final.show_text(TEXT)
    assert directions(final.reader.document())[:2] == DIRECTIONS
