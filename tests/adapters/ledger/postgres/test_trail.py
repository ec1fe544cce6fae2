"""The trail of a team's ledger: the contract, and that row security shows nobody another's account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.services.trail import TrailQuery
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    emptied,
)
from tests.contracts.company import OTHER, Company, charter
from tests.contracts.trail_contract import TrailContract


@pytest.fixture
def empty(shared, clock):
    database, engine = shared
    emptied(engine)
    return EveryonesLedger(engine, clock.now, database)


class TestPostgresTrail(TrailContract):
    """Order, filters and pages."""

    @pytest.fixture
    def company(self, clock):
        """The assistant works for one account alone."""
        every = charter()
        own = tuple(one for one in every.duties if (one.person, one.account) != ("aide", OTHER))
        return Company(clock, replace(every, duties=own))

    @pytest.mark.parametrize(("person", "chains"), [("reader", 3), ("aide", 2)])
    def test_everybody_reads_what_row_security_shows_them(self, busy, shared, person, chains):
        database, _ = shared
        with busy.begin() as work:
            role = database.role(PersonId(person))
            work._connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
            rows = work.trail(TrailQuery(), limit=200)
            assert work.trail_count(TrailQuery()) == len(rows)
        found = {row.action.account for row in rows}
        assert (len(found), OTHER in found) == (chains, chains == 3)
        assert rows[-1].action.kind is ActionKind.CHARTER  # the ledger's own chain is everybody's
