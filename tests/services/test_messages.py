"""What people are told."""

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.domain.finding import Obstacle
from desktop_app.domain.publication import PostState
from desktop_app.services.messages import LANGUAGES, catalogue, explain, name_of, obstacle_text


def test_an_error_is_explained_in_english():
    message = explain(Unavailable("words.unavailable"), "en")
    assert message.what == "The spelling checker does not answer."
    assert message.line.count(message.posted) == 1


def test_an_error_is_explained_in_french():
    assert explain(Unavailable("words.unavailable"), "fr").what.startswith("Le correcteur")


def test_another_language_is_answered_in_english():
    assert catalogue("de") == catalogue("en")


def test_what_went_wrong_after_it_is_told_last():
    error = Unavailable("connect.unreachable", cause="HTTP 503", also="connect.left_at_x")
    told, alone = explain(error, "en"), explain(Unavailable("connect.unreachable"), "en")
    assert told.what == "X could not be reached, or did not answer (HTTP 503)."
    assert told.posted == alone.posted
    first, rest = told.do[: len(alone.do)], told.do[len(alone.do) :]
    assert first == alone.do
    assert rest.startswith(" X also did not confirm")
    assert rest.endswith("under Connected apps.")


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


def test_duties_are_told_in_words():
    told = explain(Refused("publish.needs_role", roles="communications, legal"), "fr").what
    assert "la communication, le juridique" in told


def test_states_are_told_in_words():
    assert "still in review" in explain(Refused("publish.state", state="in_review"), "en").what


def test_what_a_column_of_a_list_takes_is_told():
    error = BadInput("list.name", column="tag", value="Lyon 2027", takes="tag")
    assert "Un hashtag est un seul mot" in explain(error, "fr").do
    assert explain(error, "en").what == "“Lyon 2027” cannot stand in “Hashtag”."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table", "every"), [("role", Role), ("state", PostState)])
def test_every_duty_and_state_has_a_name(language, table, every):
    unnamed = [key for key in every if name_of(table, key, language) == key and "_" in key]
    same = [key for key in every if name_of(table, key, "en") == name_of(table, key, "fr")]
    assert unnamed == []
    assert same == []


def test_what_has_no_name_is_told_as_it_is():
    assert name_of("state", "somewhere", "en") == "somewhere"
