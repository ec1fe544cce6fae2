import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktop_app.ui.compose.editor import Editor

CHARACTERS = [
    "👨‍👩‍👧‍👦",
    "👩🏽‍💻",
    "🇫🇷",
    "1️⃣",
    "👍🏽",
    "❤️",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "e\u0301\u0323",
    "𝒜",
    "x",
]


@pytest.fixture
def editor(qtbot):
    made = Editor()
    qtbot.addWidget(made)
    made.show()
    return made


def put(editor, before, after):
    editor.open_text(before + after)
    cursor = editor.textCursor()
    cursor.setPosition(len(before.encode("utf-16-le")) // 2)
    editor.setTextCursor(cursor)


@pytest.mark.parametrize("character", CHARACTERS)
def test_one_key_deletes_what_is_seen_as_one_character(editor, character):
    for key, before, after in (
        (Qt.Key.Key_Backspace, "a" + character, "b"),
        (Qt.Key.Key_Delete, "a", character + "b"),
    ):
        put(editor, before, after)
        QTest.keyClick(editor, key)
        assert editor.text == "ab"
        editor.undo()
        assert editor.text == f"a{character}b"


@pytest.mark.parametrize("character", CHARACTERS)
def test_arrows_step_over_it_in_one(editor, character):
    put(editor, "a", character + "b")
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 1 + len(character.encode("utf-16-le")) // 2
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert editor.textCursor().position() == 1


def test_neighbouring_flags_and_families_go_one_by_one(editor):
    editor.open_text("🇫🇷🇩🇪👨‍👩‍👧‍👦👨‍👩‍👧‍👦")
    left = []
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
        left.append(editor.text)
    assert left == ["🇫🇷🇩🇪👨‍👩‍👧‍👦", "🇫🇷🇩🇪", "🇫🇷", ""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_selection_goes_whole_and_comes_back_in_one_step(editor, key):
    editor.open_text("one 👩🏽‍💻 two")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    QTest.keyClick(editor, key)
    assert editor.text == ""
    editor.undo()
    assert editor.text == "one 👩🏽‍💻 two"


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_line_break_is_one_character(editor, key):
    at = "one\n" if key == Qt.Key.Key_Backspace else "one"
    put(editor, at, "one\ntwo"[len(at) :])
    QTest.keyClick(editor, key)
    assert editor.text == "onetwo"


def test_nothing_happens_at_the_ends_and_while_it_is_locked(editor):
    put(editor, "", "x")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    put(editor, "x", "")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.setReadOnly(True)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text == "x"


def test_words_still_go_with_ctrl(editor):
    put(editor, "one two", "")
    QTest.keyClick(editor, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == "one "
