"""Keeping and taking out: legal holds, and the words of finished posts that nobody needs any more.

Nothing here happens by itself: the policy's days say what is due, one person asks, another takes
the words out. Hold beats retention. What stays for ever is who did what when (docs/ledger.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import Action, ActionId, ActionKind, PostId
from desktop_app.domain.canonical import Json
from desktop_app.domain.control import Control, Preservation
from desktop_app.domain.errors import Refused
from desktop_app.domain.record import PostRecord
from desktop_app.domain.redaction import FINISHED, Redaction, Request, read_redaction, read_request
from desktop_app.domain.source import Source
from desktop_app.services.comparing import control_in
from desktop_app.services.listing import FinalPost
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import load, signed_charter, source_of
from desktop_app.services.redacting import carry_out
from desktop_app.services.statements import append_to, signed

#: How many posts one look finds.
MOST = 200


def due(parts: Parts, account: AccountId, limit: int = MOST) -> tuple[FinalPost, ...]:
    """Finished posts that are older than the policy's `retention_days`, the oldest first.

    Nothing is due while the policy keeps everything for ever; what a legal hold covers never is.
    Raises Damaged.
    """
    with parts.store.begin() as work:
        return due_in(work, parts, control_in(work, parts, account), limit)


def due_in(work: Work, parts: Parts, control: Control, limit: int) -> tuple[FinalPost, ...]:
    """As `due`, inside a transaction; `control` is the account's."""
    days, holds = work.charter().policy.retention_days, control.preservations
    if days == 0 or any(hold.covers is None for hold in holds):
        return ()
    until = parts.clock.now() - timedelta(days=days)
    # What holds keep takes no other post's place in the list.
    found = work.final_posts(control.account, until, limit=limit + len(holds))
    return tuple(one for one in found if not one.is_preserved)[:limit]


def asked(parts: Parts, account: AccountId, limit: int = MOST) -> tuple[FinalPost, ...]:
    """Posts whose words somebody wants taken out, and that wait for another person."""
    with parts.store.begin() as work:
        return work.asked_posts(account, limit=limit)


def holds(parts: Parts, account: AccountId) -> tuple[Preservation, ...]:
    """The account's legal holds that were not ended, oldest first. Raises Damaged."""
    with parts.store.begin() as work:
        return control_in(work, parts, account).preservations


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What decides whether the words of one post stay in the record."""

    holds: tuple[Preservation, ...]  #: that cover it, oldest first
    request: Request | None  #: who wants its words taken out; None also once a hold made it void
    is_finished: bool  #: nothing happens to it any more: its words may be taken out


def kept(work: Work, parts: Parts, record: PostRecord) -> Kept:
    """What decides whether the words of `record` stay, as `work` has it. Raises Damaged."""
    charter = signed_charter(work, parts)
    return Kept(
        holds=record.control.covering(record.id),
        request=read_request(work.actions(record.id), charter, parts.keys.verify),
        is_finished=record.state in FINISHED,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """One post with what decides whether its words stay."""

    record: PostRecord
    source: Source | None  #: what it answers or quotes
    kept: Kept


def whole(parts: Parts, post: PostId) -> Whole:
    """One post with all that decides about its words; that somebody looks is not recorded.

    Raises BadInput (``post.unknown``), Damaged, or Refused (``post.redacted``).
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        return Whole(record=record, source=source_of(work, record), kept=kept(work, parts, record))


def ask(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Ask for the words of a finished post to be taken out; another person answers with `redact`.

    Raises Refused (``review.reason``, ``post.redacted``) or LedgerRefused (``ledger.preserved``,
    ``ledger.state``, ``ledger.duty``).
    """
    said: dict[str, Json] = {"reason": _said(reason)}
    with parts.store.begin() as work:
        append_to(work, parts, load(work, parts, post), ActionKind.ASK_REDACTION, by, said)


def redact(parts: Parts, post: PostId, by: PersonId, reason: str) -> int:
    """Take the words of a post out of the record for ever; `by` is not who asked for it.

    Its pictures and films are named, so that every program lets go of them (`redacting`). From this
    computer they go at once, where nothing else has them: returns how many. Raises as `ask` does,
    LedgerRefused (``ledger.redaction``, ``ledger.four_eyes``), and as `redacting.carry_out`.
    """
    said: dict[str, Json] = {"reason": _said(reason)}
    with parts.store.begin() as work:
        record = load(work, parts, post)
        if media := _media_of(record):
            said["media"] = media
        redaction = append_to(work, parts, record, ActionKind.REDACT, by, said)
    return carry_out(parts, parts.store, redaction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is left of a redacted post. Who opened it stands among the actions (`seen`)."""

    redaction: Redaction
    wrote: tuple[PersonId, ...]  #: as the ledger's lists have it: who signed it is gone
    actions: tuple[Action, ...]  #: oldest first
    zone: str  #: the account's time zone


def left(parts: Parts, post: PostId) -> Left:
    """What is left of a redacted post.

    Raises BadInput (``post.unknown``), Damaged, or Refused (``post.words``) when it has its words.
    """
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        actions = work.actions(post)
        wrote = work.contributors(post)
    found = read_redaction(actions, charter, parts.keys.verify)
    if found is None:
        raise Refused("post.words")
    own = tuple(action for action in actions if action.post is not None)
    zone = charter.policy.terms_for(own[0].account).zone
    return Left(redaction=found, wrote=wrote, actions=own, zone=zone)


def preserve(
    parts: Parts,
    account: AccountId,
    by: PersonId,
    *,
    matter: str,
    reason: str,
    covers: PostId | None = None,
) -> ActionId:
    """Keep the words of one post, or of all of the account, until the hold is ended; return its id.

    Raises Refused (``review.reason``) or LedgerRefused (``ledger.duty``, ``ledger.post``).
    """
    said: dict[str, Json] = {"matter": _said(matter), "covers": covers, "reason": _said(reason)}
    return _on_account(parts, ActionKind.PRESERVE, account, by, said)


def unpreserve(parts: Parts, account: AccountId, hold: ActionId, by: PersonId, reason: str) -> None:
    """End one legal hold; it takes nothing out, and what was asked before it is void.

    Raises Refused (``review.reason``) or LedgerRefused (``ledger.duty``, ``ledger.state``).
    """
    said: dict[str, Json] = {"preserves": hold, "reason": _said(reason)}
    _on_account(parts, ActionKind.UNPRESERVE, account, by, said)


def _media_of(record: PostRecord) -> list[Json]:
    """The SHA-256 of every picture and film that any version has, in order."""
    media = {
        media.sha256
        for revision in record.revisions
        for part in revision.payload.parts
        for media in part.media
    }
    return [*sorted(media)]


def _on_account(
    parts: Parts, kind: ActionKind, account: AccountId, by: PersonId, said: dict[str, Json]
) -> ActionId:
    with parts.store.begin() as work:
        charter = work.charter()
        action = signed(
            parts.keys,
            kind=kind,
            realm=charter.realm,
            account=charter.account(account).id,
            actor=by,
            said=said,
        )
        return work.append(action).id


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused("review.reason")
    return post_text.normal(reason.strip())
