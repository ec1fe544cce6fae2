"""What the database says, in the product's own errors. Never repeats a bound value."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from desktop_app.domain.errors import (
    CountersignError,
    Damaged,
    LedgerRefused,
    Refused,
    Unavailable,
)

if TYPE_CHECKING:
    import psycopg

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
    "CS038": "ledger.roster",
    "CS039": "ledger.people",
    "CS040": "ledger.turn",
    "CS041": "ledger.delegation",
    "CS042": "ledger.list",
    "CS050": "ledger.joining",
    "CS051": "ledger.unsealed",
    "CS100": "ledger.append_only",
}
_CODE = re.compile(r"\bCS\d{3}\b")
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte
#: Constraints that stand for a rule: two people at once can both pass it, and one passes the index.
_CONSTRAINTS = {
    "action_id": "CS003",
    "action_seq": "CS020",
    "action_attempt": "CS016",
    "attempt_live": "CS016",
    "action_redact": "CS037",
    "post_id": "CS002",
    "publication_x_post_id": "CS019",
    "stray_x_post_id": "CS019",
}
#: By the SQLSTATE's beginning.
_KINDS_OF_STATES = (
    ("40", "ledger.busy"),  # deadlocks and serialization
    ("55P03", "ledger.busy"),  # a lock was waited for
    ("57014", "ledger.busy"),  # the server's own deadline
    ("53200", "ledger.busy"),  # no room for locks: somebody holds very many
    ("53300", "ledger.busy"),  # too many connections
    ("08", "ledger.unreachable"),
    ("57P", "ledger.unreachable"),  # the server is going down, or coming up
    ("25P03", "ledger.unreachable"),  # was idle in a transaction for too long
    ("25006", "ledger.standby"),
    ("28", "ledger.login"),
    ("42501", "ledger.login"),  # no member (any more) …
    ("42P01", "ledger.login"),  # … to whom the schema's tables and functions are not there
    ("42883", "ledger.login"),
)
#: libpq names no code while it connects; these are its own words, which the server cannot translate.
_UNPROVEN = (
    "certificate",
    "SSL error:",
    "does not support SSL",
    "channel binding",
    "authentication method requirement",
)
_STANDBY = ("read-only", "hot standby")
#: Of a network that broke while TLS began or the password was on its way: nobody refused anything.
_CUT = ("unexpected eof", "server closed the connection unexpectedly", "SSL SYSCALL error")


def refused(code: str) -> LedgerRefused:
    """The refusal with this code."""
    return LedgerRefused(code, KINDS[code])


def translated(error: BaseException | None) -> CountersignError:
    """The product's error for one of the database's."""
    if error is not None and not isinstance(error, sqlite3.Error):
        return _of_postgresql(error)
    found = _CODE.search(str(error))
    if found and found[0] in KINDS:
        return refused(found[0])
    result = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if result in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged("ledger.unreadable")
    if result in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return Unavailable("ledger.busy")
    if result == sqlite3.SQLITE_CONSTRAINT:
        # A constraint of a table, behind the rules: names of people used twice, for example.
        return refused("CS011")
    return Unavailable("ledger.unwritable")


def _of_postgresql(error: BaseException) -> CountersignError:
    import psycopg

    if not isinstance(error, psycopg.Error):
        return Unavailable("ledger.unwritable")
    state = error.sqlstate or ""
    if state in KINDS:
        return refused(state)
    if state.startswith("23"):
        return refused(_CONSTRAINTS.get(error.diag.constraint_name or "", "CS011"))
    if state.startswith("22") or (not state and isinstance(error, psycopg.DataError)):
        return refused("CS011")  # a value that no column takes, like a character NUL
    if state.startswith("XX00"):
        return Damaged("ledger.unreadable")
    for beginning, kind in _KINDS_OF_STATES:
        if state.startswith(beginning):
            return Unavailable(kind)
    if state:
        return Unavailable("ledger.unwritable", state=state)
    return _unconnected(error)


def _unconnected(error: psycopg.Error) -> CountersignError:
    """Of an error without a code: no connection, or none any more."""
    said = str(error)
    if any(sign in said for sign in _CUT):
        return Unavailable("ledger.unreachable")
    if any(sign in said for sign in _UNPROVEN):
        return Refused("ledger.certificate")
    if any(sign in said for sign in _STANDBY):
        return Unavailable("ledger.standby")
    if error.pgconn is not None and error.pgconn.used_password:
        # The password was asked for and sent, and then the server said no, in its own language:
        # a wrong password, a login that was closed, or a database that is not there.
        return Unavailable("ledger.login")
    return Unavailable("ledger.unreachable")


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
    except PoolTimeout as error:  # this program's own connections are all at work
        raise Unavailable("ledger.busy") from error
