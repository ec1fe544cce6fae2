"""How far goals are, what accounts post, and when a hashtag was last used: counted, never scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.checks.tone import Tone
from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import drafting, goals, lists, practice, retention

COMMS, LEGAL, CEO = practice.COMMUNICATIONS, practice.LEGAL, practice.EXECUTIVE
TEXTS = (
    "Merci à tous pour cette belle journée à Lyon.",
    "Nos équipes ouvrent un atelier à Nantes ce matin.",
    "Trois stagiaires nous ont rejoints hier à Rennes.",
)


def goal(office, name="hire", **changes):
    today = office.clock.now().date()
    values = {"objective": name, "deadline": today + timedelta(days=30), "owner": CEO}
    return Goal(id=GoalId(name), **{**values, **changes})


def keep(office, *items, name=ListName.GOALS):
    now = lists.read(office.parts, name).kept
    lists.keep(office.parts, CEO, name, items, now and now.id)


@pytest.fixture
def sends(office):
    """Send one approved post, and give its id."""
    numbers = iter(range(1990, 2090))

    def send(text, **fields):
        post = office.thread(text, **fields)
        office.clock.advance(minutes=15)
        office.x.answers.append(Posted(x_post_id=str(next(numbers)), text=text))
        office.run()
        assert office.record(post).state is PostState.POSTED
        return post

    return send


def test_without_a_list_there_is_nothing_to_tell(office):
    assert goals.progress(office.parts, CEO) == ()
    assert goals.tag_uses(office.parts, CEO) == ()


def test_a_goal_counts_the_posts_that_name_it_week_by_week(office, sends):
    hire = goal(office, per_week=1)
    keep(office, hire)
    for text in TEXTS[:2]:
        sends(text, goal=hire.id)
        office.clock.advance(days=7)
    sends(TEXTS[2])
    (found,) = goals.progress(office.parts, CEO, "Europe/Paris")
    assert (found.goal, found.weeks, found.this_week) == (hire, (0, 0, 1, 1), 0)
    assert found.keeps_cadence is False
    assert found.days_left == (hire.deadline - office.clock.now().date()).days
    assert found.is_whole
    keep(office, replace(hire, per_week=0))
    (found,) = goals.progress(office.parts, CEO, "Europe/Paris")
    assert found.keeps_cadence is None


def test_what_is_ready_are_own_drafts_and_what_was_submitted(office):
    hire = goal(office, reserve=2)
    keep(office, hire)
    (none,) = goals.progress(office.parts, CEO)
    assert (none.ready, none.has_reserve) == (0, False)
    drafting.save(office.parts.desk, office.clock, office.draft("Later.", goal=hire.id))
    office.submit_draft(office.draft(TEXTS[0], goal=hire.id))
    (found,) = goals.progress(office.parts, CEO)
    assert (found.ready, found.has_reserve) == (2, True)
    (other,) = goals.progress(office.parts, COMMS)
    assert other.ready == 1  # nobody else's drafts are seen


def test_open_goals_come_first_then_the_earliest_deadline(office):
    later = goal(office, "later", deadline=date(2030, 1, 1))
    done = goal(office, "done", state=GoalState.REACHED)
    keep(office, done, later, goal(office))
    names = [one.goal.id for one in goals.progress(office.parts, CEO)]
    assert names == ["hire", "later", "done"]


def test_shares_say_what_went_out_for_each_account(office, sends):
    since = office.clock.now()
    sends(TEXTS[0])
    post = sends(TEXTS[1])
    until = office.clock.now() + timedelta(seconds=1)
    found = {one.account: one for one in goals.shares(office.parts, CEO, since, until)}
    mine = found.pop(practice.ACCOUNT.id)
    assert (mine.own, mine.replies, mine.quotes, mine.posts) == (2, 0, 0, 2)
    assert (dict(mine.tones), mine.unread, mine.is_whole) == ({Tone.INFORMS: 2}, 0, True)
    assert all(one.posts == 0 for one in found.values())
    retention.ask(office.parts, post, COMMS, "asked")
    retention.redact(office.parts, post, LEGAL, "asked")
    mine = next(
        one
        for one in goals.shares(office.parts, CEO, since, until)
        if one.account == practice.ACCOUNT.id
    )
    assert (mine.posts, mine.unread) == (1, 1)


def test_the_last_use_of_a_hashtag_is_of_one_that_went_out(office, sends):
    tags = [Hashtag(tag=tag, meaning_en="x", since=date(2026, 1, 1)) for tag in ("Lyon", "Nantes")]
    keep(office, *tags, name=ListName.HASHTAGS)
    sends("Merci à tous pour cette belle journée à #lyon.")
    sends(TEXTS[1])  # the word alone is no hashtag
    office.submit_draft(office.draft("Bientôt à #Nantes."))
    lyon, nantes = goals.tag_uses(office.parts, CEO)
    assert lyon.last_used is not None
    assert nantes.last_used is None


def test_what_is_more_than_is_read_is_said(office, sends, monkeypatch):
    monkeypatch.setattr(goals, "MOST", 1)
    keep(office, goal(office))
    since = office.clock.now()
    sends(TEXTS[0])
    sends(TEXTS[1])
    until = office.clock.now() + timedelta(seconds=1)
    assert not goals.progress(office.parts, CEO)[0].is_whole
    assert not goals.shares(office.parts, CEO, since, until)[0].is_whole
