"""What a list of posts shows: whose turn it is, and what was asked for. Values only.

A list is read by pages of keys: a key is where a page ends, and only the ledger that gave it can
read it. The same query gives the same rows for as long as `Work.newest` says the same number:
what depends on time depends on `ListQuery.at`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.publication import Hold, PostState

ListKey = NewType("ListKey", str)

#: How many rows a page has; `Work.list_keys` gives the end of each.
PAGE = 200
#: An unknown post waits for a person after this: until then the timeline is being read.
UNKNOWN_WAITS = timedelta(minutes=15)

#: States in which somebody still has to do something.
OPEN = (
    PostState.IN_REVIEW,
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.APPROVED,
    PostState.SENDING,
    PostState.REFUSED,
    PostState.HELD,
    PostState.UNKNOWN,
    PostState.NEEDS_PERSON,
    PostState.MISSED,
    PostState.RECALLED,
    PostState.REMOVING,
)
#: States in which the author must do something.
BACK = (
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.REFUSED,
    PostState.MISSED,
    PostState.RECALLED,
)


#: States in which a post and its twin can still be submitted together again.
REPAIRABLE = (PostState.IN_REVIEW, PostState.APPROVED, PostState.HELD)


class Box(StrEnum):
    """How posts are divided for one person. A post may be in several."""

    MINE_TO_DO = "mine_to_do"  #: waits for this person; what is due first, then the newest change
    OTHERS = "others"  #: waits for somebody else, or for the publisher; not for its time
    SCHEDULED = "scheduled"  #: approved, and its time has not come; the next one first
    MISSED = "missed"  #: its window passed
    WRITTEN = "written"  #: written by this person, wherever it stands; the newest first
    ALL = "all"  #: everything that was ever submitted
    PUBLISHED = "published"  #: of which a part is, or was, at X; the newest at X first


class ReadBack(StrEnum):
    """Whether X shows what was approved, by the newest reading of each part."""

    NOT_YET = "not_yet"
    SAME = "same"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An approval that a list knows of."""

    role: Role
    by: PersonId
    at: datetime
    expires_at: datetime
    acting_for: PersonId | None = None  #: whose duty it was, where a deputy gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy:
    """`deputy` decides in `role` in the name of `principal`, until `ends_at`."""

    role: Role
    principal: PersonId
    deputy: PersonId
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """The words of a post were taken out of the ledger."""

    at: datetime
    by: PersonId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalPost:
    """A finished post that still has its words."""

    id: PostId
    account: AccountId
    state: PostState
    since: datetime  #: its last change
    is_preserved: bool  #: a legal hold keeps its words
    asked_by: PersonId | None  #: who wants them taken out; another person answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A post that has a time: its wished one, or when its first part went out. Times UTC."""

    id: PostId
    account: AccountId
    author: PersonId
    state: PostState
    hold: Hold | None
    revision: int
    text: str  #: the first part's text; "" once its words were taken out
    at: datetime  #: where it stands in a calendar
    not_before: datetime | None  #: the wished time, also of what went out
    is_out: bool  #: the first part is, or was, at X


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """Which posts, for whom, at what time. Words are all found; of the others, one is enough.

    `since` (included) and `until` (excluded) are about the last change; in `Box.PUBLISHED` about
    when the first part went out. Words and rules are found by their beginnings, whatever their
    accents, in the texts, alternative texts and findings of the newest revision.
    """

    box: Box
    person: PersonId
    at: datetime
    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()  #: rule ids or families
    authors: tuple[PersonId, ...] = ()
    accounts: tuple[AccountId, ...] = ()
    states: tuple[PostState, ...] = ()
    is_disputed: bool = False  #: only those with an open remark
    since: datetime | None = None
    until: datetime | None = None
