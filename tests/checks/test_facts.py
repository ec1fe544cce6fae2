"""A figure is a published one when value, unit and period are."""

from __future__ import annotations

import pytest

from desktop_app.checks.engine import Context
from desktop_app.checks.facts import registered, unregistered
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Reading
from desktop_app.checks.tokens import tokenise

PROFILE = Profile.parse(
    {
        "facts": [
            {"value": "88 M€", "period": "H1 2026", "link": "https://exemplar.example/h1"},
            {"value": "360 000 to 400 000", "unit": "units, unités", "period": "2026"},
            {"value": "12 %"},
        ]
    }
)


def reading(text: str) -> Reading:
    return Reading(tokens=tokenise(text), language="en", profile=PROFILE, context=Context())


@pytest.mark.parametrize(
    "text",
    [
        "€88m",
        "88 M€ au premier semestre",
        "88 millions d'euros au S1 2026",
        "Eighty-eight million euros in the first half",
        "€88.0m in 2026",
        "between 360,000 and 400,000 units in 2026",
        "360 000 unités",
        "12 % in Q4 2031",
    ],
)
def test_what_was_published_is_recognised_however_it_is_written(text: str) -> None:
    found = registered(reading(text))
    assert found
    assert text[found[0].start : found[0].end].strip()[:1] in "€1346789E8"


@pytest.mark.parametrize(
    "text",
    [
        "$88m",
        "€88m in the second half",
        "88 M€ au T3 2026",
        "€88m in 2027",
        "€89m",
        "380,000 units",
        "360,000 visitors",
        "360 000 unités en 2027",
        "12 people",
    ],
)
def test_what_deviates_is_news(text: str) -> None:
    assert registered(reading(text)) == []
    assert unregistered(reading(text))


def test_another_sentence_may_speak_of_another_period() -> None:
    assert registered(reading("€88m in H1. More in H2."))


def test_nothing_is_registered_where_no_fact_is() -> None:
    empty = Reading(
        tokens=tokenise("€88m"), language="en", profile=Profile.parse({}), context=Context()
    )
    assert registered(empty) == []
