"""How a refresh asks X: page by page, or post by post, as far as the budget goes.

X shows the newest posts first. A refresh that ends early, for the budget, for its own limit or for an
error, leaves a stretch between what it read and what was read before. Each page is kept together with
what is still unread, so that the next refresh reads on there, whatever ended this one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from desktop_app.domain.account import AccountId
from desktop_app.services.observing_ports import Asked, Mark, Seen, SeenPage, Stretch
from desktop_app.services.parts import Parts
from desktop_app.services.reading_budget import affordable, observations, paid

_T = TypeVar("_T")
_N_co = TypeVar("_N_co", covariant=True)
_Found = TypeVar("_Found")

#: X gives no fewer mentions at a time.
LEAST_MENTIONS = 5
#: X's least and most for one page, and most posts of one question by number.
_PAGE = {Asked.MENTIONS: (LEAST_MENTIONS, 100), Asked.SEARCH: (10, 100)}
_BATCH = 100
#: What one refresh reads at most, however much is left, and in how many questions.
MOST_POSTS = 300
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh(Generic[_N_co]):
    """What one refresh brought."""

    new: tuple[_N_co, ...]
    cost: int  #: millionths of a US dollar
    as_of: datetime  #: when X was asked, also when nothing was left to ask with
    left_out: int = 0  #: known things that were not asked for, because of the budget
    is_cut: bool = False  #: X has more than was read: the budget's limit, or the refresh's own
    gone: tuple[str, ...] = ()  #: numbers of posts that X shows no more; they are forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Posts between these times (UTC) were not read yet."""

    begins: datetime | None  #: None: from the first that X still shows
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging(Generic[_T]):
    """What is read page by page, and what becomes of it."""

    account: AccountId
    asked: Asked
    name: str  #: the watch list's; "" for mentions
    most: int  #: posts
    ask: Callable[[Stretch, int, str | None], SeenPage]
    keep: Callable[[Sequence[Seen]], tuple[_T, ...]]
    #: X shows no post from before this time (UTC); None: it does not say.
    horizon: datetime | None = None


def unread(parts: Parts, account: AccountId, asked: Asked, name: str = "") -> tuple[Span, ...]:
    """Between which times posts were left unread by refreshes that ended early, the newest first."""
    mark = observations(parts).noted(account, asked, name)
    return tuple(
        Span(begins=made_at(one.since) if one.since else None, ends=made_at(one.until))
        for one in (mark.unread if mark else ())
    )


def made_at(x_post_id: str) -> datetime:
    """When X gave that number: milliseconds since its own beginning stand above 22 other bits."""
    milliseconds = (int(x_post_id) >> 22) + 1_288_834_974_657
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def read_pages(parts: Parts, paging: Paging[_T]) -> Refresh[_T]:
    """Read what is new, then what was left unread before, the newest first; keep it page by page.

    Raises what asking X raises; what was read until then is kept, and what was not is known.
    """
    kept, now = observations(parts), parts.clock.now()
    account, asked = paging.account, paging.asked
    mark = kept.noted(account, asked, paging.name) or Mark(at=now)
    left = [Stretch(since=mark.newest), *_still_shown(mark.unread, paging.horizon)]
    least, largest = _PAGE[asked]
    new: tuple[_T, ...] = ()
    newest, read, cost = mark.newest, 0, 0
    # A page's token goes with the question that it answers: the stretch as it was asked for.
    stretch, token = left[0], None
    for _ in range(_MOST_PAGES):
        if not left or read >= paging.most:
            break
        size = affordable(
            parts, account, asked, least, min(largest, max(least, paging.most - read))
        )
        ask = _one_page(paging.ask, stretch, size, token)
        got = paid(parts, account, asked, size, ask, _posts_of) if size else None
        if got is None:
            break
        page, price = got
        new += paging.keep(page.posts)
        read, cost, token = read + len(page.posts), cost + price, page.next
        newest = _newest(page.posts, newest)
        left[:1] = [_rest(left[0], page.posts)] if token is not None else []
        behind = tuple(one for one in left if one.until)
        kept.note(account, asked, paging.name, Mark(at=now, newest=newest, unread=behind))
        if token is None and left:
            stretch = left[0]
    return Refresh(new=new, cost=cost, as_of=now, is_cut=bool(left))


def read_batches(
    parts: Parts,
    account: AccountId,
    asked: Asked,
    wanted: Sequence[str],
    ask: Callable[[tuple[str, ...]], Callable[[], dict[str, _Found]]],
    keep: Callable[[dict[str, _Found]], tuple[_T, ...]],
    spare: int = 0,
) -> Refresh[_T]:
    """Ask for posts by number, as many as the budget has left; forget those that are gone.

    `spare` of the budget is left alone, in millionths.
    """
    kept, now = observations(parts), parts.clock.now()
    new: tuple[_T, ...] = ()
    cost, done, gone = 0, 0, []
    while done < len(wanted):
        size = affordable(parts, account, asked, 1, min(_BATCH, len(wanted) - done), spare)
        ids = tuple(wanted[done : done + size])
        got = paid(parts, account, asked, size, ask(ids), len, spare) if ids else None
        if got is None:
            break
        found, price = got
        missing = [number for number in ids if number not in found]
        kept.forget(account, missing, now)
        new += keep(found)
        gone += missing
        cost, done = cost + price, done + size
    if done or not wanted:
        kept.note(account, asked, "", Mark(at=now))
    left = len(wanted) - done
    return Refresh(new=new, cost=cost, as_of=now, left_out=left, is_cut=left > 0, gone=tuple(gone))


def _still_shown(stretches: Sequence[Stretch], horizon: datetime | None) -> list[Stretch]:
    """Without those of which X shows nothing any more: they can never be read."""
    return [one for one in stretches if horizon is None or made_at(one.until) > horizon]


def _rest(stretch: Stretch, seen: Sequence[Seen]) -> Stretch:
    """What is left of a stretch of which X has more than these."""
    oldest = min((each.x_post_id for each in seen), key=int, default=stretch.until)
    return Stretch(since=stretch.since, until=oldest)


def _newest(seen: Sequence[Seen], before: str) -> str:
    """The highest number: X's numbers grow with time."""
    return max((*(each.x_post_id for each in seen), before), key=lambda number: int(number or 0))


def _one_page(
    ask: Callable[[Stretch, int, str | None], SeenPage],
    stretch: Stretch,
    size: int,
    token: str | None,
) -> Callable[[], SeenPage]:
    return lambda: ask(stretch, size, token)


def _posts_of(page: SeenPage) -> int:
    return len(page.posts)
