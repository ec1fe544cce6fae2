"""The words in the settings: listed, sought, added, taken away, brought back."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.own_word import WordLanguage
from desktop_app.ui.settings.own_words import WordsSettings

BOTH, EN, FR = WordLanguage.BOTH, WordLanguage.EN, WordLanguage.FR
EVERYONES = 1


@pytest.fixture
def page(desk):
    desk.act_as("paul")
    desk.window.show_page("settings")
    return desk.window.settings.findChild(WordsSettings)


@pytest.fixture
def full(desk, page):
    own = desk.window.session.own_words
    own.add("Eurostack", BOTH)
    own.add("équippe", FR)
    own.add("Bluebird", BOTH, "ines")
    desk.settle()
    return page


def choose(page, index):
    page.which.choose(index)
    page.which.chosen.emit(index)


def titles(page):
    return [page.rows.item(number).text() for number in range(page.rows.count())]


def spoken(page):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [page.rows.item(number).data(role) for number in range(page.rows.count())]


def test_an_empty_list_says_so(page):
    assert page.told.text().startswith("You have added no word yet.")
    assert page.rows.isHidden()
    choose(page, EVERYONES)
    assert page.told.text() == "No word was added for everyone yet."


def test_both_lists_say_who_added_what_and_when(full):
    assert titles(full) == ["équippe", "Eurostack"]
    assert spoken(full)[0] == "équippe, French · added on 24 Nov 2026"
    choose(full, EVERYONES)
    assert spoken(full) == ["Bluebird, English and French · added by Inès Kaci on 24 Nov 2026"]


def test_words_are_sought_as_they_are_typed(full, qtbot):
    qtbot.keyClicks(full.search, "euro")
    assert titles(full) == ["Eurostack"]
    qtbot.keyClicks(full.search, "x")
    assert full.told.text() == "No word has these letters."
    assert full.drop.isHidden()


def test_a_word_is_added_by_the_keyboard(desk, page, qtbot):
    qtbot.keyClicks(page.word, "two words")
    assert not page.add.isEnabled()
    qtbot.keyClick(page.word, Qt.Key.Key_Return)
    assert page.word.text() == "two words"
    page.word.clear()
    page.language.setCurrentIndex(2)
    qtbot.keyClicks(page.word, " roadmap")
    qtbot.keyClick(page.word, Qt.Key.Key_Return)
    desk.settle()
    assert (page.word.text(), titles(page)) == ("", ["roadmap"])
    (one,) = desk.window.session.own_words.book.mine
    assert (one.word, one.language, one.by) == ("roadmap", FR, None)


def test_a_word_is_added_for_everyone_in_ones_own_name(desk, page, qtbot):
    choose(page, EVERYONES)
    qtbot.keyClicks(page.word, "Bluebird")
    page.add.click()
    desk.settle()
    (one,) = desk.window.session.own_words.book.company
    assert (one.word, one.by) == ("Bluebird", "paul")


def test_a_word_is_taken_away_and_brought_back(desk, full, qtbot):
    full.rows.setCurrentRow(1)
    assert full.drop.accessibleName() == "Remove “Eurostack”"
    full.rows.setFocus()
    qtbot.keyClick(full.rows, Qt.Key.Key_Delete)
    desk.settle()
    assert (titles(full), full.told.text()) == (["équippe"], "“Eurostack” was removed.")
    full.undo.click()
    desk.settle()
    assert (titles(full), full.undo.isHidden()) == (["équippe", "Eurostack"], True)


def test_the_words_of_everyone_are_for_others_to_read(desk, full):
    choose(full, EVERYONES)
    desk.act_as("claire")
    assert titles(full) == ["Bluebird"]
    assert full.drop.isHidden()
    assert not full.word.isVisible()
    desk.act_as("ines")
    assert full.word.isVisible()
    full.drop.click()
    desk.settle()
    assert titles(full) == []
    assert full.undo.isVisible()


def test_it_speaks_the_language_of_the_windows(desk, full, qtbot):
    desk.window.look.choose_language("fr")
    qtbot.waitUntil(lambda: full.drop.text() == "Retirer")
    assert spoken(full)[0] == "équippe, Français · ajouté le 24 nov. 2026"
    assert full.language.itemText(0) == "Anglais et français"
