"""Reminders and escalations: exactly one a step and person, none too early, none too late."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.account import (
    Charter,
    Duty,
    Person,
    PersonId,
    Policy,
    Realm,
    Role,
    Terms,
)
from desktop_app.domain.control import Control, Delegation
from desktop_app.domain.publication import PostState
from desktop_app.domain.steps import Needs, Step
from desktop_app.services import noticing, reading, time_limits
from desktop_app.services.listing import Given
from desktop_app.services.notice_choice import Choice, NoticeKind, Quiet
from desktop_app.services.ports import PostSummary
from tests.fakes import ACCOUNT

HOUR = timedelta(hours=1)
R = Role
DUTIES = {"anne": R.EXECUTIVE, "paul": R.COMMUNICATIONS, "ines": R.LEGAL, "iris": R.LEGAL}
DUTIES |= {"rita": R.INVESTOR_RELATIONS, "dina": R.DATA_PROTECTION}
STEP = Step(
    roles=(R.LEGAL,),
    remind_after_seconds=4 * 3600,
    escalate_after_seconds=8 * 3600,
    escalate_to=(R.INVESTOR_RELATIONS,),
)


def charter(*steps):
    people = tuple(Person(id=PersonId(one), name=one.title(), key="0" * 64) for one in DUTIES)
    duties = tuple(
        Duty(person=PersonId(one), account=ACCOUNT.id, role=role) for one, role in DUTIES.items()
    )
    return Charter(
        realm=Realm.PRACTICE,
        accounts=(ACCOUNT,),
        people=people,
        duties=duties,
        rulebook_digest="0" * 64,
        policy=Policy(terms=Terms(steps=steps)),
    )


def post(at, **changed):
    values = dict.fromkeys(PostSummary.__dataclass_fields__)
    plain = PostSummary(
        **values
        | {
            "id": "p1",
            "account": ACCOUNT.id,
            "author": "anne",
            "contributors": ("anne",),
            "state": PostState.IN_REVIEW,
            "revision": 1,
            "roles": (),
            "approved": (),
            "approvals": (),
            "remarks": (),
            "steps": (),
            "deputies": (),
            "corrected_by": (),
            "submitted_at": at,
            "asked_at": at,
            "updated_at": at,
            "text": "zqcanary",
            "void_approvals": 0,
        }
    )
    return replace(plain, **changed)


def given_by(role, at, days=14):
    by = next(one for one, held in DUTIES.items() if held is role)
    return Given(role=role, by=PersonId(by), at=at, expires_at=at + timedelta(days=days))


def facts(book, person, summary, now, control=None):
    if not (summary.is_urgent or summary.steps):
        summary = replace(summary, steps=book.policy.terms.steps)
    row = reading.row_of(book, PersonId(person), summary, now)
    seen = noticing._Seen(
        charter=book,
        person=PersonId(person),
        controls={ACCOUNT.id: control or Control.of(book, ACCOUNT.id)},
        changed=frozenset(),
        now=now,
    )
    return tuple(seen.of_rows([row]))


def kinds(book, person, summary, now, control=None):
    return {str(fact.kind) for fact in facts(book, person, summary, now, control)} - {"waiting"}


NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "legal", "named", "others"),
    [
        (3.9, set(), set(), set()),
        (4, {"reminder"}, set(), set()),
        (7.9, {"reminder"}, set(), set()),
        (8, {"reminder"}, {"escalated"}, set()),
        (500, {"reminder"}, {"escalated"}, set()),
    ],
)
def test_those_who_are_waited_for_are_reminded_then_those_who_are_named(
    hours, legal, named, others
):
    book, now = charter(STEP), NINE + hours * HOUR
    said = {one: kinds(book, one, post(NINE), now) for one in DUTIES}
    assert said["ines"] == said["iris"] == legal
    assert said["rita"] == named
    assert said["paul"] == said["anne"] == said["dina"] == others


def test_where_nobody_is_named_communications_are_told():
    book = charter(replace(STEP, escalate_to=()))
    said = {one: kinds(book, one, post(NINE), NINE + 9 * HOUR) for one in DUTIES}
    assert said["paul"] == {"escalated"}
    assert said["rita"] == set()


def lent(book, deputy, begins, ends):
    one = Delegation(
        id="d1",
        role=R.LEGAL,
        principal=PersonId("ines"),
        deputy=PersonId(deputy),
        begins_at=begins,
        ends_at=ends,
        reason="away",
        at=begins,
        seq=1,
    )
    return replace(Control.of(book, ACCOUNT.id), delegations=(one,))


def test_a_deputy_is_reminded_and_told_while_they_are_one_and_no_longer():
    book = charter(replace(STEP, escalate_to=()))
    control = lent(book, "dina", NINE, NINE + 10 * HOUR)
    assert kinds(book, "dina", post(NINE), NINE + 4 * HOUR, control) == {"reminder"}
    assert kinds(book, "dina", post(NINE), NINE + 9 * HOUR, control) == {"reminder", "escalated"}
    assert kinds(book, "paul", post(NINE), NINE + 9 * HOUR, control) == set()
    assert kinds(book, "dina", post(NINE), NINE + 10 * HOUR, control) == set()
    assert kinds(book, "paul", post(NINE), NINE + 10 * HOUR, control) == {"escalated"}
    wrote = post(NINE, contributors=("anne", "ines"))
    assert kinds(book, "dina", wrote, NINE + 9 * HOUR, control) == set()


def test_a_deputy_who_left_the_roster_hears_nothing_more():
    book = charter(replace(STEP, escalate_to=()))
    control = lent(book, "dina", NINE, NINE + 10 * HOUR)
    gone = replace(book, duties=tuple(one for one in book.duties if one.person != "dina"))
    assert kinds(book, "dina", post(NINE), NINE + 9 * HOUR, control) == {"reminder", "escalated"}
    assert kinds(gone, "dina", post(NINE), NINE + 9 * HOUR, control) == set()
    assert kinds(gone, "paul", post(NINE), NINE + 9 * HOUR, control) == {"escalated"}


def test_whoever_wrote_it_is_never_asked_to_decide():
    book = charter(STEP)
    wrote = post(NINE, contributors=("anne", "ines", "rita"))
    said = {one: kinds(book, one, wrote, NINE + 9 * HOUR) for one in DUTIES}
    assert said["iris"] == {"reminder"}
    assert said["ines"] == said["rita"] == set()


def test_a_later_step_is_timed_from_its_turn_and_what_was_taken_back_begins_anew():
    book = charter(Step(roles=(R.COMMUNICATIONS,)), STEP)
    given = (given_by(R.COMMUNICATIONS, NINE + 10 * HOUR),)
    waiting = post(NINE, approvals=given, approved=(R.COMMUNICATIONS,), roles=(R.COMMUNICATIONS,))
    assert kinds(book, "ines", waiting, NINE + 13 * HOUR) == set()
    assert kinds(book, "ines", waiting, NINE + 14 * HOUR) == {"reminder"}
    back = replace(waiting, asked_at=NINE + 12 * HOUR)
    assert kinds(book, "ines", back, NINE + 14 * HOUR) == set()


def test_what_is_not_in_review_waits_for_nobody_and_what_is_urgent_has_the_first_steps_times():
    book = charter(STEP)
    for state in set(PostState) - {PostState.IN_REVIEW}:
        assert time_limits.of_summary(book, post(NINE, state=state), NINE + 9 * HOUR) == ()
    urgent = post(NINE, is_urgent=True, roles=(R.LEGAL,))
    assert kinds(book, "ines", urgent, NINE + 4 * HOUR) == {"reminder"}


def test_an_approval_that_ends_within_a_day_is_told_to_its_giver_and_the_author():
    book = charter(STEP)
    given = (given_by(R.COMMUNICATIONS, NINE, days=3),)
    waiting = post(NINE, approvals=given, asked_at=NINE + timedelta(days=2, hours=23))
    early, late = NINE + timedelta(days=1, hours=23), NINE + timedelta(days=2, hours=1)
    assert kinds(book, "paul", waiting, early) == set()
    assert {one: kinds(book, one, waiting, late) for one in ("paul", "anne", "rita")} == {
        "paul": {"ending"},
        "anne": {"ending"},
        "rita": set(),
    }
    leaves = replace(waiting, state=PostState.APPROVED, not_before=late + HOUR)
    assert "ending" not in kinds(book, "paul", leaves, late)
    stays = replace(leaves, not_before=late + timedelta(days=2))
    assert "ending" in kinds(book, "paul", stays, late)


def test_a_fact_says_nothing_of_the_post():
    told = facts(charter(STEP), "ines", post(NINE), NINE + 9 * HOUR)
    assert {str(one.kind) for one in told} >= {"reminder"}
    assert "zqcanary" not in repr(told)


@dataclass(frozen=True)
class Plan:
    """How long each step takes (None: for ever), and when somebody wants quiet."""

    begins: datetime
    steps: tuple
    taken: tuple
    quiet: Quiet | None


@st.composite
def plans(draw):
    """Weeks around the clock changes of 2026 in Paris, New York and Lord Howe (half an hour)."""
    month, date = draw(st.sampled_from([(3, 5), (3, 26), (4, 2), (10, 22)]))
    hours = st.integers(0, 60)
    order = draw(st.permutations([R.COMMUNICATIONS, R.LEGAL, R.INVESTOR_RELATIONS]))
    steps = tuple(
        Step(
            roles=(role,),
            needs=draw(st.sampled_from(list(Needs))),
            remind_after_seconds=3600 * draw(hours),
            escalate_after_seconds=3600 * draw(hours),
            escalate_to=draw(st.sampled_from([(), (R.DATA_PROTECTION,), (R.COMMUNICATIONS,)])),
        )
        for role in order
    )
    taken = tuple(draw(st.lists(st.one_of(st.none(), st.integers(1, 90)), min_size=3, max_size=3)))
    zone = draw(st.sampled_from(["Europe/Paris", "America/New_York", "Australia/Lord_Howe"]))
    begins, ends = (time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 30]))) for _ in "12")
    quiet = draw(st.sampled_from([None, Quiet(begins=begins, ends=ends, zone=zone)]))
    at = datetime(2026, month, date, draw(st.integers(0, 23)), tzinfo=UTC)
    return Plan(begins=at, steps=steps, taken=taken, quiet=quiet)


def summary_at(plan, now):
    """The post as a list shows it at `now`, and (step, its beginning) while one is open."""
    summary, since = post(plan.begins), plan.begins
    for place, (step, taken) in enumerate(zip(plan.steps, plan.taken, strict=True)):
        if taken is None or now < since + taken * HOUR:
            return summary, (place, since)
        since += taken * HOUR
        given = (*summary.approvals, given_by(step.roles[0], since, days=60))
        summary = replace(summary, approvals=given, approved=tuple(g.role for g in given))
    return replace(summary, state=PostState.APPROVED), None


def wanted(plan, ticks, person):
    """What `person` is to be told, and how often, said without the program's own words."""
    found = set()
    for now in ticks:
        _summary, turn = summary_at(plan, now)
        if turn is None or (plan.quiet is not None and plan.quiet.holds(now)):
            continue
        place, since = turn
        step = plan.steps[place]
        role = DUTIES[person]
        remind, escalate = step.remind_after_seconds, step.escalate_after_seconds
        if role in step.roles and remind and (now - since).total_seconds() >= remind:
            found.add((NoticeKind.REMINDER, place))
        to = step.escalate_to or (R.COMMUNICATIONS,)
        is_told = role in to and role not in step.roles
        if is_told and escalate and (now - since).total_seconds() >= escalate:
            found.add((NoticeKind.ESCALATED, place))
    return found


@settings(max_examples=20)
@given(plans(), st.sampled_from(["paul", "ines", "rita", "dina"]))
def test_over_weeks_each_step_reminds_and_escalates_once_to_each_person(plan, person):
    book, choice = charter(*plan.steps), Choice(quiet=plan.quiet)
    ticks = [plan.begins + n * timedelta(minutes=70) for n in range(400)]
    kept, heard = "[]", []
    for now in ticks:
        summary, _turn = summary_at(plan, now)
        told = frozenset(json.loads(kept))  # as after a start of the program
        due = noticing.due(told, facts(book, person, summary, now), choice, now)
        kept = json.dumps(sorted(due.told))
        heard += [
            (fact.kind, int(fact.occasion[0]))
            for fact in due.facts
            if fact.kind in (NoticeKind.REMINDER, NoticeKind.ESCALATED)
        ]
    assert sorted(heard) == sorted(wanted(plan, ticks, person))
