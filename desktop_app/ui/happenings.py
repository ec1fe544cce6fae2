"""What others did that everybody must hear of once: a post taken off X, the end of a freeze.

And, for as long as it is open, who wants the words of a post taken out of the record.
(A freeze and a post that nobody approved stay on every page as long as they last: `banners`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.account import Account, PersonId
from desktop_app.domain.action import Action, ActionId, ActionKind, PostId
from desktop_app.domain.publication import PostState
from desktop_app.domain.reading import as_text
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work

#: How far back somebody who has just come is told: over a weekend.
TOLD_BACK = timedelta(days=3)
_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that somebody did."""

    id: ActionId
    kind: ActionKind  #: TAKE_DOWN, UNFREEZE or ASK_REDACTION
    account: Account
    by: PersonId
    at: datetime
    reason: str
    post: PostId | None = None
    text: str = ""  #: how the post begins
    went_out: bool = True  #: a part of the post is, or was, at X


def happenings(parts: Parts, since: datetime) -> tuple[Happening, ...]:
    """What happened after `since`, oldest first. Raises Damaged or Unavailable."""
    with parts.store.begin() as work:
        found: list[Happening] = []
        for account in work.charter().accounts:
            found += [
                _happening(account, action, "")
                for action in work.account_actions(account.id)
                if action.kind is ActionKind.UNFREEZE and action.at > since
            ]
            found += _to_take_out(work, account)
        found += _taken_down(work, since)
    return tuple(sorted(found, key=lambda one: one.at))


def _taken_down(work: Work, since: datetime) -> list[Happening]:
    found = []
    for summary in work.posts((PostState.REMOVING, PostState.REMOVED), limit=_MOST):
        if summary.updated_at <= since:
            break  # the newest change comes first
        for action in work.actions(summary.id):
            is_said = action.redacted_by is None
            if action.kind is ActionKind.TAKE_DOWN and is_said and action.at > since:
                account = work.charter().account(summary.account)
                found.append(_happening(account, action, summary.text))
    return found


def _to_take_out(work: Work, account: Account) -> list[Happening]:
    """Requests that wait for an answer, however old: the words themselves are not told."""
    found = []
    for post in work.asked_posts(account.id, limit=_MOST):
        went_out = post.state is not PostState.WITHDRAWN
        asked = [one for one in work.actions(post.id) if one.kind is ActionKind.ASK_REDACTION]
        found += [_happening(account, action, "", went_out=went_out) for action in asked[-1:]]
    return found


def _happening(account: Account, action: Action, text: str, *, went_out: bool = True) -> Happening:
    return Happening(
        id=action.id,
        kind=action.kind,
        account=account,
        by=action.actor,
        at=action.at,
        reason=as_text(action.statement["reason"]),
        post=action.post,
        text=text,
        went_out=went_out,
    )
