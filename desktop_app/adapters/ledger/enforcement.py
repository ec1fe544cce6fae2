"""Whether a ledger file still has exactly the tables, views and rules that were shipped.

SQLite's owner of the file can drop a trigger; so the schema is compared at every opening, and a
ledger with a changed rule is not used.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from desktop_app import __version__
from desktop_app.adapters.ledger.errors import translating
from desktop_app.domain.errors import Damaged, Refused

MIGRATIONS = Path(__file__).parent / "migrations"
#: The schema's first and last version that this program can use.
OLDEST, NEWEST = "0002", "0002"

#: A version's files, in this order. SQLite asks the newest trigger first, so what is asked first of
#: a new row (its form) is read last.
_PARTS = ("tables", "lists", "guards", "rules_state", "rules_duty", "rules_form", "projections")
#: PostgreSQL's functions name what must be there already; who may do what comes last.
_POSTGRES_PARTS = (
    "tables",
    "functions",
    "signatures",
    "rules_form",
    "rules_duty",
    "rules_state",
    "projections",
    "notify",
    "lists",
    "access",
    "media",
    "team",
)
_OBJECTS = (
    "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master "
    "WHERE name <> 'alembic_version' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"
)


def enforcement(path: Path) -> str:
    """SHA-256 of the schema of the ledger at `path`.

    Raises Damaged (``ledger.enforcement``, with the object's name) when anything was dropped,
    edited or added, and Damaged (``ledger.unreadable``) when the file is no ledger.
    """
    with (
        translating(),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
    ):
        there = dict(file.execute(_OBJECTS).fetchall())
    shipped = dict(_shipped())
    for name in sorted(shipped.keys() | there.keys()):
        if shipped.get(name) != there.get(name):
            raise Damaged("ledger.enforcement", object=name.partition(" ")[2], path=str(path))
    return hashlib.sha256(
        "\0".join(f"{k}\0{v}" for k, v in sorted(there.items())).encode()
    ).hexdigest()


def require_form(version: str, program: str) -> None:
    """Refuse a ledger whose form this program does not know; `program` last upgraded it, or made it.

    Raises Refused: ``ledger.older``, ``ledger.newer`` (which names the version that is needed), or
    ``ledger.version`` where nobody can name it.
    """
    if version < OLDEST:
        raise Refused("ledger.older", version=version, oldest=OLDEST, own=__version__)
    if version > NEWEST:
        if not program:
            raise Refused("ledger.version", version=version, newest=NEWEST)
        raise Refused(
            "ledger.newer", version=version, newest=NEWEST, program=program, own=__version__
        )


def statements(version: str, *, dialect: str = "sqlite") -> Iterator[str]:
    """The SQL of one version in the order in which it is run; of PostgreSQL a whole file at once."""
    if dialect == "postgresql":
        yield from (_read(dialect, version, part) for part in _POSTGRES_PARTS)
        return
    for part in _PARTS:
        pending = ""
        for line in _read(dialect, version, part).splitlines():
            pending += f"{line}\n"
            # `complete_statement` knows that a trigger ends at END; and not at its first semicolon.
            if sqlite3.complete_statement(pending):
                yield pending.strip()
                pending = ""


def _read(dialect: str, version: str, part: str) -> str:
    return (MIGRATIONS / dialect / f"{version}_{part}.sql").read_text("utf-8")


@cache
def _shipped() -> tuple[tuple[str, str], ...]:
    with closing(sqlite3.connect(":memory:")) as sample:
        for statement in statements(NEWEST):
            sample.execute(statement)
        return tuple(sample.execute(_OBJECTS).fetchall())
