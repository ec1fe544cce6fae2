"""What a person is told while the window is closed, once each, and never with a word of the post.

`look` reads how things stand for one person: a set of facts. What is new since the last look
becomes notices; what no longer stands needs no notice, whoever dealt with it. Choices and what was
told already are kept by whoever calls. Nothing here shows, sends or keeps anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.control import Control
from desktop_app.domain.policy import STOPPING
from desktop_app.domain.publication import PostState
from desktop_app.domain.time_limits import ENDS_SOON, ends_at
from desktop_app.services import outbox, reading, reading_budget, time_limits
from desktop_app.services.comparing import control_in
from desktop_app.services.listing import REPAIRABLE, Box
from desktop_app.services.notice_choice import Choice, NoticeKind
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary, Work
from desktop_app.services.reading import QueueRow, awaits_author
from desktop_app.services.reading_budget import Budget, Spent, spent

#: More new facts than this at once become one notice that counts them.
MOST_AT_ONCE = 3
#: What went out longer ago is no news, for example after a holiday.
POSTED_BACK = timedelta(days=3)
_PUBLISHED_READ = 50


#: What the authors are told about their own post.
_OF_AUTHOR = {
    PostState.CHANGES_REQUESTED: NoticeKind.CHANGES_REQUESTED,
    PostState.VETOED: NoticeKind.VETOED,
    PostState.APPROVED: NoticeKind.APPROVED,
    PostState.SENDING: NoticeKind.APPROVED,  # or each part of a thread would be news
    PostState.REFUSED: NoticeKind.REFUSED,
    PostState.RECALLED: NoticeKind.RECALLED,
    PostState.MISSED: NoticeKind.MISSED,
    PostState.HELD: NoticeKind.HELD,
    PostState.NEEDS_PERSON: NoticeKind.NEEDS_PERSON,
    PostState.POSTED: NoticeKind.POSTED,
}
#: What communications are told about everybody's posts.
_OF_COMMUNICATIONS = frozenset(
    (PostState.HELD, PostState.NEEDS_PERSON, PostState.MISSED, PostState.POSTED)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that stands for one person. `words` are the post's own; the rest never is."""

    kind: NoticeKind
    about: str  #: the id of a post or remark, a stray's number at X, a freeze's place in the record
    account: AccountId
    handle: str
    who: str = ""  #: the author's name, whoever remarked or answered, or froze the account
    revision: int = 0
    post: PostId | None = None
    occasion: str = ""  #: which of several times, where the same may be told again
    words: str = field(default="", repr=False)

    @property
    def key(self) -> str:
        """By which it is known that this was told."""
        said = f"{self.kind}:{self.about}:{self.revision}"
        return f"{said}:{self.occasion}" if self.occasion else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """Approved posts that one machine sends."""

    machine: PersonId
    count: int
    at: datetime | None  #: the first one's time, UTC; None when it leaves as soon as it may


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How things stand for one person."""

    facts: tuple[Fact, ...]
    waiting: int  #: how much the queue has for this person to do
    here: Upcoming | None = None  #: what this machine sends
    elsewhere: Upcoming | None = None  #: what another machine sends


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be told now, and what counts as told from then on."""

    facts: tuple[Fact, ...]
    told: frozenset[str]


def due(told: Collection[str] | None, facts: Iterable[Fact], choice: Choice, now: datetime) -> Due:
    """What of `facts` is told now. At the very first look (`told` is None) everything is known.

    What quiet hours hold back stays untold, so that it comes afterwards if it still stands.
    """
    standing = tuple(facts)
    if told is None:
        return Due(facts=(), told=frozenset(fact.key for fact in standing))
    news = [fact for fact in standing if fact.key not in told and choice.wants(fact.kind)]
    back = {fact.key for fact in news if choice.holds_back(fact.kind, now)}
    order = list(NoticeKind)
    given = sorted((f for f in news if f.key not in back), key=lambda f: order.index(f.kind))
    known = frozenset(fact.key for fact in standing) - back
    return Due(facts=tuple(given), told=known)


def by_kind(facts: Iterable[Fact]) -> Mapping[NoticeKind, tuple[Fact, ...]]:
    """The facts of each kind, in the order of the kinds."""
    found: dict[NoticeKind, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.kind].append(fact)
    return {kind: tuple(found[kind]) for kind in NoticeKind if kind in found}


def look(parts: Parts, person: PersonId) -> Sight:
    """How things stand for `person` now. Raises Damaged or Unavailable."""
    rows = reading.queue(parts, person)
    out = reading.published(parts, person, _PUBLISHED_READ)
    with parts.store.begin() as work:
        charter = work.charter()
        controls = {one.id: control_in(work, parts, one.id) for one in charter.accounts}
        changed = frozenset(
            row.summary.id
            for row in rows
            if row.summary.void_approvals and _approved_before(work, row.summary, person)
        )
    done = outbox.decided(parts, person)
    now = parts.clock.now()
    since = now - POSTED_BACK
    fresh = [one for one in out if one.updated_at > since]
    seen = _Seen(charter=charter, person=person, controls=controls, changed=changed, now=now)
    facts = [*seen.of_accounts(), *seen.of_rows(rows), *seen.of_summaries(fresh)]
    facts += seen.of_reading(_readings(parts, charter))
    facts += seen.of_looks({one.id: one for one in (*out, *(row.summary for row in rows))})
    here, elsewhere = _upcoming(parts, controls, [row.summary for row in rows])
    return Sight(
        facts=tuple(facts),
        waiting=sum(Box.MINE_TO_DO in row.boxes and row.summary.id not in done for row in rows),
        here=here,
        elsewhere=elsewhere,
    )


def _approved_before(work: Work, summary: PostSummary, person: PersonId) -> bool:
    return any(
        action.kind is ActionKind.APPROVE
        and action.actor == person
        and (action.revision or 0) < summary.revision
        for action in work.actions(summary.id)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Turns what was read into the facts of one person."""

    charter: Charter
    person: PersonId
    controls: Mapping[AccountId, Control]
    changed: frozenset[PostId]  #: posts that this person had approved as they were before
    now: datetime

    def of_accounts(self) -> Iterable[Fact]:
        for control in self.controls.values():
            if not self.charter.roles(self.person, control.account):
                continue
            if control.freeze is not None and control.freeze.by != self.person:
                by = self.charter.person(control.freeze.by).name
                yield self._of_account(
                    NoticeKind.FROZEN, control.account, str(control.freeze.seq), by
                )
            for stray in control.strays:
                if stray.explained_by is None:
                    yield self._of_account(NoticeKind.STRAY, control.account, stray.x_post_id)

    def of_reading(self, readings: Mapping[AccountId, Budget]) -> Iterable[Fact]:
        for account, budget in readings.items():
            state = spent(budget)
            if state in (Spent.NEARLY, Spent.ALL) and self.charter.roles(self.person, account):
                about = f"{account}:{budget.begins:%Y-%m-%d}:{state}"
                yield self._of_account(NoticeKind.READING, account, about)

    def of_rows(self, rows: Iterable[QueueRow]) -> Iterable[Fact]:
        for row in rows:
            summary = row.summary
            if summary.state is PostState.IN_REVIEW and summary.id in self.changed:
                yield self._of_post(NoticeKind.VOIDED, summary)
            elif row.my_role is not None:
                yield self._of_post(NoticeKind.WAITING, summary)
            if summary.is_to_recheck and summary.state in REPAIRABLE and self._wrote(summary):
                yield self._of_post(NoticeKind.RECHECK, summary)
            yield from self._of_remarks(summary)
            yield from self._of_waits(row)
            yield from self._of_ends(summary)
        yield from self.of_summaries(row.summary for row in rows)

    def _of_waits(self, row: QueueRow) -> Iterable[Fact]:
        """What is overdue: to those whose turn it is, and to whoever is told after them."""
        summary, control = row.summary, self.controls[row.summary.account]
        for wait in row.waits:
            asked = (self.charter, control, wait, summary.contributors, self.now)
            occasion = f"{wait.place}@{time_text(wait.since)}"
            for kind, at, whom in (
                (NoticeKind.REMINDER, wait.remind_at, time_limits.reminded),
                (NoticeKind.ESCALATED, wait.escalate_at, time_limits.told),
            ):
                if at is not None and at <= self.now and self.person in whom(*asked):
                    yield replace(self._of_post(kind, summary), occasion=occasion)

    def _of_ends(self, summary: PostSummary) -> Iterable[Fact]:
        """An approval that will soon not count, where the post does not leave before."""
        leaves = summary.not_before if summary.state is PostState.APPROVED else None
        ends = ends_at(summary.approvals, self.now)
        if summary.state not in REPAIRABLE or ends is None or ends > self.now + ENDS_SOON:
            return
        gave = any(one.by == self.person and one.expires_at == ends for one in summary.approvals)
        if (gave or self._wrote(summary)) and (leaves is None or leaves >= ends):
            yield replace(self._of_post(NoticeKind.ENDING, summary), occasion=time_text(ends))

    def of_looks(self, summaries: Mapping[PostId, PostSummary]) -> Iterable[Fact]:
        """What went out urgently: to those who may look again; overdue, also to who wrote it."""
        for summary in summaries.values():
            until, roles = summary.look_again_by, self.charter.roles(self.person, summary.account)
            if until is None or not set(roles) & set(STOPPING):
                continue
            if self.now >= until:
                yield self._of_post(NoticeKind.OVERDUE, summary)
            elif not self._wrote(summary):
                yield self._of_post(NoticeKind.LOOK_AGAIN, summary)

    def of_summaries(self, summaries: Iterable[PostSummary]) -> Iterable[Fact]:
        for summary in summaries:
            kind = _OF_AUTHOR.get(summary.state)
            if kind is None or not self._hears_of(summary):
                continue
            is_frozen = self.controls[summary.account].freeze is not None
            if kind is NoticeKind.HELD and is_frozen:
                continue  # the freeze was told; what it holds is told when it ends
            yield self._of_post(kind, summary)

    def _of_remarks(self, summary: PostSummary) -> Iterable[Fact]:
        """What somebody else said last: to whoever wrote the post, and to whoever was answered."""
        for remark in summary.remarks:
            if remark.newest_by == self.person:
                continue
            if remark.by == self.person:
                kind = NoticeKind.ANSWERED
            elif not self._wrote(summary) or not awaits_author(summary, remark):
                continue
            else:
                fresh = remark.is_suggestion and remark.newest == remark.id
                kind = NoticeKind.SUGGESTION if fresh else NoticeKind.REMARK
            who = self.charter.person(remark.newest_by).name
            yield replace(self._of_post(kind, summary), about=remark.newest, who=who, revision=0)

    def _wrote(self, summary: PostSummary) -> bool:
        return self.person in summary.contributors

    def _hears_of(self, summary: PostSummary) -> bool:
        if self._wrote(summary):
            return True
        return summary.state in _OF_COMMUNICATIONS and Role.COMMUNICATIONS in self.charter.roles(
            self.person, summary.account
        )

    def _of_account(self, kind: NoticeKind, account: AccountId, about: str, who: str = "") -> Fact:
        handle = self.charter.account(account).handle
        return Fact(kind=kind, about=about, account=account, handle=handle, who=who)

    def _of_post(self, kind: NoticeKind, summary: PostSummary) -> Fact:
        return replace(
            self._of_account(
                kind, summary.account, summary.id, self.charter.person(summary.author).name
            ),
            revision=summary.revision,
            post=summary.id,
            words=summary.text,
        )


def _readings(parts: Parts, charter: Charter) -> Mapping[AccountId, Budget]:
    """How the reading budget of each account stands on this machine."""
    if parts.observations is None:
        return {}
    return {one.id: reading_budget.budget(parts, one.id) for one in charter.accounts}


def _upcoming(
    parts: Parts, controls: Mapping[AccountId, Control], summaries: Iterable[PostSummary]
) -> tuple[Upcoming | None, Upcoming | None]:
    """What this machine sends, and what another one does."""
    found: dict[bool, list[tuple[PersonId, datetime | None]]] = {True: [], False: []}
    for summary in summaries:
        machine = controls[summary.account].publisher
        if summary.state is PostState.APPROVED and not summary.is_by_hand and machine is not None:
            is_here = machine == parts.publisher and parts.journal is not None
            found[is_here].append((machine, summary.not_before))
    here, elsewhere = (_first(found[side]) for side in (True, False))
    return here, elsewhere


def _first(posts: list[tuple[PersonId, datetime | None]]) -> Upcoming | None:
    if not posts:
        return None
    posts = sorted(posts, key=lambda one: one[1] or datetime.min.replace(tzinfo=UTC))
    return Upcoming(machine=posts[0][0], count=len(posts), at=posts[0][1])
