"""What a record's layers leave open."""

import pytest

from desktop_app.services.submitting import unread

WORDS, GRAMMAR = "Hunspell 1.7: en_US, en_GB, fr", "LanguageTool 6.8"
SERVER = "LanguageTool at https://lt.acme.example/"


@pytest.mark.parametrize(
    ("layers", "words", "grammar"),
    [
        ((), True, True),
        ((WORDS,), False, True),
        ((GRAMMAR,), True, False),
        ((SERVER,), True, False),
        ((WORDS, GRAMMAR), False, False),
    ],
)
def test_it_is_known_what_nothing_read(layers, words, grammar):
    assert (unread(layers).words, unread(layers).grammar) == (words, grammar)
