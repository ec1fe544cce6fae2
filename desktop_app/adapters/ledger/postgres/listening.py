"""`services.listening.Listener` on a team's PostgreSQL: a connection of its own that only listens.

Whoever waits for its descriptor needs no thread; psycopg's own generator of notifications would
keep a thread, and the connection's lock.
"""

from __future__ import annotations

from collections.abc import Callable

import psycopg

from desktop_app.adapters.ledger.errors import translated
from desktop_app.adapters.ledger.postgres.engine import WatchedConnection, parameters
from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import Unavailable

_CHANNEL = "countersign"  #: as in 0002_notify.sql


class PostgresListener:
    """Hears that chains have grown. Nothing is connected before `connect`."""

    def __init__(self, address: str, person: PersonId, password: Callable[[], str]) -> None:
        """`address` and `password` as `open_ledger` takes them. Raises BadInput (``ledger.url``)."""
        said = parameters(address)
        self._where = parameters(address, f"{said['dbname']}_{person}")
        self._password = password
        self._connection: WatchedConnection | None = None

    def connect(self) -> int:
        """Begin to listen. Raises as `open_ledger` does when it cannot reach the server."""
        self.close()
        password = self._password()
        if not password:
            raise Unavailable("ledger.login")
        try:
            connection = WatchedConnection.connect(
                **self._where, password=password, autocommit=True
            )
            try:
                connection.execute(f"LISTEN {_CHANNEL}")
            except BaseException:
                connection.close()
                raise
        except psycopg.Error as error:
            raise translated(error) from None
        self._connection = connection
        return connection.pgconn.socket

    def take(self) -> bool:
        """Read what has arrived, without waiting for more. Raises Unavailable when it is lost."""
        if self._connection is None:
            raise Unavailable("ledger.unreachable")
        server, heard = self._connection.pgconn, False
        try:
            server.consume_input()
            while server.notifies() is not None:
                heard = True
        except psycopg.Error as error:
            self.close()
            raise Unavailable("ledger.unreachable") from error
        return heard

    def close(self) -> None:
        """Let go of the connection; a thread that was waiting for its descriptor is not woken."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
