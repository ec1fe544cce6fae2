"""What an own word is, and what a chain of additions comes to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop_app.domain.own_word import LONGEST, OwnWord, WordLanguage, is_covered, is_word

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "word",
    [
        "a",
        "Eurostack",
        "aujourd'hui",
        "aujourd’hui",
        "porte-à-faux",
        "B2B",
        "4x4",
        "Node.js",
        "x" * LONGEST,
        "Łódź",
        "東京",
        "हिन्दी",  # with marks that no letter contains
    ],
)
def test_a_word(word):
    assert is_word(word)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "two words",
        "no\u00a0break",
        "line\n",
        "x" * (LONGEST + 1),
        "e\u0301te",  # not NFC
        "2026",
        "-",
        "-tech",
        "tech-",
        "a--b",
        "U.S.",
        "'tis",
        "a_b",
        "a/b",
        "@acme",
        "#tag",
        "\u0301a",
        "a\u202e",
        "a\u200bb",
        "\ud800",
        None,
        7,
        ["a"],
    ],
)
def test_no_word(text):
    assert not is_word(text)


def test_both_languages_cover_either():
    assert WordLanguage.BOTH.covers("en")
    assert WordLanguage.BOTH.covers("fr")
    assert WordLanguage.EN.covers("en")
    assert not WordLanguage.EN.covers("fr")


def test_a_word_of_one_language_leaves_room_for_both():
    there = [OwnWord(word="Roadmap", language=WordLanguage.EN, at=NOW)]
    assert is_covered(there, "Roadmap", WordLanguage.EN)
    assert not is_covered(there, "Roadmap", WordLanguage.BOTH)
    assert not is_covered(there, "roadmap", WordLanguage.EN)
    there = [OwnWord(word="Roadmap", language=WordLanguage.BOTH, at=NOW)]
    assert all(is_covered(there, "Roadmap", one) for one in WordLanguage)
