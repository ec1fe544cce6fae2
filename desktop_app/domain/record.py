"""A post's record: what its actions, read in order, add up to.

The ledger keeps a projection for lists; before anything is sent, the record is replayed here from
the signed actions themselves, so that a doctored projection can hide or release nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.account import APPROVING, Charter, PersonId, Role
from desktop_app.domain.action import OF_ACCOUNT, Action, ActionKind, PostId
from desktop_app.domain.canonical import Json, read_time
from desktop_app.domain.control import Control
from desktop_app.domain.discussion import (
    helpers,
    is_taken_over,
    may_have_resolved,
    read_comment,
    resolved,
)
from desktop_app.domain.errors import Damaged
from desktop_app.domain.post_record import PostRecord
from desktop_app.domain.publication import Hold, PartRecord, PostState, Publication
from desktop_app.domain.reading import (
    as_bool,
    as_int,
    as_list,
    as_object,
    as_optional_text,
    as_text,
)
from desktop_app.domain.redaction import require_words
from desktop_app.domain.review import Decision, Exemption, Standing, Verdict
from desktop_app.domain.revision import read_revision, roles_of, with_roles
from desktop_app.domain.verification import Verify, check_action

__all__ = ["PostRecord", "replay"]

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
_PLAIN = {
    ActionKind.WITHDRAW: PostState.WITHDRAWN,
    ActionKind.RECALL: PostState.RECALLED,
    ActionKind.RELEASE: PostState.APPROVED,
    ActionKind.MISSED: PostState.MISSED,
    ActionKind.TAKE_DOWN: PostState.REMOVING,
}


def replay(
    actions: Sequence[Action], bodies: Mapping[str, str], charter: Charter, verify: Verify
) -> PostRecord:
    """Add up the actions of one post (oldest first), checking every hash and signature.

    The account's own actions stand among them, in their places. `bodies` maps SHA-256 to payload
    bodies. Raises Damaged naming the action when a signature, statement or body is not what was
    written, and Refused (``post.redacted``) when its words were taken out.
    """
    require_words(actions, charter, verify)
    record: PostRecord | None = None
    control: Control | None = None
    for action in actions:
        check_action(action, charter, verify)
        control = control or Control.of(charter, action.account)
        if action.kind in OF_ACCOUNT:
            control = control.after(action)
            record = record and _under(record, control, action)
        elif action.kind is ActionKind.SUBMIT:
            record = _submit(record, action, bodies, control, charter)
        elif record is None:
            raise Damaged("ledger.damaged", action=action.id)
        else:
            _check_hands(record, action, charter)
            record = _after(record, action)
    if record is None:
        raise Damaged("ledger.damaged", action="-")
    return record


def _check_hands(record: PostRecord, action: Action, charter: Charter) -> None:
    """Raise Damaged where somebody lets their own post go on, or settles what they may not."""
    if action.kind in (ActionKind.RELEASE, ActionKind.AFTER_REVIEW):
        is_disputed = action.kind is ActionKind.RELEASE and record.open_comments
        is_allowed = action.actor not in record.contributors and not is_disputed
    elif action.kind is ActionKind.RESOLVE:
        is_allowed = _may_have_resolved(record, action, charter)
    elif action.kind is ActionKind.COMMENT:
        principal = _person(action.statement.get("for"))
        is_allowed = principal is None or bool(_lent(record, action, principal, charter))
    elif action.kind in _VERDICTS:
        is_allowed = _may_have_decided(record, action, charter)
    else:
        return
    if not is_allowed:
        raise Damaged("ledger.damaged", action=action.id)


def _may_have_resolved(record: PostRecord, action: Action, charter: Charter) -> bool:
    """By their own duty, or by one that somebody without a hand in the post lent them."""
    principal = as_optional_text(action.statement["for"])
    lent = () if principal is None else _lent(record, action, PersonId(principal), charter)
    if principal is not None and (not lent or principal in record.contributors):
        return False
    return all(
        may_have_resolved(
            charter,
            record.account,
            record.contributors,
            one.by,
            action.actor,
            voice=one.voice,
            lent=lent,
        )
        for one in record.comments
        if one.id == action.statement["comment"]
    )


def _may_have_decided(record: PostRecord, action: Action, charter: Charter) -> bool:
    """In their turn, and as a deputy for as long as they were one."""
    said = action.statement
    role, principal = Role(as_text(said["role"])), as_optional_text(said["for"])
    if action.kind is ActionKind.APPROVE and record.waits_for(role, action.at):
        return False
    return principal is None or role in _lent(record, action, PersonId(principal), charter)


def _lent(
    record: PostRecord, action: Action, principal: PersonId, charter: Charter
) -> tuple[Role, ...]:
    """Duties in which the actor was `principal`'s deputy when they acted."""
    held = charter.ever(principal, record.account)
    return tuple(
        role
        for role in APPROVING
        if role in held
        and role is not Role.EXECUTIVE
        and record.control.acts_for(action.actor, principal, role, action.at)
    )


def _under(record: PostRecord, control: Control, action: Action) -> PostRecord:
    """The record after something that is about the whole account."""
    record = replace(record, control=control)
    if action.kind is ActionKind.FREEZE and record.state is PostState.APPROVED:
        return replace(record, state=PostState.HELD, hold=Hold.FROZEN)
    return record


def _submit(
    record: PostRecord | None,
    action: Action,
    bodies: Mapping[str, str],
    control: Control,
    charter: Charter,
) -> PostRecord:
    revision = with_roles(read_revision(action, bodies), _owed(record, action, charter))
    named = [PersonId(as_text(item)) for item in as_list(action.statement["contributors"])]
    if record is None:
        return PostRecord(
            id=_post_of(action),
            account=action.account,
            contributors=_joined((), action.actor, *named),
            revisions=(revision,),
            decisions=(),
            state=PostState.IN_REVIEW,
            publication=None,
            actions=(action,),
            control=control,
        )
    accepted = [as_text(item) for item in as_list(action.statement["accepted"])]
    known = {one.number: one.payload for one in record.revisions}
    taken = [
        one.id
        for one in record.comments
        if one.id in accepted and is_taken_over(one, known[one.revision], revision.payload)
    ]
    return replace(
        record,
        contributors=_joined(
            record.contributors,
            action.actor,
            *named,
            *helpers(record.comments, accepted, known, revision.payload),
        ),
        comments=resolved(record.comments, action, taken, is_accepted=True),
        revisions=(*record.revisions, revision),
        decisions=_void(record.decisions, Standing.TEXT_CHANGED),
        state=PostState.IN_REVIEW,
        hold=None,
        actions=(*record.actions, action),
    )


def _after(record: PostRecord, action: Action) -> PostRecord:
    record = replace(record, actions=(*record.actions, action))
    kind = action.kind
    if kind in _PLAIN:
        return replace(record, state=_PLAIN[kind], hold=None)
    step = _STEPS.get(kind)
    if step is None:
        raise Damaged("ledger.damaged", action=action.id)
    return step(record, action)


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
        acting_for=_person(said["for"]),
        exception=_exemption(action),
    )
    record = replace(record, decisions=(*record.decisions, decision))
    if decision.verdict is Verdict.REQUEST_CHANGES:
        return replace(record, state=PostState.CHANGES_REQUESTED, hold=None)
    if decision.verdict is Verdict.VETO:
        return replace(record, state=PostState.VETOED, hold=None)
    return _completed(record, action)


def _exemption(action: Action) -> Exemption | None:
    said = action.statement.get("exception")
    return None if said is None else Exemption.read(said)


def _completed(record: PostRecord, action: Action) -> PostRecord:
    if record.state is PostState.IN_REVIEW and record.lacks_nothing(action.at):
        return _ready(record)
    return record


def _commented(record: PostRecord, action: Action) -> PostRecord:
    comment = read_comment(action)
    record = replace(record, comments=(*record.comments, comment))
    if comment.is_open and record.state is PostState.APPROVED:
        return replace(record, state=PostState.IN_REVIEW)
    return record


def _resolved(record: PostRecord, action: Action) -> PostRecord:
    wanted = as_text(action.statement["comment"])
    comments = resolved(record.comments, action, [wanted], is_accepted=False)
    return _completed(replace(record, comments=comments), action)


def _unchanged(record: PostRecord, _action: Action) -> PostRecord:
    return record


def _required(record: PostRecord, action: Action) -> PostRecord:
    current = with_roles(record.current, roles_of(action))
    record = replace(record, revisions=(*record.revisions[:-1], current))
    if record.missing_roles(action.at):
        return replace(record, state=PostState.IN_REVIEW, hold=None)
    return _completed(record, action)


def _owed(record: PostRecord | None, action: Action, charter: Charter) -> Iterator[Role]:
    """Roles that must approve this submission whatever it says: the author's word is not enough."""
    held = charter.roles(action.actor, action.account)
    if Role.ASSISTANT in held and Role.EXECUTIVE not in held:
        yield Role.EXECUTIVE
    if record is not None and record.is_vetoed:
        yield Role.LEGAL


def _unapproved(record: PostRecord, action: Action) -> PostRecord:
    said = action.statement
    whose = (action.actor, Role(as_text(said["role"])), _person(said["for"]))
    decisions = tuple(
        replace(decision, standing=Standing.WITHDRAWN)
        if (decision.person, decision.role, decision.acting_for) == whose
        and decision.verdict is Verdict.APPROVE
        and decision.standing is Standing.COUNTS
        else decision
        for decision in record.decisions
    )
    return replace(record, decisions=decisions, state=PostState.IN_REVIEW, hold=None)


def _attempted(record: PostRecord, action: Action) -> PostRecord:
    said = action.statement
    publication = Publication(
        state=PostState.SENDING,
        fence=action.fence or 0,
        part=as_int(said["part"]),
        attempted_at=action.at,
        deadline=read_time(said["deadline"]),
        publisher=action.actor,
        journal=as_text(said["journal"]),
    )
    return replace(record, state=PostState.SENDING, publication=publication)


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
        facts=_facts(said),
        settled_by=action.actor,
    )
    record = replace(record, publication=publication)
    if action.kind in (ActionKind.POSTED, ActionKind.FOUND):
        return _published(record, action, publication.part)
    if action.kind is ActionKind.NOT_SENT:
        return _ready(record)
    if action.kind is ActionKind.ABSENT:
        record = replace(record, decisions=_void(record.decisions, Standing.SENT_BACK))
    hold = Hold(as_text(said["hold"])) if action.kind is ActionKind.HELD else None
    return replace(record, state=_OUTCOMES[action.kind], hold=hold)


def _needs_person(record: PostRecord, action: Action) -> PostRecord:
    if record.publication is None:
        raise Damaged("ledger.damaged", action=action.id)
    publication = replace(
        record.publication,
        state=PostState.NEEDS_PERSON,
        reason=as_text(action.statement["reason"]),
        facts=_facts(action.statement),
    )
    return replace(record, publication=publication, state=PostState.NEEDS_PERSON)


def _posted_by_hand(record: PostRecord, action: Action) -> PostRecord:
    return _published(record, action, as_int(action.statement["part"]))


def _published(record: PostRecord, action: Action, number: int) -> PostRecord:
    """Another part is at X: the next one may go, or it was the last."""
    if number != len(record.parts):
        raise Damaged("ledger.damaged", action=action.id)
    said = action.statement
    part = PartRecord(
        number=number,
        x_post_id=as_text(said["x_post_id"]),
        at=action.at,
        by=action.actor,
        text=as_optional_text(said["text"]),
    )
    record = replace(record, parts=(*record.parts, part))
    if len(record.parts) < len(record.current.payload.parts):
        return _ready(record)
    return replace(
        record,
        state=PostState.POSTED,
        hold=None,
        needs_after_review=bool(record.current.urgent),
    )


def _read_back(record: PostRecord, action: Action) -> PostRecord:
    said = action.statement
    differs = said["differs"]
    part = replace(
        _part(record, action),
        differs=None if differs is None else tuple(as_text(one) for one in as_list(differs)),
        read_back_at=action.at,
    )
    return _with_part(record, part)


def _removed(record: PostRecord, action: Action) -> PostRecord:
    record = _with_part(record, replace(_part(record, action), removed_at=action.at))
    gone = all(part.removed_at is not None for part in record.parts)
    return replace(record, state=PostState.REMOVED if gone else record.state)


def _not_removed(record: PostRecord, action: Action) -> PostRecord:
    _part(record, action)
    return record


def _after_review(record: PostRecord, _action: Action) -> PostRecord:
    return replace(record, needs_after_review=False)


_STEPS: Mapping[ActionKind, Callable[[PostRecord, Action], PostRecord]] = {
    **dict.fromkeys(_VERDICTS, _decided),
    **dict.fromkeys(_OUTCOMES, _settled),
    ActionKind.UNAPPROVE: _unapproved,
    ActionKind.REQUIRE: _required,
    ActionKind.ATTEMPT: _attempted,
    ActionKind.NEEDS_PERSON: _needs_person,
    ActionKind.BY_HAND: _posted_by_hand,
    ActionKind.READ_BACK: _read_back,
    ActionKind.REMOVED: _removed,
    ActionKind.NOT_REMOVED: _not_removed,
    ActionKind.AFTER_REVIEW: _after_review,
    ActionKind.COMMENT: _commented,
    ActionKind.RESOLVE: _resolved,
    **dict.fromkeys((ActionKind.SEEN, ActionKind.ASK_REDACTION), _unchanged),
}


def _ready(record: PostRecord) -> PostRecord:
    """Approved, unless the account is frozen: unfreezing must release nothing by itself."""
    if record.is_frozen:
        return replace(record, state=PostState.HELD, hold=Hold.FROZEN)
    return replace(record, state=PostState.APPROVED, hold=None)


def _part(record: PostRecord, action: Action) -> PartRecord:
    number = as_int(action.statement["part"])
    if not 0 <= number < len(record.parts):
        raise Damaged("ledger.damaged", action=action.id)
    return record.parts[number]


def _with_part(record: PostRecord, part: PartRecord) -> PostRecord:
    parts = (*record.parts[: part.number], part, *record.parts[part.number + 1 :])
    return replace(record, parts=parts)


def _void(decisions: tuple[Decision, ...], standing: Standing) -> tuple[Decision, ...]:
    return tuple(
        replace(decision, standing=standing) if decision.standing is Standing.COUNTS else decision
        for decision in decisions
    )


def _facts(said: Mapping[str, Json]) -> tuple[tuple[str, str], ...]:
    facts = as_object(said["facts"])
    return tuple((name, as_text(facts[name])) for name in sorted(facts))


def _post_of(action: Action) -> PostId:
    if action.post is None:
        raise Damaged("ledger.damaged", action=action.id)
    return action.post


def _person(value: Json) -> PersonId | None:
    said = as_optional_text(value)
    return None if said is None else PersonId(said)


def _joined(people: tuple[PersonId, ...], *more: PersonId) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys((*people, *more)))
