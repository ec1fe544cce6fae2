"""A person's private store: drafts and preferences, in one SQLite file on this machine.

`save` returns only when the draft is on the disk. A file that cannot be read is never written to:
`replace_damaged` moves it aside whole, so that what is in it can still be rescued. Only the
standard library: this module is on the way to the first window.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable
from desktop_app.services.ports import Draft, DraftId

_VERSION = 1
_BUSY_SECONDS = 5.0
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte
_SCHEMA = (
    """CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  account TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  post TEXT,
  base_revision INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX draft_owner ON draft (owner, saved_at DESC)",
    "CREATE TABLE preference (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    f"PRAGMA user_version = {_VERSION}",
)
_SAVE = """
INSERT OR REPLACE INTO draft
  (id, owner, account, text, language, saved_at, post, base_revision)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_ONE = """
SELECT id, owner, account, text, language, saved_at, post, base_revision FROM draft WHERE id = ?
"""
_OWNED = """
SELECT id, owner, account, text, language, saved_at, post, base_revision FROM draft
WHERE owner = ? ORDER BY saved_at DESC, id DESC
"""
#: Half an emoji can be pasted and must not cost a draft, but a lone surrogate has no place in
#: UTF-8. A text that holds one is kept escaped, behind a character that is none (U+FDD0).
_ESCAPE = "\ufdd0u:"


class SqliteDesk:
    """A desk in one file. Made by `open_desk`; used from one lane at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def save(self, draft: Draft) -> None:
        """Keep the draft durably before returning. Raises Unavailable or Damaged (``desk.*``)."""
        with _translating(self._path):
            self._connection.execute(
                _SAVE,
                (
                    draft.id,
                    draft.owner,
                    draft.account,
                    _kept(draft.text),
                    draft.language,
                    draft.saved_at.astimezone(UTC).isoformat(timespec="microseconds"),
                    draft.post,
                    draft.base_revision,
                ),
            )

    def draft(self, draft_id: DraftId) -> Draft | None:
        """The draft, or None."""
        with _translating(self._path):
            row = self._connection.execute(_ONE, (draft_id,)).fetchone()
            return None if row is None else _draft(row)

    def drafts(self, owner: PersonId) -> tuple[Draft, ...]:
        """The owner's drafts, newest first."""
        with _translating(self._path):
            rows = self._connection.execute(_OWNED, (owner,)).fetchall()
            return tuple(_draft(row) for row in rows)

    def discard(self, draft_id: DraftId) -> None:
        """Forget the draft; one that is not there is no error."""
        with _translating(self._path):
            self._connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))

    def preference(self, name: str) -> str | None:
        """A preference of this machine, or None."""
        with _translating(self._path):
            row = self._connection.execute(
                "SELECT value FROM preference WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def prefer(self, name: str, value: str) -> None:
        """Keep a preference."""
        with _translating(self._path):
            self._connection.execute(
                "INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)", (name, value)
            )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_desk(path: Path) -> SqliteDesk:
    """Open the desk at `path`; a new one is made when there is none.

    Raises Damaged (``desk.damaged``) when the file cannot be read (then `replace_damaged`, and
    open again), Unavailable (``desk.unwritable``) when nothing can be written there, and Refused
    (``desk.version``) when a newer program made it. The file is not changed by any of them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_there = path.exists()
        is_empty = not is_there or not path.stat().st_size
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(path)) from error
    if not os.access(path.parent, os.W_OK) or (is_there and not os.access(path, os.W_OK)):
        raise Unavailable("desk.unwritable", path=str(path))
    if not is_empty:
        _probe(path)
    with _translating(path):
        # Each call of the desk runs in one lane; which thread serves the lane may change.
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    try:
        with _translating(path):
            _prepare(connection, path)
    except CountersignError:
        connection.close()
        raise
    return SqliteDesk(connection, path)


def replace_damaged(path: Path, now: datetime) -> Path:
    """Move a damaged desk aside, with its journal files, and return where it is kept now.

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
        raise Unavailable("desk.unwritable", path=str(path)) from error
    return kept


def _probe(path: Path) -> None:
    """Read every page without writing: a damaged file must keep its write-ahead log, too.

    A desk holds some hundred drafts, so damage is told before anybody types.
    """
    with (
        _translating(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
    ):
        if file.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged("desk.damaged", path=str(path))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) == 0:
        # Two programs may start at once: whoever waited for the lock finds a finished desk.
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == 0:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                raise Damaged("desk.damaged", path=str(path))  # somebody else's database
            for statement in _SCHEMA:
                connection.execute(statement)
        connection.execute("COMMIT")
    if _version(connection) > _VERSION:
        raise Refused("desk.version", path=str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_ONE, ("",))
    connection.execute("SELECT name, value FROM preference LIMIT 1")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _draft(row: tuple[str, str, str, str, str, str, str | None, int]) -> Draft:
    return Draft(
        id=DraftId(row[0]),
        owner=PersonId(row[1]),
        account=AccountId(row[2]),
        text=_read(row[3]),
        language=row[4],
        saved_at=datetime.fromisoformat(row[5]),
        post=None if row[6] is None else PostId(row[6]),
        base_revision=row[7],
    )


def _kept(text: str) -> str:
    if text.startswith(_ESCAPE) or any("\ud800" <= letter <= "\udfff" for letter in text):
        return _ESCAPE + text.encode("unicode_escape").decode("ascii")
    return text


def _read(kept: str) -> str:
    if kept.startswith(_ESCAPE):
        return kept.removeprefix(_ESCAPE).encode("ascii").decode("unicode_escape")
    return kept


@contextmanager
def _translating(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL) or (
            code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM)
        ):
            raise Unavailable("desk.unwritable", path=str(path)) from error
        raise Damaged("desk.damaged", path=str(path)) from error
