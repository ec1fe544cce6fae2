"""Looking at what X shows of an account: mentions, searches, numbers, polls, the profile.

A refresh asks X within the account's reading budget (`reading_budget`) and keeps what is new. What
X shows no more is forgotten by the refresh that notices it. Run one in the network's lane; the verbs
that only read what is kept belong in the store's. Everything but the refreshes works without a key:
`observing_import` brings the same things from a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.services import metering
from desktop_app.services.observing_lists import query_of
from desktop_app.services.observing_ports import (
    Asked,
    Counts,
    Hit,
    Mention,
    PollResult,
    PollState,
    ProfileSnapshot,
    Reader,
    Seen,
    SeenPage,
    Snapshot,
    Stretch,
    Tray,
)
from desktop_app.services.observing_refresh import (
    MOST_POSTS,
    Paging,
    Refresh,
    made_at,
    read_batches,
    read_pages,
)
from desktop_app.services.parts import Parts
from desktop_app.services.reading import load
from desktop_app.services.reading_budget import PRICES, observations, paid, require_budget

_T = TypeVar("_T")

#: When a post's numbers are read: so long after it was posted, once each.
DUE = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30))
#: The last numbers may still be read so long after they were due.
_LATE = timedelta(days=7)
_LONGEST_POLL = timedelta(days=7)
#: X's recent search knows no older numbers than from seven days ago; a minute for the clocks.
_RECENT = timedelta(days=7) - timedelta(minutes=1)
#: What is kept is asked for again after this time.
_CHECK_AFTER = timedelta(days=1)


def refresh_mentions(
    parts: Parts, account: AccountId, *, most: int = MOST_POSTS
) -> Refresh[Mention]:
    """Read who mentioned the account since the last time, then what was left unread before.

    Raises Refused (``observing.no_budget``), Unavailable (``observing.*``, ``observing.unclear``) or
    Damaged.
    """
    known, reader = _reader(parts, account)
    kept, now = observations(parts), parts.clock.now()

    def keep(seen: Sequence[Seen]) -> tuple[Mention, ...]:
        others = [each for each in seen if each.handle.lower() != known.handle.lower()]
        return kept.keep_mentions(account, [Mention(seen=each, seen_at=now) for each in others])

    paging = Paging(
        account=account, asked=Asked.MENTIONS, name="", most=most, ask=reader.mentions, keep=keep
    )
    return read_pages(parts, paging)


def refresh_search(parts: Parts, account: AccountId, name: str, *, most: int = 100) -> Refresh[Hit]:
    """Read what the watch list `name` finds of the last seven days, and was not found yet.

    Raises BadInput (``observing.list``, ``observing.query``, ``observing.query_long``) and as
    `refresh_mentions`.
    """
    _, reader = _reader(parts, account)
    kept, now = observations(parts), parts.clock.now()
    watched = next((each for each in kept.lists(account) if each.name == name), None)
    if watched is None:
        raise BadInput("observing.list", name=name)
    query = query_of(watched)
    horizon = now - _RECENT

    def ask(between: Stretch, size: int, token: str | None) -> SeenPage:
        # X refuses a question that names a number from before what it knows.
        is_known = bool(between.since) and made_at(between.since) >= horizon
        known = between if is_known else replace(between, since="")
        return reader.search(query, known, size, token)

    def keep(seen: Sequence[Seen]) -> tuple[Hit, ...]:
        return kept.keep_hits(account, name, [Hit(seen=each, seen_at=now) for each in seen])

    paging = Paging(
        account=account,
        asked=Asked.SEARCH,
        name=name,
        most=most,
        ask=ask,
        keep=keep,
        horizon=horizon,
    )
    return read_pages(parts, paging)


def due_metrics(parts: Parts, account: AccountId) -> tuple[str, ...]:
    """Numbers of the account's posts whose numbers are due, the newest post first."""
    kept, now = observations(parts), parts.clock.now()
    last, gone = kept.last_snapshots(account), kept.gone(account)
    with parts.store.begin() as work:
        posted = work.posted_parts(account)
    due = []
    for part in reversed(posted):
        age = now - part.at
        reached = [each for each in DUE if each <= age]
        if part.is_removed or part.x_post_id in gone or not reached or age > DUE[-1] + _LATE:
            continue
        read = last.get(part.x_post_id)
        if read is None or read < part.at + reached[-1]:
            due.append(part.x_post_id)
    return tuple(due)


def refresh_metrics(parts: Parts, account: AccountId) -> Refresh[Snapshot]:
    """Read the numbers of the posts that are due: 1 hour, 1, 7 and 30 days after posting.

    Raises as `refresh_mentions`.
    """
    _, reader = _reader(parts, account)
    kept, now = observations(parts), parts.clock.now()
    due = due_metrics(parts, account)

    def keep(found: dict[str, Counts]) -> tuple[Snapshot, ...]:
        price = PRICES[Asked.METRICS]
        made = [
            Snapshot(x_post_id=number, at=now, counts=counts, price=price)
            for number, counts in found.items()
        ]
        return kept.keep_snapshots(account, made)

    ask = _asking(lambda ids: dict(reader.metrics(ids)))
    return read_batches(parts, account, Asked.METRICS, due, ask, keep)


def refresh_polls(parts: Parts, account: AccountId) -> Refresh[PollResult]:
    """Read how the account's polls ended, once each, after they closed.

    Raises as `refresh_mentions`.
    """
    _, reader = _reader(parts, account)
    kept, now = observations(parts), parts.clock.now()
    due = due_polls(parts, account)

    def keep(found: dict[str, PollState | None]) -> tuple[PollResult, ...]:
        ended = [poll for poll in found.values() if poll is not None and poll.is_closed]
        results = tuple(PollResult(poll=poll, at=now) for poll in ended)
        kept.keep_polls(account, results)
        return results

    ask = _asking(lambda ids: dict(reader.polls(ids)))
    return read_batches(parts, account, Asked.POLLS, due, ask, keep)


def due_polls(parts: Parts, account: AccountId) -> tuple[str, ...]:
    """Numbers of the account's posts whose poll closed in the last month and was not read yet."""
    kept, now = observations(parts), parts.clock.now()
    read = {each.poll.x_post_id for each in kept.polls(account)} | kept.gone(account)
    oldest = now - DUE[-1] - _LONGEST_POLL
    due = []
    with parts.store.begin() as work:
        for part in reversed(work.posted_parts(account)):
            if part.at < oldest or part.is_removed or part.x_post_id in read:
                continue
            try:
                poll = load(work, parts, part.post).current.payload.parts[part.number].poll
            except Refused:
                continue  # its words were taken out: whether it asked something, nobody knows
            if poll is not None and part.at + timedelta(minutes=poll.minutes) <= now:
                due.append(part.x_post_id)
    return tuple(due)


def refresh_profile(parts: Parts, account: AccountId) -> Refresh[ProfileSnapshot]:
    """Read how the account shows itself at X: picture, words, link, followers.

    `gone` names the account when X has none of its handle. Raises as `refresh_mentions`.
    """
    known, reader = _reader(parts, account)
    kept, now = observations(parts), parts.clock.now()
    got = paid(
        parts,
        account,
        Asked.PROFILE,
        1,
        lambda: reader.profile(known.handle),
        lambda found: 0 if found is None else 1,
    )
    if got is None:
        return Refresh(new=(), cost=0, as_of=now, left_out=1, is_cut=True)
    found, price = got
    if found is None:
        return Refresh(new=(), cost=price, as_of=now, gone=(known.handle,))
    snapshot = ProfileSnapshot(profile=found, at=now, price=price)
    kept.keep_profile(account, snapshot)
    return Refresh(new=(snapshot,), cost=price, as_of=now)


def recheck(
    parts: Parts, account: AccountId, *, most: int = MOST_POSTS, spare: int = 0
) -> Refresh[Seen]:
    """Ask whether others' posts that are kept are still at X; what is gone is forgotten at once.

    Asked are those that were not seen for a day, the oldest first, `most` of them; `spare` of the
    budget is left alone, in millionths. `observing_daily` does it by itself. Raises as `refresh_mentions`.
    """
    _, reader = _reader(parts, account)
    kept, now = observations(parts), parts.clock.now()
    old = kept.unchecked(account, now - _CHECK_AFTER, limit=most)

    def keep(found: dict[str, Seen]) -> tuple[Seen, ...]:
        kept.checked(account, tuple(found), now)
        return ()

    ask = _asking(lambda ids: dict(reader.posts(ids)))
    return read_batches(parts, account, Asked.RECHECK, old, ask, keep, spare)


def forget(parts: Parts, account: AccountId, x_post_id: str) -> None:
    """Leave nothing of a post that X shows no more, or that its author wants forgotten."""
    observations(parts).forget(account, (x_post_id,), parts.clock.now())


def mentions(
    parts: Parts, account: AccountId, states: Sequence[Tray] = (Tray.NEW,), *, limit: int = 200
) -> tuple[Mention, ...]:
    """The account's mentions in these states, the newest post first."""
    return observations(parts).mentions(account, states, limit=limit)


def move(parts: Parts, account: AccountId, x_post_id: str, state: Tray) -> None:
    """Put a mention aside, among the answered, or back. Raises BadInput (``observing.mention``)."""
    if not observations(parts).move_mention(account, x_post_id, state):
        raise BadInput("observing.mention")


def as_of(parts: Parts, account: AccountId, asked: Asked, name: str = "") -> datetime | None:
    """When X was last asked for that (`name` is a watch list's); None for never."""
    noted = observations(parts).noted(account, asked, name)
    return None if noted is None else noted.at


def dollars(millionths: int) -> str:
    """``0.215``; the caller adds the currency."""
    return metering.dollars(millionths)


def _reader(parts: Parts, account: AccountId) -> tuple[Account, Reader]:
    """The account and who reads for it. Raises BadInput, Refused and Unavailable."""
    with parts.store.begin() as work:
        known = work.charter().account(account)
    if parts.reader is None:
        raise Unavailable("observing.nowhere")
    require_budget(parts, known.id)
    return known, parts.reader(known)


def _asking(
    ask: Callable[[tuple[str, ...]], dict[str, _T]],
) -> Callable[[tuple[str, ...]], Callable[[], dict[str, _T]]]:
    return lambda ids: lambda: ask(ids)
