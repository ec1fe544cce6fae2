"""Duty, action and account with each person's own login: what may be done is what the table says."""

import psycopg
import pytest

from tests.adapters.ledger.duties import EVERYBODY, TABLE, Office
from tests.adapters.ledger.postgres.people import People
from tests.contracts.company import ACCOUNT, OTHER


@pytest.fixture(scope="module")
def office(server):
    database = server.database()
    people = People(database)
    for person in EVERYBODY:
        database.login(person)
    people.insert(people.company.founding())
    yield Office(people.company, people)
    people.close()
    database.drop()


def may(office, row, actor, account):
    people = office.store
    try:
        with people.of(actor).transaction(force_rollback=True):
            people.insert(office.action(row, actor, account))
    except psycopg.Error as refused:
        if (refused.sqlstate or "")[:2] in ("CS", "42"):
            return False
        raise
    return True


@pytest.mark.parametrize("account", [ACCOUNT, OTHER])
@pytest.mark.parametrize("name", TABLE)
def test_a_duty_lets_do_what_the_table_says(office, name, account):
    row = TABLE[name]
    found = {actor for actor in EVERYBODY if may(office, row, actor, account)}
    assert found == row.allowed(account)
