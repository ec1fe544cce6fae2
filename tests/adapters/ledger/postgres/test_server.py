"""A ledger made, opened to people and kept by an administrator who is no superuser."""

from __future__ import annotations

import psycopg
import pytest

from desktop_app.adapters.ledger import upgrading
from desktop_app.adapters.ledger.enforcement import NEWEST
from desktop_app.adapters.ledger.postgres import enforcement as enforcing
from desktop_app.adapters.ledger.postgres import server as administration
from desktop_app.adapters.ledger.postgres.enforcement import check_version, digests
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.adapters.ledger.postgres.server import (
    Login,
    add_login,
    be_heard,
    be_silent,
    disable_login,
    install,
    status,
    upgrade,
)
from desktop_app.domain.errors import BadInput, Damaged, Refused, Unavailable
from tests.adapters.ledger.postgres.everyone import superuser_engine
from tests.postgres import ADMINISTRATOR, PASSWORD


def refused(kind: str, error: type = Refused):
    return pytest.raises(error, check=lambda raised: raised.kind == kind)


@pytest.fixture
def empty(server):
    """A database without anything, and its administrator."""
    database = server.empty()
    engine = database.engine()
    yield database, engine
    engine.dispose()
    database.drop()


@pytest.fixture(scope="module", autouse=True)
def _as_it_is_now(server):
    """Whether the shipped list is current is another test's to say."""
    database = server.database()
    engine = database.engine()
    with engine.begin() as connection:
        installed = {name: (said,) for name, said in digests(connection).items()}
    engine.dispose()
    database.drop()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(enforcing, "_shipped", lambda: installed)
        yield


def test_what_an_administrator_made_is_what_is_shipped(empty):
    database, engine = empty
    whole = install(engine)
    assert len(whole) == 64
    told = status(engine)
    assert (told.database, told.version, told.changed) == (database.name, told.newest, "")
    assert told.logins == ()
    assert upgrade(engine) == whole


def test_the_administrator_keeps_no_right_of_the_owner(empty):
    database, engine = empty
    install(engine)
    with engine.begin() as connection, pytest.raises(Exception, match="permission denied"):
        connection.exec_driver_sql("SELECT * FROM countersign.action")
    with database.superuser() as connection:
        members = connection.execute(
            "SELECT count(*) FROM pg_auth_members AS m JOIN pg_roles AS r ON r.oid = m.roleid "
            "WHERE r.rolname = %s AND NOT to_jsonb(m) @> %s",
            [database.owner, '{"inherit_option": false, "set_option": false}'],
        ).fetchone()
        superuser = connection.execute(
            "SELECT rolsuper FROM pg_roles WHERE rolname = %s", [ADMINISTRATOR]
        ).fetchone()
    assert (members, superuser) == ((0,), (False,))


def test_a_ledger_is_not_made_over_another(empty):
    _, engine = empty
    install(engine)
    with refused("ledger.database_used"):
        install(engine)


def test_a_database_whose_name_no_login_can_begin_with(server):
    for name in ("Capital", "a" * 21, "with-hyphen"):
        database = server.empty()
        with server.superuser() as connection:
            connection.execute(f'ALTER DATABASE {database.name} RENAME TO "{name}"')
        database.name, before = name, database.name
        engine = database.engine()
        with refused("ledger.database_name"):
            install(engine)
        engine.dispose()
        with server.superuser() as connection:
            connection.execute(f'ALTER DATABASE "{name}" RENAME TO {before}')
        database.name = before
        database.drop()


def test_nobody_else_makes_a_ledger(empty):
    database, _ = empty
    with database.superuser() as connection:
        connection.execute(f"CREATE ROLE {database.name}_other LOGIN CREATEROLE PASSWORD 'x'")
    engine = engine_for(parameters(database.address, f"{database.name}_other"), lambda: "x")
    for step in (install, upgrade, status):
        with refused("ledger.rights"):
            step(engine)
    engine.dispose()


def test_a_cut_in_the_middle_leaves_nothing(empty, monkeypatch):
    database, engine = empty

    def cut(_connection):
        raise Damaged("ledger.enforcement", object="cut", path="")

    monkeypatch.setattr(administration, "enforcement", cut)
    with refused("ledger.enforcement", Damaged):
        install(engine)
    with database.superuser() as connection:
        left = connection.execute(
            "SELECT count(*) FROM pg_roles WHERE starts_with(rolname, %s)", [f"{database.name}_"]
        ).fetchone()
        schema = connection.execute("SELECT to_regnamespace('countersign')").fetchone()
    assert (left, schema) == ((0,), (None,))


def test_a_person_comes_in_and_is_shut_out(empty):
    database, engine = empty
    install(engine)
    add_login(engine, "ceo", "first")
    where = database.server.conninfo(database.name, database.role("ceo"), "first")
    with psycopg.connect(where) as connection:
        assert connection.execute("SELECT countersign.me()").fetchone() == ("ceo",)
    assert status(engine).logins == (Login(person="ceo", is_open=True),)
    disable_login(engine, "ceo")
    assert status(engine).logins == (Login(person="ceo", is_open=False),)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(where)
    add_login(engine, "ceo", "second")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(where)
    assert status(engine).changed == ""


def test_no_password_reaches_the_servers_log(empty):
    database, engine = empty
    install(engine)
    where = f"ALTER ROLE {ADMINISTRATOR} IN DATABASE {database.name}"
    with database.superuser() as connection:
        connection.execute(f"{where} SET log_statement = 'all'")
    engine.dispose()
    add_login(engine, "ceo", "CANARY-5518")
    with database.superuser() as connection:
        connection.execute(f"{where} RESET log_statement")
    said = database.server.log.read_text("utf-8")
    assert "SCRAM-SHA-256$" in said
    assert "CANARY-5518" not in said


@pytest.mark.parametrize("person", ["", "_owner", "_member", "Ceo", "a" * 41, "a b", 'a"; DROP'])
def test_a_name_that_is_no_persons(empty, person):
    _, engine = empty
    install(engine)
    for step in (lambda: add_login(engine, person, "x"), lambda: disable_login(engine, person)):
        with refused("ledger.person_name", BadInput):
            step()


def test_nobody_without_a_login_is_shut_out(empty):
    _, engine = empty
    install(engine)
    with refused("ledger.person_name", BadInput):
        disable_login(engine, "ceo")


def test_a_database_without_a_ledger(empty):
    _, engine = empty
    assert status(engine).version is None
    with refused("ledger.no_ledger", Unavailable):
        add_login(engine, "ceo", "x")
    with refused("ledger.no_ledger", Unavailable):
        upgrade(engine)
    with engine.begin() as connection, refused("ledger.no_ledger", Unavailable):
        check_version(connection)


@pytest.mark.parametrize("version", ["0001", "0002", "0004", "9999"])
def test_a_version_that_this_program_does_not_know(empty, version):
    database, engine = empty
    install(engine)
    as_superuser = superuser_engine(database)
    with as_superuser.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
        with refused("ledger.older" if version < NEWEST else "ledger.newer"):
            check_version(connection)
    as_superuser.dispose()
    assert status(engine).version == version
    if version > NEWEST:
        with refused("ledger.newer"):
            upgrade(engine)


def test_a_record_of_an_earlier_form_is_brought_up_to_date_by_its_administrator(empty, monkeypatch):
    database, engine = empty
    with monkeypatch.context() as earlier:
        earlier.setattr(upgrading, "NEWEST", "0002")
        earlier.setattr(administration, "enforcement", lambda _connection: "")
        install(engine)
    add_login(engine, "ceo", "of ceo")
    told = status(engine)
    assert (told.version, told.newest, told.changed) == ("0002", NEWEST, "")
    own = engine_for(parameters(database.address, f"{database.name}_ceo"), lambda: "of ceo")
    with own.begin() as connection, refused("ledger.older"):
        check_version(connection)
    assert len(upgrade(engine)) == 64
    told = status(engine)
    assert (told.version, told.changed) == (NEWEST, "")
    with own.begin() as connection:
        assert check_version(connection) == NEWEST
        assert connection.exec_driver_sql("SELECT count(*) FROM countersign.voice").scalar() == 0
    own.dispose()


def test_a_changed_rule_is_in_the_status(empty):
    database, engine = empty
    install(engine)
    with database.superuser() as connection:
        connection.execute("ALTER TABLE countersign.action DISABLE TRIGGER action_judge")
    assert status(engine).changed == "trigger action.action_judge"


def test_the_hint_to_listeners_may_be_off_and_nothing_else(empty):
    database, engine = empty
    whole = install(engine)
    be_silent(engine)
    assert status(engine).changed == ""
    assert upgrade(engine) == whole
    be_heard(engine)
    with database.superuser() as connection:
        (said,) = connection.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgname = 'action_notify'"
        ).fetchone()
        assert said in ("O", b"O")
        connection.execute("DROP TRIGGER action_notify ON countersign.action")
    assert status(engine).changed == "trigger action.action_notify"


def test_a_public_schema_that_everybody_may_write_to_is_closed(empty):
    """As on a server that began with PostgreSQL 14 or older."""
    database, engine = empty
    with database.superuser() as connection:
        connection.execute("GRANT ALL ON SCHEMA public TO PUBLIC")
    install(engine)
    add_login(engine, "ceo", PASSWORD)
    where = database.server.conninfo(database.name, database.role("ceo"), PASSWORD)
    with psycopg.connect(where) as connection, pytest.raises(psycopg.Error) as raised:
        connection.execute("CREATE TABLE public.mine (a int)")
    assert raised.value.sqlstate == "42501"
