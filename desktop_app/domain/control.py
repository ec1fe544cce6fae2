"""What holds for a whole account: its freeze, the machine that sends, strays, and legal holds.

Added up from the account's own actions; a post's record carries the control of its account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.account import APPROVING, AccountId, Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionId, ActionKind, PostId
from desktop_app.domain.canonical import read_time
from desktop_app.domain.reading import as_optional_text, as_text
from desktop_app.domain.verification import Verify, check_action


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """Nothing more leaves the account, but what is submitted as urgent after `seq`."""

    seq: int
    by: PersonId
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A post at X that this ledger never approved, as somebody's machine saw it."""

    x_post_id: str
    seen_by: PersonId
    seen_at: datetime
    text: str | None  #: as X returned it
    created_at: datetime | None
    explained_by: PersonId | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preservation:
    """A legal hold that was not ended: the words of what it covers stay."""

    id: ActionId
    matter: str  #: the case, as legal calls it
    covers: PostId | None  #: None for the whole account
    reason: str
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """`principal` lets `deputy` decide in `role` in their name, from `begins_at` until `ends_at`.

    It counts for as long as the principal holds the role; `ended_at` is set where somebody ended it
    before its time.
    """

    id: ActionId
    role: Role
    principal: PersonId
    deputy: PersonId
    begins_at: datetime
    ends_at: datetime
    reason: str
    at: datetime
    seq: int
    ended_by: PersonId | None = None
    ended_at: datetime | None = None

    def is_live(self, at: datetime) -> bool:
        """Whether it holds at `at`, by what was recorded until now."""
        return self.ended_at is None and self.begins_at <= at < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The state of one account. `publisher` is the machine that sends; None when there is none."""

    account: AccountId
    publisher: PersonId | None
    machines: tuple[PersonId, ...] = ()  #: which may send; all but one wait to take over
    freeze: Freeze | None = None
    strays: tuple[Stray, ...] = ()
    preservations: tuple[Preservation, ...] = ()  #: oldest first
    delegations: tuple[Delegation, ...] = ()  #: oldest first, also those that are over

    @classmethod
    def of(cls, charter: Charter, account: AccountId) -> Control:
        """As it is before any action: the charter's first publisher sends, nothing is frozen."""
        machines = tuple(one.id for one in charter.publishers(account))
        return cls(account=account, publisher=next(iter(machines), None), machines=machines)

    def covering(self, post: PostId) -> tuple[Preservation, ...]:
        """The legal holds on a post of this account."""
        return tuple(one for one in self.preservations if one.covers in (None, post))

    def deputies(self, role: Role, at: datetime) -> tuple[Delegation, ...]:
        """Who may decide in `role` for somebody else at `at`, as long as that person holds it."""
        return tuple(one for one in self.delegations if one.role is role and one.is_live(at))

    def acts_for(self, deputy: PersonId, principal: PersonId, role: Role, at: datetime) -> bool:
        """Whether `deputy` may decide in `role` in the name of `principal` at `at`."""
        return any(
            (one.deputy, one.principal) == (deputy, principal) for one in self.deputies(role, at)
        )

    def after(self, action: Action) -> Control:
        """The control after one of the account's own actions."""
        said = action.statement
        match action.kind:
            case ActionKind.FREEZE:
                freeze = Freeze(
                    seq=action.seq, by=action.actor, at=action.at, reason=as_text(said["reason"])
                )
                return replace(self, freeze=freeze)
            case ActionKind.UNFREEZE:
                return replace(self, freeze=None)
            case ActionKind.TAKE_OVER:
                taken = PersonId(as_text(said["publisher"]))
                # A machine that the roster has no longer sends no more, whoever let it take over.
                return replace(self, publisher=taken) if taken in self.machines else self
            case ActionKind.STRAY:
                return replace(self, strays=(*self.strays, _stray(action)))
            case ActionKind.EXPLAIN_STRAY:
                return replace(self, strays=tuple(_explained(one, action) for one in self.strays))
            case ActionKind.DELEGATE:
                return replace(self, delegations=(*self.delegations, _delegation(action)))
            case ActionKind.UNDELEGATE:
                return replace(
                    self, delegations=tuple(_ended(one, action) for one in self.delegations)
                )
            case ActionKind.PRESERVE:
                held = (*self.preservations, _preservation(action))
                return replace(self, preservations=held)
            case ActionKind.UNPRESERVE:
                ended = said["preserves"]
                left = tuple(one for one in self.preservations if one.id != ended)
                return replace(self, preservations=left)
        return self


def replay_control(
    actions: Sequence[Action], charter: Charter, account: AccountId, verify: Verify
) -> Control:
    """Add up an account's own actions, oldest first, checking each. Raises Damaged."""
    control = Control.of(charter, account)
    for action in actions:
        check_action(action, charter, verify)
        control = control.after(action)
    return control


def standing_in(
    charter: Charter, control: Control, role: Role, at: datetime
) -> tuple[Delegation, ...]:
    """Who stands in for whom in `role` at `at`: the other holds it, the deputy is in the roster.

    Whoever holds no duty any more, for any account, left it.
    """
    there = {duty.person for duty in charter.duties}
    return tuple(
        one
        for one in control.deputies(role, at)
        if one.deputy in there and role in charter.roles(one.principal, control.account)
    )


def acting(
    charter: Charter, control: Control, person: PersonId, account: AccountId, at: datetime
) -> tuple[tuple[Role, PersonId], ...]:
    """In which duties, and for whom, `person` may decide as a deputy at `at`; in order of `Role`."""
    return tuple(
        dict.fromkeys(
            (role, one.principal)
            for role in APPROVING
            for one in standing_in(charter, control, role, at)
            if one.deputy == person and control.account == account
        )
    )


def _stray(action: Action) -> Stray:
    said = action.statement
    created = as_optional_text(said["created_at"])
    return Stray(
        x_post_id=as_text(said["x_post_id"]),
        seen_by=action.actor,
        seen_at=action.at,
        text=as_optional_text(said["text"]),
        created_at=None if created is None else read_time(created),
    )


def _preservation(action: Action) -> Preservation:
    said = action.statement
    covers = as_optional_text(said["covers"])
    return Preservation(
        id=action.id,
        matter=as_text(said["matter"]),
        covers=None if covers is None else PostId(covers),
        reason=as_text(said["reason"]),
        by=action.actor,
        at=action.at,
    )


def _delegation(action: Action) -> Delegation:
    said = action.statement
    return Delegation(
        id=action.id,
        role=Role(as_text(said["role"])),
        principal=action.actor,
        deputy=PersonId(as_text(said["deputy"])),
        begins_at=read_time(said["begins_at"]),
        ends_at=read_time(said["ends_at"]),
        reason=as_text(said["reason"]),
        at=action.at,
        seq=action.seq,
    )


def _ended(one: Delegation, action: Action) -> Delegation:
    if action.statement["delegation"] != one.id:
        return one
    return replace(one, ended_by=action.actor, ended_at=action.at)


def _explained(stray: Stray, action: Action) -> Stray:
    if action.statement["x_post_id"] != stray.x_post_id:
        return stray
    reason = as_text(action.statement["reason"])
    return replace(stray, explained_by=action.actor, explanation=reason)
