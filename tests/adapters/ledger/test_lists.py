"""The embedded ledger's lists: the contract, and that each order is an index's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from desktop_app.adapters.ledger import create_ledger, lists
from desktop_app.adapters.ledger.dialect import SQLITE
from desktop_app.adapters.ledger.functions import register
from desktop_app.domain.account import PersonId
from desktop_app.services.listing import Box, ListKey, ListQuery
from tests.contracts.company import verify
from tests.contracts.lists_contract import ListsContract
from tests.contracts.planned_contract import PlannedContract

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AFTER = {Box.MINE_TO_DO: "-7 2026 a", Box.WRITTEN: "7", Box.PUBLISHED: "7"}


@pytest.fixture
def empty(tmp_path, clock):
    ledger = create_ledger(tmp_path / "ledger.sqlite", verify, clock.now)
    yield ledger
    ledger.close()


class TestSqliteLists(ListsContract):
    """Boxes, words, chips and pages."""


@pytest.mark.parametrize("box", list(Box))
@pytest.mark.parametrize("words", [(), ("été",)])
def test_no_page_sorts_or_reads_more_than_it_shows(tmp_path, box, words):
    create_ledger(tmp_path / "ledger.sqlite", verify).close()
    query = ListQuery(box=box, person=PersonId("ceo"), at=NOW, words=words)
    after = ListKey("7" if words else AFTER.get(box, "2026 a"))
    asked, values = lists.keys(SQLITE, query, after, 200)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
        register(file, verify)
        plan = file.execute(f"EXPLAIN QUERY PLAN {asked}", values).fetchall()
    steps = [step for *_, step in plan]
    assert not [step for step in steps if "TEMP B-TREE" in step], steps
    first = steps[0]
    assert "INDEX" in first or "PRIMARY KEY" in first, steps
    assert first.startswith("SEARCH") or "VIRTUAL" in first or "post_" in first, steps


class TestSqlitePlanned(PlannedContract):
    """The calendar's times and bounds."""
