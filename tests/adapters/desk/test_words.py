"""The desk keeps a person's own words: across restarts, with their capitals, by language."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.adapters.desk import open_desk
from desktop_app.domain.errors import Damaged
from desktop_app.domain.own_word import OwnWord, WordLanguage

NOW = datetime(2026, 11, 24, 9, 0, 0, 250_000, tzinfo=UTC)


def own(word, language=WordLanguage.BOTH, minutes=0):
    return OwnWord(word=word, language=language, at=NOW + timedelta(minutes=minutes))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


@pytest.fixture
def desk(path):
    opened = open_desk(path)
    yield opened
    opened.close()


def test_a_new_desk_has_no_words(desk):
    assert desk.own_words() == ()


def test_words_are_there_after_a_restart_the_last_one_first(path):
    first = open_desk(path)
    words = [own("Eurostack"), own("eurostack", minutes=1), own("aujourd’hui", WordLanguage.FR, 2)]
    for word in words:
        first.add_word(word)
    first.close()
    again = open_desk(path)
    assert again.own_words() == tuple(reversed(words))
    again.close()


def test_a_word_that_is_there_stays_as_it_was(desk):
    desk.add_word(own("Eurostack"))
    desk.add_word(own("Eurostack", minutes=5))
    desk.add_word(own("Eurostack", WordLanguage.EN, 6))
    assert desk.own_words() == (own("Eurostack", WordLanguage.EN, 6), own("Eurostack"))


def test_a_word_is_forgotten_for_its_language(desk):
    desk.add_word(own("Eurostack"))
    desk.add_word(own("Eurostack", WordLanguage.EN))
    desk.drop_word("Eurostack", WordLanguage.EN)
    desk.drop_word("Eurostack", WordLanguage.FR)
    desk.drop_word("eurostack", WordLanguage.BOTH)
    assert desk.own_words() == (own("Eurostack"),)


def test_a_forgotten_word_is_gone_from_the_files(desk, path):
    desk.add_word(own("Zanzibar"))
    desk.drop_word("Zanzibar", WordLanguage.BOTH)
    left = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert b"Zanzibar" not in left


def test_a_desk_of_the_third_version_gets_its_place_for_words(path):
    open_desk(path).close()
    with closing(sqlite3.connect(path)) as third:
        third.executescript("DROP TABLE own_word; DROP TABLE outbox")
        third.execute("PRAGMA user_version = 3")
    desk = open_desk(path)
    desk.add_word(own("Eurostack"))
    assert desk.own_words() == (own("Eurostack"),)
    desk.close()


def test_words_of_no_language_are_damage(path):
    open_desk(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO own_word VALUES ('Wort', 'de', '2026-11-24T09:00:00+00:00')")
        other.commit()
    desk = open_desk(path)
    with pytest.raises(Damaged):
        desk.own_words()
    desk.close()
