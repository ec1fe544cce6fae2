"""Discussing a post: remarks anchored to its words, suggestions, their end, and who has seen it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from desktop_app.domain import discussion
from desktop_app.domain import text as post_text
from desktop_app.domain.account import APPROVING, Charter, PersonId, Role
from desktop_app.domain.action import ActionId, ActionKind, PostId
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.control import acting
from desktop_app.domain.discussion import Anchor, Comment
from desktop_app.domain.errors import LedgerRefused, Refused
from desktop_app.domain.payload import Payload
from desktop_app.domain.reading import as_list, as_text
from desktop_app.domain.record import PostRecord
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft
from desktop_app.services.reading import load
from desktop_app.services.statements import append_to
from desktop_app.services.tables import csv_of

LONGEST = 2_000  #: characters of a remark, and of what it suggests: the record keeps both for ever


def comment(
    parts: Parts,
    post: PostId,
    fingerprint_shown: str,
    by: PersonId,
    text: str,
    *,
    anchor: Anchor | None = None,
    suggestion: str | None = None,
    thread: ActionId | None = None,
    acting_for: PersonId | None = None,
) -> ActionId:
    """Say something about the revision that was on the screen, and return the remark's id.

    `suggestion` is what should stand in the anchor's place. With `thread` it answers a remark.
    With `acting_for` in the duty that this person lent to `by` for now (`delegating`): whoever has
    that duty settles it. Until somebody resolves it, the post does not go on. Raises Refused
    (``review.text_changed``, ``comment.empty``, ``comment.too_long``, ``comment.anchor``,
    ``comment.deputy``) or LedgerRefused.
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        if fingerprint_shown != record.current.sha256:
            raise Refused("review.text_changed", revision=str(record.current.number))
        said: dict[str, Json] = {
            "text": post_text.normal(text.strip()),
            "thread": thread,
            "anchor": _anchor(record, anchor),
            "suggestion": None if suggestion is None else post_text.normal(suggestion),
        }
        if not said["text"] and suggestion is None:
            raise Refused("comment.empty")
        if max(len(text), len(suggestion or "")) > LONGEST:
            raise Refused("comment.too_long", limit=str(LONGEST))
        if acting_for is not None:
            now = parts.clock.now()
            if acting_for not in voices(record, work.charter(), by, now):
                raise Refused("comment.deputy")
            said["for"] = acting_for
        return append_to(work, parts, record, ActionKind.COMMENT, by, said).id


def resolve(
    parts: Parts,
    post: PostId,
    remark: ActionId,
    by: PersonId,
    reason: str = "",
    *,
    acting_for: PersonId | None = None,
) -> None:
    """End a remark: its maker may, and whoever else has the duty in which it was made.

    With `acting_for` in the duty that this person lent to `by` for now (`delegating`).

    Raises Refused (``comment.not_yours``, ``comment.closed``) or LedgerRefused.
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        wanted = next((one for one in record.open_comments if one.id == remark), None)
        if wanted is None:
            raise Refused("comment.closed")
        names = settling_names(record, work.charter(), wanted, by, parts.clock.now())
        if acting_for not in names:
            raise Refused("comment.not_yours")
        said: dict[str, Json] = {
            "comment": remark,
            "for": acting_for,
            "reason": post_text.normal(reason.strip()),
        }
        append_to(work, parts, record, ActionKind.RESOLVE, by, said)


def voices(
    record: PostRecord, charter: Charter, person: PersonId, now: datetime
) -> tuple[PersonId | None, ...]:
    """In whose names `person` may remark: None is their own and the first; empty when in none."""
    held = set(charter.roles(person, record.account))
    own = (None,) if held & {*APPROVING, Role.ASSISTANT} else ()
    acts = acting(charter, record.control, person, record.account, now)
    return (*own, *dict.fromkeys(principal for _, principal in acts))


def settling_names(
    record: PostRecord, charter: Charter, remark: Comment, person: PersonId, now: datetime
) -> tuple[PersonId | None, ...]:
    """In whose names `person` may end the open remark; None is their own, empty when in none."""
    wrote, acts = record.contributors, acting(charter, record.control, person, record.account, now)
    may = partial(discussion.may_resolve, charter, record.account, wrote, remark.by)
    own = (None,) if may(person, voice=remark.voice) else ()
    theirs = set(charter.roles(remark.voice, record.account)) & set(APPROVING)
    lent = [
        principal
        for role, principal in acts
        if not {person, principal} & set(wrote) and (role in theirs or not theirs)
    ]
    return (*own, *dict.fromkeys(lent))


def accept(draft: Draft, remark: Comment, anchor: Anchor) -> Draft:
    """The draft with the suggestion in the place of `anchor`, the words where they stand now.

    Whoever made the suggestion can no longer approve the post. Raises Refused
    (``comment.text_gone``) when other words stand there, or when nothing was suggested.
    """
    part = draft.parts[anchor.part] if anchor.part < len(draft.parts) else None
    text = "" if part is None else post_text.normal(part.text)
    if part is None or remark.suggestion is None or text[anchor.start : anchor.end] != anchor.quote:
        raise Refused("comment.text_gone")
    told = replace(part, text=text[: anchor.start] + remark.suggestion + text[anchor.end :])
    return replace(
        draft,
        parts=(*draft.parts[: anchor.part], told, *draft.parts[anchor.part + 1 :]),
        accepted=tuple(dict.fromkeys((*draft.accepted, remark.id))),
    )


def taken_over(
    record: PostRecord | None, draft: Draft, payload: Payload
) -> tuple[tuple[ActionId, ...], tuple[PersonId, ...]]:
    """What settles its remark, and whoever made one of the draft's suggestions.

    A suggestion that was settled meanwhile, or whose words the author changed again, settles
    nothing; whoever made it helped to write all the same.
    """
    known = {} if record is None else {one.id: one for one in record.comments if one.anchor}
    about = {} if record is None else {one.number: one.payload for one in record.revisions}
    made = [known[one] for one in draft.accepted if one in known]
    dropped = {
        one.id
        for one in made
        if one.suggestion is not None
        and not (one.is_open and discussion.is_taken_over(one, about[one.revision], payload))
    }
    accepted = tuple(one for one in draft.accepted if one not in dropped)
    return accepted, tuple(one.by for one in made if one.suggestion is not None)


def left_to_approve(
    record: PostRecord, charter: Charter, remark: Comment
) -> tuple[tuple[Role, tuple[PersonId, ...]], ...]:
    """Who could still approve in each required role if the suggestion were taken over.

    An empty tuple of people says that nobody could: to be told before, not after.
    """
    out = {*record.contributors, remark.by}
    return tuple(
        (
            role,
            tuple(
                person.id
                for person in charter.holders(role, record.account)
                if person.id not in out
            ),
        )
        for role in record.current.roles
    )


def only_suggested(record: PostRecord, person: PersonId) -> bool:
    """Whether `person` counts as one of the authors for nothing but suggestions taken over."""
    first = as_list(record.actions[0].statement["contributors"])
    sent = {revision.submitted_by for revision in record.revisions}
    suggested = {one.by for one in record.comments if one.suggestion is not None}
    return person in record.contributors and person in suggested - sent - {*map(as_text, first)}


def see(parts: Parts, post: PostId, by: PersonId) -> None:
    """Record that `by` has the newest revision on the screen: once a person and revision.

    Authors are on the list already. Raises Unavailable (``keychain.*``, ``ledger.*``) when it
    cannot be recorded: then it must not be shown. Where another revision came while it was being
    recorded, that one is: nobody need know that two people were busy at once.
    """
    try:
        _note_seen(parts, post, by)
    except LedgerRefused as error:
        if error.kind != "ledger.stale":
            raise
        _note_seen(parts, post, by)


def _note_seen(parts: Parts, post: PostId, by: PersonId) -> None:
    with parts.store.begin() as work:
        record = load(work, parts, post)
        known = any(
            (one.kind, one.actor, one.revision) == (ActionKind.SEEN, by, record.current.number)
            for one in record.actions
        )
        if not known and by not in record.contributors:
            append_to(work, parts, record, ActionKind.SEEN, by, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Insider:
    """Somebody who knew of the post, from when on, and how."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]
    since: datetime
    wrote: bool  #: submitted it, is named as a contributor, or had a suggestion taken over
    revisions: tuple[int, ...]  #: that they opened or submitted


def insiders(record: PostRecord, charter: Charter) -> tuple[Insider, ...]:
    """Who has seen any revision of the post, in the order in which they learnt of it.

    The list that article 18 of the Market Abuse Regulation (EU) 596/2014 asks for begins here.
    Publisher machines are no people and are left out.
    """
    machines = {one.id for one in charter.publishers(record.account)}
    names = {person.id: person.name for person in charter.people}
    knew: dict[PersonId, tuple[datetime, set[int]]] = {}
    for action in record.actions:
        if action.actor in machines:
            continue
        _, revisions = knew.setdefault(action.actor, (action.at, set()))
        if action.revision is not None:
            revisions.add(action.revision)
    first = record.revisions[0].submitted_at
    for person in record.contributors:
        knew.setdefault(person, (first, {1}))
    return tuple(
        Insider(
            person=person,
            name=names.get(person, ""),  # an author may name anybody
            roles=charter.roles(person, record.account),
            since=since,
            wrote=person in record.contributors,
            revisions=tuple(sorted(revisions)),
        )
        for person, (since, revisions) in sorted(knew.items(), key=lambda item: item[1][0])
    )


def insiders_csv(found: Iterable[Insider]) -> str:
    """The list as a table with a heading (see `csv_of`); times are UTC."""
    rows = (
        (
            one.person,
            one.name,
            " ".join(one.roles),
            time_text(one.since),
            "yes" if one.wrote else "no",
            " ".join(str(number) for number in one.revisions),
        )
        for one in found
    )
    return csv_of([("person", "name", "roles", "since", "wrote", "versions"), *rows])


def _anchor(record: PostRecord, anchor: Anchor | None) -> dict[str, Json] | None:
    if anchor is None:
        return None
    parts = record.current.payload.parts
    text = parts[anchor.part].text if 0 <= anchor.part < len(parts) else ""
    if not 0 <= anchor.start < anchor.end or text[anchor.start : anchor.end] != anchor.quote:
        raise Refused("comment.anchor")
    return anchor.as_json()
