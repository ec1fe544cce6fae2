"""The figures of a team's ledger: the contract, and that nobody reads another's account in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.account import PersonId
from tests.adapters.ledger.postgres.everyone import EveryonesLedger, emptied
from tests.contracts.company import OTHER, Company, charter
from tests.contracts.figures_contract import ALWAYS, FiguresContract


@pytest.fixture
def empty(shared, clock):
    database, engine = shared
    emptied(engine)
    return EveryonesLedger(engine, clock.now, database)


class TestPostgresFigures(FiguresContract):
    """What went out, and moves."""

    @pytest.fixture
    def company(self, clock):
        """The assistant works for one account alone."""
        every = charter()
        own = tuple(one for one in every.duties if (one.person, one.account) != ("aide", OTHER))
        return Company(clock, replace(every, duties=own))

    def test_row_security_shows_nobody_the_moves_of_another_account(self, busy, shared):
        database, _ = shared
        elsewhere = ALWAYS._replace(account=OTHER)
        assert self.moves(busy, elsewhere) != ()
        with busy.begin() as work:
            role = database.role(PersonId("aide"))
            work._connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
            assert len(work.moves(ALWAYS, limit=50)) == 8
            assert len(work.went_out(ALWAYS, None, limit=50)) == 2
            assert work.moves(elsewhere, limit=50) == ()
