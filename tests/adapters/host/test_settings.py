import psycopg
import pytest

from desktop_app.adapters.host import settings
from desktop_app.services.resources import resource
from tests import postgres

PEOPLE_S = {"user": "people", "password": "of people"}


@pytest.fixture(scope="module")
def server():
    """PostgreSQL with the settings and the rules of a host, and somebody who may log in."""
    with postgres.running(tls=True) as started:
        with started.superuser() as connection:
            connection.execute("CREATE ROLE people LOGIN PASSWORD 'of people'")
            connection.execute("CREATE DATABASE acme OWNER administrator")
            data = started.folder / "data"
            own = settings.postgresql(
                port=started.port,
                listen=["127.0.0.1"],
                certificate=data / "server.crt",
                key=data / "server.key",
            )
            with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
                file.write(own)
            (data / "pg_hba.conf").write_text(
                settings.access(
                    database="acme", administrator="administrator", networks=["samenet"]
                ),
                "utf-8",
            )
            connection.execute("SELECT pg_reload_conf()")
        yield started


def connected(server, database="acme", user="people", password="of people", **options):
    said = {"sslmode": "verify-full", "sslrootcert": str(server.authority), **options}
    return psycopg.connect(server.conninfo(database, user, password), **said)


def test_people_are_let_in_over_tls_with_their_password(server):
    with connected(server, channel_binding="require") as connection:
        assert connection.pgconn.ssl_in_use


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"sslmode": "disable"}, "no encryption"),
        ({"database": "postgres"}, "no pg_hba.conf entry"),
        ({"user": postgres.SUPERUSER, "password": postgres.PASSWORD}, "rejects connection"),
        ({"password": "another"}, "password authentication failed"),
    ],
)
def test_nobody_else_is(server, options, reason):
    with pytest.raises(psycopg.OperationalError, match=reason):
        connected(server, **options)


def test_the_administrator_is_let_in_from_the_host_itself(server):
    with connected(server, user="administrator", password=postgres.PASSWORD) as connection:
        assert connection.execute("SHOW password_encryption").fetchone() == ("scram-sha-256",)


def test_nobody_s_words_reach_the_log(server):
    with connected(server) as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT jsonb 'SECRET-DRAFT'")
    with connected(server) as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT %s::jsonb", ["SECRET-PARAMETER"])
    said = server.log.read_text("utf-8")
    assert "invalid input syntax for type json" in said
    assert "SECRET" not in said


def test_who_came_in_and_who_was_refused_is_in_the_log(server):
    connected(server).close()
    with pytest.raises(psycopg.OperationalError):
        connected(server, password="another")
    said = server.log.read_text("utf-8")
    assert "connection authorized: user=people database=acme" in said
    assert 'password authentication failed for user "people"' in said


@pytest.mark.parametrize("name", ["countersign-publisher@.service", "countersign-backup@.service"])
def test_what_works_alone_on_a_host_has_few_rights(name):
    lines = resource(f"host/{name}").read_text("utf-8").splitlines()
    assert {
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateDevices=yes",
        "RestrictNamespaces=yes",
        "SystemCallFilter=@system-service",
        "LimitCORE=0",
        "UMask=0077",
    } - set(lines) == set()


@pytest.mark.parametrize("name", sorted(path.name for path in resource("host").iterdir()))
def test_a_unit_has_no_gap_left(name):
    text = settings.unit(name, program="/usr/bin/countersign", version="15", backups="/backups")
    assert "@PROGRAM@" not in text
    assert "@VERSION@" not in text
    assert "@BACKUPS@" not in text
    assert ("ExecStart=/usr/bin/countersign " in text) == name.endswith(".service")
