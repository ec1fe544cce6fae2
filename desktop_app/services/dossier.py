"""A crisis on paper: what was stopped, what was said and by whom it was approved, hour by hour.

Everything in it comes from the record, whose signatures and links are checked on the way. What the
program does not read, such as mentions, is said to be missing and never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from desktop_app.domain.account import AccountId, Charter, PersonId, Realm
from desktop_app.domain.action import LEDGER_CHAIN, Action, ActionKind, PostId
from desktop_app.domain.control import Control, Stray, replay_control
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import LOOK_AGAIN_WITHIN, Hold, PostState
from desktop_app.domain.reading import as_text
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.review import Decision, Verdict
from desktop_app.domain.revision import Revision
from desktop_app.domain.schedule import local
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.exporting import called, link_to
from desktop_app.services.links import Chains
from desktop_app.services.messages import name_of
from desktop_app.services.paper_words import did, moment_in, paper
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import load, signed_charter
from desktop_app.services.review_paper import Block, Chapter, Entry, Facts, Paper, Quote

#: What a timeline tells; the rest is housekeeping.
_EVENTS = frozenset(ActionKind) - {
    *(ActionKind.CHARTER, ActionKind.PROPOSE_RULES, ActionKind.ADOPT_RULES),
    *(ActionKind.PROPOSE_ROSTER, ActionKind.ADOPT_ROSTER, ActionKind.HEARTBEAT),
    *(ActionKind.PROPOSE_TEMPLATE, ActionKind.ADOPT_TEMPLATE, ActionKind.RETIRE_TEMPLATE),
    *(ActionKind.PRESERVE, ActionKind.UNPRESERVE, ActionKind.ADD_WORD, ActionKind.DROP_WORD),
    *(ActionKind.SEEN, ActionKind.READ_BACK, ActionKind.KEEP_LIST),
}
_STOPPED = (
    ActionKind.HELD,
    ActionKind.RECALL,
    ActionKind.RELEASE,
    ActionKind.MISSED,
    ActionKind.TAKE_DOWN,
    ActionKind.REMOVED,
)
_BEGINNING = 90  #: characters of a post that a line of the timeline shows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """One account in the period."""

    id: AccountId
    span: tuple[datetime, datetime]  #: the period, UTC
    handle: str
    zone: str
    actions: tuple[Action, ...]  #: in the period, oldest first
    own: tuple[Action, ...]  #: about the account itself, from the beginning on
    control: Control
    records: tuple[PostRecord, ...]  #: of posts with anything in the period
    whole: Mapping[PostId, tuple[Action, ...]]  #: their actions, the account's own among them
    head: Action | None  #: the last of its chain


def dossier(parts: Parts, days: Days, accounts: Sequence[AccountId], language: str) -> Paper:
    """What happened to `accounts` (none: to all) in those days. Raises Damaged."""
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        wanted = accounts or [one.id for one in charter.accounts]
        Chains().of(work, wanted)  # every link, before a word is written
        told = tuple(_account(work, parts, charter, days, one) for one in wanted)
        rules = work.rules()
    writer = _Writer(parts, charter, days, told, rules[-1], language)
    handles = ", ".join(f"@{one.handle}" for one in told)
    practice = charter.realm is Realm.PRACTICE
    return Paper(
        language=language,
        title=writer.say("dossier.title"),
        subtitle=writer.say("dossier.subtitle", handles=handles, **writer.period),
        practice=paper("review.practice", language) if practice else "",
        footer=writer.say("dossier.footer", at=f"{parts.clock.now():%Y-%m-%d %H:%M} UTC"),
        chapters=tuple(writer.chapters()),
    )


def since_freeze(parts: Parts, account: AccountId, language: str) -> Paper:
    """The dossier of `account` from the day of its last freeze on; without one, of today.

    Raises Damaged.
    """
    with parts.store.begin() as work:
        zone = work.charter().policy.terms_for(account).zone
        freezes = [one.at for one in work.account_actions(account) if one.kind is ActionKind.FREEZE]
    now = parts.clock.now()
    first, last = (local(moment, zone).date() for moment in (freezes[-1] if freezes else now, now))
    return dossier(parts, Days(first=first, last=last), [account], language)


def _account(
    work: Work, parts: Parts, charter: Charter, days: Days, account: AccountId
) -> _Account:
    since, until = span = days.of(charter, account)
    chain = work.chain(account)
    inside = tuple(action for action in chain if since <= action.at < until)
    records = []
    for post in dict.fromkeys(action.post for action in inside if action.post is not None):
        try:
            records.append(load(work, parts, PostId(post)))
        except Refused as error:
            if error.kind != "post.redacted":  # its words were taken out; the timeline says so
                raise
    own = work.account_actions(account)
    return _Account(
        id=account,
        span=span,
        handle=charter.account(account).handle,
        zone=charter.policy.terms_for(account).zone,
        actions=inside,
        own=own,
        control=replay_control(own, charter, account, parts.keys.verify),
        records=tuple(records),
        whole={record.id: work.actions(record.id) for record in records},
        head=chain[-1] if chain else None,
    )


class _Writer:
    """Writes the chapters of one dossier."""

    def __init__(
        self,
        parts: Parts,
        charter: Charter,
        days: Days,
        told: Sequence[_Account],
        rules: Action,
        language: str,
    ) -> None:
        self._parts, self._charter, self._days = parts, charter, days
        self._told, self._rules, self._language = told, rules, language
        self.period = {"first": str(days.first), "last": str(days.last)}

    def say(self, key: str, **facts: object) -> str:
        """A sentence in the dossier's language."""
        return paper(key, self._language, **facts)

    def chapters(self) -> Iterator[Chapter]:
        """All of them; none is empty: it says that there is nothing."""
        for key, blocks in (
            ("dossier.summary", self._summary()),
            ("dossier.freezes", self._freezes()),
            ("dossier.statements", self._statements()),
            ("dossier.stopped", self._stopped()),
            ("dossier.strays", self._strays()),
            ("dossier.mentions", self._mentions()),
            ("dossier.timeline", self._timeline()),
            ("dossier.proof", self._proof()),
        ):
            found = tuple(blocks) or (Entry(head=self.say("review.none")),)
            yield Chapter(title=self.say(key), blocks=found)

    def _name(self, person: PersonId) -> str:
        return called(self._charter, person, self._language)

    def _summary(self) -> Iterator[Block]:
        went = [record for one in self._told for record, _ in _went_out(one)]
        posts = {record.id: record for record in went}
        counts = {
            "dossier.freezes_count": sum(1 for _ in self._frozen()),
            "dossier.statements_count": len(posts),
            "dossier.urgent_count": sum(bool(record.current.urgent) for record in posts.values()),
            "dossier.held_count": sum(1 for one in self._told for _ in self._held(one)),
            "dossier.strays_count": sum(len(_strays(one)) for one in self._told),
        }
        rows = [
            (self.say("dossier.accounts"), ", ".join(f"@{one.handle}" for one in self._told)),
            (self.say("dossier.period"), f"{self._days.first} – {self._days.last}"),
            (self.say("dossier.zones"), ", ".join(dict.fromkeys(one.zone for one in self._told))),
            *((self.say(key), str(count)) for key, count in counts.items()),
        ]
        yield Facts(rows=tuple(rows))
        yield Entry(head=self.say("dossier.made_by"))

    def _frozen(self) -> Iterator[tuple[_Account, Action, Action | None]]:
        """Each freeze that lasted in the period, or in a part of it, with its end."""
        for one in self._told:
            since, until = one.span
            steps = [a for a in one.own if a.kind in (ActionKind.FREEZE, ActionKind.UNFREEZE)]
            for begun, ended in zip_longest(steps[::2], steps[1::2]):
                if begun.at < until and (ended is None or ended.at >= since):
                    yield one, begun, ended

    def _freezes(self) -> Iterator[Block]:
        for one, begun, ended in self._frozen():
            head = self.say("dossier.froze", handle=one.handle, **self._who_when(begun, one))
            below = [_reason(begun), self.say("dossier.lasts")]
            if ended is not None:
                said = {**self._who_when(ended, one), "reason": _reason(ended)}
                below[1] = self.say("dossier.lasted_until", **said)
            yield Entry(head=head, below=tuple(below))

    def _statements(self) -> Iterator[Block]:
        went = ((part.at, one, record, number) for one in self._told
                for record, number in _went_out(one) for part in (record.parts[number],))  # fmt: skip
        for at, one, record, number in sorted(went, key=lambda each: each[0]):
            revision = record.sent_as(number)
            yield Entry(
                head=self.say("dossier.said", handle=one.handle, at=moment_in(at, one.zone))
            )
            yield Quote(pieces=(("same", revision.payload.parts[number].text),))
            below = [link_to(one.handle, record.parts[number].x_post_id)]
            if number == 0 or record.sent_as(number - 1) != revision:
                below += self._approved(one, record, revision)
            yield Entry(head="", below=tuple(below))

    def _approved(self, one: _Account, record: PostRecord, revision: Revision) -> Iterator[str]:
        submitted = moment_in(revision.submitted_at, one.zone)
        yield self.say("dossier.author", name=self._name(record.author), at=submitted)
        if revision.urgent:
            yield self.say("dossier.urgent", reason=revision.urgent)
        for decision in record.decisions:
            if (decision.revision, decision.verdict) == (revision.number, Verdict.APPROVE):
                yield self._decided(one, decision)
        if revision.urgent:
            yield self._looked(one, record)

    def _decided(self, one: _Account, decision: Decision) -> str:
        said = self.say(
            "verdict.approve",
            name=self._name(decision.person),
            role=name_of("role", decision.role, self._language),
            at=moment_in(decision.at, one.zone),
        )
        said = f"{said}. {decision.reason}" if decision.reason else said
        if decision.exception is None:
            return said
        return f"{said} {self.say('review.exception', link=decision.exception.link)}"

    def _looked(self, one: _Account, record: PostRecord) -> str:
        for action in record.actions:
            if action.kind is ActionKind.AFTER_REVIEW:
                return self.say(
                    "dossier.looked", reason=_reason(action), **self._who_when(action, one)
                )
        until = record.parts[0].at + LOOK_AGAIN_WITHIN
        return self.say("dossier.look_again", at=moment_in(until, one.zone))

    def _held(self, one: _Account) -> Iterator[tuple[PostRecord, Action]]:
        """Each post that a freeze of the period held, with that freeze."""
        freezes = [action for action in one.actions if action.kind is ActionKind.FREEZE]
        for record in one.records:
            for freeze in freezes:
                before = [action for action in one.whole[record.id] if action.seq <= freeze.seq]
                if any(action.post is not None for action in before):
                    bodies = {each.sha256: each.body for each in record.revisions}
                    then = replay(before, bodies, self._charter, self._parts.keys.verify)
                    if (then.state, then.hold) == (PostState.HELD, Hold.FROZEN):
                        yield record, freeze

    def _stopped(self) -> Iterator[Block]:
        for one in self._told:
            inside = {action.id for action in one.actions}
            held: dict[PostId, list[Action]] = {}
            for record, freeze in self._held(one):
                held.setdefault(record.id, []).append(freeze)
            for record in one.records:
                steps = [
                    self.say("dossier.held_by", at=moment_in(freeze.at, one.zone))
                    for freeze in held.get(record.id, ())
                ]
                steps += [
                    self._step(one, action)
                    for action in record.actions
                    if action.kind in _STOPPED and action.id in inside and action.post is not None
                ]
                if steps:
                    state = name_of("state", record.state, self._language)
                    head = self._of_post(one, record, record.current.number)
                    yield Entry(head=head, below=(*steps, self.say("dossier.now", state=state)))

    def _step(self, one: _Account, action: Action) -> str:
        reason = _reason(action)
        facts = {"what": did(action.kind, self._language), "reason": f". {reason}" * bool(reason)}
        return self.say("dossier.did", **facts, **self._who_when(action, one))

    def _strays(self) -> Iterator[Block]:
        for one in self._told:
            for stray in _strays(one):
                at = moment_in(stray.seen_at, one.zone)
                below = [
                    stray.text or self.say("dossier.no_text"),
                    link_to(one.handle, stray.x_post_id),
                ]
                if stray.explained_by is None:
                    below.append(self.say("dossier.unexplained"))
                else:
                    name = self._name(stray.explained_by)
                    below.append(self.say("dossier.explained", name=name, reason=stray.explanation))
                head = self.say("dossier.seen_on_x", handle=one.handle, at=at)
                yield Entry(head=head, below=tuple(below))

    def _mentions(self) -> Iterator[Block]:
        yield Entry(head=self.say("dossier.no_mentions"), below=(self.say("dossier.add_mentions"),))

    def _timeline(self) -> Iterator[Block]:
        events = [(action, one) for one in self._told for action in one.actions]
        for action, one in sorted(events, key=lambda each: (each[0].at, each[0].seq)):
            if action.kind in _EVENTS:
                yield self._event(action, one)

    def _event(self, action: Action, one: _Account) -> Entry:
        facts = {**self._who_when(action, one), "what": did(action.kind, self._language)}
        head = self.say("dossier.event", **facts)
        if isinstance(role := action.statement.get("role"), str):
            head = self.say(
                "dossier.event_role", role=name_of("role", role, self._language), **facts
            )
        below = [self.say("dossier.of_account", handle=one.handle)]
        if action.post is not None:
            record = next((each for each in one.records if each.id == action.post), None)
            below = [self.say("dossier.words_gone")]
            if record is not None:
                below = [self._of_post(one, record, action.revision or record.current.number)]
        return Entry(head=head, below=tuple(filter(None, (*below, _reason(action)))))

    def _of_post(self, one: _Account, record: PostRecord, version: int) -> str:
        words = " ".join(record.revisions[version - 1].payload.parts[0].text.split())
        if len(words) > _BEGINNING:
            words = f"{words[:_BEGINNING].rpartition(' ')[0]}…"
        return self.say("dossier.of_post", handle=one.handle, version=version, words=words)

    def _who_when(self, action: Action, one: _Account) -> dict[str, str]:
        return {"name": self._name(action.actor), "at": moment_in(action.at, one.zone)}

    def _proof(self) -> Iterator[Block]:
        heads = [(f"@{one.handle}", one.head) for one in self._told]
        for chain, head in ((str(LEDGER_CHAIN), self._rules), *heads):
            if head is not None:
                said = self.say("dossier.head", chain=chain, seq=head.seq)
                yield Entry(head=said, below=(head.hash,))
        yield Entry(head=self.say("dossier.how", **self.period))


def _went_out(one: _Account) -> Iterator[tuple[PostRecord, int]]:
    """The parts that went out in the period: record and number, oldest post first."""
    for record in one.records:
        for part in record.parts:
            if any(action.post == record.id and action.at == part.at for action in one.actions):
                yield record, part.number


def _strays(one: _Account) -> list[Stray]:
    seen = {as_text(a.statement["x_post_id"]) for a in one.actions if a.kind is ActionKind.STRAY}
    return [stray for stray in one.control.strays if stray.x_post_id in seen]


def _reason(action: Action) -> str:
    """What somebody gave as the reason: a sentence of theirs, never a code of ours."""
    said = action.statement.get("reason", "")
    return said if isinstance(said, str) and "facts" not in action.statement else ""
