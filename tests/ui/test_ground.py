import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.ui.ground import Pages, Room
from desktop_app.ui.zoom import scaled


@pytest.fixture
def room(qtbot):
    pages = Pages()
    room = Room(pages)
    qtbot.addWidget(room)
    room.resize(600, 400)
    for width in (300, 900):
        page = QWidget()
        page.setMinimumSize(width, 200)
        pages.addWidget(page)
    room.show()
    return room


def test_only_the_page_in_front_asks_for_room(room, qtbot):
    bar = room.horizontalScrollBar()
    assert bar.maximum() == 0
    room.widget().setCurrentIndex(1)
    qtbot.waitUntil(lambda: bar.maximum() >= 300)
    room.widget().setCurrentIndex(0)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert room.widget().width() == room.viewport().width()


@pytest.mark.parametrize(("percent", "size"), [(100, (960, 640)), (150, (1280, 800))])
def test_every_page_survives_little_room_by_scrolling(desk, qtbot, percent, size):
    window = desk.window
    desk.act_as("ines")
    desk.open(desk.post("500,000"))
    window.resize(*size)
    window.look.zoom_to(percent)
    assert window.size().toTuple() == size
    for name in ("compose", "queue", "review", "published", "accounts", "settings"):
        window.show_page(name)
        desk.settle()
        page = window.pages.currentWidget()
        needed = page.minimumSizeHint()
        assert page.width() >= needed.width(), name
        assert page.height() >= needed.height(), name
    assert window.header.minimumSizeHint().width() <= window.width()
    assert window._rail.is_folded
    window.look.zoom_to(100)
    window.resize(1280, 800)
    assert not window._rail.is_folded
    assert window._rail.width() >= scaled(100)
