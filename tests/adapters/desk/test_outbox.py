"""What waits to be sent: kept whole and in order, until somebody has seen what became of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app.adapters.desk import open_desk
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.errors import Damaged
from desktop_app.services.offline_ports import Entry, Outcome
from tests.contracts.company import Clock, Company

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PLACE, CEO = "postgresql://db.example/acme", PersonId("ceo")
company = Company(Clock())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


@pytest.fixture
def desk(path):
    made = open_desk(path)
    yield made
    made.close()


def entry(post: str = "p1", kind: ActionKind = ActionKind.SUBMIT, **changes) -> Entry:
    payload = company.payload()
    action = company.action(kind, "ceo", post=PostId(post), revision=1, payload=payload)
    values = {"place": PLACE, "person": CEO, "kept_at": AT, "actions": (action,)}
    return Entry(**values | changes)


def test_entries_come_back_whole_and_in_order(desk, path):
    first, second = entry(), entry("p2")
    both = replace(first, actions=(*first.actions, *second.actions))
    third = entry("p3")
    for one in (both, third):
        desk.outbox.put(one)
    desk.outbox.put(both)  # again: nothing more
    with closing(open_desk(path)) as other:
        assert other.outbox.entries(PLACE, CEO) == (both, third)
        assert other.outbox.entries(PLACE, PersonId("legal")) == ()
        assert other.outbox.entries("elsewhere", CEO) == ()
    assert both.posts == {"p1", "p2"}


def test_a_refusal_stays_until_it_was_seen_and_then_nothing_is_left(desk, path):
    made = entry()
    desk.outbox.put(made)
    outcome = Outcome(kind="outbox.overtaken", facts={"now": "4"}, at=AT, drafts=("d1",))
    desk.outbox.settle(made.id, outcome)
    assert desk.outbox.entries(PLACE, CEO) == (replace(made, outcome=outcome),)
    desk.outbox.remove(made.id)
    desk.outbox.remove(made.id)
    assert desk.outbox.entries(PLACE, CEO) == ()
    for file in path.parent.glob("desk.sqlite*"):
        assert b"We open in Lyon" not in file.read_bytes()


def test_an_entry_says_nothing_of_its_words(desk):
    assert "Lyon" not in repr(entry())


def test_an_entry_that_cannot_be_read_is_told(desk, path):
    desk.outbox.put(entry())
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE outbox SET actions = '[{}]'")
        file.commit()
    with pytest.raises(Damaged):
        desk.outbox.entries(PLACE, CEO)
