"""Who must approve, and the only place that can say: this may be sent now.

`Poster` accepts a `Clearance` and nothing else; only `clear_to_publish` makes one. A test looks for
any other place that builds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.account import APPROVING, Account, AccountId, Charter, PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import time_text
from desktop_app.domain.discussion import pair_of
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.steps import Audience, Purpose, Step, lacking

#: How long after it was ready a post without a time of its own may still leave by itself. A laptop
#: that wakes later posts nothing: the world has changed, and somebody says so.
FRESH = timedelta(hours=12)
#: What makes a post ready, or keeps it on its way.
_READYING = (
    ActionKind.SUBMIT,
    ActionKind.APPROVE,
    ActionKind.RELEASE,
    ActionKind.POSTED,
    ActionKind.FOUND,
    ActionKind.BY_HAND,
)
#: Where a twin stands that was approved and that nobody stopped.
_WITH_TWIN = (
    PostState.APPROVED,
    PostState.HELD,
    PostState.SENDING,
    PostState.UNKNOWN,
    PostState.NEEDS_PERSON,
    PostState.POSTED,
)
#: Roles that may let a held post go on.
RELEASING = (Role.EXECUTIVE, Role.COMMUNICATIONS, Role.LEGAL)
#: Roles that may stop things: freeze, recall, take down.
STOPPING = (Role.COMMUNICATIONS, Role.LEGAL)

#: A rule's reviewer label and the role that answers for it. What nobody holds falls to legal.
LABELS = {
    "communications": Role.COMMUNICATIONS,
    "legal": Role.LEGAL,
    "investor-relations": Role.INVESTOR_RELATIONS,
    "hr": Role.HUMAN_RESOURCES,
    "human-resources": Role.HUMAN_RESOURCES,
    "dpo": Role.DATA_PROTECTION,
    "data-protection": Role.DATA_PROTECTION,
    "security": Role.SECURITY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """`role` must approve: because of `findings`, of what the account is for, or of the policy."""

    role: Role
    findings: tuple[Finding, ...] = ()
    account_for: tuple[Audience | Purpose, ...] = ()  #: what of the account asks for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """The proof that one part of a revision may be sent now: exactly that of `body`, once."""

    account: Account
    payload: Payload
    body: str
    sha256: str
    post: str
    revision: int
    fence: int
    part: int  #: 0 for the first
    reply_to: str | None  #: id at X of the post that this part answers
    cleared_at: datetime

    @property
    def content(self) -> Part:
        """The part that may be sent."""
        return self.payload.parts[self.part]


def requirements(
    charter: Charter,
    account: AccountId,
    findings: Iterable[Finding],
    *,
    is_urgent: bool = False,
) -> tuple[Requirement, ...]:
    """Who must approve a post with `findings`, and why: policy's roles, then the findings'.

    Of a step that one of several roles can approve none is named here: `steps_for`.
    """
    policy = charter.policy
    terms = policy.terms_for(account)
    account_for = {} if is_urgent else policy.asked_for(account)
    because: dict[Role, list[Finding]] = {
        role: [] for role in (*(terms.urgent if is_urgent else terms.always), *account_for)
    }
    for finding in findings:
        for role in _roles_for(finding, charter, account):
            because.setdefault(role, []).append(finding)
    return tuple(
        Requirement(role=role, findings=tuple(because[role]), account_for=account_for.get(role, ()))
        for role in Role
        if role in because
    )


def steps_for(charter: Charter, account: AccountId, *, is_urgent: bool = False) -> tuple[Step, ...]:
    """The steps in which a post of the account is approved: none when it is urgent."""
    return () if is_urgent else charter.policy.terms_for(account).steps


def required_roles(
    charter: Charter,
    account: AccountId,
    findings: Iterable[Finding],
    *,
    is_urgent: bool = False,
) -> tuple[Role, ...]:
    """The roles of `requirements`, in the order of `Role`."""
    needs = requirements(charter, account, findings, is_urgent=is_urgent)
    return tuple(need.role for need in needs)


def clear_to_publish(
    record: PostRecord,
    charter: Charter,
    findings: Iterable[Finding],
    publisher: PersonId,
    now: datetime,
    twin: PostRecord | None = None,
) -> Clearance:
    """Return the proof that the next part of the current revision may be sent at `now`.

    `record` must come from `record.replay` (signatures checked); `findings` are recomputed with
    the ledger's current rules, for the moment of sending; `publisher` is the machine that asks;
    `twin` is the record of the post that the payload names as its twin, replayed in the same way.
    Raises Refused with the kind ``publish.state``, ``publish.frozen``, ``publish.other_machine``,
    ``publish.by_hand``, ``publish.needs_role``, ``publish.quiet_period``, ``publish.cool_off``, ``publish.too_early``,
    ``publish.window_passed``, ``publish.stale``, ``publish.comment``, ``publish.twin``,
    ``publish.realm`` or ``publish.fingerprint``. Nothing was posted in any of them.
    """
    current = record.current
    payload = _checked_payload(record, charter)
    if record.state is not PostState.APPROVED:
        raise Refused("publish.state", state=record.state)
    if record.is_frozen:
        raise Refused("publish.frozen")
    if record.control.publisher != publisher:
        raise Refused("publish.other_machine")
    if current.is_by_hand:
        raise Refused("publish.by_hand")
    if record.open_comments:
        raise Refused("publish.comment")
    found = tuple(findings)
    have = _require_approvals(record, charter, found, now)
    if any(finding.quiet for finding in found) and not any(
        decision.role is Role.LEGAL and decision.exception for decision in have
    ):
        raise Refused("publish.quiet_period")
    if waits_for_twin(record, twin):
        raise Refused("publish.twin")
    if now < (cool := cooled_at(record, charter)):
        raise Refused("publish.cool_off", until=time_text(cool))
    if payload.not_before is not None and now < payload.not_before:
        raise Refused("publish.too_early")
    if payload.not_after is not None and now > payload.not_after:
        raise Refused("publish.window_passed")
    if is_stale(record, charter, now, twin):
        raise Refused("publish.stale")
    number = record.next_part
    return Clearance(
        account=charter.account(record.account),
        payload=payload,
        body=current.body,
        sha256=current.sha256,
        post=record.id,
        revision=current.number,
        fence=record.next_fence,
        part=number,
        reply_to=record.parts[-1].x_post_id if record.parts else payload.reply_to,
        cleared_at=now,
    )


def is_stale(
    record: PostRecord, charter: Charter, now: datetime, twin: PostRecord | None = None
) -> bool:
    """Whether a post without a time of its own was ready too long ago to leave by itself.

    With a `twin` it is ready when both are: the later one keeps the other waiting.
    """
    if record.current.payload.not_after is not None:
        return False  # its window says until when
    both = (record,) if twin is None or not are_paired(record, twin) else (record, twin)
    ready = max([*(at for one in both for at in _readied(one)), cooled_at(record, charter)])
    return now > ready + FRESH


def _readied(record: PostRecord) -> Iterator[datetime]:
    """When something made the post ready. An author who settles a remark makes nothing fresh."""
    for action in record.actions:
        settles = action.kind is ActionKind.RESOLVE and action.actor not in record.contributors
        if settles or action.kind in _READYING:
            yield action.at


def cooled_at(record: PostRecord, charter: Charter) -> datetime:
    """When the cool-off after the last change is over; at once for an urgent post."""
    submitted = record.current.submitted_at
    if record.current.urgent:
        return submitted
    seconds = charter.policy.terms_for(record.account).cool_off_seconds
    return submitted + timedelta(seconds=seconds)


def are_paired(record: PostRecord, twin: PostRecord) -> bool:
    """Whether both posts stand as they were submitted together: neither was changed since."""
    one, other = record.current, twin.current
    return (one.payload.twin, other.payload.twin) == (
        twin.id,
        record.id,
    ) and one.pair == other.pair == pair_of(one.sha256, other.sha256)


def waits_for_twin(record: PostRecord, twin: PostRecord | None) -> bool:
    """Whether the post must wait: its twin was changed, is not approved, disputed, or stopped."""
    if record.current.payload.twin is None:
        return False
    if twin is None or not are_paired(record, twin) or twin.open_comments:
        return True
    return twin.state not in _WITH_TWIN


def _checked_payload(record: PostRecord, charter: Charter) -> Payload:
    current = record.current
    payload = Payload.read(current.body)
    if payload.fingerprint != current.sha256 or payload.account != record.account:
        raise Refused("publish.fingerprint")
    if payload.realm is not charter.realm:
        raise Refused("publish.realm")
    return payload


def _require_approvals(
    record: PostRecord, charter: Charter, findings: Iterable[Finding], now: datetime
) -> tuple[Decision, ...]:
    """The approvals that count, in which nobody is missing who must approve."""
    current = record.current
    is_urgent = bool(current.urgent)
    needed = {
        *required_roles(charter, record.account, findings, is_urgent=is_urgent),
        *current.roles,
    }
    counted = tuple(
        decision
        for decision in record.counting(now)
        if (decision.revision, decision.sha256) == (current.number, current.sha256)
        and decision.role in charter.roles(decision.holder, record.account)
        and decision.role in APPROVING
    )
    have = {decision.role for decision in counted}
    steps = (*current.steps, *steps_for(charter, record.account, is_urgent=is_urgent))
    needed.update(lacking(steps, have))
    lacks = [role for role in Role if role in needed and role not in have]
    if lacks or not have:
        raise Refused("publish.needs_role", roles=", ".join(lacks))
    return counted


def _roles_for(finding: Finding, charter: Charter, account: AccountId) -> tuple[Role, ...]:
    if finding.severity is Severity.INFO:
        return ()
    if finding.severity is Severity.CAUTION:
        return (Role.COMMUNICATIONS,)
    asked = {LABELS.get(label, Role.LEGAL) for label in finding.reviewers} | {Role.LEGAL}
    held = {role for role in asked if charter.holders(role, account) and role in APPROVING}
    return tuple(role for role in Role if role in held | {Role.LEGAL})
