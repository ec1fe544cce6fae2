"""One review for outside counsel: what is said of it on paper, in order; how it looks is the ui's.

Everything but the author's private note and explanations. Findings are those that were frozen with
each version; their sentences and laws are the record's own rules', where this computer has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop_app.checks.difference import Kind, difference
from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import Json
from desktop_app.domain.discussion import Comment
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Finding
from desktop_app.domain.payload import short
from desktop_app.domain.publication import PartRecord
from desktop_app.domain.reading import as_text
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Decision
from desktop_app.domain.revision import Revision
from desktop_app.domain.source import Source
from desktop_app.services import checking
from desktop_app.services.exporting import Told, link_to
from desktop_app.services.messages import name_of
from desktop_app.services.paper_words import moment_in, paper
from desktop_app.services.parts import Parts
from desktop_app.services.reading import load, signed_charter, source_of

#: What people did with the whole post, and why; told among the decisions.
_STEPS = (
    ActionKind.UNAPPROVE,
    ActionKind.WITHDRAW,
    ActionKind.RECALL,
    ActionKind.RELEASE,
    ActionKind.TAKE_DOWN,
    ActionKind.AFTER_REVIEW,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names and values, one below the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a post, as they stand or as they changed."""

    pieces: tuple[tuple[Kind, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of its own, and what is said below it, smaller."""

    head: str
    below: tuple[str, ...] = ()


Block = Facts | Quote | Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole paper."""

    language: str
    title: str
    subtitle: str
    practice: str  #: what stands on every page in practice; "" for the real X
    footer: str  #: on every page, before its number
    chapters: tuple[Chapter, ...]


def review_paper(parts: Parts, post: PostId, language: str) -> Paper:
    """One post's review. Raises BadInput (``post.unknown``) or Damaged."""
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        record = load(work, parts, post)
        source = source_of(work, record)
        rules = len(work.rules())
    one = Told(charter=charter, record=record, span=(record.actions[0].at, record.actions[-1].at))
    writer = _Writer(parts, one, source, rules, language)
    practice = charter.realm is Realm.PRACTICE
    return Paper(
        language=language,
        title=writer.say("review.title"),
        subtitle=writer.say("review.subtitle", handle=one.handle, post=record.id),
        practice=writer.say("review.practice") if practice else "",
        footer=writer.say("review.footer", short=short(record.current.sha256)),
        chapters=tuple(writer.chapters()),
    )


class _Writer:
    """Writes the chapters of one paper."""

    def __init__(
        self, parts: Parts, one: Told, source: Source | None, rules: int, language: str
    ) -> None:
        self._parts, self._one, self._source = parts, one, source
        self._rules, self._language = rules, language

    @property
    def _record(self) -> PostRecord:
        return self._one.record

    def say(self, key: str, **facts: object) -> str:
        """A sentence in the paper's language."""
        return paper(key, self._language, **facts)

    def chapters(self) -> Iterator[Chapter]:
        """All of them; none is empty: it says that there is nothing."""
        for key, blocks in (
            ("review.summary", self._summary()),
            ("review.submitted", self._submitted()),
            ("review.versions", self._versions()),
            ("review.findings", self._findings()),
            ("review.remarks", self._remarks()),
            ("review.decisions", self._decisions()),
            ("review.publication", self._publication()),
            ("review.proof", self._proof()),
        ):
            found = tuple(blocks) or (Entry(head=self.say("review.none")),)
            yield Chapter(title=self.say(key), blocks=found)

    def _name(self, person: PersonId) -> str:
        return self._one.name(person, self._language)

    def _at(self, moment: datetime) -> str:
        return moment_in(moment, self._one.zone)

    def _role(self, role: str) -> str:
        return name_of("role", role, self._language)

    def _summary(self) -> Iterator[Block]:
        record, current = self._record, self._record.current
        state = name_of("state", record.state, self._language)
        rows = [
            ("review.account", f"@{self._one.handle}"),
            ("review.state", state),
            ("review.author", self._name(record.author)),
            ("review.first", self._at(record.revisions[0].submitted_at)),
            ("review.count", str(len(record.revisions))),
            ("review.required", ", ".join(map(self._role, current.roles)) or "–"),
            ("review.zone", self._one.zone),
        ]
        yield Facts(rows=tuple((self.say(key), value) for key, value in rows))

    def _submitted(self) -> Iterator[Block]:
        payload = self._record.current.payload
        if self._source is not None:
            yield Entry(
                head=self.say("review.source", handle=self._source.handle),
                below=(self._source.text,),
            )
        for number, part in enumerate(payload.parts, 1):
            if len(payload.parts) > 1:
                yield Entry(head=self.say("review.part", number=number, of=len(payload.parts)))
            yield Quote(pieces=(("same", part.text),))
            for media in part.media:
                yield Entry(
                    head=self.say("review.media", alt=media.alt_text),
                    below=(f"SHA-256 {media.sha256}",),
                )
            if part.poll is not None:
                yield Entry(head=self.say("review.poll", options=" / ".join(part.poll.options)))
        if payload.not_before is not None and payload.not_after is not None:
            begins, ends = self._at(payload.not_before), self._at(payload.not_after)
            yield Entry(head=self.say("review.window", begins=begins, ends=ends))

    def _versions(self) -> Iterator[Block]:
        before: Revision | None = None
        for revision in self._record.revisions:
            yield Entry(
                head=self.say(
                    "review.version",
                    number=revision.number,
                    name=self._name(revision.submitted_by),
                    at=self._at(revision.submitted_at),
                ),
                below=(f"SHA-256 {revision.sha256}",),
            )
            if before is not None:
                yield Quote(pieces=_changes(before, revision))
            before = revision

    def _findings(self) -> Iterator[Block]:
        for revision in self._record.revisions:
            known = self._explained(revision)
            for said in revision.findings:
                key = tuple(said[name] for name in ("rule", "version", "part", "start", "end"))
                yield self._finding(revision, said, known.get(key))

    def _finding(self, revision: Revision, said: dict[str, Json], found: Finding | None) -> Block:
        part, start, end = (int(str(said[name])) for name in ("part", "start", "end"))
        words = revision.payload.parts[part].text[start:end]
        below = [
            self.say(
                "review.rule",
                rule=said["rule"],
                version=said["version"],
                severity=self.say(f"severity.{said['severity']}"),
            )
        ]
        if found is not None:
            below.insert(0, found.message.text(self._language))
            below += [self.say("review.law", law=law) for law in found.reference]
        head = self.say("review.found", number=revision.number, words=words)
        return Entry(head=head, below=tuple(below))

    def _explained(self, revision: Revision) -> dict[tuple[Json, ...], Finding]:
        try:
            found = checking.recompute(
                revision.payload,
                charter=self._one.charter,
                rulebook=self._parts.rulebook,
                now=revision.submitted_at,
            )
        except Refused:  # other rules here than the record's: no sentence is better than another
            return {}
        return {
            (each.rule, each.version, each.span.part, each.span.start, each.span.end): each
            for each in found
        }

    def _remarks(self) -> Iterator[Block]:
        for comment in self._record.comments:
            below = [comment.text] if comment.text else []
            if comment.anchor is not None:
                below.insert(0, self.say("review.about", words=comment.anchor.quote))
            if comment.suggestion is not None:
                below.append(self.say("review.suggests", words=comment.suggestion or "–"))
            below += self._settled(comment)
            key = "review.remark" if comment.thread is None else "review.answer"
            yield Entry(
                head=self.say(
                    key,
                    name=self._name(comment.by),
                    number=comment.revision,
                    at=self._at(comment.at),
                ),
                below=tuple(below),
            )

    def _settled(self, comment: Comment) -> list[str]:
        if comment.resolved_by is None or comment.resolved_at is None:
            return [self.say("review.open")] if comment.is_open else []
        by = self._name(comment.resolved_by)
        return [self.say("review.settled", name=by, at=self._at(comment.resolved_at))]

    def _decisions(self) -> Iterator[Block]:
        decided = {decision.seq: decision for decision in self._record.decisions}
        for action in self._record.actions:
            if action.seq in decided:
                yield self._decision(decided[action.seq])
            elif action.kind in _STEPS:
                reason = as_text(action.statement["reason"])
                facts = {"name": self._name(action.actor), "at": self._at(action.at)}
                head = self.say(f"step.{action.kind}", **facts)
                yield Entry(head=head, below=(reason,) if reason else ())

    def _decision(self, decision: Decision) -> Block:
        below = [decision.reason] if decision.reason else []
        if decision.exception is not None:
            below.append(self.say("review.exception", link=decision.exception.link))
        below.append(
            self.say(
                "review.decided_on",
                number=decision.revision,
                sha256=decision.sha256,
                entry=decision.seq,
            )
        )
        below.append(self.say(f"standing.{decision.standing}", until=self._at(decision.expires_at)))
        head = self.say(
            f"verdict.{decision.verdict}",
            name=self._name(decision.person),
            role=self._role(decision.role),
            at=self._at(decision.at),
        )
        return Entry(head=head, below=tuple(below))

    def _publication(self) -> Iterator[Block]:
        for part in self._record.parts:
            below = [link_to(self._one.handle, part.x_post_id), *self._compared(part)]
            name = self._name(PersonId(part.by))
            head = self.say("review.at_x", number=part.number + 1, name=name, at=self._at(part.at))
            yield Entry(head=head, below=tuple(below))

    def _compared(self, part: PartRecord) -> Iterator[str]:
        if part.differs is not None and part.read_back_at is not None:
            key = "review.differs" if part.differs else "review.same"
            fields = ", ".join(part.differs)
            yield self.say(key, at=self._at(part.read_back_at), fields=fields)
        if part.removed_at is not None:
            yield self.say("review.removed", at=self._at(part.removed_at))

    def _proof(self) -> Iterator[Block]:
        actions = [one for one in self._record.actions if one.post is not None]
        last = actions[-1]
        rows = [
            ("review.signatures", self.say("review.all_good", count=len(actions))),
            ("review.fingerprint", self._record.current.sha256),
            ("review.entries", self.say("review.place", first=actions[0].seq, last=last.seq)),
            ("review.link", last.hash),
            ("review.rules", self.say("review.rule_entries", count=self._rules)),
            ("review.rulebook", self._record.current.payload.rulebook_digest),
        ]
        yield Facts(rows=tuple((self.say(key), value) for key, value in rows))
        yield Entry(head=self.say("review.how", post=self._record.id))


def _changes(before: Revision, after: Revision) -> tuple[tuple[Kind, str], ...]:
    old, new = ("\n\n".join(part.text for part in one.payload.parts) for one in (before, after))
    return tuple((piece.kind, piece.text) for piece in difference(old, new))
