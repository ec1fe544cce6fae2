"""A person's change of a list, made in the version that stands there by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.account import PersonId
from desktop_app.domain.goals import Goal, GoalId
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.watching import Watched, WatchEntry, WatchKind, WatchList
from desktop_app.services.list_edits import put, whole, without

GOAL = Goal(
    id=GoalId("hire"), objective="Ten engineers", deadline=date(2026, 12, 31), owner=PersonId("ceo")
)
OTHER = replace(GOAL, id=GoalId("other"))
TAG = Hashtag(tag="AcmeLyon", meaning_fr="Notre site", since=date(2026, 1, 5))
SOLID, LYON, NADIA, OPEN = (
    WatchEntry(what=what, value=value)
    for what, value in (
        (Watched.TECHNOLOGY, "solid state"),
        (Watched.HASHTAG, "Lyon"),
        (Watched.ACCOUNT, "nadia"),
        (Watched.KEYWORD, "open days"),
    )
)
LIST = WatchList(theme="Batteries", entries=(SOLID, LYON))


def test_a_new_entry_stands_at_the_end():
    assert put(OTHER, None)((GOAL,)) == (GOAL, OTHER)


def test_an_entry_keeps_its_place_and_gets_what_was_changed():
    mine = replace(GOAL, per_week=2)
    assert put(mine, GOAL)((GOAL, OTHER)) == (mine, OTHER)


def test_what_the_other_changed_in_the_same_entry_stays():
    theirs = replace(GOAL, deadline=date(2027, 6, 1), per_week=1)
    mine = replace(GOAL, per_week=5)
    assert put(mine, GOAL)((theirs,)) == (replace(theirs, per_week=5),)
    tag = replace(TAG, ambiguity="A football club")
    assert put(replace(TAG, meaning_en="Our site"), TAG)((tag,)) == (
        replace(tag, meaning_en="Our site"),
    )


def test_an_entry_that_was_taken_out_meanwhile_comes_back_as_it_was_typed():
    mine = replace(GOAL, per_week=2)
    assert put(mine, GOAL)((OTHER,)) == (OTHER, mine)


def test_a_renamed_one_takes_the_place_of_the_old():
    assert put(replace(TAG, tag="AcmeParis"), TAG)((TAG,)) == (replace(TAG, tag="AcmeParis"),)


def test_entries_of_a_watch_list_are_added_and_taken_out_one_by_one():
    mine = replace(LIST, entries=(LYON, NADIA), kind=WatchKind.ECLECTIC)
    theirs = replace(LIST, note="For the buyers", entries=(*LIST.entries, replace(NADIA, note="!")))
    (found,) = put(mine, LIST)((theirs,))
    assert found == replace(theirs, kind=WatchKind.ECLECTIC, entries=(LYON, NADIA))
    more = replace(theirs, entries=(*LIST.entries, OPEN))
    (found,) = put(mine, LIST)((more,))
    assert found.entries == (LYON, OPEN, NADIA)
    (same,) = put(mine, LIST)((replace(LIST, entries=(LYON, NADIA)),))
    assert same.entries == (LYON, NADIA)


def test_an_entry_is_taken_out_and_a_list_replaced():
    assert without("acmelyon")((TAG,)) == ()
    assert whole((GOAL,))((OTHER, GOAL)) == (GOAL,)
