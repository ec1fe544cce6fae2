"""The company's own lists, shared by all through the ledger: goals, hashtags, watch lists.

Each change keeps a whole list under its digest and names the action whose list it replaces. The
body has a salt of its own: evidence that leaves the company names the digest and shows no list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionId, ActionKind
from desktop_app.domain.canonical import Json, canonical, parse_object
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import Goal, check_goals
from desktop_app.domain.hashtags import Hashtag, check_hashtags
from desktop_app.domain.reading import as_list, as_optional_text, as_text, only
from desktop_app.domain.watching import WatchList, check_watch_lists

#: Bytes of a list's body in UTF-8.
LONGEST = 65_536
#: Who keeps them: no machine, and nobody who only looks on.
KEEPERS = (Role.EXECUTIVE, Role.COMMUNICATIONS, Role.LEGAL, Role.ADMINISTRATOR)

Item: TypeAlias = Goal | Hashtag | WatchList


class ListName(StrEnum):
    """Which of the lists."""

    GOALS = "goals"
    HASHTAGS = "hashtags"
    WATCH = "watch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One action that kept a list."""

    id: ActionId
    list: ListName
    by: PersonId
    at: datetime
    body: str  #: the digest of what was kept
    replaces: ActionId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyList:
    """A list as it stands, and who kept it when; `kept` is None before anybody did."""

    name: ListName
    kept: Kept | None = None
    goals: tuple[Goal, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()
    watch: tuple[WatchList, ...] = ()
    items: tuple[Item, ...] = field(init=False)  #: those of the three that is meant

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", (*self.goals, *self.hashtags, *self.watch))

    @classmethod
    def of(cls, name: ListName, items: Iterable[Item], kept: Kept | None = None) -> CompanyList:
        """The list of these items."""
        there = tuple(items)
        return cls(
            name=name,
            kept=kept,
            goals=tuple(one for one in there if isinstance(one, Goal)),
            hashtags=tuple(one for one in there if isinstance(one, Hashtag)),
            watch=tuple(one for one in there if isinstance(one, WatchList)),
        )


def write_items(name: ListName, items: Sequence[Item], salt: str) -> str:
    """The canonical body of a list. Raises BadInput (``list.*``, ``canonical.value``)."""
    _check(name, items)
    body = canonical({"list": name, "items": [one.as_json() for one in items], "salt": salt})
    if len(body.encode("utf-8")) > LONGEST:
        raise BadInput("list.too_long", longest=str(LONGEST // 1024))
    return body


def read_items(name: ListName, body: str) -> tuple[Item, ...]:
    """Read what `write_items` wrote. Raises BadInput."""
    values = parse_object(body)  # first: half a character has no length in UTF-8
    if len(body.encode("utf-8")) > LONGEST:
        raise BadInput("list.too_long", longest=str(LONGEST // 1024))
    only(values, "list items salt")
    if values["list"] != name:
        raise BadInput("canonical.shape")
    as_text(values["salt"])
    items = tuple(_item(name, one) for one in as_list(values["items"]))
    _check(name, items)
    return items


def kept_lists(actions: Iterable[Action]) -> Mapping[ListName, tuple[Kept, ...]]:
    """Every keeping of each list that the ledger's own chain tells, the oldest first."""
    found: dict[ListName, list[Kept]] = {name: [] for name in ListName}
    for action in actions:
        if action.kind is ActionKind.KEEP_LIST:
            one = _kept(action)
            found[one.list].append(one)
    return {name: tuple(kept) for name, kept in found.items()}


def may_keep(charter: Charter, person: PersonId) -> bool:
    """Whether `person` may keep the company's lists."""
    return any(duty.person == person and duty.role in KEEPERS for duty in charter.duties)


def _kept(action: Action) -> Kept:
    said = action.statement
    replaces = as_optional_text(said["replaces"])
    return Kept(
        id=action.id,
        list=ListName(as_text(said["list"])),
        by=action.actor,
        at=action.at,
        body=as_text(said["body"]),
        replaces=None if replaces is None else ActionId(replaces),
    )


def _item(name: ListName, value: Json) -> Item:
    match name:
        case ListName.GOALS:
            return Goal.read(value)
        case ListName.HASHTAGS:
            return Hashtag.read(value)
        case ListName.WATCH:
            return WatchList.read(value)


def _check(name: ListName, items: Sequence[Item]) -> None:
    for one in items:
        one.check()
    match name:
        case ListName.GOALS:
            check_goals(one for one in items if isinstance(one, Goal))
        case ListName.HASHTAGS:
            check_hashtags(one for one in items if isinstance(one, Hashtag))
        case ListName.WATCH:
            check_watch_lists(one for one in items if isinstance(one, WatchList))
