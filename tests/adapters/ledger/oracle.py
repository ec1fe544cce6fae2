"""What the ledger's rules should decide, said a second time in Python: one small function a kind.

Only unspoilt steps are judged here: signed by their actor, of the current revision, and well made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop_app.domain.account import APPROVING, WRITING, Role, Terms
from desktop_app.domain.action import ActionKind
from desktop_app.domain.control import Control
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Standing, Verdict
from tests.contracts.company import DUTIES

K, S = ActionKind, PostState
OPEN = (S.IN_REVIEW, S.APPROVED, S.HELD)
WITHDRAWABLE = (*OPEN, S.CHANGES_REQUESTED, S.VETOED, S.REFUSED, S.MISSED)
SUBMITTABLE = (*WITHDRAWABLE, S.RECALLED)
BUSY = (S.SENDING, S.UNKNOWN, S.NEEDS_PERSON, S.REMOVING, S.REMOVED)
JUDGES = (Role.COMMUNICATIONS, Role.LEGAL)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Somebody does something; `said` is what the statement says besides the usual."""

    kind: K
    actor: str
    said: dict = field(default_factory=dict)
    payload: Payload | None = None  #: of a submission


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a step is judged by besides its own post."""

    now: datetime
    terms: Terms
    control: Control
    at_x: frozenset[str]  #: ids at X that belong to a post
    posted: frozenset[str]  #: posts with a part at X
    proposed: Mapping[str, str] = field(default_factory=dict)  #: templates, by whom
    adopted: Mapping[str, str] = field(default_factory=dict)  #: proposals, by their adoption
    retired: frozenset[str] = frozenset()
    words: frozenset[tuple[str, str]] = frozenset()  #: the company's own, with their language
    kept: Mapping[str, str] = field(
        default_factory=dict
    )  #: the company's lists: the action that kept each last

    def unexplained(self) -> list[str]:
        return [
            stray.x_post_id
            for stray in self.control.strays
            if stray.explained_by is None and stray.x_post_id not in self.at_x
        ]


def holds(actor: str, *roles: Role) -> bool:
    return any(role in roles for role in DUTIES[actor])


def allowed(world: World, record: PostRecord | None, step: Step) -> bool:
    """Whether this unspoilt step is allowed."""
    if step.kind in OF_ACCOUNT_RULES:
        return OF_ACCOUNT_RULES[step.kind](world, step)
    if step.kind is K.SUBMIT:
        return _submit(world, record, step)
    return record is not None and OF_POST_RULES[step.kind](world, record, step)


def is_vetoed(record: PostRecord | None) -> bool:
    return record is not None and any(action.kind is K.VETO for action in record.actions)


def is_taken_over(record: PostRecord, remark: str, payload: Payload) -> bool:
    """Whether this open remark's suggestion stands in `payload`, or its words became fewer."""
    found = [one for one in record.open_comments if one.id == remark and one.suggestion is not None]
    if not found:
        return False
    old = next(one.payload for one in record.revisions if one.number == found[0].revision)
    if words := found[0].suggestion.strip():
        return any(words in part.text for part in payload.parts)
    before, after = (
        sum(len(part.text.split(found[0].anchor.quote)) for part in each.parts) - len(each.parts)
        for each in (old, payload)
    )
    return after < before


def is_stopped(world: World, record: PostRecord) -> bool:
    """Whether a freeze holds the post."""
    freeze, current = world.control.freeze, record.current
    return freeze is not None and not (current.urgent and current.seq > freeze.seq)


def is_cool(world: World, record: PostRecord) -> bool:
    wait = timedelta(seconds=world.terms.cool_off_seconds)
    return bool(record.current.urgent) or world.now >= record.current.submitted_at + wait


def is_in_window(world: World, record: PostRecord) -> bool:
    payload = record.current.payload
    begin, end = payload.not_before or world.now, payload.not_after or world.now
    return begin <= world.now <= end


def standing_parts(record: PostRecord) -> list[int]:
    """Parts that are at X and not removed."""
    return [part.number for part in record.parts if part.removed_at is None]


def _submit(world: World, record: PostRecord | None, step: Step) -> bool:
    roles, payload = step.said["roles"], step.payload
    needed = world.terms.urgent if step.said.get("urgent") else world.terms.always
    done = len(record.parts) if record else 0
    corrects = step.said.get("corrects")
    accepted, template = step.said.get("accepted", ()), step.said.get("template")
    begun = record.current.template if record else None
    return (
        (record is None or record.state in SUBMITTABLE)
        and holds(step.actor, *WRITING)
        and all(record is not None and is_taken_over(record, one, payload) for one in accepted)
        and (template in (None, begun) or template in in_force(world))
        and set(needed) <= set(roles)
        and (not holds(step.actor, Role.ASSISTANT) or Role.EXECUTIVE in roles)
        and (not is_vetoed(record) or Role.LEGAL in roles)
        and len(payload.parts) > done
        and (not done or payload.parts[:done] == record.current.payload.parts[:done])
        and (corrects is None or corrects in world.posted)
    )


def in_force(world: World) -> list[str]:
    """Adoptions of templates that nobody retired."""
    return [one for one in world.adopted.values() if one not in world.retired]


def _comment(_world: World, record: PostRecord, step: Step) -> bool:
    thread = step.said.get("thread")
    answered = [one.id for one in record.comments if one.thread is None]
    return (
        record.state in SUBMITTABLE
        and holds(step.actor, *APPROVING, Role.ASSISTANT)
        and (thread is None or thread in answered)
    )


def _resolve(_world: World, record: PostRecord, step: Step) -> bool:
    wanted = [one for one in record.open_comments if one.id == step.said["comment"]]
    if record.state not in SUBMITTABLE or not wanted:
        return False
    maker = wanted[0].by
    theirs, mine = (set(DUTIES[one]) & set(APPROVING) for one in (maker, step.actor))
    shared = mine & theirs if theirs else mine
    return maker == step.actor or (bool(shared) and step.actor not in record.contributors)


def _seen(_world: World, record: PostRecord, step: Step) -> bool:
    return not any(
        (one.kind, one.actor, one.revision) == (K.SEEN, step.actor, record.current.number)
        for one in record.actions
    )


def _decide(_world: World, record: PostRecord, step: Step) -> bool:
    role = step.said["role"]
    return (
        record.state in OPEN
        and holds(step.actor, role)
        and role in APPROVING
        and (step.kind is not K.APPROVE or step.actor not in record.contributors)
        and (step.kind is not K.VETO or role is Role.LEGAL)
    )


def _unapprove(_world: World, record: PostRecord, step: Step) -> bool:
    return record.state in OPEN and any(
        (one.person, one.role) == (step.actor, step.said["role"])
        for one in record.decisions
        if one.verdict is Verdict.APPROVE and one.standing is Standing.COUNTS
    )


def _withdraw(_world: World, record: PostRecord, step: Step) -> bool:
    concerned = holds(step.actor, *WRITING) or step.actor in record.contributors
    return record.state in WITHDRAWABLE and concerned


def _recall(_world: World, record: PostRecord, step: Step) -> bool:
    concerned = holds(step.actor, *JUDGES) or step.actor in record.contributors
    return record.state in (S.APPROVED, S.HELD) and concerned


def _require(_world: World, record: PostRecord, step: Step) -> bool:
    can_look = holds(step.actor, *APPROVING, Role.PUBLISHER)
    return record.state in OPEN and can_look and bool(step.said["roles"])


def _release(world: World, record: PostRecord, step: Step) -> bool:
    return (
        record.state is S.HELD
        and holds(step.actor, *JUDGES, Role.EXECUTIVE)
        and step.actor not in record.contributors
        and not is_stopped(world, record)
        and not record.open_comments
    )


def _attempt(world: World, record: PostRecord, step: Step) -> bool:
    return (
        record.state is S.APPROVED
        and step.actor == world.control.publisher
        and bool(record.counting(world.now))
        and not record.missing_roles(world.now)
        and is_cool(world, record)
        and is_in_window(world, record)
        and not is_stopped(world, record)
        and not record.current.is_by_hand
        and not record.open_comments
    )


def _outcome(world: World, record: PostRecord, step: Step) -> bool:
    attempt = record.publication
    if record.state is not S.SENDING or attempt is None:
        return False
    takes_over = (
        step.kind is K.UNKNOWN
        and step.actor == world.control.publisher
        and world.now > attempt.deadline
    )
    return step.actor == attempt.publisher or takes_over


def _needs_person(_world: World, record: PostRecord, step: Step) -> bool:
    return record.state is S.UNKNOWN and holds(step.actor, Role.PUBLISHER)


def _found(_world: World, record: PostRecord, step: Step) -> bool:
    can_look = holds(step.actor, *APPROVING, Role.PUBLISHER)
    return record.state in (S.UNKNOWN, S.NEEDS_PERSON) and can_look


def _absent(world: World, record: PostRecord, step: Step) -> bool:
    waited = (
        record.state is S.UNKNOWN
        and record.publication is not None
        and record.publication.settled_at is not None
        and world.now >= record.publication.settled_at + QUARTER
    )
    return (waited or record.state is S.NEEDS_PERSON) and holds(step.actor, Role.COMMUNICATIONS)


def _by_hand(_world: World, record: PostRecord, step: Step) -> bool:
    able = record.current.is_by_hand and holds(step.actor, *WRITING)
    return record.state is S.APPROVED and able and not record.open_comments


def _missed(world: World, record: PostRecord, step: Step) -> bool:
    end = record.current.payload.not_after
    return (
        record.state in (*OPEN, S.CHANGES_REQUESTED)
        and holds(step.actor, Role.PUBLISHER)
        and end is not None
        and world.now >= end
    )


def _read_back(_world: World, record: PostRecord, step: Step) -> bool:
    return step.said["part"] in standing_parts(record) and holds(step.actor, Role.PUBLISHER)


def _after_review(_world: World, record: PostRecord, step: Step) -> bool:
    return (
        record.state in (S.POSTED, S.REMOVED)
        and record.needs_after_review
        and holds(step.actor, *JUDGES)
        and step.actor not in record.contributors
    )


def _take_down(_world: World, record: PostRecord, step: Step) -> bool:
    there = record.state not in BUSY and bool(standing_parts(record))
    return there and holds(step.actor, *JUDGES)


def _removed(_world: World, record: PostRecord, step: Step) -> bool:
    able = (Role.PUBLISHER,) if step.kind is K.NOT_REMOVED else (*JUDGES, Role.PUBLISHER)
    there = record.state is S.REMOVING and step.said["part"] in standing_parts(record)
    return there and holds(step.actor, *able)


OF_POST_RULES: dict[K, Callable[[World, PostRecord, Step], bool]] = {
    **dict.fromkeys((K.APPROVE, K.REQUEST_CHANGES, K.VETO), _decide),
    **dict.fromkeys((K.POSTED, K.REFUSED, K.HELD, K.NOT_SENT, K.UNKNOWN), _outcome),
    **dict.fromkeys((K.REMOVED, K.NOT_REMOVED), _removed),
    K.UNAPPROVE: _unapprove,
    K.WITHDRAW: _withdraw,
    K.RECALL: _recall,
    K.REQUIRE: _require,
    K.RELEASE: _release,
    K.ATTEMPT: _attempt,
    K.NEEDS_PERSON: _needs_person,
    K.FOUND: _found,
    K.ABSENT: _absent,
    K.BY_HAND: _by_hand,
    K.MISSED: _missed,
    K.READ_BACK: _read_back,
    K.AFTER_REVIEW: _after_review,
    K.TAKE_DOWN: _take_down,
    K.COMMENT: _comment,
    K.RESOLVE: _resolve,
    K.SEEN: _seen,
}


def _freeze(world: World, step: Step) -> bool:
    return world.control.freeze is None and holds(step.actor, *JUDGES, Role.EXECUTIVE)


def _unfreeze(world: World, step: Step) -> bool:
    return world.control.freeze is not None and holds(step.actor, *JUDGES)


def _take_over(world: World, step: Step) -> bool:
    other = step.said["publisher"] != world.control.publisher
    return other and holds(step.actor, *JUDGES, Role.ADMINISTRATOR)


def _stray(_world: World, step: Step) -> bool:
    return not holds(step.actor, Role.ASSISTANT)


def _explain_stray(world: World, step: Step) -> bool:
    return holds(step.actor, *JUDGES) and step.said["x_post_id"] in world.unexplained()


def _propose(_world: World, step: Step) -> bool:
    return holds(step.actor, *WRITING, Role.LEGAL)


def _adopt(world: World, step: Step) -> bool:
    maker = world.proposed.get(step.said["proposal"])
    is_new = step.said["proposal"] not in world.adopted
    return maker not in (None, step.actor) and is_new and holds(step.actor, *JUDGES)


def _retire(world: World, step: Step) -> bool:
    return step.said["template"] in in_force(world) and holds(step.actor, *JUDGES)


def _add_word(world: World, step: Step) -> bool:
    word, language = step.said["word"], step.said["language"]
    there = {(word, language), (word, "both")} & world.words
    return not there and holds(step.actor, *JUDGES)


def _drop_word(world: World, step: Step) -> bool:
    there = (step.said["word"], step.said["language"]) in world.words
    return there and holds(step.actor, *JUDGES)


def _keep_list(world: World, step: Step) -> bool:
    over_it = step.said["replaces"] == world.kept.get(step.said["list"])
    return over_it and holds(step.actor, *JUDGES, Role.EXECUTIVE, Role.ADMINISTRATOR)


OF_ACCOUNT_RULES: dict[K, Callable[[World, Step], bool]] = {
    K.FREEZE: _freeze,
    K.UNFREEZE: _unfreeze,
    K.TAKE_OVER: _take_over,
    K.STRAY: _stray,
    K.EXPLAIN_STRAY: _explain_stray,
    K.PROPOSE_TEMPLATE: _propose,
    K.ADOPT_TEMPLATE: _adopt,
    K.RETIRE_TEMPLATE: _retire,
    K.ADD_WORD: _add_word,
    K.DROP_WORD: _drop_word,
    K.KEEP_LIST: _keep_list,
}
