"""Every code has one kind, stands in the rules, and is explained in docs/ledger.md."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from desktop_app.adapters import ledger
from desktop_app.adapters.ledger.enforcement import full_schema
from desktop_app.adapters.ledger.errors import KINDS, translated
from desktop_app.domain.errors import Damaged, LedgerRefused, Unavailable

POSTGRES = Path(ledger.__file__).parent / "migrations" / "postgresql"
DOCS = Path(__file__).parents[3] / "docs" / "ledger.md"


def test_the_page_lists_exactly_the_codes_and_their_kinds():
    rows = re.findall(
        r"^\| (CS\d{3}) \| `(ledger\.\w+)` \| \S", DOCS.read_text("utf-8"), re.MULTILINE
    )
    assert dict(rows) == KINDS
    assert len(rows) == len(KINDS)


def test_the_rules_use_exactly_these_codes():
    def used(rules: str) -> set[str]:
        return set(re.findall(r"'(CS\d{3})'", rules))

    on_a_server = "".join(path.read_text("utf-8") for path in POSTGRES.glob("0*_*.sql"))
    of_teams = {"CS050", "CS051"}  # a record in a file needs nobody to join
    assert used("".join(full_schema())) == set(KINDS) - of_teams
    assert used(on_a_server) == set(KINDS)


@pytest.mark.parametrize(
    ("code", "error", "kind"),
    [
        (sqlite3.SQLITE_BUSY, Unavailable, "ledger.busy"),
        (sqlite3.SQLITE_LOCKED, Unavailable, "ledger.busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Unavailable, "ledger.busy"),
        (sqlite3.SQLITE_CORRUPT, Damaged, "ledger.unreadable"),
        (sqlite3.SQLITE_NOTADB, Damaged, "ledger.unreadable"),
        (sqlite3.SQLITE_FULL, Unavailable, "ledger.unwritable"),
        (sqlite3.SQLITE_READONLY, Unavailable, "ledger.unwritable"),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, LedgerRefused, "ledger.statement"),
    ],
)
def test_what_sqlite_says_is_told_in_our_words(code, error, kind):
    said = sqlite3.OperationalError("something")
    said.sqlite_errorcode = code
    answer = translated(said)
    assert type(answer) is error
    assert answer.kind == kind


def test_a_rules_code_is_read_from_its_message():
    answer = translated(sqlite3.IntegrityError("CS010"))
    assert isinstance(answer, LedgerRefused)
    assert (answer.code, answer.kind) == ("CS010", "ledger.four_eyes")
