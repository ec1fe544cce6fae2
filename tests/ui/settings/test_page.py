import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop_app.ui.widgets import Card, Text
from tests.accessibility import faults


def named(card):
    return card.accessibleName()


def test_each_choice_applies_at_once_and_shows_what_was_chosen_elsewhere(desk):
    window, page = desk.window, desk.window.settings
    window.show_page("settings")
    page.look.scheme.chosen.emit(2)
    assert window.look.scheme == "dark"
    page.look.zoom.activated.emit(4)
    assert window.look.zoom == 125
    assert page.look.zoom.currentText() == "125%"
    window.look.reset_zoom()
    assert page.look.zoom.currentIndex() == 2
    page.keyboard.letters.chosen.emit(1)
    assert not window.look.letters
    page.keyboard.letters.chosen.emit(0)
    assert window.look.letters


def test_the_language_changes_with_the_page_open(desk, qtbot):
    window, page = desk.window, desk.window.settings
    window.show_page("settings")
    page.language.language.chosen.emit(1)
    titles = ["Apparence", "Langue", "Clavier"]
    qtbot.waitUntil(lambda: [named(card) for card in page.findChildren(Card)][:3] == titles)
    page.language.language.chosen.emit(0)
    qtbot.waitUntil(lambda: named(page.findChildren(Card)[0]) == "Look")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_in_a_small_window_with_large_letters(desk, language):
    window = desk.window
    window.look.choose_language(language)
    window.look.zoom_to(150)
    window.show_page("settings")
    window.resize(960, 640)
    desk.settle()
    assert faults.cut(window) == []
    cards = window.settings.findChildren(Card)
    ends = [one.mapTo(window, one.rect().topRight()).x() for one in cards]
    assert max(ends) < window.width()
    window.look.reset_zoom()
    window.look.choose_language("en")


def test_the_keys_are_one_click_away_and_others_add_sections(desk):
    page = desk.window.settings
    asked = QSignalSpy(page.sheet_asked)
    page.findChild(type(page.keyboard)).sheet.click()
    assert asked.count() == 1
    assert desk.window.commands.sheet.isVisible()
    desk.window.commands.sheet.leave()
    page.add_section(lambda: "Another", QLabel("what it says"))
    assert named(page.findChildren(Card)[-1]) == "Another"
    assert all(b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible())


def test_a_section_of_many_lines_gets_all_its_height_in_a_wide_window(desk):
    window, page = desk.window, desk.window.settings
    window.resize(1900, 800)
    window.show_page("settings")
    many = Text(" ".join(["Whoever comes is told what they need to know."] * 12))
    page.add_section(lambda: "Many lines", many, first=True)
    desk.qtbot.waitUntil(lambda: many.height() > 100)
    desk.settle()
    assert many.height() >= many.heightForWidth(many.width())
