"""What is left of a post whose words were taken out: who asked for it, who did it, when and why.

The rows stay and the chain still verifies; what they said is gone. A statement may be missing where
a redaction of its own post says so, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import OF_ACCOUNT, OF_REDACTION, Action, ActionKind, PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.control import Control
from desktop_app.domain.errors import Damaged, Refused
from desktop_app.domain.reading import as_text
from desktop_app.domain.verification import Verify, check_action

#: Roles that may ask for the words of a finished post to be taken out.
ASKING = (Role.COMMUNICATIONS, Role.LEGAL)


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
    if not any(action.kind is ActionKind.REDACT for action in actions):
        return None
    asked: Action | None = None
    control: Control | None = None
    for action in actions:
        control = control or Control.of(charter, action.account)
        if action.kind in OF_ACCOUNT:
            check_action(action, charter, verify)
            control = control.after(action)
            if asked and asked.post and control.covering(asked.post):
                asked = None  # it is asked again once the hold is over
        elif action.kind in OF_REDACTION:
            check_action(action, charter, verify)
            if action.kind is ActionKind.REDACT:
                return _redaction(action, asked, control, charter)
            asked = action
    return None


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
