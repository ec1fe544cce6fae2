"""The lists of praise stand apart, for each language, whatever else a rulebook has."""

from __future__ import annotations

from desktop_app.checks.praising import Praising
from desktop_app.checks.tokens import tokenise

LISTS = Praising(
    {"en": {"@HYPE": ("amazing",), "@MONEY": ("euro",)}, "fr": {"@SUPERLATIVE": ("le plus",)}}
)


def test_only_the_praising_lists_are_read() -> None:
    words = tokenise("An amazing euro, le plus beau")
    assert LISTS.lexemes("en").find(words) == {"@HYPE": [(1, 1)]}
    assert LISTS.lexemes("fr").find(words) == {"@SUPERLATIVE": [(4, 5)]}
    assert LISTS.lexemes("en") is LISTS.lexemes("en")


def test_the_sieve_is_of_every_language() -> None:
    assert LISTS.sieve.passes("amazing")
    assert LISTS.sieve.passes("le plus")
    assert not LISTS.sieve.passes("a euro")
