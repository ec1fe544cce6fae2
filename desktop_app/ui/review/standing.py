"""What this person may do with this post now, and why not the rest. Nothing here draws.

The services and the ledger judge again; this only keeps a person from asking for what will be
refused, and says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import APPROVING, WRITING, PersonId, Role
from desktop_app.domain.publication import PostState
from desktop_app.services.reading import PostView

_DECIDABLE = (PostState.IN_REVIEW, PostState.APPROVED)
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
)


class Hindrance(StrEnum):
    """Why somebody cannot approve."""

    NONE = ""
    OWN = "own"  #: they wrote it, or helped
    STATE = "state"  #: the post is not in review
    DONE = "done"  #: they approved this version
    ROLE = "role"  #: they hold no role that has to approve it


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What may be done. `role` is the one in which this person decides."""

    hindrance: Hindrance
    role: Role | None
    can_object: bool  #: request changes
    can_veto: bool
    can_rewrite: bool
    must_rewrite: bool  #: it is the author's turn
    can_withdraw: bool


def permissions(view: PostView, person: PersonId, now: datetime) -> Permissions:
    """What `person` may do with `view` at `now`."""
    state = view.record.state
    held = view.charter.roles(person, view.record.account)
    deciding = [role for role in held if role in APPROVING]
    open_to_them = state in _DECIDABLE and not view.own and bool(deciding)
    writes = view.own and bool(set(held) & set(WRITING))
    return Permissions(
        hindrance=_hindrance(view, person, now),
        role=view.my_role or next(iter(deciding), None),
        can_object=open_to_them,
        can_veto=open_to_them and Role.LEGAL in deciding,
        can_rewrite=writes and state in _OPEN,
        must_rewrite=writes and state in _BACK,
        can_withdraw=writes and state in _OPEN,
    )


def can_settle(view: PostView, person: PersonId) -> bool:
    """Whether `person` may say that a post is not on X (the ledger asks for communications)."""
    return Role.COMMUNICATIONS in view.charter.roles(person, view.record.account)


def can_send_again(view: PostView, person: PersonId) -> bool:
    """Whether `person` may let a held post go on: whoever could have approved a post like it."""
    return bool(set(view.charter.roles(person, view.record.account)) & set(APPROVING))


def _hindrance(view: PostView, person: PersonId, now: datetime) -> Hindrance:
    if view.own:
        return Hindrance.OWN
    if view.record.state is not PostState.IN_REVIEW:
        return Hindrance.STATE
    if view.my_role is not None:
        return Hindrance.NONE
    if any(decision.person == person for decision in view.record.counting(now)):
        return Hindrance.DONE
    return Hindrance.ROLE
