"""Whose turn it is, since when, and what happens while nothing happens: a reminder, an escalation.

All of it is computed from what the record says and the policy asks. Nothing is recorded, and no
time that passes approves anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Needs, Step

#: How long before an approval ends this is told.
ENDS_SOON = timedelta(hours=24)


class Approval(Protocol):
    """An approval of the version that is waited for, also one that ran out."""

    @property
    def role(self) -> Role:
        """The duty in which it was given."""

    @property
    def at(self) -> datetime:
        """When it was given."""

    @property
    def expires_at(self) -> datetime:
        """Until when it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Duties that may approve now, and how long they may take.

    `place` is the step, 0 for the first; None for duties that are asked for besides the steps and
    need not wait for one.
    """

    place: int | None
    roles: tuple[Role, ...]
    needs: Needs
    since: datetime
    remind_at: datetime | None = None
    escalate_at: datetime | None = None
    escalate_to: tuple[Role, ...] = ()

    @property
    def due_at(self) -> datetime | None:
        """When it is overdue: when it is reminded of, or else escalated; None for never."""
        times = [at for at in (self.remind_at, self.escalate_at) if at is not None]
        return min(times, default=None)


def waits(
    steps: Sequence[Step],
    roles: Collection[Role],
    approvals: Iterable[Approval],
    asked_at: datetime,
    now: datetime,
    *,
    besides: Step | None = None,
) -> tuple[Wait, ...]:
    """Who is waited for now: the step whose turn it is, then who is asked for besides.

    `roles` are those that must approve each; of a step that one of several can approve they may
    name none. `asked_at` is when the version was submitted, or an approval taken back, or another
    duty asked for: nobody's time begins earlier. An approval that ran out counts as not given since
    its end. `besides` has the times of whoever is asked for and not named by `steps`.
    """
    given = tuple(approvals)
    have: dict[Role, datetime] = {}
    for one in given:
        if one.expires_at > now:
            have[one.role] = min(one.at, have.get(one.role, one.at))
    ended = {one.role: one.expires_at for one in given if one.role not in have}
    turn, since = _turn(steps, have, asked_at)
    found = []
    if turn is not None:
        step = steps[turn]
        open_roles = step.roles if step.needs is Needs.ANY else _lacking(step.roles, have)
        found.append(_wait(turn, open_roles, step.needs, since, ended, step))
    later = {
        role for step in steps[(len(steps) if turn is None else turn) :] for role in step.roles
    }
    others = tuple(r for r in Role if r in roles and r not in have and r not in later)
    if others:
        found.append(_wait(None, others, Needs.ALL, asked_at, ended, besides))
    return tuple(found)


def timed(said: Sequence[Step], policy: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that a submission names, with the times that today's policy gives such steps."""
    known = {(step.needs, frozenset(step.roles)): step for step in policy}
    return tuple(known.get((step.needs, frozenset(step.roles)), step) for step in said)


def ends_at(approvals: Iterable[Approval], now: datetime) -> datetime | None:
    """When the first of the approvals that count at `now` ends; None without one."""
    return min((one.expires_at for one in approvals if one.expires_at > now), default=None)


def after(steps: Sequence[Step], turn: Sequence[Wait]) -> tuple[Step, ...]:
    """The steps whose turn comes later."""
    places = [wait.place for wait in turn if wait.place is not None]
    return tuple(steps[places[0] + 1 :]) if places else ()


def _turn(
    steps: Sequence[Step], have: dict[Role, datetime], asked_at: datetime
) -> tuple[int | None, datetime]:
    """The first step that is not done, and since when every step before it is."""
    since = asked_at
    for place, step in enumerate(steps):
        times = [have[role] for role in step.roles if role in have]
        wanted = 1 if step.needs is Needs.ANY else len(step.roles)
        if len(times) < wanted:
            return place, since
        since = max(since, min(times) if step.needs is Needs.ANY else max(times))
    return None, since


def _lacking(roles: Iterable[Role], have: Collection[Role]) -> tuple[Role, ...]:
    return tuple(role for role in roles if role not in have)


def _wait(
    place: int | None,
    roles: tuple[Role, ...],
    needs: Needs,
    since: datetime,
    ended: dict[Role, datetime],
    times: Step | None,
) -> Wait:
    since = max([since, *(ended[role] for role in roles if role in ended)])
    wait = Wait(place=place, roles=roles, needs=needs, since=since)
    if times is None:
        return wait
    return replace(
        wait,
        remind_at=_later(since, times.remind_after_seconds),
        escalate_at=_later(since, times.escalate_after_seconds),
        escalate_to=times.escalate_to,
    )


def _later(since: datetime, seconds: int) -> datetime | None:
    return since + timedelta(seconds=seconds) if seconds else None
