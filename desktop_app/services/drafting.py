"""Writing: drafts are private and mutable; submitting freezes a revision and asks for approval."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain import limits
from desktop_app.domain import text as post_text
from desktop_app.domain.account import (
    WRITING,
    AccountId,
    Charter,
    PersonId,
    Role,
)
from desktop_app.domain.action import WENT_OUT, Action, ActionKind, PostId
from desktop_app.domain.canonical import digest
from desktop_app.domain.discussion import pair_of
from desktop_app.domain.errors import BadInput, Damaged, Refused, Unavailable
from desktop_app.domain.finding import Finding, Obstacle, Span
from desktop_app.domain.payload import Part, Payload, ReplySettings, short
from desktop_app.domain.policy import required_roles
from desktop_app.domain.revision import roles_of
from desktop_app.domain.source import Source, status_id, status_link
from desktop_app.services import checking, similar, submitting
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Clock, Desk, Draft, DraftId, Work
from desktop_app.services.reading import asked_by_author, load, note_of
from desktop_app.services.statements import signed
from desktop_app.services.submitting import Layers

LANGUAGES = ("auto", "en", "fr")
#: What a template leaves to be filled in: “[amount]”.
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]")


def new_draft(clock: Clock, owner: PersonId, account: AccountId) -> Draft:
    """Make an empty draft. It is kept from its first character on."""
    return Draft(
        id=DraftId(secrets.token_hex(8)),
        owner=owner,
        account=account,
        parts=(Part(text=""),),
        language="auto",
        saved_at=clock.now(),
    )


def typed(draft: Draft, text: str, language: str, part: int = 0) -> Draft:
    """The draft with `text` as its part number `part` (0 for the first)."""
    told = replace(draft.parts[part], text=text)
    parts = (*draft.parts[:part], told, *draft.parts[part + 1 :])
    return replace(draft, parts=parts, language=language)


def copied(clock: Clock, draft: Draft) -> Draft:
    """Another draft of the same content, for a post of its own. It is not kept yet."""
    return replace(
        draft,
        id=DraftId(secrets.token_hex(8)),
        saved_at=clock.now(),
        post=None,
        base_revision=0,
        accepted=(),
        twin=None,
        twin_texts=(),
        forked_from=0,
    )


def with_payload(draft: Draft, payload: Payload, language: str) -> Draft:
    """The draft with everything that `payload` sends; the reverse of `payload_of`."""
    return replace(
        draft,
        parts=payload.parts,
        language=language if language in LANGUAGES else "auto",
        reply_link=status_link(payload.reply_to),
        quote_link=status_link(payload.quote),
        reply_settings=payload.reply_settings,
        made_with_ai=payload.made_with_ai,
        paid_partnership=payload.paid_partnership,
        not_before=payload.not_before,
        not_after=payload.not_after,
        twin=None if payload.twin is None else PostId(payload.twin),
    )


def save(desk: Desk, clock: Clock, draft: Draft) -> Draft:
    """Keep the draft, durably, and return it as saved.

    Raises BadInput (``text.surrogate``, ``draft.language``) or Unavailable (``desk.*``).
    """
    if draft.language not in LANGUAGES:
        raise BadInput("draft.language", language=draft.language)
    for text in _texts(draft):
        post_text.normal(text)
    saved = replace(draft, saved_at=clock.now())
    desk.save(saved)
    return saved


def payload_of(charter: Charter, draft: Draft) -> Payload:
    """What would be sent: preview, fingerprint and submission are all made from it.

    Raises BadInput (``source.link`` when a link is none to a post, ``text.surrogate``).
    """
    return Payload(
        realm=charter.realm,
        account=draft.account,
        parts=tuple(_normal(part) for part in draft.parts),
        policy_digest=charter.policy_digest,
        rulebook_digest=charter.rulebook_digest,
        reply_to=status_id(draft.reply_link) if draft.reply_link.strip() else None,
        quote=status_id(draft.quote_link) if draft.quote_link.strip() else None,
        reply_settings=draft.reply_settings,
        twin=draft.twin,
        made_with_ai=draft.made_with_ai,
        paid_partnership=draft.paid_partnership,
        not_before=draft.not_before,
        not_after=draft.not_after,
    )


def obstacles(charter: Charter, draft: Draft) -> tuple[Obstacle, ...]:
    """Why the draft cannot be sent as it stands, whole: its text, media, poll, links and times."""
    try:
        payload = payload_of(charter, draft)
    except BadInput as error:
        is_link = error.kind == "source.link"
        return (Obstacle(kind="obstacle.link" if is_link else "obstacle.characters"),)
    found = limits.obstacles(
        payload,
        charter.account(draft.account),
        charter.policy.terms_for(draft.account),
        source=draft.source,
        is_by_hand=draft.is_by_hand,
    )
    answered = payload.reply_to or payload.quote
    if answered and (draft.source is None or draft.source.x_post_id != answered):
        found = (*found, Obstacle(kind="obstacle.source"))
    return (*found, *_unfilled(draft, payload))


def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where a template's text waits to be filled in: code points, from and to."""
    return tuple(found.span() for found in _PLACEHOLDER.finditer(text))


def submit_for_review(parts: Parts, draft: Draft, by: PersonId, layers: Layers = ()) -> PostId:
    """Freeze the draft into a revision and put it before its reviewers.

    `layers` name what read the language of exactly these words; the record says so.
    The draft is forgotten once the ledger has the revision, never before; one that a crash left
    over is recognised when it is submitted again, and makes no second post. Raises BadInput (``obstacle.*``), Refused
    (``draft.role``, ``draft.base``, ``draft.twin`` for one of a pair, ``rules.other``,
    ``ledger.posted_part``), Unavailable (``media.missing``), LedgerRefused, and as `share` does.
    """
    if draft.twin is not None:
        raise Refused("draft.twin")
    share(parts, (draft,), by)
    with parts.store.begin() as work:
        post = _submit(work, parts, draft, by, None, layers)
    _forget(parts.desk, draft)
    return post


def submit_together(
    parts: Parts,
    one: Draft,
    other: Draft,
    by: PersonId,
    layers: tuple[Layers, Layers] = ((), ()),
) -> tuple[PostId, PostId]:
    """Put two drafts that say the same in two languages before their reviewers, or neither.

    Each must name the other as its twin (`twins`); legal is asked about both or none. Raises as `submit_for_review` does, and Refused
    (``draft.twin``) when they do not belong together.
    """
    if (one.twin, other.twin) != (post_of(other), post_of(one)):
        raise Refused("draft.twin")
    one, other = twins(one, other)
    share(parts, (one, other), by)
    with parts.store.begin() as work:
        charter = work.charter()
        pair = pair_of(*(payload_of(charter, each).fingerprint for each in (one, other)))
        first = _submit(work, parts, one, by, pair, layers[0])
        second = _submit(work, parts, other, by, pair, layers[1])
    for each in (one, other):
        _forget(parts.desk, each)
    return first, second


def share(
    parts: Parts,
    drafts: Sequence[Draft],
    by: PersonId,
    is_wanted: Callable[[], bool] | None = None,
) -> None:
    """Let everybody of their accounts have the pictures and films of these drafts, by `by`.

    Submitting does it first of all; whoever did it before waits for nothing then. Raises as
    `MediaShelf.share` does, BadInput (``obstacle.*``) and Refused (``draft.role``).
    """
    for draft in drafts:
        digests = [media.sha256 for part in draft.parts for media in part.media]
        if not digests:
            continue
        with parts.store.begin() as work:  # what cannot be submitted is not shared either
            charter = work.charter()
        _sendable(charter, draft, by)
        if parts.offline is not None and parts.offline.is_away:
            continue  # they go before what waits to be submitted
        parts.media.share(draft.account, digests, is_wanted)


def twins(one: Draft, other: Draft) -> tuple[Draft, Draft]:
    """Both drafts, each with the other as its twin. They are not kept before `save`.

    They are approved together: when one asks legal, both do.
    """
    asks = one.ask_legal or other.ask_legal
    return (
        replace(one, twin=post_of(other), ask_legal=asks),
        replace(other, twin=post_of(one), ask_legal=asks),
    )


def post_of(draft: Draft) -> PostId:
    """The post that `draft` continues, or becomes: always the same, so that it becomes one only."""
    return draft.post or PostId(digest(f"{draft.owner} {draft.id}")[:32])


def reviewers(
    charter: Charter, draft: Draft, findings: Iterable[Finding], by: PersonId
) -> tuple[Role, ...]:
    """Who must approve what `by` submits: nothing in the draft can take a role away."""
    is_urgent = bool(draft.urgent.strip())
    roles = {*required_roles(charter, draft.account, findings, is_urgent=is_urgent)}
    if Role.EXECUTIVE not in charter.roles(by, draft.account):
        roles.add(Role.EXECUTIVE)  # written for the executive: only they know their voice
    if draft.ask_legal:
        roles.add(Role.LEGAL)
    return tuple(role for role in Role if role in roles)


def _submit(
    work: Work, parts: Parts, draft: Draft, by: PersonId, pair: str | None, layers: Layers
) -> PostId:
    """Append the submission, unless the ledger has it."""
    charter = work.charter()
    payload = _checked(parts, charter, draft, by)
    post = post_of(draft)
    earlier = _earlier(work, draft, post)
    if _is_submitted(earlier, draft, payload, by):
        return post
    record = load(work, parts, post) if earlier else None
    _require_same_beginning(work, earlier, payload)
    require_new(work, payload, post, parts.clock.now())
    findings = checking.recompute(
        payload, charter=charter, rulebook=parts.rulebook, now=parts.clock.now()
    )
    said = submitting.statement(
        charter,
        draft,
        payload,
        by,
        record,
        findings=findings,
        roles=reviewers(charter, draft, findings, by),
        engine=parts.rulebook.engine,
        layers=layers,
    )
    note = submitting.note_of(draft)
    work.append(
        signed(
            parts.keys,
            kind=ActionKind.SUBMIT,
            realm=charter.realm,
            account=draft.account,
            actor=by,
            said={**said, "note": digest(note.body()) if note else None, "pair": pair},
            post=post,
            revision=_next_revision(earlier, draft),
            sha256=payload.fingerprint,
            payload=payload.body(),
            attached=submitting.attached(draft, note),
        )
    )
    return post


def withdraw(parts: Parts, post: PostId, by: PersonId, reason: str) -> None:
    """Take a post back before it is sent. Raises Refused (``review.reason``) or LedgerRefused."""
    if not reason.strip():
        raise Refused("review.reason")
    with parts.store.begin() as work:
        newest = _newest_submission(work.actions(post))
        work.append(
            signed(
                parts.keys,
                kind=ActionKind.WITHDRAW,
                realm=work.charter().realm,
                account=newest.account,
                actor=by,
                said={"reason": post_text.normal(reason.strip())},
                post=post,
                revision=newest.revision,
                sha256=newest.sha256,
            )
        )


def continue_post(parts: Parts, post: PostId, by: PersonId) -> Draft:
    """Make a draft of the post's newest revision, to be submitted as the next one.

    Raises BadInput (``post.unknown``), Damaged or Unavailable (``desk.*``).
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        ask_legal = asked_by_author(record, work.charter())
        current = record.current
        snapshot = work.bodies([str(current.source)]).get(str(current.source))
        note = note_of(work, _newest_submission(record.actions))
    draft = replace(
        with_payload(new_draft(parts.clock, by, record.account), current.payload, current.language),
        post=post,
        base_revision=current.number,
        source=None if snapshot is None else Source.read(snapshot),
        is_by_hand=current.is_by_hand,
        urgent=current.urgent,
        ask_legal=ask_legal,
        corrects=current.corrects,
        note=note.text,
        goal=note.goal,
        explanations=note.explanations,
        template=current.template,
    )
    parts.desk.save(draft)
    return draft


def correct(parts: Parts, post: PostId, by: PersonId, *, as_reply: bool) -> Draft:
    """Begin a correction of a posted post: a draft of its own, linked to the original.

    With `as_reply` it answers the original on X, so that readers of one find the other. Raises
    Refused (``draft.not_posted``), BadInput (``post.unknown``) or Unavailable (``desk.*``).
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        account = work.charter().account(record.account)
    if not record.parts:
        raise Refused("draft.not_posted")
    draft = replace(new_draft(parts.clock, by, record.account), corrects=post)
    if as_reply:
        last = record.parts[-1]
        source = Source(
            x_post_id=last.x_post_id,
            author_id=account.x_user_id,
            handle=account.handle,
            text=record.current.payload.parts[last.number].text,
            created_at=last.at,
            read_at=parts.clock.now(),
            is_from_x=False,
        )
        draft = replace(draft, reply_link=status_link(last.x_post_id), source=source)
    parts.desk.save(draft)
    return draft


def _checked(parts: Parts, charter: Charter, draft: Draft, by: PersonId) -> Payload:
    """The payload, if nothing stands in its way."""
    payload = _sendable(charter, draft, by)
    for part in payload.parts:
        for media in part.media:
            if not parts.media.has(media.sha256):
                raise Unavailable("media.missing", digest=short(media.sha256))
    return payload


def _sendable(charter: Charter, draft: Draft, by: PersonId) -> Payload:
    payload = payload_of(charter, draft)
    for obstacle in obstacles(charter, draft):
        raise BadInput(obstacle.kind, **dict(obstacle.facts))
    if not set(charter.roles(by, draft.account)) & set(WRITING):
        raise Refused("draft.role")
    return payload


def _normal(part: Part) -> Part:
    poll = part.poll
    if poll is not None:
        options = tuple(post_text.normal(option).strip() for option in poll.options)
        poll = replace(poll, options=options)
    media = tuple(
        replace(one, alt_text=post_text.normal(one.alt_text).strip()) for one in part.media
    )
    return Part(text=post_text.normal(part.text).strip(), media=media, poll=poll)


def _texts(draft: Draft) -> Iterator[str]:
    """Everything in the draft that somebody typed."""
    for part in draft.parts:
        yield part.text
        yield from (media.alt_text for media in part.media)
        yield from part.poll.options if part.poll is not None else ()
    yield from (draft.reply_link, draft.quote_link, draft.urgent, draft.note)
    yield from (one.text for one in draft.explanations)


def _earlier(work: Work, draft: Draft, post: PostId) -> tuple[Action, ...]:
    try:
        return tuple(work.actions(post))
    except BadInput:
        if draft.post is not None:
            raise
        return ()


def _is_submitted(earlier: Sequence[Action], draft: Draft, payload: Payload, by: PersonId) -> bool:
    """Whether the ledger has exactly this draft's revision already, from the same person."""
    if not earlier:
        return False
    newest = _newest_submission(earlier)
    if newest.redacted_by is not None:
        return False  # `load` says so
    if draft.ask_legal and Role.LEGAL not in roles_of(newest):
        return False  # legal was asked for since: nobody may believe that it was there already
    there = (newest.revision, newest.sha256, newest.actor)
    return there == (draft.base_revision + 1, payload.fingerprint, by)


def _next_revision(earlier: Sequence[Action], draft: Draft) -> int:
    newest = (_newest_submission(earlier).revision or 0) if earlier else 0
    if newest != draft.base_revision:
        # Somebody submitted in between: both texts are kept, neither silently wins.
        raise Refused("draft.base", newest=str(newest), base=str(draft.base_revision))
    return newest + 1


def _require_same_beginning(work: Work, earlier: Sequence[Action], payload: Payload) -> None:
    """What the first part answers or quotes is settled once it is at X, as its text is."""
    if not any(action.kind in WENT_OUT for action in earlier):
        return
    newest = _newest_submission(earlier).sha256 or ""
    before = Payload.read(work.bodies([newest])[newest])
    if _beginning(before) != _beginning(payload):
        raise Refused("ledger.posted_part")


def require_new(work: Work, payload: Payload, post: PostId, now: datetime) -> None:
    """X refuses the same post twice; what is on its way counts, and its own versions do not.

    Raises BadInput (``obstacle.*``).
    """
    for obstacle, _ in similar.twice(payload, similar.earlier(work, payload.account, post), now):
        raise BadInput(obstacle.kind, **dict(obstacle.facts))


def _unfilled(draft: Draft, payload: Payload) -> Iterator[Obstacle]:
    """Brackets are the author's own, unless the draft began from a template."""
    if draft.template is None:
        return
    for number, part in enumerate(payload.parts):
        for start, end in placeholders(part.text):
            yield Obstacle(
                kind="obstacle.placeholder",
                span=Span(part=number, start=start, end=end),
                facts=(("text", part.text[start:end]),),
            )


def _beginning(payload: Payload) -> tuple[str | None, str | None, ReplySettings]:
    return payload.reply_to, payload.quote, payload.reply_settings


def _forget(desk: Desk, draft: Draft) -> None:
    """Forget a draft that the ledger has. When the desk cannot, it only stays there too."""
    try:
        desk.discard(draft.id)
    except (Unavailable, Damaged):
        return  # submitted it is: an error would say that it is not


def _newest_submission(actions: Sequence[Action]) -> Action:
    submissions = [action for action in actions if action.kind is ActionKind.SUBMIT]
    if not submissions:
        raise BadInput("post.unknown")
    return submissions[-1]
