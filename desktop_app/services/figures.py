"""What an account's posts add up to: by day, hour, hashtag and tone. Pure sums over what was read.

Numbers of posts, and X's own numbers beside one another, never a score. Days and hours are those of
the account's time zone. `figures_reading` brings what is summed here, `process` counts approvals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from desktop_app.checks.tone import Tone
from desktop_app.domain.account import Account, Charter, PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.services.observing_ports import Counts, Snapshot
from desktop_app.services.process import Process

#: The periods that can be asked for, in days; each ends with today.
PERIODS = (30, 90, 365)
HOURS, WEEKDAYS = 24, 7
NUMBERS = tuple(one.name for one in fields(Counts))
#: Where nothing was read.
UNKNOWN = Counts()
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A post that went out, and X's numbers of its parts when they were last read."""

    post: PostId
    at: datetime  #: when its first part went out, UTC
    author: PersonId
    hashtags: tuple[str, ...] = ()  #: without their sign, each once
    tone: Tone | None = None  #: None once its words were taken out of the record
    numbers: tuple[Counts, ...] = ()  #: of each part that was ever read


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Posts, how many of them X's numbers are known of, and those numbers added up.

    A number is None where X said it of none of them.
    """

    posts: int = 0
    read: int = 0
    counts: Counts = UNKNOWN

    @classmethod
    def of(cls, posts: Iterable[Out]) -> Sum:
        """Add up `posts`."""
        count = read = 0
        added: dict[str, int | None] = dict.fromkeys(NUMBERS)
        for post in posts:
            count += 1
            read += bool(post.numbers)
            for numbers in post.numbers:
                for name in NUMBERS:
                    value = getattr(numbers, name)
                    if value is not None:
                        added[name] = (added[name] or 0) + value
        return cls(posts=count, read=read, counts=Counts(**added))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A post that somebody is waited for with now."""

    post: PostId
    text: str
    roles: tuple[Role, ...]
    people: tuple[PersonId, ...]  #: whoever holds one of the duties and did not help to write
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """X's numbers of one part at one time, and what asking for them cost."""

    post: PostId
    text: str  #: the first words of the post; "" once they were taken out
    posted_at: datetime
    snapshot: Snapshot


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything about one account from the first day to the last, both in its time zone.

    Sums are added up when they are asked for first; `adding_up` does so before a window asks.
    """

    charter: Charter
    account: Account
    zone: str
    first: date
    last: date
    as_of: datetime  #: UTC
    posts: tuple[Out, ...]
    process: Process
    waiting: tuple[Waiting, ...]  #: now, the longest first, whatever the period
    readings: tuple[Reading, ...]  #: of the period's posts, the newest reading first
    rulebook: str = ""  #: digest of the rules that told the posts' tones
    is_whole: bool = True  #: False where there was more than is read for one answer

    @cached_property
    def unread(self) -> int:
        """Posts whose words were taken out: they have no hashtags and no tone here."""
        return sum(one.tone is None for one in self.posts)

    @cached_property
    def by_day(self) -> Mapping[date, Sum]:
        """Every day of the period, also those without a post."""
        days = (self.last - self.first).days + 1
        found = _grouped((at.date(), one) for at, one in self._local())
        every = (self.first + timedelta(days=number) for number in range(days))
        return {day: found.get(day, Sum()) for day in every}

    @cached_property
    def by_hour(self) -> Mapping[tuple[int, int], Sum]:
        """Every weekday (0 is Monday) and hour, also those without a post."""
        found = _grouped(((at.weekday(), at.hour), one) for at, one in self._local())
        every = ((day, hour) for day in range(WEEKDAYS) for hour in range(HOURS))
        return {one: found.get(one, Sum()) for one in every}

    @cached_property
    def by_person(self) -> Mapping[PersonId, int]:
        """How many posts that went out each person wrote first."""
        found: dict[PersonId, int] = defaultdict(int)
        for one in self.posts:
            found[one.author] += 1
        return found

    @cached_property
    def by_hashtag(self) -> Mapping[str, Sum]:
        """Each hashtag as it was written first, whatever its capitals; the most frequent first."""
        names: dict[str, str] = {}
        for one in self.posts:
            for tag in one.hashtags:
                names.setdefault(tag.casefold(), tag)
        found = _grouped((tag, one) for one in self.posts for tag in _folded(one))
        ordered = sorted(found.items(), key=lambda each: (-each[1].posts, each[0]))
        return {names[tag]: total for tag, total in ordered}

    @cached_property
    def by_tone(self) -> Mapping[Tone, Sum]:
        """Every tone, also those of no post."""
        found = _grouped((one.tone, one) for one in self.posts if one.tone is not None)
        return {tone: found.get(tone, Sum()) for tone in Tone}

    def adding_up(self) -> Iterator[None]:
        """Add everything up now, a view at a time: away from the window, where there are many posts."""
        for name in ("by_day", "by_hour", "by_person", "by_hashtag", "by_tone", "unread"):
            getattr(self, name)
            yield

    def _local(self) -> Iterator[tuple[datetime, Out]]:
        zone = ZoneInfo(self.zone)
        return ((one.at.astimezone(zone), one) for one in self.posts)


def _folded(post: Out) -> set[str]:
    return {tag.casefold() for tag in post.hashtags}


def _grouped(pairs: Iterable[tuple[_K, Out]]) -> dict[_K, Sum]:
    groups: dict[_K, list[Out]] = defaultdict(list)
    for key, post in pairs:
        groups[key].append(post)
    return {key: Sum.of(posts) for key, posts in groups.items()}
