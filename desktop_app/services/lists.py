"""The company's own lists: what stands in them, who changed what when, and keeping another one.

One person is enough: a list releases nothing. Of two who change the same list at once the second is
told, and nothing is merged: a person compares.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import LEDGER_CHAIN, ActionId, ActionKind
from desktop_app.domain.canonical import Json, digest
from desktop_app.domain.company_list import (
    CompanyList,
    Item,
    Kept,
    ListName,
    kept_lists,
    may_keep,
    write_items,
)
from desktop_app.domain.errors import Refused
from desktop_app.domain.goals import Goal
from desktop_app.domain.hashtags import Hashtag
from desktop_app.services.list_reading import kept_in, last_of
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import signed_charter
from desktop_app.services.statements import signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one entry. `before` is None for a new one, `after` for one that is gone."""

    name: str  #: of the entry: an objective, a tag, a theme
    before: Item | None
    after: Item | None
    columns: tuple[str, ...] = ()  #: what is other than before, where both are there


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A list as somebody kept it, and how it differed from the one before."""

    list: CompanyList
    changes: tuple[Change, ...]


def read(parts: Parts, name: ListName) -> CompanyList:
    """The list as it stands, empty before anybody kept one. Raises Damaged."""
    return read_all(parts, (name,))[name]


def read_all(
    parts: Parts, names: Iterable[ListName] = tuple(ListName)
) -> Mapping[ListName, CompanyList]:
    """Several lists as of one moment. Raises Damaged."""
    with parts.store.begin() as work:
        kept = _kept(work, parts)
        return {one: last_of(work, one, kept[one]) for one in names}


def history(parts: Parts, name: ListName) -> tuple[Version, ...]:
    """Every version of the list, the newest first. Raises Damaged."""
    with parts.store.begin() as work:
        kept = _kept(work, parts)[name]
        lists = [last_of(work, name, (one,)) for one in kept]
    before = [CompanyList(name=name), *lists]
    found = [
        Version(list=now, changes=differences(then.items, now.items))
        for then, now in zip(before, lists, strict=False)
    ]
    return tuple(reversed(found))


def may_keep_lists(parts: Parts, person: PersonId) -> bool:
    """Whether `person` may keep the company's lists. Raises Damaged."""
    with parts.store.begin() as work:
        return may_keep(signed_charter(work, parts), person)


def keep(
    parts: Parts,
    by: PersonId,
    name: ListName,
    items: Sequence[Item],
    replaces: ActionId | None,
) -> CompanyList:
    """Keep the list, whole, over the version `replaces` (None: there was none).

    Raises BadInput (``list.*``) for an entry that cannot stand, Refused (``list.role``;
    ``list.changed`` when another version stands there now, ``list.same`` when it is this one),
    LedgerRefused (``ledger.list``) when somebody was faster by a moment, and Unavailable
    (``offline.online_only``) without the server. Nothing is recorded then.
    """
    body = write_items(name, items, secrets.token_hex(16))
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        if not may_keep(charter, by):
            raise Refused("list.role")
        now = last_of(work, name, _kept(work, parts)[name])
        if now.kept is not None and now.kept.id != replaces:
            raise Refused("list.changed", by=charter.person(now.kept.by).name)
        if now.kept is not None and now.items == tuple(items):
            raise Refused("list.same")
        said: dict[str, Json] = {"list": name, "body": digest(body), "replaces": replaces}
        action = work.append(
            signed(
                parts.keys,
                kind=ActionKind.KEEP_LIST,
                realm=charter.realm,
                account=LEDGER_CHAIN,
                actor=by,
                said=said,
                attached=(body,),
            )
        )
    (kept,) = kept_lists((action,))[name]
    return CompanyList.of(name, items, kept)


def differences(before: Sequence[Item], after: Sequence[Item]) -> tuple[Change, ...]:
    """What is other in `after`: entries in its order, then those that are gone."""
    old, new = ({key_of(one): one for one in items} for items in (before, after))
    changed = [_change(old.get(key), one) for key, one in new.items() if old.get(key) != one]
    return (*changed, *(_change(one, None) for key, one in old.items() if key not in new))


def key_of(item: Item) -> str:
    """What stays the same when an entry is changed."""
    if isinstance(item, Goal):
        return item.id
    return (item.tag if isinstance(item, Hashtag) else item.theme).casefold()


def name_of(item: Item) -> str:
    """What people call the entry."""
    if isinstance(item, Goal):
        return item.objective
    return f"#{item.tag}" if isinstance(item, Hashtag) else item.theme


def _change(before: Item | None, after: Item | None) -> Change:
    one = after or before
    assert one is not None
    columns: tuple[str, ...] = ()
    if before is not None and after is not None:
        old, new = before.as_json(), after.as_json()
        columns = tuple(column for column in new if new[column] != old.get(column))
    return Change(name=name_of(one), before=before, after=after, columns=columns)


def _kept(work: Work, parts: Parts) -> Mapping[ListName, tuple[Kept, ...]]:
    return kept_in(work, signed_charter(work, parts), parts.keys.verify)
