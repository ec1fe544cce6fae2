"""Who is acting changes when somebody says so, never in passing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.header import PersonBox

PASSING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown)


class Listening(PersonBox):
    """Counts instead of opening: without a screen, an open list keeps the keyboard for ever."""

    def __init__(self):
        super().__init__()
        self.opened, self.chosen = 0, []
        self.activated.connect(self.chosen.append)

    def showPopup(self):
        self.opened += 1


@pytest.fixture
def people(qtbot):
    box = Listening()
    qtbot.addWidget(box)
    box.addItems(["Claire", "Paul", "Inès"])
    box.show()
    return box


@pytest.mark.parametrize("key", [*PASSING, Qt.Key.Key_P, Qt.Key.Key_Space])
def test_a_key_opens_the_list_and_nobody_else_acts_yet(people, key):
    QTest.keyClick(people, key)
    assert people.opened == 1
    assert (people.currentIndex(), people.chosen) == (0, [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Shift])
def test_other_keys_are_not_the_boxs(people, key):
    QTest.keyClick(people, key)
    assert (people.opened, people.chosen) == (0, [])


def test_a_wheel_over_the_box_changes_nobody(people):
    middle = QPointF(people.rect().center())
    down = QWheelEvent(
        middle,
        people.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(people, down)
    assert (people.currentIndex(), people.chosen) == (0, [])
