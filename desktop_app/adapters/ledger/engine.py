"""Connections to a ledger file: settings without which the rules would not hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry

from desktop_app.adapters.ledger import functions
from desktop_app.domain.verification import Verify

BUSY_MILLISECONDS = 5_000
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte
_SETTINGS = (
    # The triggers call our functions; with trusted_schema off SQLite 3.40 refuses them.
    "PRAGMA trusted_schema = ON",
    "PRAGMA foreign_keys = ON",
    # What a redaction takes out is overwritten, not only forgotten.
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
)


def engine_for(path: Path, verify: Verify) -> Engine:
    """An engine whose connections have the rules' functions, and whose transactions write at once.

    ``BEGIN IMMEDIATE`` takes the write lock before the chain's head is read: two writers can never
    compute the same place in a chain.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        hide_parameters=True,  # an error must not repeat a draft's text
        pool_size=1,
        max_overflow=4,
    )

    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)
        connection.isolation_level = None
        for setting in _SETTINGS:
            connection.execute(setting)
        functions.register(connection, verify)

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def failed(context: ExceptionContext) -> None:
        result = getattr(context.original_exception, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        # A file that was closed to us for a while was opened for reading alone, and stays so for
        # as long as the connection is kept: the next use opens it anew.
        if result & _PRIMARY == sqlite3.SQLITE_READONLY:
            context.is_disconnect = True
            if context.execution_context is not None:
                # Else SQLite keeps the files open behind a connection that is closed.
                context.execution_context.cursor.close()

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    event.listen(engine, "handle_error", failed)
    return engine
