"""The calendar: what stands when, and in which times nothing should leave. It changes nothing.

A day is that of a named zone, from its first moment to that of the next: 23 or 25 hours long when
the clocks change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from desktop_app.checks.profile import Profile
from desktop_app.checks.quiet_periods import QuietPeriod, quiet_periods
from desktop_app.domain.account import WRITING, AccountId, Charter, PersonId
from desktop_app.domain.company_list import ListName
from desktop_app.domain.control import Freeze, replay_control
from desktop_app.domain.goals import Goal, GoalState
from desktop_app.domain.publication import Hold, PostState
from desktop_app.services.list_reading import kept_in, last_of
from desktop_app.services.listing import Planned
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft, Work

#: Open posts that one view shows, and posts of one day that went out; what is beyond is said, never
#: left out silently.
MOST = 1_000
MOST_OUT = 500
#: A new version can be written of these, with another time.
MOVABLE = (
    PostState.IN_REVIEW,
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.APPROVED,
    PostState.REFUSED,
    PostState.HELD,
    PostState.MISSED,
    PostState.RECALLED,
)


class EntryKind(StrEnum):
    """What stands in the calendar."""

    DRAFT = "draft"  #: of the person who looks; nobody else sees it
    POST = "post"
    GOAL = "goal"  #: the last day of one that is open: at that day's first moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing with a time (UTC)."""

    kind: EntryKind
    id: str  #: of the draft, post or goal
    account: AccountId  #: of a goal for several: one of them
    at: datetime
    text: str
    author: PersonId  #: of a goal: who answers for it
    state: PostState | None = None  #: of a post
    hold: Hold | None = None
    revision: int = 0  #: the post's newest version; 0 for what is none
    is_out: bool = False  #: it is, or was, at X: its time is no wish
    may_move: bool = False  #: the person who looks may write it with another time


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A time in which nothing should leave: a quiet period, or the freeze of one account."""

    begins: datetime  #: UTC, included
    ends: datetime | None  #: UTC, excluded; None until somebody ends it
    period: QuietPeriod | None = None
    freeze: Freeze | None = None
    account: AccountId | None = None  #: whose freeze it is; None: of every account

    def meets(self, begins: datetime, ends: datetime) -> bool:
        """Whether a part of it lies between the two moments."""
        return self.begins < ends and (self.ends is None or begins < self.ends)

    def holds(self, account: AccountId, at: datetime) -> bool:
        """Whether it speaks against what leaves `account` at `at`."""
        is_of = self.account in (None, account)
        return is_of and self.begins <= at and (self.ends is None or at < self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Everything between two moments (UTC), earliest first."""

    begins: datetime
    ends: datetime
    now: datetime
    entries: tuple[Entry, ...]
    bands: tuple[Band, ...]
    is_cut: bool = False  #: there are more than `MOST` open posts; the later ones are not here
    #: Of days in which more went out than is here: when they begin, and how much more.
    beyond: tuple[tuple[datetime, int], ...] = ()

    def between(self, begins: datetime, ends: datetime) -> tuple[Entry, ...]:
        """What stands from `begins` (included) to `ends` (excluded)."""
        return tuple(entry for entry in self.entries if begins <= entry.at < ends)

    def beyond_between(self, begins: datetime, ends: datetime) -> int:
        """How many posts that went out there are not among the entries."""
        return sum(count for day, count in self.beyond if begins <= day < ends)

    def bands_between(self, begins: datetime, ends: datetime) -> tuple[Band, ...]:
        """The bands of which a part lies there."""
        return tuple(band for band in self.bands if band.meets(begins, ends))

    def band_at(self, account: AccountId, at: datetime) -> Band | None:
        """What speaks against leaving `account` at `at`; a freeze before a quiet period."""
        holding = [band for band in self.bands if band.holds(account, at)]
        return min(holding, key=lambda band: band.freeze is None, default=None)


def span(
    parts: Parts,
    person: PersonId,
    days: Sequence[date],
    zone: str,
    account: AccountId | None = None,
    *,
    most_out: int = MOST_OUT,
) -> Span:
    """What `person` sees in `days` of `zone`, which follow one another, in one transaction.

    Of one account, or of all; of what went out, the first `most_out` of each day. Raises Damaged or
    Unavailable.
    """
    bounds = (*(day_bounds(day, zone)[0] for day in days), day_bounds(days[-1], zone)[1])
    begins, ends = bounds[0], bounds[-1]
    drafts = parts.desk.drafts(person)
    with parts.store.begin() as work:
        charter = work.charter()
        accounts = () if account is None else (account,)
        found, left = work.planned(bounds, accounts, limit=MOST + 1, each=most_out)
        frozen = tuple(_freezes(work, parts, charter, account))
        kept = kept_in(work, charter, parts.keys.verify)[ListName.GOALS]
        goals = last_of(work, ListName.GOALS, kept).goals
    waiting = [each for each in found if not each.is_out]
    beyond = set(waiting[MOST:])
    entries = [
        *(_of_post(charter, person, each) for each in found if each not in beyond),
        *_of_drafts(drafts, begins, ends, account),
        *_of_goals(goals, charter, days, zone, account),
    ]
    return Span(
        begins=begins,
        ends=ends,
        now=parts.clock.now(),
        entries=tuple(sorted(entries, key=lambda entry: (entry.at, entry.id))),
        bands=bands(charter, frozen),
        is_cut=bool(beyond),
        beyond=tuple((day, more) for day, more in zip(bounds, left, strict=False) if more),
    )


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """The first moment of `day` in `zone` and that of the next day, both UTC."""
    place = ZoneInfo(zone)
    first, after = (
        datetime.combine(each, time(), place).astimezone(UTC)
        for each in (day, day + timedelta(days=1))
    )
    return first, after


def bands(charter: Charter, freezes: Iterable[tuple[AccountId, Freeze | None]]) -> tuple[Band, ...]:
    """The freezes given, and the quiet periods that the charter's profile names."""
    frozen = (
        Band(begins=freeze.at, ends=None, freeze=freeze, account=account)
        for account, freeze in freezes
        if freeze is not None
    )
    quiet = (
        Band(begins=period.begins, ends=period.ends, period=period)
        for period in quiet_periods(Profile.parse(charter.profile))
    )
    return (*frozen, *quiet)


def _freezes(
    work: Work, parts: Parts, charter: Charter, only: AccountId | None
) -> Iterator[tuple[AccountId, Freeze | None]]:
    for account in charter.accounts:
        if only in (None, account.id):
            actions = work.account_actions(account.id)
            control = replay_control(actions, charter, account.id, parts.keys.verify)
            yield account.id, control.freeze


def _of_post(charter: Charter, person: PersonId, post: Planned) -> Entry:
    writes = bool(set(charter.roles(person, post.account)) & set(WRITING))
    return Entry(
        kind=EntryKind.POST,
        id=post.id,
        account=post.account,
        at=post.at,
        text=post.text,
        author=post.author,
        state=post.state,
        hold=post.hold,
        revision=post.revision,
        is_out=post.is_out,
        may_move=writes and not post.is_out and post.state in MOVABLE,
    )


def _of_drafts(
    drafts: Iterable[Draft], begins: datetime, ends: datetime, only: AccountId | None
) -> Iterator[Entry]:
    for draft in drafts:
        at = draft.not_before
        if at is not None and begins <= at < ends and only in (None, draft.account):
            yield Entry(
                kind=EntryKind.DRAFT,
                id=draft.id,
                account=draft.account,
                at=at,
                text=draft.text,
                author=draft.owner,
                may_move=True,
            )


def _of_goals(
    goals: Iterable[Goal],
    charter: Charter,
    days: Sequence[date],
    zone: str,
    only: AccountId | None,
) -> Iterator[Entry]:
    every = tuple(account.id for account in charter.accounts)
    for goal in goals:
        accounts = goal.accounts or every
        shown = [one for one in accounts if one in every and only in (None, one)]
        if goal.state is GoalState.OPEN and goal.deadline in days and shown:
            yield Entry(
                kind=EntryKind.GOAL,
                id=goal.id,
                account=shown[0],
                at=day_bounds(goal.deadline, zone)[0],
                text=goal.objective,
                author=goal.owner,
            )
