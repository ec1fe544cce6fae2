"""Whether a ledger file still has exactly the tables, views and rules that were shipped.

SQLite's owner of the file can drop a trigger; so the schema is compared at every opening, and a
ledger with a changed rule is not used.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from desktop_app import __version__
from desktop_app.adapters.ledger.errors import translating
from desktop_app.domain.errors import Damaged, Refused

MIGRATIONS = Path(__file__).parent / "migrations"
#: The schema's first and last version that this program can use; a file of an earlier one is brought
#: to the last when it is opened, a team's database by its administrator.
OLDEST, NEWEST = "0002", "0003"

#: Each version's files, in this order. SQLite asks the newest trigger first, so what is asked first
#: of a new row (its form) is read last, and again after whatever is asked later was changed.
_SQLITE = {
    "0002": (
        "0002_tables",
        "0002_lists",
        "0002_guards",
        "0002_rules_state",
        "0002_rules_duty",
        "0002_rules_form",
        "0002_projections",
    ),
    "0003": ("0003_voice", "0003_rules_duty", "0002_rules_form"),
}
#: PostgreSQL's functions name what must be there already; who may do what comes last.
_POSTGRESQL = {
    "0002": (
        "0002_tables",
        "0002_functions",
        "0002_signatures",
        "0002_rules_form",
        "0002_rules_duty",
        "0002_rules_state",
        "0002_projections",
        "0002_notify",
        "0002_lists",
        "0002_access",
        "0002_media",
        "0002_team",
    ),
    "0003": ("0003_voice", "0003_rules_duty"),
}
_OBJECTS = (
    "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master "
    "WHERE name <> 'alembic_version' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"
)


def enforcement(path: Path, version: str = NEWEST) -> str:
    """SHA-256 of the schema of the ledger at `path`, which must be that version's.

    Raises Damaged (``ledger.enforcement``, with the object's name) when anything was dropped,
    edited or added, and Damaged (``ledger.unreadable``) when the file is no ledger.
    """
    with (
        translating(),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
    ):
        there = dict(file.execute(_OBJECTS).fetchall())
    shipped = dict(_shipped(version))
    for name in sorted(shipped.keys() | there.keys()):
        if shipped.get(name) != there.get(name):
            raise Damaged("ledger.enforcement", object=name.partition(" ")[2], path=str(path))
    return hashlib.sha256(
        "\0".join(f"{k}\0{v}" for k, v in sorted(there.items())).encode()
    ).hexdigest()


def require_form(version: str, program: str, oldest: str = OLDEST) -> None:
    """Refuse a ledger whose form this program does not know; `program` last upgraded it, or made it.

    One that is earlier than `oldest` is refused as well.

    Raises Refused: ``ledger.older``, ``ledger.newer`` (which names the version that is needed), or
    ``ledger.version`` where nobody can name it.
    """
    if version < oldest:
        raise Refused("ledger.older", version=version, oldest=oldest, own=__version__)
    if version > NEWEST:
        if not program:
            raise Refused("ledger.version", version=version, newest=NEWEST)
        raise Refused(
            "ledger.newer", version=version, newest=NEWEST, program=program, own=__version__
        )


def full_schema(version: str = NEWEST, *, dialect: str = "sqlite") -> Iterator[str]:
    """The SQL that makes a ledger of `version`, all that came before it included."""
    for each in _files(dialect):
        if each <= version:
            yield from statements(each, dialect=dialect)


def statements(version: str, *, dialect: str = "sqlite") -> Iterator[str]:
    """The SQL of one version in the order in which it is run; of PostgreSQL a whole file at once."""
    for name in _files(dialect)[version]:
        if dialect == "postgresql":
            yield _read(dialect, name)
            continue
        pending = ""
        for line in _read(dialect, name).splitlines():
            pending += f"{line}\n"
            # `complete_statement` knows that a trigger ends at END; and not at its first semicolon.
            if sqlite3.complete_statement(pending):
                yield pending.strip()
                pending = ""


def _files(dialect: str) -> Mapping[str, tuple[str, ...]]:
    return _POSTGRESQL if dialect == "postgresql" else _SQLITE


def _read(dialect: str, name: str) -> str:
    return (MIGRATIONS / dialect / f"{name}.sql").read_text("utf-8")


@cache
def _shipped(version: str) -> tuple[tuple[str, str], ...]:
    with closing(sqlite3.connect(":memory:")) as sample:
        for statement in full_schema(version):
            sample.execute(statement)
        return tuple(sample.execute(_OBJECTS).fetchall())
