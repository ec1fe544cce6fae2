"""The texts that ship: each can be proposed, and says nothing that our own rules would stop."""

from pathlib import Path

import pytest

from desktop_app.checks.engine import examine
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context
from desktop_app.checks.rulebook import load
from desktop_app.domain.text import LIMIT, weighted_length
from desktop_app.services.drafting import placeholders
from desktop_app.services.starters import StarterPurpose, starters

RULES = Path(__file__).parents[2] / "resources" / "rules"
ALL = [one for language in ("en", "fr") for one in starters(language)]
NAMES = [f"{one.language}: {one.name}" for one in ALL]


@pytest.fixture(scope="module")
def rulebook():
    files = [*RULES.rglob("*.toml"), *RULES.rglob("*.txt")]
    return load({path.relative_to(RULES.parent).as_posix(): path.read_text() for path in files})


def found(rulebook, one, text):
    return {each.rule for each in examine(text, one.language, rulebook, Profile(), Context())}


def test_each_purpose_is_there_in_both_languages_the_same_number_of_times():
    for language in ("en", "fr"):
        purposes = [one.purpose for one in starters(language)]
        assert set(purposes) == set(StarterPurpose)
        assert purposes == [one.purpose for one in starters("en")]
        assert len({one.name for one in starters(language)}) == len(purposes)


@pytest.mark.parametrize("one", ALL, ids=NAMES)
def test_each_can_be_proposed_and_filled_in(rulebook, one):
    assert len(placeholders(one.text)) >= 3
    assert placeholders(one.example) == placeholders(one.careless) == ()
    assert max(map(weighted_length, (one.text, one.example))) <= LIMIT
    assert found(rulebook, one, one.example) == set()


@pytest.mark.parametrize("one", ALL, ids=NAMES)
def test_the_careless_version_is_found_by_the_rules_that_are_named(rulebook, one):
    assert one.rules
    assert set(one.rules) <= found(rulebook, one, one.careless)
