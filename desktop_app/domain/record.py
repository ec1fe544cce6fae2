"""A post's record: what its actions, read in order, add up to.

The ledger keeps a projection for lists; before anything is sent, the record is replayed here from
the signed actions themselves, so that a doctored projection can hide or release nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.action import (
    GENESIS,
    STATEMENT_TYPE,
    Action,
    ActionKind,
    PostId,
    leaf_of,
    link,
)
from desktop_app.domain.canonical import Json, canonical, digest, pre_authentication, read_time
from desktop_app.domain.errors import Damaged
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState, Publication
from desktop_app.domain.reading import as_bool, as_list, as_object, as_optional_text, as_text
from desktop_app.domain.review import Decision, Standing, Verdict

#: Verifies an Ed25519 signature: (public key hex, signed bytes, signature hex) -> is it good.
Verify = Callable[[str, bytes, str], bool]

_VERDICTS = {
    ActionKind.APPROVE: Verdict.APPROVE,
    ActionKind.REQUEST_CHANGES: Verdict.REQUEST_CHANGES,
    ActionKind.VETO: Verdict.VETO,
}
_OUTCOMES = {
    ActionKind.POSTED: PostState.POSTED,
    ActionKind.REFUSED: PostState.REFUSED,
    ActionKind.HELD: PostState.HELD,
    ActionKind.NOT_SENT: PostState.APPROVED,
    ActionKind.UNKNOWN: PostState.UNKNOWN,
    ActionKind.FOUND: PostState.POSTED,
    ActionKind.ABSENT: PostState.IN_REVIEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A frozen payload as it was submitted, with what its author's machine found."""

    number: int
    payload: Payload
    body: str  #: the canonical text, byte for byte
    sha256: str
    submitted_by: PersonId
    submitted_at: datetime
    roles: tuple[Role, ...]  #: who must approve, as declared; REQUIRE actions add to them
    findings: tuple[dict[str, Json], ...]  #: a claim, until it is recomputed


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRecord:
    """Everything the ledger knows of one post."""

    id: PostId
    account: AccountId
    contributors: tuple[PersonId, ...]  #: author, co-authors, submitters: none may approve
    revisions: tuple[Revision, ...]
    decisions: tuple[Decision, ...]
    state: PostState
    publication: Publication | None
    actions: tuple[Action, ...]

    @property
    def current(self) -> Revision:
        """The newest revision: the only one that can be decided on or sent."""
        return self.revisions[-1]

    @property
    def author(self) -> PersonId:
        """Who submitted the first revision."""
        return self.revisions[0].submitted_by

    def counting(self, now: datetime) -> tuple[Decision, ...]:
        """Approvals that still count at `now`."""
        return tuple(
            decision
            for decision in self.decisions
            if decision.verdict is Verdict.APPROVE
            and decision.standing is Standing.COUNTS
            and decision.expires_at > now
            and decision.person not in self.contributors
        )

    def missing_roles(self, now: datetime) -> tuple[Role, ...]:
        """Required roles for which no approval counts at `now`."""
        have = {decision.role for decision in self.counting(now)}
        return tuple(role for role in self.current.roles if role not in have)


def replay(
    actions: Sequence[Action], bodies: Mapping[str, str], charter: Charter, verify: Verify
) -> PostRecord:
    """Add up the actions of one post (oldest first), checking every hash and signature.

    `bodies` maps SHA-256 to payload bodies. Raises Damaged naming the action when a signature,
    statement or body is not what was written.
    """
    record: PostRecord | None = None
    for action in actions:
        check_action(action, charter, verify)
        if action.kind is ActionKind.SUBMIT:
            record = _submit(record, action, bodies)
        elif record is None:
            raise Damaged("ledger.damaged", action=action.id)
        else:
            record = _after(record, action)
    if record is None:
        raise Damaged("ledger.damaged", action="-")
    return record


def replay_charter(actions: Sequence[Action], verify: Verify) -> Charter:
    """Add up the ledger's own chain (from its first action on): who may do what, under which rules.

    Raises Damaged naming the action when a link, signature or adoption is not what was written.
    """
    charter: Charter | None = None
    proposals: dict[str, Action] = {}
    before = GENESIS
    for seq, action in enumerate(actions, 1):
        if (action.kind is ActionKind.CHARTER) is not (charter is None):
            raise Damaged("ledger.damaged", action=action.id)
        if charter is None:
            charter = Charter.read(action.statement.get("charter"))
        check_action(action, charter, verify)
        if (action.seq, action.prev_hash) != (seq, before):
            raise Damaged("ledger.damaged", action=action.id)
        before = action.hash
        if action.kind is ActionKind.PROPOSE_RULES:
            proposals[action.id] = action
        elif action.kind is ActionKind.ADOPT_RULES:
            charter = _adopted(
                charter, action, proposals.get(as_text(action.statement.get("proposal")))
            )
    if charter is None:
        raise Damaged("ledger.damaged", action="charter")
    return charter


def _adopted(charter: Charter, action: Action, proposal: Action | None) -> Charter:
    """The charter under the proposal's rules, which one person of each duty must have signed."""
    if proposal is None or not _answer_for_rules(charter, proposal.actor, action.actor):
        raise Damaged("ledger.damaged", action=action.id)
    rules = ("policy", "profile", "policy_digest", "rulebook_digest")
    return Charter.read(
        {**charter.as_json(), **{key: proposal.statement.get(key) for key in rules}}
    )


def _answer_for_rules(charter: Charter, one: PersonId, other: PersonId) -> bool:
    held = {(duty.person, duty.role) for duty in charter.duties}
    wanted = (Role.COMMUNICATIONS, Role.LEGAL)
    return one != other and any(
        {(one, first), (other, second)} <= held for first, second in (wanted, wanted[::-1])
    )


def check_action(action: Action, charter: Charter, verify: Verify) -> None:
    """Raise Damaged unless statement, signature and own link of `action` hold together."""
    text = canonical(action.statement)
    said = action.statement
    same = (
        digest(text) == action.statement_sha256
        and said.get("kind") == action.kind
        and said.get("realm") == charter.realm
        and said.get("account") == action.account
        and said.get("actor") == action.actor
        and said.get("post") == action.post
        and said.get("revision") == action.revision
        and said.get("sha256") == action.sha256
        and said.get("fence") == action.fence
        and link(action.prev_hash, leaf_of(action)) == action.hash
    )
    if not same:
        raise Damaged("ledger.damaged", action=action.id)
    signed = pre_authentication(STATEMENT_TYPE, text)
    if not verify(charter.person(action.actor).key, signed, action.signature):
        raise Damaged("ledger.signature", action=action.id)


def _submit(record: PostRecord | None, action: Action, bodies: Mapping[str, str]) -> PostRecord:
    body = bodies.get(action.sha256 or "")
    if body is None or digest(body) != action.sha256 or action.post is None:
        raise Damaged("ledger.damaged", action=action.id)
    revision = Revision(
        number=action.revision or 0,
        payload=Payload.read(body),
        body=body,
        sha256=digest(body),
        submitted_by=action.actor,
        submitted_at=action.at,
        roles=_roles(action),
        findings=tuple(as_object(item) for item in as_list(action.statement["findings"])),
    )
    named = [PersonId(as_text(item)) for item in as_list(action.statement["contributors"])]
    if record is None:
        return PostRecord(
            id=action.post,
            account=action.account,
            contributors=_joined((), action.actor, *named),
            revisions=(revision,),
            decisions=(),
            state=PostState.IN_REVIEW,
            publication=None,
            actions=(action,),
        )
    return replace(
        record,
        contributors=_joined(record.contributors, action.actor, *named),
        revisions=(*record.revisions, revision),
        decisions=_void(record.decisions, Standing.TEXT_CHANGED),
        state=PostState.IN_REVIEW,
        actions=(*record.actions, action),
    )


def _after(record: PostRecord, action: Action) -> PostRecord:
    record = replace(record, actions=(*record.actions, action))
    kind = action.kind
    if kind in _VERDICTS:
        return _decided(record, action)
    if kind is ActionKind.WITHDRAW:
        return replace(record, state=PostState.WITHDRAWN)
    if kind is ActionKind.MISSED:
        return replace(record, state=PostState.MISSED)
    if kind is ActionKind.REQUIRE:
        return _required(record, action)
    if kind is ActionKind.ATTEMPT:
        publication = Publication(
            state=PostState.SENDING, fence=action.fence or 0, attempted_at=action.at
        )
        return replace(record, state=PostState.SENDING, publication=publication)
    if kind in _OUTCOMES:
        return _settled(record, action)
    raise Damaged("ledger.damaged", action=action.id)


def _decided(record: PostRecord, action: Action) -> PostRecord:
    said = action.statement
    decision = Decision(
        person=action.actor,
        role=Role(as_text(said["role"])),
        verdict=_VERDICTS[action.kind],
        revision=action.revision or 0,
        sha256=action.sha256 or "",
        at=action.at,
        expires_at=read_time(said["expires_at"]),
        reason=as_text(said["reason"]),
        seq=action.seq,
        standing=Standing.COUNTS,
    )
    record = replace(record, decisions=(*record.decisions, decision))
    if decision.verdict is Verdict.REQUEST_CHANGES:
        return replace(record, state=PostState.CHANGES_REQUESTED)
    if decision.verdict is Verdict.VETO:
        return replace(record, state=PostState.VETOED)
    complete = not record.missing_roles(action.at)
    return replace(record, state=PostState.APPROVED if complete else record.state)


def _required(record: PostRecord, action: Action) -> PostRecord:
    more = dict.fromkeys((*record.current.roles, *_roles(action)))
    current = replace(record.current, roles=tuple(role for role in Role if role in more))
    record = replace(record, revisions=(*record.revisions[:-1], current))
    complete = not record.missing_roles(action.at)
    return replace(record, state=PostState.APPROVED if complete else PostState.IN_REVIEW)


def _settled(record: PostRecord, action: Action) -> PostRecord:
    if record.publication is None:
        raise Damaged("ledger.damaged", action=action.id)
    said = action.statement
    same = said["same_text"]
    publication = replace(
        record.publication,
        state=_OUTCOMES[action.kind],
        settled_at=action.at,
        x_post_id=as_optional_text(said["x_post_id"]),
        posted_text=as_optional_text(said["text"]),
        same_text=None if same is None else as_bool(same),
        reason=as_text(said["reason"]),
        settled_by=action.actor,
    )
    decisions = record.decisions
    if action.kind is ActionKind.ABSENT:
        decisions = _void(decisions, Standing.SENT_BACK)
    return replace(
        record, publication=publication, state=_OUTCOMES[action.kind], decisions=decisions
    )


def _void(decisions: tuple[Decision, ...], standing: Standing) -> tuple[Decision, ...]:
    return tuple(
        replace(decision, standing=standing) if decision.standing is Standing.COUNTS else decision
        for decision in decisions
    )


def _roles(action: Action) -> tuple[Role, ...]:
    named = {as_text(item) for item in as_list(action.statement["roles"])}
    return tuple(role for role in Role if role in named)


def _joined(people: tuple[PersonId, ...], *more: PersonId) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys((*people, *more)))
