"""What is certainly wrong is found, and what only looks like it never is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop_app.checks.confusion import Confusion
from desktop_app.checks.confusions import TABLES, certain
from desktop_app.domain.finding import Family, Severity

ROWS = [(language, row) for language, table in TABLES.items() for row in table]
each_row = pytest.mark.parametrize(
    ("language", "row"), ROWS, ids=[f"{language}-{row.id}" for language, row in ROWS]
)


@each_row
def test_every_row_finds_its_examples(language: str, row: Confusion) -> None:
    for example in row.examples:
        rules = [finding.rule for finding in certain(example, language)]
        assert f"grammar.{row.id}" in rules, example


@each_row
def test_no_row_alarms_about_a_near_miss(language: str, row: Confusion) -> None:
    for near_miss in row.near_misses:
        assert [finding.rule for finding in certain(near_miss, language)] == [], near_miss


@each_row
def test_every_row_says_in_both_languages_why(language: str, row: Confusion) -> None:
    assert language in {"en", "fr"}
    assert row.reason.en
    assert row.reason.fr


def test_a_row_has_an_id_of_its_own() -> None:
    for table in TABLES.values():
        assert len({row.id for row in table}) == len(table)


def test_a_finding_says_where_and_what_instead() -> None:
    text = "@should_of 🚀 You’re right\u00a0: we should of known."
    (finding,) = certain(text, "en")
    assert text[finding.span.start : finding.span.end] == finding.text == "of"
    assert (finding.family, finding.severity) == (Family.GRAMMAR, Severity.INFO)
    assert finding.suggestions == ("have",)


def test_capitals_and_the_apostrophe_of_the_text_are_kept() -> None:
    assert certain("Your invited!", "en")[0].suggestions == ("You're",)
    assert certain("I’m sure. Your invited!", "en")[0].suggestions == ("You’re",)
    assert certain("Sa y est", "fr")[0].suggestions == ("Ça",)


@pytest.mark.parametrize("sign", ["·", "•", "."])
def test_an_inclusive_word_agrees_with_everything(sign: str) -> None:
    assert certain(f"Les équipes sont ravi{sign}e{sign}s, elles sont prêt(e)s", "fr") == ()
    assert [one.text for one in certain("Les équipes sont ravi", "fr")] == ["ravi"]


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "🚀" * 50, "a" * 5000, "the the " * 500])
def test_any_text_is_accepted(text: str) -> None:
    for language in TABLES:
        spans = [finding.span for finding in certain(text, language)]
        assert all(one.end <= other.start for one, other in pairwise(spans))
