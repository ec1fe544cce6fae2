"""A company's own rules: words and NEAR, nothing that could hang."""

from __future__ import annotations

import pytest

from desktop_app.checks.engine import Context, examine
from desktop_app.checks.own_rules import own_rules
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.errors import BadInput

OWN = """
[[rule]]
id = "own.tower"
family = "secret-confidential"
version = 1
languages = ["en"]
severity = "legal"
reviewers = ["legal"]
when = 'tower NEAR/4 (sale OR sell*) OR "the north site"'
unless = ["sentence: eiffel"]
explain = { en = "The tower is for sale", fr = "La tour est à vendre" }
suggest = { en = "Wait", fr = "Attendez" }
[rule.tests]
hit.en = ["We sell the tower", "See you at the north site"]
miss.en = ["We sell Eiffel tower cakes", "A tower of cards"]
"""


def test_own_rules_find_beside_the_shipped_ones(rulebook: Rulebook) -> None:
    profile = Profile.parse({"rules": OWN})
    text = "We will sell the tower for 88 million euros of revenue"
    found = {one.rule for one in examine(text, "en", rulebook, profile, Context())}
    assert {"own.tower", "fin.figure"} <= found


def test_own_rules_can_be_switched_off_like_any_pack(rulebook: Rulebook) -> None:
    profile = Profile.parse({"rules": OWN, "switched_off": ["own", "topics"]})
    text = "We will sell the tower for 88 million euros of revenue"
    assert examine(text, "en", rulebook, profile, Context()) == ()


def test_there_may_be_none() -> None:
    assert own_rules(" \n") is None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("own.tower", "fin.tower", "own.prefix"),
        ("(sale OR sell*)", "@OWN_METRIC", "rulebook.class"),
        ("(sale OR sell*)", "#MONEY", "own.class"),
        ("(sale OR sell*)", "$OWN", "own.class"),
        ("(sale OR sell*)", "s[ae]ll", "own.regex"),
        ("(sale OR sell*)", "sal.*e", "own.regex"),
        ("(sale OR sell*)", "sell+", "own.regex"),
        ("(sale OR sell*)", "(sale|sell)", "own.regex"),
        ("(sale OR sell*)", "^sale", "own.regex"),
        ("eiffel", "eif{2}el", "own.regex"),
        ("version = 1", "version = 0", "rulebook.value"),
    ],
)
def test_what_is_no_word_is_refused(old: str, new: str, kind: str) -> None:
    assert old in OWN
    with pytest.raises(BadInput) as refusal:
        own_rules(OWN.replace(old, new, 1))
    assert refusal.value.kind == kind


def test_half_a_character_that_was_typed_is_refused() -> None:
    with pytest.raises(BadInput, match=r"rulebook\.toml"):
        own_rules("# \ud83d")


def test_a_rulebook_of_their_own_has_its_bounds() -> None:
    with pytest.raises(BadInput) as refusal:
        own_rules(OWN + "#" * 200_000)
    assert refusal.value.kind == "own.long"
