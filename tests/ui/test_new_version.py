"""A newer version is said once, quietly, and can be put away for good."""

from PySide6.QtTest import QSignalSpy

from desktop_app.domain.announcement import Version
from desktop_app.services.updating import News
from tests.releases import announcement

OLD = Version(9, 0, 0)


def news(version="9.1.0", **changes):
    return News(running=OLD, newest=announcement(version), **changes)


def test_only_a_newer_one_is_said(desk):
    line = desk.window.new_version
    assert not line.isVisible()
    for nothing in (News(running=OLD), News(running=OLD, is_told=False), news("9.0.0")):
        line.tell(nothing)
        assert not line.isVisible()
    line.tell(news())
    assert line.isVisible()
    assert "9.1.0" in line.said.text()
    line.tell(News(running=OLD))
    assert not line.isVisible(), "it was taken away"


def test_what_was_put_away_stays_away_until_the_next_version(desk):
    line = desk.window.new_version
    line.tell(news())
    line.put_away.click()
    assert not line.isVisible()
    line.tell(news())
    assert not line.isVisible()
    line.tell(news("9.2.0"))
    assert line.isVisible()


def test_what_changes_stands_in_settings(desk):
    line = desk.window.new_version
    asked = QSignalSpy(line.opened)
    line.tell(news())
    line.read.click()
    assert asked.count() == 1
    assert desk.window.pages.currentWidget() is desk.window.settings


def test_in_french_with_the_line_open(desk, qtbot):
    line = desk.window.new_version
    line.tell(news())
    desk.window.look.choose_language("fr")
    qtbot.waitUntil(lambda: line.said.text().startswith("La version 9.1.0 est annoncée"))
    assert line.put_away.text() == "Masquer"
    assert line.read.accessibleName() == "Ce qui change"
