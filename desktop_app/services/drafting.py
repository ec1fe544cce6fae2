"""Writing: drafts are private and mutable; submitting freezes a revision and asks for approval."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain import text as post_text
from desktop_app.domain.account import (
    WRITING,
    AccountId,
    Charter,
    PersonId,
    Role,
)
from desktop_app.domain.action import Action, ActionKind, PostId
from desktop_app.domain.canonical import Json, digest
from desktop_app.domain.errors import BadInput, Damaged, Refused, Unavailable
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.policy import required_roles
from desktop_app.services import checking
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Clock, Desk, Draft, DraftId, Work
from desktop_app.services.statements import signed

LANGUAGES = ("auto", "en", "fr")


def new_draft(clock: Clock, owner: PersonId, account: AccountId) -> Draft:
    """Make an empty draft. It is kept from its first character on."""
    return Draft(
        id=DraftId(secrets.token_hex(8)),
        owner=owner,
        account=account,
        text="",
        language="auto",
        saved_at=clock.now(),
    )


def save(desk: Desk, clock: Clock, draft: Draft, text: str, language: str) -> Draft:
    """Keep what was typed, durably, and return the draft as saved.

    Raises BadInput (``text.surrogate``, ``draft.language``) or Unavailable (``desk.*``).
    """
    if language not in LANGUAGES:
        raise BadInput("draft.language", language=language)
    post_text.normal(text)
    saved = replace(draft, text=text, language=language, saved_at=clock.now())
    desk.save(saved)
    return saved


def payload_of(charter: Charter, account: AccountId, text: str) -> Payload:
    """What would be sent for `text`: preview, fingerprint and submission are all made from it."""
    return Payload(
        realm=charter.realm,
        account=account,
        parts=(Part(text=post_text.normal(text).strip()),),
        policy_digest=charter.policy_digest,
        rulebook_digest=charter.rulebook_digest,
    )


def submit_for_review(
    parts: Parts, draft: Draft, by: PersonId, added: Sequence[Role] = ()
) -> PostId:
    """Freeze the draft's text into a revision and put it before its reviewers.

    `added` are roles the author asks for on top; none can be removed. The draft is forgotten once
    the ledger has the revision, never before; a draft that a crash left over is recognised when it
    is submitted again, and makes no second post. Raises BadInput (``obstacle.*``), Refused
    (``draft.role``, ``draft.base``, ``rules.other``) or LedgerRefused.
    """
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = work.charter()
        payload = payload_of(charter, draft.account, draft.text)
        _refuse_obstacles(payload)
        held = charter.roles(by, draft.account)
        if not set(held) & set(WRITING):
            raise Refused("draft.role")
        findings = checking.recompute(payload, charter=charter, rulebook=parts.rulebook, now=now)
        post = draft.post or _post_of(draft)
        earlier = _earlier(work, draft, post)
        roles = {*required_roles(charter, draft.account, findings), *added}
        if Role.EXECUTIVE not in held:
            roles.add(Role.EXECUTIVE)  # written for the executive: only they know their voice
        if _is_vetoed(earlier):
            roles.add(Role.LEGAL)  # a veto outlives the revision that met it
        said: dict[str, Json] = {
            "roles": [role for role in Role if role in roles],
            "findings": [checking.as_json(finding) for finding in findings],
            "contributors": sorted({draft.owner, by}),
            "policy_digest": charter.policy_digest,
            "rulebook_digest": charter.rulebook_digest,
            "engine": parts.rulebook.engine_version,
            "language": draft.language,
            "reason": "",
        }
        if not _is_submitted(earlier, draft, payload, by):
            work.append(
                signed(
                    parts.keys,
                    kind=ActionKind.SUBMIT,
                    realm=charter.realm,
                    account=draft.account,
                    actor=by,
                    said=said,
                    post=post,
                    revision=_next_revision(earlier, draft),
                    sha256=payload.fingerprint,
                    payload=payload.body(),
                )
            )
    _forget(parts.desk, draft)
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

    Raises BadInput (``post.unknown``) or Unavailable (``desk.*``).
    """
    with parts.store.begin() as work:
        newest = _newest_submission(work.actions(post))
        body = work.bodies([newest.sha256 or ""])[newest.sha256 or ""]
    payload = Payload.read(body)
    draft = Draft(
        id=DraftId(secrets.token_hex(8)),
        owner=by,
        account=newest.account,
        text=payload.parts[0].text,
        language="auto",
        saved_at=parts.clock.now(),
        post=post,
        base_revision=newest.revision or 0,
    )
    parts.desk.save(draft)
    return draft


def _refuse_obstacles(payload: Payload) -> None:
    for number, part in enumerate(payload.parts):
        for obstacle in post_text.obstacles(part.text, part=number):
            raise BadInput(obstacle.kind, **dict(obstacle.facts))


def _post_of(draft: Draft) -> PostId:
    """The id of the post that `draft` becomes: always the same, so that it becomes one only."""
    return PostId(digest(f"{draft.owner} {draft.id}")[:32])


def _earlier(work: Work, draft: Draft, post: PostId) -> tuple[Action, ...]:
    try:
        return tuple(work.actions(post))
    except BadInput:
        if draft.post is not None:
            raise
        return ()


def _is_vetoed(earlier: Sequence[Action]) -> bool:
    """Whether legal said no and has not approved since."""
    for action in reversed(earlier):
        if action.kind is ActionKind.VETO:
            return True
        if action.kind is ActionKind.APPROVE and action.statement["role"] == Role.LEGAL:
            return False
    return False


def _is_submitted(earlier: Sequence[Action], draft: Draft, payload: Payload, by: PersonId) -> bool:
    """Whether the ledger has exactly this draft's revision already, from the same person."""
    if not earlier:
        return False
    newest = _newest_submission(earlier)
    there = (newest.revision, newest.sha256, newest.actor)
    return there == (draft.base_revision + 1, payload.fingerprint, by)


def _next_revision(earlier: Sequence[Action], draft: Draft) -> int:
    newest = (_newest_submission(earlier).revision or 0) if earlier else 0
    if newest != draft.base_revision:
        # Somebody submitted in between: both texts are kept, neither silently wins.
        raise Refused("draft.base", newest=str(newest), base=str(draft.base_revision))
    return newest + 1


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
