"""The figures of the ledger in a file: the contract, and that pages are read along their indexes."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import event

from desktop_app.adapters.ledger import create_ledger
from desktop_app.adapters.ledger.functions import register
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Damaged
from tests.contracts.company import verify
from tests.contracts.figures_contract import ALWAYS, FiguresContract


@pytest.fixture
def empty(tmp_path, clock):
    ledger = create_ledger(tmp_path / "ledger.sqlite", verify, clock.now)
    yield ledger
    ledger.close()


class TestSqliteFigures(FiguresContract):
    """What went out, and moves."""

    def test_pages_are_read_along_their_indexes(self, busy, tmp_path):
        asked = []
        event.listen(
            busy._engine,
            "before_cursor_execute",
            lambda _c, _cursor, sql, values, _context, _many: asked.append((sql, values)),
        )
        self.out(busy)
        self.moves(busy)
        with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
            register(file, verify)
            plans = [
                [step for *_, step in file.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
                for sql, values in asked
                if "LIMIT" in sql
            ]
        out, moves = plans
        assert any("u USING INDEX publication_at" in step for step in out), out
        assert any(
            "a USING INDEX sqlite_autoindex_action_2 (account=? AND seq>?" in s for s in moves
        )
        assert not any("TEMP B-TREE" in step for step in moves), moves

    @pytest.mark.parametrize("body", ["[]", '{"steps":[{"needs":"none"}],"roles":[]}', None])
    def test_a_statement_that_cannot_be_read_is_damage(self, walk, store, tmp_path, body):
        walk.add(ActionKind.SUBMIT, "ceo")
        with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
            for (rule,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                file.execute(f"DROP TRIGGER {rule}")
            said = "(SELECT statement_sha256 FROM action WHERE kind = 'submit')"
            if body is None:
                file.execute(f"DELETE FROM payload WHERE sha256 = {said}")
            else:
                file.execute(f"UPDATE payload SET body = ? WHERE sha256 = {said}", [body])
            file.commit()
        with pytest.raises(Damaged, match=r"ledger\.damaged"), store.begin() as work:
            work.moves(ALWAYS, limit=9)
