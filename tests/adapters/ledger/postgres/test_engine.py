"""Connections: what an address may say, who is let in, what is proven, and that nobody waits for ever."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from psycopg import sql

from desktop_app.adapters.ledger.errors import KINDS, translated
from desktop_app.adapters.ledger.postgres import PostgresLedger, engine
from desktop_app.adapters.ledger.postgres.server import disable_login
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    Damaged,
    LedgerRefused,
    Refused,
    Unavailable,
)
from tests.adapters.ledger.postgres.people import Now
from tests.contracts.company import Company, verify
from tests.postgres import NOBODY
from tests.proxy import Proxy

HERE = "postgresql://127.0.0.1/records"
AWAY = "postgresql://db.acme.example/records"


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("postgresql://records_ceo:secret@db.acme.example/records", "ledger.url_password"),
        (f"{AWAY}?password=secret", "ledger.url_password"),
        ("postgresql:///records", "ledger.url"),
        ("postgresql://db.acme.example", "ledger.url"),
        ("https://db.acme.example/records", "ledger.url"),
        ("host=db.acme.example dbname=records", "ledger.url"),
        ("postgresql://records_legal@db.acme.example/records", "ledger.url"),
        (f"{AWAY}?sslmode=disable", "ledger.url"),
        (f"{AWAY}?options=-csearch_path%3Devil", "ledger.url"),
        (f"{AWAY}?hostaddr=10.0.0.1", "ledger.url"),
        (f"{AWAY}?service=mine", "ledger.url"),
        (f"{AWAY}?nonsense=1", "ledger.url"),
        (f"{AWAY}?sslrootcert=", "ledger.url"),
        ("postgresql://[::1", "ledger.url"),
    ],
)
def test_an_address_names_a_server_and_nothing_that_weakens_what_is_demanded(address, kind):
    with told(BadInput, kind) as raised:
        engine.parameters(address, "records_ceo")
    assert "secret" not in repr(raised.value)


@pytest.mark.parametrize(
    ("address", "is_proven"),
    [
        (HERE, False),
        ("postgresql://[::1]/records", False),
        ("postgresql://localhost:5433/records", False),
        ("postgresql:///records?host=/run/postgresql", False),
        (AWAY, True),
        ("postgresql://127.0.0.1,db.acme.example/records", True),
        ("postgresql://127.0.0.1.acme.example/records", True),
        ("postgresql://10.0.0.7/records", True),
    ],
)
def test_only_this_very_computer_need_not_prove_who_it_is(address, is_proven):
    said = engine.parameters(address, "records_ceo")
    proof = {
        "sslmode": "verify-full",
        "channel_binding": "require",
        "require_auth": "scram-sha-256",
        "ssl_min_protocol_version": "TLSv1.2",
        "sslrootcert": "system",
    }
    assert {name: said.get(name) or None for name in proof} == (
        proof if is_proven else dict.fromkeys(proof)
    )
    assert (said["user"], said["target_session_attrs"]) == ("records_ceo", "read-write")


def test_a_companys_own_authority_can_be_named():
    said = engine.parameters(f"{AWAY}?sslrootcert=/etc/acme.pem", "records_ceo")
    assert (said["sslrootcert"], said["sslmode"]) == ("/etc/acme.pem", "verify-full")


def test_where_an_authority_is_named_this_very_computer_must_be_proven_too():
    said = engine.parameters(f"{HERE}?sslrootcert=/etc/acme.pem", "records_ceo")
    assert (said["sslmode"], said["channel_binding"]) == ("verify-full", "require")


@pytest.fixture
def ledger(database):
    """Opens the ledger as `ceo`, by a port and with a password and settings of the test's."""
    database.login("ceo")
    database.login("legal")
    opened = []

    def as_(person="ceo", port=None, password=None, **settings) -> PostgresLedger:
        address = f"postgresql://127.0.0.1:{port or database.server.port}/{database.name}"
        said = {**engine.parameters(address, database.role(person)), **settings}
        made = engine.engine_for(said, lambda: password or f"of {person}")
        opened.append(PostgresLedger(made, verify))
        return opened[-1]

    yield as_
    for each in opened:
        each.close()


def read(ledger) -> int:
    with ledger.begin() as work:
        return work.newest()


def test_whoever_has_the_password_is_let_in(ledger):
    assert read(ledger()) == 0


def test_the_next_server_is_asked_where_the_first_is_down(ledger, server):
    with Proxy(server.port) as proxy:
        port = proxy.port
    assert read(ledger(port=f"{port},127.0.0.1:{server.port}")) == 0


def test_without_a_password_nothing_is_tried(ledger, database, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "of ceo")
    said = engine.parameters(database.address, database.role("ceo"))
    opened = PostgresLedger(engine.engine_for(said, str), verify)
    with told(Unavailable, "ledger.login"):
        read(opened)


def test_a_locked_keychain_is_told_as_such(database):
    def locked() -> str:
        raise Unavailable("keychain.locked")

    said = engine.parameters(database.address, database.role("ceo"))
    with told(Unavailable, "keychain.locked"):
        read(PostgresLedger(engine.engine_for(said, locked), verify))


def test_whoever_finds_every_connection_at_work_is_told_so(ledger, monkeypatch):
    opened = ledger()
    monkeypatch.setattr(opened._engine.pool, "_timeout", 0.1)
    with opened.begin(), opened.begin(), told(Unavailable, "ledger.busy"):
        read(opened)
    assert read(opened) == 0


def test_a_wrong_password_and_a_closed_login_are_told_alike(ledger, database):
    with told(Unavailable, "ledger.login") as raised:
        read(ledger(password="hunter2"))
    assert "hunter2" not in repr(raised.value)
    with database.superuser() as connection:
        role = sql.Identifier(database.role("ceo"))
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(role))
    with told(Unavailable, "ledger.login"):
        read(ledger())


def test_a_login_that_is_none_is_refused_as_a_wrong_password_is(database):
    """Whoever guesses does not learn which logins there are."""
    database.login("ceo")
    told_of = {}
    for person in ("ceo", "nobody"):
        role = database.role(person)
        with pytest.raises(psycopg.OperationalError) as raised:
            psycopg.connect(database.server.conninfo(database.name, role, "hunter2"))
        told_of[person] = str(raised.value).replace(role, "somebody")
    assert told_of["ceo"] == told_of["nobody"]
    assert "password authentication failed" in told_of["ceo"]


def test_somebody_who_is_a_member_no_more_reads_nothing(ledger, database):
    opened = ledger()
    assert read(opened) == 0
    administrator = database.engine()
    disable_login(administrator, "ceo")
    administrator.dispose()
    with told(Unavailable, "ledger.login"):
        read(opened)


def test_nobody_listening_is_told_as_such(ledger, server):
    with Proxy(server.port) as proxy:
        port = proxy.port
    with told(Unavailable, "ledger.unreachable"):
        read(ledger(port=port))


def test_a_copy_that_cannot_be_written_is_not_used(ledger, database):
    with database.superuser() as connection:
        here = sql.Identifier(database.name)
        connection.execute(
            sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(here)
        )
    with told(Unavailable, "ledger.standby"):
        read(ledger())


def test_a_server_without_a_certificate_is_told_nothing(ledger):
    with told(Refused, "ledger.certificate"):
        read(ledger(sslrootcert="system", **engine._PROVEN))


def certificates(name: x509.GeneralName, folder: Path) -> tuple[bytes, bytes, Path]:
    """A certificate for `name`, its key, and the file of the authority that made it."""
    key = ec.generate_private_key(ec.SECP256R1())
    now, who = datetime.now(UTC), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Acme")])
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectAlternativeName([name]), critical=False)
        .sign(key, SHA256())
        .public_bytes(Encoding.PEM)
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    authority = folder / f"{len(list(folder.iterdir()))}.pem"
    authority.write_bytes(made)
    return made, secret, authority


@pytest.fixture
def certified(server, tmp_path):
    """Gives the server a certificate for a name; returns its authority's file."""

    def certify(name: x509.GeneralName) -> Path:
        made, secret, authority = certificates(name, tmp_path)
        for file, said in (("server.crt", made), ("server.key", secret)):
            place = server.folder / "data" / file
            place.write_bytes(said)
            place.chmod(0o600)
            if os.geteuid() == 0:
                os.chown(place, NOBODY, NOBODY)
        switch("on")
        return authority

    def switch(state: str) -> None:
        with server.superuser() as connection:
            try:
                connection.execute(f"ALTER SYSTEM SET ssl = {state}")
            except psycopg.errors.InvalidParameterValue:
                pytest.skip("this PostgreSQL was built without TLS; Debian's has it")
            connection.execute("SELECT pg_reload_conf()")
        until = time.monotonic() + 60
        while True:
            with server.superuser() as connection:
                (said,) = connection.execute("SHOW ssl").fetchone()
                if said == state and connection.pgconn.ssl_in_use == (state == "on"):
                    return
            assert time.monotonic() < until

    yield certify
    switch("off")


def test_a_server_that_proves_its_name_is_used_over_tls(ledger, certified):
    authority = certified(x509.IPAddress(ip_address("127.0.0.1")))
    opened = ledger(sslrootcert=str(authority), **engine._PROVEN)
    assert read(opened) == 0
    with opened._engine.connect() as connection:
        assert connection.connection.driver_connection.pgconn.ssl_in_use


def test_another_name_or_another_authority_is_told_nothing(ledger, certified, tmp_path):
    other = certificates(x509.DNSName("db.acme.example"), tmp_path)[2]
    authority = certified(x509.DNSName("db.acme.example"))
    for file in (authority, other, "system", tmp_path / "missing.pem"):
        with told(Refused, "ledger.certificate"):
            read(ledger(sslrootcert=str(file), **engine._PROVEN))


@pytest.fixture
def frozen(ledger, server, monkeypatch):
    """The ledger by a way that can freeze, with a deadline of half a second."""
    monkeypatch.setattr(engine.WatchedConnection, "deadline", 0.5)
    with Proxy(server.port) as proxy:
        yield proxy, ledger(port=proxy.port), ledger


def test_a_frozen_server_is_given_up_at_the_deadline(frozen):
    proxy, opened, _ = frozen
    assert read(opened) == 0
    proxy.freeze()
    began = time.monotonic()
    with told(Unavailable, "ledger.unreachable"):
        read(opened)
    # The pool asked first whether the connection still lives, and then connected anew in vain.
    assert time.monotonic() - began < 20
    proxy.resume()
    assert read(opened) == 0


@pytest.fixture
def founding(database):
    return Company(Now()).founding()


def test_what_was_frozen_on_its_way_was_not_recorded(frozen, founding):
    proxy, _, ledger = frozen
    writer = ledger("legal", port=proxy.port)
    with told(Unavailable, "ledger.unreachable"), writer.begin() as work:
        assert work.newest() == 0
        proxy.freeze()
        work.append(founding)
    proxy.resume()
    assert writer.found(founding).seq == 1


def test_what_was_recorded_without_an_answer_is_told_by_sending_it_again(frozen, founding):
    proxy, _, ledger = frozen
    writer = ledger("legal", port=proxy.port)
    with told(Unavailable, "ledger.unclear"), writer.begin() as work:
        work.append(founding)
        proxy.mute()  # the end of the transaction arrives; that it did is lost
    proxy.resume()
    assert read(ledger("legal")) == 1
    again = writer.found(founding)
    assert (again.id, again.seq) == (founding.id, 1)
    assert writer.verify_chains() == 1


def test_an_end_without_an_answer_is_asked_for_once_more_over_another_connection(frozen, founding):
    proxy, _, ledger = frozen
    writer = ledger("legal", port=proxy.port)
    with writer.begin() as work:
        first = work.append(founding)
        proxy.forget()
    with writer.begin() as work:
        assert [one.id for one in work.rules()] == [first.id]
    assert writer.verify_chains() == 1


@pytest.mark.parametrize(
    ("state", "error", "kind"),
    [
        ("CS010", LedgerRefused, "ledger.four_eyes"),
        ("40001", Unavailable, "ledger.busy"),
        ("40P01", Unavailable, "ledger.busy"),
        ("55P03", Unavailable, "ledger.busy"),
        ("57014", Unavailable, "ledger.busy"),
        ("53300", Unavailable, "ledger.busy"),
        ("53200", Unavailable, "ledger.busy"),
        ("53100", Unavailable, "ledger.unwritable"),
        ("57P01", Unavailable, "ledger.unreachable"),
        ("08006", Unavailable, "ledger.unreachable"),
        ("25006", Unavailable, "ledger.standby"),
        ("28P01", Unavailable, "ledger.login"),
        ("42501", Unavailable, "ledger.login"),
        ("42P01", Unavailable, "ledger.login"),
        ("22003", LedgerRefused, "ledger.statement"),
        ("23514", LedgerRefused, "ledger.statement"),
        ("XX001", Damaged, "ledger.unreadable"),
        (None, Unavailable, "ledger.unreachable"),
    ],
)
def test_what_postgresql_says_is_told_in_our_words(state, error, kind):
    said = psycopg.OperationalError("something about Bluebird")
    said.sqlstate = state
    answer = translated(said)
    assert type(answer) is error
    assert (answer.kind, "Bluebird" in str(answer)) == (kind, False)


def test_a_text_that_only_looks_like_a_rules_code_is_none():
    said = psycopg.errors.CheckViolation("CS010")
    assert translated(said).kind == KINDS["CS011"]


def test_an_error_names_no_value(ledger, founding):
    opened = ledger("legal")
    with pytest.raises(CountersignError) as raised, opened.begin() as work:
        work.bodies(["Bluebird\0"])
    shown = raised.value
    assert "Bluebird" not in repr(shown)
    assert shown.__suppress_context__


ELSEWHERE = [
    {"PGHOSTADDR": "127.0.0.2"},
    {"PGPORT": "1"},
    {"PGSSLCERT": "/nowhere", "PGSSLKEY": "/nowhere", "PGSSLCERTMODE": "require"},
    {"PGSSLROOTCERT": "/nowhere", "PGSSLMINPROTOCOLVERSION": "TLSv1"},
    {"PGOPTIONS": "-c search_path=public", "PGUSER": "mole", "PGPASSWORD": "another"},
    {"PGREQUIREPEER": "mole", "PGSSLSNI": "0", "PGSSLCRL": "/nowhere"},
    {"PGPASSFILE": "/nowhere", "PGTARGETSESSIONATTRS": "standby", "PGDATABASE": "postgres"},
]


@pytest.mark.parametrize("said", ELSEWHERE)
def test_the_environment_changes_nothing(ledger, monkeypatch, said):
    """Above all it does not send somewhere else what is meant for this very computer."""
    opened = ledger()
    with monkeypatch.context() as environment:
        for name, value in said.items():
            environment.setenv(name, value)
        assert read(opened) == 0


def test_a_service_file_leads_nowhere_else(ledger, monkeypatch, tmp_path):
    service = tmp_path / "services"
    service.write_text("[mine]\nhostaddr=127.0.0.2\nport=1\nsslmode=disable\npassword=mine\n")
    opened = ledger()
    with monkeypatch.context() as environment:
        environment.setenv("PGSERVICEFILE", str(service))
        environment.setenv("PGSERVICE", "mine")
        assert read(opened) == 0
