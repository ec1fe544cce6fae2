"""What an answer sounds like: hints that ask nobody, in both languages."""

from datetime import UTC, datetime

import pytest

from desktop_app.checks.courtesy import CAPITALS, GREETING, LATE, MARKS, hints
from desktop_app.domain.finding import Severity

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NIGHT = NOON.replace(hour=23, minute=40)


def rules(text, language="fr", *, is_first=True, at=NOON):
    return [one.rule for one in hints(text, language, is_first=is_first, written_at=at)]


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Nadia, nous regardons.",
        "@nadia_forest Bonjour, nous regardons.",
        "👋 Bonsoir !",
        "Chère Nadia, merci.",
        "Hello Nadia, we are looking into it.",
        "@nadia_forest Hi, we are looking into it.",
        "Good morning, thank you for telling us.",
    ],
)
def test_a_greeting_is_seen(text):
    assert GREETING not in rules(text)


@pytest.mark.parametrize("text", ["Nous regardons.", "We are looking.", "Hilarant, vraiment."])
def test_a_first_answer_without_a_greeting_is_told(text):
    (found,) = hints(text, "fr", is_first=True, written_at=NOON)
    assert (found.rule, found.severity) == (GREETING, Severity.INFO)
    assert "Bonjour" in found.message.text("fr")
    assert found.text == text.split()[0]
    assert rules(text, is_first=False) == []
    (other,) = hints(text, "en", is_first=True, written_at=NOON)
    assert "Hello" in other.message.text("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bonjour, c’est faux !!!", "!!!"),
        ("Bonjour, vraiment ?!", "?!"),
        ("Bonjour, c’est faux ! ! !", "! ! !"),
        ("Hello, this is wrong!!", "!!"),
    ],
)
def test_marks_in_a_row_are_heat(text, words):
    (found,) = hints(text, "fr", is_first=True, written_at=None)
    assert (found.rule, found.text) == (MARKS, words)


def test_words_in_capitals_are_heat_and_names_are_none():
    (found,) = hints("Bonjour, C’EST TOTALEMENT FAUX ici.", "fr", is_first=True, written_at=None)
    assert (found.rule, found.text) == (CAPITALS, "C’EST TOTALEMENT FAUX")
    assert rules("Bonjour, la SNCF et l’AFNOR répondent ! Merci.") == []
    assert rules("Hello, NASA says yes.") == []


def test_a_late_hour_is_told_as_the_author_sees_it():
    (found,) = hints("Bonjour, merci.", "fr", is_first=True, written_at=NIGHT)
    assert found.rule == LATE
    assert "23\u00a0h\u00a040" in found.message.text("fr")
    assert "23:40" in found.message.text("en")
    assert rules("Bonjour.", at=NIGHT.replace(hour=6, minute=0)) == []
    assert rules("Bonjour.", at=NIGHT.replace(hour=5, minute=59)) == [LATE]
    assert rules("Bonjour.", at=NIGHT.replace(hour=21, minute=59)) == []


def test_links_and_handles_never_shout():
    assert rules("Bonjour @NADIA_FOREST, voir https://EXEMPLE.fr/AIDE ! Merci.") == []


def test_nothing_is_said_of_nothing():
    assert rules("  ") == []
