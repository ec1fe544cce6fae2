"""The publisher's pass: settle what is open, take down what must go, send what may be sent.

One `Publisher` lives as long as the program that sends. It remembers what a pass may forget at a
restart without harm: which timelines were read, when an unknown was last looked for. Everything
else stands in the ledger and the journal. One post that fails stops no other; a refused token
pauses its whole account, because every other post would meet the same refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop_app.domain.account import AccountId
from desktop_app.domain.action import BESIDE, Action, ActionKind, PostId
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    Damaged,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.policy import cooled_at, is_stale, waits_for_twin
from desktop_app.domain.publication import OF_WHOLE_ACCOUNT, Posted, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services import comparing, resuming, settling
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary
from desktop_app.services.publishing import (
    RATE_LIMITED,
    Outcome,
    append,
    ask_again,
    hold_stale,
    next_try,
    outcome_of,
    publish,
)
from desktop_app.services.reading import load, load_twin
from desktop_app.services.trusting import look_over

#: When an unknown is looked for on the timeline, after it became unknown: X shows posts late.
LOOKS = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 45, 120, 300, 900))
#: How long after a post was created its read-back is tried before it counts as unreadable.
READ_BACKS = tuple(timedelta(seconds=seconds) for seconds in (0, 60, 300))
#: The longest sleep between two passes.
IDLE = timedelta(seconds=30)
#: How old the reading of a timeline may be when something is sent: another copy of a record in a
#: file, on another computer, shows itself on X alone. Only what is newer is read again.
FRESH = timedelta(seconds=30)
#: A timeline is read and kept no further back than this: older approvals have lapsed.
LONGEST_LOOK_BACK = timedelta(days=31)
_PAGE = 200
_MAY_MISS = (
    PostState.IN_REVIEW,
    PostState.CHANGES_REQUESTED,
    PostState.APPROVED,
    PostState.HELD,
)
#: What may go later in this start without another reading of its timeline.
_MAY_GO = (PostState.IN_REVIEW, PostState.APPROVED, PostState.HELD)
_HELD_BY_LOSS = (PostState.APPROVED, PostState.SENDING, PostState.UNKNOWN, PostState.REMOVING)
_Step = Callable[[PostSummary], Outcome | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a pass did with one post: an outcome, or the error that stopped it.

    After an error the record says where the post stands; an attempt that it left open is given
    its outcome by a later pass.
    """

    post: PostId
    outcome: Outcome | None = None
    error: CountersignError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One pass: what happened, and when the next one is due (UTC)."""

    reports: tuple[Report, ...]
    next_at: datetime
    paused: tuple[AccountId, ...] = ()  #: accounts whose queue waits for somebody to mend X's side


@dataclass(frozen=True, slots=True)
class _Seen:
    """An account's timeline as it was read at `at`."""

    at: datetime
    posts: tuple[Posted, ...]


@dataclass(slots=True)
class Publisher:
    """Sends for the accounts whose designated publisher this machine is."""

    parts: Parts
    _seen: dict[AccountId, _Seen] = field(default_factory=dict)  # timelines of this start
    _looks: dict[tuple[PostId, int], int] = field(default_factory=dict)
    _read_backs: dict[tuple[PostId, int], int] = field(default_factory=dict)
    _wakes: list[datetime] = field(default_factory=list)
    _alone: resuming.Alone = field(init=False)

    def __post_init__(self) -> None:
        """Begin to watch for copies of this machine."""
        self._alone = resuming.Alone(self.parts)

    def run(self) -> Pass:
        """Do everything that is due now.

        Raises what opening the ledger raises, and Damaged (``chain.lost``); nothing else.
        """
        now = self.parts.clock.now()
        self._wakes = [now + IDLE]
        if self.parts.publisher is None or self.parts.journal is None:
            return Pass(reports=(), next_at=now + IDLE)
        loss = self._loss()
        if loss is not None:
            reports = self._held_by(loss)
            if not reports:
                raise loss
            return Pass(reports=reports, next_at=now + IDLE)
        self._alone.look()
        halt = resuming.stopped(self.parts.journal, self.parts.desk, now)
        if halt is not None:
            self._seen.clear()  # what was read before somebody takes over is old by then
            return Pass(reports=self._held_by(halt), next_at=now + IDLE)
        return self._pass()

    def _pass(self) -> Pass:
        reports = [
            *self._recover(),
            *self._each((PostState.UNKNOWN,), self._reconcile),
            *self._each(_MAY_MISS, self._miss),
            *self._each((PostState.REMOVING,), self._remove),
        ]
        paused = self._paused()
        reports += self._send(paused)
        reports += self._read_back()
        return Pass(reports=tuple(reports), next_at=min(self._wakes), paused=paused)

    def _loss(self) -> CountersignError | None:
        """That the record has fewer actions than this machine has seen.

        Whoever recorded more now would hide how many. Whatever else is wrong with it is said of
        each post before it goes.
        """
        trust, machine = self.parts.trust, self.parts.publisher
        if trust is None or machine is None:
            return None
        try:
            with self.parts.store.begin() as work:
                charter = work.charter()
                own = [one.id for one in charter.accounts if charter.roles(machine, one.id)]
                look_over(trust, work, own)
        except (BadInput, Damaged, Refused) as error:
            return error if error.kind == "chain.lost" else None
        return None

    def _held_by(self, why: CountersignError) -> tuple[Report, ...]:
        """Why nothing is done, told of every post that it holds."""
        with self.parts.store.begin() as work:
            held = work.posts(_HELD_BY_LOSS)
        return tuple(Report(post=one.id, error=why) for one in held)

    def _recover(self) -> Iterator[Report]:
        with self.parts.store.begin() as work:
            attempts = work.open_attempts()
        for post, attempt in attempts:
            try:
                if not self._is_mine(attempt):
                    continue
                outcome = settling.recover(self.parts, attempt)
            except CountersignError as error:
                yield Report(post=post, error=error)
                continue
            if outcome is not None:
                yield Report(post=post, outcome=outcome)

    def _is_mine(self, attempt: Action) -> bool:
        """Whether this machine made it, or has taken over from the one that did."""
        if attempt.actor == self.parts.publisher:
            return True
        with self.parts.store.begin() as work:
            record = load(work, self.parts, attempt.post or PostId(""))
        return record.control.publisher == self.parts.publisher

    def _each(self, states: tuple[PostState, ...], step: _Step) -> Iterator[Report]:
        for summary in self._pages(states):
            try:
                outcome = step(summary)
            except CountersignError as error:
                yield Report(post=summary.id, error=error)
                continue
            if outcome is not None:
                yield Report(post=summary.id, outcome=outcome)

    def _pages(self, states: tuple[PostState, ...]) -> tuple[PostSummary, ...]:
        """Every post in `states`, the oldest first: a pass changes their order under us."""
        found: list[PostSummary] = []
        before: tuple[datetime, PostId] | None = None
        while True:
            with self.parts.store.begin() as work:
                page = work.posts(states, before=before, limit=_PAGE)
            found += page
            if len(page) < _PAGE:
                return tuple(reversed(found))
            before = (page[-1].updated_at, page[-1].id)

    def _reconcile(self, summary: PostSummary) -> Outcome | None:
        record = self._record(summary)
        publication = record.publication
        if publication is None or publication.settled_at is None:
            return None
        if record.control.publisher != self.parts.publisher:
            return None
        done = self._looks.get(key := (record.id, publication.fence), 0)
        due = publication.settled_at + LOOKS[min(done, len(LOOKS) - 1)]
        now = self.parts.clock.now()
        if now < due:
            self._wakes.append(due)
            return None
        passed = sum(now >= publication.settled_at + look for look in LOOKS)
        self._looks[key] = max(done + 1, passed)
        outcome = settling.reconcile(self.parts, record.id, is_last=self._looks[key] >= len(LOOKS))
        if outcome is None and self._looks[key] < len(LOOKS):
            self._wakes.append(publication.settled_at + LOOKS[self._looks[key]])
        return outcome

    def _miss(self, summary: PostSummary) -> Outcome | None:
        """A window that passed: the post is missed, never sent late."""
        if summary.not_after is None:
            return None
        now = self.parts.clock.now()
        if now <= summary.not_after:
            self._wakes.append(summary.not_after + timedelta(seconds=1))
            return None
        record = self._record(summary)
        if record.control.publisher != self.parts.publisher or record.state not in _MAY_MISS:
            return None
        kind = "publish.missed" if record.state is PostState.APPROVED else "publish.missed_review"
        said: dict[str, Json] = {"reason": kind}
        with self.parts.store.begin() as work:
            append(work, self.parts, record, ActionKind.MISSED, said)
        return Outcome(kind=ActionKind.MISSED, reason=kind)

    def _remove(self, summary: PostSummary) -> Outcome | None:
        """Take the parts off X, the newest first: an answer must not outlive what it answers."""
        record = self._record(summary)
        if record.control.publisher != self.parts.publisher:
            return None
        outcome: Outcome | None = None
        for part in reversed(record.parts):
            if part.removed_at is None:
                outcome = self._remove_part(record, part.number, part.x_post_id)
                if outcome.kind is not ActionKind.REMOVED:
                    break
        return outcome

    def _remove_part(self, record: PostRecord, number: int, x_post_id: str) -> Outcome:
        with self.parts.store.begin() as work:
            account = work.charter().account(record.account)
        said: dict[str, Json] = {"part": number, "x_post_id": x_post_id, "reason": ""}
        try:
            self.parts.poster(account).remove(x_post_id)
            outcome = Outcome(kind=ActionKind.REMOVED, x_post_id=x_post_id)
        except (PostRefused, PostNotSent, PostUnanswered) as error:
            failed = outcome_of(error)
            outcome = Outcome(kind=ActionKind.NOT_REMOVED, reason=failed.reason, facts=failed.facts)
            said |= {"reason": outcome.reason, "facts": dict(outcome.facts)}
            if _last_reason(record) == outcome.reason:
                return outcome  # recorded before: it is tried again, and told once
        with self.parts.store.begin() as work:
            append(work, self.parts, record, outcome.kind, said)
        return outcome

    def _paused(self) -> tuple[AccountId, ...]:
        """Accounts with a post that X refused for the account's sake: the queue behind it waits."""
        held = self._pages((PostState.HELD,))
        return tuple(dict.fromkeys(post.account for post in held if post.hold in OF_WHOLE_ACCOUNT))

    def _send(self, paused: tuple[AccountId, ...]) -> Iterator[Report]:
        stopped = set(paused)
        for summary in sorted(self._pages((PostState.APPROVED,)), key=_turn):
            if summary.account in stopped:
                continue
            try:
                for report in self._send_one(summary):
                    yield report
                    self._wake_after(report.outcome)
                    if _stops_account(report.outcome):
                        stopped.add(summary.account)
            except CountersignError as error:
                yield Report(post=summary.id, error=error)

    def _wake_after(self, outcome: Outcome | None) -> None:
        """What is unknown is looked for, and what was not sent tried again, before the next idle."""
        if outcome is not None and outcome.kind in (ActionKind.UNKNOWN, ActionKind.NOT_SENT):
            self._wakes.append(self.parts.clock.now() + LOOKS[0])

    def _send_one(self, summary: PostSummary) -> Iterator[Report]:
        if self._is_early(summary):
            return
        record = self._record(summary)
        if record.current.is_by_hand:
            self._ask_again(record)
            return
        if not self._is_due(record):
            return
        yield from self._bind_seen(record)
        record = self._record(summary)
        if record.state is not PostState.APPROVED:
            return  # it is on X already: found there a moment ago
        if held := self._hold_stale(record):
            yield Report(post=summary.id, outcome=held)
            return
        outcome = publish(self.parts, summary.id)
        while outcome.kind is ActionKind.POSTED and self._has_more(summary):
            yield Report(post=summary.id, outcome=outcome)
            outcome = publish(self.parts, summary.id)
        yield Report(post=summary.id, outcome=outcome)

    def _hold_stale(self, record: PostRecord) -> Outcome | None:
        """A laptop that wakes long after a post was ready does not send it: somebody says so."""
        with self.parts.store.begin() as work:
            charter, twin = work.charter(), load_twin(work, self.parts, record)
        if not is_stale(record, charter, self.parts.clock.now(), twin):
            return None
        return hold_stale(self.parts, record.id)

    def _is_early(self, summary: PostSummary) -> bool:
        begins = summary.not_before
        if begins is None or self.parts.clock.now() >= begins:
            return False
        self._wakes.append(begins)
        return True

    def _ask_again(self, record: PostRecord) -> None:
        """What somebody posts by hand must still be approved when they do."""
        if record.control.publisher == self.parts.publisher:
            ask_again(self.parts, record.id)

    def _is_due(self, record: PostRecord) -> bool:
        if record.control.publisher != self.parts.publisher:
            self._seen.pop(record.account, None)  # whoever sends meanwhile may make it old
            return False
        if record.state is not PostState.APPROVED or record.is_frozen:
            return False
        if self._waits_for_twin(record):
            return False  # whatever changes its twin wakes the publisher
        now = self.parts.clock.now()
        return self._is_cool(record, now) and self._may_try(record, now)

    def _waits_for_twin(self, record: PostRecord) -> bool:
        with self.parts.store.begin() as work:
            return waits_for_twin(record, load_twin(work, self.parts, record))

    def _may_try(self, record: PostRecord, now: datetime) -> bool:
        at = next_try(record)
        if now < at:
            self._wakes.append(at)
        return now >= at

    def _is_cool(self, record: PostRecord, now: datetime) -> bool:
        with self.parts.store.begin() as work:
            cool = cooled_at(record, work.charter())
        if now < cool:
            self._wakes.append(cool)
        return now >= cool

    def _has_more(self, summary: PostSummary) -> bool:
        record = self._record(summary)
        return record.state is PostState.APPROVED and record.next_part > 0

    def _bind_seen(self, record: PostRecord) -> Iterator[Report]:
        """Bind every part that X has already; a person's later word outweighs that reading."""
        seen = self._look_first(record.account)
        if any(one.kind is ActionKind.ABSENT and one.at >= seen.at for one in record.actions):
            return
        while outcome := settling.settle_seen(self.parts, record.id, seen.posts):
            yield Report(post=record.id, outcome=outcome)

    def _look_first(self, account_id: AccountId) -> _Seen:
        """The account's timeline, as it is before something is sent."""
        now, before = self.parts.clock.now(), self._seen.get(account_id)
        if before is not None and now - before.at < FRESH:
            return before
        since = self._unread_since(account_id, now) if before is None else before.at
        with self.parts.store.begin() as work:
            account = work.charter().account(account_id)
        try:
            posts = self.parts.poster(account).timeline(since - settling.BEFORE_ATTEMPT)
        except Unavailable as error:
            if error.kind.startswith("keychain."):
                raise  # X was not asked: somebody must open the keychain, and is told that
            raise Refused("publish.timeline_first") from error
        known = {one.x_post_id: one for one in (() if before is None else before.posts)}
        known |= {one.x_post_id: one for one in posts}
        oldest = now - LONGEST_LOOK_BACK - settling.BEFORE_ATTEMPT
        known = {key: one for key, one in known.items() if (one.created_at or now) >= oldest}
        self._seen[account_id] = seen = _Seen(now, tuple(known.values()))
        return seen

    def _unread_since(self, account: AccountId, now: datetime) -> datetime:
        """From when on the first reading of a start must know what is on X."""
        waiting = [one for one in self._pages(_MAY_GO) if one.account == account]
        earliest = min((one.submitted_at for one in waiting), default=now)
        return max(earliest, now - LONGEST_LOOK_BACK)

    def _read_back(self) -> Iterator[Report]:
        with self.parts.store.begin() as work:
            unread = work.unread_parts()
        for part in unread:
            done = self._read_backs.get(key := (part.post, part.number), 0)
            due = part.at + READ_BACKS[min(done, len(READ_BACKS) - 1)]
            if self.parts.clock.now() < due:
                self._wakes.append(due)
                continue
            self._read_backs[key] = done + 1
            try:
                comparing.read_back(
                    self.parts, part.post, part.number, is_last=done + 1 >= len(READ_BACKS)
                )
            except CountersignError as error:
                yield Report(post=part.post, error=error)

    def _record(self, summary: PostSummary) -> PostRecord:
        with self.parts.store.begin() as work:
            return load(work, self.parts, summary.id)


def _turn(summary: PostSummary) -> datetime:
    """Whose turn it is: what is due first, then what was submitted first."""
    return summary.not_before or summary.submitted_at


def _stops_account(outcome: Outcome | None) -> bool:
    """Whether every other post of the account would meet the same refusal."""
    if outcome is None:
        return False
    return outcome.hold in OF_WHOLE_ACCOUNT or outcome.reason == RATE_LIMITED


def _last_reason(record: PostRecord) -> str:
    last = next(one for one in reversed(record.actions) if one.kind not in BESIDE)
    return str(last.statement["reason"]) if last.kind is ActionKind.NOT_REMOVED else ""
