"""Who is who and who may do what: duties, keys, deputies, machines, root keys, and what is coming.

Everything comes from the record, whose own chain was verified on the way. Nothing here changes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionId, ActionKind
from desktop_app.domain.canonical import Json
from desktop_app.domain.control import Control
from desktop_app.domain.envelope import hint
from desktop_app.domain.reading import as_list, as_object, as_text
from desktop_app.domain.roster import Roster
from desktop_app.domain.steps import named
from desktop_app.services import away, enrolling
from desktop_app.services.away import Absence
from desktop_app.services.comparing import control_in
from desktop_app.services.enrolling import Waiting
from desktop_app.services.parts import Parts

#: A duty, as proposals name it.
_Held = tuple[PersonId, AccountId, Role]


class Warn(StrEnum):
    """Why posts would wait, or nothing could be changed."""

    NOBODY = "nobody"  #: nobody holds a duty that posts need
    ALONE = "alone"  #: one person alone does: posts wait when they are away
    AWAY = "away"  #: that person is away now, and nobody decides for them
    ONE_MACHINE = "one_machine"  #: no other computer can take over
    NO_MACHINE = "no_machine"  #: nothing sends for the account


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing to mend before it hurts."""

    kind: Warn
    account: AccountId
    role: Role
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A duty that somebody holds, and since when; None where the record does not say."""

    account: AccountId
    role: Role
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One person or machine. `key` is what people see of the public key."""

    id: PersonId
    name: str
    key: str
    former_keys: tuple[str, ...]
    duties: tuple[Since, ...]
    absences: tuple[Absence, ...]  #: lent by or to them, now or later
    is_machine: bool
    holds_root: bool

    def roles(self, account: AccountId) -> tuple[Role, ...]:
        """Their duties for the account."""
        return tuple(one.role for one in self.duties if one.account == account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Which machine sends for an account, and which could."""

    account: AccountId
    now: PersonId | None
    standing_by: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything about people, at one moment."""

    at: datetime
    charter: Charter
    people: tuple[Who, ...]  #: with a duty: people first, then machines
    gone: tuple[Who, ...]  #: without any duty now: what they signed stays signed
    senders: tuple[Sender, ...]
    roster: Roster | None  #: in force; None where no root keys sign who may do what
    waiting: tuple[Waiting, ...]  #: rosters that somebody proposed
    warnings: tuple[Concern, ...]


def standing(parts: Parts) -> Standing:
    """Who may do what now, and what would be missing. Raises Damaged."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        ruled = parts.follower.at(work, parts.keys.verify)
        charter = ruled.charter
        controls = {one.id: control_in(work, parts, one.id) for one in charter.accounts}
        since = _since(work.rules())
    roster = None if ruled.trusted is None else ruled.trusted.roster
    lent = away.absences(controls.values(), charter)
    every = [
        _who(charter, one.id, since, tuple(a for a in lent if not a.is_over(now)), roster)
        for one in charter.people
    ]
    active = [one for one in every if one.duties]
    return Standing(
        at=now,
        charter=charter,
        people=tuple(sorted(active, key=lambda one: one.is_machine)),
        gone=tuple(one for one in every if not one.duties),
        senders=tuple(_sender(one) for one in controls.values()),
        roster=roster,
        waiting=enrolling.waiting(parts),
        warnings=tuple(
            found
            for control in controls.values()
            for found in (*_alone(charter, control, now), *_machines(control))
        ),
    )


def needed(charter: Charter, account: AccountId) -> tuple[Role, ...]:
    """Duties without which a post of the account can come to wait: policy's, and those that stop one."""
    terms = charter.policy.terms_for(account)
    asked = {
        *named(terms.steps),
        *terms.urgent,
        *charter.policy.asked_for(account),
        *(Role.COMMUNICATIONS, Role.LEGAL),
    }
    return tuple(role for role in Role if role in asked)


def _who(
    charter: Charter,
    person_id: PersonId,
    since: Mapping[_Held, datetime],
    lent: Sequence[Absence],
    roster: Roster | None,
) -> Who:
    person = charter.person(person_id)
    return Who(
        id=person.id,
        name=person.name,
        key=hint(person.key),
        former_keys=tuple(hint(key) for key in person.former),
        duties=tuple(
            Since(account=one.id, role=role, since=since.get((person.id, one.id, role)))
            for one in charter.accounts
            for role in charter.roles(person.id, one.id)
        ),
        absences=tuple(one for one in lent if person.id in (one.lent.principal, one.lent.deputy)),
        is_machine=any(
            one.person == person.id and one.role is Role.PUBLISHER
            for one in (*charter.duties, *charter.former)
        ),
        holds_root=roster is not None and person.id in {root.name for root in roster.roots},
    )


def _since(rules: Sequence[Action]) -> dict[_Held, datetime]:
    """Since when each duty is held without a break, by the charter and the rosters adopted later.

    The chain was verified; what proposals say that duties become was compared with their rosters.
    """
    found: dict[_Held, datetime] = {}
    proposed: dict[ActionId, Json] = {}
    for action in rules:
        said: Json = None
        if action.kind is ActionKind.CHARTER:
            said = as_object(action.statement.get("charter")).get("duties")
        elif action.kind is ActionKind.PROPOSE_ROSTER:
            proposed[action.id] = action.statement.get("duties")
        elif action.kind is ActionKind.ADOPT_ROSTER:
            said = proposed.get(ActionId(as_text(action.statement.get("proposal"))))
        if said is not None:
            held = [_held(one) for one in as_list(said)]
            found = {one: found.get(one, action.at) for one in held}
    return found


def _held(value: Json) -> _Held:
    said = as_object(value)
    return (
        PersonId(as_text(said["person"])),
        AccountId(as_text(said["account"])),
        Role(as_text(said["role"])),
    )


def _sender(control: Control) -> Sender:
    return Sender(
        account=control.account,
        now=control.publisher,
        standing_by=tuple(one for one in control.machines if one != control.publisher),
    )


def _alone(charter: Charter, control: Control, now: datetime) -> list[Concern]:
    """Duties that nobody, or one person alone, holds; deputies count while they decide."""
    found = []
    for role in needed(charter, control.account):
        holders = [one.id for one in charter.holders(role, control.account)]
        lent = {one.principal: one.deputy for one in control.deputies(role, now)}
        if not holders:
            found.append(Concern(kind=Warn.NOBODY, account=control.account, role=role))
        elif len(holders) == 1 and holders[0] not in lent:
            kind = Warn.AWAY if _is_away(control, holders[0], now) else Warn.ALONE
            found.append(Concern(kind=kind, account=control.account, role=role, person=holders[0]))
    return found


def _is_away(control: Control, person: PersonId, now: datetime) -> bool:
    """Whether they let somebody decide in another of their duties now."""
    return any(one.principal == person and one.is_live(now) for one in control.delegations)


def _machines(control: Control) -> list[Concern]:
    role, account = Role.PUBLISHER, control.account
    if control.publisher is None:
        return [Concern(kind=Warn.NO_MACHINE, account=account, role=role)]
    if len(control.machines) < 2:
        alone = control.publisher
        return [Concern(kind=Warn.ONE_MACHINE, account=account, role=role, person=alone)]
    return []
