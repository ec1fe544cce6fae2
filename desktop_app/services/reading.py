"""Looking: the queue, one post with everything about it, and what was published.

Nothing here changes anything. Lists come from the ledger's projection; one post is always replayed
from its signed actions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import APPROVING, Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionKind, PostId
from desktop_app.domain.canonical import digest
from desktop_app.domain.control import acting
from desktop_app.domain.discussion import may_resolve
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.goals import Goal
from desktop_app.domain.note import Note
from desktop_app.domain.policy import (
    RELEASING,
    STOPPING,
    Requirement,
    are_paired,
    cooled_at,
    requirements,
)
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.review import Verdict
from desktop_app.domain.revision import roles_of
from desktop_app.domain.source import Source
from desktop_app.domain.steps import lacking, named, waits_for
from desktop_app.domain.time_limits import Wait
from desktop_app.services import checking, time_limits
from desktop_app.services.list_reading import goal_in
from desktop_app.services.listing import (
    BACK,
    OPEN,
    PAGE,
    REPAIRABLE,
    UNKNOWN_WAITS,
    Box,
    ListKey,
    ListQuery,
)
from desktop_app.services.parts import Parts
from desktop_app.services.ports import OpenRemark, PostSummary, Work
from desktop_app.services.rivals import Answer, rivals_of


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One line of the queue, as one person sees it."""

    summary: PostSummary
    boxes: tuple[Box, ...]
    waiting_roles: tuple[Role, ...]  #: roles that have not approved
    my_role: Role | None  #: the role in which this person's decision is asked for now
    acting_for: PersonId | None = None  #: whose role it is, where it was lent to this person
    waits: tuple[Wait, ...] = ()  #: whose turn it is and since when, while it is in review


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """One post, replayed and recomputed, as one person sees it."""

    record: PostRecord
    charter: Charter
    findings: tuple[Finding, ...]
    requirements: tuple[Requirement, ...]
    missing: tuple[Role, ...]
    my_role: Role | None  #: the role in which this person can decide now, in their turn
    acting_for: PersonId | None  #: whose role it is, where it was lent to this person
    own: bool  #: this person wrote or helped to write it
    source: Source | None  #: the post that is answered or quoted, as it was when it was read
    cool_until: datetime  #: the end of the cool-off after the last change
    note: Note  #: what the author tells the reviewers beside the post
    twin: PostRecord | None  #: the post that is approved with this one
    twin_findings: tuple[Finding, ...] = ()  #: in the twin's text, while the two are a pair
    goal: Goal | None = None  #: the one that `note` names, as it stands now
    rivals: tuple[Answer, ...] = ()  #: what else waits that answers the same post


def load(work: Work, parts: Parts, post: PostId) -> PostRecord:
    """Replay one post.

    Raises BadInput (``post.unknown``), Damaged, or Refused (``post.redacted``) when its words were
    taken out.
    """
    actions = work.actions(post)
    digests = [a.sha256 for a in actions if a.kind is ActionKind.SUBMIT and a.sha256]
    return replay(actions, work.bodies(digests), signed_charter(work, parts), parts.keys.verify)


def load_twin(work: Work, parts: Parts, record: PostRecord) -> PostRecord | None:
    """Replay the post that `record`'s payload names as its twin; None without one. Raises Damaged."""
    twin = record.current.payload.twin
    if twin is None:
        return None
    try:
        return load(work, parts, PostId(twin))
    except BadInput:
        return None  # named by the author, never submitted
    except Refused:
        return None  # its words were taken out, once this post was finished as well


def is_to_recheck(record: PostRecord, twin: PostRecord | None) -> bool:
    """Whether the post was submitted with a twin that has changed since, or is gone."""
    if record.current.payload.twin is None:
        return False
    return twin is None or not are_paired(record, twin)


def note_of(work: Work, submission: Action) -> Note:
    """The author's private note of a submission; empty without one. Raises Damaged."""
    wanted = submission.statement["note"]
    if not isinstance(wanted, str):
        return Note()
    body = work.bodies([wanted]).get(wanted)
    if body is None or digest(body) != wanted:
        raise Damaged("ledger.damaged", action=submission.id)
    return Note.read(body)


def asked_by_author(record: PostRecord, charter: Charter) -> bool:
    """Whether the author asked legal to approve the current version, which nothing else did then.

    Nothing else: no finding that was frozen with it, no veto before it, and not the policy of
    `charter`, as far as that has not changed since.
    """
    current = record.current
    need = requirements(charter, record.account, (), is_urgent=bool(current.urgent))
    asked_otherwise = (
        any(each.role is Role.LEGAL for each in need)
        or any(found.get("severity") == Severity.LEGAL for found in current.findings)
        or any(
            each.verdict is Verdict.VETO and each.revision < current.number
            for each in record.decisions
        )
    )
    return Role.LEGAL in roles_of(_submission(record)) and not asked_otherwise


def signed_charter(work: Work, parts: Parts) -> Charter:
    """Who may do what and under which rules, as it was signed.

    Raises Damaged when the ledger's own table, which its rules judge by, says anything else.
    """
    charter = parts.follower.at(work, parts.keys.verify).charter
    if work.charter() != charter:
        raise Damaged("ledger.damaged", action="charter")
    return charter


def open_post(parts: Parts, post: PostId, person: PersonId) -> PostView:
    """Everything about one post. Raises BadInput, Damaged or Refused (``rules.other``)."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = work.charter()
        record = load(work, parts, post)
        source = source_of(work, record)
        note = note_of(work, _submission(record))
        goal = None
        if note.goal is not None:
            goal = goal_in(work, charter, parts.keys.verify, note.goal)
        twin = load_twin(work, parts, record)
        rivals = rivals_of(work, record)
    findings = checking.recompute(
        record.current.payload, charter=charter, rulebook=parts.rulebook, now=now
    )
    of_twin: tuple[Finding, ...] = ()
    if twin is not None and are_paired(record, twin):
        payload = twin.current.payload
        of_twin = checking.recompute(payload, charter=charter, rulebook=parts.rulebook, now=now)
    is_urgent = bool(record.current.urgent)
    needs = requirements(charter, record.account, findings, is_urgent=is_urgent)
    needed = {need.role for need in needs}
    have = record.approved(now)
    steps = record.current.steps
    lacks = {*needed, *record.current.roles, *lacking(steps, have)}
    missing = tuple(role for role in Role if role in lacks and role not in have)
    own = person in record.contributors
    my_role, acting_for = None, None
    if record.state is PostState.IN_REVIEW and not own:
        acts = acting(charter, record.control, person, record.account, now)
        my_role, acting_for = _my_role(
            _Held(
                own=charter.roles(person, record.account),
                lent=tuple(one for one in acts if one[1] not in record.contributors),
            ),
            missing,
            {*lacks, *named(steps)},
            [role for role in APPROVING if record.waits_for(role, now)],
        )
    return PostView(
        record=record,
        charter=charter,
        findings=findings,
        requirements=needs,
        missing=missing,
        my_role=my_role,
        acting_for=acting_for,
        own=own,
        source=source,
        cool_until=cooled_at(record, charter),
        note=note,
        twin=twin,
        twin_findings=of_twin,
        goal=goal,
        rivals=rivals,
    )


def queue(parts: Parts, person: PersonId, limit: int = 200) -> tuple[QueueRow, ...]:
    """Open posts as `person` sees them, newest change first."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = work.charter()
        summaries = work.posts(OPEN, limit=limit)
    return tuple(row_of(charter, person, summary, now) for summary in summaries)


def published(parts: Parts, person: PersonId, limit: int = 200) -> tuple[PostSummary, ...]:
    """Posts of which a part is on X, or was taken off it: what went out last comes first."""
    query = ListQuery(box=Box.PUBLISHED, person=person, at=parts.clock.now())
    with parts.store.begin() as work:
        return work.listed(query, limit=limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a list. `newest` is the ledger's newest action when it was read."""

    newest: int
    posts: tuple[PostSummary, ...]


def page(parts: Parts, query: ListQuery, after: ListKey | None, limit: int = PAGE) -> Page:
    """The rows after `after`."""
    with parts.store.begin() as work:
        return Page(newest=work.newest(), posts=work.listed(query, after, limit=limit))


def keys(
    parts: Parts, query: ListQuery, after: ListKey | None, limit: int
) -> tuple[int, tuple[ListKey, ...], int]:
    """The ledger's newest action, the ends of the next pages, and how many rows were walked."""
    with parts.store.begin() as work:
        return (work.newest(), *work.list_keys(query, after, limit=limit))


def newest(parts: Parts) -> int:
    """The ledger's newest action: while it is the same, so are all lists."""
    with parts.store.begin() as work:
        return work.newest()


def everything(parts: Parts, query: ListQuery, most: int) -> tuple[PostSummary, ...]:
    """All rows of a list at one moment, but at most so many."""
    with parts.store.begin() as work:
        return work.listed(query, limit=most)


def counts(parts: Parts, queries: Sequence[ListQuery]) -> tuple[int, ...]:
    """How many posts each query finds, all at the same moment."""
    with parts.store.begin() as work:
        return tuple(work.count(query) for query in queries)


def _submission(record: PostRecord) -> Action:
    return next(a for a in reversed(record.actions) if a.kind is ActionKind.SUBMIT)


def source_of(work: Work, record: PostRecord) -> Source | None:
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


def row_of(charter: Charter, person: PersonId, summary: PostSummary, now: datetime) -> QueueRow:
    """A post as `person` sees it at `now`."""
    lacks = {*summary.roles, *lacking(summary.steps, summary.approved)} - {*summary.approved}
    waiting = tuple(role for role in Role if role in lacks)
    own = person in summary.contributors
    my_role, acting_for = None, None
    is_asked = waiting or not summary.remarks  # else only the remarks keep it from going on
    if summary.state is PostState.IN_REVIEW and not own and is_asked:
        wanted = {*summary.roles, *named(summary.steps)}
        later = [r for r in APPROVING if waits_for(summary.steps, r, summary.approved)]
        my_role, acting_for = _my_role(_held(charter, person, summary), waiting, wanted, later)
    mine = (
        my_role
        or _must_discuss(charter, person, summary)
        or (_author_must_act(summary) if own else _others_must_act(charter, person, summary))
        or _must_look(charter, person, summary, now)
    )
    boxes = tuple(_boxes(summary, now, mine=bool(mine), own=own))
    return QueueRow(
        summary=summary,
        boxes=boxes,
        waiting_roles=waiting,
        my_role=my_role,
        acting_for=acting_for,
        waits=time_limits.of_summary(charter, summary, now),
    )


def _boxes(summary: PostSummary, now: datetime, *, mine: bool, own: bool) -> Iterator[Box]:
    due = summary.not_before
    is_scheduled = summary.state is PostState.APPROVED and due is not None and due > now
    if mine:
        yield Box.MINE_TO_DO
    elif summary.state in OPEN and not is_scheduled:
        yield Box.OTHERS
    if is_scheduled:
        yield Box.SCHEDULED
    if summary.state is PostState.MISSED:
        yield Box.MISSED
    if own:
        yield Box.WRITTEN


def _author_must_act(summary: PostSummary) -> bool:
    by_hand = summary.is_by_hand and summary.state is PostState.APPROVED
    to_recheck = summary.is_to_recheck and summary.state in REPAIRABLE
    return by_hand or to_recheck or summary.state in BACK


def _must_discuss(charter: Charter, person: PersonId, summary: PostSummary) -> bool:
    """An open remark waits for whoever may settle it, and for its answer by who wrote the post."""
    if summary.state not in (PostState.IN_REVIEW, PostState.HELD):
        return False
    wrote = summary.contributors
    return any(
        may_resolve(
            charter,
            summary.account,
            wrote,
            remark.by,
            person,
            voice=remark.voice,
            lent=[role for role, _ in _held(charter, person, summary).lent],
        )
        or (person in wrote and awaits_author(summary, remark))
        for remark in summary.remarks
    )


def awaits_author(summary: PostSummary, remark: OpenRemark) -> bool:
    """Whether those who wrote the post have yet to answer the newest word about it."""
    return remark.newest_by == remark.by or remark.newest_by not in summary.contributors


def _others_must_act(charter: Charter, person: PersonId, summary: PostSummary) -> bool:
    """What is held waits for whoever may let it go on; what was urgent, for another look."""
    held = set(charter.roles(person, summary.account))
    if summary.state is PostState.HELD and not summary.remarks:
        return bool(held & set(RELEASING))
    return summary.needs_after_review and bool(held & set(STOPPING))


def _must_look(charter: Charter, person: PersonId, summary: PostSummary, now: datetime) -> bool:
    """What is unknown waits for communications, once the timeline has been read for a while."""
    waits = summary.state is PostState.NEEDS_PERSON or (
        summary.state is PostState.UNKNOWN and summary.updated_at <= now - UNKNOWN_WAITS
    )
    return waits and Role.COMMUNICATIONS in charter.roles(person, summary.account)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """Duties of a person, and those that others lent them, with whose they are."""

    own: tuple[Role, ...]
    lent: tuple[tuple[Role, PersonId], ...]


def _held(charter: Charter, person: PersonId, summary: PostSummary) -> _Held:
    return _Held(
        own=charter.roles(person, summary.account),
        lent=tuple(
            (one.role, one.principal)
            for one in summary.deputies
            if one.deputy == person and one.principal not in summary.contributors
        ),
    )


def _my_role(
    held: _Held, missing: Sequence[Role], wanted: Collection[Role], later: Collection[Role]
) -> tuple[Role | None, PersonId | None]:
    """The role in which they can decide on what is in review, their own first; and whose it is.

    When no role lacks its approval (one of two was withdrawn, or the terms name nobody) it waits
    all the same, for whoever may approve: else nobody could ever move it. Nobody decides out of
    their turn.
    """
    asked = missing or [role for role in APPROVING if role in wanted] or APPROVING
    now = [role for role in asked if role not in later]
    mine = next((role for role in now if role in held.own), None)
    if mine is not None:
        return mine, None
    return next((one for role in now for one in held.lent if one[0] is role), (None, None))
