"""Words, stems, phrases and names are found where they stand, and only there."""

from __future__ import annotations

import pytest

from desktop_app.checks.lexemes import Lexemes, _plain, entry, named
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context, Reading
from desktop_app.checks.ruletoml import read_lexicons
from desktop_app.checks.tokens import tokenise
from desktop_app.services.resources import resource


def find(lexemes: Lexemes, text: str, sink: str = "@X") -> list[str]:
    reading = Reading(tokens=tokenise(text), language="fr", profile=Profile(), context=Context())
    places = lexemes.find(reading.tokens).get(sink, [])
    hits = [reading.of_tokens(first, last) for first, last in places]
    return [text[hit.start : hit.end] for hit in hits]


def of_entry(line: str) -> Lexemes:
    lexeme = entry("@X", line)
    assert lexeme is not None
    return Lexemes([lexeme])


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("marge", "La Marge, les marges", ["Marge"]),
        ("marge*", "La Marge, les marges", ["Marge", "marges"]),
        ("licenci* économique*", "licenciements économiques", ["licenciements économiques"]),
        ("licenci* économique*", "licenciements. Économiques", []),
        ("chiffre d'affaires", "Chiffre d’affaires", ["Chiffre d’affaires"]),
        ("half-year", "half year, half-year", ["half year", "half-year"]),
        ("=CA", "le CA, ça, ca", ["CA"]),
        ("🤫", "chut 🤫", ["🤫"]),
        ("con", "cocktail contient", []),
    ],
)
def test_entries(line: str, text: str, expected: list[str]) -> None:
    assert find(of_entry(line), text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Orange", "une orange, Orange", ["Orange"]),
        ("Orange", "#orange", ["#orange"]),
        ("North Wind", "north wind, #NorthWind, northwind", None),
        ("iota", "Iota iota", ["Iota", "iota"]),
    ],
)
def test_names(name: str, text: str, expected: list[str] | None) -> None:
    hits = find(Lexemes(named("@X", name)), text)
    assert hits == expected if expected is not None else len(hits) == 3


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Project Heron", "So Heron is live", ["Heron"]),
        ("Project Heron", "#Heron! Heron flies. A heron too", []),
        ("Groupe Sarmat", "Merci à Sarmat", ["Sarmat"]),
        ("Project Heron", "Seen at dawn #heron, all but #Heron", ["#Heron"]),
        ("Project Sky", "The Sky is blue", []),
        ("North Wind", "The North and the Wind", []),
        ("Castlebrook Mutual", "Castlebrook is slow", []),
    ],
)
def test_the_word_that_is_left_of_a_codename_is_the_name_inside_a_sentence(
    name: str, text: str, expected: list[str]
) -> None:
    assert find(Lexemes(named("$CODENAME", name)), text, "$CODENAME") == expected


def test_the_word_that_is_left_of_a_companys_name_is_the_name() -> None:
    assert find(Lexemes(named("@X", "Castlebrook Mutual")), "Castlebrook is slow") == [
        "Castlebrook"
    ]


def test_overlapping_entries_are_all_found() -> None:
    lexemes = Lexemes(
        found for line in ("carnet de commandes", "commandes") if (found := entry("@X", line))
    )
    assert find(lexemes, "carnet de commandes") == ["carnet de commandes", "commandes"]


def test_an_entry_without_a_word_is_none() -> None:
    assert entry("@X", " ") is None
    assert find(Lexemes([]), "rien") == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_line_is_the_entry_that_it_is_written_as(language: str) -> None:
    """The short cut for plain lines reads every shipped line as the long way does."""
    lines = sorted(
        {
            line
            for path in resource("rules", "lexicon", language).glob("*.txt")
            for _, _, lines in read_lexicons(f"lexicon/{language}/x.txt", path.read_text("utf-8"))
            for line in lines
        }
    )
    short = 0
    for line in lines:
        if (plain := _plain(line)) is not None:
            short += 1
            whole = entry("@X", line)
            assert whole is not None
            assert (tuple(plain), line[-1] == "*") == (
                tuple(word for word, _ in whole.words),
                whole.words[-1][1],
            ), line
            assert not any(stem for _, stem in whole.words[:-1])
    assert short > len(lines) / 2
