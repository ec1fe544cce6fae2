"""The team's lists: the contract, that each order is an index's, and that a search stays in bounds."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from desktop_app.adapters.ledger import lists
from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.postgres import work
from desktop_app.adapters.ledger.postgres.lists import POSTGRES
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.services.listing import Box, ListKey, ListQuery
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    EveryoneWork,
    emptied,
    set_up,
    superuser_engine,
)
from tests.contracts.company import ACCOUNT, DUTIES, OTHER, START, Clock, Company, Walk
from tests.contracts.lists_contract import ListsContract

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AFTER = {Box.MINE_TO_DO: "-7 2026 a", Box.WRITTEN: "7", Box.PUBLISHED: "7"}
POSTS = 20_000


class OwnListsWork(EveryoneWork):
    """Reads every list as the person whom it is for, under row security."""

    def _walked(self, asked, query, after, limit):
        with self._as(query.person):
            yield from super()._walked(asked, query, after, limit)

    def count(self, query):
        with self._as(query.person):
            return super().count(query)

    @contextmanager
    def _as(self, person):
        role = self._database.role(person)
        self._connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
        yield
        self._connection.exec_driver_sql("SET LOCAL SESSION AUTHORIZATION DEFAULT")


class OwnListsLedger(EveryonesLedger):
    @contextmanager
    def begin(self):
        with translating(), self._engine.begin() as connection:
            yield OwnListsWork(connection, self._now, self._database)


@pytest.fixture(scope="module")
def shared(server):
    """One database with everybody's login, emptied for each test."""
    made = server.database()
    set_up(made, *DUTIES)
    engine = superuser_engine(made)
    yield made, engine
    engine.dispose()
    made.drop()


@pytest.fixture
def empty(shared, clock):
    database, engine = shared
    emptied(engine)
    return OwnListsLedger(engine, clock.now, database)


class TestPostgresLists(ListsContract):
    """Boxes, words, chips and pages, as each person's own login is shown them."""
