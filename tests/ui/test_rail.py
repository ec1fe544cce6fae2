import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.ui.rail import PAGES, Rail


@pytest.fixture
def rail(qtbot):
    rail = Rail()
    qtbot.addWidget(rail)
    return rail


def test_what_waits_is_said_beside_the_queue(rail):
    rail.show_waiting(3)
    assert "Queue (3)" in [each.accessibleName() for each in rail.findChildren(QAbstractButton)]
    rail.show_waiting(0)
    assert "Queue" in [each.accessibleName() for each in rail.findChildren(QAbstractButton)]


def test_a_click_chooses_a_page_and_the_shown_one_is_marked(rail):
    chosen = []
    rail.chosen.connect(chosen.append)
    for button in rail.findChildren(QAbstractButton):
        button.click()
    assert chosen == list(PAGES)
    rail.show_page("queue")
    marked = [b.isChecked() for b in rail.findChildren(QAbstractButton)]
    assert marked == [page == "queue" for page in PAGES]


def test_each_page_has_a_key(desk, qtbot):
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.published)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.queue)
