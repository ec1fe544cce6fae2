"""The trail of the ledger in a file: the contract, and that no page sorts what it reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import event

from desktop_app.adapters.ledger import create_ledger
from desktop_app.adapters.ledger.functions import register
from desktop_app.services.listing import ListKey
from desktop_app.services.trail import TrailQuery
from tests.contracts.company import verify
from tests.contracts.trail_contract import TrailContract


@pytest.fixture
def empty(tmp_path, clock):
    ledger = create_ledger(tmp_path / "ledger.sqlite", verify, clock.now)
    yield ledger
    ledger.close()


class TestSqliteTrail(TrailContract):
    """Order, filters and pages."""

    def test_a_page_is_read_along_the_numbers(self, empty, tmp_path):
        asked = []
        event.listen(
            empty._engine,
            "before_cursor_execute",
            lambda _c, _cursor, sql, values, _context, _many: asked.append((sql, values)),
        )
        with empty.begin() as work:
            work.trail(TrailQuery(), ListKey("7"), limit=200)
        sql, values = next(one for one in asked if "LIMIT" in one[0])
        with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
            register(file, verify)
            plan = file.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        steps = [step for *_, step in plan]
        assert any(step.startswith("SEARCH a USING INTEGER PRIMARY KEY") for step in steps), steps
        # The page alone is put in order: 200 rows.
        assert all("SCAN a" not in step for step in steps), steps
