"""Settling what nobody knows yet: after a crash, by the account's own timeline, or by a person.

Nothing here sends a post. A post that may be public stays *unknown* until X's own timeline shows
exactly one match, or a person says what they saw.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from desktop_app.domain import text as post_text
from desktop_app.domain.account import Account, PersonId
from desktop_app.domain.action import Action, ActionKind, PostId
from desktop_app.domain.canonical import Json, read_time
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.source import status_id
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.publishing import (
    Outcome,
    append,
    intent,
    posted_outcome,
    record_outcome,
    require_lapsed,
    same_text,
    sender,
)
from desktop_app.services.reading import load
from desktop_app.services.statements import append_to

#: How far back before an attempt the timeline is read: clocks differ.
BEFORE_ATTEMPT = timedelta(seconds=120)
#: How long after its deadline another machine's attempt counts as silent.
SILENCE = timedelta(seconds=60)
_OPEN = (PostState.UNKNOWN, PostState.NEEDS_PERSON)


def recover(parts: Parts, attempt: Action) -> Outcome | None:
    """Give an attempt without outcome the one it certainly had; None while nobody can know.

    Of an attempt made with this very journal: no ``sending`` line, no byte left; a recorded outcome,
    that one; otherwise *unknown*. Another's attempt, also that of a copy of this machine, is
    unknown once its deadline is long past.
    """
    _, journal = sender(parts)
    if journal.is_own(str(attempt.statement["journal"])):
        outcome = _left_behind(parts, attempt)
        record_outcome(parts, attempt, outcome)
        return outcome
    if parts.clock.now() < read_time(attempt.statement["deadline"]) + SILENCE:
        return None
    outcome = Outcome(kind=ActionKind.UNKNOWN, reason="publish.other_machine_silent")
    _append_outcome(parts, attempt, outcome)
    return outcome


def reconcile(parts: Parts, post: PostId, *, is_last: bool) -> Outcome | None:
    """Look for an unknown part on the account's timeline; None when it stays unknown for now.

    One unclaimed post with the same content: found. Several, or none at the last look: a person
    is needed.
    """
    record, account = _unknown(parts, post)
    since = _attempted_at(record) - BEFORE_ATTEMPT
    try:
        seen = parts.poster(account).timeline(since)
    except Unavailable as error:
        return _give_up(parts, record, error.kind) if is_last else None
    with parts.store.begin() as work:
        matches = unclaimed(work, record, seen)
    if len(matches) == 1:
        approved = _part(record).text
        outcome = posted_outcome(ActionKind.FOUND, approved, matches[0])
        _settle(parts, record, outcome, sender(parts)[0])
        return outcome
    if matches:
        return _give_up(parts, record, "publish.several")
    return _give_up(parts, record, "publish.not_seen") if is_last else None


def unclaimed(
    work: Work, record: PostRecord, seen: tuple[Posted, ...], since: datetime | None = None
) -> tuple[Posted, ...]:
    """Posts of the timeline that look like the part that goes next and are nobody's yet."""
    bound = {part.x_post_id for part in work.posted_parts(record.account)}
    wanted = _part(record)
    return tuple(
        posted
        for posted in seen
        if posted.x_post_id not in bound
        and not posted.is_repost
        and (since is None or posted.created_at is None or posted.created_at >= since)
        and looks_like(wanted, posted)
    )


def looks_like(part: Part, posted: Posted) -> bool:
    """Whether `posted` may be this part: the same text, and without text the same media.

    Lenient on purpose: a false "not there" risks a second post, a false "there" a person's look.
    """
    if not same_text(part.text, posted):
        return False
    if post_text.lenient_key(part.text):
        return True
    return posted.alt_texts is None or len(posted.alt_texts) == len(part.media)


def settle_found(parts: Parts, post: PostId, link: str, by: PersonId) -> Outcome:
    """A person saw the post on X and gives its link: it is read back and bound to the record.

    Raises BadInput (``source.link``), Refused (``settle.not_there``, ``settle.state``,
    ``x.other_author``), Unavailable (``x.unreadable``) or LedgerRefused.
    """
    x_post_id = status_id(link)
    record, account = _unknown(parts, post)
    posted = parts.poster(account).look_up(x_post_id)
    if posted is None:
        raise Refused("settle.not_there")
    outcome = posted_outcome(ActionKind.FOUND, _part(record).text, posted)
    _settle(parts, record, outcome, by)
    return outcome


def settle_absent(parts: Parts, post: PostId, reason: str, by: PersonId) -> Outcome:
    """A person looked on X and it is not there: back into review, every approval void.

    Raises Refused (``review.reason``, ``settle.state``) or LedgerRefused (too early while the
    timeline is still being read).
    """
    if not reason.strip():
        raise Refused("review.reason")
    record, _ = _unknown(parts, post)
    outcome = Outcome(kind=ActionKind.ABSENT, reason=post_text.normal(reason.strip()))
    _settle(parts, record, outcome, by)
    return outcome


def settle_by_hand(parts: Parts, post: PostId, link: str, by: PersonId) -> Outcome:
    """A person posted the approved text in X's own composer and gives the link.

    It is read back where reading is possible; where it is not, that is recorded. Raises BadInput
    (``source.link``), Refused (``settle.not_by_hand``, ``settle.not_there``, ``settle.differs``,
    ``x.other_author``) or LedgerRefused.
    """
    x_post_id = status_id(link)
    with parts.store.begin() as work:
        record = load(work, parts, post)
        account = work.charter().account(record.account)
    if not record.current.is_by_hand or record.state is not PostState.APPROVED:
        raise Refused("settle.not_by_hand")
    posted: Posted | None = None
    reason = ""
    try:
        posted = parts.poster(account).look_up(x_post_id)
        if posted is None:
            raise Refused("settle.not_there")
        if not looks_like(_part(record), posted):
            raise Refused("settle.differs")
    except Unavailable as error:
        reason = error.kind
    outcome = Outcome(kind=ActionKind.BY_HAND, x_post_id=x_post_id, reason=reason)
    if posted is not None:
        outcome = posted_outcome(ActionKind.BY_HAND, _part(record).text, posted)
    said: dict[str, Json] = {
        "part": record.next_part,
        "reason": reason,
        "x_post_id": x_post_id,
        "text": outcome.text,
        "same_text": outcome.same_text,
    }
    with parts.store.begin() as work:
        append_to(work, parts, record, ActionKind.BY_HAND, by, said)
    return outcome


def settle_seen(parts: Parts, post: PostId, seen: tuple[Posted, ...]) -> Outcome | None:
    """Before the first send of a start: bind what is on the timeline already instead of sending.

    `seen` is the timeline since the revision was submitted. None when nothing there looks like the
    part that would go next. A ledger that was set back, or a laptop restored from a backup, may
    have forgotten what it sent. Raises Refused (``publish.needs_role``) when approvals lapsed.
    """
    _, journal = sender(parts)
    with parts.store.begin() as work:
        record = load(work, parts, post)
        if record.state is not PostState.APPROVED or record.current.is_by_hand:
            return None
        matches = unclaimed(work, record, seen, record.current.submitted_at - BEFORE_ATTEMPT)
        if not matches:
            return None
        lapsed = require_lapsed(work, parts, record)
        settled = None if lapsed else _bind(work, parts, record, matches)
    if settled is None:
        raise Refused("publish.needs_role", roles=", ".join(lapsed))
    fence, outcome = settled
    if outcome.kind is ActionKind.FOUND:
        journal.outcome(post, fence, outcome.kind, outcome.fields())
    return outcome


def _bind(
    work: Work, parts: Parts, record: PostRecord, matches: tuple[Posted, ...]
) -> tuple[int, Outcome]:
    """Record an attempt that sent nothing, and which post on the timeline it is."""
    fence = record.next_fence
    said = intent(parts, fence, record.next_part, 0)
    append(work, parts, record, ActionKind.ATTEMPT, said, fence=fence)
    unknown = Outcome(kind=ActionKind.UNKNOWN, reason="publish.seen_before_sending")
    append(work, parts, record, unknown.kind, unknown.said(fence), fence=fence)
    if len(matches) > 1:
        several: dict[str, Json] = {"fence": fence, "reason": "publish.several", "facts": {}}
        append(work, parts, record, ActionKind.NEEDS_PERSON, several, fence=fence)
        return fence, Outcome(kind=ActionKind.NEEDS_PERSON, reason="publish.several")
    found = posted_outcome(ActionKind.FOUND, _part(record).text, matches[0])
    append(work, parts, record, found.kind, found.said(fence), fence=fence)
    return fence, found


def _left_behind(parts: Parts, attempt: Action) -> Outcome:
    _, journal = sender(parts)
    post, fence = attempt.post or PostId(""), attempt.fence or 0
    written = journal.outcome_of(post, fence)
    if written is not None:
        return Outcome.read(*written)
    # A journal that was begun after the attempt has replaced a lost one: it proves nothing.
    if journal.was_sent(post, fence) or not journal.reaches(attempt.at):
        return Outcome(kind=ActionKind.UNKNOWN, reason="publish.interrupted")
    return Outcome(kind=ActionKind.NOT_SENT, reason="publish.interrupted_before")


def _unknown(parts: Parts, post: PostId) -> tuple[PostRecord, Account]:
    with parts.store.begin() as work:
        record = load(work, parts, post)
        account = work.charter().account(record.account)
    if record.state not in _OPEN:
        raise Refused("settle.state", state=record.state)
    return record, account


def _give_up(parts: Parts, record: PostRecord, reason: str) -> Outcome | None:
    """The timeline did not say: a person must look. Said once."""
    if record.state is PostState.NEEDS_PERSON:
        return None
    fence = _fence(record)
    said: dict[str, Json] = {"fence": fence, "reason": reason, "facts": {}}
    with parts.store.begin() as work:
        append(work, parts, record, ActionKind.NEEDS_PERSON, said, fence=fence)
    return Outcome(kind=ActionKind.NEEDS_PERSON, reason=reason)


def _settle(parts: Parts, record: PostRecord, outcome: Outcome, by: PersonId) -> None:
    fence = _fence(record)
    with parts.store.begin() as work:
        append_to(work, parts, record, outcome.kind, by, outcome.said(fence), fence=fence)
    # The record has it: an error now would say that it has not. The next attempt reads it there.
    if parts.journal is not None:
        with suppress(Unavailable):
            parts.journal.outcome(record.id, fence, outcome.kind, outcome.fields())


def _append_outcome(parts: Parts, attempt: Action, outcome: Outcome) -> None:
    """Record an outcome of an attempt that is not in this machine's journal."""
    if attempt.post is None or attempt.fence is None:
        raise Refused("settle.state", state=PostState.SENDING)
    with parts.store.begin() as work:
        record = load(work, parts, attempt.post)
        said = outcome.said(attempt.fence)
        append(work, parts, record, outcome.kind, said, fence=attempt.fence)


def _fence(record: PostRecord) -> int:
    return record.publication.fence if record.publication else 0


def _attempted_at(record: PostRecord) -> datetime:
    if record.publication is None:
        return record.current.submitted_at
    return record.publication.attempted_at


def _part(record: PostRecord) -> Part:
    """The part that goes next, or whose outcome is open."""
    return record.current.payload.parts[record.next_part]
