"""PostgreSQL judges as SQLite does: every contract of a ledger, each append by its actor's own login."""

from __future__ import annotations

import pytest

from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    emptied,
    set_up,
    superuser_engine,
)
from tests.contracts.account_contract import AccountContract
from tests.contracts.company import DUTIES
from tests.contracts.discussion_contract import DiscussionContract
from tests.contracts.kept_lists_contract import KeptListsContract
from tests.contracts.publishing_contract import PublishingContract
from tests.contracts.retention_contract import RetentionContract
from tests.contracts.roster_contract import RosterContract
from tests.contracts.steps_contract import StepsContract
from tests.contracts.store_contract import StoreContract
from tests.contracts.words_contract import WordsContract


@pytest.fixture(scope="module")
def ground(server):
    """One database for this module, and the way into it as anybody."""
    made = server.database()
    set_up(made, *DUTIES, "stranger")
    engine = superuser_engine(made)
    yield made, engine
    engine.dispose()
    made.drop()


@pytest.fixture
def empty(ground, clock):
    database, engine = ground
    emptied(engine)
    return EveryonesLedger(engine, clock.now, database)


class TestPostgresStore(StoreContract):
    """Charter, rules and reviews."""


class TestPostgresPublishing(PublishingContract):
    """Attempts, outcomes, and what is at X."""


class TestPostgresDiscussions(DiscussionContract):
    """The contract of what is said about a post."""


class TestPostgresWords(WordsContract):
    """The contract of the company's own words."""


class TestPostgresKeptLists(KeptListsContract):
    """Goals, hashtags and watch lists."""


class TestPostgresRoster(RosterContract):
    """Rosters and heartbeats."""


class TestPostgresAccounts(AccountContract):
    """Freezes, strays, and what is taken back."""


class TestPostgresRetention(RetentionContract):
    """Legal holds, and words that are taken out."""


class TestPostgresSteps(StepsContract):
    """Steps, deputies, and legal's exception."""
