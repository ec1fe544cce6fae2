"""The practice desk's last days: lists that the sample people keep, and posts of theirs that went out.

They are made as real ones are, with the clock set back: written, checked, approved, sent to the
simulated X of this machine, and counted there. Pages that look back have something to show then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.review import Verdict
from desktop_app.domain.steps import named
from desktop_app.domain.watching import WatchList
from desktop_app.services import (
    drafting,
    lists,
    observing,
    practice,
    publishing,
    reviewing,
)
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Clock
from desktop_app.services.practice import SamplePast, Samples

GOAL = GoalId("practice-goal")
_DAY = timedelta(days=1)
_HOUR, _MINUTE = 8, 35  #: of a day in UTC, at which posts of earlier days were written
_FIRST = timedelta(hours=1, minutes=5)  #: after a post its account's numbers were read
_LAST = timedelta(days=1, minutes=5)  #: after the last post its account's numbers were read again
_ROLES = ((Role.COMMUNICATIONS, practice.COMMUNICATIONS), (Role.LEGAL, practice.LEGAL))


@dataclass(slots=True)
class PastClock:
    """The desk's clock, which shows another time as long as `at` says one."""

    present: Clock
    at: datetime | None = None

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return self.present.now() if self.at is None else self.at

    def begin(self, samples: Samples) -> None:
        """Go back to the day before the first sample post; without one, nowhere."""
        days = max((each.days for each in samples.past), default=0)
        if days:
            self.at = self._morning(days + 1)

    def turn_to(self, days: int) -> datetime:
        """Go to the morning `days` ago."""
        self.at = self._morning(days)
        return self.at

    def go_on(self, time: timedelta) -> None:
        """Let `time` pass, though never beyond the present."""
        self.at = min(self.now() + time, self.present.now())

    def come_back(self) -> None:
        """Show the present again."""
        self.at = None

    def _morning(self, days: int) -> datetime:
        day = self.present.now() - days * _DAY
        return day.replace(hour=_HOUR, minute=_MINUTE, second=0, microsecond=0)


def keep_lists(parts: Parts, samples: Samples) -> None:
    """Keep the goals, hashtags and watch lists, as communications would."""
    today = parts.clock.now().date()
    goals = [
        Goal(
            id=GOAL if not number else GoalId(f"{GOAL}-{number}"),
            objective=each.objective,
            means=each.means,
            deadline=today + each.days * _DAY,
            owner=practice.COMMUNICATIONS,
            per_week=each.per_week,
            reserve=each.reserve,
        )
        for number, each in enumerate(samples.goals)
    ]
    tags = [
        Hashtag(
            tag=each.tag,
            meaning_en=each.meaning_en,
            meaning_fr=each.meaning_fr,
            since=today,
            ambiguity=each.ambiguity,
        )
        for each in samples.hashtags
    ]
    watching = [
        WatchList(theme=each.theme, note=each.note, entries=each.entries)
        for each in samples.watching
    ]
    for name, items in (
        (ListName.GOALS, goals),
        (ListName.HASHTAGS, tags),
        (ListName.WATCH, watching),
    ):
        if items:
            lists.keep(parts, practice.COMMUNICATIONS, name, items, None)


def live(parts: Parts, samples: Samples, clock: PastClock) -> None:
    """Write, approve, send and count the posts of the last days, the earliest first.

    `parts` tells the time by `clock`, and so does their record. Raises what the services raise.
    """
    for each in samples.past:
        clock.turn_to(each.days)
        _send(parts, each, clock)
        clock.go_on(_FIRST)
        observing.refresh_metrics(parts, each.account.id)
    clock.go_on(_LAST)
    for account in {each.account.id: None for each in samples.past}:
        observing.refresh_metrics(parts, account)


def _send(parts: Parts, each: SamplePast, clock: PastClock) -> None:
    new = drafting.new_draft(parts.clock, practice.EXECUTIVE, each.account.id)
    goal = GOAL if each.is_for_goal else None
    draft = replace(drafting.typed(new, each.text, "auto"), goal=goal)
    post = drafting.submit_for_review(parts, draft, practice.EXECUTIVE)
    with parts.store.begin() as work:
        shown = work.actions(post)[-1].sha256 or ""
        terms = work.charter().policy.terms_for(each.account.id)
    for role, person in _ROLES:
        if role in named(terms.steps):
            clock.go_on(timedelta(minutes=18))
            reviewing.decide(parts, post, shown, Verdict.APPROVE, role, person)
    clock.go_on(timedelta(seconds=terms.cool_off_seconds + 20))
    publishing.publish(parts, post)
