"""Own words in the windows: changed one after another, told once, read in the store's lane."""

import pytest
from PySide6.QtTest import QSignalSpy

from desktop_app.checks.own_words import NO_WORDS
from desktop_app.domain.own_word import WordLanguage
from desktop_app.services import wordbook
from desktop_app.ui.background import Background
from desktop_app.ui.own_words import OwnWords

BOTH = WordLanguage.BOTH


@pytest.fixture
def own(desk):
    return desk.window.session.own_words


def words(found):
    return [one.word for one in found]


def test_before_the_record_is_open_nothing_is_known(qapp):
    background = Background()
    own = OwnWords(background)
    own.read()
    own.add("Eurostack", BOTH)
    assert own.known == NO_WORDS
    assert not background.busy
    background.close()


def test_the_profiles_names_are_known_from_the_start(desk, own):
    company = str(desk.window.session.charter.profile["company"]).split()[0]
    assert company in own.known.within("fr")


def test_changes_wait_for_one_another(desk, own):
    own.add("Eurostack", BOTH)
    own.add("Bluebird", BOTH, "paul")
    own.add("cobot", WordLanguage.EN)
    desk.settle()
    assert words(own.book.mine) == ["cobot", "Eurostack"]
    assert words(own.book.company) == ["Bluebird"]
    own.drop(own.book.company[0], "ines")
    own.drop(own.book.mine[1], "claire")
    desk.settle()
    assert (words(own.book.mine), words(own.book.company)) == (["cobot"], [])
    assert desk.window.messages.shown is None


def test_nothing_is_told_when_nothing_changed(desk, own):
    told = QSignalSpy(own.changed)
    own.read()
    desk.settle()
    assert told.count() == 0


def test_what_another_program_added_is_noticed(desk, own):
    wordbook.add_for_everyone(desk.window.session.parts, "paul", "Bluebird", BOTH)
    told = QSignalSpy(own.changed)
    own.read()
    desk.settle()
    assert told.count() == 1
    assert words(own.book.company) == ["Bluebird"]


def test_whoever_comes_second_is_told_and_sees_what_is_there(desk, own):
    wordbook.add_for_everyone(desk.window.session.parts, "paul", "Bluebird", BOTH)
    own.add("Bluebird", BOTH, "ines")
    desk.settle()
    assert desk.window.messages.shown.kind == "ledger.word"
    assert words(own.book.company) == ["Bluebird"]
