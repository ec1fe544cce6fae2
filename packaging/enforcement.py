"""Renews what a team's database is compared with, after its SQL was changed.

Usage: PYTHONPATH=. python packaging/enforcement.py

Makes an empty ledger on each PostgreSQL there is (Debian's, and the one that
``packaging/setup/postgresql18.sh`` brings), and again from its own dump, as after a disaster, and
writes ``enforcement.json``: of each object, the SHA-256 of what each of them says of it, once where
they agree. (What was restored is said a little differently: with other parentheses, for example.)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from psycopg import sql

from desktop_app.adapters.ledger.postgres.enforcement import SHIPPED, digests
from tests import postgres


def said_by(programs: Path) -> list[dict[str, str]]:
    """The digests of an empty ledger on the PostgreSQL of that folder: as made, and as restored."""
    with postgres.running(programs) as server:
        database = server.database()
        made = said_of(database)
        restore(programs, database)
        return [made, said_of(database)]


def said_of(database: postgres.Database) -> dict[str, str]:
    """The digests of the ledger as it is."""
    engine = database.engine()
    with engine.begin() as connection:
        found = dict(digests(connection))
    engine.dispose()
    return found


def restore(programs: Path, database: postgres.Database) -> None:
    """Put the ledger back from its own dump, under the same name."""
    server, dump = database.server, database.server.folder / "dump"
    where = ("-h", "127.0.0.1", "-p", str(server.port), "-U", postgres.SUPERUSER)
    secret = {**os.environ, "PGPASSWORD": postgres.PASSWORD}
    here, member = sql.Identifier(database.name), sql.Identifier(database.member)
    owner = sql.Identifier(postgres.ADMINISTRATOR)
    dumping: list[str | Path] = [
        programs / "pg_dump",
        "-Fc",
        "-f",
        dump,
        *where,
        "-d",
        database.name,
    ]
    subprocess.run(dumping, env=secret, check=True)
    with server.superuser() as connection:
        for statement, *names in (
            ("DROP DATABASE {}", here),
            ("CREATE DATABASE {} OWNER {} TEMPLATE template0", here, owner),
            ("REVOKE ALL ON DATABASE {} FROM PUBLIC", here),
            ("GRANT CONNECT ON DATABASE {} TO {}", here, member),
        ):
            connection.execute(sql.SQL(statement).format(*names))
    restoring: list[str | Path] = [
        programs / "pg_restore",
        "--exit-on-error",
        "-1",
        *where,
        "-d",
        database.name,
        dump,
    ]
    subprocess.run(restoring, env=secret, check=True)
    with server.superuser(database.name) as connection:
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")


def main() -> None:
    """Ask every PostgreSQL and write the file."""
    every = [said for programs in postgres.installed() for said in said_by(programs)]
    if len(every) < 4:
        sys.exit("Two versions of PostgreSQL are needed: make postgresql brings the second")
    names = sorted({name for one in every for name in one})
    forms = {name: dict.fromkeys(one[name] for one in every if name in one) for name in names}
    known = {name: " ".join(said) for name, said in forms.items()}
    SHIPPED.write_text(json.dumps(known, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(names)} objects, {sum(len(said) > 1 for said in forms.values())} in several forms")


if __name__ == "__main__":
    main()
