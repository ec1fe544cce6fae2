from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from cryptography import x509

from desktop_app.adapters.host import certificates
from desktop_app.adapters.host.certificates import (
    RENEWED_BEFORE,
    SERVER_LASTS,
    ends,
    fingerprint,
    is_due,
    new_authority,
    new_server,
)
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from tests import postgres

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ["db.example.internal", "10.0.0.7"]


@pytest.fixture(scope="module")
def authority():
    return new_authority("acme", NOW)


@pytest.fixture(scope="module")
def over_tls():
    with postgres.running(tls=True) as server:
        yield server


def test_a_server_is_certified_for_its_names_and_addresses(authority):
    made = x509.load_pem_x509_certificate(new_server(authority, NAMES, NOW).certificate)
    said = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(one.value) for one in said] == NAMES
    made.verify_directly_issued_by(x509.load_pem_x509_certificate(authority.certificate))
    assert made.not_valid_after_utc == NOW + SERVER_LASTS


def test_a_server_s_certificate_certifies_nobody(authority):
    made = x509.load_pem_x509_certificate(new_server(authority, NAMES, NOW).certificate)
    assert not made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    usage = made.extensions.get_extension_for_class(x509.KeyUsage).value
    assert not usage.key_cert_sign


def test_no_certificate_outlasts_its_authority(authority):
    late = NOW + timedelta(days=3600)
    made = new_server(authority, NAMES, late)
    assert ends(made.certificate) == ends(authority.certificate)


@pytest.mark.parametrize(
    ("names", "passed", "due"),
    [
        (NAMES, SERVER_LASTS - RENEWED_BEFORE - timedelta(hours=1), False),
        (NAMES, SERVER_LASTS - RENEWED_BEFORE + timedelta(hours=1), True),
        (["db2.example.internal", "10.0.0.7"], timedelta(), True),
    ],
)
def test_it_is_renewed_sixty_days_before_its_end_and_for_another_name(
    authority, names, passed, due
):
    assert is_due(new_server(authority, NAMES, NOW).certificate, names, NOW + passed) is due


def test_the_fingerprint_is_what_openssl_says(authority):
    said = fingerprint(authority.certificate)
    assert (len(said), said) == (64, said.lower())
    assert said != fingerprint(new_authority("acme", NOW).certificate)


def connected(address):
    engine = engine_for(parameters(address, postgres.ADMINISTRATOR), lambda: postgres.PASSWORD)
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            return raw.pgconn.ssl_in_use
    finally:
        engine.dispose()


def test_the_program_proves_the_server_and_binds_the_password_to_it(over_tls):
    assert connected(over_tls.empty().address)


def test_whoever_holds_another_authority_is_not_let_near(over_tls, tmp_path):
    other = tmp_path / "other.pem"
    other.write_bytes(certificates.new_authority("other", datetime.now(UTC)).certificate)
    address = over_tls.empty().address.split("?")[0] + f"?sslrootcert={other}"
    with pytest.raises(psycopg.OperationalError, match="certificate verify failed") as refused:
        raise_cause(address)
    assert "password" not in str(refused.value)


def raise_cause(address):
    from sqlalchemy.exc import OperationalError

    try:
        connected(address)
    except OperationalError as error:
        raise error.orig from error


def test_without_tls_nobody_is_let_in(over_tls):
    with pytest.raises(psycopg.OperationalError, match="no encryption"):
        psycopg.connect(over_tls.conninfo(), sslmode="disable")
