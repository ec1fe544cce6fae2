"""What is asked of the record's actions, and what one row of the answer is. Values only.

Actions are read newest first, by pages of keys, whatever chain they stand in: a key is where a page
ends, and only the ledger that gave it can read it. Who may read which chain is the ledger's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import Action, ActionKind, PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailQuery:
    """Which actions. What is empty asks for nothing; of several values one is enough."""

    people: tuple[PersonId, ...] = ()
    accounts: tuple[AccountId, ...] = ()  #: chains: `LEDGER_CHAIN` is the ledger's own
    kinds: tuple[ActionKind, ...] = ()
    post: PostId | None = None
    since: datetime | None = None  #: included, UTC
    until: datetime | None = None  #: excluded, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailRow:
    """One action, and the words that it is about."""

    action: Action
    #: The first part of the version it names; "" where it names none, or its words were taken out.
    text: str


class Topic(StrEnum):
    """What actions are about, as somebody who looks for one would say it. Each is of one topic."""

    SUBMITTED = "submitted"
    DECIDED = "decided"
    REMARKS = "remarks"
    SENT = "sent"
    STOPPED = "stopped"
    SEEN = "seen"
    PEOPLE = "people"
    RULES = "rules"
    KEPT = "kept"


TOPICS: dict[Topic, tuple[ActionKind, ...]] = {
    Topic.SUBMITTED: (ActionKind.SUBMIT, ActionKind.WITHDRAW),
    Topic.DECIDED: (
        ActionKind.APPROVE,
        ActionKind.REQUEST_CHANGES,
        ActionKind.VETO,
        ActionKind.UNAPPROVE,
        ActionKind.REQUIRE,
        ActionKind.AFTER_REVIEW,
    ),
    Topic.REMARKS: (ActionKind.COMMENT, ActionKind.RESOLVE),
    Topic.SENT: (
        ActionKind.ATTEMPT,
        ActionKind.POSTED,
        ActionKind.REFUSED,
        ActionKind.HELD,
        ActionKind.NOT_SENT,
        ActionKind.UNKNOWN,
        ActionKind.NEEDS_PERSON,
        ActionKind.FOUND,
        ActionKind.ABSENT,
        ActionKind.MISSED,
        ActionKind.BY_HAND,
        ActionKind.READ_BACK,
    ),
    Topic.STOPPED: (
        ActionKind.RECALL,
        ActionKind.RELEASE,
        ActionKind.FREEZE,
        ActionKind.UNFREEZE,
        ActionKind.TAKE_DOWN,
        ActionKind.REMOVED,
        ActionKind.NOT_REMOVED,
        ActionKind.TAKE_OVER,
        ActionKind.STRAY,
        ActionKind.EXPLAIN_STRAY,
    ),
    Topic.SEEN: (ActionKind.SEEN,),
    Topic.PEOPLE: (
        ActionKind.CHARTER,
        ActionKind.PROPOSE_ROSTER,
        ActionKind.ADOPT_ROSTER,
        ActionKind.HEARTBEAT,
        ActionKind.DELEGATE,
        ActionKind.UNDELEGATE,
    ),
    Topic.RULES: (
        ActionKind.PROPOSE_RULES,
        ActionKind.ADOPT_RULES,
        ActionKind.PROPOSE_TEMPLATE,
        ActionKind.ADOPT_TEMPLATE,
        ActionKind.RETIRE_TEMPLATE,
        ActionKind.ADD_WORD,
        ActionKind.DROP_WORD,
        ActionKind.KEEP_LIST,
    ),
    Topic.KEPT: (
        ActionKind.PRESERVE,
        ActionKind.UNPRESERVE,
        ActionKind.ASK_REDACTION,
        ActionKind.REDACT,
    ),
}
