"""Publishing: exactly what was approved, at most once.

The protocol (P0 to P5) is: check everything; commit an attempt to the ledger; flush a ``sending``
line to this machine's journal; check the deadline; one request; flush the outcome; record it in
the ledger. A crash at any point leaves either certainty that no byte left, or *unknown*, which a
person settles. Nothing here ever sends the same attempt twice.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile

from desktop_app.domain import text as post_text
from desktop_app.domain.account import Account, Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionKind, PostId
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.policy import SENDABLE, Clearance, clear_to_publish
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services import checking
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Poster, Work
from desktop_app.services.reading import load
from desktop_app.services.reviewing import require_recomputed
from desktop_app.services.statements import signed

#: After this many tries in a row without a byte sent, a person decides.
MOST_TRIES = 5

_LINK = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:i/web|i|\w+)/status(?:es)?/(\d+)"
    r"(?:[/?#].*)?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one attempt ended."""

    kind: ActionKind
    reason: str = ""  #: kind of the message that explains it
    x_post_id: str | None = None
    text: str | None = None  #: as X returned it
    same_text: bool | None = None

    def fields(self) -> dict[str, str | None]:
        """The outcome as the journal keeps it."""
        same = None if self.same_text is None else str(self.same_text).lower()
        return {
            "reason": self.reason,
            "x_post_id": self.x_post_id,
            "text": self.text,
            "same_text": same,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a pass of the publisher did with one post: an outcome, or the error that stopped it.

    After an error the record says where the post stands; an attempt that it left open is given
    its outcome by the next `recover`.
    """

    post: PostId
    outcome: Outcome | None = None
    error: CountersignError | None = None


def publish_due(parts: Parts) -> tuple[Report, ...]:
    """Send every post that may be sent now, each on its own: one that fails stops no other."""
    reports = list(recover(parts))
    with parts.store.begin() as work:
        ready = work.posts((PostState.APPROVED,))
    for summary in ready:
        try:
            reports.append(Report(post=summary.id, outcome=publish(parts, summary.id)))
        except CountersignError as error:
            reports.append(Report(post=summary.id, error=error))
    return tuple(reports)


def publish(parts: Parts, post: PostId) -> Outcome:
    """Post an approved revision, at most once, as this machine's publisher.

    What X answered is in the returned outcome, never an exception. Raises Refused (``publish.*``:
    nothing was posted), LedgerRefused, Damaged, or Unavailable when the ledger or the journal
    cannot be written: before the request nothing was sent; after it the attempt stays open, and
    `recover` gives it the outcome that the journal holds.
    """
    clearance, poster, attempt, tries = _attempt(parts, post)
    deadline = attempt.at + timedelta(seconds=_deadline_seconds(attempt))
    parts.journal.sending(post, clearance.fence, clearance.sha256, parts.clock.now())
    # A clock that was set back says nothing about how long this machine slept.
    if not attempt.at <= parts.clock.now() <= deadline:
        outcome = Outcome(kind=ActionKind.NOT_SENT, reason="publish.too_late")
    else:
        outcome = _send(poster, clearance)
    if outcome.kind is ActionKind.NOT_SENT and tries + 1 >= MOST_TRIES:
        outcome = replace(outcome, kind=ActionKind.HELD)  # a person looks before it goes on
    _record(parts, attempt, outcome)
    return outcome


def recover(parts: Parts) -> tuple[Report, ...]:
    """Give every attempt of this machine that has no outcome the one it certainly had.

    No ``sending`` line: no byte left. A recorded outcome: that one. Otherwise, or when the
    journal is younger than the attempt: unknown.
    """
    with parts.store.begin() as work:
        left = [
            (post, action)
            for post, action in work.open_attempts()
            if action.actor == parts.publisher
        ]
    reports = []
    for post, attempt in left:
        try:
            outcome = _left_behind(parts, post, attempt)
            _record(parts, attempt, outcome)
            reports.append(Report(post=post, outcome=outcome))
        except CountersignError as error:
            reports.append(Report(post=post, error=error))
    return tuple(reports)


def settle_found(parts: Parts, post: PostId, link: str, by: PersonId) -> Outcome:
    """A person saw the post on X and gives its link: it is read back and bound to the record.

    Raises BadInput (``settle.link``), Refused (``settle.not_there``, ``settle.state``,
    ``x.other_author``) or Unavailable (``x.unreadable``).
    """
    x_post_id = status_id(link)
    record, account = _unknown(parts, post)
    posted = parts.poster(account).look_up(x_post_id)
    if posted is None:
        raise Refused("settle.not_there")
    outcome = Outcome(
        kind=ActionKind.FOUND,
        x_post_id=posted.x_post_id,
        text=_whole(posted.text),
        same_text=_same(record.current.payload.parts[0].text, posted),
    )
    _settle(parts, record, outcome, by)
    return outcome


def settle_absent(parts: Parts, post: PostId, reason: str, by: PersonId) -> Outcome:
    """A person looked on X and it is not there: back into review, every approval void.

    Raises Refused (``review.reason``, ``settle.state``) or LedgerRefused.
    """
    if not reason.strip():
        raise Refused("review.reason")
    record, _ = _unknown(parts, post)
    outcome = Outcome(kind=ActionKind.ABSENT, reason=post_text.normal(reason.strip()))
    _settle(parts, record, outcome, by)
    return outcome


def status_id(link: str) -> str:
    """The numeric id in a link to a post, or in the bare number. Raises BadInput (``settle.link``)."""
    wanted = link.strip()
    if wanted.isascii() and wanted.isdigit():
        return wanted
    match = _LINK.fullmatch(wanted)
    if match is None:
        raise BadInput("settle.link")
    return match[1]


def _attempt(parts: Parts, post: PostId) -> tuple[Clearance, Poster, Action, int]:
    """P0 and P1, and how many tries in a row sent nothing before this one.

    A role that today's rules add, or whose approval lapsed, is recorded: back into review.
    """
    with parts.store.begin() as work:
        charter = work.charter()
        record = load(work, parts, post)
        if record.state not in SENDABLE:
            raise Refused("publish.state", state=record.state)
        now = parts.clock.now()
        added = require_recomputed(work, parts, record, charter, parts.publisher)
        added = added or _require_lapsed(work, parts, record, now)
        if not added:
            findings = checking.recompute(
                record.current.payload, charter=charter, rulebook=parts.rulebook, now=now
            )
            clearance = clear_to_publish(record, charter, findings, now)
            _take_absences(parts, record, charter)
            if parts.journal.sent_before(post, clearance.sha256):
                raise Refused("publish.already_sent")
            # Before the attempt: a locked keychain must not look like a request that got lost.
            poster = parts.poster(clearance.account)
            seconds = charter.policy.deadline_seconds
            said: dict[str, Json] = {
                "fence": clearance.fence,
                "deadline": time_text(now + timedelta(seconds=seconds)),
                "deadline_seconds": seconds,
            }
            attempt = _append(work, parts, record, ActionKind.ATTEMPT, said, clearance.fence)
            return clearance, poster, attempt, _tries(record)
    # Outside the block: the requirement is committed, and only then is the caller refused.
    raise Refused("publish.needs_role", roles=", ".join(added))


def _require_lapsed(
    work: Work, parts: Parts, record: PostRecord, now: datetime
) -> tuple[Role, ...]:
    """Ask again for approvals that no longer count: nobody is asked while a post is approved."""
    lapsed = record.missing_roles(now)
    if lapsed:
        said: dict[str, Json] = {"roles": list(lapsed), "reason": "lapsed"}
        _append(work, parts, record, ActionKind.REQUIRE, said)
    return lapsed


def _take_absences(parts: Parts, record: PostRecord, charter: Charter) -> None:
    """Tell the journal what a person settled in the record and a crash kept from the journal."""
    for action in record.actions:
        if action.kind is not ActionKind.ABSENT or action.fence is None:
            continue
        written = parts.journal.outcome_of(record.id, action.fence)
        known = written is not None and written[0] == ActionKind.ABSENT
        if not known and Role.COMMUNICATIONS in charter.roles(action.actor, record.account):
            absent = Outcome(kind=ActionKind.ABSENT, reason=str(action.statement["reason"]))
            parts.journal.outcome(record.id, action.fence, absent.kind, absent.fields())


def _tries(record: PostRecord) -> int:
    outcomes = [action.kind for action in record.actions if action.kind is not ActionKind.ATTEMPT]
    return sum(1 for _ in takewhile(lambda kind: kind is ActionKind.NOT_SENT, reversed(outcomes)))


def _send(poster: Poster, clearance: Clearance) -> Outcome:
    """P3: the one request, and what its answer means."""
    try:
        posted = poster.post(clearance)
    except PostRefused as refusal:
        kind = ActionKind.HELD if refusal.hold else ActionKind.REFUSED
        return Outcome(kind=kind, reason=refusal.kind)
    except PostNotSent as unsent:
        return Outcome(kind=ActionKind.NOT_SENT, reason=unsent.kind)
    except PostUnanswered as silence:
        return Outcome(kind=ActionKind.UNKNOWN, reason=silence.kind)
    return Outcome(
        kind=ActionKind.POSTED,
        x_post_id=posted.x_post_id,
        text=_whole(posted.text),
        same_text=_same(clearance.payload.parts[0].text, posted),
    )


def _same(approved: str, posted: Posted) -> bool:
    wanted = post_text.lenient_key(approved)
    return wanted == post_text.lenient_key(_whole(posted.text), posted.urls)


def _whole(text: str) -> str:
    """`text` with halves of characters replaced: an odd answer must not lose its outcome."""
    units = text.encode("utf-16-le", "surrogatepass")
    return post_text.normal(units.decode("utf-16-le", "replace"))


def _record(parts: Parts, attempt: Action, outcome: Outcome) -> None:
    """P4 and P5: the journal first, so that a lost ledger cannot make us send again."""
    post, fence = attempt.post, attempt.fence
    if post is None or fence is None:
        raise BadInput("post.unknown")
    parts.journal.outcome(post, fence, outcome.kind, outcome.fields())
    with parts.store.begin() as work:
        record = load(work, parts, post)
        _append(work, parts, record, outcome.kind, _said(outcome, fence), fence)


def _left_behind(parts: Parts, post: PostId, attempt: Action) -> Outcome:
    fence = attempt.fence or 0
    written = parts.journal.outcome_of(post, fence)
    if written is not None:
        kind, fields = written
        same = fields.get("same_text")
        return Outcome(
            kind=ActionKind(kind),
            reason=fields.get("reason") or "",
            x_post_id=fields.get("x_post_id"),
            text=fields.get("text"),
            same_text=None if same is None else same == "true",
        )
    # A journal that was begun after the attempt has replaced a lost one: it proves nothing.
    if parts.journal.was_sent(post, fence) or not parts.journal.reaches(attempt.at):
        return Outcome(kind=ActionKind.UNKNOWN, reason="publish.interrupted")
    return Outcome(kind=ActionKind.NOT_SENT, reason="publish.interrupted_before")


def _unknown(parts: Parts, post: PostId) -> tuple[PostRecord, Account]:
    with parts.store.begin() as work:
        record = load(work, parts, post)
        account = work.charter().account(record.account)
    if record.state is not PostState.UNKNOWN:
        raise Refused("settle.state", state=record.state)
    return record, account


def _settle(parts: Parts, record: PostRecord, outcome: Outcome, by: PersonId) -> None:
    fence = record.publication.fence if record.publication else 0
    with parts.store.begin() as work:
        _append(work, parts, record, outcome.kind, _said(outcome, fence), fence, by)
    # The record has it: an error now would say that it has not. The next attempt reads it there.
    with suppress(Unavailable):
        parts.journal.outcome(record.id, fence, outcome.kind, outcome.fields())


def _said(outcome: Outcome, fence: int) -> dict[str, Json]:
    return {
        "fence": fence,
        "reason": outcome.reason,
        "x_post_id": outcome.x_post_id,
        "text": outcome.text,
        "same_text": outcome.same_text,
    }


def _append(
    work: Work,
    parts: Parts,
    record: PostRecord,
    kind: ActionKind,
    said: dict[str, Json],
    fence: int | None = None,
    by: PersonId | None = None,
) -> Action:
    return work.append(
        signed(
            parts.keys,
            kind=kind,
            realm=work.charter().realm,
            account=record.account,
            actor=by or parts.publisher,
            said=said,
            post=record.id,
            revision=record.current.number,
            sha256=record.current.sha256,
            fence=fence,
        )
    )


def _deadline_seconds(attempt: Action) -> int:
    seconds = attempt.statement["deadline_seconds"]
    return seconds if isinstance(seconds, int) else 0
