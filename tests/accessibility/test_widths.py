"""Every page from 960 to 3840 pixels wide and at a zoom of 150 %: nothing is cut or overlaps."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.ui import app as application
from desktop_app.ui.actions.catalogue import PAGES
from desktop_app.ui.language import Language
from desktop_app.ui.theme import Theme
from tests.accessibility import faults
from tests.ui.conftest import Clock, Desk

SIZES = ((960, 640), (1280, 800), (1920, 1080), (3840, 2160))
READABLE = 1250  #: pixels of one line at 100 %: some 160 letters; more is not found back at its end


@pytest.fixture(params=["en", "fr"])
def desk(request, qapp, tmp_path, qtbot):
    opening = bootstrap.practice(tmp_path, request.param, Clock())
    opening.desk.prefer("language", request.param)
    window = application.build(opening, QApplication.instance())
    window.show()
    qtbot.waitUntil(lambda: window.session.is_loaded, timeout=20_000)
    made = Desk(window, qtbot)
    made.settle()
    yield made
    application.shut(window)
    Theme.apply(qapp, "light")
    Language.choose(qapp, "en")


def settle(desk):
    """Wait for what a page reads, and for its place: columns within columns take a turn each."""
    desk.settle()
    for _ in range(3):
        QApplication.processEvents()


def test_pages_use_every_width_well(desk):
    found = []
    for page in PAGES:
        if page == "review":
            desk.open(desk.post("500"))
        desk.window.show_page(page)
        for width, height in SIZES:
            desk.window.resize(width, height)
            QApplication.processEvents()
            settle(desk)
            where = f"{page} at {width}"
            found += [f"{where}: {fault}" for fault in faults.cut(desk.window)]
            found += [f"{where}: {fault}" for fault in faults.overlapping(desk.window)]
            found += [f"{where}: {fault}" for fault in faults.text_columns(desk.window, READABLE)]
    assert found == []


def test_pages_grow_with_the_zoom(desk, qapp):
    found = []
    theme = qapp.findChild(Theme)
    theme.zoom_to(150)
    desk.window.resize(1280, 800)
    for page in PAGES:
        desk.window.show_page(page)
        QApplication.processEvents()
        settle(desk)
        found += [f"{page}: {fault}" for fault in faults.cut(desk.window)]
        found += [f"{page}: {fault}" for fault in faults.overlapping(desk.window)]
    theme.zoom_to(100)
    assert found == []
