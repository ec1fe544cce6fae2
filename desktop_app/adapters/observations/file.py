"""The SQLite file of the observations: made for its owner alone, never written to when damaged."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable

_VERSION = 1
_BUSY_SECONDS = 5.0
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte
_MAY_PASS = frozenset(
    (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    )
)
#: A post of somebody else, wherever it is kept.
_SEEN = """account TEXT NOT NULL,
  list TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  handle TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  conversation TEXT NOT NULL,
  reply_to TEXT NOT NULL,
  language TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (account, list, x_post_id)"""
_SCHEMA = (
    "CREATE TABLE store (id TEXT NOT NULL) STRICT",
    """CREATE TABLE spending (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  asked TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  results INTEGER NOT NULL,
  settled INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX spending_at ON spending (account, at)",
    # A mention stands under the list '': no watch list has that name.
    f"CREATE TABLE seen ({_SEEN}) STRICT",
    "CREATE INDEX seen_created ON seen (account, list, created_at DESC)",
    """CREATE TABLE watch_list (
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  items TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT""",
    """CREATE TABLE snapshot (
  account TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  at TEXT NOT NULL,
  impressions INTEGER,
  likes INTEGER,
  reposts INTEGER,
  replies INTEGER,
  quotes INTEGER,
  bookmarks INTEGER,
  price INTEGER NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (account, x_post_id, at)
) STRICT""",
    """CREATE TABLE poll (
  account TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  at TEXT NOT NULL,
  options TEXT NOT NULL,
  ends_at TEXT,
  PRIMARY KEY (account, x_post_id)
) STRICT""",
    """CREATE TABLE profile (
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  price INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (account, at)
) STRICT""",
    """CREATE TABLE noted (
  account TEXT NOT NULL,
  asked TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  newest TEXT NOT NULL,
  PRIMARY KEY (account, asked, subject)
) STRICT""",
    """CREATE TABLE gone (
  account TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account, x_post_id)
) STRICT""",
    f"PRAGMA user_version = {_VERSION}",
)


def open_file(path: Path) -> sqlite3.Connection:
    """Open the file at `path`; a new one is made when there is none.

    Raises Damaged (``observations.damaged``) when it cannot be read (then `replace_damaged`, and
    open again), Unavailable (``observations.unwritable``), and Refused (``observations.version``)
    when a newer program made it. The file is not changed by any of them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_there = path.exists()
        is_empty = not is_there or not path.stat().st_size
    except OSError as error:
        raise Unavailable("observations.unwritable", path=str(path)) from error
    if not os.access(path.parent, os.W_OK) or (is_there and not os.access(path, os.W_OK)):
        raise Unavailable("observations.unwritable", path=str(path))
    if not is_empty:
        _probe(path)
    with translating(path):
        _touch(path)
        # Refreshes and lists come from two lanes; the store's lock lets in one at a time.
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    try:
        with translating(path):
            _prepare(connection, path)
    except CountersignError:
        connection.close()
        raise
    return connection


def replace_damaged(path: Path, now: datetime) -> Path:
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
        raise Unavailable("observations.unwritable", path=str(path)) from error
    return kept


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Say what SQLite's errors mean: Unavailable for what may pass, Damaged for the rest."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
        if code in _MAY_PASS:
            raise Unavailable("observations.unwritable", path=str(path)) from error
        raise Damaged("observations.damaged", path=str(path)) from error


def _touch(path: Path) -> None:
    """Make the file, for its owner alone; SQLite gives its other files the same mode."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Unavailable("observations.unwritable", path=str(path)) from error


def _probe(path: Path) -> None:
    """Look at the file without writing: a damaged one must keep its write-ahead log, too."""
    with (
        translating(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
    ):
        if file.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged("observations.damaged", path=str(path))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) < _VERSION:
        # Two programs may start at once: whoever waited for the lock finds a finished file.
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == 0:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                raise Damaged("observations.damaged", path=str(path))  # somebody else's database
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("INSERT INTO store (id) VALUES (?)", (secrets.token_hex(8),))
        connection.execute("COMMIT")
    if _version(connection) > _VERSION:
        raise Refused("observations.version", path=str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    # What is forgotten is wiped out of its pages, not only marked as free.
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    if connection.execute("SELECT id FROM store").fetchone() is None:
        raise Damaged("observations.damaged", path=str(path))


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
