"""Deciding: a person's signed verdict on exactly the text they were shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain import text as post_text
from desktop_app.domain.account import APPROVING, Charter, PersonId, Role
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.control import acting
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.policy import are_paired, required_roles, requirements, steps_for
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Exemption, Verdict, meaning
from desktop_app.domain.steps import Needs, lacking
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What somebody says of a text, in which duty, and whose."""

    verdict: Verdict
    role: Role
    by: PersonId
    reason: str
    acting_for: PersonId | None
    exception: Exemption | None


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
    acting_for: PersonId | None = None,
    exception: Exemption | None = None,
) -> PostState:
    """Record `by`'s verdict in `role` on the revision whose fingerprint was on the screen.

    Findings are recomputed here: when they ask for a role the author's machine did not declare,
    that requirement enters the ledger with the decision. A post and its twin are approved together:
    `twin_shown` is the twin's fingerprint; a veto stops both, or what was refused in one language
    would go out in the other. Whoever helped to write may say no. `acting_for` is who lent `role`
    to `by` for now (`delegating`). In a quiet period legal approves with an `exception` only, and
    nobody gives one otherwise. Returns the state the post is in now. Raises Refused:
    ``review.text_changed``, ``review.four_eyes``, ``review.suggested``, ``review.role``,
    ``review.deputy``, ``review.turn``, ``review.reason``, ``review.reason_finding``,
    ``review.quiet_period``, ``review.no_quiet_period``, ``review.closed``, ``review.twin``; or
    LedgerRefused.
    """
    word = _Word(
        verdict=verdict,
        role=role,
        by=by,
        reason=reason,
        acting_for=acting_for,
        exception=exception,
    )
    with parts.store.begin() as work:
        record = load(work, parts, post)
        is_used = _decide(work, parts, record, fingerprint_shown, word)
        has_twin = record.current.payload.twin is not None or twin_shown is not None
        if verdict is Verdict.APPROVE and has_twin:
            twin = load_twin(work, parts, record)
            if twin is None or twin_shown is None or not are_paired(record, twin):
                raise Refused("review.twin")
            if twin.state in DECIDABLE:
                is_used |= _decide(work, parts, twin, twin_shown, word)
        if exception is not None and not is_used:
            raise Refused("review.no_quiet_period")
        if verdict is Verdict.VETO:
            _veto_twin(work, parts, record, word)
        return load(work, parts, post).state


def _veto_twin(work: Work, parts: Parts, record: PostRecord, word: _Word) -> None:
    """Stop the twin as well, where it can be stopped by this person: no veto fails because of it."""
    twin = load_twin(work, parts, record)
    if twin is None or not are_paired(record, twin) or twin.state not in DECIDABLE:
        return
    if _may_act(twin, work.charter(), word, parts.clock.now()):
        _decide(work, parts, twin, twin.current.sha256, word)


def _decide(
    work: Work, parts: Parts, record: PostRecord, fingerprint_shown: str, word: _Word
) -> bool:
    """Record it; whether legal's exception was asked for, and stands in it."""
    charter, now = work.charter(), parts.clock.now()
    _refuse(record, charter, fingerprint_shown, word, now)
    findings = checking.recompute(
        record.current.payload, charter=charter, rulebook=parts.rulebook, now=now
    )
    exception = _exception_in(word, findings)
    if word.verdict is Verdict.APPROVE and not word.reason.strip():
        _require_no_finding(record, charter, findings, word.role)
    given = word.role if word.verdict is Verdict.APPROVE else None
    require_recomputed(work, parts, record, findings, word.by, given)
    said: dict[str, Json] = {
        "role": word.role,
        "for": word.acting_for,
        "meaning": meaning(word.role, word.verdict),
        "reason": post_text.normal(word.reason.strip()),
        "expires_at": time_text(now + timedelta(days=charter.policy.approval_days)),
        "policy_digest": charter.policy_digest,
        "rulebook_digest": charter.rulebook_digest,
    }
    if word.verdict is Verdict.APPROVE:
        said["exception"] = None if exception is None else exception.as_json()
    append_to(work, parts, record, _KINDS[word.verdict], word.by, said)
    return exception is not None


def _exception_in(word: _Word, findings: Sequence[Finding]) -> Exemption | None:
    """Legal's exception, where a quiet period asks for it: of a post and its twin perhaps one."""
    is_legals = word.verdict is Verdict.APPROVE and word.role is Role.LEGAL
    is_asked = is_legals and any(finding.quiet for finding in findings)
    if is_asked and word.exception is None:
        raise Refused("review.quiet_period")
    if word.exception is None or not is_asked:
        return None
    return replace(word.exception, reason=post_text.normal(word.exception.reason.strip()))


def withdraw_approval(
    parts: Parts,
    post: PostId,
    role: Role,
    by: PersonId,
    reason: str,
    *,
    acting_for: PersonId | None = None,
) -> None:
    """Take one's own approval back, until the post leaves: it is in review again.

    With `acting_for` the one that was given in that person's name.

    Raises Refused (``review.reason``) or LedgerRefused (``ledger.duty`` without such an approval,
    ``ledger.state`` once it is leaving).
    """
    if not reason.strip():
        raise Refused("review.reason")
    with parts.store.begin() as work:
        said: dict[str, Json] = {
            "role": role,
            "for": acting_for,
            "reason": post_text.normal(reason.strip()),
        }
        append_to(work, parts, load(work, parts, post), ActionKind.UNAPPROVE, by, said)


def require_recomputed(
    work: Work,
    parts: Parts,
    record: PostRecord,
    findings: Sequence[Finding],
    by: PersonId,
    given: Role | None = None,
) -> tuple[Role, ...]:
    """Add roles that today's rules ask for and the submission did not declare. Returns them.

    `findings` are what they find; `given` is the role in which `by` is about to approve.
    """
    charter, current = work.charter(), record.current
    have = {*record.approved(parts.clock.now()), *([given] if given else [])}
    is_urgent = bool(current.urgent)
    needed = {*required_roles(charter, record.account, findings, is_urgent=is_urgent)}
    known = [step.said() for step in current.steps]
    for step in steps_for(charter, record.account, is_urgent=is_urgent):
        # A step that one of several can approve, which the submission did not know: the first of
        # them that somebody without a hand in the post holds.
        if step.needs is Needs.ANY and step.said() not in known:
            needed.update(_first(lacking([step], have), record, charter))
    more = tuple(role for role in Role if role in needed and role not in current.roles)
    if more:
        said: dict[str, Json] = {"roles": list(more), "reason": "recomputed"}
        append_to(work, parts, record, ActionKind.REQUIRE, by, said)
    return more


def _first(roles: Sequence[Role], record: PostRecord, charter: Charter) -> tuple[Role, ...]:
    free = [
        role
        for role in roles
        if any(one.id not in record.contributors for one in charter.holders(role, record.account))
    ]
    return tuple((free or list(roles))[:1])


def _refuse(
    record: PostRecord, charter: Charter, fingerprint_shown: str, word: _Word, now: datetime
) -> None:
    if fingerprint_shown != record.current.sha256:
        raise Refused("review.text_changed", revision=str(record.current.number))
    is_approval = word.verdict is Verdict.APPROVE
    if is_approval and word.by in record.contributors:
        raise Refused("review.suggested" if only_suggested(record, word.by) else "review.four_eyes")
    if is_approval and word.acting_for in record.contributors:
        raise Refused("review.four_eyes")
    if not _may_act(record, charter, word, now):
        kind = "review.role" if word.acting_for is None else "review.deputy"
        raise Refused(kind, role=word.role)
    if word.verdict is Verdict.VETO and word.role is not Role.LEGAL:
        raise Refused("review.role", role=word.role)
    if not is_approval and not word.reason.strip():
        raise Refused("review.reason")
    if record.state not in DECIDABLE:
        raise Refused("review.closed", state=record.state)
    if is_approval and (first := record.waits_for(word.role, now)):
        raise Refused("review.turn", roles=", ".join(first))


def _may_act(record: PostRecord, charter: Charter, word: _Word, now: datetime) -> bool:
    """Whether they hold the duty, or whoever holds it lent it to them for now."""
    if word.role not in APPROVING:
        return False
    if word.acting_for is None:
        return word.role in charter.roles(word.by, record.account)
    lent = acting(charter, record.control, word.by, record.account, now)
    return (word.role, word.acting_for) in lent


def _require_no_finding(
    record: PostRecord, charter: Charter, findings: Sequence[Finding], role: Role
) -> None:
    """What legal was asked for is approved with a reason only, in the role that it asked for."""
    is_urgent = bool(record.current.urgent)
    for need in requirements(charter, record.account, findings, is_urgent=is_urgent):
        if need.role is role and any(each.severity is Severity.LEGAL for each in need.findings):
            raise Refused("review.reason_finding")
