"""How much an unknown word looks like a slip."""

from pathlib import Path

import pytest

from desktop_app.adapters.language.words.dictionaries import Dictionaries
from desktop_app.checks.word_odds import ALARM, is_coined, suspicion

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def lexicon():
    return Dictionaries(RESOURCES / "dictionaries", RESOURCES / "frequency")


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("goverment", "en"),
        ("recieve", "en"),
        ("alot", "en"),
        ("teh", "en"),
        ("seperate", "en"),
        ("développment", "fr"),
        ("nenvisageons", "fr"),
        ("biensûr", "fr"),
        ("cest", "fr"),
        ("rapor", "fr"),
        ("quelques'uns", "fr"),
        ("q'on", "fr"),
        ("inconsolible", "en"),
        ("roamdap", "fr"),
        ("sencé", "fr"),
    ],
)
def test_slips_are_suspect(lexicon, word, language):
    assert suspicion(word, language, lexicon) >= 2 * ALARM


@pytest.mark.parametrize(
    ("word", "language"),
    [("zelunatimab", "en"), ("xqzt", "en"), ("rebundled", "en"), ("checkez", "fr")],
)
def test_what_resembles_nothing_or_is_built_by_rule_is_not(lexicon, word, language):
    assert suspicion(word, language, lexicon) < ALARM


@pytest.mark.parametrize(
    ("word", "language", "coined"),
    [
        ("rebundled", "en", True),
        ("cyberdrill", "en", True),
        ("catverse", "en", True),
        ("panenkas", "en", True),
        ("xkqzing", "en", False),
        ("streamable", "fr", True),
        ("pitchons", "fr", True),
        ("zzkqons", "fr", False),
    ],
)
def test_what_is_built_by_rule(lexicon, word, language, coined):
    assert is_coined(word, language, lexicon) is coined
