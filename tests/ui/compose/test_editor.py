import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from desktop_app.ui.compose.editor import Editor


@pytest.fixture
def editor(qtbot):
    made = Editor()
    qtbot.addWidget(made)
    made.show()
    return made


def test_non_breaking_spaces_stay(editor):
    editor.insertPlainText("Bravo\u202f! « Oui\u00a0»")
    assert editor.text == "Bravo\u202f! « Oui\u00a0»"


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_enter_breaks_the_line(editor, held):
    editor.insertPlainText("a")
    QTest.keyClick(editor, Qt.Key.Key_Return, held)
    assert editor.text == "a\n"


def test_only_plain_text_is_pasted(editor):
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")
    editor.insertFromMimeData(source)
    assert editor.text == "bold"


def test_a_paste_is_a_step_of_its_own_between_what_is_typed(editor):
    source = QMimeData()
    source.setText("pasted")
    QTest.keyClicks(editor, "a ")
    editor.insertFromMimeData(source)
    QTest.keyClicks(editor, " b")
    seen = []
    for _ in range(3):
        editor.undo()
        seen.append(editor.text)
    assert seen == ["a pasted", "a ", ""]


@pytest.mark.parametrize("damage", [b"a\xed\xa0\xbdb", b"a\xef\xbf\xbdb", b"a\xef\xb7\x90b"])
def test_half_a_character_is_refused_and_said(qtbot, editor, damage):
    source = QMimeData()
    source.setData("text/plain", damage)
    with qtbot.waitSignal(editor.refused):
        editor.insertFromMimeData(source)
    assert editor.text == ""


def test_opening_a_text_is_no_edit_and_cannot_be_undone(qtbot, editor):
    editor.insertPlainText("before")
    with qtbot.assertNotEmitted(editor.edited):
        editor.open_text("after")
    editor.undo()
    assert editor.text == "after"


def test_keys_of_the_page_are_left_to_it(qtbot, editor):
    with qtbot.assertNotEmitted(editor.edited):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(editor, Qt.Key.Key_F8)
    assert editor.text == ""


def test_passages_are_removed_in_one_step(editor):
    editor.insertPlainText("🚀a\u202eb\u202cc")
    assert editor.remove(editor.text, [(2, 3), (4, 5)])
    assert editor.text == "🚀abc"
    editor.undo()
    assert editor.text == "🚀a\u202eb\u202cc"


def test_nothing_is_removed_from_another_text(editor):
    editor.insertPlainText("new")
    assert not editor.remove("old", [(0, 1)])
    assert editor.text == "new"
