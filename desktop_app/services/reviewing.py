"""Deciding: a person's signed verdict on exactly the text they were shown."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.domain import text as post_text
from desktop_app.domain.account import APPROVING, Charter, PersonId, Role
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Severity
from desktop_app.domain.policy import are_paired, required_roles, requirements
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Verdict, meaning
from desktop_app.services import checking
from desktop_app.services.discussing import only_suggested
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import load, load_twin
from desktop_app.services.statements import append_to

_KINDS = {
    Verdict.APPROVE: ActionKind.APPROVE,
    Verdict.REQUEST_CHANGES: ActionKind.REQUEST_CHANGES,
    Verdict.VETO: ActionKind.VETO,
}


#: States in which a reviewer can still say something: until it leaves.
DECIDABLE = (PostState.IN_REVIEW, PostState.APPROVED, PostState.HELD)


def decide(
    parts: Parts,
    post: PostId,
    fingerprint_shown: str,
    verdict: Verdict,
    role: Role,
    by: PersonId,
    reason: str = "",
    *,
    twin_shown: str | None = None,
) -> PostState:
    """Record `by`'s verdict in `role` on the revision whose fingerprint was on the screen.

    Findings are recomputed here: when they ask for a role the author's machine did not declare,
    that requirement enters the ledger with the decision. A post and its twin are approved together:
    `twin_shown` is the twin's fingerprint; a veto stops both, or what was refused in one language
    would go out in the other. Whoever helped to write may say no. Returns the state the post is in
    now. Raises Refused:
    ``review.text_changed``, ``review.four_eyes``, ``review.suggested``, ``review.role``,
    ``review.reason``, ``review.reason_finding``, ``review.closed``, ``review.twin``; or
    LedgerRefused.
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        _decide(work, parts, record, fingerprint_shown, verdict, role, by, reason)
        has_twin = record.current.payload.twin is not None or twin_shown is not None
        if verdict is Verdict.APPROVE and has_twin:
            twin = load_twin(work, parts, record)
            if twin is None or twin_shown is None or not are_paired(record, twin):
                raise Refused("review.twin")
            if twin.state in DECIDABLE:
                _decide(work, parts, twin, twin_shown, verdict, role, by, reason)
        if verdict is Verdict.VETO:
            _veto_twin(work, parts, record, role, by, reason)
        return load(work, parts, post).state


def _veto_twin(
    work: Work, parts: Parts, record: PostRecord, role: Role, by: PersonId, reason: str
) -> None:
    """Stop the twin as well, where it can be stopped by this person: no veto fails because of it."""
    twin = load_twin(work, parts, record)
    if twin is None or not are_paired(record, twin) or twin.state not in DECIDABLE:
        return
    if role in work.charter().roles(by, twin.account):
        _decide(work, parts, twin, twin.current.sha256, Verdict.VETO, role, by, reason)


def _decide(
    work: Work,
    parts: Parts,
    record: PostRecord,
    fingerprint_shown: str,
    verdict: Verdict,
    role: Role,
    by: PersonId,
    reason: str,
) -> None:
    charter = work.charter()
    _refuse(record, charter, fingerprint_shown, verdict, role, by, reason)
    if verdict is Verdict.APPROVE and not reason.strip():
        _require_no_finding(parts, record, charter, role)
    require_recomputed(work, parts, record, charter, by)
    expires = parts.clock.now() + timedelta(days=charter.policy.approval_days)
    said: dict[str, Json] = {
        "role": role,
        "meaning": meaning(role, verdict),
        "reason": post_text.normal(reason.strip()),
        "expires_at": time_text(expires),
        "policy_digest": charter.policy_digest,
        "rulebook_digest": charter.rulebook_digest,
    }
    append_to(work, parts, record, _KINDS[verdict], by, said)


def withdraw_approval(parts: Parts, post: PostId, role: Role, by: PersonId, reason: str) -> None:
    """Take one's own approval back, until the post leaves: it is in review again.

    Raises Refused (``review.reason``) or LedgerRefused (``ledger.duty`` without such an approval,
    ``ledger.state`` once it is leaving).
    """
    if not reason.strip():
        raise Refused("review.reason")
    with parts.store.begin() as work:
        said: dict[str, Json] = {"role": role, "reason": post_text.normal(reason.strip())}
        append_to(work, parts, load(work, parts, post), ActionKind.UNAPPROVE, by, said)


def require_recomputed(
    work: Work, parts: Parts, record: PostRecord, charter: Charter, by: PersonId
) -> tuple[Role, ...]:
    """Add roles that today's rules ask for and the submission did not declare. Returns them."""
    current = record.current
    findings = checking.recompute(
        current.payload, charter=charter, rulebook=parts.rulebook, now=parts.clock.now()
    )
    is_urgent = bool(current.urgent)
    needed = required_roles(charter, record.account, findings, is_urgent=is_urgent)
    more = tuple(role for role in needed if role not in record.current.roles)
    if more:
        said: dict[str, Json] = {"roles": list(more), "reason": "recomputed"}
        append_to(work, parts, record, ActionKind.REQUIRE, by, said)
    return more


def _refuse(
    record: PostRecord,
    charter: Charter,
    fingerprint_shown: str,
    verdict: Verdict,
    role: Role,
    by: PersonId,
    reason: str,
) -> None:
    if fingerprint_shown != record.current.sha256:
        raise Refused("review.text_changed", revision=str(record.current.number))
    if verdict is Verdict.APPROVE and by in record.contributors:
        raise Refused("review.suggested" if only_suggested(record, by) else "review.four_eyes")
    if role not in charter.roles(by, record.account) or role not in APPROVING:
        raise Refused("review.role", role=role)
    if verdict is Verdict.VETO and role is not Role.LEGAL:
        raise Refused("review.role", role=role)
    if verdict is not Verdict.APPROVE and not reason.strip():
        raise Refused("review.reason")
    if record.state not in DECIDABLE:
        raise Refused("review.closed", state=record.state)


def _require_no_finding(parts: Parts, record: PostRecord, charter: Charter, role: Role) -> None:
    """What legal was asked for is approved with a reason only, in the role that it asked for."""
    findings = checking.recompute(
        record.current.payload, charter=charter, rulebook=parts.rulebook, now=parts.clock.now()
    )
    is_urgent = bool(record.current.urgent)
    for need in requirements(charter, record.account, findings, is_urgent=is_urgent):
        if need.role is role and any(each.severity is Severity.LEGAL for each in need.findings):
            raise Refused("review.reason_finding")
