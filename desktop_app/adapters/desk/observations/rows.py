"""How what was observed becomes rows of the file, and again what it was.

Raises ValueError, KeyError or TypeError for what no version would have written.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from desktop_app.domain.watching import Watched
from desktop_app.services.observing_ports import (
    Asked,
    Counts,
    Hit,
    Mark,
    Mention,
    Origin,
    PollOption,
    PollResult,
    PollState,
    Profile,
    ProfileSnapshot,
    Seen,
    Snapshot,
    Spending,
    Stretch,
    Tray,
    WatchItem,
    WatchList,
)

#: In the order of `seen_row`.
SEEN_COLUMNS = (
    "x_post_id, author_id, handle, text, created_at, conversation, reply_to, language,"
    " seen_at, origin, state"
)
#: In the order of `snapshot_row`.
SNAPSHOT_COLUMNS = (
    "x_post_id, at, impressions, likes, reposts, replies, quotes, bookmarks, price, origin"
)
Row = tuple[Any, ...]


def time(moment: datetime) -> str:
    """In UTC, of one length, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def seen_row(entry: Mention | Hit) -> Row:
    """The columns of `SEEN_COLUMNS`."""
    seen = entry.seen
    return (
        seen.x_post_id,
        seen.author_id,
        seen.handle,
        seen.text,
        time(seen.created_at),
        seen.conversation,
        seen.reply_to,
        seen.language,
        time(entry.seen_at),
        str(entry.origin),
        str(entry.state if isinstance(entry, Mention) else Tray.NEW),
    )


def mention(row: Row) -> Mention:
    """A mention out of its row."""
    return Mention(
        seen=_seen(row), seen_at=_time(row[8]), origin=Origin(row[9]), state=Tray(row[10])
    )


def hit(row: Row) -> Hit:
    """A watch list's find out of its row."""
    return Hit(seen=_seen(row), seen_at=_time(row[8]), origin=Origin(row[9]))


def snapshot_row(one: Snapshot) -> Row:
    """The columns of `SNAPSHOT_COLUMNS`."""
    return (one.x_post_id, time(one.at), *asdict(one.counts).values(), one.price, str(one.origin))


def snapshot(row: Row) -> Snapshot:
    """A post's numbers out of their row."""
    names = ("impressions", "likes", "reposts", "replies", "quotes", "bookmarks")
    return Snapshot(
        x_post_id=row[0],
        at=_time(row[1]),
        counts=Counts(**dict(zip(names, row[2:8], strict=True))),
        price=row[8],
        origin=Origin(row[9]),
    )


def list_items(watched: WatchList) -> str:
    """The items of a watch list, as one text."""
    return json.dumps([[each.kind, each.text] for each in watched.items], ensure_ascii=False)


def watch_list(row: Row) -> WatchList:
    """A watch list out of its row: name, items."""
    items = (WatchItem(kind=Watched(kind), text=str(text)) for kind, text in json.loads(row[1]))
    return WatchList(name=row[0], items=tuple(items))


def poll_row(result: PollResult) -> Row:
    """Number, time, options, end."""
    poll = result.poll
    options = json.dumps([[each.label, each.votes] for each in poll.options], ensure_ascii=False)
    ends = None if poll.ends_at is None else time(poll.ends_at)
    return poll.x_post_id, time(result.at), options, ends


def poll(row: Row) -> PollResult:
    """How a poll ended, out of its row."""
    options = tuple(
        PollOption(label=str(label), votes=int(votes)) for label, votes in json.loads(row[2])
    )
    ends = None if row[3] is None else _time(row[3])
    state = PollState(x_post_id=row[0], options=options, ends_at=ends, is_closed=True)
    return PollResult(poll=state, at=_time(row[1]))


def profile_row(one: ProfileSnapshot) -> Row:
    """Time, price, content."""
    return time(one.at), one.price, json.dumps(asdict(one.profile), ensure_ascii=False)


def profile(row: Row) -> ProfileSnapshot:
    """How the account showed itself, out of its row."""
    return ProfileSnapshot(at=_time(row[0]), price=row[1], profile=Profile(**json.loads(row[2])))


def spending(row: Row) -> Spending:
    """A spending out of its row: time, what for, price, results, whether it is settled."""
    return Spending(
        at=_time(row[0]),
        asked=Asked(row[1]),
        price=row[2],
        results=row[3],
        is_settled=bool(row[4]),
    )


def mark_row(mark: Mark) -> Row:
    """Time, highest number, what is unread."""
    return time(mark.at), mark.newest, json.dumps([[one.since, one.until] for one in mark.unread])


def mark(row: Row) -> Mark:
    """How far something was read, out of its row."""
    unread = (Stretch(since=str(since), until=str(until)) for since, until in json.loads(row[2]))
    return Mark(at=_time(row[0]), newest=str(row[1]), unread=tuple(unread))


def last_read(row: Row) -> tuple[str, datetime]:
    """A post's number, and when its numbers were read last."""
    return str(row[0]), _time(row[1])


def _seen(row: Row) -> Seen:
    return Seen(
        x_post_id=row[0],
        author_id=row[1],
        handle=row[2],
        text=row[3],
        created_at=_time(row[4]),
        conversation=row[5],
        reply_to=row[6],
        language=row[7],
    )


def _time(kept: str) -> datetime:
    moment = datetime.fromisoformat(kept)
    if moment.tzinfo is None:
        raise ValueError(kept)
    return moment
