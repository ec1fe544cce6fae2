"""What PostgreSQL says, in the product's own errors. Never repeats what it said: that names values."""

from __future__ import annotations

import psycopg

from desktop_app.adapters.ledger.errors import KINDS, refused
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable

#: Constraints that stand for a rule: two people at once can both pass it, and one passes the index.
_CONSTRAINTS = {
    "action_id": "CS003",
    "action_seq": "CS020",
    "action_attempt": "CS016",
    "attempt_live": "CS016",
    "publication_x_post_id": "CS019",
    "stray_x_post_id": "CS019",
}
#: By the SQLSTATE's beginning.
_KINDS_OF_STATES = (
    ("40", "ledger.busy"),  # deadlocks and serialization
    ("55P03", "ledger.busy"),  # a lock was waited for
    ("57014", "ledger.busy"),  # the server's own deadline
    ("53300", "ledger.busy"),  # too many connections
    ("08", "ledger.unreachable"),
    ("57P", "ledger.unreachable"),  # the server is going down, or coming up
    ("25P03", "ledger.unreachable"),  # was idle in a transaction for too long
    ("25006", "ledger.standby"),
    ("28", "ledger.login"),
    ("42501", "ledger.login"),  # no member (any more)
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


def told(error: BaseException) -> CountersignError:
    """The product's error for one of psycopg's."""
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
    if any(sign in said for sign in _UNPROVEN):
        return Refused("ledger.certificate")
    if any(sign in said for sign in _STANDBY):
        return Unavailable("ledger.standby")
    if error.pgconn is not None and error.pgconn.used_password:
        # The password was asked for and sent, and then the server said no, in its own language:
        # a wrong password, a login that was closed, or a database that is not there.
        return Unavailable("ledger.login")
    return Unavailable("ledger.unreachable")
