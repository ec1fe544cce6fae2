"""The company's lists: kept whole, compared, refused when another version stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.company_list import ListName
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.review import Verdict
from desktop_app.domain.watching import WatchList
from desktop_app.services import drafting, lists, practice, reading

COMMS, LEGAL, CEO = practice.COMMUNICATIONS, practice.LEGAL, practice.EXECUTIVE
LYON = Hashtag(tag="AcmeLyon", meaning_fr="Notre site", since=date(2026, 1, 5))
OPEN = Hashtag(tag="OpenDays", meaning_en="Our open days", since=date(2026, 2, 1))
HIRE = Goal(
    id=GoalId("hire"),
    objective="Ten engineers",
    deadline=date(2026, 12, 31),
    owner=CEO,
    accounts=(AccountId("acme"),),
    per_week=2,
)


def kind_of(error_type, kind):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


def keep(office, by, *items, name=ListName.HASHTAGS):
    now = lists.read(office.parts, name).kept
    return lists.keep(office.parts, by, name, items, now and now.id)


def test_nothing_is_there_before_somebody_kept_it(office):
    found = lists.read_all(office.parts)
    assert set(found) == set(ListName)
    assert all(one.kept is None and one.items == () for one in found.values())
    assert lists.history(office.parts, ListName.GOALS) == ()


def test_a_list_is_read_as_it_was_kept_with_who_and_when(office):
    kept = keep(office, COMMS, LYON, OPEN)
    found = lists.read(office.parts, ListName.HASHTAGS)
    assert found == kept
    assert found.hashtags == found.items == (LYON, OPEN)
    assert (found.kept.by, found.kept.at) == (COMMS, office.clock.now())
    assert lists.read(office.parts, ListName.GOALS).items == ()


def test_every_version_says_what_it_changed(office):
    keep(office, COMMS, LYON)
    keep(office, LEGAL, OPEN, replace(LYON, ambiguity="A football club", meaning_en="Lyon"))
    keep(office, CEO, OPEN)
    newest, middle, first = lists.history(office.parts, ListName.HASHTAGS)
    assert [one.list.kept.by for one in (newest, middle, first)] == [CEO, LEGAL, COMMS]
    assert [(one.name, one.before, one.after) for one in first.changes] == [
        ("#AcmeLyon", None, LYON)
    ]
    added, changed = middle.changes
    assert (added.name, added.before) == ("#OpenDays", None)
    assert (changed.name, changed.columns) == ("#AcmeLyon", ("meaning_en", "ambiguity"))
    assert office.parts.store.verify_chains() >= 4
    (gone,) = newest.changes
    assert (gone.before.tag, gone.after) == ("AcmeLyon", None)


def test_of_two_who_began_from_one_version_the_second_is_told_and_nothing_is_merged(office):
    first = keep(office, COMMS, LYON)
    keep(office, LEGAL, LYON, OPEN)
    with kind_of(Refused, "list.changed") as raised:
        lists.keep(office.parts, COMMS, ListName.HASHTAGS, (OPEN,), first.kept.id)
    with office.parts.store.begin() as work:
        assert raised.value.facts == {"by": work.charter().person(LEGAL).name}
    assert lists.read(office.parts, ListName.HASHTAGS).items == (LYON, OPEN)


def test_what_changes_nothing_is_not_recorded(office):
    kept = keep(office, COMMS, LYON)
    with kind_of(Refused, "list.same"):
        lists.keep(office.parts, COMMS, ListName.HASHTAGS, (LYON,), kept.kept.id)
    assert len(lists.history(office.parts, ListName.HASHTAGS)) == 1


def test_a_machine_and_who_only_looks_on_keep_nothing(office):
    with kind_of(Refused, "list.role"):
        keep(office, office.parts.publisher, LYON)
    assert not lists.may_keep_lists(office.parts, office.parts.publisher)
    assert lists.may_keep_lists(office.parts, CEO)
    assert not lists.may_keep_lists(office.parts, PersonId("nobody"))


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ((replace(LYON, tag="no tag"),), "list.name"),
        ((replace(LYON, tag=""),), "list.unnamed"),
        ((replace(LYON, meaning_fr=""),), "list.missing"),
        ((LYON, replace(OPEN, tag="acmelyon")), "list.twice"),
        ((replace(LYON, ambiguity="x" * 301),), "list.long_text"),
        (
            tuple(replace(LYON, tag=f"t{n}", meaning_en="m" * 300) for n in range(200)),
            "list.too_long",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_stand_is_refused_before_anything_is_recorded(office, items, kind):
    with kind_of(BadInput, kind):
        keep(office, COMMS, *items)
    assert lists.read(office.parts, ListName.HASHTAGS).kept is None


def test_goals_and_watch_lists_are_kept_alike(office):
    watch = WatchList(theme="AI")
    keep(office, CEO, HIRE, name=ListName.GOALS)
    keep(office, CEO, watch, name=ListName.WATCH)
    found = lists.read_all(office.parts)
    assert (found[ListName.GOALS].goals, found[ListName.WATCH].watch) == ((HIRE,), (watch,))
    done = replace(HIRE, objective="Twelve", state=GoalState.DROPPED, reason="No budget")
    keep(office, CEO, done, name=ListName.GOALS)
    (change,) = lists.history(office.parts, ListName.GOALS)[0].changes
    assert (change.before, change.columns) == (HIRE, ("objective", "state", "reason"))


def test_a_draft_names_a_goal_and_reviewers_see_it(office):
    keep(office, CEO, HIRE, name=ListName.GOALS)
    post = office.submit_draft(office.draft("We look for engineers in Lyon.", goal=HIRE.id))
    view = reading.open_post(office.parts, post, COMMS)
    assert (view.goal, view.note.goal, view.note.text) == (HIRE, HIRE.id, "")
    office.decide(post, COMMS, Verdict.REQUEST_CHANGES, "shorter")
    assert drafting.continue_post(office.parts, post, CEO).goal == HIRE.id
    keep(office, COMMS, replace(HIRE, id=GoalId("other")), name=ListName.GOALS)
    later = reading.open_post(office.parts, post, COMMS)
    assert (later.goal, later.note.goal) == (None, HIRE.id)


def test_a_body_that_is_not_what_was_signed_is_damage(office, monkeypatch):
    keep(office, COMMS, LYON)
    with office.parts.store.begin() as work:
        kind = type(work)
    monkeypatch.setattr(kind, "bodies", lambda _, digests: dict.fromkeys(digests, "{}"))
    with pytest.raises(Damaged):
        lists.read(office.parts, ListName.HASHTAGS)
