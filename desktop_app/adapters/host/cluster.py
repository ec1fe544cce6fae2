"""A PostgreSQL cluster of its own, as Debian keeps them (postgresql-common): no other one is touched.

The machine's root and its postgres user are the cluster's superuser through its socket, without a
password; nobody is over the network.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from desktop_app.adapters.host import settings
from desktop_app.adapters.host.machine import Machine
from desktop_app.domain.errors import Refused, Unavailable

if TYPE_CHECKING:
    from typing import LiteralString

CLUSTER = "countersign"
SOCKETS = Path("/run/postgresql")
OLDEST = 15
#: Debian 12's; what a rehearsal names where nothing is installed yet.
_DEBIAN_S = "15"
_PROGRAMS = Path("/usr/lib/postgresql")
#: Without this, Debian would make a cluster that nobody asked for, on the port that we want.
_DEFAULTS = Path("/etc/postgresql-common/createcluster.conf")
_MAIN = re.compile(rb"^#?\s*create_main_cluster\s*=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The cluster, whether it is there or not yet. `version` is PostgreSQL's: ``"15"``."""

    machine: Machine
    version: str
    port: int

    @property
    def folder(self) -> Path:
        """Where its settings are."""
        return Path("/etc/postgresql") / self.version / CLUSTER

    def program(self, name: str) -> Path:
        """One of this version's programs."""
        return _PROGRAMS / self.version / "bin" / name

    def where(self, database: str) -> tuple[str, ...]:
        """How its programs are told of a database, as superuser."""
        return ("-h", str(SOCKETS), "-p", str(self.port), "-U", "postgres", "-d", database)

    def make(self) -> bool:
        """Make it if it is not there; whether it was made.

        Raises Refused (``host.port``) when another cluster, or any program, has its port.
        """
        rows = (self.machine.ask("pg_lsclusters", "-h") or "").splitlines()
        known = {(version, name): port for version, name, port, *_ in map(str.split, rows)}
        if (self.version, CLUSTER) in known:
            return False
        if str(self.port) in known.values() or not _is_free(self.port):
            raise Refused("host.port", port=str(self.port))
        how = ("--data-checksums", "--encoding", "UTF8", "--locale", "C.UTF-8")
        self.machine.run(
            *("pg_createcluster", self.version, CLUSTER, "--port", str(self.port)),
            *("--start-conf", "auto", "--", "--auth-local", "peer", *how),
        )
        return True

    def settle(self, own: str, access: str) -> bool:
        """Write its settings; whether any was another one."""
        folder = self.folder
        written = [
            self.machine.write(path, text.encode(), mode=0o640, owner="postgres")
            for path, text in (
                (folder / "conf.d" / "countersign.conf", own),
                (folder / "pg_hba.conf", access),
                (folder / "pg_ident.conf", settings.identities()),
            )
        ]
        return any(written)

    def start(self, *, anew: bool) -> bool:
        """Let it run, `anew` when it runs already; whether anything was done."""
        status = self.machine.ask("pg_lsclusters", "-h") or ""
        runs = re.search(rf"^{self.version}\s+{CLUSTER}\s+\d+\s+online", status, re.MULTILINE)
        if runs and not anew:
            return False
        verb = "restart" if runs else "start"
        if self.machine.is_managed():
            self.machine.run("systemctl", verb, f"postgresql@{self.version}-{CLUSTER}")
        else:
            self.machine.run("pg_ctlcluster", self.version, CLUSTER, verb)
        return True

    def renew(self) -> None:
        """Let it read its settings and certificate again, with everybody connected."""
        self.execute("postgres", "SELECT pg_reload_conf()")

    def execute(self, database: str, statement: LiteralString, *names: sql.Composable) -> None:
        """Run one statement as superuser, outside a transaction. In a rehearsal: only say it."""
        if self.machine.is_rehearsal:
            shown = [sql.SQL("…") if isinstance(one, sql.Literal) else one for one in names]
            self.machine.run("psql", "-c", sql.SQL(statement).format(*shown).as_string(None))
            return
        with self.connected(database) as connection:
            connection.execute(sql.SQL(statement).format(*names))

    def verifier(self, login: str, password: str) -> str:
        """What the server is given instead of a password. In a rehearsal: nothing."""
        if self.machine.is_rehearsal:
            return ""
        with self.connected("postgres") as connection:
            how = b"scram-sha-256"
            said = connection.pgconn.encrypt_password(password.encode(), login.encode(), how)
        return said.decode()

    def asked(self, statement: LiteralString, *values: str) -> Sequence[tuple[Any, ...]]:
        """What the superuser is told. In a rehearsal of a first run: nothing."""
        try:
            with self.connected("postgres") as connection:
                return connection.execute(statement, values).fetchall()
        except Unavailable:
            if self.machine.is_rehearsal:
                return ()
            raise

    def has(self, database: str) -> bool:
        """Whether there is such a database."""
        return bool(self.asked("SELECT 1 FROM pg_database WHERE datname = %s", database))

    def connect(self, database: str) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection as superuser, that looks where a person's does. Raises psycopg's errors."""
        return psycopg.connect(
            host=str(SOCKETS),
            port=self.port,
            user="postgres",
            dbname=database,
            connect_timeout=5,
            application_name="countersign host",
            options="-c search_path=countersign -c TimeZone=UTC -c client_min_messages=warning",
        )

    @contextmanager
    def connected(self, database: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        """As `connect`, each statement its own. Raises Unavailable (``host.database``)."""
        try:
            with self.connect(database) as connection:
                connection.autocommit = True
                yield connection
        except psycopg.Error as error:
            why = str(error.diag.message_primary or error).strip().splitlines()[0]
            raise Unavailable("host.database", why=why) from None


def installed(machine: Machine) -> str | None:
    """The newest version of PostgreSQL here that can hold a record; None for none."""
    found = [path.parent.parent.name for path in _PROGRAMS.glob("*/bin/postgres")]
    fit = [name for name in found if name.isdigit() and int(name) >= OLDEST]
    if fit and machine.has("pg_createcluster"):
        return max(fit, key=int)
    return None


def install(machine: Machine) -> str:
    """Bring Debian's PostgreSQL, without the cluster that Debian makes by itself; its version.

    Raises Unavailable (``host.program``), and Refused (``host.postgresql``) for one that is too old.
    """
    getting = ("apt-get", "install", "-y", "--no-install-recommends")
    machine.run("apt-get", "update", "-q")
    machine.run(*getting, "postgresql-common")
    before = machine.read(_DEFAULTS) or b""
    line = b"create_main_cluster = false"
    after = _MAIN.sub(line, before) if _MAIN.search(before) else before + line + b"\n"
    machine.write(_DEFAULTS, after)
    machine.run(*getting, "postgresql")
    found = installed(machine)
    if found is None and not machine.is_rehearsal:
        raise Refused("host.postgresql", oldest=str(OLDEST))
    return found or _DEBIAN_S


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True
