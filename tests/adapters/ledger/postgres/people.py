"""The company on a real server: each person with an own login, writing SQL by hand."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import psycopg
import pytest
from psycopg import sql

from desktop_app.domain.account import Charter, Duty, Person, PersonId, Role
from desktop_app.domain.action import ActionKind, NewAction
from desktop_app.domain.canonical import parse_object
from tests.contracts.company import DUTIES, OTHER, Clock, Company, Walk, charter, public_key_of
from tests.postgres import Database

K = ActionKind
COLUMNS = ("id", "account", "kind", "post", "revision", "sha256", "fence", "signature")
BODIES = ("statement", "payload", "attached")
TABLES = (
    *("action", "payload", "chain", "account", "person", "duty", "standing", "post"),
    *("contributor", "comment", "requirement", "approval", "attempt", "publication"),
    *("step", "delegation"),
    *("stray", "preservation", "body_of", "media", "media_of", "search", "alembic_version"),
    *("plan", "invited", "joining"),
)
DENIED = "42501"


class Now(Clock):
    """The server's clock is this machine's: an action's times must be true."""

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)


def widened() -> Charter:
    """The company, and Paris, who has nothing to do with the first account."""
    usual = charter()
    paris = Person(id=PersonId("paris"), name="Paris", key=public_key_of("paris"))
    duty = Duty(person=paris.id, account=OTHER, role=Role.COMMUNICATIONS)
    return replace(usual, people=(*usual.people, paris), duties=(*usual.duties, duty))


class People:
    """Connections of everybody; as a store, each action is sent by its actor."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.company = Company(Now(), widened())
        self._open: dict[str, psycopg.Connection] = {}

    def of(self, person: str) -> psycopg.Connection:
        """The person's connection, where each statement is a transaction of its own."""
        if person not in self._open:
            self._open[person] = self.another(person)
        return self._open[person]

    def another(self, person: str) -> psycopg.Connection:
        connection = psycopg.connect(self.database.login(person), autocommit=True)
        connection.execute("SET search_path = countersign")
        return connection

    def close(self) -> None:
        for connection in self._open.values():
            connection.close()

    @contextmanager
    def begin(self):
        yield self

    def append(self, action: NewAction):
        self.insert(action)
        return SimpleNamespace(id=action.id, statement=parse_object(action.statement))

    def insert(self, action: NewAction, by: str | None = None, **changes) -> None:
        """`changes` replace columns, whatever the action says; `by` is who sends it."""
        self.of(by or action.actor).execute(*self.insertion(action, **changes))

    def insertion(self, action: NewAction, after: str = "", **changes):
        row = {name: getattr(action, name) for name in (*COLUMNS, *BODIES)}
        row |= {"kind": str(action.kind), "attached": list(action.attached), **changes}
        names = sql.SQL(", ").join(map(sql.Identifier, row))
        marks = sql.SQL(", ").join(sql.Placeholder() * len(row))
        start = sql.SQL("INSERT INTO countersign.action ({}) VALUES ({}) ")
        return start.format(names, marks) + sql.SQL(after), list(row.values())

    def refused(self, code: str, action: NewAction, by: str | None = None, **changes) -> None:
        with self.fails(code):
            self.insert(action, by, **changes)

    def run_refused(self, code: str, person: str, *statements: str) -> None:
        """`statements` follow one another in one transaction; the last one is refused."""
        connection = self.of(person)
        if len(statements) == 1:  # some are refused in a transaction whoever asks
            with self.fails(code):
                connection.execute(statements[0])
            return
        with connection.transaction(force_rollback=True):
            for statement in statements[:-1]:
                connection.execute(statement)
            with self.fails(code), connection.transaction():
                connection.execute(statements[-1])

    @contextmanager
    def fails(self, code: str):
        with pytest.raises(psycopg.Error) as raised:
            yield
        assert raised.value.sqlstate == code, f"{raised.value.sqlstate}: {raised.value}"
        if code.startswith("CS"):
            assert raised.value.diag.message_primary == code
            assert raised.value.diag.message_detail is None

    def rows(self) -> dict[str, list]:
        """Everything in the database, and who may log in to it."""
        with self.database.superuser() as connection:
            connection.execute("SET search_path = countersign")
            held = {
                table: sorted(connection.execute(f"SELECT {table}::text FROM {table}").fetchall())
                for table in TABLES
            }
            held["tables"] = connection.execute(
                "SELECT relname FROM pg_class WHERE relnamespace IN "
                "(SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'countersign')) ORDER BY 1"
            ).fetchall()
            held["roles"] = connection.execute(
                "SELECT r::text FROM pg_roles AS r UNION ALL "
                "SELECT m::text FROM pg_auth_members AS m ORDER BY 1"
            ).fetchall()
        return held


def settled(database: Database) -> People:
    """One post at X (p0), one in review (p1), one approved (p2), one on its way (p3); a remark."""
    people = People(database)
    for person in (*DUTIES, "paris", "mole"):
        database.login(person)
    company = people.company
    people.insert(company.founding())
    people.p0 = Walk(company, people, "p0").sending()
    people.p0.add(K.POSTED, "press", said={"x_post_id": "77"})
    people.p1 = Walk(company, people)
    people.p1.add(K.SUBMIT, "ceo")
    people.p2 = Walk(company, people, "p2").approved()
    people.p3 = Walk(company, people, "p3").sending()
    people.p4 = Walk(company, people, "p4")
    people.p4.add(K.SUBMIT, "ceo")
    people.p4.add(K.COMMENT, "legal")
    people.p4.add(K.PRESERVE, "legal", said={"covers": "p4"})
    people.fr = Walk(company, people, "fr", account=OTHER)
    people.p1.add(K.STRAY, "press", said={"x_post_id": "66"})
    return people
