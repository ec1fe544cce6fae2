"""Whose turn it is and when it is overdue, by hand and for steps of any kind."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.roles import APPROVING, Role
from desktop_app.domain.steps import Needs, Step
from desktop_app.domain.time_limits import after, ends_at, timed, waits

NINE = datetime(2026, 3, 27, 8, 40, tzinfo=UTC)
HOUR = timedelta(hours=1)
C, L, E, I = (  # noqa: E741 - one letter a duty keeps the tables readable
    Role.COMMUNICATIONS,
    Role.LEGAL,
    Role.EXECUTIVE,
    Role.INVESTOR_RELATIONS,
)
TIMES = {"remind_after_seconds": 4 * 3600, "escalate_after_seconds": 8 * 3600}


@dataclass(frozen=True, kw_only=True)
class Approval:
    role: Role
    at: datetime = NINE
    expires_at: datetime = NINE + timedelta(days=14)


def turn(steps, roles=(), approvals=(), now=NINE + 10 * HOUR, **more):
    found = waits(steps, roles, approvals, NINE, now, **more)
    return [(wait.place, wait.roles, (wait.since - NINE) / HOUR) for wait in found]


def test_steps_come_one_after_the_other():
    steps = (Step(roles=(C,)), Step(roles=(L, I)), Step(roles=(E,)))
    first = Approval(role=C, at=NINE + HOUR)
    second = Approval(role=L, at=NINE + 3 * HOUR)
    third = Approval(role=I, at=NINE + 5 * HOUR)
    assert turn(steps) == [(0, (C,), 0)]
    assert turn(steps, approvals=[first]) == [(1, (L, I), 1)]
    assert turn(steps, approvals=[first, second]) == [(1, (I,), 1)]
    assert turn(steps, approvals=[first, second, third]) == [(2, (E,), 5)]
    last = Approval(role=E, at=NINE + 6 * HOUR)
    assert turn(steps, approvals=[first, second, third, last]) == []


def test_one_of_several_is_enough_where_any_may_approve():
    steps = (Step(roles=(C, L), needs=Needs.ANY), Step(roles=(E,)))
    assert turn(steps) == [(0, (C, L), 0)]
    assert turn(steps, approvals=[Approval(role=L, at=NINE + 2 * HOUR)]) == [(1, (E,), 2)]


def test_who_is_asked_for_besides_need_not_wait():
    steps = (Step(roles=(C,)), Step(roles=(E,)))
    assert turn(steps, [C, E, L]) == [(0, (C,), 0), (None, (L,), 0)]
    # Legal is asked for by a finding as well, and the other of its step approved.
    either = (Step(roles=(C, L), needs=Needs.ANY),)
    assert turn(either, [L], [Approval(role=C)]) == [(None, (L,), 0)]
    assert turn(either, [L], [Approval(role=L)]) == []
    assert turn((), [C, L], [Approval(role=C)]) == [(None, (L,), 0)]


def test_what_ran_out_is_waited_for_again_since_then():
    steps = (Step(roles=(C,)), Step(roles=(L,)))
    ended = Approval(role=C, expires_at=NINE + 3 * HOUR)
    assert turn(steps, approvals=[ended], now=NINE + 2 * HOUR) == [(1, (L,), 0)]
    assert turn(steps, approvals=[ended]) == [(0, (C,), 3)]
    anew = Approval(role=C, at=NINE + 5 * HOUR)
    assert turn(steps, approvals=[ended, anew]) == [(1, (L,), 5)]


def test_a_wait_is_due_at_its_reminder_or_else_its_escalation():
    (wait,) = waits((Step(roles=(L,), escalate_to=(C,), **TIMES),), (), (), NINE, NINE)
    assert (wait.remind_at, wait.escalate_at) == (NINE + 4 * HOUR, NINE + 8 * HOUR)
    assert (wait.due_at, wait.escalate_to) == (wait.remind_at, (C,))
    (later,) = waits((Step(roles=(L,), escalate_after_seconds=3600),), (), (), NINE, NINE)
    assert (later.remind_at, later.due_at) == (None, NINE + HOUR)
    (never,) = waits((Step(roles=(L,)),), (), (), NINE, NINE)
    assert never.due_at is None


def test_who_is_asked_for_besides_has_the_times_that_are_said():
    (urgent,) = waits((), (L,), (), NINE, NINE, besides=Step(roles=(C,), **TIMES))
    assert urgent.remind_at == NINE + 4 * HOUR
    (untimed,) = waits((), (L,), (), NINE, NINE)
    assert untimed.due_at is None


def test_a_submission_names_steps_and_today_s_policy_their_times():
    policy = (Step(roles=(L, C), **TIMES), Step(roles=(E,)))
    (known, other) = timed((Step(roles=(C, L)), Step(roles=(E, I))), policy)
    assert known == policy[0]
    assert other.remind_after_seconds == 0
    assert timed((Step(roles=(C, L), needs=Needs.ANY),), policy)[0].remind_after_seconds == 0


def test_the_first_approval_that_ends_is_what_ends():
    one, two = (Approval(role=C, expires_at=NINE + n * HOUR) for n in (2, 5))
    assert ends_at([one, two], NINE) == NINE + 2 * HOUR
    assert ends_at([one, two], NINE + 2 * HOUR) == NINE + 5 * HOUR
    assert ends_at([one, two], NINE + 5 * HOUR) is None


@st.composite
def plans(draw):
    """Steps in which no duty stands twice, who is asked for besides, and approvals as they came."""
    order = draw(st.permutations(APPROVING))
    sizes = draw(st.lists(st.integers(1, 3), max_size=3))
    steps, rest = [], list(order)
    for size in sizes:
        roles, rest = rest[:size], rest[size:]
        if roles:
            steps.append(
                Step(roles=tuple(roles), needs=draw(st.sampled_from(list(Needs))), **TIMES)
            )
    required = {role for step in steps if step.needs is Needs.ALL for role in step.roles}
    besides = draw(st.sets(st.sampled_from(APPROVING), max_size=2))
    minutes = draw(st.lists(st.integers(1, 900), min_size=12, max_size=12))
    return tuple(steps), required | besides, minutes


@given(plans())
def test_whoever_approves_when_it_is_their_turn_brings_every_plan_to_its_end(plan):
    steps, roles, minutes = plan
    given, now = [], NINE
    for step_minutes in minutes:
        found = waits(steps, roles, given, NINE, now)
        if not found:
            break
        assert all(wait.since <= now and wait.roles for wait in found)
        assert all(one.place is not None for one in found[:-1])
        later = {role for step in after(steps, found) for role in step.roles}
        assert not later & {role for wait in found for role in wait.roles}
        now += timedelta(minutes=step_minutes)
        given.append(Approval(role=found[0].roles[0], at=now))
    assert waits(steps, roles, given, NINE, now) == ()
    approved = {one.role for one in given}
    assert roles <= approved
    for step in steps:
        assert set(step.roles) & approved
