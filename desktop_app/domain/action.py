"""Actions: the ledger's one kind of row. Every change of anything is one action, appended.

An action carries a *statement*, canonical JSON signed by its actor. The statement repeats what the
row says (kind, account, post, revision, fingerprint), so a row cannot be moved onto another post.
Bodies (payloads and statements) stand apart, under their SHA-256; the row holds digests only.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.canonical import Json, time_text

ActionId = NewType("ActionId", str)
PostId = NewType("PostId", str)

#: The chain of actions that belong to no account (charter, rules, rosters, own words).
LEDGER_CHAIN = AccountId("@ledger")
#: What the first action of a chain names as its predecessor.
GENESIS = "0" * 64
#: The type under which statements are signed (DSSE payload type).
STATEMENT_TYPE = "application/vnd.countersign.statement+json"


class ActionKind(StrEnum):
    """What an action does to the post it names. The trigger in the ledger is the judge."""

    CHARTER = "charter"  #: the first action: realm, people, duties, policy
    PROPOSE_RULES = "propose_rules"  #: a new rulebook, policy or profile, by one person
    ADOPT_RULES = "adopt_rules"  #: confirmed by another: now current
    PROPOSE_ROSTER = "propose_roster"  #: who may do what with which keys, signed by root keys
    ADOPT_ROSTER = "adopt_roster"  #: confirmed by another: now people, keys and duties are these
    HEARTBEAT = "heartbeat"  #: somebody says which roster is in force and how far the chains came
    SUBMIT = "submit"  #: a frozen revision goes into review; all earlier approvals are void
    APPROVE = "approve"  #: by a person, in a role, of exactly one fingerprint
    REQUEST_CHANGES = "request_changes"  #: with a reason; only a new revision goes on
    VETO = "veto"  #: by legal, with a reason
    UNAPPROVE = "unapprove"  #: somebody takes their own approval back, with a reason
    WITHDRAW = "withdraw"  #: the author takes the post back
    RECALL = "recall"  #: an approved post is stopped before it leaves, with a reason
    REQUIRE = "require"  #: recomputed findings ask for more roles: back into review
    RELEASE = "release"  #: what was held may go on, on somebody's word
    ATTEMPT = "attempt"  #: durable intent: one request may leave, once
    POSTED = "posted"  #: X answered with an id
    REFUSED = "refused"  #: X said no: nothing was created
    HELD = "held"  #: X said no for a reason that can be mended (token, billing, rate)
    NOT_SENT = "not_sent"  #: certainly no byte reached X
    UNKNOWN = "unknown"  #: nobody knows: a person settles it, never the program
    NEEDS_PERSON = "needs_person"  #: reading the timeline did not settle an unknown
    FOUND = "found"  #: it is on X: somebody saw it, or the timeline was read
    ABSENT = "absent"  #: a person saw that it is not on X; approvals are void
    MISSED = "missed"  #: its window passed before it could be sent
    BY_HAND = "by_hand"  #: somebody posted the approved text in X's own composer
    READ_BACK = "read_back"  #: what stands on X was read again and compared
    AFTER_REVIEW = "after_review"  #: an urgent post was looked at again afterwards
    TAKE_DOWN = "take_down"  #: one person wants a post off X at once, with a reason
    REMOVED = "removed"  #: one part is off X
    NOT_REMOVED = "not_removed"  #: X did not remove it, and why
    FREEZE = "freeze"  #: nothing more leaves this account (no post)
    UNFREEZE = "unfreeze"  #: the freeze is over; it releases nothing by itself (no post)
    TAKE_OVER = "take_over"  #: another publisher machine sends from now on (no post)
    STRAY = "stray"  #: a post at X that this ledger never approved (no post)
    EXPLAIN_STRAY = "explain_stray"  #: somebody says what that post is (no post)
    COMMENT = "comment"  #: a remark about the current revision; it keeps the post until resolved
    RESOLVE = "resolve"  #: a remark is settled, by whoever made it or holds the same duty
    SEEN = "seen"  #: somebody opened this revision: the list of who knew (MAR, article 18)
    PROPOSE_TEMPLATE = "propose_template"  #: a text to begin from, by one person (no post)
    ADOPT_TEMPLATE = "adopt_template"  #: confirmed by another, with a date of its own (no post)
    RETIRE_TEMPLATE = "retire_template"  #: nobody begins from it any more (no post)
    PRESERVE = "preserve"  #: a legal hold: these words stay, whatever the policy says (no post)
    UNPRESERVE = "unpreserve"  #: the hold is over; it takes nothing out by itself (no post)
    DELEGATE = "delegate"  #: another may decide in one's name for some days (no post)
    UNDELEGATE = "undelegate"  #: not any more; what was decided stays decided (no post)
    ASK_REDACTION = "ask_redaction"  #: somebody wants the words of a finished post taken out
    REDACT = "redact"  #: another did it: the words are gone, who did what when stays
    ADD_WORD = "add_word"  #: a word is right for everyone, in one language or both (no account)
    DROP_WORD = "drop_word"  #: it is not any more (no account)
    KEEP_LIST = "keep_list"  #: goals, hashtags or watch lists, whole, as of now (no account)


#: Actions about the whole company: the ledger's own chain.
OF_LEDGER = (
    ActionKind.CHARTER,
    ActionKind.PROPOSE_RULES,
    ActionKind.ADOPT_RULES,
    ActionKind.PROPOSE_ROSTER,
    ActionKind.ADOPT_ROSTER,
    ActionKind.HEARTBEAT,
    ActionKind.ADD_WORD,
    ActionKind.DROP_WORD,
    ActionKind.KEEP_LIST,
)
#: Actions about an account and none of its posts.
OF_ACCOUNT = (
    ActionKind.FREEZE,
    ActionKind.UNFREEZE,
    ActionKind.TAKE_OVER,
    ActionKind.STRAY,
    ActionKind.EXPLAIN_STRAY,
    ActionKind.PROPOSE_TEMPLATE,
    ActionKind.ADOPT_TEMPLATE,
    ActionKind.RETIRE_TEMPLATE,
    ActionKind.PRESERVE,
    ActionKind.UNPRESERVE,
    ActionKind.DELEGATE,
    ActionKind.UNDELEGATE,
)
#: What says that one more part is at X: parts go out in their order.
WENT_OUT = (ActionKind.POSTED, ActionKind.FOUND, ActionKind.BY_HAND)
#: What stays readable of a post whose words were taken out.
OF_REDACTION = (ActionKind.ASK_REDACTION, ActionKind.REDACT)
#: Actions beside a post's way: what came last on that way is read without them.
BESIDE = (
    ActionKind.READ_BACK,
    ActionKind.COMMENT,
    ActionKind.RESOLVE,
    ActionKind.SEEN,
    *OF_REDACTION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """An action as it is handed to the ledger, before it has a place in the chain."""

    id: ActionId  #: chosen by the client; a resend with the same id is recognised
    account: AccountId
    kind: ActionKind
    actor: PersonId
    statement: str  #: canonical JSON
    signature: str  #: Ed25519 over the statement's pre-authentication encoding, 128 hex digits
    post: PostId | None = None
    revision: int | None = None
    payload: str | None = None  #: the payload's body, for SUBMIT only
    sha256: str | None = None  #: the payload's fingerprint
    fence: int | None = None  #: the attempt's number, for ATTEMPT and its outcomes
    attached: tuple[str, ...] = ()  #: bodies the statement names by digest: the source post's


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action in its place in the chain of its account.

    The statement of one that was redacted is empty: its digest and signature are what is left.
    """

    id: ActionId
    account: AccountId
    seq: int  #: 1, 2, 3 … without gaps
    at: datetime
    kind: ActionKind
    actor: PersonId
    post: PostId | None
    revision: int | None
    sha256: str | None
    fence: int | None
    statement_sha256: str
    signature: str
    prev_hash: str
    hash: str
    statement: dict[str, Json]
    redacted_by: ActionId | None = None  #: the redaction that took the statement out


def leaf(fields: tuple[str | int | None, ...]) -> str:
    """SHA-256 of an action's own fields, each with its length in front, so none can run into another.

    The order is: id, account, seq, at, kind, actor, post, revision, sha256, fence,
    statement_sha256, signature. Times as `time_text` writes them; absent values as ``-``.
    """
    hasher = hashlib.sha256()
    for value in fields:
        text = b"-" if value is None else str(value).encode("utf-8")
        hasher.update(b"%d:%b," % (len(text), text))
    return hasher.hexdigest()


def link(prev_hash: str, leaf_hash: str) -> str:
    """SHA-256 of the previous link and this leaf: the chain."""
    return hashlib.sha256(f"{prev_hash}{leaf_hash}".encode("ascii")).hexdigest()


def leaf_of(action: Action) -> str:
    """The leaf of an action that was read back."""
    return leaf(
        (
            action.id,
            action.account,
            action.seq,
            time_text(action.at),
            action.kind,
            action.actor,
            action.post,
            action.revision,
            action.sha256,
            action.fence,
            action.statement_sha256,
            action.signature,
        )
    )
