"""Texts that stop short and texts that only look like it; days on which a post does not leave."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop_app.checks.endings import SHAPES, last_word, weekday
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context, Reading
from desktop_app.checks.tokens import tokenise

FRIDAY = datetime(2026, 3, 6, 9, tzinfo=UTC)


def reading(text: str, language: str = "en", leaving: datetime | None = None) -> Reading:
    return Reading(
        tokens=tokenise(text),
        language=language,
        profile=Profile(),
        context=Context(scheduled_for=leaving),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our partners, our suppliers and"),
        ("en", "What a night with the te"),
        ("en", "The hall (the one in town"),
        ("en", 'He said "never trust a machine'),
        ("en", "Clear, simple,"),
        ("en", "Time to restr"),
        ("en", "A neighbour whose"),
        ("fr", "Nos partenaires, nos fournisseurs et"),
        ("fr", "Quelle soirée avec les éq"),
        ("fr", "Il disait : « ne fais jamais cela"),
        ("fr", "On a parlé de l'"),
        ("fr", "Heureux de vous annoncer que"),
        ("en", "What I liked most is how they"),
        ("fr", "Nous travaillons dans"),
        ("fr", "Chaque jour nous avançons vers"),
        ("en", "What I learned is to always remember to"),
        ("fr", "Une équipe qui croit en"),
    ],
)
def test_a_text_that_stops_short_is_seen(language: str, text: str) -> None:
    assert len(SHAPES["#TRUNCATED"](reading(text, language))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ""),
        ("en", "To be continued..."),
        ("en", "Rain again :("),
        ("en", 'A 27" screen at last'),
        ("en", "Something to be proud of"),
        ("en", "1) read 2) think"),
        ("en", "See you at the spa"),
        ("en", "Rain all day tbh"),
        ("en", "Second place again, you know whose"),
        ("en", "The third prize this yr"),
        ("en", "He laughed and so did she"),
        ("en", "Sing if you want to"),
        ("en", "The link is in my bio"),
        ("fr", "La réunion est reportée sine die"),
        ("fr", "Voilà le cse"),
        ("en", "Rain and a Léa"),
        ("en", "Thanks to the team #lyo"),
        ("fr", "À suivre…"),
        ("fr", "Lisez-le"),
        ("fr", "Quel beau col"),
        ("fr", "Il y en a"),
        ("fr", "« Qui va lentement va sûrement »"),
    ],
)
def test_a_text_that_is_whole_is_left_alone(language: str, text: str) -> None:
    assert SHAPES["#TRUNCATED"](reading(text, language)) == []


def test_the_span_is_the_last_word() -> None:
    text = "Our partners and"
    (match,) = SHAPES["#TRUNCATED"](reading(text))
    assert text[match.start : match.end] == "and"


def test_a_day_on_which_the_post_does_not_leave_is_seen() -> None:
    found = SHAPES["#OTHER_DAY"](reading("Happy Monday, it's Friday", leaving=FRIDAY))
    assert [match.first for match in found] == [1]
    assert SHAPES["#OTHER_DAY"](reading("Bon vendredi", "fr", FRIDAY)) == []


def test_nobody_knows_the_wrong_day_of_a_post_without_schedule() -> None:
    assert SHAPES["#OTHER_DAY"](reading("Happy Monday")) == []


def test_the_looser_shapes_are_any_day_and_any_last_word() -> None:
    assert len(weekday(reading("lundi ou Tuesday"))) == 2
    assert last_word(reading("")) == []
    assert [match.first for match in last_word(reading("two words"))] == [1]
