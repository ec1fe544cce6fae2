"""One PostgreSQL for the session, and a fresh ledger in it for each test that asks."""

from __future__ import annotations

import pytest

from tests import postgres


@pytest.fixture(scope="session")
def server():
    with postgres.running() as started:
        yield started


@pytest.fixture
def database(server):
    """A ledger without charter. Whoever is still connected at the end is put out."""
    made = server.database()
    yield made
    made.drop()
