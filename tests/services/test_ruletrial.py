"""One rule on one text: found, excused, or only near to it."""

import pytest

from desktop_app.checks.engine import Context
from desktop_app.checks.profile import Profile
from desktop_app.checks.rule import parse_excuse
from desktop_app.domain.errors import BadInput
from desktop_app.services.ruletrial import excuse_text, try_rule
from tests.services.rulebooks import book, rule

BOOK = book(
    rule(
        "a.up",
        "@METRIC NEAR/3 (up OR rising)",
        unless=['"garage sales"', "sentence: fair", "notes"],
    )
)


def trial(text, language="en", rules=BOOK):
    return try_rule(rules.rules[0], text, language, rules, Profile(), Context())


def test_what_was_found_is_shown_with_its_words():
    found = trial("Our sales are rising")
    (passage,) = found.passages
    assert (found.fires, passage.text, passage.excused) == (True, "sales are rising", ())
    assert [(one.name, one.text) for one in passage.words] == [
        ("@METRIC", "sales"),
        ('"rising"', "rising"),
    ]


def test_an_excuse_is_named_and_only_what_it_excuses():
    found = trial("Garage fair, sales up. But revenue up too")
    assert [(one.text, one.excused) for one in found.passages] == [
        ("sales up", ('sentence: "fair"',)),
        ("revenue up", ()),
    ]
    assert found.fires
    assert not trial("Sales up at the fair").fires


def test_words_that_stand_too_far_apart_are_still_shown():
    found = trial("Sales people went all the long way up")
    assert (found.fires, found.passages) == (False, ())
    assert [one.text for one in found.seen] == ["Sales", "up"]
    assert trial("Calm").seen == ()


def test_a_rule_does_not_read_another_language():
    assert trial("sales up", language="fr").seen == ()


def test_places_are_those_of_the_text_in_its_composed_form():
    (passage,) = trial("e\u0301te\u0301: sales up").passages
    assert (passage.start, passage.end) == (5, 13)
    with pytest.raises(BadInput):
        trial("half \ud83d")


@pytest.mark.parametrize(
    "source", ["fact:registered", "@METRIC", 'text: "a b" AND NOT "c"', 'sentence: "x" NEAR/2 "y"']
)
def test_an_excuse_is_written_as_in_its_file(source):
    assert excuse_text(parse_excuse(source)) == source
