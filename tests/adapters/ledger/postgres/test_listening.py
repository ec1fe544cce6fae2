"""Two people's own logins on a real server: what one records, the other hears; what is lost is told."""

from __future__ import annotations

import select

import psycopg
import pytest

from desktop_app.adapters.ledger.postgres.listening import PostgresListener
from desktop_app.adapters.ledger.postgres.server import be_heard, be_silent, disable_login
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import BadInput, LedgerRefused, Unavailable
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import Walk

K = ActionKind
SOON = 5.0  #: seconds that a test waits at most for what comes in some milliseconds


@pytest.fixture
def team(database):
    made = Team(database)
    made.append(made.company.founding())
    yield made
    made.close()


@pytest.fixture
def counsel(team):
    """A listener with the lawyer's own login."""
    team.of("legal")
    made = PostgresListener(team.database.address, PersonId("legal"), lambda: "of legal")
    yield made
    made.close()


def heard(listener, descriptor: int, patience: float = SOON) -> bool:
    ready, _, _ = select.select([descriptor], [], [], patience)
    return bool(ready) and listener.take()


def unreached(kind: str):
    return pytest.raises(Unavailable, check=lambda error: error.kind == kind)


def test_what_another_records_is_heard_once(team, counsel):
    descriptor = counsel.connect()
    assert not counsel.take()
    Walk(team.company, team).add(K.SUBMIT, "ceo")
    assert heard(counsel, descriptor)
    assert not counsel.take()
    assert not heard(counsel, descriptor, 0.05)


def test_nobody_hears_what_was_refused(team, counsel):
    descriptor = counsel.connect()
    walk = Walk(team.company, team)
    walk.add(K.SUBMIT, "ceo")
    assert heard(counsel, descriptor)
    with pytest.raises(LedgerRefused):
        walk.add(K.ATTEMPT, "press", fence=1)
    assert not heard(counsel, descriptor, 0.05)


def test_what_is_said_is_a_place_in_a_chain_and_never_content(team):
    with psycopg.connect(team.database.login("paris"), autocommit=True) as ear:
        ear.execute("LISTEN countersign")
        Walk(team.company, team).approved()
        said = [one.payload for one in ear.notifies(timeout=SOON, stop_after=2)]
    assert said == ["acme 1", "acme 2"]


def test_an_insiders_flood_says_nothing_and_is_drained(team, counsel):
    descriptor = counsel.connect()
    with psycopg.connect(team.database.login("comms"), autocommit=True) as loud:
        for number in range(500):
            loud.execute("SELECT pg_notify('countersign', %s)", [f"acme {number}" * 100])
    assert heard(counsel, descriptor)
    while heard(counsel, descriptor, 0.05):
        pass
    assert not counsel.take()


def test_a_line_that_the_server_cut_is_told_and_made_anew(team, counsel):
    descriptor = counsel.connect()
    with team.database.superuser() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        )
    ready, _, _ = select.select([descriptor], [], [], SOON)
    assert ready
    with unreached("ledger.unreachable"):
        while not counsel.take():
            select.select([descriptor], [], [], SOON)
    with unreached("ledger.unreachable"):
        counsel.take()
    descriptor = counsel.connect()
    Walk(team.company, team).add(K.SUBMIT, "ceo")
    assert heard(counsel, descriptor)


def test_who_was_shut_out_cannot_listen_again(team, counsel):
    counsel.connect()
    engine = team.database.engine()
    disable_login(engine, "legal")
    engine.dispose()
    with unreached("ledger.login"):
        counsel.connect()


def test_an_administrator_lets_it_be_silent(team, counsel):
    descriptor = counsel.connect()
    walk, engine = Walk(team.company, team), team.database.engine()
    be_silent(engine)
    walk.add(K.SUBMIT, "ceo")
    assert not heard(counsel, descriptor, 0.1)
    be_heard(engine)
    walk.add(K.COMMENT, "legal")
    assert heard(counsel, descriptor)
    engine.dispose()


@pytest.mark.parametrize(("password", "kind"), [("", "ledger.login"), ("wrong", "ledger.login")])
def test_without_the_right_password_nobody_listens(team, password, kind):
    team.of("legal")
    listener = PostgresListener(team.database.address, PersonId("legal"), lambda: password)
    with unreached(kind):
        listener.connect()
    with unreached("ledger.unreachable"):
        listener.take()
    listener.close()


def test_an_address_with_a_password_is_refused():
    with pytest.raises(BadInput, check=lambda error: error.kind == "ledger.url_password"):
        PostgresListener("postgresql://a:b@127.0.0.1/records", PersonId("a"), lambda: "b")
