"""`Observations` in one SQLite file on this machine, private to the person like the desk.

Two lanes may use it: a lock lets in one call at a time. Another program of this computer may have
it open, too; what a budget allows is judged inside a transaction that nobody else is in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TypeVar

from desktop_app.adapters.desk.observations import rows
from desktop_app.adapters.desk.observations.file import FILE
from desktop_app.adapters.desk.observations.rows import Row, time
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import Damaged
from desktop_app.services.observing_ports import (
    Asked,
    Hit,
    Mark,
    Mention,
    Origin,
    PollResult,
    ProfileSnapshot,
    Snapshot,
    Spending,
    Tray,
    WatchList,
)

_T = TypeVar("_T")

#: Under this name stand the mentions; no watch list has it.
_TRAY = ""
_SPENT = "SELECT coalesce(sum(price), 0) FROM spending WHERE account = ? AND at >= ?"
_KEEP_SEEN = f"""
INSERT OR IGNORE INTO seen (account, list, checked_at, {rows.SEEN_COLUMNS})
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14
WHERE NOT EXISTS (SELECT 1 FROM gone WHERE account = ?1 AND x_post_id = ?4)
"""  # noqa: S608 - our own columns  # nosec B608
_KEEP_SNAPSHOT = f"""
INSERT OR IGNORE INTO snapshot (account, {rows.SNAPSHOT_COLUMNS})
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
WHERE NOT EXISTS (SELECT 1 FROM gone WHERE account = ?1 AND x_post_id = ?2)
"""  # noqa: S608 - our own columns  # nosec B608
_SEEN = f"""
SELECT {rows.SEEN_COLUMNS} FROM seen WHERE account = ? AND list = ? AND state IN (%s)
ORDER BY created_at DESC, x_post_id DESC LIMIT ?
"""  # noqa: S608 - our own columns  # nosec B608
_UNCHECKED = """
SELECT x_post_id, min(checked_at) AS last FROM seen WHERE account = ? AND origin = ?
GROUP BY x_post_id HAVING last < ? ORDER BY last, x_post_id LIMIT ?
"""


class SqliteObservations:
    """The observations in one file. Made by `open_observations`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = Lock()
        named = self._all("SELECT id FROM store", ())
        if not named:
            raise FILE.damaged(path)
        self._id = str(named[0][0])

    @property
    def id(self) -> str:
        """A name that no other such file has."""
        return self._id

    def reserve(
        self,
        account: AccountId,
        asked: Asked,
        price: int,
        *,
        at: datetime,
        since: datetime,
        budget: int,
    ) -> int | None:
        """Count `price` as spent when it fits; return the spending's number, else None."""
        with self._changing() as file:
            (spent,) = file.execute(_SPENT, (account, time(since))).fetchone()
            if price < 0 or spent + price > budget:
                return None
            return file.execute(
                "INSERT INTO spending (account, at, asked, price, results, settled)"
                " VALUES (?, ?, ?, ?, 0, 0)",
                (account, time(at), str(asked), price),
            ).lastrowid

    def settle(self, number: int, price: int, results: int) -> None:
        """Replace the reserved price by what the answer cost."""
        with self._changing() as file:
            file.execute(
                "UPDATE spending SET price = ?, results = ?, settled = 1 WHERE number = ?",
                (price, results, number),
            )

    def spent(self, account: AccountId, since: datetime) -> int:
        """What was counted from `since` on."""
        return int(self._all(_SPENT, (account, time(since)))[0][0])

    def spendings(self, account: AccountId, since: datetime) -> tuple[Spending, ...]:
        """Each of them, the newest first."""
        found = self._all(
            "SELECT at, asked, price, results, settled FROM spending"
            " WHERE account = ? AND at >= ? ORDER BY at DESC, number DESC",
            (account, time(since)),
        )
        return self._read(rows.spending, found)

    def keep_mentions(self, account: AccountId, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Keep those that are not kept yet and return them."""
        return self._keep_seen(account, _TRAY, mentions)

    def mentions(
        self, account: AccountId, states: Sequence[Tray] = tuple(Tray), *, limit: int = 200
    ) -> tuple[Mention, ...]:
        """The account's mentions in any of `states`, the newest post first."""
        query = _SEEN % ", ".join("?" * len(states))
        named = (str(each) for each in states)
        return self._read(rows.mention, self._all(query, (account, _TRAY, *named, limit)))

    def move_mention(self, account: AccountId, x_post_id: str, state: Tray) -> bool:
        """Put a mention into another state; False when it is not there."""
        return self._move(account, _TRAY, x_post_id, state)

    def keep_list(self, account: AccountId, watched: WatchList) -> None:
        """Keep a watch list in place of the one of that name."""
        with self._changing() as file:
            file.execute(
                "INSERT OR REPLACE INTO watch_list (account, name, items) VALUES (?, ?, ?)",
                (account, watched.name, rows.list_items(watched)),
            )
            # Other items find other posts, older than what was seen last, too.
            file.execute(
                "DELETE FROM noted WHERE account = ? AND asked = ? AND subject = ?",
                (account, str(Asked.SEARCH), watched.name),
            )

    def drop_list(self, account: AccountId, name: str) -> None:
        """Forget a watch list and what it found."""
        if name == _TRAY:
            return
        with self._changing() as file:
            file.execute("DELETE FROM watch_list WHERE account = ? AND name = ?", (account, name))
            file.execute("DELETE FROM seen WHERE account = ? AND list = ?", (account, name))
            file.execute(
                "DELETE FROM noted WHERE account = ? AND asked = ? AND subject = ?",
                (account, str(Asked.SEARCH), name),
            )
        self._wipe()

    def lists(self, account: AccountId) -> tuple[WatchList, ...]:
        """The account's watch lists, by name."""
        found = self._all(
            "SELECT name, items FROM watch_list WHERE account = ? ORDER BY name", (account,)
        )
        return self._read(rows.watch_list, found)

    def keep_hits(self, account: AccountId, name: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Keep what the list `name` found and is not kept yet, and return that."""
        return self._keep_seen(account, name, hits)

    def hits(self, account: AccountId, name: str, *, limit: int = 200) -> tuple[Hit, ...]:
        """What a list found and nobody put aside, the newest post first."""
        if name == _TRAY:
            return ()
        found = self._all(_SEEN % "?", (account, name, str(Tray.NEW), limit))
        return self._read(rows.hit, found)

    def move_hit(self, account: AccountId, name: str, x_post_id: str, state: Tray) -> bool:
        """Put what a list found aside, or back; False when it is not there."""
        return name != _TRAY and self._move(account, name, x_post_id, state)

    def keep_snapshots(
        self, account: AccountId, snapshots: Sequence[Snapshot]
    ) -> tuple[Snapshot, ...]:
        """Keep numbers and return those that were not there; one a post and time."""
        with self._changing() as file:
            return tuple(
                each
                for each in snapshots
                if file.execute(_KEEP_SNAPSHOT, (account, *rows.snapshot_row(each))).rowcount > 0
            )

    def snapshots(
        self, account: AccountId, x_post_id: str | None = None, *, since: datetime | None = None
    ) -> tuple[Snapshot, ...]:
        """The numbers of one post, or of all of the account's, oldest first."""
        found = self._all(
            f"SELECT {rows.SNAPSHOT_COLUMNS} FROM snapshot WHERE account = ?1"  # noqa: S608 - ours
            " AND (?2 IS NULL OR x_post_id = ?2) AND (?3 IS NULL OR at >= ?3)"
            " ORDER BY at, x_post_id",  # nosec B608 # own names
            (account, x_post_id, None if since is None else time(since)),
        )
        return self._read(rows.snapshot, found)

    def last_snapshots(self, account: AccountId) -> Mapping[str, datetime]:
        """When the numbers of each post were read last."""
        found = self._all(
            "SELECT x_post_id, max(at) FROM snapshot WHERE account = ? GROUP BY x_post_id",
            (account,),
        )
        return dict(self._read(rows.last_read, found))

    def keep_polls(self, account: AccountId, results: Sequence[PollResult]) -> None:
        """Keep how polls ended."""
        with self._changing() as file:
            for each in results:
                file.execute(
                    "INSERT OR REPLACE INTO poll (account, x_post_id, at, options, ends_at)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (account, *rows.poll_row(each)),
                )

    def polls(self, account: AccountId) -> tuple[PollResult, ...]:
        """How the account's polls ended, the newest post first."""
        found = self._all(
            "SELECT x_post_id, at, options, ends_at FROM poll WHERE account = ?"
            " ORDER BY length(x_post_id) DESC, x_post_id DESC",
            (account,),
        )
        return self._read(rows.poll, found)

    def forget_polls(self, account: AccountId, x_post_ids: Sequence[str]) -> None:
        """Leave nothing of how these polls ended, in no file of the store."""
        with self._changing() as file:
            file.executemany(
                "DELETE FROM poll WHERE account = ? AND x_post_id = ?",
                [(account, number) for number in x_post_ids],
            )
        self._wipe()

    def keep_profile(self, account: AccountId, snapshot: ProfileSnapshot) -> None:
        """Keep how the account shows itself."""
        with self._changing() as file:
            file.execute(
                "INSERT OR REPLACE INTO profile (account, at, price, content) VALUES (?, ?, ?, ?)",
                (account, *rows.profile_row(snapshot)),
            )

    def profiles(self, account: AccountId) -> tuple[ProfileSnapshot, ...]:
        """How the account showed itself, the newest first."""
        found = self._all(
            "SELECT at, price, content FROM profile WHERE account = ? ORDER BY at DESC", (account,)
        )
        return self._read(rows.profile, found)

    def note(self, account: AccountId, asked: Asked, subject: str, mark: Mark) -> None:
        """Keep how far something was read."""
        with self._changing() as file:
            file.execute(
                "INSERT OR REPLACE INTO noted (account, asked, subject, at, newest, unread)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (account, str(asked), subject, *rows.mark_row(mark)),
            )

    def noted(self, account: AccountId, asked: Asked, subject: str = "") -> Mark | None:
        """What `note` kept last; None when it was never read."""
        found = self._all(
            "SELECT at, newest, unread FROM noted WHERE account = ? AND asked = ? AND subject = ?",
            (account, str(asked), subject),
        )
        return next(iter(self._read(rows.mark, found)), None)

    def gone(self, account: AccountId) -> frozenset[str]:
        """Numbers of posts that X showed no more when it was asked."""
        found = self._all("SELECT x_post_id FROM gone WHERE account = ?", (account,))
        return frozenset(str(row[0]) for row in found)

    def unchecked(self, account: AccountId, before: datetime, *, limit: int) -> tuple[str, ...]:
        """Numbers of others' posts kept from X that were last seen before that time, oldest first."""
        found = self._all(_UNCHECKED, (account, str(Origin.X), time(before), limit))
        return tuple(str(row[0]) for row in found)

    def checked(self, account: AccountId, x_post_ids: Sequence[str], at: datetime) -> None:
        """X still shows these."""
        with self._changing() as file:
            file.executemany(
                "UPDATE seen SET checked_at = ? WHERE account = ? AND x_post_id = ?",
                [(time(at), account, number) for number in x_post_ids],
            )

    def forget(self, account: AccountId, x_post_ids: Sequence[str], at: datetime) -> int:
        """Leave nothing of these posts but their numbers, in no file of the store."""
        if not x_post_ids:
            return 0
        found = 0
        with self._changing() as file:
            for number in x_post_ids:
                named = (account, number)
                counts = [
                    file.execute(query, named).rowcount
                    for query in (
                        "DELETE FROM seen WHERE account = ? AND x_post_id = ?",
                        "DELETE FROM snapshot WHERE account = ? AND x_post_id = ?",
                        "DELETE FROM poll WHERE account = ? AND x_post_id = ?",
                    )
                ]
                found += any(counts)
                file.execute(
                    "INSERT OR IGNORE INTO gone (account, x_post_id, at) VALUES (?, ?, ?)",
                    (*named, time(at)),
                )
        self._wipe()
        return found

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _keep_seen(self, account: AccountId, name: str, entries: Sequence[_T]) -> tuple[_T, ...]:
        new = []
        with self._changing() as file:
            for each in entries:
                assert isinstance(each, Mention | Hit)
                row = rows.seen_row(each)
                named = (account, name, time(each.seen_at))
                if file.execute(_KEEP_SEEN, (*named, *row)).rowcount > 0:
                    new.append(each)
                file.execute(
                    "UPDATE seen SET checked_at = max(checked_at, ?)"
                    " WHERE account = ? AND x_post_id = ? AND origin = ?",
                    (named[2], account, row[0], str(each.origin)),
                )
        return tuple(new)

    def _move(self, account: AccountId, name: str, x_post_id: str, state: Tray) -> bool:
        with self._changing() as file:
            changed = file.execute(
                "UPDATE seen SET state = ? WHERE account = ? AND list = ? AND x_post_id = ?",
                (str(state), account, name, x_post_id),
            ).rowcount
        return changed > 0

    def _all(self, query: str, values: Sequence[object]) -> list[Row]:
        with self._lock, FILE.translating(self._path):
            return self._connection.execute(query, tuple(values)).fetchall()

    def _read(self, read: Callable[[Row], _T], found: list[Row]) -> tuple[_T, ...]:
        try:
            return tuple(read(row) for row in found)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise FILE.damaged(self._path) from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that nobody else writes beside; undone by any exception."""
        with self._lock, FILE.translating(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                if self._connection.in_transaction:  # a full disk has undone it already
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _wipe(self) -> None:
        """The log still holds what was deleted until it is brought over."""
        with self._lock, FILE.translating(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def open_observations(path: Path) -> SqliteObservations:
    """Open the file at `path`; a new one is made when there is none. Raises as `PrivateFile.open`."""
    connection = FILE.open(path)
    try:
        return SqliteObservations(connection, path)
    except Damaged:
        connection.close()
        raise
