"""A post in words and as JSON, for `show`, `list` and the preview before submitting."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app import bootstrap
from desktop_app.cli.words import at, inline, one_line, quoted, role_name, say, why_said
from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionKind
from desktop_app.domain.canonical import time_text
from desktop_app.domain.discussion import Comment
from desktop_app.domain.limits import text_limit
from desktop_app.domain.note import Note
from desktop_app.domain.payload import Part, Payload, ReplySettings, short
from desktop_app.domain.policy import are_paired
from desktop_app.domain.publication import PartRecord
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.source import Source
from desktop_app.services import checking, drafting
from desktop_app.services.messages import name_of
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft, PostSummary
from desktop_app.services.reading import PostView, QueueRow, asked_by_author
from desktop_app.services.submitting import Layers, unread

_DECISIONS = (ActionKind.APPROVE, ActionKind.REQUEST_CHANGES, ActionKind.VETO)


# --- lists -----------------------------------------------------------------------------------


def row_line(row: QueueRow) -> str:
    """One line of the queue."""
    return summary_line(row.summary, ", ".join(row.waiting_roles))


def summary_line(post: PostSummary, waits: str = "") -> str:
    """One line of a list: id, account, version, state, who is waited for, marks, the text's start."""
    state = f"{post.state}:{post.hold}" if post.hold else str(post.state)
    marks = " ".join(_marks(post))
    return (
        f"{post.id}  {post.account}  v{post.revision}  {state:18} {waits or '-':22} "
        f"{marks + ' ' if marks else ''}{one_line(post.text, 60)}"
    )


def _marks(post: PostSummary) -> Iterator[str]:
    if post.parts > 1:
        yield f"[{post.posted_parts}/{post.parts}]"
    if post.not_before is not None:
        yield f"[{time_text(post.not_before)}]"
    for mark, applies in (
        ("[urgent]", post.is_urgent),
        ("[by hand]", post.is_by_hand),
        ("[after-review]", post.needs_after_review),
        ("[redacted]", post.redacted is not None),
    ):
        if applies:
            yield mark


# --- before submitting -----------------------------------------------------------------------


def preview(parts: Parts, charter: Charter, draft: Draft, writer: PersonId) -> Iterator[str]:
    """The draft exactly as it would be posted, and who would have to approve it."""
    payload = drafting.payload_of(charter, draft)
    yield say("show.preview", account=f"@{charter.account(draft.account).handle}", writer=writer)
    yield from payload_lines(payload, charter, draft.source)
    if draft.is_by_hand:
        yield say("show.by_hand")
    if draft.urgent:
        yield say("show.urgent", reason=draft.urgent)
    if draft.template is not None:
        yield say("show.template", template=draft.template)
    if draft.twin is not None:
        yield say("show.twin_draft")
    yield from _note_lines(Note(text=draft.note, explanations=draft.explanations))
    findings = checking.recompute(
        payload, charter=charter, rulebook=parts.rulebook, now=parts.clock.now()
    )
    for finding in findings:
        yield say("show.finding", rule=finding.rule, text=finding.text, severity=finding.severity)
    roles = drafting.reviewers(charter, draft, findings, writer)
    yield say("show.required", roles=", ".join(role_name(role) for role in roles) or "-")


def payload_lines(
    payload: Payload,
    charter: Charter,
    source: Source | None,
    posted: tuple[PartRecord, ...] = (),
) -> Iterator[str]:
    """Everything that is sent, in the order in which a reader of X meets it."""
    terms = charter.policy.terms_for(payload.account)
    if source is not None:
        yield from _source_lines(payload, source, terms.zone)
    for number, part in enumerate(payload.parts):
        counts = {"number": number + 1, "of": len(payload.parts)}
        length = post_text.weighted_length(part.text)
        yield say("show.part", **counts, length=length, limit=text_limit(terms))
        yield quoted(part.text)
        yield from _attached(part)
        if number < len(posted):
            yield from _posted_lines(posted[number], terms.zone)
    if payload.reply_settings is not ReplySettings.EVERYONE:
        yield say("show.who_may_reply", who=payload.reply_settings)
    if payload.made_with_ai:
        yield say("show.made_with_ai")
    if payload.paid_partnership:
        yield say("show.paid_partnership")
    if payload.not_before is not None and payload.not_after is not None:
        begins, ends = at(payload.not_before, terms.zone), at(payload.not_after, terms.zone)
        yield say("show.window", begins=begins, ends=ends)


def _attached(part: Part) -> Iterator[str]:
    for media in part.media:
        yield say("show.media", kind=media.kind, sha256=media.sha256, alt=media.alt_text)
    if part.poll is not None:
        options = " / ".join(part.poll.options)
        yield say("show.poll", minutes=part.poll.minutes, options=options)


def _source_lines(payload: Payload, source: Source, zone: str) -> Iterator[str]:
    key = "show.answers" if payload.reply_to else "show.quotes"
    how = say("show.read" if source.is_from_x else "show.typed", at=at(source.read_at, zone))
    yield say(key, post=source.x_post_id, handle=source.handle, how=how)
    yield quoted(source.text)


def _posted_lines(part: PartRecord, zone: str) -> Iterator[str]:
    yield say("show.posted", post=part.x_post_id, at=at(part.at, zone), by=part.by)
    if part.differs is not None:
        differs = ", ".join(part.differs)
        yield say("show.differs", fields=differs) if differs else say("show.same")
    if part.removed_at is not None:
        yield say("show.removed", at=at(part.removed_at, zone))


# --- one post --------------------------------------------------------------------------------


def post_lines(view: PostView) -> Iterator[str]:
    """Everything about one post, in words."""
    record, charter = view.record, view.charter
    current = record.current
    zone = charter.policy.terms_for(record.account).zone
    account = charter.account(record.account)
    yield say("show.post", post=record.id, account=f"@{account.handle} ({account.id})")
    yield say("show.state", version=current.number, state=_state(record), code=record.state)
    yield say("show.fingerprint", short=short(current.sha256), sha256=current.sha256)
    yield from payload_lines(current.payload, charter, view.source, record.parts)
    if view.twin is not None:
        yield from _twin_lines(record, view.twin)
    yield from _circumstances(view, zone)
    yield from _note_lines(view.note)
    yield from _remark_lines(record, zone)
    yield from _review_lines(view, zone)
    yield from (line for action in record.actions if (line := _action_line(action, zone)))


def _state(record: PostRecord) -> str:
    language = bootstrap.system_language()
    words = name_of("state", record.state, language)
    return f"{words} ({say('hold.' + record.hold)})" if record.hold else words


def _circumstances(view: PostView, zone: str) -> Iterator[str]:
    record = view.record
    if record.current.is_by_hand:
        yield say("show.by_hand")
    if record.current.urgent:
        yield say("show.urgent", reason=record.current.urgent)
    if record.needs_after_review:
        yield say("show.after_review")
    if record.current.corrects is not None:
        yield say("show.corrects", post=record.current.corrects)
    if record.current.template is not None:
        yield say("show.template", template=record.current.template)
    yield from language_lines(record.current.layers)
    if view.cool_until > record.current.submitted_at:
        yield say("show.cool", at=at(view.cool_until, zone))
    freeze = record.control.freeze
    if freeze is not None:
        yield say("show.frozen", by=freeze.by, at=at(freeze.at, zone), reason=freeze.reason)


def language_lines(layers: Layers) -> Iterator[str]:
    """What read the language of a version, and what nothing read."""
    if layers:
        yield say("show.layers", engines=" · ".join(layers))
    missing = unread(layers)
    if missing.words:
        yield say("show.words_unread")
    if missing.grammar:
        yield say("show.grammar_unread")


def _twin_lines(record: PostRecord, twin: PostRecord) -> Iterator[str]:
    """The post that is approved with this one, whole: one approval is about both texts."""
    current = twin.current
    yield say("show.twin", post=twin.id, version=current.number, state=_state(twin))
    yield say("show.fingerprint", short=short(current.sha256), sha256=current.sha256)
    if not are_paired(record, twin):
        yield say("show.unpaired")
    for part in current.payload.parts:
        yield quoted(part.text)
        yield from _attached(part)


def _note_lines(note: Note) -> Iterator[str]:
    if note.text:
        yield say("show.note")
        yield quoted(note.text)
    if note.goal is not None:
        yield say("show.goal", goal=note.goal)
    for one in note.explanations:
        yield say("show.explained", rule=one.rule, part=one.part + 1, quote=one.quote)
        yield quoted(one.text)


def _remark_lines(record: PostRecord, zone: str) -> Iterator[str]:
    """Every remark with its answers below it, oldest first."""
    for one in record.comments:
        if one.thread is None:
            yield from _remark(one, zone)
            for answer in record.comments:
                if answer.thread == one.id:
                    yield from _remark(answer, zone)


def _remark(one: Comment, zone: str) -> Iterator[str]:
    who = {"at": at(one.at, zone), "person": one.by, "version": one.revision, "id": one.id}
    yield say("show.answer" if one.thread else "show.remark", **who)
    if one.acting_for is not None:
        yield say("show.for", person=one.acting_for)
    if one.anchor is not None:
        yield say("show.about", part=one.anchor.part + 1)
        yield quoted(one.anchor.quote)
    if one.text:
        yield say("show.says")
        yield quoted(one.text)
    if one.suggestion is not None:
        yield say("show.suggests")
        yield quoted(one.suggestion)
    if one.resolved_at is not None:
        how = "show.accepted" if one.is_accepted else "show.settled"
        yield say(how, at=at(one.resolved_at, zone), person=one.resolved_by)
        if one.resolved_for is not None:
            yield say("show.for", person=one.resolved_for)
    elif one.is_open:
        yield say("show.open")


def _review_lines(view: PostView, zone: str) -> Iterator[str]:
    for need in view.requirements:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in need.findings))
        yield say("show.need", role=role_name(need.role), because=rules or say("show.policy"))
    if asked_by_author(view.record, view.charter):
        yield say("show.need", role=role_name(Role.LEGAL), because=say("show.asked"))
    if view.missing:
        yield say("show.missing", roles=", ".join(role_name(role) for role in view.missing))
    for decision in view.record.decisions:
        yield _decision_line(decision, zone)
        if decision.exception is not None:
            yield say("show.exception", link=decision.exception.link)


def _decision_line(decision: Decision, zone: str) -> str:
    reason = f" “{inline(decision.reason)}”" if decision.reason else ""
    return (
        say(
            "show.decision",
            at=at(decision.at, zone),
            person=decision.person,
            role=role_name(decision.role),
            verdict=say(f"verdict.{decision.verdict}"),
            version=decision.revision,
            standing=say(f"standing.{decision.standing}"),
        )
        + reason
    )


def _action_line(action: Action, zone: str) -> str:
    """What happened, in words; decisions have lines of their own."""
    if action.kind in _DECISIONS:
        return ""
    reason = why_said(action.statement)
    line = say(
        "show.action",
        at=at(action.at, zone),
        what=say(f"action.{action.kind}"),
        actor=action.actor,
    )
    return f"{line}: {reason}" if reason else line
