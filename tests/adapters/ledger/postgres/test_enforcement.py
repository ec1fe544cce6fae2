"""Everything the rules rest on is changed once, as only a superuser can, and is named each time."""

from __future__ import annotations

import pytest

from desktop_app.adapters.ledger.postgres import enforcement as enforcing
from desktop_app.adapters.ledger.postgres.enforcement import digests, enforcement
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.domain.errors import Damaged
from tests.adapters.ledger.postgres.everyone import superuser_engine

#: What undoes an object, by the first word of its name; {a} and {b} are the name's two parts. Where
#: no statement can do it alone, the catalogue itself is changed.
UNDONE = {
    "schema": "ALTER SCHEMA countersign OWNER TO postgres",
    "role": "ALTER ROLE {db}__{a} BYPASSRLS",
    "view": "ALTER VIEW {a} SET (security_invoker = false)",
    "index": "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{a}'::regclass",
    "sequence": "ALTER SEQUENCE {a} INCREMENT 7",
    "column": "UPDATE pg_attribute SET attnotnull = NOT attnotnull "
    "WHERE attrelid = '{a}'::regclass AND attname = '{b}'",
    "constraint": "UPDATE pg_constraint SET convalidated = false "
    "WHERE conrelid = '{a}'::regclass AND conname = '{b}'",
    "rule": "UPDATE pg_rewrite SET ev_enabled = 'D' "
    "WHERE ev_class = '{a}'::regclass AND rulename = '{b}'",
    "trigger": "ALTER TABLE {a} DISABLE TRIGGER {b}",
    "triggers": "UPDATE pg_trigger SET tgenabled = 'D' "
    "WHERE tgrelid = '{last}'::regclass AND tgisinternal",
    "function": "UPDATE pg_proc SET prosecdef = NOT prosecdef "
    "WHERE oid = '{signature}'::regprocedure",
    "text": "ALTER TEXT SEARCH CONFIGURATION {last} DROP MAPPING FOR word",
    "extension": "ALTER EXTENSION {a} SET SCHEMA public",
    "later": "ALTER DEFAULT PRIVILEGES FOR ROLE {db}__owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
    "setting": "SET LOCAL session_replication_role = replica",
}

ADDED = [
    (
        "trigger post.quiet",
        "CREATE TRIGGER quiet BEFORE UPDATE ON post EXECUTE FUNCTION append_only()",
    ),
    ("rule action.quiet", "CREATE RULE quiet AS ON INSERT TO action DO INSTEAD NOTHING"),
    ("policy post.extra", "CREATE POLICY extra ON post USING (TRUE)"),
    ("policy search.extra", "CREATE POLICY extra ON search USING (TRUE)"),
    ("grant SELECT on table search to member", "GRANT SELECT ON search TO {db}__member"),
    ("grant SELECT on table post to everybody", "GRANT SELECT ON post TO PUBLIC"),
    ("grant UPDATE on table post to {db}_ceo", 'GRANT UPDATE ON post TO "{db}_ceo"'),
    ("grant UPDATE on column post.state to member", "GRANT UPDATE (state) ON post TO {db}__member"),
    ("grant INSERT on column action.at to member", "GRANT INSERT (at) ON action TO {db}__member"),
    ("grant USAGE on sequence action_n to member", "GRANT USAGE ON action_n TO {db}__member"),
    ("grant CREATE on schema to member", "GRANT CREATE ON SCHEMA countersign TO {db}__member"),
    ("grant USAGE on schema to everybody", "GRANT USAGE ON SCHEMA countersign TO PUBLIC"),
    ("grant TEMPORARY on database to everybody", "GRANT TEMPORARY ON DATABASE {db} TO PUBLIC"),
    ("grant CONNECT on database to everybody", "GRANT CONNECT ON DATABASE {db} TO PUBLIC"),
    ("grant CREATE on database to {db}_ceo", 'GRANT CREATE ON DATABASE {db} TO "{db}_ceo"'),
    (
        "grant EXECUTE on function cs_now() to everybody",
        "GRANT EXECUTE ON FUNCTION cs_now TO PUBLIC",
    ),
    (
        "grant SELECT on later r to everybody",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA countersign GRANT SELECT ON TABLES TO PUBLIC",
    ),
    ("function upper(text)", "CREATE FUNCTION countersign.upper(text) RETURNS text RETURN 'x'"),
    ("column post.mine", "ALTER TABLE post ADD COLUMN mine text"),
    ("constraint post.mine", "ALTER TABLE post ADD CONSTRAINT mine CHECK (TRUE)"),
    ("column mine.a", "CREATE TABLE mine (a int CONSTRAINT mine CHECK (TRUE))"),
    ("index mine", "CREATE INDEX mine ON post (id)"),
    ("inheritance of action", "CREATE TABLE public.mine () INHERITS (action)"),
    ("column mine.a", "CREATE VIEW mine AS SELECT 1 AS a"),
    ("sequence mine", "CREATE SEQUENCE mine"),
    ("type mine", "CREATE TYPE mine AS ENUM ()"),
    ("statistics object mine", "CREATE STATISTICS mine ON id, state FROM post"),
    ("collation mine", 'CREATE COLLATION mine FROM "C"'),
    (
        "operator countersign.===(pg_catalog.text,pg_catalog.text)",
        "CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    ),
    ("text search mine", "CREATE TEXT SEARCH CONFIGURATION mine (COPY = simple)"),
    ("membership of {db}_ceo in owner", 'GRANT {db}__owner TO "{db}_ceo"'),
    ("membership of {db}_ceo in member", 'GRANT {db}__member TO "{db}_ceo" WITH ADMIN OPTION'),
    ("membership of {db}_ceo in {db}_comms", 'GRANT "{db}_comms" TO "{db}_ceo"'),
    ("membership of {db}_ceo in pg_write_all_data", 'GRANT pg_write_all_data TO "{db}_ceo"'),
    ("membership of member in pg_read_all_data", "GRANT pg_read_all_data TO {db}__member"),
    ("membership of member in owner", "GRANT {db}__owner TO {db}__member"),
    ("membership of administrator in owner", "GRANT {db}__owner TO administrator{wholly}"),
    ("membership of administrator in member", "GRANT {db}__member TO administrator{wholly}"),
    (
        "membership of owner in pg_execute_server_program",
        "GRANT pg_execute_server_program TO {db}__owner",
    ),
    ("role {db}_ceo", 'ALTER ROLE "{db}_ceo" BYPASSRLS'),
    ("role {db}_ceo", 'ALTER ROLE "{db}_ceo" CREATEROLE'),
    ("role owner", "ALTER ROLE {db}__owner LOGIN"),
    (
        "setting session_replication_role",
        "ALTER DATABASE {db} SET session_replication_role = replica",
    ),
    (
        "setting session_replication_role of {db}_ceo",
        'ALTER ROLE "{db}_ceo" IN DATABASE {db} SET session_replication_role = replica',
    ),
]

CHANGED = [
    ("function me()", "CREATE OR REPLACE FUNCTION me() RETURNS text STABLE RETURN 'comms'"),
    ("function action_judge()", "ALTER FUNCTION action_judge() RESET search_path"),
    ("function action_judge()", "ALTER FUNCTION action_judge() SECURITY INVOKER"),
    ("function action_judge()", "ALTER FUNCTION action_judge() OWNER TO postgres"),
    ("function cs_now()", "CREATE OR REPLACE FUNCTION cs_now() RETURNS text RETURN '2020'"),
    ("trigger action.action_judge", "DROP TRIGGER action_judge ON action"),
    ("trigger action.action_judge", "ALTER TABLE action ENABLE REPLICA TRIGGER action_judge"),
    ("trigger action.action_apply", "ALTER TABLE action DISABLE TRIGGER USER"),
    ("table post", "ALTER TABLE post DISABLE ROW LEVEL SECURITY"),
    ("index post_account", "ALTER TABLE post OWNER TO postgres"),
    ("index search_pkey", "ALTER TABLE search SET UNLOGGED"),
    ("policy post.own", "DROP POLICY own ON post"),
    ("policy post.own", "ALTER POLICY own ON post USING (TRUE)"),
    ("policy post.own", "ALTER POLICY own ON post TO postgres"),
    ("policy action.own_hand", "ALTER POLICY own_hand ON action WITH CHECK (TRUE)"),
    ("column post.due", "ALTER TABLE post ALTER due DROP EXPRESSION"),
    ("column publication.part", "ALTER TABLE publication ALTER part TYPE numeric"),
    ("column person.key", "ALTER TABLE person ALTER key DROP NOT NULL"),
    (
        "constraint publication.publication_x_post_id",
        "ALTER TABLE publication DROP CONSTRAINT publication_x_post_id",
    ),
    ("index action_attempt", "DROP INDEX action_attempt"),
    ("column counting.acting_for", "DROP VIEW counting"),
    (
        "constraint action.action_bodies",
        "ALTER TABLE action RENAME CONSTRAINT action_bodies TO other",
    ),
]


@pytest.fixture(scope="module")
def ledger(server):
    """A superuser's connection to an installed ledger."""
    database = server.database()
    for person in ("ceo", "comms"):
        database.login(person)
    engine = superuser_engine(database)
    with engine.connect() as connection:
        with connection.begin():
            installed = {name: (said,) for name, said in digests(connection).items()}
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(enforcing, "_shipped", lambda: installed)
            yield database, connection
    engine.dispose()
    database.drop()


def named(ledger, statement: str) -> str:
    """The object that is named after `statement`, which is undone afterwards."""
    database, connection = ledger
    # From PostgreSQL 16 on, whoever made a role is in it, without any use of it.
    version = connection.connection.driver_connection.info.server_version
    wholly = " WITH SET TRUE" if version >= 160_000 else ""
    statement = statement.format(db=database.name, wholly=wholly)
    with connection.begin() as transaction:
        changed = connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
        assert changed.rowcount != 0, f"changed nothing: {statement}"
        with pytest.raises(Damaged) as raised:
            enforcement(connection)
        transaction.rollback()
    assert raised.value.kind == "ledger.enforcement"
    assert raised.value.facts["path"] == database.name
    return raised.value.facts["object"]


def test_what_is_shipped_is_what_is_installed(database):
    """Renewed by packaging/enforcement.py whenever the SQL changes."""
    engine = database.engine()
    with engine.begin() as connection:
        whole = enforcement(connection)
    engine.dispose()
    assert len(whole) == 64


def test_a_person_finds_the_same_whatever_they_set(ledger):
    database, connection = ledger
    with connection.begin():
        whole = enforcement(connection)
    engine = engine_for(parameters(database.address, f"{database.name}_ceo"), lambda: "of ceo")
    with engine.begin() as own:
        for setting in (
            "quote_all_identifiers = on",
            "IntervalStyle = iso_8601",
            "DateStyle = SQL",
        ):
            own.exec_driver_sql(f"SET {setting}")
        assert enforcement(own) == whole
        kept = own.exec_driver_sql("SHOW search_path").scalar_one()
    engine.dispose()
    assert kept == "countersign"


def test_every_object_is_missed_when_it_is_changed(ledger):
    unnamed = {}
    _, connection = ledger
    with connection.begin():
        there = sorted(digests(connection))
    assert len(there) > 400
    for name in there:
        found = named(ledger, undoing(ledger, name))
        if found != name:
            unnamed[name] = found
    assert unnamed == {}


def undoing(ledger, name: str) -> str:
    word, _, rest = name.partition(" ")
    if word == "grant":
        return revoking(rest)
    if word == "table":
        _, connection = ledger
        with connection.begin():
            asked = f"SELECT relrowsecurity FROM pg_class WHERE oid = '{rest}'::regclass"
            on = connection.exec_driver_sql(asked).scalar_one()
        return f"ALTER TABLE {rest} {'DISABLE' if on else 'ENABLE'} ROW LEVEL SECURITY"
    if word == "policy":
        table, _, policy = rest.partition(".")
        clause = "WITH CHECK" if policy == "own_hand" else "USING"
        return f"ALTER POLICY {policy} ON {table} {clause} (TRUE)"
    if name == "trigger action.action_notify":
        return "ALTER TABLE action ENABLE REPLICA TRIGGER action_notify"  # it may be off
    a, _, b = rest.partition(".")
    values = {"a": a, "b": b, "last": rest.rpartition(" ")[2], "signature": typed(rest)}
    return UNDONE[word].format(db="{db}", **values)


def typed(signature: str) -> str:
    """A function's signature without its arguments' names."""
    name, _, arguments = signature.rstrip(")").partition("(")
    types = [
        one.removeprefix("VARIADIC ").partition(" ")[2] for one in arguments.split(", ") if one
    ]
    return f"{name}({', '.join(types)})"


def revoking(grant: str) -> str:
    privilege, _, rest = grant.partition(" on ")
    what, _, _member = rest.rpartition(" to ")
    sort, _, name = what.partition(" ")
    if sort == "column":
        table, _, column = name.partition(".")
        return f"REVOKE {privilege} ({column}) ON {table} FROM {{db}}__member"
    what = {
        "schema": "SCHEMA countersign",
        "database": "DATABASE {db}",
        "function": f"FUNCTION {name}",
    }.get(sort, name)
    return f"REVOKE {privilege} ON {what} FROM {{db}}__member"


@pytest.mark.parametrize(("name", "statement"), ADDED)
def test_what_was_added_is_named(ledger, name, statement):
    assert named(ledger, statement) == name.format(db=ledger[0].name)


@pytest.mark.parametrize(("name", "statement"), CHANGED)
def test_what_was_changed_is_named(ledger, name, statement):
    assert named(ledger, statement) == name
