"""Watch lists: what is followed under one theme, and the question to X that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import BadInput
from desktop_app.domain.watching import LONGEST_QUERY, Watched
from desktop_app.services.observing_ports import Hit, WatchItem, WatchList
from desktop_app.services.parts import Parts
from desktop_app.services.reading_budget import observations

_MOST_NAME = 90
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
_TAG = re.compile(r"\w{1,100}")
#: X reads these as its own signs, wherever they stand.
_SIGNS = re.compile(r"[\"()\x00-\x1f]")


def lists(parts: Parts, account: AccountId) -> tuple[WatchList, ...]:
    """The account's watch lists, by name."""
    return observations(parts).lists(account)


def keep(parts: Parts, account: AccountId, watched: WatchList) -> WatchList:
    """Keep a watch list in place of the one of that name, and return it as it is kept.

    Raises BadInput: ``observing.list_name``, ``observing.item``, ``observing.query_long``.
    """
    name = " ".join(watched.name.split())
    if not 0 < len(name) <= _MOST_NAME:
        raise BadInput("observing.list_name")
    made = WatchList(name=name, items=tidy(watched.items))
    query_of(made)
    with parts.store.begin() as work:
        known = work.charter().account(account)
    observations(parts).keep_list(known.id, made)
    return made


def drop(parts: Parts, account: AccountId, name: str) -> None:
    """Forget a watch list and what it found; one that is not there is no error."""
    observations(parts).drop_list(account, name)


def hits(parts: Parts, account: AccountId, name: str, *, limit: int = 200) -> tuple[Hit, ...]:
    """What a watch list found, the newest post first."""
    return observations(parts).hits(account, name, limit=limit)


def tidy(items: Iterable[WatchItem]) -> tuple[WatchItem, ...]:
    """The items as they are kept: each once, without doubled spaces. Raises BadInput (``observing.item``)."""
    return tuple(dict.fromkeys(_item(each) for each in items))


def query_of(watched: WatchList) -> str:
    """What X's recent search is asked: any of the items, no reposts.

    Raises BadInput (``observing.item``, ``observing.query_long``).
    """
    if not watched.items:
        raise BadInput("observing.item", item="")
    terms = list(dict.fromkeys(_term(each) for each in watched.items))
    query = f"({' OR '.join(terms)}) -is:retweet"
    if len(query) > LONGEST_QUERY:
        raise BadInput("observing.query_long", most=str(LONGEST_QUERY))
    return query


def read_item(said: str) -> WatchItem:
    """An item as people type it: ``@name``, ``#tag``, or words. Raises BadInput."""
    text = said.strip()
    kinds = {"@": Watched.ACCOUNT, "#": Watched.HASHTAG}
    return _item(WatchItem(kind=kinds.get(text[:1], Watched.KEYWORD), text=text))


def _item(item: WatchItem) -> WatchItem:
    text = " ".join(item.text.split())
    if item.kind is Watched.ACCOUNT:
        text = text.removeprefix("@")
        is_fine = bool(_HANDLE.fullmatch(text))
    elif item.kind is Watched.HASHTAG:
        text = text.removeprefix("#")
        is_fine = bool(_TAG.fullmatch(text))
    else:
        is_fine = bool(text) and not _SIGNS.search(text)
        if text.startswith("@"):
            is_fine = bool(_HANDLE.fullmatch(text[1:]))
    if not is_fine:
        raise BadInput("observing.item", item=item.text[:60])
    return WatchItem(kind=item.kind, text=text)


def _term(item: WatchItem) -> str:
    if item.kind is Watched.ACCOUNT:
        return f"from:{item.text}"
    if item.kind is Watched.HASHTAG:
        return f"#{item.text}"
    return item.text if item.text.startswith("@") else f'"{item.text}"'
