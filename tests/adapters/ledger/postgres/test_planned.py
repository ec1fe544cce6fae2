"""The calendar of a team's ledger: the contract, and that nobody sees another account's posts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    emptied,
)
from tests.contracts.company import ACCOUNT, OTHER, Company, charter
from tests.contracts.planned_contract import DAY, MIDNIGHT, PlannedContract


@pytest.fixture
def empty(shared, clock):
    database, engine = shared
    emptied(engine)
    return EveryonesLedger(engine, clock.now, database)


class TestPostgresPlanned(PlannedContract):
    """The calendar's times and bounds."""

    @pytest.fixture
    def company(self, clock):
        """The assistant works for one account alone."""
        every = charter()
        own = tuple(one for one in every.duties if (one.person, one.account) != ("aide", OTHER))
        return Company(clock, replace(every, duties=own))

    def test_row_security_shows_and_counts_own_accounts(self, sent, company, store, clock, shared):
        """Whoever asks for another account's posts finds none, and no number of them either."""
        for name in ("there-a", "there-b"):
            walk = self.post(company, store, name, account=OTHER)
            walk.add(ActionKind.APPROVE, "comms")
            clock.pass_(hours=1)
            walk.sent()
        every = {ACCOUNT, OTHER}
        for person, own in (("reader", every), ("aide", {ACCOUNT})):
            for asked in ((), (OTHER,), (ACCOUNT, OTHER)):
                seen, beyond = self.as_person(sent, shared[0], person, asked)
                assert seen == own & set(asked or every)
                assert beyond == (max(0, 2 * len(seen) - 1),)  # two went out of each

    def as_person(self, store, database, person, accounts):
        """Whose posts somebody sees of one day, and how many more went out in it."""
        with store.begin() as work:
            role = database.role(PersonId(person))
            work._connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
            bounds = [MIDNIGHT, MIDNIGHT + DAY]
            found, beyond = work.planned(bounds, accounts, limit=50, each=1)
        return {one.account for one in found}, beyond
