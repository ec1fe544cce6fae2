"""Duty, action and account on a ledger file: what may be done is what the table says, and no more."""

from contextlib import suppress

import pytest

from desktop_app.adapters.ledger import create_ledger
from desktop_app.domain.errors import LedgerRefused
from tests.adapters.ledger.duties import EVERYBODY, TABLE, Office
from tests.adapters.ledger.postgres.people import widened
from tests.contracts.company import ACCOUNT, OTHER, Clock, Company, verify


class _UndoneError(Exception):
    pass


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    clock = Clock()
    company = Company(clock, widened())
    store = create_ledger(tmp_path_factory.mktemp("matrix") / "l.sqlite", verify, clock.now)
    with store.begin() as work:
        work.append(company.founding())
    yield Office(company, store)
    store.close()


def may(office, row, actor, account):
    with suppress(_UndoneError), office.store.begin() as work:
        try:
            work.append(office.action(row, actor, account))
            is_allowed = True
        except LedgerRefused:
            is_allowed = False
        _undo()
    return is_allowed


def _undo():
    raise _UndoneError


@pytest.mark.parametrize("account", [ACCOUNT, OTHER])
@pytest.mark.parametrize("name", TABLE)
def test_a_duty_lets_do_what_the_table_says(office, name, account):
    row = TABLE[name]
    found = {actor for actor in EVERYBODY if may(office, row, actor, account)}
    assert found == row.allowed(account)
