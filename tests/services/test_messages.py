"""What people are told."""

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.finding import Obstacle
from desktop_app.services.messages import catalogue, explain, obstacle_text


def test_an_error_is_explained_in_english():
    message = explain(Unavailable("words.unavailable"), "en")
    assert message.what == "The spelling checker does not answer."
    assert message.line.count(message.posted) == 1


def test_an_error_is_explained_in_french():
    assert explain(Unavailable("words.unavailable"), "fr").what.startswith("Le correcteur")


def test_another_language_is_answered_in_english():
    assert catalogue("de") == catalogue("en")


def test_facts_are_named():
    message = explain(Unavailable("resource.missing", name="rules/en/figures.toml"), "en")
    assert "rules/en/figures.toml" in message.what


def test_an_obstacle_says_why_and_what_to_do():
    obstacle = Obstacle(kind="obstacle.too_long", facts=(("length", "281"), ("limit", "280")))
    told = obstacle_text(obstacle, "en")
    assert "281 of 280" in told
    assert "Shorten it" in told


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_kind_without_a_sentence_is_still_told(language):
    message = explain(Refused("nobody.wrote_this"), language)
    assert "nobody.wrote_this" in message.what


def test_a_missing_fact_does_not_hide_the_message():
    told = obstacle_text(Obstacle(kind="obstacle.too_long"), "en")
    assert "{length}" in told


def test_a_fact_with_braces_is_shown_as_it_is():
    message = explain(Unavailable("resource.missing", name="{kind}"), "en")
    assert "{kind}" in message.what
