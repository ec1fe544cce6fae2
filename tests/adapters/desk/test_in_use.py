"""A desk that another program is at, or that there is no memory for: told, and never called damaged."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app.adapters.desk import open_desk, store
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.payload import Part
from desktop_app.services.ports import Draft, DraftId

DRAFT = Draft(
    id=DraftId("d1"),
    owner=PersonId("ceo"),
    account=AccountId("acme"),
    parts=(Part(text="We open in Lyon."),),
    language="en",
    saved_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
)


def told(kind):
    return pytest.raises(Unavailable, check=lambda error: error.kind == kind)


def written(text):
    return replace(DRAFT, parts=(Part(text=text),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


@pytest.fixture
def desk(path):
    with closing(open_desk(path)) as opened:
        yield opened


def test_a_desk_that_another_program_holds_is_told_at_once_and_the_old_text_stays(desk, path):
    """The window's own thread waits for it: whoever types must not."""
    desk.save(DRAFT)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        with told("desk.busy"):
            desk.save(written("more"))
        assert time.monotonic() - started < 2
        assert desk.draft(DRAFT.id) == DRAFT
        other.execute("ROLLBACK")
    desk.save(written("more"))
    assert desk.draft(DRAFT.id).text == "more"


@pytest.mark.parametrize("code", ["SQLITE_PROTOCOL", "SQLITE_BUSY_RECOVERY", "SQLITE_LOCKED"])
def test_what_only_says_that_others_are_at_it_is_no_damage(path, code):
    said = sqlite3.OperationalError("locking protocol")
    said.sqlite_errorcode = getattr(sqlite3, code)
    with told("desk.busy"), store._FILE.translating(path):
        raise said


def test_without_memory_a_desk_is_not_called_damaged(path):
    said = sqlite3.OperationalError("out of memory")
    said.sqlite_errorcode = sqlite3.SQLITE_NOMEM
    with told("desk.unwritable"), store._FILE.translating(path):
        raise said
