"""Copies of a whole record for its host's backups: what they must hold, and whose they are.

All of it is asked and done as the server's superuser, through its socket. Reading writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from sqlalchemy import Connection, create_engine

from desktop_app.adapters.ledger.postgres.enforcement import check_version, enforcement
from desktop_app.adapters.ledger.postgres.store import PostgresLedger
from desktop_app.domain.errors import BadInput
from desktop_app.domain.verification import Verify

#: The record's own roles, and each person's login.
_ROLES = """
SELECT rolname, rolcanlogin, rolinherit, rolcreaterole, rolpassword,
  to_char(rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS until,
  ARRAY(SELECT g.rolname FROM pg_auth_members AS m JOIN pg_roles AS g ON g.oid = m.roleid
    WHERE m.member = u.oid AND starts_with(g.rolname, %(prefix)s) ORDER BY 1)::text[] AS groups
FROM pg_authid AS u WHERE starts_with(rolname, %(prefix)s) AND NOT rolsuper ORDER BY rolname
"""
_RIGHTS = (
    ("rolcanlogin", "LOGIN", "NOLOGIN"),
    ("rolinherit", "INHERIT", "NOINHERIT"),
    ("rolcreaterole", "CREATEROLE", "NOCREATEROLE"),
)
Heads = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A moment of the record that another program can copy: `name` is PostgreSQL's for it."""

    name: str
    heads: Heads  #: the last link of each chain: its number, and its hash


@contextmanager
def snapshot(connection: psycopg.Connection[Any]) -> Iterator[Snapshot]:
    """Inside the block the moment can be copied, whatever is recorded meanwhile."""
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    try:
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        rows = connection.execute("SELECT account, seq, hash FROM countersign.chain").fetchall()
        yield Snapshot(name=str(row[0]), heads={str(one[0]): (one[1], one[2]) for one in rows})
    finally:
        connection.execute("ROLLBACK")


def verified(
    connect: Callable[[], psycopg.Connection[Any]],
    verify: Verify,
    more: Callable[[PostgresLedger], object],
) -> Heads:
    """The heads of a copy once every link of it was checked, and whatever `more` checks.

    Raises Damaged (``ledger.damaged``), and what `more` raises.
    """
    engine = create_engine("postgresql+psycopg://", creator=connect, hide_parameters=True)
    store = PostgresLedger(engine, verify)
    try:
        store.verify_chains()
        more(store)
        with engine.begin() as connection:
            rows = connection.exec_driver_sql("SELECT account, seq, hash FROM chain")
            return {row.account: (row.seq, row.hash) for row in rows}
    finally:
        store.close()


def as_shipped(connect: Callable[[], psycopg.Connection[Any]]) -> str:
    """The fingerprint of a record's rules. Raises Damaged (``ledger.enforcement``) and as `check_version`."""
    engine = create_engine("postgresql+psycopg://", creator=connect, hide_parameters=True)
    try:
        with engine.begin() as connection:
            return _fingerprint(connection)
    finally:
        engine.dispose()


def _fingerprint(connection: Connection) -> str:
    check_version(connection)
    return enforcement(connection)


def roles_of(connection: psycopg.Connection[Any], database: str) -> list[dict[str, Any]]:
    """Who can log in to the record, with the verifiers of their passwords: these are secret."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(_ROLES, {"prefix": f"{database}_"}).fetchall()


def make_roles(
    connection: psycopg.Connection[Any], database: str, roles: Sequence[Mapping[str, Any]]
) -> None:
    """Let everybody of a restored record log in as before; whoever is there already stays as they are.

    Raises BadInput (``host.backup_form``) for a role that is not the record's.
    """
    rows = connection.execute("SELECT rolname FROM pg_roles").fetchall()
    there = {str(row[0]) for row in rows}
    for role in roles:
        name = str(role["rolname"])
        if not all(one.startswith(f"{database}_") for one in (name, *role["groups"])):
            raise BadInput("host.backup_form")
        if name not in there:
            _make(connection, name, role)
    for role in roles:
        for group in role["groups"]:
            names = sql.Identifier(group), sql.Identifier(str(role["rolname"]))
            connection.execute(sql.SQL("GRANT {} TO {}").format(*names))


def _make(connection: psycopg.Connection[Any], name: str, role: Mapping[str, Any]) -> None:
    words = [yes if role[right] else no for right, yes, no in _RIGHTS]
    made: list[sql.Composable] = [sql.SQL("CREATE ROLE {}").format(sql.Identifier(name))]
    made += [sql.SQL(word) for word in words]
    for word, value in (
        (sql.SQL("PASSWORD {}"), "rolpassword"),
        (sql.SQL("VALID UNTIL {}"), "until"),
    ):
        if role[value] is not None:
            made.append(word.format(sql.Literal(str(role[value]))))
    connection.execute(sql.SQL(" ").join(made))
