"""Who is waited for, who is reminded of it, and who is told when that did not help.

Computed for one moment from the record and today's policy; nothing is written. Quiet hours are each
person's own and known to their own computer alone (`notice_choice`): it decides when to tell them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from desktop_app.domain import time_limits
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.control import Control, standing_in
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Standing, Verdict
from desktop_app.domain.steps import Step
from desktop_app.domain.time_limits import Wait
from desktop_app.services.ports import PostSummary

_ASKING = (ActionKind.SUBMIT, ActionKind.UNAPPROVE, ActionKind.REQUIRE, ActionKind.ABSENT)


def of_summary(charter: Charter, post: PostSummary, now: datetime) -> tuple[Wait, ...]:
    """Who is waited for with a post of a list: none unless it is in review."""
    if post.state is not PostState.IN_REVIEW:
        return ()
    times = charter.policy.terms_for(post.account).steps
    wrote = post.contributors
    given = [o for o in post.approvals if o.by not in wrote and o.acting_for not in wrote]
    steps = time_limits.timed(post.steps, times)
    return time_limits.waits(
        steps, post.roles, given, post.asked_at, now, besides=next(iter(times), None)
    )


def of_record(charter: Charter, record: PostRecord, now: datetime) -> tuple[Wait, ...]:
    """Who is waited for with one post, by its own steps."""
    if record.state is not PostState.IN_REVIEW:
        return ()
    current = record.current
    given = [
        one
        for one in record.decisions
        if one.verdict is Verdict.APPROVE
        and one.standing is Standing.COUNTS
        and one.person not in record.contributors
        and one.acting_for not in record.contributors
    ]
    asked_at = max(
        [
            current.submitted_at,
            *(one.at for one in record.actions if one.kind in _ASKING and one.seq >= current.seq),
        ]
    )
    times = charter.policy.terms_for(record.account).steps
    return time_limits.waits(
        steps_of(charter, record),
        current.roles,
        given,
        asked_at,
        now,
        besides=next(iter(times), None),
    )


def steps_of(charter: Charter, record: PostRecord) -> tuple[Step, ...]:
    """The steps in which the current version is approved, with the times that hold today."""
    times = charter.policy.terms_for(record.account).steps
    return time_limits.timed(record.current.steps, times)


def first_due(waits: Iterable[Wait]) -> Wait | None:
    """The wait that is due first; the step's where none is ever due."""
    found = list(waits)
    timed = [wait for wait in found if wait.due_at is not None]
    return min(timed, key=lambda wait: wait.due_at or wait.since, default=next(iter(found), None))


def reminded(
    charter: Charter,
    control: Control,
    wait: Wait,
    wrote: Collection[PersonId],
    now: datetime,
) -> tuple[PersonId, ...]:
    """Who is reminded: whoever holds one of the duties, or stands in, and did not help to write."""
    account = control.account
    held = [one.id for role in wait.roles for one in charter.holders(role, account)]
    asked = dict.fromkeys([*held, *deputies(charter, control, wait, wrote, now)])
    return tuple(one for one in asked if one not in wrote)


def deputies(
    charter: Charter, control: Control, wait: Wait, wrote: Collection[PersonId], now: datetime
) -> tuple[PersonId, ...]:
    """Who stands in for one of those who are waited for: not for somebody who wrote it."""
    return tuple(
        one.deputy
        for role in wait.roles
        for one in standing_in(charter, control, role, now)
        if one.principal not in wrote
    )


def told(
    charter: Charter,
    control: Control,
    wait: Wait,
    wrote: Collection[PersonId],
    now: datetime,
) -> tuple[PersonId, ...]:
    """Who hears that a reminder did not help, besides those whose own duty it is.

    Deputies who stand in, and whom the policy names; where there is neither, communications.
    """
    account = control.account
    named = [one.id for role in wait.escalate_to for one in charter.holders(role, account)]
    found = dict.fromkeys([*deputies(charter, control, wait, wrote, now), *named])
    found = found or dict.fromkeys(one.id for one in charter.holders(Role.COMMUNICATIONS, account))
    waited_for = {one.id for role in wait.roles for one in charter.holders(role, account)}
    return tuple(one for one in found if one not in waited_for and one not in wrote)
