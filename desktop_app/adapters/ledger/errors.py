"""What the database says, in the product's own errors. Never repeats a bound value."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from desktop_app.domain.errors import CountersignError, Damaged, LedgerRefused, Unavailable

#: Every code with which the ledger's rules refuse, and the kind that people are told.
KINDS = {
    "CS001": "ledger.actor",
    "CS002": "ledger.post",
    "CS003": "ledger.resent",
    "CS004": "ledger.body",
    "CS005": "ledger.stale",
    "CS006": "ledger.realm",
    "CS007": "ledger.rules",
    "CS008": "ledger.duty",
    "CS009": "ledger.signature",
    "CS010": "ledger.four_eyes",
    "CS011": "ledger.statement",
    "CS012": "ledger.reason",
    "CS013": "ledger.state",
    "CS014": "ledger.unapproved",
    "CS015": "ledger.window",
    "CS016": "ledger.fence",
    "CS017": "ledger.outcome",
    "CS018": "ledger.second_person",
    "CS019": "ledger.x_post_id",
    "CS020": "ledger.chain",
    "CS021": "ledger.roles",
    "CS022": "ledger.assistant",
    "CS023": "ledger.charter",
    "CS024": "ledger.expiry",
    "CS025": "ledger.frozen",
    "CS026": "ledger.cool_off",
    "CS027": "ledger.publisher",
    "CS028": "ledger.by_hand",
    "CS029": "ledger.posted_part",
    "CS030": "ledger.part",
    "CS031": "ledger.comment",
    "CS032": "ledger.open_comments",
    "CS033": "ledger.twin",
    "CS034": "ledger.template",
    "CS035": "ledger.word",
    "CS036": "ledger.preserved",
    "CS037": "ledger.redaction",
    "CS100": "ledger.append_only",
}
_CODE = re.compile(r"\bCS\d{3}\b")
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte


def refused(code: str) -> LedgerRefused:
    """The refusal with this code."""
    return LedgerRefused(code, KINDS[code])


def translated(error: BaseException | None) -> CountersignError:
    """The product's error for one of the database's."""
    if error is not None and not isinstance(error, sqlite3.Error):
        from desktop_app.adapters.ledger.postgres.errors import told

        return told(error)
    found = _CODE.search(str(error))
    if found and found[0] in KINDS:
        return refused(found[0])
    result = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if result in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged("ledger.unreadable")
    if result in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Unavailable("ledger.busy")
    if result == sqlite3.SQLITE_CONSTRAINT:
        # A constraint of a table, behind the rules: names of people used twice, for example.
        return refused("CS011")
    return Unavailable("ledger.unwritable")


@contextmanager
def translating() -> Iterator[None]:
    """Turn the database's errors inside the block into ours."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise translated(error.orig) from error
        raise translated(error.orig) from None  # PostgreSQL's own words may quote a row
    except sqlite3.Error as error:
        raise translated(error) from error
