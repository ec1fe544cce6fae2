"""One post's evidence in one file: enough to check, with nothing else, who approved what was sent.

The bundle is canonical JSON, the same for the same record, and holds no secret. `verify` needs
neither the ledger nor a network. Entries about other posts stand in it as their leaf hashes alone,
so that the chain can be followed without showing them. What it holds of people: the charter with
names, duties and the company profile, the reasons that people gave, every remark and answer; not
the author's private note, of which only the digest stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import APPROVING, Charter, PersonId
from desktop_app.domain.action import (
    Action,
    ActionKind,
    PostId,
    leaf_of,
)
from desktop_app.domain.canonical import (
    Json,
    canonical,
    digest,
    parse_object,
)
from desktop_app.domain.errors import BadInput, Damaged, Unavailable
from desktop_app.domain.publication import PostState
from desktop_app.domain.reading import (
    as_list,
    as_object,
    as_optional_text,
    as_text,
    only,
)
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.review import Decision
from desktop_app.domain.source import Source
from desktop_app.domain.verification import Verify, replay_charter
from desktop_app.services.evidence_chain import ODD, optional_int, read_chain, read_rules, written
from desktop_app.services.parts import Parts
from desktop_app.services.ports import MediaShelf, Work

FORMAT = "countersign-evidence"
VERSION = 1
_KEYS = "account bodies chain format head media post rules seal v"


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
class Evidence:
    """What a sound bundle says."""

    charter: Charter
    record: PostRecord
    source: Source | None  #: the post that is answered or quoted, as it was read
    published: tuple[Published, ...]
    sizes: Mapping[str, int | None]  #: bytes by SHA-256, as the exporter had them; not signed
    links: int  #: entries of both chains
    left_out: int  #: of them, entries about other posts: followed, not shown
    head: str  #: the account chain's last link in this bundle
    charter_link: str  #: the ledger's first link: which company's record this is
    fingerprint: str  #: SHA-256 of the whole bundle


def bundle(parts: Parts, post: PostId) -> str:
    """Everything about `post` that somebody needs who has nothing else.

    Raises BadInput (``post.unknown``), Damaged, or Unavailable. The record is checked before
    anything is given out: a bundle that would not verify is never made.
    """
    with parts.store.begin() as work:
        shown = work.actions(post)
        chain = work.chain(shown[0].account)
        rules = work.rules()
        bodies = _bodies(work, shown)
    ids = {action.id for action in shown}
    value: dict[str, Json] = {
        "format": FORMAT,
        "v": VERSION,
        "post": post,
        "account": shown[0].account,
        "rules": [written(action) for action in rules],
        "chain": [
            written(action) if action.id in ids else leaf_of(action)
            for action in chain[: shown[-1].seq]
        ],
        "bodies": bodies,
        "head": shown[-1].hash,
    }
    record = replay(shown, bodies, replay_charter(rules, parts.keys.verify), parts.keys.verify)
    value["media"] = [{"sha256": one, "size": _size(parts.media, one)} for one in _media(record)]
    text = canonical({**value, "seal": digest(canonical(value))})
    verify(text, parts.keys.verify)
    return text


def verify(text: str, check: Verify) -> Evidence:
    """Check a bundle with nothing but itself; `check` verifies a signature.

    Raises BadInput (``evidence.form``, ``evidence.version``) for what is no bundle of ours, and
    Damaged naming the first thing that is not what it was: ``evidence.rules`` and
    ``evidence.chain`` (an entry), ``evidence.body``, ``evidence.unapproved``, ``evidence.seal``.
    """
    said = _said(text)
    rules, charter = read_rules(as_list(said["rules"]), check)
    shown, links, head = read_chain(said, charter, check)
    bodies = _checked_bodies(as_object(said["bodies"]))
    record = _record(shown, bodies, charter, check, as_text(said["post"]))
    published = _published(shown, bodies, charter, record)
    if head != said["head"]:
        raise Damaged("evidence.chain", entry=str(links))
    _check_wanted(bodies, shown)
    sizes = _sizes(as_list(said["media"]), record)
    seal = said.pop("seal")
    if digest(canonical(said)) != seal:
        raise Damaged("evidence.seal")
    return Evidence(
        charter=charter,
        record=record,
        source=_source(record, bodies),
        published=published,
        sizes=sizes,
        links=links + len(rules),
        left_out=links - len(shown),
        head=head,
        charter_link=rules[0].hash,
        fingerprint=digest(text),
    )


# --- writing ---------------------------------------------------------------------------------


def _wanted(actions: Iterable[Action]) -> tuple[str, ...]:
    """Digests of the bodies that the submissions name: payloads and source snapshots."""
    named = [
        one
        for action in actions
        if action.kind is ActionKind.SUBMIT
        for one in (action.sha256, as_optional_text(action.statement["source"]))
    ]
    return tuple(sorted({one for one in named if one is not None}))


def _bodies(work: Work, actions: Sequence[Action]) -> dict[str, str]:
    return dict(work.bodies(_wanted(actions)))


def _media(record: PostRecord) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            media.sha256
            for revision in record.revisions
            for part in revision.payload.parts
            for media in part.media
        )
    )


def _size(shelf: MediaShelf, sha256: str) -> int | None:
    if not shelf.has(sha256):
        return None
    try:
        with shelf.open(sha256) as file:
            return file.seek(0, 2)
    except Unavailable:  # gone from this computer: its hash is what was approved
        return None


# --- checking --------------------------------------------------------------------------------


def _said(text: str) -> dict[str, Json]:
    try:
        said = parse_object(text)
    except BadInput as error:
        raise BadInput("evidence.form") from error
    if said.get("format") != FORMAT:
        raise BadInput("evidence.form")
    if said.get("v") != VERSION:
        raise BadInput("evidence.version")
    try:
        only(said, _KEYS)
        as_text(said["post"])
        as_text(said["account"])
        as_object(said["bodies"])
        for name in ("rules", "chain", "media"):
            as_list(said[name])
    except BadInput as error:
        raise BadInput("evidence.form") from error
    return said


def _checked_bodies(said: Mapping[str, Json]) -> dict[str, str]:
    bodies: dict[str, str] = {}
    for sha256 in sorted(said):
        body = said[sha256]
        if not isinstance(body, str) or digest(body) != sha256:
            raise Damaged("evidence.body", sha256=sha256[:64])
        bodies[sha256] = body
    return bodies


def _check_wanted(bodies: Mapping[str, str], shown: Sequence[Action]) -> None:
    """Nothing may lie in the bundle that no signature names."""
    for sha256 in sorted(set(bodies) ^ set(_wanted(shown))):
        raise Damaged("evidence.body", sha256=sha256[:64])


def _record(
    shown: Sequence[Action],
    bodies: Mapping[str, str],
    charter: Charter,
    check: Verify,
    post: str,
) -> PostRecord:
    try:
        missing = [sha256 for sha256 in _wanted(shown) if sha256 not in bodies]
        record = None if missing else replay(shown, bodies, charter, check)
    except Damaged as error:
        raise Damaged("evidence.chain", entry=error.facts.get("action", "-")) from error
    except ODD as error:
        raise Damaged("evidence.chain", entry="-") from error
    if record is None:
        raise Damaged("evidence.body", sha256=missing[0])
    payloads = [revision.payload for revision in record.revisions]
    if record.id != post or any(
        (one.account, one.realm) != (record.account, charter.realm) for one in payloads
    ):
        raise Damaged("evidence.chain", entry="-")
    return record


def _published(
    shown: Sequence[Action], bodies: Mapping[str, str], charter: Charter, record: PostRecord
) -> tuple[Published, ...]:
    """Each part at X, with the approvals that stood when it was allowed to leave.

    Every attempt must have been allowed, whether or not it succeeded.
    """
    found: list[Published] = []
    attempt: Action | None = None
    approvals: tuple[Decision, ...] = ()
    for index, action in enumerate(shown):
        if action.kind in (ActionKind.ATTEMPT, ActionKind.BY_HAND):
            # The signatures were checked already, all of them.
            before = replay(shown[:index], bodies, charter, lambda *_: True)
            approvals = _allowing(before, action, charter)
            attempt = action
        if action.kind in (ActionKind.POSTED, ActionKind.FOUND, ActionKind.BY_HAND):
            if attempt is None or attempt.fence != action.fence:
                raise Damaged("evidence.unapproved", entry=str(action.seq))
            found.append(_one(action, attempt, approvals, record, len(found)))
    return tuple(found)


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


def _allowing(before: PostRecord, action: Action, charter: Charter) -> tuple[Decision, ...]:
    """The approvals on which `action` could rely. Raises Damaged (``evidence.unapproved``)."""
    current = before.current
    payload = current.payload
    approvals = tuple(
        decision
        for decision in before.counting(action.at)
        if (decision.revision, decision.sha256) == (action.revision, action.sha256)
        and decision.role in charter.roles(decision.person, before.account)
        and decision.role in APPROVING
    )
    by_hand = action.kind is ActionKind.BY_HAND
    machines = {machine.id for machine in charter.publishers(before.account)}
    is_allowed = (
        before.state is PostState.APPROVED
        and not before.is_frozen
        and current.sha256 == action.sha256
        and current.is_by_hand is by_hand
        and approvals
        and set(current.roles) <= {decision.role for decision in approvals}
        and (payload.not_before is None or payload.not_before <= action.at or by_hand)
        and (payload.not_after is None or action.at <= payload.not_after or by_hand)
        and (by_hand or action.actor in machines & {before.control.publisher})
    )
    if not is_allowed:
        raise Damaged("evidence.unapproved", entry=str(action.seq))
    return approvals


def _sizes(said: Sequence[Json], record: PostRecord) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    try:
        for one in said:
            values = as_object(one)
            only(values, "sha256 size")
            found[as_text(values["sha256"])] = optional_int(values["size"])
    except BadInput as error:
        raise Damaged("evidence.seal") from error
    if tuple(found) != _media(record) or len(said) != len(found):
        raise Damaged("evidence.seal")
    return found


def _source(record: PostRecord, bodies: Mapping[str, str]) -> Source | None:
    wanted = record.current.source
    if wanted is None:
        return None
    try:
        return Source.read(bodies[wanted])
    except ODD as error:
        raise Damaged("evidence.body", sha256=wanted) from error
