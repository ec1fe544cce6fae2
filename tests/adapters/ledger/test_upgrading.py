"""A ledger that an earlier program made goes on in the newest form, or stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desktop_app.adapters.ledger import create_ledger, enforcement, open_ledger, upgrading
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import CountersignError, Damaged, LedgerRefused
from desktop_app.domain.publication import PostState
from tests.contracts.company import Clock, Company, Walk, verify


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def earlier(tmp_path, clock, monkeypatch):
    """One of a program that knew nothing of deputies' remarks, and what was done in it."""
    file = tmp_path / "earlier.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr(upgrading, "NEWEST", "0002")
        store = create_ledger(file, verify, clock.now)
    walk = Walk(Company(clock), store)
    with store.begin() as work:
        work.append(walk.company.founding())
    walk.add(ActionKind.SUBMIT, "ceo")
    walk.add(ActionKind.COMMENT, "comms")
    walk.add(ActionKind.DELEGATE, "legal", said={"role": "legal", "deputy": "reader"})
    with told(LedgerRefused, "ledger.duty"):
        walk.add(ActionKind.COMMENT, "reader", said={"for": "legal"})
    store.close()
    return file, walk


def test_what_was_done_stays_and_what_is_new_is_done(earlier, tmp_path, clock):
    file, walk = earlier
    assert enforcement(file, "0002")
    with told(Damaged, "ledger.enforcement"):
        enforcement(file)
    store = walk.store = open_ledger(file, verify, clock.now)
    create_ledger(tmp_path / "new.sqlite", verify).close()
    assert enforcement(file) == enforcement(tmp_path / "new.sqlite")
    assert store.verify_chains() == 4
    made = walk.add(ActionKind.COMMENT, "reader", said={"for": "legal"})
    with store.begin() as work:
        (post,) = work.posts(tuple(PostState))
    assert [(one.by, one.voice) for one in post.remarks] == [("comms",) * 2, ("reader", "legal")]
    with told(LedgerRefused, "ledger.duty"):
        walk.add(ActionKind.RESOLVE, "comms", said={"comment": made.id})
    store.close()
    open_ledger(file, verify, clock.now).close()


def test_what_is_asked_of_a_row_first_is_asked_first_afterwards(earlier, clock):
    """Else a row with two faults had another code than in a ledger that this program made."""
    file, walk = earlier
    store = walk.store = open_ledger(file, verify, clock.now)
    with told(LedgerRefused, "ledger.statement"):
        walk.add(ActionKind.COMMENT, "reader", said={"text": 5, "for": "nobody"})
    store.close()


def test_one_whose_rules_were_changed_stays_as_it_is(earlier):
    file, _ = earlier
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER action_duty")
    before = file.read_bytes()
    with told(Damaged, "ledger.enforcement") as raised:
        open_ledger(file, verify)
    assert raised.value.facts["object"] == "action_duty"
    assert file.read_bytes() == before


def test_one_that_cannot_be_changed_keeps_its_form(earlier, monkeypatch):
    file, _ = earlier
    given = upgrading.statements

    def cut_short(version, *, dialect):
        yield from given(version, dialect=dialect)
        yield "DROP TABLE nothing"

    with monkeypatch.context() as patched:
        patched.setattr(upgrading, "statements", cut_short)
        with pytest.raises(CountersignError):
            open_ledger(file, verify)
    assert enforcement(file, "0002")
    open_ledger(file, verify).close()
    assert enforcement(file)
