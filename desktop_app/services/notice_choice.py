"""What a person wants to be told while the window is closed, and in which hours not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from desktop_app.domain import schedule
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import ODD


class NoticeKind(StrEnum):
    """What may be told; in the order in which it is told."""

    STRAY = "stray"  #: on X stands what nobody approved
    NEEDS_PERSON = "needs_person"  #: somebody must look on X whether a post went out
    FROZEN = "frozen"  #: somebody froze an account
    OVERDUE = "overdue"  #: an urgent post went out a day ago, and nobody looked at it again
    VETOED = "vetoed"
    HELD = "held"
    REFUSED = "refused"
    MISSED = "missed"
    RECALLED = "recalled"
    CHANGES_REQUESTED = "changes_requested"
    VOIDED = "voided"  #: what this person approved has changed
    ESCALATED = "escalated"  #: a reminder did not help, and this person was named to be told
    REMINDER = "reminder"  #: this person's decision was asked for, and is overdue
    WAITING = "waiting"  #: this person's decision is asked for
    LOOK_AGAIN = "look_again"  #: an urgent post went out, and is to be looked at again in a day
    REMARK = "remark"  #: on a post that this person wrote, and not answered
    SUGGESTION = "suggestion"  #: the same, with words to take over
    ANSWERED = "answered"  #: what this person remarked
    RECHECK = "recheck"  #: this person's post and its twin no longer go together
    ENDING = "ending"  #: an approval by this person, or of their post, ends within a day
    READING = "reading"  #: what reading X may cost this month is nearly or wholly spent
    APPROVED = "approved"
    POSTED = "posted"


#: What quiet hours do not hold back, unless the person says so.
URGENT = frozenset(
    (NoticeKind.STRAY, NoticeKind.NEEDS_PERSON, NoticeKind.FROZEN, NoticeKind.OVERDUE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours without notices, every day, by the clock of a place: over midnight when it ends first."""

    begins: time
    ends: time
    zone: str  #: IANA; of a person who travels, not of the computer

    def __post_init__(self) -> None:
        schedule.local(datetime(2026, 1, 1, tzinfo=UTC), self.zone)  # Raises BadInput.

    def holds(self, now: datetime) -> bool:
        """Whether `now` is in the quiet hours. What a clock change repeats is quiet twice."""
        clock = schedule.local(now, self.zone).time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person wants to be told, and when."""

    is_on: bool = True
    off: frozenset[NoticeKind] = frozenset()
    shows_words: bool = False  #: the post's first words: on a locked screen anybody reads them
    quiet: Quiet | None = None
    urgent_always: bool = True  #: URGENT also in the quiet hours

    def wants(self, kind: NoticeKind) -> bool:
        """Whether it is to be told at all."""
        return self.is_on and kind not in self.off

    def holds_back(self, kind: NoticeKind, now: datetime) -> bool:
        """Whether it is told later, after the quiet hours."""
        if self.quiet is None or not self.quiet.holds(now):
            return False
        return not (self.urgent_always and kind in URGENT)

    def written(self) -> str:
        """To be kept as a preference."""
        quiet = self.quiet
        hours = None
        if quiet is not None:
            hours = [f"{quiet.begins:%H:%M}", f"{quiet.ends:%H:%M}", quiet.zone]
        said = {
            "on": self.is_on,
            "off": sorted(self.off),
            "words": self.shows_words,
            "quiet": hours,
            "urgent": self.urgent_always,
        }
        return json.dumps(said)

    @classmethod
    def read(cls, kept: str | None) -> Choice:
        """What `written` wrote; the defaults when there is nothing, or nothing sound."""
        try:
            said = json.loads(kept or "{}")
            quiet = said.get("quiet")
            return cls(
                is_on=said.get("on", True) is True,
                off=frozenset(NoticeKind(each) for each in said.get("off", ())),
                shows_words=said.get("words", False) is True,
                quiet=None if quiet is None else _quiet(*quiet),
                urgent_always=said.get("urgent", True) is True,
            )
        except (*ODD, BadInput):
            return cls()


def _quiet(begins: str, ends: str, zone: str) -> Quiet:
    return Quiet(begins=_hour(begins), ends=_hour(ends), zone=zone)


def _hour(said: str) -> time:
    """Hours and minutes as they are kept: no seconds, and no zone, which is said once for both."""
    read = time.fromisoformat(said)
    if f"{read:%H:%M}" != said:
        raise ValueError(said)
    return read
