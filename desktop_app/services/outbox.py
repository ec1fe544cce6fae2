"""Sending what waited while the server was away: each entry is recorded once, or refused with why.

An entry is what somebody signed, about the version that they saw, under the rules that held then. It
goes to the record as it is, in its order, one transaction each; the record knows an action that it
has already by its id. What came too late changes nothing: a text becomes a draft beside the record's,
a decision about another version is told with both texts. Nothing is merged and nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain.account import Charter, PersonId
from desktop_app.domain.action import Action, ActionId, ActionKind, NewAction, PostId
from desktop_app.domain.canonical import Json, digest, parse_object
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    LedgerRefused,
    Refused,
    Unavailable,
)
from desktop_app.domain.note import Note
from desktop_app.domain.payload import Payload
from desktop_app.domain.reading import as_bool, as_list, as_optional_text, as_text
from desktop_app.domain.source import Source
from desktop_app.services import drafting
from desktop_app.services.drafting import require_new
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.offline import Offline
from desktop_app.services.offline_ports import SINGLE, Entry, EntryId, Outcome
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Clock, Draft, DraftId, Store, Work

#: Says that a file is not there any more, rather than that the server is.
_NO_MEDIA = ("media.missing", "media.elsewhere")
#: More than wait for anybody.
_MOST_MINE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of the entries that were sent now; what still waits is in neither."""

    applied: tuple[Entry, ...] = ()
    refused: tuple[Entry, ...] = ()


def entries(parts: Parts) -> tuple[Entry, ...]:
    """What waits or was refused, oldest first; none where nothing can wait. Raises Damaged."""
    if parts.offline is None:
        return ()
    every = parts.offline.outbox.entries(parts.offline.place, parts.offline.person)
    return tuple(one for one in every if not one.is_quiet)


def waiting(parts: Parts) -> tuple[Entry, ...]:
    """What of them is still to be sent."""
    return tuple(one for one in entries(parts) if one.outcome is None)


def discard(parts: Parts, entry: EntryId) -> None:
    """Forget an entry: it is never sent, or its refusal was seen. A draft made of it stays."""
    if parts.offline is not None:
        parts.offline.outbox.remove(entry)


def recall(parts: Parts, entry: Entry) -> tuple[Draft, ...]:
    """Take an entry that waits back: its texts are drafts again. Returns those drafts."""
    made = _drafts(parts, entry, 0)
    discard(parts, entry.id)
    return made


def drain(parts: Parts) -> Sent:
    """Send what waits, oldest first, until the server is away again.

    Raises Unavailable (``ledger.unreachable``, ``ledger.unclear`` …) where it stops: what was not
    sent waits. Being ended at any moment loses and repeats nothing.
    """
    offline = parts.offline
    if offline is None:
        return Sent()
    server, applied, refused = offline.server(), list[Entry](), list[Entry]()
    every = offline.outbox.entries(offline.place, offline.person)
    lost = {post for one in every if one.outcome and _submits(one) for post in one.posts}
    for entry in every:
        if entry.outcome is not None:
            continue
        try:
            _send(parts, server, entry, lost)
        except Refused as error:
            settled = _refuse(parts, offline, server, entry, error)
            if settled is not None:
                refused.append(settled)
                lost |= entry.posts if _submits(entry) else set()
        else:
            offline.outbox.remove(entry.id)
            applied.append(entry)
    shown = (tuple(one for one in some if not one.is_quiet) for some in (applied, refused))
    return Sent(**dict(zip(("applied", "refused"), shown, strict=True)))


def sides(parts: Parts, entry: Entry) -> tuple[Payload, Payload] | None:
    """The text that the entry is about or brings, and the record's now; None when they are one."""
    action = entry.main
    with parts.store.begin() as work:
        newest = _newest(work, action.post)
        wanted = [one for one in (action.sha256, newest and newest.sha256) if one]
        bodies = dict(work.bodies(wanted))
    mine = action.payload or bodies.get(action.sha256 or "")
    theirs = bodies.get(newest.sha256 or "") if newest else None
    if mine is None or theirs is None or mine == theirs:
        return None
    return Payload.read(mine), Payload.read(theirs)


def _send(parts: Parts, server: Store, entry: Entry, lost: Collection[PostId]) -> None:
    """Record the entry, unless it is there. Raises Refused with the reason why it never can be.

    `lost` are posts of which a version that waited before it was refused.
    """
    if entry.posts & set(lost):
        raise Refused("outbox.held")
    for action in entry.actions:
        _share(parts, action)
    with server.begin() as work:
        if _is_there(work, entry.main):
            return
        charter = work.charter()
        for action in entry.actions:
            said = parse_object(action.statement)
            newest = _newest(work, action.post)
            if action.kind is ActionKind.REQUIRE and _is_needless(work, newest, said):
                continue
            _require_timely(charter, entry, said, parts.clock.now())
            _require_current(action, newest)
            if action.payload is not None and action.post is not None:
                require_new(work, Payload.read(action.payload), action.post, parts.clock.now())
            work.append(action)


def _share(parts: Parts, action: NewAction) -> None:
    """Pictures and films first: nobody can approve what they cannot see."""
    if action.payload is None:
        return
    payload = Payload.read(action.payload)
    digests = [media.sha256 for part in payload.parts for media in part.media]
    if not digests:
        return
    try:
        parts.media.share(action.account, digests)
    except Unavailable as error:
        if error.kind not in _NO_MEDIA:
            raise
        raise Refused(error.kind, **error.facts) from error


def _is_there(work: Work, action: NewAction) -> bool:
    return any(one.id == action.id for one in _actions(work, action.post))


def _actions(work: Work, post: PostId | None) -> tuple[Action, ...]:
    if post is None:
        return ()
    try:
        return work.actions(post)
    except BadInput:
        return ()  # a post that is still to be submitted


def _newest(work: Work, post: PostId | None) -> Action | None:
    found = [one for one in _actions(work, post) if one.kind is ActionKind.SUBMIT]
    return found[-1] if found else None


def _is_needless(work: Work, newest: Action | None, said: dict[str, Json]) -> bool:
    """Whether the roles that were found to be missing are asked for by now."""
    if newest is None:
        return False
    asked = {as_text(one) for one in as_list(newest.statement.get("roles", []))}
    for one in _actions(work, newest.post):
        if one.kind is ActionKind.REQUIRE and one.revision == newest.revision:
            asked |= {as_text(role) for role in as_list(one.statement["roles"])}
    return {as_text(one) for one in as_list(said["roles"])} <= asked


def _require_timely(charter: Charter, entry: Entry, said: dict[str, Json], now: datetime) -> None:
    """What was signed under other rules, or too long ago, is no word on how things stand."""
    days = charter.policy.approval_days
    if now > entry.kept_at + timedelta(days=days):
        raise Refused("outbox.too_old", days=str(days))
    for name in ("policy_digest", "rulebook_digest"):
        if name in said and said[name] != getattr(charter, name):
            raise Refused("outbox.rules")


def _require_current(action: NewAction, newest: Action | None) -> None:
    there = 0 if newest is None else newest.revision or 0
    is_new = action.kind is ActionKind.SUBMIT
    then = (action.revision or 0) - is_new
    is_same = is_new or newest is None or newest.sha256 == action.sha256
    if then != there or not is_same:
        raise Refused("outbox.overtaken", then=str(then), now=str(there))


def _refuse(
    parts: Parts, offline: Offline, server: Store, entry: Entry, error: CountersignError
) -> Entry | None:
    """Note why, with the drafts that its texts became. What nobody need know of goes: None."""
    if entry.is_quiet:
        offline.outbox.remove(entry.id)  # another version is there: this one cannot be named now
        return None
    there = 0
    if _submits(entry):
        with server.begin() as work:
            newest = _newest(work, entry.main.post)
            there = 0 if newest is None else newest.revision or 0
    facts = {**error.facts, "code": error.code} if isinstance(error, LedgerRefused) else error.facts
    outcome = Outcome(
        kind=error.kind,
        facts=facts,
        at=parts.clock.now(),
        drafts=tuple(one.id for one in _drafts(parts, entry, there)),
    )
    offline.outbox.settle(entry.id, outcome)
    return replace(entry, outcome=outcome)


def _submits(entry: Entry) -> bool:
    return any(one.kind is ActionKind.SUBMIT for one in entry.actions)


def _drafts(parts: Parts, entry: Entry, there: int) -> tuple[Draft, ...]:
    """Drafts of the entry's texts: each the same whenever it is made. `there`: the record's version."""
    made = []
    for action in entry.actions:
        if action.kind is not ActionKind.SUBMIT:
            continue
        draft = _draft(action, there, parts.clock)
        if parts.desk.draft(draft.id) is None:
            parts.desk.save(draft)
        made.append(draft)
    return tuple(made)


def _draft(action: NewAction, there: int, clock: Clock) -> Draft:
    """The submission's text, to be gone on with beside the record's: never in its place by itself."""
    said = parse_object(action.statement)
    beside = {digest(one): one for one in action.attached}
    source = beside.get(as_optional_text(said["source"]) or "")
    note_body = beside.get(as_optional_text(said["note"]) or "")
    note = Note() if note_body is None else Note.read(note_body)
    base = (action.revision or 1) - 1
    corrects, template = as_optional_text(said["corrects"]), as_optional_text(said["template"])
    draft = drafting.new_draft(clock, action.actor, action.account)
    payload = Payload.read(action.payload or "")
    return replace(
        drafting.with_payload(draft, payload, as_text(said["language"])),
        id=DraftId(digest(f"outbox {action.id}")[:16]),
        post=action.post if base or there else None,
        base_revision=there or base,
        forked_from=there if there > base else 0,
        source=None if source is None else Source.read(source),
        is_by_hand=as_bool(said["by_hand"]),
        urgent=as_text(said["urgent"]),
        corrects=None if corrects is None else PostId(corrects),
        note=note.text,
        goal=note.goal,
        explanations=note.explanations,
        accepted=tuple(ActionId(as_text(one)) for one in as_list(said["accepted"])),
        template=None if template is None else ActionId(template),
    )


def decided(parts: Parts, person: PersonId) -> frozenset[PostId]:
    """Posts that the record still has waiting for the person, who has done their part already.

    What they decided or wrote waits here to be sent. Raises Unavailable or Damaged.
    """
    done = {post for one in waiting(parts) if one.main.kind in SINGLE for post in one.posts}
    if not done:
        return frozenset()
    query = ListQuery(box=Box.MINE_TO_DO, person=person, at=parts.clock.now())
    with parts.store.begin() as work:
        return frozenset(one.id for one in work.listed(query, limit=_MOST_MINE) if one.id in done)


def words(parts: Parts, entry: Entry) -> str:
    """The first words of the text that the entry is about, "" where they are not here."""
    action = entry.main
    body = action.payload
    if body is None and action.sha256 is not None:
        with parts.store.begin() as work:
            body = work.bodies([action.sha256]).get(action.sha256)
    return "" if body is None else Payload.read(body).parts[0].text


def notes_seen(parts: Parts, post: PostId, revision: int) -> bool:
    """Whether it waits to be recorded that this person saw the version."""
    if parts.offline is None:
        return False
    kept = parts.offline.outbox.entries(parts.offline.place, parts.offline.person)
    return any(
        (one.kind, one.post, one.revision) == (ActionKind.SEEN, post, revision)
        for entry in kept
        for one in entry.actions
    )
