"""Posts as JSON, for scripts: what `list --json` and `show --json` print."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop_app.domain import text as post_text
from desktop_app.domain.action import Action
from desktop_app.domain.canonical import digest, time_text
from desktop_app.domain.discussion import Comment
from desktop_app.domain.note import Note
from desktop_app.domain.payload import Payload
from desktop_app.domain.policy import are_paired
from desktop_app.domain.publication import PartRecord
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.source import Source
from desktop_app.services.listing import TakenOut
from desktop_app.services.ports import PostSummary
from desktop_app.services.reading import PostView, asked_by_author


def summary_json(post: PostSummary) -> dict[str, Any]:
    """One line of a list as JSON."""
    return {
        "post": post.id,
        "account": post.account,
        "author": post.author,
        "state": post.state,
        "hold": post.hold,
        "version": post.revision,
        "fingerprint": post.sha256,
        "text": post.text,
        "roles": list(post.roles),
        "approved": list(post.approved),
        "void_approvals": post.void_approvals,
        "parts": post.parts,
        "posted_parts": post.posted_parts,
        "x_post_id": post.x_post_id,
        "submitted_at": time_text(post.submitted_at),
        "updated_at": time_text(post.updated_at),
        "not_before": _time(post.not_before),
        "not_after": _time(post.not_after),
        "urgent": post.is_urgent,
        "by_hand": post.is_by_hand,
        "needs_after_review": post.needs_after_review,
        "corrects": post.corrects,
        "redacted": None if post.redacted is None else _taken_out_json(post.redacted),
    }


def _taken_out_json(gone: TakenOut) -> dict[str, Any]:
    return {"at": time_text(gone.at), "by": gone.by, "reason": gone.reason}


def post_json(view: PostView) -> dict[str, Any]:
    """Everything about one post, for scripts."""
    record = view.record
    current = record.current
    return {
        "post": record.id,
        "account": record.account,
        "state": record.state,
        "hold": record.hold,
        "version": current.number,
        "fingerprint": current.sha256,
        "payload": _payload_json(current.payload),
        "source": None if view.source is None else _source_json(view.source),
        "parts": [_part_json(part) for part in record.parts],
        "contributors": list(record.contributors),
        "requirements": [
            {"role": need.role, "rules": [finding.rule for finding in need.findings]}
            for need in view.requirements
        ],
        "missing": list(view.missing),
        "decisions": [_decision_json(decision) for decision in record.decisions],
        "actions": [_action_json(action) for action in record.actions],
        "cool_until": time_text(view.cool_until),
        "urgent": current.urgent,
        "by_hand": current.is_by_hand,
        "asks_legal": asked_by_author(record, view.charter),
        "corrects": current.corrects,
        "needs_after_review": record.needs_after_review,
        "frozen": record.is_frozen,
        "template": current.template,
        "layers": list(current.layers),
        "note": _note_json(view.note),
        "twin": None if view.twin is None else _twin_json(record, view.twin),
        "remarks": [_remark_json(one) for one in record.comments],
    }


def _note_json(note: Note) -> dict[str, Any]:
    return {
        "text": note.text,
        "explanations": [one.as_json() for one in note.explanations],
        "goal": note.goal,
    }


def _twin_json(record: PostRecord, twin: PostRecord) -> dict[str, Any]:
    return {
        "post": twin.id,
        "state": twin.state,
        "version": twin.current.number,
        "fingerprint": twin.current.sha256,
        "payload": _payload_json(twin.current.payload),
        "unchanged": are_paired(record, twin),
    }


def _remark_json(one: Comment) -> dict[str, Any]:
    return {
        "remark": one.id,
        "person": one.by,
        "for": one.acting_for,
        "at": time_text(one.at),
        "version": one.revision,
        "text": one.text,
        "answers": one.thread,
        "about": None if one.anchor is None else one.anchor.as_json(),
        "suggestion": one.suggestion,
        "open": one.is_open,
        "settled_by": one.resolved_by,
        "settled_for": one.resolved_for,
        "settled_at": _time(one.resolved_at),
        "accepted": one.is_accepted,
    }


def _payload_json(payload: Payload) -> dict[str, Any]:
    return {
        "parts": [
            {
                "text": part.text,
                "length": post_text.weighted_length(part.text),
                "media": [
                    {"sha256": media.sha256, "kind": media.kind, "alt": media.alt_text}
                    for media in part.media
                ],
                "poll": None
                if part.poll is None
                else {"options": list(part.poll.options), "minutes": part.poll.minutes},
            }
            for part in payload.parts
        ],
        "reply_to": payload.reply_to,
        "quote": payload.quote,
        "who_may_reply": payload.reply_settings,
        "made_with_ai": payload.made_with_ai,
        "paid_partnership": payload.paid_partnership,
        "not_before": _time(payload.not_before),
        "not_after": _time(payload.not_after),
    }


def _source_json(source: Source) -> dict[str, Any]:
    return {
        "x_post_id": source.x_post_id,
        "handle": source.handle,
        "text": source.text,
        "read_at": time_text(source.read_at),
        "from_x": source.is_from_x,
        "sha256": digest(source.body()),
    }


def _part_json(part: PartRecord) -> dict[str, Any]:
    return {
        "number": part.number,
        "x_post_id": part.x_post_id,
        "at": time_text(part.at),
        "by": part.by,
        "differs": None if part.differs is None else list(part.differs),
        "removed_at": _time(part.removed_at),
    }


def _decision_json(decision: Decision) -> dict[str, Any]:
    return {
        "person": decision.person,
        "role": decision.role,
        "verdict": decision.verdict,
        "version": decision.revision,
        "at": time_text(decision.at),
        "standing": decision.standing,
        "reason": decision.reason,
        "exception": None if decision.exception is None else decision.exception.as_json(),
    }


def _action_json(action: Action) -> dict[str, Any]:
    reason = action.statement.get("reason")
    return {
        "seq": action.seq,
        "at": time_text(action.at),
        "kind": action.kind,
        "actor": action.actor,
        "version": action.revision,
        "reason": reason if isinstance(reason, str) else "",
    }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else time_text(moment)
