"""`services.ports.Store` on SQLite: one transaction is one `BEGIN IMMEDIATE`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine, text

from desktop_app.adapters.ledger.errors import refused, translating
from desktop_app.adapters.ledger.rows import action_of
from desktop_app.adapters.ledger.work import SqliteWork
from desktop_app.domain.account import Realm
from desktop_app.domain.action import GENESIS, Action, NewAction, leaf_of, link
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.errors import Damaged

_ALL = text(
    "SELECT a.*, s.body FROM action AS a LEFT JOIN payload AS s ON s.sha256 = a.statement_sha256 "
    "ORDER BY a.account, a.seq"
)
_HEADS = text("SELECT account, seq, hash FROM chain")


class SqliteLedger:
    """A ledger in one file. Made by `create_ledger` and `open_ledger`."""

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

    @contextmanager
    def begin(self) -> Iterator[SqliteWork]:
        """Open a transaction: committed at the end of the block, undone by any exception."""
        with translating(), self._engine.begin() as connection:
            yield SqliteWork(connection, self._now)

    def verify_chains(self) -> int:
        """Check every link of every account's chain; return how many there are.

        Raises Damaged (``ledger.damaged``) naming the first action that is not what was written,
        or the chain whose end is missing.
        """
        count = 0
        with translating(), self._engine.begin() as connection:
            heads: dict[str, tuple[int, str]] = {}
            for row in connection.execution_options(yield_per=1_000).execute(_ALL).mappings():
                action = action_of(row)
                seq, before = heads.get(action.account, (0, GENESIS))
                _check(action, seq + 1, before, row["leaf"])
                heads[action.account] = (action.seq, action.hash)
                count += 1
            said = {row.account: (row.seq, row.hash) for row in connection.execute(_HEADS)}
        for account in sorted(said.keys() | heads.keys()):
            if said.get(account) != heads.get(account):
                raise Damaged("ledger.damaged", action=f"{account}: last link")
        return count

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _check(action: Action, seq: int, before: str, leaf_hash: str) -> None:
    whole = (
        action.seq == seq
        and action.prev_hash == before
        and leaf_of(action) == leaf_hash
        and link(before, leaf_hash) == action.hash
        and digest(canonical(action.statement)) == action.statement_sha256
    )
    if not whole:
        raise Damaged("ledger.damaged", action=action.id)
