"""One person's change of a company's list, as it is made in whatever version stands there by then.

Where somebody changed the same entry meanwhile, only what this person changed is changed in it: the
rest stays as the other kept it. Nobody makes such a change unseen; see `ui.lists`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from desktop_app.domain.company_list import Item
from desktop_app.domain.goals import Goal
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.watching import WatchList
from desktop_app.services.lists import key_of

Items = tuple[Item, ...]
Edit = Callable[[Items], Items]  #: the list as it is to be, out of what stands there


def put(item: Item, base: Item | None) -> Edit:
    """The change that made `item` of `base`; None: it is new. What was taken out comes back."""

    def edit(before: Items) -> Items:
        wanted = "" if base is None else key_of(base)
        if base is None or wanted not in [key_of(one) for one in before]:
            return (*before, item)
        return tuple(_changed(one, base, item) if key_of(one) == wanted else one for one in before)

    return edit


def without(key: str) -> Edit:
    """The change that takes the entry `key` out."""
    return lambda before: tuple(one for one in before if key_of(one) != key)


def whole(items: Items) -> Edit:
    """The change that makes the list `items`, whatever stood there."""
    return lambda _before: items


def _changed(now: Item, base: Item, item: Item) -> Item:
    """`now`, with what is other in `item` than in `base`."""
    if isinstance(now, WatchList) and isinstance(base, WatchList) and isinstance(item, WatchList):
        added = [one for one in item.entries if one not in base.entries]
        mine = {(one.what, one.value.casefold()) for one in added}
        others = [
            one
            for one in now.entries
            if (one not in base.entries or one in item.entries)
            and (one.what, one.value.casefold()) not in mine
        ]
        item = replace(item, entries=(*others, *added))
        return replace(item, **_kept(now, base, item, "entries"))
    if isinstance(now, Goal) and isinstance(item, Goal):
        return replace(item, **_kept(now, base, item))
    if isinstance(now, Hashtag) and isinstance(item, Hashtag):
        return replace(item, **_kept(now, base, item))
    return item


def _kept(now: Item, base: Item, item: Item, *besides: str) -> dict[str, Any]:
    """The fields that the person left as they were, as they stand now."""
    names = (field.name for field in fields(item) if field.name not in besides)
    return {
        name: getattr(now, name) for name in names if getattr(item, name) == getattr(base, name)
    }
