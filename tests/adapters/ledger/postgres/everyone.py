"""A team's ledger in which one test acts as everybody, at a time of its own.

Every append is made by its actor's own login (`SET SESSION AUTHORIZATION`), under the actor's rights;
reads are the superuser's. The server's clock is replaced by the test's. `emptied` takes everything
out again, which is ten times faster than another database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from psycopg import sql
from sqlalchemy import Connection, Engine

from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.adapters.ledger.postgres.store import PostgresLedger
from desktop_app.adapters.ledger.postgres.work import PostgresWork
from desktop_app.domain.action import Action, NewAction
from desktop_app.domain.canonical import time_text
from tests.contracts.company import verify
from tests.postgres import PASSWORD, SUPERUSER, Database

CLOCK = """
CREATE OR REPLACE FUNCTION countersign.cs_now() RETURNS text VOLATILE
RETURN current_setting('countersign.now')
"""
EMPTY = """
SET session_replication_role = replica;
TRUNCATE action, payload, chain, account, person, duty, standing, post, contributor, comment,
  requirement, approval, attempt, publication, stray, search RESTART IDENTITY CASCADE;
SET session_replication_role = origin;
"""


class EveryoneWork(PostgresWork):
    """As a person's own, of whoever acts."""

    def __init__(
        self, connection: Connection, now: Callable[[], datetime], database: Database
    ) -> None:
        super().__init__(connection, verify, now)
        self._database = database

    def append(self, action: NewAction) -> Action:
        said = sql.SQL("SET LOCAL SESSION AUTHORIZATION {}").format(
            sql.Identifier(self._database.role(action.actor))
        )
        told = time_text(self._now())
        self._connection.exec_driver_sql("SELECT set_config('countersign.now', %s, true)", (told,))
        self._connection.exec_driver_sql(said.as_string())
        try:
            return super().append(action)
        finally:
            self._connection.exec_driver_sql("SET LOCAL SESSION AUTHORIZATION DEFAULT")


class EveryonesLedger(PostgresLedger):
    """The store of the contracts. `emptied` first, then used, then closed."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], database: Database) -> None:
        super().__init__(engine, verify, now)
        self._database = database
        self._known: set[str] = set()

    @contextmanager
    def begin(self) -> Iterator[EveryoneWork]:
        with translating(), self._engine.begin() as connection:
            yield EveryoneWork(connection, self._now, self._database)


def superuser_engine(database: Database) -> Engine:
    """Connections that may act as anybody."""
    return engine_for(parameters(database.address, SUPERUSER), lambda: PASSWORD)


def set_up(database: Database, *people: str) -> None:
    """Give the database the test's clock, and `people` their logins."""
    with database.superuser() as connection:
        connection.execute(CLOCK)
    for person in people:
        database.login(person)


def emptied(engine: Engine) -> None:
    """Take everything out of the ledger, as only a superuser can."""
    with engine.begin() as connection:
        connection.exec_driver_sql(EMPTY)
