"""A team's ledger as one login opens it: what is compared first, and chains that anybody can verify."""

from __future__ import annotations

import pytest

from desktop_app import __version__
from desktop_app.adapters.ledger.postgres import PostgresLedger, open_ledger, store
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Damaged, LedgerRefused, Refused, Unavailable
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import ACCOUNT, OTHER, Walk, verify

K = ActionKind


def told(error_type, kind: str, **facts: str):
    return pytest.raises(
        error_type, check=lambda error: error.kind == kind and facts.items() <= error.facts.items()
    )


@pytest.fixture
def team(database):
    made = Team(database)
    yield made
    made.close()


@pytest.fixture
def kept(team):
    """Three actions of one account, two of the other, and the charter."""
    team.append(team.company.founding())
    Walk(team.company, team).approved().add(K.COMMENT, "legal")
    other = Walk(team.company, team, "p2", account=OTHER)
    other.payload = team.company.payload("Bientôt à Lyon.", account=OTHER)
    other.add(K.SUBMIT, "ceo")
    other.add(K.COMMENT, "paris")
    return team


def by_hand(database, *statements: str) -> None:
    """What only the server's own administrator can do."""
    with database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        connection.execute("SET session_replication_role = replica")
        for statement in statements:
            connection.execute(statement)


def test_a_ledger_without_charter_says_so(team):
    with pytest.raises(LedgerRefused, check=lambda error: error.code == "CS023"):
        assert team.of("ceo").realm
    founded = team.of("legal").found(team.company.founding())
    assert founded.kind is K.CHARTER
    assert team.of("ceo").realm is team.company.charter.realm


@pytest.mark.parametrize("person", ["ceo", "paris"])
def test_everybody_verifies_every_link_whatever_they_may_read(kept, person):
    assert kept.of(person).verify_chains() == 6


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE action SET kind = 'veto' WHERE account = 'acme' AND seq = 2", "a3"),
        ("UPDATE action SET hash = repeat('0', 64) WHERE account = 'acme' AND seq = 2", "a3"),
        ("UPDATE action SET at = '2026-01-01T00:00:00Z' WHERE account = 'acme' AND seq = 1", "a2"),
        ("DELETE FROM action WHERE account = 'acme' AND seq = 2", "a4"),
        ("DELETE FROM action WHERE account = 'acme' AND seq = 3", "acme: last link"),
        ("DELETE FROM action WHERE account = 'acme'", "acme: last link"),
        ("DELETE FROM chain WHERE account = 'acme'", "acme: last link"),
        ("UPDATE chain SET seq = 4 WHERE account = 'acme'", "acme: last link"),
        ("UPDATE payload SET body = '{}' WHERE account = 'acme' AND body LIKE '%approve%'", "a3"),
        ("DELETE FROM payload WHERE account = 'acme' AND body LIKE '%approve%'", "a3"),
    ],
)
def test_what_was_changed_is_named_to_whoever_may_read_it(kept, statement, named):
    by_hand(kept.database, statement)
    with told(Damaged, "ledger.damaged", action=named):
        kept.of("ceo").verify_chains()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE action SET leaf = repeat('0', 64) WHERE account = 'acme' AND seq = 2", "acme: 2"),
        ("UPDATE action SET hash = repeat('0', 64) WHERE account = 'acme' AND seq = 2", "acme: 2"),
        ("DELETE FROM action WHERE account = 'acme' AND seq = 2", "acme: 3"),
        ("DELETE FROM action WHERE account = 'acme' AND seq = 3", "acme: last link"),
        ("DELETE FROM action WHERE account = 'acme'", "acme: last link"),
    ],
)
def test_a_broken_link_is_named_to_whoever_may_not(kept, statement, named):
    by_hand(kept.database, statement)
    with told(Damaged, "ledger.damaged", action=named):
        kept.of("paris").verify_chains()


def test_two_transactions_of_one_account_follow_one_another(kept):
    walk = Walk(kept.company, kept)
    walk.revision = 1
    with kept.of("comms").begin() as first:
        first.append(walk.new(K.COMMENT, "comms"))
        with told(Unavailable, "ledger.busy"), kept.of("legal").begin() as second:
            second.append(walk.new(K.COMMENT, "legal"))
    walk.add(K.COMMENT, "legal")
    assert kept.of("ceo").verify_chains() == 8
    with kept.of("ceo").begin() as work:
        assert [one.seq for one in work.chain(ACCOUNT)] == [1, 2, 3, 4, 5]


def test_a_closed_ledger_has_no_connection(kept):
    seen = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND usename = %s"
    role = kept.database.role("ceo")
    ledger = kept.of("ceo")
    assert ledger.realm
    with kept.database.superuser() as connection:
        assert connection.execute(seen, [kept.database.name, role]).fetchone() == (1,)
        ledger.close()
        while connection.execute(seen, [kept.database.name, role]).fetchone() != (0,):
            connection.execute("SELECT pg_sleep(0.01)")
        assert connection.execute(seen, [kept.database.name, role]).fetchone() == (0,)


@pytest.fixture
def opened(kept):
    """Opens the team's ledger as somebody, with that person's password."""
    ledgers = []

    def as_(person="ceo", address=None) -> PostgresLedger:
        kept.database.login(person)
        ledger = open_ledger(
            address or kept.database.address, PersonId(person), verify, lambda: f"of {person}"
        )
        ledgers.append(ledger)
        return ledger

    yield as_
    for ledger in ledgers:
        ledger.close()


def test_a_ledger_is_compared_and_opened_for_one_person(opened, kept, monkeypatch):
    compared = []
    monkeypatch.setattr(store, "enforcement", compared.append)
    with opened("paris").begin() as work:
        assert work.chain(ACCOUNT) == ()
        assert len(work.chain(OTHER)) == 2
    assert len(compared) == 1


def test_a_changed_rule_is_named(opened, kept):
    by_hand(kept.database, "ALTER TABLE action DISABLE TRIGGER action_judge")
    with pytest.raises(Damaged, check=lambda error: error.kind == "ledger.enforcement") as raised:
        opened()
    assert "action_judge" in raised.value.facts["object"]


def test_a_version_that_is_not_known_is_refused(opened, kept):
    by_hand(kept.database, "UPDATE alembic_version SET version_num = '0099'")
    with told(Refused, "ledger.newer", version="0099", program=__version__):
        opened()
    by_hand(kept.database, "COMMENT ON TABLE alembic_version IS NULL")
    with told(Refused, "ledger.version", version="0099"):
        opened()


def test_a_database_without_a_ledger_is_told_as_such(opened, server):
    bare = server.empty()
    with server.superuser(bare.name) as connection:
        connection.execute(f"CREATE ROLE {bare.name}_ceo LOGIN PASSWORD 'of ceo'")
    with told(Unavailable, "ledger.no_ledger"):
        opened(address=bare.address)
    bare.drop()
