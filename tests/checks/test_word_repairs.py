"""The first suggestion is what was meant."""

from pathlib import Path

import pytest

from desktop_app.adapters.language.words.dictionaries import Dictionaries
from desktop_app.checks.word_repairs import MOST, repairs, skeleton

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def lexicon():
    return Dictionaries(RESOURCES / "dictionaries", RESOURCES / "frequency")


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [
        ("équippes", "fr", "équipes"),
        ("équippe", "fr", "équipe"),
        ("europeenne", "fr", "européenne"),
        ("developement", "fr", "développement"),
        ("Malheuresement", "fr", "Malheureusement"),
        ("acceuil", "fr", "accueil"),
        ("déja", "fr", "déjà"),
        ("teh", "en", "the"),
        ("recieve", "en", "receive"),
        ("acomodation", "en", "accommodation"),
        ("Definately", "en", "Definitely"),
        ("wasnt", "en", "wasn't"),
        ("Dont", "en", "Don't"),
        ("Setpember", "en", "September"),
        ("Youre", "en", "You're"),
        ("Alot", "en", "A lot"),
        ("q’on", "fr", "qu'on"),
        ("Oui,mais", "fr", "Oui, mais"),
        ("debloquée", "fr", "débloquée"),
        ("anoncé", "fr", "annoncé"),
        ("nègocié", "fr", "négocié"),
        ("resulats", "fr", "résultats"),
        ("tooked", "en", "took"),
    ],
)
def test_what_was_meant_comes_first(lexicon, word, language, meant):
    assert repairs(word, language, lexicon)[0] == meant


@pytest.mark.parametrize("word", ["", "q", "x" * 40, "zzzzqqqq"])
def test_nothing_sensible_is_at_most_a_few_guesses(lexicon, word):
    assert len(repairs(word, "en", lexicon)) <= MOST


def test_the_dictionary_is_the_second_chance(lexicon):
    assert "definitely" in repairs("definatly", "en", lexicon)


def test_the_slow_dictionary_is_not_asked_where_a_rare_word_is_near(lexicon, monkeypatch):
    monkeypatch.setattr(lexicon, "suggest", lambda word, _language: (f"asked for {word}",))
    assert repairs("reprnedrez", "fr", lexicon) == ("reprendrez",)
    assert repairs("topponymes", "fr", lexicon)[0] == "toponymes"


def test_a_skeleton_has_no_accents_and_no_doubles():
    assert skeleton("développement") == skeleton("developement") == "developement"


@pytest.mark.parametrize(
    ("wrong", "language", "right"),
    [
        ("rapor", "fr", "rapport"),
        ("nenvisageons", "fr", "n'envisageons"),
        ("cest", "fr", "c'est"),
        ("connection", "fr", "connexion"),
        ("recrutte", "fr", "recrute"),
        ("checkd", "en", "checked"),
        ("alot", "en", "a lot"),
        ("finaly", "en", "finally"),
        ("cybersecuirty", "en", "cybersecurity"),
    ],
)
def test_sounds_endings_and_missing_signs(lexicon, wrong, language, right):
    assert repairs(wrong, language, lexicon)[0] == right
