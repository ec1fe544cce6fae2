"""Journey 7, on several computers: what was decided in a tunnel counts for what was seen there, or not."""

import time

import pytest

from tests.team.plans import CEO

SEEN = "L’équipe de Brest a bien travaillé."
NEWER = "L’équipe de Brest a très bien travaillé, merci à elle."


@pytest.fixture
def in_a_tunnel(team):
    """Marc saw the post; now no byte comes through."""
    anne, marc = team["anne"], team["marc"]

    def enter(text):
        post = anne.do("submit", text=text, account=CEO)
        marc.do("refresh")
        marc.do("go_away")
        marc.network.cut()
        return post

    yield enter
    marc.network.resume()
    marc.do("come_back")


def test_7_a_decision_about_an_older_version_is_refused_with_the_difference(team, in_a_tunnel):
    anne, marc, text = team["anne"], team["marc"], SEEN
    post = in_a_tunnel(text)
    marc.do("decide", post=post)
    anne.do("change", post=post, text=NEWER)
    assert post not in dict(team.press.do("publish"))
    marc.network.resume()
    came = marc.do("come_back")
    assert (came["applied"], [kind for kind, _ in came["refused"]]) == (0, ["outbox.overtaken"])
    assert marc.do("differs") == [SEEN, NEWER]
    assert post not in dict(team.press.do("publish"))
    shown = anne.do("show", post=post)
    assert (shown["state"], shown["standing"]) == ("in_review", [])
    assert SEEN not in team.texts()
    assert NEWER not in team.texts()


def test_7_without_another_version_it_is_recorded_and_posted_once(team, in_a_tunnel):
    text = "Merci aux bénévoles de Quimper."
    post = in_a_tunnel(text)
    team["marc"].do("decide", post=post)
    assert team["anne"].do("show", post=post)["state"] == "in_review"
    team["marc"].network.resume()
    with team.weather(7):
        assert team["marc"].do("come_back") == {"applied": 1, "refused": []}
        assert team.outcome(post) == "posted"
    assert team.texts().count(text) == 1


def test_7_a_lid_that_was_closed_over_the_time_is_missed_and_not_late(team):
    text = "Bonne rentrée aux apprentis de Vannes."
    post = team["anne"].do("submit", text=text, account=CEO, window=[1, 7])
    over = time.monotonic() + 7.2
    assert team["marc"].do("decide", post=post) == "approved"
    team.press.network.freeze()
    team.press.rest(max(0.0, over - time.monotonic()))
    team.press.network.resume()
    assert team.outcome(post) == "missed"
    assert text not in team.texts()
