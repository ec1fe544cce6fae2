"""A team's ledger on its server: made, brought up to date and opened to people by an administrator.

The administrator owns the database and has CREATEROLE; nobody need be a superuser. For the length of
one transaction they take the role that owns the ledger, and give it back before the transaction ends.
Everything here is one transaction: it happens wholly or not at all. No password reaches the server:
it is given the SCRAM verifier, computed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine

from desktop_app.adapters.ledger.enforcement import MIGRATIONS, NEWEST
from desktop_app.adapters.ledger.postgres.enforcement import check_version, enforcement, version
from desktop_app.adapters.ledger.postgres.lobby import read_lobby
from desktop_app.adapters.ledger.upgrading import upgrade as run_versions
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import BadInput, Damaged, Refused, Unavailable
from desktop_app.services.teaming_ports import Guest, Lobby

#: Roles belong to the whole server, and have 63 bytes: the database's name, `_`, a person's name.
_DATABASE = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)
_PERSON = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_RIGHTS = """
SELECT (u.rolsuper OR u.rolcreaterole) AND (u.rolsuper OR pg_has_role(u.oid, d.datdba, 'USAGE'))
FROM pg_roles AS u, pg_database AS d
WHERE u.rolname = current_user AND d.datname = current_database()
"""
_LOGINS = """
SELECT substr(u.rolname, length(current_database()) + 2) AS person, u.rolcanlogin AND EXISTS (
  SELECT 1 FROM pg_auth_members AS m JOIN pg_roles AS g ON g.oid = m.roleid
  WHERE m.member = u.oid AND g.rolname = current_database() || '__member') AS open,
  CASE WHEN u.rolcanlogin AND isfinite(u.rolvaliduntil) THEN u.rolvaliduntil END AS until
FROM pg_roles AS u
WHERE u.rolname ~ ('^' || current_database() || '_[a-z0-9]') ORDER BY 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A person's way in. `is_open` is False once it was disabled, and before they joined.

    `until` is when their invitation ends, for somebody who has not joined.
    """

    person: str
    is_open: bool
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a ledger's database stands. `changed` names a rule that is not as shipped, or is ""."""

    database: str
    server: str
    version: str | None
    newest: str
    changed: str
    logins: tuple[Login, ...]


def install(engine: Engine) -> str:
    """Put an empty ledger into the database; return its fingerprint.

    Raises Refused: ``ledger.rights`` to whoever may not do it, ``ledger.database_name`` for a name
    that no role can begin with, ``ledger.database_used`` where a ledger is there already.
    """
    with _administering(engine) as connection:
        if not _DATABASE.fullmatch(_database(connection)):
            raise Refused("ledger.database_name", database=_database(connection))
        if _there(connection):
            raise Refused("ledger.database_used", database=_database(connection))
        lay_out(connection)
        return enforcement(connection)


def lay_out(connection: Connection) -> None:
    """Make roles, schema, tables and rules in the open transaction of an administrator."""
    for role in ("_owner", "_member"):
        if not _asked(connection, "SELECT to_regrole(%s) IS NOT NULL", _quoted(connection, role)):
            _run(connection, "CREATE ROLE {} NOLOGIN NOINHERIT", _role(connection, role))
    _close_to_others(connection)
    with _as_owner(connection):
        _run(connection, "CREATE SCHEMA countersign")
        _run(connection, "CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA countersign")
        run_versions(connection)
    _hang_door(connection)


def take_out(engine: Engine) -> None:
    """Undo `install` and every login, where nothing was recorded yet.

    Raises Refused: ``ledger.rights``, or ``ledger.database_used`` where something was.
    """
    with _administering(engine) as connection:
        with _as_owner(connection):
            if _asked(connection, "SELECT EXISTS (SELECT 1 FROM action)"):
                raise Refused("ledger.database_used", database=_database(connection))
            # Default privileges too, without which the role could not go.
            _run(connection, "DROP OWNED BY {} CASCADE", _role(connection, "_owner"))
        rows = connection.exec_driver_sql(_LOGINS, execution_options={"no_parameters": True}).all()
        here = sql.Identifier(_database(connection))
        _run(connection, "DROP SCHEMA IF EXISTS countersign_door CASCADE")
        for row in rows:
            role = _person(connection, row.person)
            _run(connection, "REVOKE ALL ON DATABASE {} FROM {}", here, role)
            _run(connection, "DROP ROLE {}", role)
        for name in ("_member", "_owner"):
            _run(connection, "REVOKE ALL ON DATABASE {} FROM {}", here, _role(connection, name))
            _run(connection, "DROP ROLE {}", _role(connection, name))


def upgrade(engine: Engine) -> str:
    """Bring the ledger to this program's version; return its fingerprint.

    Raises Unavailable (``ledger.no_ledger``) and Refused (``ledger.rights``, ``ledger.version`` for
    one that is newer than this program).
    """
    with _administering(engine) as connection:
        _need(connection)
        _close_to_others(connection)
        with _as_owner(connection):
            if (version(connection) or NEWEST) >= NEWEST:
                check_version(connection)
            run_versions(connection)
        _hang_door(connection)
        return enforcement(connection)


def be_silent(engine: Engine) -> None:
    """Give listeners no hint any more; everybody looks for news some seconds later instead.

    A team of thousands may want it: each action would wake all of them. The rules stay as shipped.
    Raises Refused (``ledger.rights``) and Unavailable (``ledger.no_ledger``).
    """
    _switch(engine, "ALTER TABLE action DISABLE TRIGGER action_notify")


def be_heard(engine: Engine) -> None:
    """Give hints again. Raises as `be_silent`."""
    _switch(engine, "ALTER TABLE action ENABLE TRIGGER action_notify")


def _switch(engine: Engine, statement: str) -> None:
    with _administering(engine) as connection:
        _need(connection)
        with _as_owner(connection):
            _run(connection, statement)


def status(engine: Engine) -> Status:
    """How the database stands, for its administrator. Raises Refused (``ledger.rights``)."""
    with _administering(engine) as connection:
        found = _version(connection)
        changed = ""
        if found == NEWEST:
            try:
                enforcement(connection)
            except Damaged as error:
                changed = error.facts["object"]
        rows = connection.exec_driver_sql(_LOGINS, execution_options={"no_parameters": True}).all()
        return Status(
            database=_database(connection),
            server=str(_asked(connection, "SHOW server_version")),
            version=found,
            newest=NEWEST,
            changed=changed,
            logins=tuple(
                Login(person=row.person, is_open=row.open, until=row.until) for row in rows
            ),
        )


def add_login(engine: Engine, person: str, password: str) -> None:
    """Let `person` log in with `password`; again for a disabled one, anew for a lost password.

    Raises BadInput (``ledger.person_name``), Refused (``ledger.rights``) and Unavailable
    (``ledger.no_ledger``).
    """
    with _administering(engine) as connection:
        _need(connection)
        role = _with_password(connection, person, password, "infinity")
        _run(connection, "GRANT {} TO {}", _role(connection, "_member"), role)


def invite(engine: Engine, guest: Guest, password: str, until: datetime) -> None:
    """Let somebody come in once, with `password` until then; they are nobody in the ledger before.

    They may join by `lobby.enter` and by nothing else; somebody who was a member is none from now
    on. What they have open is closed. Raises as `add_login`.
    """
    with _administering(engine) as connection:
        _need(connection)
        role = _with_password(connection, guest.person, password, until.isoformat())
        _revoke_membership(connection, role)
        here = sql.Identifier(_database(connection))
        _run(connection, "GRANT CONNECT ON DATABASE {} TO {}", here, role)
        with _as_owner(connection):
            connection.exec_driver_sql(
                "INSERT INTO invited (person, name, duties, until) VALUES (%s, %s, %s, %s)",
                (guest.person, guest.name, guest.duties, time_text(until)),
            )


def plan(engine: Engine, people: str) -> None:
    """Keep the people file from which the ledger is to be founded: once, before anybody is invited.

    Nothing but a charter and a first roster can be recorded from now on, until one is in force.
    Raises Refused (``ledger.database_used`` where something was planned or recorded).
    """
    with _administering(engine) as connection:
        _need(connection)
        with _as_owner(connection):
            used = "SELECT EXISTS (SELECT 1 FROM plan) OR EXISTS (SELECT 1 FROM action)"
            if _asked(connection, used):
                raise Refused("ledger.database_used", database=_database(connection))
            connection.exec_driver_sql("INSERT INTO plan (body) VALUES (%s)", (people,))


def look_in(engine: Engine) -> Lobby:
    """What `lobby.open_lobby` shows to people, for the administrator. Raises as `status`."""
    with _administering(engine) as connection:
        _need(connection)
        with _as_owner(connection):
            return read_lobby(connection)


def disable_login(engine: Engine, person: str) -> None:
    """Shut `person` out at once: what they have open can neither read nor write any more.

    Raises BadInput (``ledger.person_name``, also for somebody without a login) and Refused
    (``ledger.rights``).
    """
    with _administering(engine) as connection:
        role = _person(connection, person)
        quoted = role.as_string(_raw(connection))
        if not _asked(connection, "SELECT to_regrole(%s) IS NOT NULL", quoted):
            raise BadInput("ledger.person_name", person=person)
        _revoke_membership(connection, role)
        _run(connection, "ALTER ROLE {} NOLOGIN PASSWORD NULL", role)


def _with_password(
    connection: Connection, person: str, password: str, until: str
) -> sql.Identifier:
    """The person's login, made or changed; the server is given the SCRAM verifier alone."""
    role, raw = _person(connection, person), _raw(connection)
    verifier = raw.pgconn.encrypt_password(password.encode(), person.encode(), b"scram-sha-256")
    known = _asked(connection, "SELECT to_regrole(%s) IS NOT NULL", role.as_string(raw))
    verb = "ALTER" if known else "CREATE"
    said = (sql.Literal(verifier.decode()), sql.Literal(until))
    _run(connection, f"{verb} ROLE {{}} LOGIN PASSWORD {{}} VALID UNTIL {{}}", role, *said)
    return role


def _revoke_membership(connection: Connection, role: sql.Identifier) -> None:
    """Out of the ledger, also with what is open: who is no member is nobody there."""
    _run(connection, "REVOKE {} FROM {}", _role(connection, "_member"), role)


def _hang_door(connection: Connection) -> None:
    """What lets invited people in, as this program has it, and the administrator's own."""
    _run(connection, "DROP SCHEMA IF EXISTS countersign_door CASCADE")
    door = (MIGRATIONS / "postgresql" / "door.sql").read_text("utf-8")
    connection.exec_driver_sql(door, execution_options={"no_parameters": True})


@contextmanager
def _administering(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as connection:
        if not connection.exec_driver_sql(_RIGHTS).scalar_one():
            raise Refused("ledger.rights", database=_database(connection))
        yield connection


@contextmanager
def _as_owner(connection: Connection) -> Iterator[None]:
    """Inside, the administrator is the owner of the ledger, who may also make things here.

    On PostgreSQL 16 and later, whoever made a role may grant it to anybody, and is not in it until
    they grant it to themselves; on 15, CREATEROLE is enough. Both give it back the same way.
    """
    owner = _role(connection, "_owner")
    here = sql.Identifier(_database(connection))
    before = str(_asked(connection, "SHOW search_path"))
    _run(connection, "GRANT {} TO CURRENT_USER", owner)
    _run(connection, "GRANT CREATE ON DATABASE {} TO {}", here, owner)
    _run(connection, "SET LOCAL ROLE {}", owner)
    _run(connection, "SET LOCAL search_path = countersign")
    yield
    _asked(connection, "SELECT set_config('search_path', %s, true)", before)
    _run(connection, "RESET ROLE")
    _run(connection, "REVOKE CREATE ON DATABASE {} FROM {}", here, owner)
    _run(connection, "REVOKE {} FROM CURRENT_USER", owner)


def _version(connection: Connection) -> str | None:
    if not _there(connection):
        return None
    with _as_owner(connection):
        return version(connection)


def _there(connection: Connection) -> bool:
    return bool(_asked(connection, "SELECT to_regnamespace('countersign') IS NOT NULL"))


def _need(connection: Connection) -> None:
    if not _there(connection):
        raise Unavailable("ledger.no_ledger", database=_database(connection))


def _close_to_others(connection: Connection) -> None:
    """Only members connect, and nobody makes anything: neither tables nor temporary ones."""
    here = sql.Identifier(_database(connection))
    _run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", here)
    _run(connection, "GRANT CONNECT ON DATABASE {} TO {}", here, _role(connection, "_member"))
    if _asked(connection, "SELECT to_regnamespace('public') IS NOT NULL"):
        _run(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC")


def _database(connection: Connection) -> str:
    return str(_asked(connection, "SELECT current_database()"))


def _role(connection: Connection, name: str) -> sql.Identifier:
    return sql.Identifier(f"{_database(connection)}_{name}")


def _quoted(connection: Connection, name: str) -> str:
    return _role(connection, name).as_string(_raw(connection))


def _person(connection: Connection, person: str) -> sql.Identifier:
    if not _PERSON.fullmatch(person):
        raise BadInput("ledger.person_name", person=person)
    return _role(connection, person)


def _asked(connection: Connection, question: str, *values: str) -> object:
    return connection.exec_driver_sql(question, values).scalar_one()


def _run(connection: Connection, statement: str, *names: sql.Composable) -> None:
    text = sql.SQL(statement).format(*names).as_string(_raw(connection))
    connection.exec_driver_sql(text, execution_options={"no_parameters": True})


def _raw(connection: Connection) -> psycopg.Connection[object]:
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    return raw
