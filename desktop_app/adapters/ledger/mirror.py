"""A copy of a team's record on this computer: what its person may read, for when the server is away.

It enforces nothing (the tables of a ledger in a file, without its rules): posts are replayed from
their signed actions here as everywhere, and what is done meanwhile waits in an outbox. `copying`
fills it. It says of which record, for whom and of when it is; one of anything else is not read.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from desktop_app.adapters.ledger import functions
from desktop_app.adapters.ledger.dialect import SQLITE
from desktop_app.adapters.ledger.enforcement import full_schema
from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.work import LedgerWork, check_bodies
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import GENESIS, LEDGER_CHAIN, Action, NewAction
from desktop_app.domain.canonical import digest, parse_object, read_time, time_text
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.verification import Verify

_BUSY_SECONDS = 5.0
_FILES = ("", "-wal", "-shm", "-journal")
_META = (
    "CREATE TABLE mirror (one INTEGER PRIMARY KEY CHECK (one = 1), place TEXT NOT NULL, "
    "person TEXT NOT NULL, schema TEXT NOT NULL, as_of TEXT NOT NULL, readable TEXT NOT NULL) STRICT"
)
_KNOWN = "SELECT place, person, schema, as_of FROM mirror"
#: As the server counts what has happened, in all its chains.
_NEWEST = text("SELECT coalesce(sum(seq), 0) FROM chain")
#: What only judges, behind the comments that explain it.
_RULE = re.compile(
    r"(?:\s|--[^\n]*\n)*(?:(?:CREATE|DROP) TRIGGER|CREATE TABLE gate|INSERT INTO gate)\b"
)

#: Takes an action that is to be sent later.
Keep = Callable[[NewAction], None]


@cache
def _schema() -> tuple[str, ...]:
    """Tables, indexes and views of a ledger in a file; no trigger, so no rule."""
    return (_META, *(one for one in full_schema() if not _RULE.match(one)))


@cache
def _version() -> str:
    return hashlib.sha256("\0".join(_schema()).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """The copy in one file. `place` names the record, `person` is who may read what is in it."""

    path: Path
    place: str
    person: PersonId
    verify: Verify

    def as_of(self) -> datetime:
        """When it was the server's last. Raises Unavailable (``offline.no_copy``)."""
        return read_time(self._known()[3])

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction for `copying`; a file that is none of ours, or damaged, is made anew."""
        try:
            self._known()
        except Unavailable:
            self.remove()
        try:
            with translating(), closing(self._open()) as file:
                file.execute("BEGIN IMMEDIATE")
                try:
                    yield file
                except BaseException:
                    if file.in_transaction:  # a full disk has undone it already
                        file.execute("ROLLBACK")
                    raise
                file.execute("COMMIT")
                # What was taken out, or may not be read any more, is in no old page of the log.
                file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except Damaged:
            self.remove()
            raise

    def say(self, file: sqlite3.Connection, moment: datetime, readable: str) -> None:
        """Note that the copy is the server's as of `moment`, of the accounts in `readable`."""
        file.execute(
            "INSERT OR REPLACE INTO mirror (one, place, person, schema, as_of, readable) "
            "VALUES (1, ?, ?, ?, ?, ?)",
            (self.place, self.person, _version(), time_text(moment), readable),
        )

    def reader(self) -> Engine:
        """Connections that read, each closed after its use. Raises Unavailable (``offline.no_copy``) without a copy."""
        self._known()
        engine = create_engine(
            URL.create("sqlite+pysqlite", database=str(self.path)),
            hide_parameters=True,
            poolclass=NullPool,  # one that is kept would keep every file that SQLite ever had open
        )

        def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
            assert isinstance(connection, sqlite3.Connection)
            connection.isolation_level = None
            for setting in ("trusted_schema = ON", "query_only = ON", "busy_timeout = 5000"):
                connection.execute(f"PRAGMA {setting}")
            functions.register(connection, self.verify)

        event.listen(engine, "connect", connected)
        event.listen(engine, "begin", _begin)
        return engine

    def remove(self) -> None:
        """Take the copy off this computer. Raises Unavailable (``ledger.unwritable``)."""
        try:
            for ending in _FILES:
                self.path.with_name(f"{self.path.name}{ending}").unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable("ledger.unwritable", path=str(self.path)) from error

    def _known(self) -> tuple[str, str, str, str]:
        if not self.path.is_file():
            raise Unavailable("offline.no_copy")
        try:
            uri = f"{self.path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS)) as file:
                place, person, schema, as_of = file.execute(_KNOWN).fetchone() or ("",) * 4
        except sqlite3.Error as error:
            raise Unavailable("offline.no_copy") from error
        if (place, person, schema) != (self.place, self.person, _version()):
            raise Unavailable("offline.no_copy")  # somebody else's, or an older program's
        return place, person, schema, as_of

    def _open(self) -> sqlite3.Connection:
        is_new = not self.path.exists()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if is_new:  # else it may be open: whoever closes a file takes SQLite's locks off it
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise Unavailable("ledger.unwritable", path=str(self.path)) from error
        file = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        # A copy may lack its last minute after a loss of power; it is never half a copy.
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
            file.execute(f"PRAGMA {setting}")
        if is_new:
            file.execute("BEGIN IMMEDIATE")
            for statement in _schema():
                file.execute(statement)
            file.execute("COMMIT")
        return file


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


class MirrorWork(LedgerWork):
    """One transaction on a copy: it reads there, and what is appended goes to `keep`."""

    def __init__(self, connection: Connection, now: Callable[[], datetime], keep: Keep) -> None:
        super().__init__(connection, SQLITE, now)
        self._keep = keep

    def append(self, action: NewAction) -> Action:
        """Hand the action to whoever keeps it: the server alone judges it, later.

        Raises Unavailable (``offline.online_only``) and Refused (``outbox.waiting``) as `keep` does.
        """
        check_bodies(action)
        self._keep(action)
        return Action(
            id=action.id,
            account=action.account,
            seq=0,  # no place in any chain yet
            at=self._now(),
            kind=action.kind,
            actor=action.actor,
            post=action.post,
            revision=action.revision,
            sha256=action.sha256,
            fence=action.fence,
            statement_sha256=digest(action.statement),
            signature=action.signature,
            prev_hash=GENESIS,
            hash=GENESIS,
            statement=parse_object(action.statement),
        )

    def chain(self, account: AccountId, since: int = 1) -> tuple[Action, ...]:
        """The ledger's own chain; of an account's the copy has a part only.

        Raises Unavailable (``offline.online_only``) for an account.
        """
        if account != LEDGER_CHAIN:
            raise Unavailable("offline.online_only")
        return super().chain(account, since)

    def newest(self) -> int:
        """The server's number when the copy was made."""
        with translating():
            return int(self._connection.execute(_NEWEST).scalar_one())
