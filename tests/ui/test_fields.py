"""Fields for a person's words: nothing is cut, and what is too much is said at once."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTimeEdit, QWidget

from desktop_app.ui.fields import LinesField, Room, in_language
from desktop_app.ui.layout import column


@pytest.fixture(params=["lines", "line"])
def field(request, qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    field = LinesField(3) if request.param == "lines" else QLineEdit()
    field.setAccessibleName("Why")
    field.room = Room(field, 10)
    inside = column(whole)
    inside.addWidget(field)
    inside.addWidget(field.room)
    whole.show()
    yield field
    whole.close()


def paste(field, text):
    QApplication.clipboard().setText(text)
    field.paste()


def test_what_is_pasted_is_never_cut_and_what_is_too_much_is_counted(field):
    said = field.toPlainText if isinstance(field, LinesField) else field.text
    assert (field.room.over, field.room.trouble, field.room.isVisible()) == (0, "", False)
    paste(field, "0123456789")
    assert not field.room.isVisible()
    paste(field, "abc")
    assert said() == "0123456789abc"
    assert field.room.over == 3
    assert field.room.text.text() == "3 characters too many; at most 10."
    assert field.room.trouble == "Why: 3 characters too many; at most 10."
    assert field.room.isVisible()
    assert field.accessibleDescription() == field.room.text.text()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.room.text.text() == "1 character too many; at most 10."
    field.undo()
    field.undo()
    field.undo()
    assert len(said()) <= 10
    assert (field.room.trouble, field.room.isVisible()) == ("", False)
    assert field.accessibleDescription() == ""


def test_a_picture_of_two_units_is_one_character(field):
    paste(field, "\N{GRINNING FACE}" * 11)
    assert field.room.over == 1


def test_what_describes_the_field_comes_back_once_it_fits(field):
    field.room.describe("Ten at most.")
    assert field.accessibleDescription() == "Ten at most."
    paste(field, "x" * 11)
    assert field.accessibleDescription() == "1 character too many; at most 10."
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.accessibleDescription() == "Ten at most."


def test_another_question_has_another_limit(field):
    paste(field, "x" * 11)
    field.room.limit(11)
    assert (field.room.over, field.room.isVisible()) == (0, False)
    field.room.limit(9)
    assert (field.room.over, field.room.isVisible()) == (2, True)


def test_it_is_said_again_in_another_language(field):
    paste(field, "x" * 12)
    field.room.text.setText("")
    QApplication.sendEvent(field.room, QEvent(QEvent.Type.LanguageChange))
    assert field.room.text.text().startswith("2 ")


def test_a_field_that_is_not_shown_says_nothing(field):
    paste(field, "x" * 12)
    field.hide()
    field.room.tell()
    assert not field.room.isVisible()


def test_only_a_person_is_told_of_and_what_stands_there_keeps_its_cursor(qtbot):
    field = LinesField(2)
    qtbot.addWidget(field)
    said = []
    field.said.connect(said.append)
    field.show_text("ac")
    assert said == []
    cursor = field.textCursor()
    cursor.setPosition(1)
    field.setTextCursor(cursor)
    field.show_text("ac")
    QTest.keyClicks(field, "b")
    assert (field.toPlainText(), said) == ("abc", ["abc"])


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_keys_of_the_page_are_left_to_it(qtbot, key, held):
    heard = []

    class Page(QWidget):
        def keyPressEvent(self, event):
            heard.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    field = LinesField(2, page)
    page.show()
    QTest.keyClick(field, key, held)
    assert heard[-1] == key  # before it, the one that is held
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "\n"


@pytest.mark.parametrize("share", [0.1, 0.25, 0.4])
def test_a_time_that_is_clicked_takes_what_is_typed(qtbot, share):
    whole = QWidget()
    qtbot.addWidget(whole)
    other, time = QLineEdit(), QTimeEdit(QTime(14, 0))
    inside = column(whole)
    for each in (other, time):
        inside.addWidget(each)
    in_language(time, "HH:mm")
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    other.setFocus()
    line = time.lineEdit()
    place = QPoint(round(line.width() * share), line.height() // 2)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(line.hasSelectedText)
    QTest.keyClicks(time, "1730")
    assert time.time() == QTime(17, 30)
    line.deselect()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(8, place.y()))
    qtbot.waitUntil(line.hasSelectedText)
    QTest.keyClicks(time, "9")
    assert time.time() == QTime(9, 30)
    whole.close()
