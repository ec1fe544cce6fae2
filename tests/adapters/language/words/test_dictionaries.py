"""What the dictionaries of the product know, with Hunspell's wheel and without it."""

import importlib
from pathlib import Path

import pytest

from desktop_app.adapters.language.words import dictionaries
from desktop_app.adapters.language.words.dictionaries import Dictionaries
from desktop_app.checks.words import misspelt

RESOURCES = Path(__file__).parents[4] / "resources"


def read():
    return Dictionaries(RESOURCES / "dictionaries", RESOURCES / "frequency")


@pytest.fixture(scope="module")
def lexicon():
    return read()


@pytest.fixture(scope="module")
def slow():
    """The same dictionaries where Hunspell is not installed."""

    def without_hunspell(name):
        if name == "hunspell":
            raise ModuleNotFoundError(name)
        return importlib.import_module(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dictionaries, "import_module", without_hunspell)
        return read()


@pytest.mark.parametrize(
    ("word", "language", "known"),
    [
        ("colour", "en", True),
        ("color", "en", True),
        ("équipes", "fr", True),
        ("équippes", "fr", False),
        ("recieve", "en", False),
        ("thx", "fr", True),
        ("LinkedIn", "en", True),
        ("Roadmap", "fr", True),
        ("upskilling", "en", True),
    ],
)
def test_known_words(lexicon, slow, word, language, known):
    assert lexicon.known(word, language) is known
    assert slow.known(word, language) is known


def test_frequent_words_rank_before_rare_ones_and_the_rarest_have_no_rank(lexicon):
    assert lexicon.rank("the", "en") < lexicon.rank("government", "en")
    assert lexicon.rank("équipe", "fr") is not None
    assert lexicon.rank("zyzzyva", "en") is None


def test_alike_words_differ_by_accents_and_doubles(lexicon):
    assert "développement" in lexicon.alike("developement", "fr")
    assert lexicon.alike("qqqzz", "en") == ()


def test_without_hunspell_words_are_found_and_french_is_never_asked_to_suggest(slow):
    text = "Fiers de nos équippes de Lyon"
    assert misspelt(text, "fr", slow) == ((13, 21),)
    assert slow.suggest("équippes", "fr") == ()
    assert "the" in slow.suggest("teh", "en")
