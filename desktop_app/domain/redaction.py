"""What is left of a post whose words were taken out: who asked for it, who did it, when and why.

The rows stay and the chain still verifies; what they said is gone. A statement may be missing where
a redaction of its own post says so, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import OF_ACCOUNT, Action, ActionKind, PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.control import Control
from desktop_app.domain.errors import Damaged, Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.reading import as_text
from desktop_app.domain.verification import Verify, check_action

#: Roles that may ask for the words of a finished post to be taken out.
ASKING = (Role.COMMUNICATIONS, Role.LEGAL)
#: Where a post is finished. The ledger asks besides that its twin is finished, too.
FINISHED = (PostState.POSTED, PostState.REMOVED, PostState.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody wants the words of a post taken out; another person answers."""

    by: PersonId
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """The words of a post were taken out."""

    post: PostId
    asked_by: PersonId
    asked_at: datetime
    asked_because: str
    by: PersonId
    at: datetime
    reason: str


def named_media(redaction: Action) -> frozenset[str]:
    """The SHA-256 of the pictures and films that a redaction takes out with the words.

    None from an older program, and none that are not well written: no rule of the record asks for
    them. They are to be believed after `read_redaction` alone.
    """
    named = redaction.statement.get("media")
    return (
        frozenset(one for one in named if isinstance(one, str))
        if isinstance(named, list)
        else frozenset()
    )


def require_words(actions: Sequence[Action], charter: Charter, verify: Verify) -> None:
    """Refuse what needs the words of a post that has none any more.

    Raises Refused (``post.redacted``, with ``at``, ``by`` and ``reason``) or Damaged.
    """
    redaction = read_redaction(actions, charter, verify)
    if redaction is not None:
        facts = {"at": time_text(redaction.at), "by": redaction.by, "reason": redaction.reason}
        raise Refused("post.redacted", post=redaction.post, **facts)


def read_redaction(actions: Sequence[Action], charter: Charter, verify: Verify) -> Redaction | None:
    """The redaction among one post's actions (oldest first), None when its words are there.

    The account's own actions stand among them. Raises Damaged when nobody was allowed to do it:
    unsigned, not asked for by another, or under a legal hold.
    """
    place = next((n for n, one in enumerate(actions) if one.kind is ActionKind.REDACT), None)
    if place is None:
        return None
    action = actions[place]
    asked, control = _asked_for(actions[:place], charter, verify)
    check_action(action, charter, verify)
    return _redaction(action, asked, control or Control.of(charter, action.account), charter)


def read_request(actions: Sequence[Action], charter: Charter, verify: Verify) -> Request | None:
    """Who wants the words out of a post that has them; None when nobody does.

    `actions` as for `read_redaction`. What was asked before a legal hold is void. Raises Damaged.
    """
    if not any(action.kind is ActionKind.ASK_REDACTION for action in actions):
        return None
    asked, _ = _asked_for(actions, charter, verify)
    if asked is None:
        return None
    return Request(by=asked.actor, at=asked.at, reason=as_text(asked.statement["reason"]))


def _asked_for(
    actions: Sequence[Action], charter: Charter, verify: Verify
) -> tuple[Action | None, Control | None]:
    """The newest request that no hold has made void, and the account's control after `actions`."""
    asked: Action | None = None
    control: Control | None = None
    for action in actions:
        control = control or Control.of(charter, action.account)
        if action.kind in OF_ACCOUNT:
            check_action(action, charter, verify)
            control = control.after(action)
            if asked and asked.post and control.covering(asked.post):
                asked = None  # it is asked again once the hold is over
        elif action.kind is ActionKind.ASK_REDACTION:
            check_action(action, charter, verify)
            asked = action
    return asked, control


def _redaction(
    action: Action, asked: Action | None, control: Control, charter: Charter
) -> Redaction:
    is_allowed = (
        asked is not None
        and action.post is not None
        and asked.actor != action.actor
        and Role.LEGAL in charter.ever(action.actor, action.account)
        and bool(set(ASKING) & charter.ever(asked.actor, action.account))
        and not control.covering(action.post)
    )
    if not is_allowed or asked is None or action.post is None:
        raise Damaged("ledger.damaged", action=action.id)
    return Redaction(
        post=action.post,
        asked_by=asked.actor,
        asked_at=asked.at,
        asked_because=as_text(asked.statement["reason"]),
        by=action.actor,
        at=action.at,
        reason=as_text(action.statement["reason"]),
    )
