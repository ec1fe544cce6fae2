"""Attacks around `action`: everything else that somebody with a login and `psql` can try.

Each is refused with PostgreSQL's own code, or shows nothing, and leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from desktop_app.adapters.ledger.postgres.server import add_login, disable_login
from desktop_app.domain.action import GENESIS, ActionKind
from tests.adapters.ledger.postgres.people import DENIED, TABLES, settled
from tests.postgres import ADMINISTRATOR

K = ActionKind
CANARY = "CANARY-7392"
#: "Not supported": of COPY under row security, and of a session's own name.
NOT_SUPPORTED = "0A000"


@pytest.fixture(scope="module")
def company_people(server):
    database = server.database()
    people = settled(database)
    yield people
    people.close()
    database.drop()


@pytest.fixture
def people(company_people):
    before = company_people.rows()
    yield company_people
    assert company_people.rows() == before, "an attack changed something"


def filled(people, statement: str) -> str:
    name = people.database.name
    return statement.format(db=name, owner=people.database.owner, member=people.database.member)


WRITES = [
    "UPDATE action SET actor = 'deputy'",
    "UPDATE action SET kind = 'approve' WHERE FALSE",
    "DELETE FROM action",
    "TRUNCATE action CASCADE",
    "UPDATE payload SET body = '{{}}'",
    "DELETE FROM payload",
    "TRUNCATE payload",
    "INSERT INTO payload VALUES ('acme', '', '{{}}')",
    "UPDATE post SET state = 'approved' WHERE id = 'p1'",
    "DELETE FROM post",
    "INSERT INTO approval VALUES ('acme', 'p1', 1, 'communications', 'comms', 9, '2099', 'counts')",
    "UPDATE approval SET expires_at = '2099-01-01T00:00:00Z'",
    "DELETE FROM requirement",
    "UPDATE comment SET open = 0",
    "DELETE FROM contributor",
    "INSERT INTO duty VALUES ('reader', 'acme', 'communications')",
    "UPDATE duty SET role = 'legal' WHERE person = 'comms'",
    "UPDATE person SET key = '00'",
    "INSERT INTO person VALUES ('mole', 'Mole', '00')",
    "UPDATE standing SET realm = 'x'",
    "UPDATE account SET frozen = 0",
    "UPDATE account SET publisher = 'spare'",
    "UPDATE chain SET seq = 0",
    "DELETE FROM chain",
    "UPDATE attempt SET live = 0",
    "UPDATE publication SET x_post_id = '78'",
    "DELETE FROM publication",
    "UPDATE stray SET explained = 1",
    "UPDATE post SET redacted = NULL",
    "UPDATE preservation SET live = 0",
    "DELETE FROM preservation",
    "DELETE FROM body_of",
    "SELECT * FROM body_of",
    "DELETE FROM search",
    "UPDATE alembic_version SET version_num = '0001'",
    "MERGE INTO post USING person ON FALSE WHEN MATCHED THEN DELETE",
    "COPY post FROM STDIN",
    "SELECT nextval('action_n')",
    "SELECT setval('action_n', 1)",
    "SELECT * FROM chain FOR UPDATE",
    "SELECT * FROM action FOR SHARE",
]


@pytest.mark.parametrize("statement", WRITES)
@pytest.mark.parametrize("person", ["comms", "mole"])
def test_nothing_else_is_written_or_locked(people, statement, person):
    people.run_refused(DENIED, person, filled(people, statement))


@pytest.mark.parametrize("lock", ["action IN ACCESS EXCLUSIVE", "chain IN ROW EXCLUSIVE"])
def test_no_table_is_kept_from_the_others(people, lock):
    people.run_refused(DENIED, "comms", "SELECT 1", f"LOCK TABLE {lock} MODE")


RULES = [
    "ALTER TABLE action DISABLE TRIGGER ALL",
    "ALTER TABLE action DISABLE TRIGGER action_judge",
    "ALTER TABLE post DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE action ADD COLUMN mine text",
    "ALTER TABLE action OWNER TO CURRENT_USER",
    "DROP TRIGGER action_judge ON action",
    "DROP POLICY own ON post",
    "CREATE POLICY mine ON post USING (TRUE)",
    "CREATE TRIGGER aaa BEFORE INSERT ON action FOR EACH ROW EXECUTE FUNCTION append_only()",
    "CREATE RULE quiet AS ON INSERT TO action DO INSTEAD NOTHING",
    "CREATE INDEX mine ON post (id)",
    "CREATE STATISTICS mine ON id, state FROM post",
    "CREATE OR REPLACE FUNCTION countersign.me() RETURNS text RETURN 'comms'",
    "ALTER FUNCTION countersign.me() RESET ALL",
    "ALTER FUNCTION countersign.action_judge() SECURITY INVOKER",
    "CREATE FUNCTION countersign.upper(text) RETURNS text RETURN 'x'",
    "CREATE OPERATOR countersign.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_catalog.texteq)",
    "CREATE VIEW countersign.mine AS SELECT 1",
    "ALTER VIEW counting SET (security_invoker = false)",
    "DROP TABLE search",
    "DROP SCHEMA countersign CASCADE",
    "ALTER SCHEMA countersign RENAME TO gone",
    "COMMENT ON TABLE action IS 'mine'",
    "REINDEX TABLE action",
    "CLUSTER action USING action_pkey",
    "ALTER EXTENSION unaccent SET SCHEMA public",
    "CREATE PUBLICATION mine FOR TABLE countersign.action",
    "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION countersign.append_only()",
]


@pytest.mark.parametrize("statement", RULES)
def test_no_rule_is_changed(people, statement):
    people.run_refused(DENIED, "comms", filled(people, statement))


PLACES = [
    "CREATE TEMPORARY TABLE person (id text)",
    "CREATE TEMPORARY VIEW duty AS SELECT 1",
    "SELECT 1 INTO TEMPORARY action",
    "CREATE TABLE public.person (id text)",
    "CREATE TABLE countersign.mine (id text)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.me() RETURNS text RETURN 'comms'",
    "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean COST 0.0001 RETURN TRUE",
    "CREATE EXTENSION dblink",
    "CREATE EXTENSION hstore",
    "CREATE LANGUAGE mine HANDLER plpgsql_call_handler",
    "CREATE DATABASE mine",
    "ALTER DATABASE {db} SET search_path = pg_temp",
    "ALTER DATABASE {db} RENAME TO other",
    "CREATE FOREIGN DATA WRAPPER mine",
    "CREATE SUBSCRIPTION mine CONNECTION '' PUBLICATION mine WITH (connect = false)",
]


@pytest.mark.parametrize("statement", PLACES)
def test_nothing_is_made_that_could_stand_in_for_what_the_rules_read(people, statement):
    people.run_refused(DENIED, "comms", filled(people, statement))


ROLES = [
    ("42501", "SET ROLE {owner}"),
    ("42501", 'SET ROLE "{db}_legal"'),
    ("42501", f"SET ROLE {ADMINISTRATOR}"),
    ("42501", 'SET SESSION AUTHORIZATION "{db}_legal"'),
    ("42501", "SET SESSION AUTHORIZATION postgres"),
    ("42501", "SET session_replication_role = replica"),
    ("42501", "SELECT set_config('session_replication_role', 'replica', true)"),
    ("42501", "SET log_statement = 'all'"),
    ("42501", "ALTER SYSTEM SET session_replication_role = replica"),
    ("42501", 'ALTER ROLE "{db}_comms" SUPERUSER'),
    ("42501", 'ALTER ROLE "{db}_comms" BYPASSRLS'),
    ("42501", 'ALTER ROLE "{db}_comms" CREATEROLE'),
    ("0A000", 'ALTER ROLE "{db}_comms" RENAME TO "{db}_legal2"'),
    ("42501", "ALTER ROLE \"{db}_legal\" PASSWORD 'mine'"),
    ("42501", 'DROP ROLE "{db}_legal"'),
    ("42501", "CREATE ROLE mine"),
    ("42501", 'GRANT {owner} TO "{db}_comms"'),
    ("42501", 'GRANT {member} TO "{db}_mole"'),
    ("42501", 'GRANT "{db}_legal" TO "{db}_comms"'),
    ("42501", 'GRANT pg_read_all_data TO "{db}_comms"'),
    ("42501", "REASSIGN OWNED BY {owner} TO CURRENT_USER"),
    ("42501", "DROP OWNED BY {owner}"),
    ("42501", "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO PUBLIC"),
]


@pytest.mark.parametrize(("code", "statement"), ROLES)
def test_nobody_becomes_somebody_else_or_more(people, code, statement):
    people.run_refused(code, "comms", filled(people, statement))


def test_rows_are_not_brought_in_bulk(people):
    people.run_refused(NOT_SUPPORTED, "comms", "COPY action (id, account) FROM STDIN")


@pytest.mark.parametrize(
    ("grant", "use"),
    [
        ("GRANT UPDATE ON post TO CURRENT_USER", "UPDATE post SET state = 'approved'"),
        ("GRANT CREATE ON SCHEMA countersign TO {member}", "CREATE TABLE countersign.mine (a int)"),
        ("GRANT TEMPORARY ON DATABASE {db} TO CURRENT_USER", "CREATE TEMPORARY TABLE post (a int)"),
        ("GRANT EXECUTE ON FUNCTION me() TO PUBLIC", "SELECT cs_now()"),
    ],
)
def test_a_grant_to_oneself_gives_nothing(people, grant, use):
    """PostgreSQL only warns whoever holds some right, and grants none of it."""
    people.run_refused(DENIED, "comms", filled(people, grant), use)


MACHINE = [
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY (SELECT 1) TO '/tmp/countersign-mine'",
    "COPY action (id) FROM PROGRAM 'id'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_read_binary_file('PG_VERSION')",
    "SELECT pg_ls_dir('/')",
    "SELECT pg_stat_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_export(1, '/tmp/countersign-mine')",
    "LOAD '/tmp/mine'",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT pg_switch_wal()",
    "SELECT pg_reload_conf()",
    "SELECT pg_rotate_logfile()",
    "CHECKPOINT",
    "SELECT * FROM pg_ls_logdir()",
]


@pytest.mark.parametrize("statement", MACHINE)
def test_nothing_of_the_servers_machine_is_reached(people, statement):
    people.run_refused(DENIED, "comms", statement)


INNER = [
    "SELECT apply_account(NULL, NULL)",
    "SELECT rules_duty(NULL, NULL)",
    "SELECT cs_check('CS001', TRUE)",
    "SELECT cs_now()",
    "SELECT cs_words_query('{{a}}')",
    "SELECT action_judge()",
    "SELECT append_only()",
    "SELECT * FROM search",
    "SELECT * FROM searchable",
]


@pytest.mark.parametrize("statement", INNER)
def test_what_the_rules_are_made_of_is_not_called(people, statement):
    people.run_refused(DENIED, "comms", filled(people, statement))


# What is read


OF_ACCOUNTS = [
    *("action", "payload", "post", "contributor", "comment", "requirement", "approval"),
    *("attempt", "publication", "stray", "preservation"),
]


@pytest.mark.parametrize("table", OF_ACCOUNTS)
def test_another_accounts_rows_are_not_there(people, table):
    count = f"SELECT count(*) FROM {table} WHERE account = 'acme'"
    assert people.of("comms").execute(count).fetchone() != (0,)
    assert people.of("paris").execute(count).fetchone() == (0,)
    assert people.of("mole").execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize(
    "view", ["counting", "unpaired", "stopped", "adopted", "preserved", "settled"]
)
def test_no_view_shows_them(people, view):
    assert people.of("paris").execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)
    about = "SELECT count(*) FROM about WHERE post <> 'fr' AND n IN (SELECT n FROM action)"
    assert people.of("paris").execute(about).fetchone() == (0,)


@pytest.mark.parametrize("table", ["person", "account", "duty", "standing", "chain"])
def test_what_everybody_reads_is_for_people_only(people, table):
    count = f"SELECT count(*) FROM {table}"
    assert people.of("paris").execute(count).fetchone() != (0,)
    assert people.of("mole").execute(count).fetchone() == (0,)


def test_somebody_else_of_the_server_does_not_come_in(people):
    name = people.database.name
    with people.database.superuser() as connection:
        connection.execute(f"CREATE ROLE {name}x LOGIN PASSWORD 'x'")
        where = people.database.server.conninfo(name, f"{name}x", "x")
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(where)
        connection.execute(f"DROP ROLE {name}x")


def test_row_security_is_not_switched_off(people):
    for table in OF_ACCOUNTS:
        people.run_refused(DENIED, "paris", "SET row_security = off", f"SELECT * FROM {table}")


LEAKS = [
    "SELECT count(*) FROM payload WHERE account = 'acme' AND 1 / (length(body) * 0) > 0",
    "SELECT count(*) FROM payload WHERE account = 'acme' AND body::integer > 0",
    "SELECT count(*) FROM action WHERE account = 'acme' AND hash::integer > 0",
    "SELECT count(*) FROM post WHERE account = 'acme' AND state::integer > 0",
    "SELECT count(*) FROM post WHERE account = 'acme' AND query_to_xml(state, true, true, '') IS NULL",
    "SELECT count(*) FROM post AS p, post AS q WHERE q.account = 'acme' AND p.id::integer > 0",
    "SELECT count(*) FROM comment WHERE account = 'acme' AND 1 / (octet_length(quote) * 0) = 1",
]


@pytest.mark.parametrize("statement", LEAKS)
def test_a_condition_that_would_tell_of_hidden_rows_is_not_asked_of_them(people, statement):
    assert people.of("paris").execute(statement).fetchone() == (0,)


def test_statistics_and_other_sessions_tell_nothing(people):
    with people.database.superuser() as connection:
        connection.execute("ANALYZE countersign.payload, countersign.post, countersign.action")
    paris = people.of("paris")
    told = "SELECT count(*) FROM pg_stats WHERE schemaname = 'countersign' AND tablename IN {}"
    named = "('" + "', '".join(OF_ACCOUNTS) + "')"
    assert paris.execute(told.format(named)).fetchone() == (0,)
    people.of("comms").execute(f"SELECT '{CANARY}'")
    seen = "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE %s"
    assert paris.execute(seen, [f"%{CANARY}%"]).fetchone() == (0,)


def test_nobody_ends_a_colleagues_session(people):
    pid = people.of("comms").info.backend_pid
    for function in ("pg_terminate_backend", "pg_cancel_backend"):
        people.run_refused(DENIED, "paris", f"SELECT {function}({pid})")


def test_a_search_shows_the_callers_accounts_only(people):
    found = "SELECT count(*) FROM search_posts('{lyon}', '{}', 0, 1000)"
    assert people.of("comms").execute(found).fetchone() == (5,)
    assert people.of("paris").execute(found).fetchone() == (0,)
    assert people.of("mole").execute(found).fetchone() == (0,)


def test_everybody_follows_every_chain_and_reads_nothing_by_it(people):
    links = people.of("paris").execute("SELECT * FROM chain_links('acme')")
    assert [column.name for column in links.description] == ["seq", "leaf", "hash", "prev_hash"]
    before = GENESIS
    rows = links.fetchall()
    for place, (seq, _leaf, own, previous) in enumerate(rows, 1):
        assert (seq, previous) == (place, before)
        before = own
    head = people.of("paris").execute("SELECT seq, hash FROM chain WHERE account = 'acme'")
    assert head.fetchone() == (len(rows), before)
    assert people.of("mole").execute("SELECT * FROM chain_links('acme')").fetchall() == []


def test_being_the_group_is_being_oneself(people):
    """`SET ROLE` to the group is allowed; who one is does not change with it."""
    connection = people.another("paris")
    connection.execute(f"SET ROLE {people.database.member}")
    assert connection.execute("SELECT countersign.me()").fetchone() == ("paris",)
    assert connection.execute("SELECT count(*) FROM post").fetchone() == (0,)
    connection.close()


def test_the_owner_of_everything_keeps_history_too(people):
    with people.database.superuser() as connection:
        connection.execute(f"SET ROLE {people.database.owner}")
        connection.execute("SET search_path = countersign")
        for statement in (
            "UPDATE action SET actor = 'deputy'",
            "DELETE FROM action",
            "TRUNCATE action CASCADE",
            "UPDATE payload SET body = ''",
            "DELETE FROM payload",
            "TRUNCATE payload",
        ):
            with people.fails("CS100"):
                connection.execute(statement)


# Who was shut out


def test_a_disabled_person_is_out_of_what_they_have_open(server):
    database = server.database()
    people = settled(database)
    open_session = people.of("comms")
    within = people.another("comms")
    within.autocommit = False
    within.execute("SELECT count(*) FROM post")
    new = people.p1.new(K.APPROVE, "comms")
    engine = database.engine()
    disable_login(engine, "comms")
    for what in ("* FROM countersign.post", "countersign.chain_links('acme')", "countersign.me()"):
        with people.fails(DENIED):
            open_session.execute(f"SELECT {what}")
    people.refused(DENIED, new)
    with people.fails(DENIED):
        within.execute(*people.insertion(new))
    within.close()
    with pytest.raises(psycopg.OperationalError, match=r"not permitted|password authentication"):
        psycopg.connect(server.conninfo(database.name, database.role("comms"), "of comms"))
    add_login(engine, "comms", "another one")
    engine.dispose()
    again = server.conninfo(database.name, database.role("comms"), "another one")
    with psycopg.connect(again) as connection:
        assert connection.execute("SELECT countersign.me()").fetchone() == ("comms",)
    people.close()
    database.drop()


def test_a_person_whom_two_administrators_let_in_is_out_by_one(server):
    """From PostgreSQL 16 on, each of them has granted a membership of their own."""
    database = server.database()
    people = settled(database)
    with database.superuser() as connection:
        connection.execute(f'GRANT {database.member} TO "{database.role("comms")}"')
    session = people.of("comms")
    assert session.execute("SELECT me()").fetchone() == ("comms",)
    engine = database.engine()
    disable_login(engine, "comms")
    engine.dispose()
    if server.version >= 16:
        assert session.execute("SELECT me()").fetchone() == (None,)
        assert session.execute("SELECT count(*) FROM post").fetchone() == (0,)
        people.refused("CS001", people.p1.new(K.APPROVE, "comms"))
    else:
        people.refused(DENIED, people.p1.new(K.APPROVE, "comms"))
    people.close()
    database.drop()


def test_the_machine_was_not_written_to():
    assert not Path("/tmp/countersign-mine").exists()
    assert len(TABLES) == 26
