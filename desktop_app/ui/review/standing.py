"""What this person may do with this post now, and why not the rest. Nothing here draws.

The services and the ledger judge again; this only keeps a person from asking for what will be
refused, and says why.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.account import APPROVING, WRITING, PersonId, Role
from desktop_app.domain.finding import Family, Severity
from desktop_app.domain.policy import RELEASING, STOPPING, requirements
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Decision, Verdict
from desktop_app.domain.revision import Revision
from desktop_app.domain.time_limits import after
from desktop_app.services import time_limits
from desktop_app.services.discussing import only_suggested
from desktop_app.services.reading import PostView, is_to_recheck
from desktop_app.services.reviewing import DECIDABLE
from desktop_app.ui.review.threads import settlers

#: States in which the author can take the post back.
_OPEN = (
    PostState.IN_REVIEW,
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.APPROVED,
    PostState.REFUSED,
    PostState.HELD,
    PostState.MISSED,
)
_BACK = (
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.REFUSED,
    PostState.MISSED,
    PostState.RECALLED,
)
_STOPPABLE = (PostState.APPROVED, PostState.HELD)
_NOT_REMOVABLE = (
    PostState.SENDING,
    PostState.UNKNOWN,
    PostState.NEEDS_PERSON,
    PostState.REMOVING,
    PostState.REMOVED,
)
#: The ledger takes no “it is not there” earlier, unless a person is needed: X shows posts late.
ABSENT_AFTER = timedelta(minutes=15)


class Act(StrEnum):
    """What a person can ask for."""

    APPROVE = "approve"
    OBJECT = "object"
    VETO = "veto"
    UNAPPROVE = "unapprove"
    WITHDRAW = "withdraw"
    RECALL = "recall"
    RELEASE = "release"
    REWRITE = "rewrite"
    TAKE_DOWN = "take_down"
    REMOVED = "removed"
    AFTER_REVIEW = "after_review"
    CORRECT_REPLY = "correct_reply"
    CORRECT_ALONE = "correct_alone"


#: What must hold at once, so that it is done only while the record answers.
NEEDS_SERVER = (
    Act.UNAPPROVE,
    Act.WITHDRAW,
    Act.RECALL,
    Act.RELEASE,
    Act.TAKE_DOWN,
    Act.REMOVED,
    Act.AFTER_REVIEW,
)


class Hindrance(StrEnum):
    """Why somebody cannot approve."""

    NONE = ""
    OWN = "own"  #: they wrote it, or sent a version of it
    SUGGESTED = "suggested"  #: what they suggested was taken over
    STATE = "state"  #: the post is not in review
    DONE = "done"  #: they approved this version
    TURN = "turn"  #: their step comes later
    ROLE = "role"  #: they hold no role that has to approve it
    UNSENT = "unsent"  #: what they decided, or a text of theirs, waits to be sent
    TWIN = "twin"  #: it is approved together with a post that has changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A duty in which somebody decides: their own, or one that was lent to them until `until`."""

    role: Role
    acting_for: PersonId | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What may be done. `role` is the one in which this person decides, `acting_for` whose it is."""

    hindrance: Hindrance
    role: Role | None
    acts: frozenset[Act]  #: what is offered; APPROVE only while it can be done
    must_rewrite: bool  #: it is the author's turn
    acting_for: PersonId | None = None
    seats: tuple[Seat, ...] = ()  #: in which this person may approve now; the first one is usual
    vetoes_for: PersonId | None = None  #: whose duty a veto would be; None: this person's own
    approved_for: PersonId | None = None  #: in whose name this person's approval is
    before: tuple[Role, ...] = ()  #: whose turn it is before this person's
    approved_as: Role | None = None  #: the role of this person's own approval, while it counts
    settlers: tuple[PersonId, ...] = ()  #: who can settle what is open


def permissions(
    view: PostView,
    person: PersonId,
    now: datetime,
    chosen: Seat | None = None,
    *,
    unsent: bool = False,
) -> Permissions:
    """What `person` may do with `view` at `now`; in the name they chose, where they may choose.

    `unsent`: a decision or a text of theirs waits to be sent. Until it is, they do nothing more.
    """
    if unsent:
        return Permissions(
            hindrance=Hindrance.UNSENT, role=None, acts=frozenset(), must_rewrite=False
        )
    state = view.record.state
    held = view.charter.roles(person, view.record.account)
    every = seats(view, person, now)
    deciding = [seat.role for seat in every]
    writes = view.own and bool(set(held) & set(WRITING))
    mine = [each for each in view.record.counting(now) if each.person == person]
    hindrance = _hindrance(view, person, now)
    acts = {
        *_objecting(view, person, deciding),
        *_stopping(view, held),
        *_afterwards(view, held),
    }
    if hindrance is Hindrance.NONE:
        acts.add(Act.APPROVE)
    if mine and state in DECIDABLE:
        acts.add(Act.UNAPPROVE)
    if writes and state in _OPEN:
        acts |= {Act.WITHDRAW, Act.REWRITE}
    if writes and state is PostState.RECALLED:
        acts.add(Act.REWRITE)
    offered = _in_turn(view, every, now) if hindrance is Hindrance.NONE else ()
    seat = chosen if chosen in offered else next(iter((*offered, *every)), None)
    return Permissions(
        hindrance=hindrance,
        role=None if seat is None else seat.role,
        acting_for=None if seat is None else seat.acting_for,
        seats=offered,
        vetoes_for=next((one.acting_for for one in every if one.role is Role.LEGAL), None),
        acts=frozenset(acts),
        must_rewrite=writes and state in _BACK,
        before=waits_behind(view, now, deciding) if hindrance is Hindrance.TURN else (),
        approved_as=next((each.role for each in mine), None),
        approved_for=next((each.acting_for for each in mine), None),
        settlers=_settlers(view, now),
    )


def _settlers(view: PostView, now: datetime) -> tuple[PersonId, ...]:
    record, charter = view.record, view.charter
    found = (one for each in record.open_comments for one in settlers(charter, record, each, now))
    return tuple(dict.fromkeys(found))


def seats(view: PostView, person: PersonId, now: datetime) -> tuple[Seat, ...]:
    """The duties in which `person` decides: their own, then those that others lent them.

    Nobody decides in the name of somebody who helped to write it.
    """
    record, charter = view.record, view.charter
    own = [role for role in charter.roles(person, record.account) if role in APPROVING]
    lent = [
        Seat(role=one.role, acting_for=one.principal, until=one.ends_at)
        for one in record.control.delegations
        if one.is_live(now)
        and one.deputy == person
        and one.role in charter.roles(one.principal, record.account)
        and one.principal not in record.contributors
    ]
    return (*(Seat(role=role) for role in own), *lent)


def _in_turn(view: PostView, every: tuple[Seat, ...], now: datetime) -> tuple[Seat, ...]:
    """Those of `every` that may approve now; the one that is asked for first stands first."""
    turn = {role for role in view.missing if not view.record.waits_for(role, now)}
    wanted = (view.my_role, view.acting_for)
    found = [one for one in every if one.role in turn or (one.role, one.acting_for) == wanted]
    return tuple(sorted(found, key=lambda one: (one.role, one.acting_for) != wanted))


def can_settle(view: PostView, person: PersonId) -> bool:
    """Whether `person` may say that a post is not on X (the ledger asks for communications)."""
    return Role.COMMUNICATIONS in view.charter.roles(person, view.record.account)


def absent_from(view: PostView) -> datetime | None:
    """From when on somebody may say that an unknown post is not there; None: at once."""
    publication = view.record.publication
    if view.record.state is not PostState.UNKNOWN or publication is None:
        return None
    return (publication.settled_at or publication.attempted_at) + ABSENT_AFTER


def can_post_by_hand(view: PostView, person: PersonId) -> bool:
    """Whether `person` may say that they posted it in X's own application."""
    return bool(set(view.charter.roles(person, view.record.account)) & set(WRITING))


def _objecting(view: PostView, person: PersonId, deciding: list[Role]) -> set[Act]:
    """Who only helped to write it may say no; whoever sent this version takes it back instead."""
    is_sender = person == view.record.current.submitted_by
    if is_sender or not deciding or view.record.state not in DECIDABLE:
        return set()
    return {Act.OBJECT, Act.VETO} if Role.LEGAL in deciding else {Act.OBJECT}


def _stopping(view: PostView, held: tuple[Role, ...]) -> set[Act]:
    state, acts = view.record.state, set()
    if state in _STOPPABLE and (view.own or set(held) & set(STOPPING)):
        acts.add(Act.RECALL)
    releases = not view.own and set(held) & set(RELEASING)
    if state is PostState.HELD and releases and not view.record.is_frozen:
        acts.add(Act.RELEASE)
    return acts


def _afterwards(view: PostView, held: tuple[Role, ...]) -> set[Act]:
    record, acts = view.record, set()
    stops = bool(set(held) & set(STOPPING))
    there = any(part.removed_at is None for part in record.parts)
    if stops and there and record.state not in _NOT_REMOVABLE:
        acts.add(Act.TAKE_DOWN)
    if stops and record.state is PostState.REMOVING:
        acts.add(Act.REMOVED)
    if stops and record.needs_after_review and not view.own:
        acts.add(Act.AFTER_REVIEW)
    if record.state in (PostState.POSTED, PostState.REMOVED) and set(held) & set(WRITING):
        acts.add(Act.CORRECT_ALONE)
        if record.state is PostState.POSTED:
            acts.add(Act.CORRECT_REPLY)
    return acts


def _hindrance(view: PostView, person: PersonId, now: datetime) -> Hindrance:
    if view.own:
        return Hindrance.SUGGESTED if only_suggested(view.record, person) else Hindrance.OWN
    if view.record.state is not PostState.IN_REVIEW:
        return Hindrance.STATE
    if is_to_recheck(view.record, view.twin):
        return Hindrance.TWIN
    if view.my_role is not None:
        return Hindrance.NONE
    if waits_behind(view, now, [seat.role for seat in seats(view, person, now)]):
        return Hindrance.TURN
    if any(decision.person == person for decision in view.record.counting(now)):
        return Hindrance.DONE
    return Hindrance.ROLE


def waits_behind(view: PostView, now: datetime, held: Collection[Role]) -> tuple[Role, ...]:
    """Whose turn it is before any of the duties in `held`; none where one of them may approve now."""
    turn = time_limits.of_record(view.charter, view.record, now)
    first = tuple(role for wait in turn for role in wait.roles if wait.place is not None)
    later = {role for step in after(view.record.current.steps, turn) for role in step.roles}
    asked = {role for wait in turn for role in wait.roles}
    return () if asked & set(held) or not later & set(held) else first


def decided_on(view: PostView, person: PersonId) -> Revision | None:
    """The newest version before the current one on which `person` decided; None without one."""
    current = view.record.current.number
    numbers = [
        decision.revision
        for decision in view.record.decisions
        if decision.person == person and decision.revision < current
    ]
    wanted = max(numbers, default=None)
    return next((each for each in view.record.revisions if each.number == wanted), None)


def compared_with(view: PostView, person: PersonId) -> Revision | None:
    """What changes are shown against: what `person` decided on last, or the version before."""
    earlier = view.record.revisions[:-1]
    return decided_on(view, person) or (earlier[-1] if earlier else None)


def open_veto(view: PostView) -> Decision | None:
    """Legal's veto while it stands: until legal approves a later version."""
    for decision in reversed(view.record.decisions):
        if decision.verdict is Verdict.VETO:
            return decision
        if decision.verdict is Verdict.APPROVE and decision.role is Role.LEGAL:
            return None
    return None


def families_to_answer(view: PostView, role: Role | None) -> tuple[Family, ...]:
    """What whoever approves in `role` gives a reason for: the findings that ask for legal."""
    is_urgent = view.twin is not None and bool(view.twin.current.urgent)
    account = view.record.account
    of_twin = requirements(view.charter, account, view.twin_findings, is_urgent=is_urgent)
    return tuple(
        dict.fromkeys(
            finding.family
            for need in (*view.requirements, *of_twin)
            if need.role is role
            for finding in need.findings
            if finding.severity is Severity.LEGAL
        )
    )


def needs_passphrase(view: PostView) -> bool:
    """Whether the policy asks for the passphrase again before `view` is approved."""
    return view.charter.policy.reauthenticate and any(
        finding.severity is Severity.LEGAL for finding in (*view.findings, *view.twin_findings)
    )
