"""A person's private store: drafts, own words and preferences, in one SQLite file on this machine.

`save` returns only when the draft is on the disk. A file that cannot be read is never written to:
`replace_damaged` moves it aside whole, so that what is in it can still be rescued. A draft of which
only the text can be read keeps its text; the rest of it is put aside in the same file. Only the
standard library: this module is on the way to the first window.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from desktop_app.adapters.desk.content import kept, read, with_content, written
from desktop_app.adapters.desk.outbox import TABLE, SqliteOutbox
from desktop_app.adapters.desk.private_file import PrivateFile
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.domain.own_word import OwnWord, WordLanguage
from desktop_app.domain.payload import Part
from desktop_app.services.ports import Discarded, Draft, DraftId

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
    "PRAGMA user_version = 1",
)
#: From version 1: everything of a draft besides its first text, and a place for what of it could
#: not be read. '' is a draft that has nothing but its text, as all of version 1 were.
_CONTENT = (
    "ALTER TABLE draft ADD COLUMN content TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE unread (draft TEXT NOT NULL, content TEXT NOT NULL) STRICT",
    "PRAGMA user_version = 2",
)
#: From version 2: drafts that were thrown away wait for a while, should somebody want them back.
_DISCARDED = (
    "ALTER TABLE draft ADD COLUMN discarded_at TEXT",
    "PRAGMA user_version = 3",
)
#: From version 3: words that the person knows to be right.
_WORDS = (
    """CREATE TABLE own_word (
  word TEXT NOT NULL,
  language TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (word, language)
) STRICT""",
    "PRAGMA user_version = 4",
)
#: From version 4: what waits to be sent to a team's record, and what was refused of it.
_OUTBOX = (TABLE, "PRAGMA user_version = 5")
_SAVE = """
INSERT OR REPLACE INTO draft
  (id, owner, account, text, language, saved_at, post, base_revision, content)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ALL = """
SELECT id, owner, account, text, language, saved_at, post, base_revision, content FROM draft
"""
_ONE = f"{_ALL} WHERE id = ?"
_OWNED = f"{_ALL} WHERE owner = ? AND discarded_at IS NULL ORDER BY saved_at DESC, id DESC"
_GONE = """
SELECT id, owner, account, text, language, saved_at, post, base_revision, content, discarded_at
FROM draft WHERE owner = ? AND discarded_at IS NOT NULL ORDER BY discarded_at DESC, id DESC
"""
#: Only what was read and not understood: another window may have saved the draft meanwhile.
_PUT_ASIDE = """
INSERT INTO unread (draft, content) SELECT id, content FROM draft WHERE id = ? AND content = ?
"""
_TEXT_ONLY = "UPDATE draft SET content = '' WHERE id = ? AND content = ?"
#: Its trials read the tables that every page needs.
_FILE = PrivateFile(
    name="desk",
    steps=(_SCHEMA, _CONTENT, _DISCARDED, _WORDS, _OUTBOX),
    trials=(f"{_ALL} LIMIT 1", "SELECT name, value FROM preference LIMIT 1"),
)
#: Drafts are kept in the windows' thread: who types waits no longer for another program, and tries
#: again soon.
_BUSY_MILLISECONDS = 300
_Row = tuple[str, str, str, str, str, str, str | None, int, str]


class SqliteDesk:
    """A desk in one file. Made by `open_desk`; any thread may use it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, unread: int) -> None:
        self._connection = connection
        self._path = path
        self._unread = unread
        self._lock = Lock()
        #: What waits to be sent.
        self.outbox = SqliteOutbox(connection, self._at_work)

    @property
    def unread(self) -> int:
        """How many drafts were found at opening of which only the text could be read."""
        return self._unread

    def save(self, draft: Draft) -> None:
        """Keep the draft durably before returning. Raises Unavailable or Damaged (``desk.*``)."""
        with self._at_work():
            self._connection.execute(
                _SAVE,
                (
                    draft.id,
                    draft.owner,
                    draft.account,
                    kept(draft.text),
                    draft.language,
                    _time(draft.saved_at),
                    draft.post,
                    draft.base_revision,
                    written(draft),
                ),
            )

    def draft(self, draft_id: DraftId) -> Draft | None:
        """The draft, or None."""
        with self._at_work():
            row = self._connection.execute(_ONE, (draft_id,)).fetchone()
            return None if row is None else _draft(row, self._path)

    def drafts(self, owner: PersonId) -> tuple[Draft, ...]:
        """The owner's drafts, newest first."""
        with self._at_work():
            rows = self._connection.execute(_OWNED, (owner,)).fetchall()
            return tuple(_draft(row, self._path) for row in rows)

    def put_aside(self, draft_id: DraftId, at: datetime) -> None:
        """Keep the draft among those that were thrown away, as of `at`."""
        with self._at_work():
            self._connection.execute(
                "UPDATE draft SET discarded_at = ? WHERE id = ?", (_time(at), draft_id)
            )

    def bring_back(self, draft_id: DraftId) -> None:
        """Make a draft that was thrown away one of the others again."""
        with self._at_work():
            self._connection.execute(
                "UPDATE draft SET discarded_at = NULL WHERE id = ?", (draft_id,)
            )

    def put_aside_drafts(self, owner: PersonId) -> tuple[Discarded, ...]:
        """The owner's drafts that were thrown away, the last one first."""
        with self._at_work():
            rows = self._connection.execute(_GONE, (owner,)).fetchall()
            return tuple(
                Discarded(draft=_draft(row[:-1], self._path), at=_read_time(row[-1], self._path))
                for row in rows
            )

    def forget_put_aside(self, before: datetime) -> int:
        """Forget, as `discard` does, what was thrown away before that time; how many they were."""
        with self._at_work():
            gone = self._connection.execute(
                "DELETE FROM draft WHERE discarded_at < ?", (_time(before),)
            ).rowcount
            if gone:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return gone

    def discard(self, draft_id: DraftId) -> None:
        """Forget the draft, and leave nothing of it in the files; one that is not there is no error."""
        with self._at_work():
            self._connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            # The log still holds every version that was saved since it was last brought over.
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def own_words(self) -> tuple[OwnWord, ...]:
        """The person's own words, the last one first."""
        with self._at_work():
            rows = self._connection.execute(
                "SELECT word, language, at FROM own_word ORDER BY at DESC, word, language"
            ).fetchall()
            return tuple(_own_word(row, self._path) for row in rows)

    def add_word(self, word: OwnWord) -> None:
        """Keep a word as right; one that is there stays as it was."""
        with self._at_work():
            self._connection.execute(
                "INSERT OR IGNORE INTO own_word (word, language, at) VALUES (?, ?, ?)",
                (word.word, word.language, _time(word.at)),
            )

    def drop_word(self, word: str, language: WordLanguage) -> None:
        """Forget a word, and leave nothing of it in the files; one that is not there is no error."""
        with self._at_work():
            self._connection.execute(
                "DELETE FROM own_word WHERE word = ? AND language = ?", (word, language)
            )
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def preference(self, name: str) -> str | None:
        """A preference of this machine, or None."""
        with self._at_work():
            row = self._connection.execute(
                "SELECT value FROM preference WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def prefer(self, name: str, value: str) -> None:
        """Keep a preference."""
        with self._at_work():
            self._connection.execute(
                "INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)", (name, value)
            )

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """One use at a time: beside a reading that is under way the log cannot be brought over."""
        with self._lock, _FILE.translating(self._path):
            yield


def open_desk(path: Path) -> SqliteDesk:
    """Open the desk at `path`; a new one is made when there is none.

    Raises Damaged (``desk.damaged``) when the file cannot be read (then `replace_damaged`, and
    open again), Unavailable (``desk.unwritable``) when nothing can be written there (``desk.busy``
    while another program holds it), and Refused (``desk.version``) when a newer program made it. The file is not changed by any of them.
    """
    connection = _FILE.open(path)
    try:
        with _FILE.translating(path):
            unread = _put_aside(connection, path)
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    except CountersignError:
        connection.close()
        raise
    return SqliteDesk(connection, path, unread)


def replace_damaged(path: Path, now: datetime) -> Path:
    """Move a damaged desk aside, as `PrivateFile.replace_damaged`; where it is kept now."""
    return _FILE.replace_damaged(path, now)


def _put_aside(connection: sqlite3.Connection, path: Path) -> int:
    """Reduce drafts whose content cannot be read to their text; what was there is kept aside."""
    found = 0
    for row in connection.execute(_ALL).fetchall():
        draft = _text_only(row, path)
        try:
            with_content(draft, row[-1])
        except (BadInput, ValueError, RecursionError):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_PUT_ASIDE, (row[0], row[-1]))
            connection.execute(_TEXT_ONLY, (row[0], row[-1]))
            connection.execute("COMMIT")
            found += 1
    return found


def _draft(row: _Row, path: Path) -> Draft:
    return with_content(_text_only(row, path), row[-1])


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _read_time(kept_time: str, path: Path) -> datetime:
    try:
        return datetime.fromisoformat(kept_time)
    except ValueError as error:
        raise _FILE.damaged(path) from error


def _own_word(row: tuple[str, str, str], path: Path) -> OwnWord:
    try:
        language = WordLanguage(row[1])
    except ValueError as error:
        raise _FILE.damaged(path) from error
    return OwnWord(word=row[0], language=language, at=_read_time(row[2], path))


def _text_only(row: _Row, path: Path) -> Draft:
    try:
        return Draft(
            id=DraftId(row[0]),
            owner=PersonId(row[1]),
            account=AccountId(row[2]),
            parts=(Part(text=read(row[3])),),
            language=row[4],
            saved_at=datetime.fromisoformat(row[5]),
            post=None if row[6] is None else PostId(row[6]),
            base_revision=row[7],
        )
    except ValueError as error:
        raise _FILE.damaged(path) from error
