"""Being away: one deputy for some duties, from one time to another; and being back.

Each duty is lent by an action of its own (`delegating`); what cannot be lent is said beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import APPROVING, AccountId, Charter, Person, PersonId, Role
from desktop_app.domain.control import Control, Delegation
from desktop_app.services import delegating
from desktop_app.services.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty for one account, which its holder can lend."""

    account: AccountId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One duty that somebody lent, is lending, or will lend."""

    account: AccountId
    lent: Delegation

    def is_over(self, now: datetime) -> bool:
        """Whether it came to its end, or was ended."""
        return self.lent.ended_at is not None or self.lent.ends_at <= now


def duties(charter: Charter, person: PersonId) -> tuple[Duty, ...]:
    """What `person` can lend: what they decide in, but no executive's own voice."""
    return tuple(
        Duty(account=account.id, role=role)
        for account in charter.accounts
        for role in charter.roles(person, account.id)
        if role in APPROVING and role is not Role.EXECUTIVE
    )


def keeps_own_voice(charter: Charter, person: PersonId) -> bool:
    """Whether something is written in this person's name, which nobody approves but they."""
    return any(Role.EXECUTIVE in charter.roles(person, one.id) for one in charter.accounts)


def candidates(charter: Charter, person: PersonId) -> tuple[Person, ...]:
    """Who could be their deputy: anybody else who is no machine."""
    machines = {one.person for one in charter.duties if one.role is Role.PUBLISHER}
    active = {one.person for one in charter.duties}
    return tuple(one for one in charter.people if one.id in active - machines and one.id != person)


def absences(
    controls: Iterable[Control], charter: Charter, person: PersonId | None = None
) -> tuple[Absence, ...]:
    """What was lent by or to `person` (None: by anybody), newest first.

    What its holder no longer holds is over, whatever its dates say, and is left out.
    """
    found = [
        Absence(account=control.account, lent=one)
        for control in controls
        for one in control.delegations
        if person in (None, one.principal, one.deputy)
        and one.role in charter.roles(one.principal, control.account)
    ]
    return tuple(sorted(found, key=lambda one: (one.lent.begins_at, one.lent.seq), reverse=True))


def begin(
    parts: Parts,
    lent: Sequence[Duty],
    deputy: PersonId,
    between: tuple[datetime, datetime],
    by: PersonId,
    reason: str,
) -> None:
    """Lend each duty to `deputy`. Raises what `delegating.delegate` raises; what came before stays."""
    for duty in lent:
        delegating.delegate(parts, duty.account, duty.role, deputy, *between, by, reason)


def end(parts: Parts, absences: Iterable[Absence], by: PersonId, reason: str) -> None:
    """End what is not over yet. Raises what `delegating.undelegate` raises."""
    now = parts.clock.now()
    for one in absences:
        if not one.is_over(now):
            delegating.undelegate(parts, one.account, one.lent.id, by, reason)


def live(
    controls: Mapping[AccountId, Control], charter: Charter, now: datetime
) -> tuple[Absence, ...]:
    """What is lent at `now`, on every account."""
    known = absences(controls.values(), charter)
    return tuple(one for one in known if one.lent.is_live(now))
