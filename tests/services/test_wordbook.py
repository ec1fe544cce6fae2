"""Own words: on the desk and in the ledger, read once per change and told to the checkers."""

from __future__ import annotations

from contextlib import closing

import pytest

from desktop_app.adapters.language.words import WordsChecker
from desktop_app.domain.errors import BadInput, Damaged, LedgerRefused, Refused
from desktop_app.domain.own_word import WordLanguage
from desktop_app.services import checking, practice, wordbook
from desktop_app.services.resources import resource
from desktop_app.services.wordbook import language_for

EN, FR, BOTH = WordLanguage.EN, WordLanguage.FR, WordLanguage.BOTH
COMMS, LEGAL, CEO = practice.COMMUNICATIONS, practice.LEGAL, practice.EXECUTIVE


def written(words):
    return [(one.word, one.language, one.by) for one in words]


def test_nobody_has_said_anything_yet_but_the_profile(office):
    book = wordbook.read(office.parts)
    assert (book.company, book.mine) == ((), ())
    with office.parts.store.begin() as work:
        company = work.charter().profile["company"]
    assert str(company).split()[0] in book.known.within("en") & book.known.within("fr")


def test_words_are_listed_in_order_with_who_added_them(office):
    wordbook.add(office.parts, "zebre", FR)
    wordbook.add(office.parts, "équippe", EN)
    wordbook.add(office.parts, " Eurostack\n", BOTH)
    wordbook.add_for_everyone(office.parts, COMMS, "roadmap", FR)
    wordbook.add_for_everyone(office.parts, LEGAL, "Bluebird", BOTH)
    book = wordbook.read(office.parts)
    assert written(book.mine) == [
        ("équippe", EN, None),
        ("Eurostack", BOTH, None),
        ("zebre", FR, None),
    ]
    assert written(book.company) == [("Bluebird", BOTH, LEGAL), ("roadmap", FR, COMMS)]
    assert {"Eurostack", "zebre", "roadmap", "Bluebird"} <= book.known.within("fr")
    assert {"zebre", "roadmap"}.isdisjoint(book.known.within("en"))


def test_it_is_read_again_only_when_something_changed(office):
    first = wordbook.read_again(office.parts, None)
    assert wordbook.read_again(office.parts, first) is first
    wordbook.add(office.parts, "Eurostack", BOTH)
    second = wordbook.read_again(office.parts, first)
    assert written(second.mine) == [("Eurostack", BOTH, None)]
    wordbook.add_for_everyone(office.parts, COMMS, "Bluebird", BOTH)
    third = wordbook.read_again(office.parts, second)
    assert written(third.company) == [("Bluebird", BOTH, COMMS)]


def test_only_what_is_there_is_taken_away(office):
    with pytest.raises(Refused, match=r"word\.missing"):
        wordbook.drop(office.parts, "Eurostack", BOTH)
    wordbook.add(office.parts, "Eurostack", BOTH)
    with pytest.raises(Refused, match=r"word\.missing"):
        wordbook.drop(office.parts, "Eurostack", FR)
    for language in WordLanguage:
        with pytest.raises(Refused, match=r"word\.there"):
            wordbook.add(office.parts, "Eurostack", language)
    wordbook.drop(office.parts, "Eurostack", BOTH)
    assert wordbook.read(office.parts).mine == ()


def test_the_ledger_judges_words_for_everyone(office):
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        wordbook.add_for_everyone(office.parts, CEO, "Eurostack", BOTH)
    wordbook.add_for_everyone(office.parts, COMMS, "Eurostack", BOTH)
    with pytest.raises(LedgerRefused, match=r"ledger\.word"):
        wordbook.add_for_everyone(office.parts, LEGAL, "Eurostack", EN)
    with pytest.raises(LedgerRefused, match=r"ledger\.word"):
        wordbook.drop_for_everyone(office.parts, LEGAL, "Eurostack", EN)
    wordbook.drop_for_everyone(office.parts, LEGAL, "Eurostack", BOTH)
    assert wordbook.read(office.parts).company == ()
    office.parts.store.verify_chains()


def test_the_windows_offer_what_the_ledger_would_take(office):
    with office.parts.store.begin() as work:
        charter = work.charter()
    able = {one.id for one in charter.people if wordbook.may_keep(charter, one.id)}
    assert able == {COMMS, LEGAL}


@pytest.mark.parametrize("word", ["", " ", "two words", "x" * 61, "-"])
def test_what_is_no_word_is_refused(office, word):
    for verb in (
        lambda: wordbook.add(office.parts, word, BOTH),
        lambda: wordbook.add_for_everyone(office.parts, COMMS, word, BOTH),
    ):
        with pytest.raises(BadInput, match=r"word\.form"):
            verb()


def test_a_name_is_meant_for_both_languages():
    assert language_for("Eurostack", "fr") is BOTH
    assert language_for("iPhone", "en") is BOTH
    assert language_for("roadmap", "fr") is FR


def test_words_that_somebody_else_signed_are_damage(office, monkeypatch):
    wordbook.add_for_everyone(office.parts, COMMS, "Eurostack", BOTH)
    keys = type(office.parts.keys)
    monkeypatch.setattr(keys, "verify", lambda *_: False)
    with pytest.raises(Damaged):
        wordbook.read(office.parts)


def test_the_words_checker_is_quiet_about_known_words(office):
    """In their language, with their capitals; with a capital too when they are in lower case."""
    wordbook.add(office.parts, "recieve", EN)
    wordbook.add_for_everyone(office.parts, COMMS, "teh", FR)
    known = wordbook.read(office.parts).known
    with office.parts.store.begin() as work:
        charter = work.charter()

    def misspelt(text, language):
        checked = checking.check(
            text,
            language,
            charter=charter,
            account=practice.ACCOUNT.id,
            rulebook=office.parts.rulebook,
            speller=speller,
            now=office.clock.now(),
            own_words=known,
        )
        return [one.text for one in checked.findings if one.rule == "spelling.word"]

    with closing(WordsChecker(resource("dictionaries"))) as speller:
        assert misspelt("We recieve it. Recieve it, and this is teh plan.", "en") == ["teh"]
