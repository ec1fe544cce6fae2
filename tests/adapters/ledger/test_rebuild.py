"""Deterministic replay: the same actions, appended anew, give the same links and the same tables.

A random walk lives on SQLite; its actions are then handed, one by one and at their own times, to an
empty ledger of each kind, which judges and applies them again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop_app.adapters.ledger import SqliteLedger, create_ledger
from desktop_app.domain.action import ActionKind, NewAction
from desktop_app.domain.canonical import parse_object, read_time
from desktop_app.services.ports import Store
from tests.adapters.ledger.postgres.everyone import EveryonesLedger, set_up, superuser_engine
from tests.adapters.ledger.walks import STEPS, LedgerWalk
from tests.contracts.company import DUTIES, Clock, verify

#: What a reader sees. `n` counts differently in the two databases: its order alone is compared.
TABLES = {
    "action": "id account seq at kind actor post revision sha256 fence signature leaf hash",
    "chain": "account seq hash",
    "account": "id handle name x_user_id publisher frozen freeze_seq",
    "person": "id name key",
    "duty": "person account role",
    "standing": "realm policy_digest rulebook_digest policy profile charter current",
    "post": (
        "id account author state hold revision sha256 submitted_at submitted_seq urgent by_hand"
        " corrects updated_at updated_seq x_post_id attempts vetoed needs_after_review not_before"
        " twin pair"
    ),
    "contributor": "post person",
    "comment": "id post actor sha256 thread suggestion quote open",
    "requirement": "post revision role",
    "approval": "post revision role actor seq expires_at standing",
    "attempt": "post fence part publisher deadline action live",
    "publication": "post part account x_post_id at actor text same_text read_back_at differs",
    "stray": "x_post_id account at explained",
}


class Then:
    """The time at which each action was recorded."""

    def __init__(self) -> None:
        self.moment = Clock().now()

    def now(self) -> datetime:
        return self.moment


@pytest.fixture(scope="module", params=range(2))
def lived(request, tmp_path_factory) -> Path:
    """A ledger file with a life in it."""
    path, clock = tmp_path_factory.mktemp("lived") / "ledger.sqlite", Clock()
    store = create_ledger(path, verify, clock.now)
    LedgerWalk(store, clock).walk(Random(request.param), 2 * STEPS)
    store.close()
    return path


def actions(path: Path) -> Iterator[tuple[str, NewAction]]:
    """When each action was recorded, and what had been handed in."""
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        bodies = dict(file.execute("SELECT sha256, body FROM payload").fetchall())
        for row in file.execute("SELECT * FROM action ORDER BY n"):
            said = parse_object(bodies[row["statement_sha256"]])
            beside = [bodies[one] for one in (said.get("source"), said.get("note")) if one]
            yield (
                row["at"],
                NewAction(
                    id=row["id"],
                    account=row["account"],
                    kind=ActionKind(row["kind"]),
                    actor=row["actor"],
                    statement=bodies[row["statement_sha256"]],
                    signature=row["signature"],
                    post=row["post"],
                    revision=row["revision"],
                    payload=bodies[row["sha256"]] if row["kind"] == "submit" else None,
                    sha256=row["sha256"],
                    fence=row["fence"],
                    attached=tuple(beside),
                ),
            )


def append(path: Path, store: Store, then: Then) -> int:
    count = 0
    for at, action in actions(path):
        then.moment = read_time(at)
        with store.begin() as work:
            work.append(action)
        count += 1
    return count


def rows(execute, table: str) -> list[tuple[Any, ...]]:
    found = execute(f"SELECT {', '.join(TABLES[table].split())} FROM {table}").fetchall()
    return sorted((tuple(row) for row in found), key=repr)


def test_on_sqlite_every_table_is_equal_row_for_row(lived, tmp_path):
    then = Then()
    store = create_ledger(tmp_path / "again.sqlite", verify, then.now)
    assert isinstance(store, SqliteLedger)
    assert append(lived, store, then) == store.verify_chains() > STEPS / 3
    store.close()
    with (
        closing(sqlite3.connect(lived)) as old,
        closing(sqlite3.connect(tmp_path / "again.sqlite")) as new,
    ):
        tables = [
            name
            for (name,) in old.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
            )
        ]
        assert len(tables) >= len(TABLES)
        for name in [*tables, "search"]:
            everything = f"SELECT * FROM {name}"
            before, after = (sorted(one.execute(everything), key=repr) for one in (old, new))
            assert after == before, name


def test_on_postgresql_the_same_actions_give_the_same_tables(lived, postgres_server):
    then, database = Then(), postgres_server.database()
    set_up(database, *DUTIES)
    engine = superuser_engine(database)
    store = EveryonesLedger(engine, then.now, database)
    assert append(lived, store, then) == store.verify_chains()
    store.close()
    with closing(sqlite3.connect(lived)) as old, database.superuser() as new:
        new.execute("SET search_path = countersign")
        for name in TABLES:
            assert rows(new.execute, name) == rows(old.execute, name), name
    database.drop()
