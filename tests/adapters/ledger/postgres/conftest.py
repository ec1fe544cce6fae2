"""A fresh ledger in the session's PostgreSQL for each test that asks."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def server(postgres_server):
    return postgres_server


@pytest.fixture
def database(server):
    """A ledger without charter. Whoever is still connected at the end is put out."""
    made = server.database()
    yield made
    made.drop()
