import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.ui.rail import GROUPS, PAGES, Rail

SMALLEST, AROUND = 640, 96  #: the lowest window, and what its header, foot and frame take


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


def test_every_page_has_its_place_in_a_group_in_the_order_of_the_pages(rail):
    grouped = [page for group in GROUPS for page in group]
    assert [page for page in grouped if page in PAGES] == list(PAGES)


def test_what_waits_fits_beside_the_icon_when_folded(desk):
    rail = desk.window.findChild(Rail)
    rail.show_waiting(123)
    rail.fold(folded=True)
    desk.settle()
    beyond = [
        each.accessibleName()
        for each in rail.findChildren(QAbstractButton)
        if each.mapTo(rail, each.rect().topRight()).x() >= rail.width()
    ]
    assert beyond == []


def test_fourteen_pages_fit_the_smallest_window(rail):
    buttons = rail.findChildren(QAbstractButton)
    most = sum(len(group) for group in GROUPS)
    between = buttons[1].sizeHint().height() + 1
    room = rail._scroll.widget().sizeHint().height() + (most - len(buttons)) * between
    assert room <= SMALLEST - AROUND
