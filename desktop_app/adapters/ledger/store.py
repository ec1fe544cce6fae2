"""`services.ports.Store`: what both databases do alike, and SQLite's transactions.

On SQLite one transaction is one `BEGIN IMMEDIATE`.
"""
# ruff: noqa: S608 - only a dialect's constants are joined

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from sqlalchemy import Engine, RowMapping, TextClause, text

from desktop_app.adapters.ledger.dialect import SQLITE, Dialect
from desktop_app.adapters.ledger.errors import refused, translating
from desktop_app.adapters.ledger.rows import action_of
from desktop_app.adapters.ledger.work import REDACTED_BY, LedgerWork, SqliteWork
from desktop_app.domain.account import Realm
from desktop_app.domain.action import (
    GENESIS,
    Action,
    ActionKind,
    NewAction,
    PostId,
    leaf_of,
    link,
)
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import Damaged

HEADS = text("SELECT account, seq, hash FROM chain")
#: Where a chain ends: its length and its last link, by account.
Heads = Mapping[str, tuple[int, str]]


class DatabaseLedger(ABC):
    """A ledger that an engine connects to."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now
        self._realm: Realm | None = None

    @property
    def realm(self) -> Realm:
        """Where this ledger's posts may go. Raises LedgerRefused (``ledger.charter``) before one."""
        if self._realm is None:
            with translating(), self._engine.connect() as connection:
                found = connection.scalar(text("SELECT realm FROM standing WHERE current = 1"))
            if found is None:
                raise refused("CS023")
            self._realm = Realm(found)
        return self._realm

    def found(self, action: NewAction) -> Action:
        """Give the ledger its charter: its first action. Raises LedgerRefused."""
        with self.begin() as work:
            return work.append(action)

    @abstractmethod
    def begin(self) -> AbstractContextManager[LedgerWork]:
        """Open a transaction: committed at the end of the block, undone by any exception."""

    def close(self) -> None:
        """Let go of the file or connection."""
        self._engine.dispose()


class SqliteLedger(DatabaseLedger):
    """A ledger in one file. Made by `create_ledger` and `open_ledger`."""

    @contextmanager
    def begin(self) -> Iterator[SqliteWork]:
        """Open a transaction: committed at the end of the block, undone by any exception."""
        with translating(), self._engine.begin() as connection:
            work = SqliteWork(connection, self._now)
            yield work
        if work.has_redacted:
            self._empty_log()

    def _empty_log(self) -> None:
        """Overwrite what the write-ahead log still has of old pages, unless somebody reads it."""
        with translating():
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def verify_chains(self) -> int:
        """Check every link of every account's chain; return how many there are.

        Raises Damaged (``ledger.damaged``) naming the first action that is not what was written,
        or the chain whose end is missing.
        """
        with translating(), self._engine.begin() as connection:
            found = connection.execution_options(yield_per=1_000).execute(every_action(SQLITE))
            heads = checked(found.mappings())
            check_ends(
                heads, {row.account: (row.seq, row.hash) for row in connection.execute(HEADS)}
            )
        return sum(seq for seq, _ in heads.values())


def every_action(dialect: Dialect) -> TextClause:
    """All that can be read, chain by chain, with their statements where these are still there."""
    body = dialect.kept.format(alias="s", account="a.account", digest="a.statement_sha256")
    return text(
        f"SELECT a.*, s.body, {REDACTED_BY} FROM action AS a LEFT JOIN {body} "
        "ORDER BY a.account, a.seq"  # nosec B608 # own names
    )


def checked(rows: Iterable[RowMapping]) -> dict[str, tuple[int, str]]:
    """Where each chain of these actions ends. Raises Damaged (``ledger.damaged``) for a bad one."""
    heads: dict[str, tuple[int, str]] = {}
    silent: dict[PostId | None, Action] = {}  # without statement, and no redaction of the post yet
    for row in rows:
        action = action_of(row)
        if action.redacted_by is not None:
            silent.setdefault(action.post, action)
        elif action.kind is ActionKind.REDACT:
            silent.pop(action.post, None)
        seq, before = heads.get(action.account, (0, GENESIS))
        _check(action, seq + 1, before, row)
        heads[action.account] = (action.seq, action.hash)
    for action in silent.values():
        raise Damaged("ledger.damaged", action=action.id)
    return heads


def check_ends(heads: Heads, said: Heads) -> None:
    """Raise Damaged (``ledger.damaged``) for a chain that does not end where the ledger says."""
    for account in sorted(said.keys() | heads.keys()):
        if said.get(account) != heads.get(account):
            raise Damaged("ledger.damaged", action=f"{account}: last link")


def _check(action: Action, seq: int, before: str, row: RowMapping) -> None:
    whole = (
        action.seq == seq
        and action.prev_hash == before
        and leaf_of(action) == row["leaf"]
        and link(before, row["leaf"]) == action.hash
        # The body was read as canonical text: it is what the statement would be written as again.
        and (action.redacted_by is not None or digest(row["body"]) == action.statement_sha256)
    )
    if not whole:
        raise Damaged("ledger.damaged", action=action.id)
