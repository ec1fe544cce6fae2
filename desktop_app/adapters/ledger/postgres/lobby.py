"""How somebody comes in to a team's ledger: by an invitation, once, and with a key of their own.

Before that they are nobody in the ledger and read nothing of it. What stands here is believed by
nobody: `services.teaming` compares it with what people read to one another by voice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import Connection, Engine

from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.postgres.enforcement import check_version, enforcement
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.services.teaming_ports import Entry, Guest, Lobby

if TYPE_CHECKING:
    from desktop_app.domain.account import PersonId

_ENTRIES = "SELECT person, at, body, signature FROM joining ORDER BY n"
_GUESTS = """
SELECT DISTINCT ON (person) person, name, duties, at, until FROM invited ORDER BY person, n DESC
"""
#: Whoever saw the one-time password on its way may have come in with it first.
_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE usename = session_user AND pid <> pg_backend_pid()
"""


class PostgresLobby:
    """`services.teaming_ports.Lobbying` of one person, or of somebody who was invited."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enter(self, password: str) -> None:
        """Change the one-time password for `password`: from now on the login is a member's.

        Whatever else this login had open is closed. Raises Unavailable (``ledger.login`` where the
        invitation was used, replaced or has ended) and LedgerRefused (``ledger.joining``).
        """
        with translating(), self._engine.begin() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, psycopg.Connection)
            user = raw.info.user.encode()
            verifier = raw.pgconn.encrypt_password(password.encode(), user, b"scram-sha-256")
            enter = "SELECT countersign_door.enter(%s)"
            connection.exec_driver_sql(enter, (verifier.decode(),))
            connection.exec_driver_sql(_OTHERS)

    def read(self) -> Lobby:
        """Who was planned and invited, and what they said, as far as this person sees it.

        Raises as `open_ledger`: a database whose rules were changed is not believed here either.
        """
        with translating(), self._engine.begin() as connection:
            check_version(connection)
            enforcement(connection)
            return read_lobby(connection)

    def post(self, body: str, signature: str) -> None:
        """Say something in one's own name. Raises LedgerRefused (``ledger.joining``)."""
        with translating(), self._engine.begin() as connection:
            said = "INSERT INTO joining (body, signature) VALUES (%s, %s)"
            connection.exec_driver_sql(said, (body, signature))

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()


def open_lobby(address: str, person: PersonId, password: Callable[[], str]) -> PostgresLobby:
    """The lobby of the ledger at `address`, for `person`; nothing is asked yet.

    Raises BadInput (``ledger.url``, ``ledger.url_password``).
    """
    database = parameters(address)["dbname"]
    return PostgresLobby(engine_for(parameters(address, f"{database}_{person}"), password))


def read_lobby(connection: Connection) -> Lobby:
    """What an open transaction shows, with the ledger's schema on its path."""
    plan = connection.exec_driver_sql("SELECT body FROM plan").scalar_one_or_none()
    named = connection.exec_driver_sql("SELECT ledger_name()").scalar_one_or_none()
    known = "SELECT EXISTS (SELECT 1 FROM chain WHERE account = '@ledger')"
    sealed = (
        "SELECT EXISTS (SELECT 1 FROM action WHERE account = '@ledger' AND kind = 'adopt_roster')"
    )
    guests = connection.exec_driver_sql(_GUESTS).mappings().all()
    entries = connection.exec_driver_sql(_ENTRIES).mappings().all()
    return Lobby(
        ledger=named or "",
        plan=plan or "",
        is_founded=connection.exec_driver_sql(known).scalar_one(),
        is_sealed=connection.exec_driver_sql(sealed).scalar_one(),
        guests=tuple(Guest(**row) for row in guests),
        entries=tuple(Entry(**row) for row in entries),
    )
