"""Whether a database still has exactly the tables, rules and grants that were shipped.

Its administrator can change any of them; so all are compared, one by one, at every start, and a
ledger with a changed one is not used. What is looked at stands in
``migrations/postgresql/enforcement.sql``; ``enforcement.json`` beside it holds what should be
found: for each object the SHA-256 of what PostgreSQL says of it, several where versions of
PostgreSQL say the same differently (``packaging/enforcement.py`` renews it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache

from sqlalchemy import Connection

from desktop_app.adapters.ledger.enforcement import MIGRATIONS, NEWEST, require_form
from desktop_app.domain.errors import Damaged, Unavailable

_FOLDER = MIGRATIONS / "postgresql"
SHIPPED = _FOLDER / "enforcement.json"
#: Asked of the catalogue: whoever may not look into a schema is refused even its tables' names.
_KNOWN = """
SELECT EXISTS (SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE n.nspname = 'countersign' AND c.relname = 'alembic_version')
"""
#: Which program gave the ledger its form: a comment, for anybody to read.
_PROGRAM = "SELECT obj_description('countersign.alembic_version'::regclass, 'pg_class')"
#: How PostgreSQL writes its objects down; a person could have set anything for their own login.
_SPELLING = {
    "search_path": "pg_catalog",
    "quote_all_identifiers": "off",
    "standard_conforming_strings": "on",
    "DateStyle": "ISO",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
}


def check_version(connection: Connection) -> str:
    """The schema's version.

    Raises Unavailable (``ledger.no_ledger``) where the database holds no ledger, and Refused
    (``ledger.older``, ``ledger.newer``, ``ledger.version``) where this program does not know it, or
    its administrator has to bring it up to date first.
    """
    found = version(connection)
    if found is None:
        raise Unavailable("ledger.no_ledger", database=_name(connection))
    said = connection.exec_driver_sql(_PROGRAM).scalar() or ""
    require_form(found, str(said).removeprefix("Countersign "), NEWEST)
    return found


def version(connection: Connection) -> str | None:
    """The schema's version, whether known or not; None where there is none."""
    if not connection.exec_driver_sql(_KNOWN).scalar_one():
        return None
    said = connection.exec_driver_sql("SELECT version_num FROM countersign.alembic_version")
    return said.scalar_one_or_none()


def enforcement(connection: Connection) -> str:
    """SHA-256 of everything that the rules rest on.

    Raises Damaged (``ledger.enforcement``, with the object's name) when anything was dropped,
    edited, switched off or added. Reads only; any member may ask.
    """
    there = digests(connection)
    shipped = _shipped()
    for name in sorted(shipped.keys() | there.keys()):
        if there.get(name) not in shipped.get(name, ()):
            raise Damaged("ledger.enforcement", object=name, path=_name(connection))
    whole = "\0".join(f"{name}\0{digest}" for name, digest in sorted(there.items()))
    return hashlib.sha256(whole.encode()).hexdigest()


def digests(connection: Connection) -> Mapping[str, str]:
    """The SHA-256 of each object, by its name."""
    question = (_FOLDER / "enforcement.sql").read_text("utf-8")
    before = _set(connection, _SPELLING)
    rows = connection.exec_driver_sql(question, execution_options={"no_parameters": True}).all()
    _set(connection, before)
    found: dict[str, str] = {}
    for name, said in sorted(rows, key=lambda row: (row.name, row.said or "")):
        # One name twice: a role in two sets of settings. Both are told.
        found[name] = found.get(name, "") + hashlib.sha256((said or "").encode()).hexdigest()
    return found


def _set(connection: Connection, settings: Mapping[str, str]) -> dict[str, str]:
    """Change settings for this transaction; return what they were."""
    before = {}
    for name, value in settings.items():
        before[name] = str(
            connection.exec_driver_sql("SELECT current_setting(%s)", (name,)).scalar_one()
        )
        connection.exec_driver_sql("SELECT set_config(%s, %s, true)", (name, value))
    return before


def _name(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT current_database()").scalar_one())


@cache
def _shipped() -> Mapping[str, tuple[str, ...]]:
    said = json.loads(SHIPPED.read_text("utf-8"))
    return {name: tuple(known.split()) for name, known in said.items()}
