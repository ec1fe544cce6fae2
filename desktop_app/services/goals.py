"""How far the company's goals are, and what its accounts post: counted from the record and this desk.

Numbers of posts, never a score. A post counts for the goal that its newest version named; what was
taken out of the record counts as a post and is read by nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.company_list import ListName
from desktop_app.domain.entities import EntityKind, entities
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState
from desktop_app.domain.schedule import local
from desktop_app.services.list_reading import kept_in, last_of
from desktop_app.services.listing import PAGE, Box, ListQuery
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary, Work
from desktop_app.services.reading import note_of, signed_charter

if TYPE_CHECKING:
    from desktop_app.checks.tone import Tone

#: Whole weeks that a cadence is judged by, before the one under way.
WEEKS = 4
#: Posts that are read for one answer; what is beyond is said to be left out.
MOST = 1_000
#: What may still go out and was submitted already.
READY = (PostState.IN_REVIEW, PostState.APPROVED, PostState.HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one goal is."""

    goal: Goal
    days_left: int  #: until the end of its deadline's day; negative once that is over
    weeks: tuple[int, ...]  #: posts that went out in each of the last weeks, the newest last
    this_week: int  #: and since Monday
    ready: int  #: open drafts of this person and submitted posts of everybody
    is_whole: bool  #: False where there were more posts than were read

    @property
    def keeps_cadence(self) -> bool | None:
        """Whether every one of the last weeks had the posts that are wanted; None without a cadence."""
        wanted = self.goal.per_week
        return all(count >= wanted for count in self.weeks) if wanted else None

    @property
    def has_reserve(self) -> bool | None:
        """Whether as many are ready as should be; None where none should."""
        return self.ready >= self.goal.reserve if self.goal.reserve else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What went out for one account in a time. The first part of a thread says what it is."""

    account: AccountId
    own: int
    replies: int
    quotes: int
    tones: Mapping[Tone, int]  #: informing against promoting; of whole threads
    unread: int  #: posts whose words were taken out of the record: in none of the numbers above
    is_whole: bool

    @property
    def posts(self) -> int:
        """How many were counted."""
        return self.own + self.replies + self.quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class TagUse:
    """One of the organisation's hashtags, and when a post with it last went out; None: never seen."""

    hashtag: Hashtag
    last_used: datetime | None


def progress(parts: Parts, person: PersonId, zone: str = "UTC") -> tuple[Progress, ...]:
    """Every goal of the list, open ones first, then by deadline; weeks are those of `zone`.

    Raises Damaged.
    """
    now = parts.clock.now()
    monday = _monday(local(now, zone).date())
    since = now - timedelta(days=7 * WEEKS + 8)
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        kept = kept_in(work, charter, parts.keys.verify)[ListName.GOALS]
        goals = last_of(work, ListName.GOALS, kept).goals
        query = ListQuery(box=Box.PUBLISHED, person=person, at=now, since=since)
        out, is_whole = _posts(work, query)
        waiting = work.posts(READY, limit=MOST)
        named = _goals_of(work, (*out, *waiting))
    weeks = Counter((named[one.id], _week(one, monday, zone)) for one in out if one.id in named)
    ready = Counter(named[one.id] for one in waiting if one.id in named)
    submitted = {one.id for one in waiting}
    drafts = (one for one in parts.desk.drafts(person) if one.post not in submitted)
    ready.update(one.goal for one in drafts if one.goal is not None)
    today = local(now, zone).date()
    found = (
        Progress(
            goal=goal,
            days_left=(goal.deadline - today).days,
            weeks=tuple(weeks[goal.id, -back] for back in range(WEEKS, 0, -1)),
            this_week=weeks[goal.id, 0],
            ready=ready[goal.id],
            is_whole=is_whole,
        )
        for goal in goals
    )
    return tuple(sorted(found, key=_order))


def shares(parts: Parts, person: PersonId, since: datetime, until: datetime) -> tuple[Shares, ...]:
    """What went out for each account from `since` (included) to `until` (excluded). Raises Damaged."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        return tuple(
            _shares(work, parts, charter, query)
            for query in (
                ListQuery(
                    box=Box.PUBLISHED,
                    person=person,
                    at=now,
                    accounts=(account.id,),
                    since=since,
                    until=until,
                )
                for account in charter.accounts
            )
        )


def tag_uses(parts: Parts, person: PersonId) -> tuple[TagUse, ...]:
    """The organisation's hashtags in the list's order, with their last use. Raises Damaged."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        kept = kept_in(work, charter, parts.keys.verify)[ListName.HASHTAGS]
        tags = last_of(work, ListName.HASHTAGS, kept).hashtags
        return tuple(
            TagUse(hashtag=one, last_used=_last_use(work, one.tag, person, now)) for one in tags
        )


def _last_use(work: Work, tag: str, person: PersonId, now: datetime) -> datetime | None:
    """When a post with the hashtag went out last: of a page of those that have the word."""
    query = ListQuery(box=Box.PUBLISHED, person=person, at=now, words=(tag,))
    rows = work.listed(query, limit=PAGE)
    bodies = work.bodies([one.sha256 for one in rows])
    times = [
        one.published_at
        for one in rows
        if one.published_at is not None and _has(bodies.get(one.sha256), tag)
    ]
    return max(times, default=None)


def _has(body: str | None, tag: str) -> bool:
    if body is None:
        return False
    wanted = f"#{tag}".casefold()
    return any(
        part.text[one.start : one.end].casefold() == wanted
        for part in Payload.read(body).parts
        for one in entities(part.text)
        if one.kind is EntityKind.HASHTAG
    )


def _shares(work: Work, parts: Parts, charter: Charter, query: ListQuery) -> Shares:
    from desktop_app.checks.profile import Profile
    from desktop_app.checks.tone import meter

    profile = Profile.parse(charter.profile)
    rows, is_whole = _posts(work, query)
    bodies = dict[str, str]()
    for start in range(0, len(rows), PAGE):
        bodies |= work.bodies([one.sha256 for one in rows[start : start + PAGE]])
    payloads = [Payload.read(bodies[one.sha256]) for one in rows if one.sha256 in bodies]
    replies = sum(one.reply_to is not None for one in payloads)
    quotes = sum(one.quote is not None and one.reply_to is None for one in payloads)
    return Shares(
        account=query.accounts[0],
        own=len(payloads) - replies - quotes,
        replies=replies,
        quotes=quotes,
        tones=Counter(meter(one.text, parts.rulebook, profile).tone for one in payloads),
        unread=len(rows) - len(payloads),
        is_whole=is_whole,
    )


def _posts(work: Work, query: ListQuery) -> tuple[tuple[PostSummary, ...], bool]:
    """What `query` finds, up to `MOST`, and whether that is all of it."""
    rows = work.listed(query, limit=MOST + 1)
    return rows[:MOST], len(rows) <= MOST


def _goals_of(work: Work, posts: Sequence[PostSummary]) -> Mapping[str, GoalId]:
    """Which goal each post is for, where it names one."""
    return dict(_named(work, posts))


def _named(work: Work, posts: Sequence[PostSummary]) -> Iterator[tuple[str, GoalId]]:
    for post in posts:
        if post.redacted is not None:
            continue
        submissions = [one for one in work.actions(post.id) if one.kind is ActionKind.SUBMIT]
        goal = note_of(work, submissions[-1]).goal
        if goal is not None:
            yield post.id, goal


def _week(post: PostSummary, monday: date, zone: str) -> int:
    """0 for the week under way, -1 for the one before."""
    assert post.published_at is not None
    return (_monday(local(post.published_at, zone).date()) - monday).days // 7


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _order(one: Progress) -> tuple[bool, date, str]:
    return one.goal.state is not GoalState.OPEN, one.goal.deadline, one.goal.objective
