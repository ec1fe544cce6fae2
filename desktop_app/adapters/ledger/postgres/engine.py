"""Connections to a team's PostgreSQL: proven to be the right server, and never waited for without end.

A connection that is not to this very computer must show a certificate for its name, and the
password is proven without being shown (SCRAM, bound to the certificate). Passwords come from the
caller's keychain, never from an address. Every statement has a deadline: a server that was frozen
still acknowledges at the network's level, and neither TCP nor libpq would ever give up.
"""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Callable, Generator
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Engine, create_engine

from desktop_app.domain.errors import BadInput, Unavailable

#: Seconds that one statement may take, on its way and in the server.
DEADLINE = 6.0
#: Milliseconds after which the server itself gives a statement up, and one that waits for a row.
_SERVER_DEADLINE, _LOCK_DEADLINE = 5_000, 2_000
#: What an address may say besides the server's name; anything else could weaken what is demanded.
_IN_ADDRESS = {"host", "port", "dbname", "user", "sslrootcert"}
_SCHEMES = ("postgresql://", "postgres://")
_SESSION = {
    "search_path": "countersign",
    "TimeZone": "UTC",
    "client_min_messages": "warning",
    "lock_timeout": _LOCK_DEADLINE,
    "statement_timeout": _SERVER_DEADLINE,
    "jit": "off",  # compiling a list's question takes longer than answering it
    # A laptop that falls asleep within a transaction must not keep its account from the others.
    "idle_in_transaction_session_timeout": 60_000,
}
_CONNECTION = {
    "target_session_attrs": "read-write",
    "connect_timeout": 3,
    "tcp_user_timeout": 5_000,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "client_encoding": "UTF8",
    "application_name": "countersign",
    "gssencmode": "disable",
    "options": " ".join(f"-c {name}={value}" for name, value in _SESSION.items()),
}
_PROVEN = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "require_auth": "scram-sha-256",
    "ssl_min_protocol_version": "TLSv1.2",
}
#: What libpq would otherwise ask its environment, its service file and the person's folder for: with
#: ``PGHOSTADDR`` in it, a password meant for this computer would go elsewhere, without TLS.
_UNSAID = dict.fromkeys(
    ("hostaddr", "sslcert", "sslkey", "sslrootcert", "sslcrl", "sslcrldir", "requirepeer"), ""
) | {
    "port": "5432",
    "passfile": os.devnull,
    "sslcertmode": "disable",
    "sslnegotiation": "postgres",
    "sslsni": "1",
}
_T = TypeVar("_T")


class Overdue(psycopg.OperationalError):
    """The server did not answer before the deadline; whether it did what it was asked is unknown."""


class WatchedConnection(psycopg.Connection[Any]):
    """A connection that is closed when a statement passes `deadline`, seconds."""

    deadline = DEADLINE

    def wait(self, gen: Generator[Any, Any, _T], *args: Any, **options: Any) -> _T:
        """As psycopg's own, which asks again every tenth of a second."""
        return super().wait(self._watched(gen), *args, **options)

    def _watched(self, gen: Generator[Any, Any, _T]) -> Generator[Any, Any, _T]:
        until = time.monotonic() + self.deadline
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > until:
                    gen.close()
                    self.pgconn.finish()
                    raise Overdue("no answer before the deadline")
                wanted = gen.send(ready)
        except StopIteration as done:
            answer: _T = done.value
            return answer


def parameters(address: str, user: str | None = None) -> dict[str, Any]:
    """What to connect with, without a password: `address` is a URL like ``postgresql://host/name``.

    Several hosts are tried in turn (``postgresql://a,b/name``). `sslrootcert` may name a file with
    the certificate authority, and proof is then demanded of this very computer too; otherwise the
    computer's own authorities are asked. `user` logs in, and is the
    only one whom the address may name. Raises BadInput: ``ledger.url_password`` for an address with a
    password in it, ``ledger.url`` for one that cannot be used.
    """
    try:
        said = conninfo_to_dict(address) if address.startswith(_SCHEMES) else {}
    except psycopg.ProgrammingError as error:
        raise BadInput("ledger.url") from error
    if "password" in said:
        raise BadInput("ledger.url_password")
    if not {"host", "dbname"} <= said.keys() <= _IN_ADDRESS or "" in said.values():
        raise BadInput("ledger.url")
    if user is not None and said.setdefault("user", user) != user:
        raise BadInput("ledger.url")  # somebody else's address
    if "sslrootcert" not in said and all(map(_is_here, str(said["host"]).split(","))):
        return {**_UNSAID, **said, **_CONNECTION}
    return {**_UNSAID, "sslrootcert": "system", **said, **_CONNECTION, **_PROVEN}


def engine_for(address: dict[str, Any], password: Callable[[], str]) -> Engine:
    """An engine for `parameters`; `password` is asked for each new connection.

    Without one nothing is tried: libpq would look for another in the environment and in files.
    """

    def connect() -> WatchedConnection:
        said = password()
        if not said:
            raise Unavailable("ledger.login")
        return WatchedConnection.connect(**address, password=said)

    return create_engine(
        "postgresql+psycopg://",
        creator=connect,
        hide_parameters=True,  # an error must not repeat a draft's text
        pool_pre_ping=True,
        pool_size=1,
        max_overflow=1,
        pool_timeout=DEADLINE,
        pool_recycle=600,
        use_native_hstore=False,
    )


def _is_here(host: str) -> bool:
    """Whether `host` is this computer: a Unix socket, or a loopback address."""
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
