"""A private SQLite file: made for its owner alone, brought up to date as a whole, kept when damaged.

A file that cannot be read is never written to: `PrivateFile.replace_damaged` moves it aside whole, so
that what is in it can still be rescued. Only the standard library: it is on the way to the first
window.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable

_BUSY_SECONDS = 5.0
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte
#: What may pass, so that the file is not called damaged for it.
_MAY_PASS = frozenset(
    (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
    )
)
#: Another program is at the file.
_IN_USE = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL))


class _Kinds(NamedTuple):
    damaged: str
    unwritable: str
    busy: str
    version: str


_KINDS = {
    "desk": _Kinds("desk.damaged", "desk.unwritable", "desk.busy", "desk.version"),
    "observations": _Kinds(
        "observations.damaged",
        "observations.unwritable",
        "observations.unwritable",
        "observations.version",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateFile:
    """What is kept in such files.

    `name` is the beginning of its errors' kinds: ``.damaged``, ``.unwritable``, ``.busy`` (of the desk),
    ``.version``. Statements `steps[n]` bring a file of version n to n + 1, and say so in ``PRAGMA user_version``; those of
    `trials` are asked of each file that is opened, and fail in one that holds something else.
    """

    name: Literal["desk", "observations"]
    steps: tuple[tuple[str, ...], ...]
    trials: tuple[str, ...]

    def open(self, path: Path) -> sqlite3.Connection:
        """Open the file at `path`; a new one is made when there is none. Any thread may use it.

        Raises Damaged (``.damaged``) when it cannot be read (then `replace_damaged`, and open
        again), Unavailable (``.unwritable``) when nothing can be written there (``.busy`` while
        another program holds it), and Refused (``.version``) when a newer program made it. The file is not changed by any of them.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            is_there = path.exists()
            is_empty = not is_there or not path.stat().st_size
        except OSError as error:
            raise self._unwritable(path) from error
        if not os.access(path.parent, os.W_OK) or (is_there and not os.access(path, os.W_OK)):
            raise self._unwritable(path)
        if not is_empty:
            self._probe(path)
        with self.translating(path):
            self._touch(path)
            connection = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            with self.translating(path):
                self._prepare(connection, path)
        except CountersignError:
            connection.close()
            raise
        return connection

    def replace_damaged(self, path: Path, now: datetime) -> Path:
        """Move a damaged file aside, with what belongs to it, and return where it is kept now.

        Nothing is deleted: the kept file's name ends in ``.damaged-`` and the time.
        """
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        kept, number = path.with_name(f"{path.name}.damaged-{stamp}"), 1
        while kept.exists():
            number += 1
            kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
        try:
            for ending in ("-wal", "-shm", "-journal"):
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    beside.replace(kept.with_name(kept.name + ending))
            path.replace(kept)
        except OSError as error:
            raise self._unwritable(path) from error
        return kept

    @contextmanager
    def translating(self, path: Path) -> Iterator[None]:
        """Say what SQLite's errors mean: Unavailable for what may pass, Damaged for the rest."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
            if code in _IN_USE:
                raise Unavailable(_KINDS[self.name].busy, path=str(path)) from error
            raise (self._unwritable(path) if code in _MAY_PASS else self.damaged(path)) from error

    def damaged(self, path: Path) -> Damaged:
        """The error that says that the file at `path` cannot be read."""
        return Damaged(_KINDS[self.name].damaged, path=str(path))

    def _unwritable(self, path: Path) -> Unavailable:
        return Unavailable(_KINDS[self.name].unwritable, path=str(path))

    def _touch(self, path: Path) -> None:
        """Make the file, for its owner alone; SQLite gives its other files the same mode."""
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise self._unwritable(path) from error

    def _probe(self, path: Path) -> None:
        """Read every page without writing: a damaged file must keep its write-ahead log, too."""
        with (
            self.translating(path),
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
        ):
            if file.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise self.damaged(path)

    def _prepare(self, connection: sqlite3.Connection, path: Path) -> None:
        newest = len(self.steps)
        if _version(connection) < newest:
            # Two programs may start at once: whoever waited for the lock finds a finished file. All
            # of it happens or nothing: one that is half brought up to date is never left.
            connection.execute("BEGIN IMMEDIATE")
            found = _version(connection)
            if found == 0 and connection.execute(_TABLES).fetchone() != (0,):
                raise self.damaged(path)  # somebody else's database
            for statements in self.steps[found:]:
                for statement in statements:
                    connection.execute(statement)
            connection.execute("COMMIT")
        if _version(connection) > newest:
            raise Refused(_KINDS[self.name].version, path=str(path))
        connection.execute("PRAGMA journal_mode = WAL")
        # What is deleted or written over is wiped out of its pages, not only marked as free.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        for trial in self.trials:
            connection.execute(trial)


_TABLES = "SELECT count(*) FROM sqlite_master"


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
