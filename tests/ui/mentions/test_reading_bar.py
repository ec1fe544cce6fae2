"""The bar above the mentions with the keyboard: it stays where somebody works."""

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def bar(desk):
    desk.window.activateWindow()
    desk.window.show_page("mentions")
    desk.settle()
    return desk.window.mentions.bar


def test_the_keyboard_stays_on_the_button_that_reads(desk, bar):
    bar.refresh.setFocus()
    asked = []
    bar.refresh_asked.connect(lambda: asked.append(bar.can_refresh))
    desk.qtbot.keyClick(bar.refresh, Qt.Key.Key_Space)
    assert bar.refresh.text() == "Reading X…"
    desk.qtbot.keyClick(bar.refresh, Qt.Key.Key_Space)
    desk.settle()
    assert bar.refresh.hasFocus()
    assert asked.count(True) <= 1, "a second press asks nothing while X is read"


def test_a_budget_is_set_from_the_keyboard(desk, bar):
    bar.set.click()
    desk.qtbot.keyClicks(bar.amount, "five")
    desk.qtbot.keyClick(bar.keep, Qt.Key.Key_Space)
    assert "no amount" in bar.told
    assert bar.amount.hasFocus(), "what is wrong is mended there"
    desk.qtbot.keyClicks(bar.amount, "7")
    desk.qtbot.keyClick(bar.amount, Qt.Key.Key_Return)
    desk.settle()
    assert bar.told == ""
    assert not bar.amount.isVisible()
    assert bar.set.hasFocus(), "not on whatever stands next"
