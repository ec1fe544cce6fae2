"""Goals: what the company wants to reach by posting, by when, who answers for it, and how far it is.

A draft may name one goal. A goal keeps its `id` for ever, whatever is written about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.canonical import Json
from desktop_app.domain.entry_form import as_day, check_number, check_once, check_text, refuse
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import as_int, as_list, as_object, as_text, only

GoalId = NewType("GoalId", str)

LONGEST_OBJECTIVE = 200  #: code points
LONGEST_MEANS = 1_000
LONGEST_REASON = 500
MOST_A_WEEK = 100  #: posts
MOST_ACCOUNTS = 50
_ID = re.compile(r"[0-9A-Za-z-]{1,40}")


class GoalState(StrEnum):
    """Whether somebody still works at it."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"  #: with a reason


def is_goal_id(text: str) -> bool:
    """Whether `text` can be a goal's id: 1 to 40 ASCII letters, digits and hyphens."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal. Days are calendar days of whoever reads; posts are counted by the week."""

    id: GoalId
    objective: str
    means: str = ""  #: how it is to be reached
    deadline: date
    owner: PersonId  #: who answers for it
    accounts: tuple[AccountId, ...] = ()  #: that post for it; empty for all
    per_week: int = 0  #: posts that are wanted each week; 0: no cadence
    reserve: int = 0  #: drafts and scheduled posts that should be ready ahead; 0: none
    state: GoalState = GoalState.OPEN
    reason: str = ""  #: why it was dropped, or what showed that it was reached

    def check(self) -> None:
        """Raises BadInput (``list.*``) naming the column that cannot stand."""
        name = self.objective[:60] or self.id
        if not is_goal_id(self.id):
            refuse(name, "id", self.id)
        # One that has no name yet would be called by a number that nobody has seen.
        check_text(self.objective[:60], "objective", self.objective, LONGEST_OBJECTIVE, needed=True)
        check_text(name, "means", self.means, LONGEST_MEANS)
        check_text(name, "owner", self.owner, 100, needed=True)
        check_text(name, "reason", self.reason, LONGEST_REASON, needed=self._needs_reason)
        check_number(name, "per_week", self.per_week, MOST_A_WEEK)
        check_number(name, "reserve", self.reserve, MOST_A_WEEK)
        check_number(name, "accounts", len(self.accounts), MOST_ACCOUNTS)
        for account in self.accounts:
            check_text(name, "accounts", account, 100, needed=True)
        if len(set(self.accounts)) != len(self.accounts):
            refuse(name, "accounts", " ".join(self.accounts))

    @property
    def _needs_reason(self) -> bool:
        return self.state is GoalState.DROPPED

    def as_json(self) -> dict[str, Json]:
        """As it is written in the list's body."""
        return {
            "id": self.id,
            "objective": self.objective,
            "means": self.means,
            "deadline": self.deadline.isoformat(),
            "owner": self.owner,
            "accounts": list(self.accounts),
            "per_week": self.per_week,
            "reserve": self.reserve,
            "state": self.state,
            "reason": self.reason,
        }

    @classmethod
    def read(cls, value: Json) -> Goal:
        """Read what `as_json` wrote. Raises BadInput."""
        said = as_object(value)
        only(said, "id objective means deadline owner accounts per_week reserve state reason")
        try:
            state = GoalState(as_text(said["state"]))
        except ValueError as error:
            raise BadInput("canonical.shape") from error
        goal = cls(
            id=GoalId(as_text(said["id"])),
            objective=as_text(said["objective"]),
            means=as_text(said["means"]),
            deadline=as_day(said["deadline"]),
            owner=PersonId(as_text(said["owner"])),
            accounts=tuple(AccountId(as_text(one)) for one in as_list(said["accounts"])),
            per_week=as_int(said["per_week"]),
            reserve=as_int(said["reserve"]),
            state=state,
            reason=as_text(said["reason"]),
        )
        goal.check()
        return goal


def check_goals(goals: Iterable[Goal]) -> None:
    """Refuse two goals of one id. Raises BadInput (``list.twice``)."""
    check_once(one.id for one in goals)
