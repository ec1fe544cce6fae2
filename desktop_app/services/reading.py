"""Looking: the queue, one post with everything about it, and what was published.

Nothing here changes anything. Lists come from the ledger's projection; one post is always replayed
from its signed actions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import APPROVING, Charter, PersonId, Role
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import Damaged
from desktop_app.domain.finding import Finding
from desktop_app.domain.policy import Requirement, cooled_at, requirements
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.source import Source
from desktop_app.domain.verification import replay_charter
from desktop_app.services import checking
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary, Work

#: States in which somebody still has to do something.
OPEN = (
    PostState.IN_REVIEW,
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.APPROVED,
    PostState.SENDING,
    PostState.REFUSED,
    PostState.HELD,
    PostState.UNKNOWN,
    PostState.NEEDS_PERSON,
    PostState.MISSED,
    PostState.RECALLED,
    PostState.REMOVING,
)
#: States of what is, or was, public.
PUBLISHED = (PostState.POSTED, PostState.REMOVING, PostState.REMOVED)


#: States in which the author must do something.
_BACK = (
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.REFUSED,
    PostState.MISSED,
    PostState.RECALLED,
)


class Box(StrEnum):
    """How the queue is divided for one person."""

    MINE_TO_DO = "mine_to_do"  #: waits for this person
    OTHERS = "others"  #: waits for somebody else, or for the publisher
    WRITTEN = "written"  #: written by this person, wherever it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One line of the queue, as one person sees it."""

    summary: PostSummary
    boxes: tuple[Box, ...]
    waiting_roles: tuple[Role, ...]  #: roles that have not approved
    my_role: Role | None  #: the role in which this person can decide now


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """One post, replayed and recomputed, as one person sees it."""

    record: PostRecord
    charter: Charter
    findings: tuple[Finding, ...]
    requirements: tuple[Requirement, ...]
    missing: tuple[Role, ...]
    my_role: Role | None  #: the role in which this person can decide now
    own: bool  #: this person wrote or helped to write it
    source: Source | None  #: the post that is answered or quoted, as it was when it was read
    cool_until: datetime  #: the end of the cool-off after the last change


def load(work: Work, parts: Parts, post: PostId) -> PostRecord:
    """Replay one post. Raises BadInput (``post.unknown``) or Damaged."""
    actions = work.actions(post)
    digests = [a.sha256 for a in actions if a.kind is ActionKind.SUBMIT and a.sha256]
    return replay(actions, work.bodies(digests), signed_charter(work, parts), parts.keys.verify)


def signed_charter(work: Work, parts: Parts) -> Charter:
    """Who may do what and under which rules, as it was signed.

    Raises Damaged when the ledger's own table, which its rules judge by, says anything else.
    """
    charter = replay_charter(work.rules(), parts.keys.verify)
    if work.charter() != charter:
        raise Damaged("ledger.damaged", action="charter")
    return charter


def open_post(parts: Parts, post: PostId, person: PersonId) -> PostView:
    """Everything about one post. Raises BadInput, Damaged or Refused (``rules.other``)."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = work.charter()
        record = load(work, parts, post)
        source = _source(work, record)
    findings = checking.recompute(
        record.current.payload, charter=charter, rulebook=parts.rulebook, now=now
    )
    is_urgent = bool(record.current.urgent)
    needs = requirements(charter, record.account, findings, is_urgent=is_urgent)
    needed = {need.role for need in needs}
    have = {decision.role for decision in record.counting(now)}
    wanted = needed | set(record.current.roles)
    missing = tuple(role for role in Role if role in wanted and role not in have)
    own = person in record.contributors
    deciding = record.state is PostState.IN_REVIEW and not own
    return PostView(
        record=record,
        charter=charter,
        findings=findings,
        requirements=needs,
        missing=missing,
        my_role=_my_role(charter, record.account, person, missing, wanted) if deciding else None,
        own=own,
        source=source,
        cool_until=cooled_at(record, charter),
    )


def queue(parts: Parts, person: PersonId, limit: int = 200) -> tuple[QueueRow, ...]:
    """Open posts as `person` sees them, newest change first."""
    with parts.store.begin() as work:
        charter = work.charter()
        summaries = work.posts(OPEN, limit=limit)
    return tuple(_row(charter, person, summary) for summary in summaries)


def published(parts: Parts, limit: int = 200) -> tuple[PostSummary, ...]:
    """Posts that are on X, or were taken off it, newest first.

    A thread that was withdrawn half posted is among them: what is on X stays in sight.
    """
    found: list[PostSummary] = []
    before: tuple[datetime, PostId] | None = None
    with parts.store.begin() as work:
        while len(found) < limit:
            page = work.posts((*PUBLISHED, PostState.WITHDRAWN), before=before, limit=limit)
            found += [one for one in page if one.state in PUBLISHED or one.posted_parts]
            if len(page) < limit:
                break
            before = (page[-1].updated_at, page[-1].id)
    return tuple(found[:limit])


def _source(work: Work, record: PostRecord) -> Source | None:
    """The snapshot of the post that is answered, None when the submission has that of another one.

    Raises Damaged when it is not what was signed.
    """
    wanted = record.current.source
    if wanted is None:
        return None
    body = work.bodies([wanted]).get(wanted)
    if body is None or digest(body) != wanted:
        raise Damaged("ledger.damaged", action=record.id)
    source = Source.read(body)
    answered = (record.current.payload.reply_to, record.current.payload.quote)
    return source if source.x_post_id in answered else None


def _row(charter: Charter, person: PersonId, summary: PostSummary) -> QueueRow:
    waiting = tuple(role for role in summary.roles if role not in summary.approved)
    own = person in summary.contributors
    my_role = None
    if summary.state is PostState.IN_REVIEW and not own:
        my_role = _my_role(charter, summary.account, person, waiting, summary.roles)
    mine = my_role or _author_must_act(summary, own=own) or _must_look(charter, person, summary)
    boxes = [Box.MINE_TO_DO if mine else Box.OTHERS]
    if own:
        boxes.append(Box.WRITTEN)
    return QueueRow(summary=summary, boxes=tuple(boxes), waiting_roles=waiting, my_role=my_role)


def _author_must_act(summary: PostSummary, *, own: bool) -> bool:
    if summary.is_by_hand and summary.state is PostState.APPROVED:
        return own
    return own and summary.state in _BACK


def _must_look(charter: Charter, person: PersonId, summary: PostSummary) -> bool:
    """What is unknown or held waits for communications: they look at X, or let it go on."""
    waits = summary.state in (PostState.NEEDS_PERSON, PostState.HELD)
    return waits and Role.COMMUNICATIONS in charter.roles(person, summary.account)


def _my_role(
    charter: Charter,
    account: str,
    person: PersonId,
    missing: Sequence[Role],
    wanted: Collection[Role],
) -> Role | None:
    """The role in which `person` can decide on what is in review.

    When no role lacks its approval (one of two was withdrawn, or the terms name nobody) it waits
    all the same, for whoever may approve: else nobody could ever move it.
    """
    held = charter.roles(person, account)
    asked = missing or [role for role in APPROVING if role in wanted] or APPROVING
    return next((role for role in asked if role in held), None)
