"""Rows of the ledger as the domain's values."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from sqlalchemy import RowMapping

from desktop_app import __version__
from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionId, ActionKind, NewAction, PostId
from desktop_app.domain.canonical import digest, parse_object, read_time
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.finding import Severity
from desktop_app.domain.publication import Hold, PostState
from desktop_app.domain.reading import as_object
from desktop_app.domain.steps import Needs, Step
from desktop_app.services.listing import Deputy, FinalPost, Given, ReadBack, TakenOut
from desktop_app.services.ports import OpenRemark, PostedPart, PostSummary


def action_of(row: RowMapping) -> Action:
    """An action with its statement, which is gone where a redaction took it out.

    Raises Damaged when it is gone without one, or unreadable.
    """
    try:
        redacted = None if row["body"] is not None else row["redacted_by"]
        statement = {} if redacted is not None else parse_object(row["body"] or "")
        return Action(
            id=ActionId(row["id"]),
            account=AccountId(row["account"]),
            seq=row["seq"],
            at=read_time(row["at"]),
            kind=_kind(row["kind"]),
            actor=PersonId(row["actor"]),
            post=None if row["post"] is None else PostId(row["post"]),
            revision=row["revision"],
            sha256=row["sha256"],
            fence=row["fence"],
            statement_sha256=row["statement_sha256"],
            signature=row["signature"],
            prev_hash=row["prev_hash"],
            hash=row["hash"],
            statement=statement,
            redacted_by=redacted,
        )
    except (BadInput, ValueError) as error:
        raise Damaged("ledger.damaged", action=str(row["id"])) from error


def _kind(name: str) -> ActionKind:
    """Raises Refused (``ledger.entry_newer``) for one that a later program may have."""
    try:
        return ActionKind(name)
    except ValueError:
        raise Refused("ledger.entry_newer", own=__version__) from None


def same(action: Action, new: NewAction) -> bool:
    """Whether `new` is `action`, sent again."""
    return (
        action.account,
        action.kind,
        action.actor,
        action.post,
        action.revision,
        action.sha256,
        action.fence,
        action.statement_sha256,
        action.signature,
    ) == (
        new.account,
        new.kind,
        new.actor,
        new.post,
        new.revision,
        new.sha256,
        new.fence,
        digest(new.statement),
        new.signature,
    )


def charter_of(row: RowMapping) -> Charter:
    """The charter with the rules of this row of `standing`."""
    return _charter(
        row["charter"],
        row["policy"],
        row["profile"],
        row["policy_digest"],
        row["rulebook_digest"],
    )


@lru_cache(maxsize=4)
def _charter(
    charter: str, policy: str, profile: str, policy_digest: str, rulebook_digest: str
) -> Charter:
    """What these texts say: every transaction asks for it, and it changes a few times a year."""
    try:
        said = as_object(parse_object(charter))
        return Charter.read(
            {
                **said,
                "policy": parse_object(policy),
                "profile": parse_object(profile),
                "policy_digest": policy_digest,
                "rulebook_digest": rulebook_digest,
            }
        )
    except (BadInput, ValueError) as error:
        raise Damaged("ledger.damaged", action="charter") from error


def summary_of(row: RowMapping) -> PostSummary:
    """One post of the queue."""
    return PostSummary(
        id=PostId(row["id"]),
        account=AccountId(row["account"]),
        author=PersonId(row["author"]),
        state=PostState(row["state"]),
        revision=row["revision"],
        sha256=row["sha256"],
        text=row["text"] or "",
        updated_at=_time(row["updated_at"]),
        roles=_roles(row["roles"]),
        approved=_roles(row["approved"]),
        contributors=tuple(PersonId(person) for person in json.loads(row["contributors"])),
        void_approvals=row["void_approvals"],
        x_post_id=row["x_post_id"],
        parts=max(row["parts"], row["posted_parts"]),  # nothing else tells where words are gone
        posted_parts=row["posted_parts"],
        submitted_at=_time(row["submitted_at"]),
        asked_at=_time(row["asked_at"]),
        not_before=_optional_time(row["not_before"]),
        not_after=_optional_time(row["not_after"]),
        hold=Hold(row["hold"]) if row["hold"] else None,
        is_urgent=bool(row["urgent"]),
        is_by_hand=bool(row["by_hand"]),
        needs_after_review=bool(row["needs_after_review"]),
        corrects=None if row["corrects"] is None else PostId(row["corrects"]),
        corrected_by=tuple(PostId(post) for post in json.loads(row["corrected_by"])),
        severity=_severity(row["severities"]),
        steps=_steps(row["steps"]),
        deputies=tuple(_deputy(*said) for said in json.loads(row["deputies"])),
        approvals=tuple(_given(*said) for said in json.loads(row["approvals"])),
        published_at=_optional_time(row["published_at"]),
        read_back=None if row["read_back"] is None else ReadBack(row["read_back"]),
        remarks=tuple(_remark(*said) for said in json.loads(row["remarks"])),
        twin=None if row["twin"] is None else PostId(row["twin"]),
        twin_language=row["twin_language"],
        is_unpaired=bool(row["is_unpaired"]),
        is_to_recheck=bool(row["is_to_recheck"]),
        redacted=_taken_out(row["redaction"]),
    )


def posted_part_of(row: RowMapping) -> PostedPart:
    """A post at X that the ledger knows as its own."""
    return PostedPart(
        post=PostId(row["post"]),
        number=row["part"],
        x_post_id=row["x_post_id"],
        at=_time(row["at"]),
        is_removed=row["removed_at"] is not None,
    )


def final_post_of(row: RowMapping) -> FinalPost:
    """A finished post that still has its words."""
    asked = row["asked_by"]
    return FinalPost(
        id=PostId(row["id"]),
        account=AccountId(row["account"]),
        state=PostState(row["state"]),
        since=_time(row["updated_at"]),
        is_preserved=bool(row["is_preserved"]),
        asked_by=None if asked is None else PersonId(asked),
    )


def _taken_out(said: str) -> TakenOut | None:
    for at, by, reason in json.loads(said):
        return TakenOut(at=_time(at), by=PersonId(by), reason=reason)
    return None


def _given(role: str, by: str, at: str, expires_at: str, acting_for: str | None) -> Given:
    return Given(
        role=Role(role),
        by=PersonId(by),
        at=_time(at),
        expires_at=_time(expires_at),
        acting_for=None if acting_for is None else PersonId(acting_for),
    )


def _steps(text: str) -> tuple[Step, ...]:
    found: dict[int, tuple[Needs, set[Role]]] = {}
    for role, needs, place in json.loads(text):
        found.setdefault(place, (Needs(needs), set()))[1].add(Role(role))
    return tuple(
        Step(roles=tuple(role for role in Role if role in roles), needs=needs)
        for _, (needs, roles) in sorted(found.items())
    )


def _deputy(role: str, principal: str, deputy: str, ends_at: str) -> Deputy:
    return Deputy(
        role=Role(role),
        principal=PersonId(principal),
        deputy=PersonId(deputy),
        ends_at=_time(ends_at),
    )


def _remark(
    name: str, by: str, suggests: int, newest: str, newest_by: str, voice: str
) -> OpenRemark:
    return OpenRemark(
        id=ActionId(name),
        by=PersonId(by),
        is_suggestion=bool(suggests),
        newest=ActionId(newest),
        newest_by=PersonId(newest_by),
        voice=PersonId(voice),
    )


def _severity(said: str) -> Severity | None:
    known = [Severity(one) for one in json.loads(said) if one in set(Severity)]
    return max(known, key=lambda one: one.rank, default=None)


def _optional_time(text: str | None) -> datetime | None:
    return None if text is None else _time(text)


def _time(text: str) -> datetime:
    try:
        return read_time(text)
    except BadInput as error:
        raise Damaged("ledger.damaged", action="post") from error


def _roles(text: str) -> tuple[Role, ...]:
    named = set(json.loads(text))
    return tuple(role for role in Role if role in named)
