"""The text cursor rests when nobody types."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.caret import Caret

USUAL = 100


class Paints(QObject):
    """How often a widget is painted."""

    count = 0

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def fields(qtbot):
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(USUAL)
    window = QWidget()
    layout = QVBoxLayout(window)
    text, line = QPlainTextEdit(), QLineEdit()
    layout.addWidget(text)
    layout.addWidget(line)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    text.setFocus()
    yield Caret(window, 300), text, line
    QApplication.setCursorFlashTime(before)


@pytest.mark.parametrize("number", [0, 1])
def test_the_cursor_blinks_while_somebody_types_and_then_stands_still(fields, qtbot, number):
    _, *both = fields
    field = both[number]
    field.setFocus()
    QTest.keyClicks(field, "a")
    assert QApplication.cursorFlashTime() == USUAL
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
    QTest.keyClicks(field, "b")
    assert QApplication.cursorFlashTime() == USUAL


def test_nothing_is_painted_while_it_stands_still(fields, qtbot):
    _, text, _ = fields
    QTest.keyClicks(text, "a")
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
    qtbot.wait(3 * USUAL)  # what was still to be painted
    paints = Paints()
    text.viewport().installEventFilter(paints)
    qtbot.wait(5 * USUAL)
    assert paints.count == 0
    QTest.keyClicks(text, "b")
    qtbot.waitUntil(lambda: paints.count > 2)
