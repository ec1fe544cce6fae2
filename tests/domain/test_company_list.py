"""The bodies of the company's lists: written once, read back the same, or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.canonical import canonical, parse_object
from desktop_app.domain.company_list import (
    LONGEST,
    CompanyList,
    ListName,
    may_keep,
    read_items,
    write_items,
)
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.hashtags import Hashtag, is_tag
from desktop_app.domain.watching import WatchList
from tests.contracts.company import DUTIES, charter

GOAL = Goal(
    id=GoalId("g1"),
    objective="Ten engineers",
    deadline=date(2026, 12, 31),
    owner=PersonId("ceo"),
    accounts=(AccountId("acme"),),
)
TAG = Hashtag(tag="Lyon", meaning_en="Our site", since=date(2026, 1, 5))


@pytest.mark.parametrize(
    ("name", "items"),
    [
        (ListName.GOALS, (GOAL, replace(GOAL, id=GoalId("g2"), state=GoalState.REACHED))),
        (ListName.HASHTAGS, (TAG, replace(TAG, tag="Été", retired=date(2026, 5, 1)))),
        (ListName.WATCH, (WatchList(theme="AI"),)),
        (ListName.GOALS, ()),
    ],
)
def test_a_list_is_read_as_it_was_written(name, items):
    body = write_items(name, items, "salt")
    assert read_items(name, body) == items
    assert CompanyList.of(name, items).items == items
    assert write_items(name, items, "other") != body


def test_a_body_of_another_list_or_shape_is_refused():
    body = write_items(ListName.HASHTAGS, (TAG,), "")
    with pytest.raises(BadInput):
        read_items(ListName.GOALS, body)
    for change in ({"more": 1}, {"items": {}}, {"items": [GOAL.as_json()]}, {"salt": 7}):
        with pytest.raises(BadInput):
            read_items(ListName.HASHTAGS, canonical({**parse_object(body), **change}))


def test_more_than_everybody_should_read_is_refused_in_bytes():
    room = LONGEST - len(write_items(ListName.GOALS, (GOAL,), ""))
    write_items(ListName.GOALS, (GOAL,), "é" * (room // 2))
    with pytest.raises(BadInput, match=r"list\.too_long"):
        write_items(ListName.GOALS, (GOAL,), "é" * (room // 2 + 1))


@pytest.mark.parametrize(
    "change",
    [
        {"id": GoalId("")},
        {"id": GoalId("a b")},
        {"objective": " "},
        {"objective": "x" * 201},
        {"means": "tab\there"},
        {"owner": PersonId("")},
        {"per_week": -1},
        {"reserve": 101},
        {"accounts": (AccountId("acme"), AccountId("acme"))},
        {"state": GoalState.DROPPED},
        {"objective": "e\u0301tape"},
    ],
    ids=str,
)
def test_a_goal_that_cannot_stand_is_refused(change):
    with pytest.raises(BadInput):
        write_items(ListName.GOALS, (replace(GOAL, **change),), "")


def test_two_goals_never_share_a_number():
    with pytest.raises(BadInput, match=r"list\.twice"):
        write_items(ListName.GOALS, (GOAL, replace(GOAL, id=GoalId("G1"))), "")


@pytest.mark.parametrize(
    "change", [{"deadline": "2026-1-1"}, {"deadline": "someday"}, {"state": "x"}]
)
def test_a_goal_in_another_form_is_not_read(change):
    with pytest.raises(BadInput):
        Goal.read({**GOAL.as_json(), **change})


@pytest.mark.parametrize(
    "change", [{"since": None}, {"retired": "2020-01-01"}, {"language": "de"}, {"tag": "two tags"}]
)
def test_a_hashtag_in_another_form_is_not_read(change):
    with pytest.raises(BadInput):
        Hashtag.read({**TAG.as_json(), **change})


def test_a_meaning_is_given_in_the_readers_language_where_it_was_written():
    assert (TAG.meaning("fr"), TAG.meaning("en")) == ("Our site", "Our site")
    both = replace(TAG, meaning_fr="Notre site")
    assert (both.meaning("fr"), both.meaning("en")) == ("Notre site", "Our site")


def test_a_tag_is_what_x_makes_one_of():
    assert all(is_tag(one) for one in ("Lyon", "Été2026", "a_b", "東京"))
    assert not any(is_tag(one) for one in ("", "2026", "a b", "#a", "a-b", "a#b"))


def test_who_keeps_lists_has_a_say_and_is_no_machine():
    able = {one for one in DUTIES if may_keep(charter(), PersonId(one))}
    assert able == {"ceo", "comms", "deputy", "legal", "admin"}
