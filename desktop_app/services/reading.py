"""Looking: the queue, one post with everything about it, and what was published.

Nothing here changes anything. Lists come from the ledger's projection; one post is always replayed
from its signed actions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.errors import Damaged
from desktop_app.domain.finding import Finding
from desktop_app.domain.policy import Requirement, requirements
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord, replay, replay_charter
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
    PostState.MISSED,
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
    findings = checking.recompute(
        record.current.payload, charter=charter, rulebook=parts.rulebook, now=now
    )
    needed = {need.role for need in requirements(charter, record.account, findings)}
    have = {decision.role for decision in record.counting(now)}
    wanted = needed | set(record.current.roles)
    missing = tuple(role for role in Role if role in wanted and role not in have)
    own = person in record.contributors
    deciding = record.state is PostState.IN_REVIEW and not own
    return PostView(
        record=record,
        charter=charter,
        findings=findings,
        requirements=requirements(charter, record.account, findings),
        missing=missing,
        my_role=_my_role(charter, record.account, person, missing) if deciding else None,
        own=own,
    )


def queue(parts: Parts, person: PersonId, limit: int = 200) -> tuple[QueueRow, ...]:
    """Open posts as `person` sees them, newest change first."""
    with parts.store.begin() as work:
        charter = work.charter()
        summaries = work.posts(OPEN, limit=limit)
    return tuple(_row(charter, person, summary) for summary in summaries)


def published(parts: Parts, limit: int = 200) -> tuple[PostSummary, ...]:
    """Posts that are on X, newest first."""
    with parts.store.begin() as work:
        return work.posts((PostState.POSTED,), limit=limit)


def _row(charter: Charter, person: PersonId, summary: PostSummary) -> QueueRow:
    waiting = tuple(role for role in summary.roles if role not in summary.approved)
    own = person in summary.contributors
    my_role = None
    if summary.state is PostState.IN_REVIEW and not own:
        my_role = _my_role(charter, summary.account, person, waiting)
    mine = my_role or _author_must_act(summary, own=own) or _must_look(charter, person, summary)
    boxes = [Box.MINE_TO_DO if mine else Box.OTHERS]
    if own:
        boxes.append(Box.WRITTEN)
    return QueueRow(summary=summary, boxes=tuple(boxes), waiting_roles=waiting, my_role=my_role)


def _author_must_act(summary: PostSummary, *, own: bool) -> bool:
    back = (PostState.CHANGES_REQUESTED, PostState.VETOED, PostState.REFUSED, PostState.MISSED)
    return own and summary.state in back


def _must_look(charter: Charter, person: PersonId, summary: PostSummary) -> bool:
    """What is unknown or held waits for communications: they look at X, or let it go on."""
    waits = summary.state in (PostState.UNKNOWN, PostState.HELD)
    return waits and Role.COMMUNICATIONS in charter.roles(person, summary.account)


def _my_role(
    charter: Charter, account: str, person: PersonId, missing: Sequence[Role]
) -> Role | None:
    held = charter.roles(person, account)
    return next((role for role in missing if role in held), None)
