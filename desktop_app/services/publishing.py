"""Publishing: exactly what was approved, at most once.

The protocol (P0 to P5), for one part of one post: check everything and upload its media; commit an
attempt to the ledger; flush a ``sending`` line to this machine's journal; check the deadline; one
request; flush the outcome; record it in the ledger. A crash at any point leaves either certainty
that no byte left, or *unknown*, which the timeline or a person settles (`settling`). Nothing here
ever sends the same attempt twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import takewhile

from desktop_app.domain import limits
from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import BESIDE, Action, ActionKind, PostId
from desktop_app.domain.canonical import Json, read_time, time_text
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    LedgerRefused,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
)
from desktop_app.domain.policy import (
    Clearance,
    clear_to_publish,
    is_stale,
    required_roles,
    steps_for,
)
from desktop_app.domain.publication import Hold, Posted, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services import checking
from desktop_app.services.journal_ports import Journal
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Poster, Work
from desktop_app.services.reading import load, load_twin
from desktop_app.services.reviewing import require_recomputed
from desktop_app.services.statements import append_to
from desktop_app.services.trusting import require_trust

#: After this many tries in a row without a byte sent, a person decides.
MOST_TRIES = 5
#: X takes posts again by itself after this; it is no try, and no person is needed.
RATE_LIMITED = "x.rate_limited"
#: X's longest windows last a day; an answer that says more is not believed.
LONGEST_LIMIT = timedelta(days=1)
_SAME_NUMBER = {"cause": "id"}
#: Outcomes in the journal that no absence in the record changes.
_FINAL = (ActionKind.ABSENT, ActionKind.POSTED, ActionKind.FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one attempt ended."""

    kind: ActionKind
    reason: str = ""  #: kind of the message that explains it
    hold: Hold | None = None
    facts: Mapping[str, str] = field(default_factory=dict)  #: what the message names
    x_post_id: str | None = None
    text: str | None = None  #: as X returned it
    same_text: bool | None = None

    def fields(self) -> dict[str, str | None]:
        """The outcome as the journal keeps it."""
        same = None if self.same_text is None else str(self.same_text).lower()
        return {
            "reason": self.reason,
            "hold": self.hold,
            "facts": json.dumps(dict(self.facts), sort_keys=True),
            "x_post_id": self.x_post_id,
            "text": self.text,
            "same_text": same,
        }

    @classmethod
    def read(cls, kind: str, fields: Mapping[str, str | None]) -> Outcome:
        """Read what the journal kept."""
        same = fields.get("same_text")
        hold = fields.get("hold")
        return cls(
            kind=ActionKind(kind),
            reason=fields.get("reason") or "",
            hold=Hold(hold) if hold else None,
            facts=json.loads(fields.get("facts") or "{}"),
            x_post_id=fields.get("x_post_id"),
            text=fields.get("text"),
            same_text=None if same is None else same == "true",
        )

    def said(self, fence: int) -> dict[str, Json]:
        """The outcome as its statement says it."""
        return {
            "fence": fence,
            "reason": self.reason,
            "hold": self.hold or "",
            "facts": {name: post_text.normal(value) for name, value in self.facts.items()},
            "x_post_id": self.x_post_id,
            "text": self.text,
            "same_text": self.same_text,
        }


def publish(parts: Parts, post: PostId) -> Outcome:
    """Post the next part of an approved revision, at most once, as this machine's publisher.

    What X answered is in the returned outcome, never an exception. Raises Refused (``publish.*``:
    nothing was posted), LedgerRefused, Damaged, or Unavailable when the ledger, the journal or a
    picture cannot be used: before the request nothing was sent; after it the attempt stays open,
    and `settling.recover` gives it the outcome that the journal holds.
    """
    publisher, journal = sender(parts)
    ask_again(parts, post)
    with parts.store.begin() as work:
        _, clearance = _cleared(work, parts, post, publisher)
    poster = parts.poster(clearance.account)
    try:
        media_ids = poster.prepare(clearance)
    except (PostRefused, PostNotSent) as stop:
        return _stopped_before(parts, post, clearance, stop)
    # By this machine's own clock, and from before the attempt: a team's server tells another time.
    begun = parts.clock.now()
    attempt, tries = _attempt(parts, post, clearance, publisher)
    deadline = begun + timedelta(seconds=_deadline_seconds(attempt))
    now = parts.clock.now()
    journal.sending(post, clearance.fence, clearance.part, clearance.sha256, now)
    last = min(deadline, clearance.payload.not_after or deadline)
    # A clock that was set back says nothing about how long this machine slept.
    if not begun <= parts.clock.now() <= last:
        outcome = Outcome(kind=ActionKind.NOT_SENT, reason="publish.too_late")
    else:
        outcome = _send(poster, clearance, media_ids)
    outcome = _held_after(outcome, tries)
    record_outcome(parts, attempt, outcome)
    return outcome


def sender(parts: Parts) -> tuple[PersonId, Journal]:
    """Who this machine sends as, and its journal. Raises Refused (``publish.no_publisher``)."""
    if parts.publisher is None or parts.journal is None:
        raise Refused("publish.no_publisher")
    return parts.publisher, parts.journal


def record_outcome(parts: Parts, attempt: Action, outcome: Outcome) -> None:
    """P4 and P5: the journal first, so that a lost ledger cannot make us send again."""
    post, fence = attempt.post, attempt.fence
    if post is None or fence is None:
        raise BadInput("post.unknown")
    _, journal = sender(parts)
    journal.outcome(post, fence, outcome.kind, outcome.fields())
    with parts.store.begin() as work:
        record = load(work, parts, post)
        waits = (PostState.UNKNOWN, PostState.NEEDS_PERSON)
        if outcome.kind is ActionKind.POSTED and record.state in waits:
            # Another machine took over and gave it up for unknown while X's answer was on its way.
            outcome = replace(outcome, kind=ActionKind.FOUND)
        try:
            append(work, parts, record, outcome.kind, outcome.said(fence), fence=fence)
        except LedgerRefused as refusal:
            if refusal.kind != "ledger.x_post_id" or record.state is not PostState.SENDING:
                raise
            # X named a post that is another one's already: nobody knows what became of this one.
            odd = Outcome(kind=ActionKind.UNKNOWN, reason="x.odd_answer", facts=_SAME_NUMBER)
            append(work, parts, record, odd.kind, odd.said(fence), fence=fence)


def append(
    work: Work,
    parts: Parts,
    record: PostRecord,
    kind: ActionKind,
    said: dict[str, Json],
    *,
    fence: int | None = None,
) -> Action:
    """Append an action about the record's current revision, signed by this machine's publisher."""
    return append_to(work, parts, record, kind, sender(parts)[0], said, fence=fence)


def same_text(approved: str, posted: Posted) -> bool:
    """Whether X shows the approved text, after undoing its escaping and link wrapping."""
    wanted = post_text.lenient_key(approved)
    shown = whole(posted.text)
    if wanted == post_text.lenient_key(shown, posted.urls):
        return True
    # X adds a link of its own for media and quotes at the end; only its own may be there.
    words = shown.rstrip().split()
    if not words or not words[-1].startswith("https://t.co/"):
        return False
    return wanted == post_text.lenient_key(" ".join(words[:-1]), posted.urls)


def whole(text: str) -> str:
    """`text` with halves of characters replaced: an odd answer must not lose its outcome."""
    units = text.encode("utf-16-le", "surrogatepass")
    return post_text.normal(units.decode("utf-16-le", "replace"))


def outcome_of(error: CountersignError) -> Outcome:
    """What an error of `Poster.prepare` or `Poster.post` means for the attempt."""
    facts = {name: whole(value) for name, value in error.facts.items() if value}
    if isinstance(error, PostRefused):
        if error.hold == "rate":
            return Outcome(kind=ActionKind.NOT_SENT, reason=error.kind, facts=facts)
        hold = Hold(error.hold) if error.hold else None
        kind = ActionKind.REFUSED if hold is None else ActionKind.HELD
        return Outcome(kind=kind, reason=error.kind, hold=hold, facts=facts)
    if isinstance(error, PostNotSent):
        return Outcome(kind=ActionKind.NOT_SENT, reason=error.kind, facts=facts)
    return Outcome(kind=ActionKind.UNKNOWN, reason=error.kind, facts=facts)


def posted_outcome(kind: ActionKind, approved: str, posted: Posted) -> Outcome:
    """The outcome of a part that is at X."""
    return Outcome(
        kind=kind,
        x_post_id=posted.x_post_id,
        text=whole(posted.text),
        same_text=same_text(approved, posted),
    )


def tries(record: PostRecord) -> int:
    """How many tries in a row sent nothing."""
    outcomes = [
        action
        for action in record.actions
        if action.kind is not ActionKind.ATTEMPT and action.kind not in BESIDE
    ]
    unsent = takewhile(lambda action: action.kind is ActionKind.NOT_SENT, reversed(outcomes))
    return sum(1 for action in unsent if action.statement["reason"] != RATE_LIMITED)


def ask_again(parts: Parts, post: PostId) -> None:
    """Record a role that today's rules add, or whose approval lapsed: back into review.

    Raises Refused: ``publish.needs_role`` then, ``publish.state`` when the post is not approved.
    """
    publisher, _ = sender(parts)
    with parts.store.begin() as work:
        record = load(work, parts, post)
        if record.state is not PostState.APPROVED:
            raise Refused("publish.state", state=record.state)
        findings = checking.recompute(
            record.current.payload,
            charter=work.charter(),
            rulebook=parts.rulebook,
            now=parts.clock.now(),
        )
        added = require_recomputed(work, parts, record, findings, publisher)
        added = added or require_lapsed(work, parts, record)
    # Outside the block: the requirement is committed, and only then is the caller refused.
    if added:
        raise Refused("publish.needs_role", roles=", ".join(added))


def require_lapsed(work: Work, parts: Parts, record: PostRecord) -> tuple[Role, ...]:
    """Ask again for approvals that no longer count: nobody is asked while a post is approved."""
    lapsed = record.missing_roles(parts.clock.now())
    if lapsed:
        # Of a step that one of several can approve none is asked for more than before.
        again = [role for role in lapsed if role in record.current.roles]
        roles = again or record.current.roles or lapsed[:1]
        said: dict[str, Json] = {"roles": list(roles), "reason": "lapsed"}
        append(work, parts, record, ActionKind.REQUIRE, said)
    return lapsed


def _cleared(
    work: Work, parts: Parts, post: PostId, publisher: PersonId
) -> tuple[PostRecord, Clearance]:
    charter = work.charter()
    record = load(work, parts, post)
    now = parts.clock.now()
    findings = checking.recompute(
        record.current.payload, charter=charter, rulebook=parts.rulebook, now=now
    )
    twin = load_twin(work, parts, record)
    clearance = clear_to_publish(record, charter, findings, publisher, now, twin)
    if parts.trust is not None:
        urgent = bool(record.current.urgent)
        require_trust(
            parts.trust,
            work,
            record,
            publisher=publisher,
            required=required_roles(charter, record.account, findings, is_urgent=urgent),
            steps=steps_for(charter, record.account, is_urgent=urgent),
            is_quiet=any(finding.quiet for finding in findings),
            now=now,
        )
    _require_postable(clearance, charter)
    _, journal = sender(parts)
    _take_absences(journal, record, charter)
    if journal.sent_before(post, clearance.part):
        raise Refused("publish.already_sent")
    return record, clearance


def _require_postable(clearance: Clearance, charter: Charter) -> None:
    """Refuse what no author's machine may submit: nobody can wave an obstacle through.

    What only the tier forbids is left to X: the answered post may have changed since.
    """
    account = clearance.account
    terms = charter.policy.terms_for(account.id)
    for obstacle in limits.obstacles(clearance.payload, account, terms, is_by_hand=True):
        raise BadInput(obstacle.kind, **dict(obstacle.facts))


def _attempt(
    parts: Parts, post: PostId, prepared: Clearance, publisher: PersonId
) -> tuple[Action, int]:
    """P1: the durable intent, in the transaction that checks everything again."""
    with parts.store.begin() as work:
        record, clearance = _cleared(work, parts, post, publisher)
        if replace(clearance, cleared_at=prepared.cleared_at) != prepared:
            raise Refused("publish.changed")
        said = _intent_of(work, parts, clearance)
        attempt = append(work, parts, record, ActionKind.ATTEMPT, said, fence=clearance.fence)
        return attempt, tries(record)


def _stopped_before(
    parts: Parts, post: PostId, prepared: Clearance, stop: PostRefused | PostNotSent
) -> Outcome:
    """X refused the token or a picture: an attempt that certainly sent nothing, in one step."""
    publisher, _ = sender(parts)
    with parts.store.begin() as work:
        record, clearance = _cleared(work, parts, post, publisher)
        if replace(clearance, cleared_at=prepared.cleared_at) != prepared:
            raise Refused("publish.changed")
        outcome = _held_after(outcome_of(stop), tries(record))
        said = _intent_of(work, parts, clearance)
        fence = clearance.fence
        append(work, parts, record, ActionKind.ATTEMPT, said, fence=fence)
        append(work, parts, record, outcome.kind, outcome.said(fence), fence=fence)
    return outcome


def hold_stale(parts: Parts, post: PostId) -> Outcome | None:
    """Hold a post that was ready too long ago: an attempt that certainly sent nothing, in one step.

    None when it is not so, or no longer approved. Raises Refused (``publish.needs_role``) when
    approvals lapsed meanwhile: they are asked for again instead.
    """
    ask_again(parts, post)
    now = parts.clock.now()
    with parts.store.begin() as work:
        record = load(work, parts, post)
        twin = load_twin(work, parts, record)
        if record.state is not PostState.APPROVED or not is_stale(
            record, work.charter(), now, twin
        ):
            return None
        fence = record.next_fence
        outcome = Outcome(kind=ActionKind.HELD, reason="publish.stale", hold=Hold.LATE)
        said = intent(parts, fence, record.next_part, 0)
        append(work, parts, record, ActionKind.ATTEMPT, said, fence=fence)
        append(work, parts, record, outcome.kind, outcome.said(fence), fence=fence)
    return outcome


def _intent_of(work: Work, parts: Parts, clearance: Clearance) -> dict[str, Json]:
    seconds = work.charter().policy.deadline_seconds
    return intent(parts, clearance.fence, clearance.part, seconds)


def intent(parts: Parts, fence: int, part: int, seconds: int) -> dict[str, Json]:
    """What an attempt's statement says: its request may leave for `seconds`, none of it at 0."""
    return {
        "fence": fence,
        "part": part,
        "deadline": time_text(parts.clock.now() + timedelta(seconds=seconds)),
        "deadline_seconds": seconds,
        "journal": sender(parts)[1].intend(),
    }


def _take_absences(journal: Journal, record: PostRecord, charter: Charter) -> None:
    """Tell the journal what a person settled in the record and a crash kept from the journal."""
    for action in record.actions:
        if action.kind is not ActionKind.ABSENT or action.fence is None:
            continue
        written = journal.outcome_of(record.id, action.fence)
        # What X confirmed to this machine outweighs somebody who did not see it.
        known = written is not None and written[0] in _FINAL
        if not known and Role.COMMUNICATIONS in charter.roles(action.actor, record.account):
            absent = Outcome(kind=ActionKind.ABSENT, reason=str(action.statement["reason"]))
            journal.outcome(record.id, action.fence, absent.kind, absent.fields())


def _send(poster: Poster, clearance: Clearance, media_ids: tuple[str, ...]) -> Outcome:
    """P3: the one request, and what its answer means."""
    try:
        posted = poster.post(clearance, media_ids)
    except (PostRefused, PostNotSent, PostUnanswered) as error:
        return outcome_of(error)
    return posted_outcome(ActionKind.POSTED, clearance.content.text, posted)


def _held_after(outcome: Outcome, tries_before: int) -> Outcome:
    """After too many tries in vain a person looks before it goes on."""
    in_vain = outcome.kind is ActionKind.NOT_SENT and outcome.reason != RATE_LIMITED
    if in_vain and tries_before + 1 >= MOST_TRIES:
        return replace(outcome, kind=ActionKind.HELD, hold=Hold.TRIES)
    return outcome


def _deadline_seconds(attempt: Action) -> int:
    seconds = attempt.statement["deadline_seconds"]
    return seconds if isinstance(seconds, int) else 0


def next_try(record: PostRecord) -> datetime:
    """When another try may be made: X said until when, or the pause grows from try to try."""
    publication = record.publication
    if publication is None or publication.settled_at is None:
        return record.current.submitted_at
    last = next((a for a in reversed(record.actions) if a.kind not in BESIDE), None)
    settled = publication.settled_at
    if last is None or last.kind is not ActionKind.NOT_SENT:
        return settled
    if publication.reason != RATE_LIMITED:
        return settled + timedelta(seconds=5 * 2 ** tries(record))
    until = dict(publication.facts).get("until")
    if not until:
        return settled + timedelta(minutes=15)
    return min(_read(until, settled), settled + LONGEST_LIMIT)


def _read(until: str, otherwise: datetime) -> datetime:
    try:
        return read_time(until)
    except BadInput:
        return otherwise
