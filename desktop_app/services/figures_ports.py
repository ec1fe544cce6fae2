"""What figures are added up from, as the record tells it by pages. Values only.

No more is read than is counted: an account has a hundred thousand posts, and all that their rows in
a list show would take a hundred times as long.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.finding import Family
from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Step

#: The actions that are moves.
MOVES = (
    ActionKind.SUBMIT,
    ActionKind.APPROVE,
    ActionKind.UNAPPROVE,
    ActionKind.REQUIRE,
    ActionKind.REQUEST_CHANGES,
    ActionKind.VETO,
)


class Period(NamedTuple):
    """Which account, and from when to when."""

    account: AccountId
    since: datetime  #: included, UTC
    until: datetime  #: excluded, UTC


class WentOut(NamedTuple):
    """A post that is, or was, at X."""

    post: PostId
    at: datetime  #: when its first part went out, UTC
    author: PersonId
    texts: tuple[str, ...] | None  #: of each part; None once its words were taken out


class Said(NamedTuple):
    """What the statement of a move says: nothing where it was taken out, or where nothing counts."""

    steps: tuple[Step, ...] = ()  #: of a submission
    roles: frozenset[Role] = frozenset()  #: that are asked for, or of the approval
    flags: frozenset[tuple[str, Family]] = frozenset()  #: of a submission: rules, and what about


class Move(NamedTuple):
    """An action on a post's way through approval."""

    seq: int  #: its place in the account's chain
    kind: ActionKind  #: one of `MOVES`
    post: PostId
    actor: PersonId
    at: datetime  #: UTC
    revision: int
    said: Said | None  #: None once it was taken out
