"""Who must approve, and the only place that can say: this may be sent now.

`Poster` accepts a `Clearance` and nothing else; only `clear_to_publish` makes one. A test looks for
any other place that builds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import APPROVING, Account, AccountId, Charter, Role
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord

#: States from which an attempt may start. Held posts are tried again by a person, not by themselves.
SENDABLE = (PostState.APPROVED, PostState.HELD)

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
    """`role` must approve because of `findings`, or of the policy alone when there are none."""

    role: Role
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """The proof that one revision may be sent now: exactly `body`, once, under `fence`."""

    account: Account
    payload: Payload
    body: str
    sha256: str
    post: str
    revision: int
    fence: int
    cleared_at: datetime


def requirements(
    charter: Charter, account: AccountId, findings: Iterable[Finding]
) -> tuple[Requirement, ...]:
    """Who must approve a post with `findings`, and why: policy's roles, then the findings'."""
    because: dict[Role, list[Finding]] = {role: [] for role in charter.policy.always}
    for finding in findings:
        for role in _roles_for(finding, charter, account):
            because.setdefault(role, []).append(finding)
    return tuple(
        Requirement(role=role, findings=tuple(because[role])) for role in Role if role in because
    )


def required_roles(
    charter: Charter, account: AccountId, findings: Iterable[Finding]
) -> tuple[Role, ...]:
    """The roles of `requirements`, in the order of `Role`."""
    return tuple(need.role for need in requirements(charter, account, findings))


def clear_to_publish(
    record: PostRecord, charter: Charter, findings: Iterable[Finding], now: datetime
) -> Clearance:
    """Return the proof that the record's current revision may be sent at `now`.

    `record` must come from `record.replay` (signatures checked); `findings` are recomputed with
    the ledger's current rules, for the moment of sending. Raises Refused with the kind
    ``publish.state``, ``publish.needs_role``, ``publish.too_early``, ``publish.window_passed``,
    ``publish.realm`` or ``publish.fingerprint``. Nothing was posted in any of them.
    """
    current = record.current
    payload = Payload.read(current.body)
    if payload.fingerprint != current.sha256 or payload.account != record.account:
        raise Refused("publish.fingerprint")
    if payload.realm is not charter.realm:
        raise Refused("publish.realm")
    if record.state not in SENDABLE:
        raise Refused("publish.state", state=record.state)
    needed = (*required_roles(charter, record.account, findings), *current.roles)
    have = {
        decision.role
        for decision in record.counting(now)
        if (decision.revision, decision.sha256) == (current.number, current.sha256)
        and decision.role in charter.roles(decision.person, record.account)
        and decision.role in APPROVING
    }
    lacking = [role for role in Role if role in needed and role not in have]
    if lacking or not have:
        raise Refused("publish.needs_role", roles=", ".join(lacking))
    if payload.not_before is not None and now < payload.not_before:
        raise Refused("publish.too_early")
    if payload.not_after is not None and now > payload.not_after:
        raise Refused("publish.window_passed")
    return Clearance(
        account=charter.account(record.account),
        payload=payload,
        body=current.body,
        sha256=current.sha256,
        post=record.id,
        revision=current.number,
        fence=1 + (record.publication.fence if record.publication else 0),
        cleared_at=now,
    )


def _roles_for(finding: Finding, charter: Charter, account: AccountId) -> tuple[Role, ...]:
    if finding.severity is Severity.INFO:
        return ()
    if finding.severity is Severity.CAUTION:
        return (Role.COMMUNICATIONS,)
    asked = {LABELS.get(label, Role.LEGAL) for label in finding.reviewers} | {Role.LEGAL}
    held = {role for role in asked if charter.holders(role, account) and role in APPROVING}
    return tuple(role for role in Role if role in held | {Role.LEGAL})
