import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.ui.layout import column, kept_splitter, lead_focus


class Desk:
    def __init__(self, **kept):
        self.kept = kept

    def preference(self, name):
        return self.kept.get(name)

    def prefer(self, name, value):
        self.kept[name] = value


def splitter(desk, qtbot, width=1000):
    made = kept_splitter("page", desk, QWidget(), QWidget(), sizes=(600, 393))
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show()
    return made


def test_what_somebody_moved_is_kept_and_comes_back(qtbot):
    desk = Desk()
    made = splitter(desk, qtbot)
    made.hide()
    assert desk.kept == {}
    made.show()
    made.moveSplitter(300, 1)
    made.hide()
    assert desk.kept["splitter.page"] == "300,693"
    assert splitter(desk, qtbot).sizes() == [300, 693]


@pytest.mark.parametrize("kept", ["", "nonsense", "1,2,3", "-5,2"])
def test_what_makes_no_sense_is_not_taken(qtbot, kept):
    assert splitter(Desk(**{"splitter.page": kept}), qtbot).sizes() == [600, 393]


def test_a_smaller_screen_shrinks_them_alike(qtbot):
    made = splitter(Desk(**{"splitter.page": "2400,1200"}), qtbot, width=607)
    assert made.sizes() == [400, 200]


def test_tab_comes_to_what_stands_before_the_first_that_gets_the_keyboard(qtbot):
    page, before, first = QWidget(), QPushButton("Before"), QLineEdit()
    other = QLineEdit()
    qtbot.addWidget(page)
    inside = column(page)
    for widget in (before, first, other):
        inside.addWidget(widget)
    lead_focus(page, other)
    lead_focus(page, first)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page, 20_000)
    page.setFocus()
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert before.hasFocus()
