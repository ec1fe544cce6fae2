"""Checks a bundle of evidence: who approved what was sent, with nothing but the file.

`evidence_bundle` says what stands in it. Here it is read line by line, and the first thing that is
not what it was is named. Neither the ledger nor a network is needed. What it holds of people: the
charter with names, duties and the company profile, the reasons that people gave, every remark and
answer; not the author's private note, of which only the digest stands there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from desktop_app.domain.account import APPROVING, AccountId, Charter, PersonId, Role
from desktop_app.domain.action import WENT_OUT, Action, ActionKind, PostId
from desktop_app.domain.canonical import Json, parse_object, read_time
from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.domain.publication import PostState
from desktop_app.domain.reading import as_int, as_object, as_optional_text, as_text, only
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.redaction import Redaction
from desktop_app.domain.review import Decision
from desktop_app.domain.source import Source
from desktop_app.domain.verification import Verify
from desktop_app.services.evidence_bundle import FORMAT, VERSION
from desktop_app.services.evidence_chain import ODD, as_hash, read_rules
from desktop_app.services.evidence_walk import ChainWalk

#: No line of ours comes near it: a file that is no bundle must not fill the memory.
LONGEST_LINE = 64 * 1024 * 1024
_CHAIN_LINES = ("bodies entry", "entry", "left_out", "redacted", "stub")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One part that went to X, and the approvals that stood when it was allowed to."""

    number: int  #: 0 for the first part
    x_post_id: str
    at: datetime
    how: ActionKind  #: POSTED, FOUND or BY_HAND
    by: PersonId
    allowed_at: datetime  #: when the record allowed it: the attempt, or the posting by hand
    approvals: tuple[Decision, ...]
    same_text: bool | None  #: whether X returned what was approved; None: X was not read
    read_back: tuple[str, ...] | None  #: what differed when it was read back; None: not read
    removed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What a sound bundle says of one post."""

    record: PostRecord
    source: Source | None  #: the post that is answered or quoted, as it was read
    published: tuple[Published, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a sound bundle says of one account's chain."""

    account: AccountId
    span: tuple[datetime, datetime] | None  #: nothing in it is left out; None: one post is shown
    posts: tuple[Proven, ...]  #: in the order of their submissions
    redacted: tuple[Redaction, ...]  #: posts whose words were taken out, and by whom
    entries: int
    left_out: int  #: of them, entries that are followed and not shown
    head: str  #: the last link in this bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a sound bundle says."""

    charter: Charter
    charter_link: str  #: the ledger's first link: which company's record this is
    rules: int  #: entries of the ledger's own chain
    sections: tuple[Section, ...]
    sizes: Mapping[str, int | None]  #: bytes by SHA-256, as the exporter had them; not signed
    fingerprint: str  #: SHA-256 of the whole file

    @property
    def posts(self) -> tuple[Proven, ...]:
        """All posts that are shown."""
        return tuple(post for section in self.sections for post in section.posts)


def verify(file: BinaryIO, check: Verify) -> Evidence:
    """Check a bundle with nothing but itself; `check` verifies a signature.

    Raises BadInput (``evidence.form``, ``evidence.version``) for what is no bundle of ours, and
    Damaged naming the first line that is not what it was: ``evidence.rules``, ``evidence.chain``,
    ``evidence.body``, ``evidence.unapproved``, ``evidence.gap``, ``evidence.seal``.
    """
    bundle = _Lines(file)
    _check_head(bundle)
    said, rules = bundle.next(), list[Json]()
    while set(said) == {"rule"}:
        rules.append(said["rule"])
        said = bundle.next()
    actions, charter = read_rules(rules, check)
    sections: list[Section] = []
    media: set[str] = set()
    while "account" in said:
        walk = _walk(bundle, said, charter, check, [one.account for one in sections])
        walk.has_rosters = any(one.kind is ActionKind.ADOPT_ROSTER for one in actions)
        said = bundle.next()
        while " ".join(sorted(said)) in _CHAIN_LINES:
            walk.take(bundle.number, said)
            said = bundle.next()
        sections.append(_section(walk, bundle.number))
        media |= walk.media
    sizes = _sizes(bundle, said, sorted(media))
    return Evidence(
        charter=charter,
        charter_link=actions[0].hash,
        rules=len(actions),
        sections=tuple(sections),
        sizes=sizes,
        fingerprint=bundle.digest,
    )


class _Lines:
    """The lines of a file, each an object in canonical form."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.number = 0  #: of the last line that was read, counted from 1
        self.before = ""  #: SHA-256 of all lines before it

    @property
    def digest(self) -> str:
        """SHA-256 of everything that was read."""
        return self._hash.hexdigest()

    def next(self) -> dict[str, Json]:
        """The next line. Raises BadInput (``evidence.form``) also where there is none."""
        self.before = self.digest
        raw = self._file.readline(LONGEST_LINE)
        self.number += 1
        self._hash.update(raw)
        try:
            text = raw.decode("utf-8")
            if not text.endswith("\n"):
                raise self.refusal()
            return parse_object(text.removesuffix("\n"))
        except (BadInput, UnicodeError) as error:
            raise self.refusal() from error

    def refusal(self) -> BadInput:
        """This line is not one that we wrote."""
        return BadInput("evidence.form", line=str(self.number))

    def end(self) -> None:
        """Raise BadInput (``evidence.form``) when anything follows."""
        if self._file.read(1):
            self.number += 1
            raise self.refusal()


def _check_head(bundle: _Lines) -> None:
    said = bundle.next()
    if said.get("format") != FORMAT:
        raise bundle.refusal()
    if said.get("v") != VERSION:
        raise BadInput("evidence.version")
    if set(said) != {"format", "v"}:
        raise bundle.refusal()


def _walk(
    bundle: _Lines,
    said: Mapping[str, Json],
    charter: Charter,
    check: Verify,
    known: Sequence[AccountId],
) -> ChainWalk:
    try:
        only(said, "account post since until")
        account = charter.account(as_text(said["account"])).id
        post = as_optional_text(said["post"])
        span = None
        if post is None:
            span = (read_time(said["since"]), read_time(said["until"]))
        elif (said["since"], said["until"]) != (None, None):
            raise bundle.refusal()
    except BadInput as error:
        raise bundle.refusal() from error
    if account in known:
        raise bundle.refusal()
    return ChainWalk(account, post, span, charter, check)


def _section(walk: ChainWalk, line: int) -> Section:
    walk.end(line)
    return Section(
        account=walk.account,
        span=walk.span,
        posts=tuple(_proven(walk, post) for post in walk.posts),
        redacted=walk.redacted,
        entries=walk.entries,
        left_out=walk.left_out,
        head=walk.head,
    )


def _sizes(bundle: _Lines, said: dict[str, Json], wanted: Sequence[str]) -> dict[str, int | None]:
    """What the exporter said of pictures and films, and the seal behind it."""
    found: dict[str, int | None] = {}
    while set(said) == {"media"}:
        try:
            values = as_object(said["media"])
            only(values, "sha256 size")
            size = values["size"]
            found[as_hash(values["sha256"])] = None if size is None else as_int(size)
        except BadInput as error:
            raise Damaged("evidence.seal", line=str(bundle.number)) from error
        if list(found) != list(wanted[: len(found)]):
            raise Damaged("evidence.seal", line=str(bundle.number))
        said = bundle.next()
    if set(said) != {"seal"}:
        raise bundle.refusal()
    if said["seal"] != bundle.before or len(found) != len(wanted):
        raise Damaged("evidence.seal", line=str(bundle.number))
    bundle.end()
    return found


# --- one post --------------------------------------------------------------------------------


def _proven(walk: ChainWalk, post: PostId) -> Proven:
    """Replay a post, whose entries were checked already. Raises Damaged."""
    actions = walk.actions_of(post)
    try:
        published = _published(walk, actions)
        record = _replayed(walk, actions)
        source = _source(record, walk.bodies)
    except ODD as error:
        if isinstance(error, Damaged) and error.kind.startswith("evidence."):
            raise
        odd = _first_odd(walk, actions)
        raise Damaged("evidence.chain", **walk.place_of(odd)) from error
    return Proven(record=record, source=source, published=published)


def _replayed(walk: ChainWalk, actions: Sequence[Action]) -> PostRecord:
    record = replay(actions, walk.bodies, walk.charter, lambda *_: True)
    for revision in record.revisions:
        payload = revision.payload
        if (payload.account, payload.realm) != (record.account, walk.charter.realm):
            raise Damaged("ledger.damaged", action=str(revision.number))
    return record


def _first_odd(walk: ChainWalk, actions: Sequence[Action]) -> Action:
    begun = next(place for place, one in enumerate(actions, 1) if one.post is not None)
    for count in range(begun, len(actions) + 1):
        try:
            _source(_replayed(walk, actions[:count]), walk.bodies)
        except ODD:
            return actions[count - 1]
    return actions[-1]


def _published(walk: ChainWalk, actions: Sequence[Action]) -> tuple[Published, ...]:
    """Each part at X, with the approvals that stood when it was allowed to leave.

    Every attempt must have been allowed, whether or not it succeeded.
    """
    went: list[tuple[Action, Action, tuple[Decision, ...]]] = []
    attempt: Action | None = None
    approvals: tuple[Decision, ...] = ()
    for index, action in enumerate(actions):
        if action.kind in (ActionKind.ATTEMPT, ActionKind.BY_HAND):
            approvals = _allowing(walk, actions[:index], action)
            attempt = action
        is_outcome = action.fence is not None or action.kind is ActionKind.BY_HAND
        if is_outcome and (attempt is None or attempt.fence != action.fence):
            raise Damaged("evidence.unapproved", **walk.place_of(action))
        if action.kind in WENT_OUT and attempt is not None:
            went.append((action, attempt, approvals))
    record = _replayed(walk, actions)
    return tuple(_one(*one, record, number) for number, one in enumerate(went))


def _one(
    action: Action,
    attempt: Action,
    approvals: tuple[Decision, ...],
    record: PostRecord,
    number: int,
) -> Published:
    part = record.parts[number]
    same = action.statement["same_text"]
    return Published(
        number=number,
        x_post_id=part.x_post_id,
        at=part.at,
        how=action.kind,
        by=action.actor,
        allowed_at=attempt.at,
        approvals=approvals,
        same_text=same if isinstance(same, bool) else None,
        read_back=part.differs,
        removed_at=part.removed_at,
    )


def _allowing(walk: ChainWalk, earlier: Sequence[Action], action: Action) -> tuple[Decision, ...]:
    """The approvals on which `action` could rely. Raises Damaged (``evidence.unapproved``)."""
    before, charter = _replayed(walk, earlier), walk.charter
    current = before.current
    payload = current.payload
    approvals = tuple(
        decision
        for decision in before.counting(action.at)
        if (decision.revision, decision.sha256) == (action.revision, action.sha256)
        and decision.role in charter.ever(decision.holder, before.account)
        and decision.role in APPROVING
    )
    by_hand = action.kind is ActionKind.BY_HAND
    is_machine = Role.PUBLISHER in charter.ever(action.actor, before.account)
    # Rosters change who sends; which one was in force stands in another chain than the attempt.
    sends = is_machine and (walk.has_rosters or action.actor == before.control.publisher)
    is_allowed = (
        before.state is PostState.APPROVED
        and not before.is_frozen
        and current.sha256 == action.sha256
        and current.is_by_hand is by_hand
        and approvals
        and set(current.roles) <= {decision.role for decision in approvals}
        and (payload.not_before is None or payload.not_before <= action.at or by_hand)
        and (payload.not_after is None or action.at <= payload.not_after or by_hand)
        and (by_hand or sends)
    )
    if not is_allowed:
        raise Damaged("evidence.unapproved", **walk.place_of(action))
    return approvals


def _source(record: PostRecord, bodies: Mapping[str, str]) -> Source | None:
    wanted = record.current.source
    return None if wanted is None else Source.read(bodies[wanted])
