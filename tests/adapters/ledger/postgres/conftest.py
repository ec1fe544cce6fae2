"""A fresh ledger in the session's PostgreSQL for each test that asks."""

from __future__ import annotations

import pytest

from tests.adapters.ledger.postgres.everyone import set_up, superuser_engine
from tests.contracts.company import DUTIES


@pytest.fixture(scope="session")
def server(postgres_server):
    return postgres_server


@pytest.fixture
def database(server):
    """A ledger without charter. Whoever is still connected at the end is put out."""
    made = server.database()
    yield made
    made.drop()


@pytest.fixture(scope="module")
def shared(server):
    """One database with everybody's login, to be emptied for each test, and the way into it."""
    made = server.database()
    set_up(made, *DUTIES)
    engine = superuser_engine(made)
    yield made, engine
    engine.dispose()
    made.drop()
