"""A record of many posts that went out, with all that people did about them, for measurements.

Forty real posts (of one version and of two, with flags, and threads) are repeated in the tables, each
copy at a time and with a number of its own. Nobody signs a hundred thousand for a measurement: the
copies' links and signatures are not right, and the file's rules are taken away for them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.adapters.ledger import SqliteLedger, create_ledger
from desktop_app.adapters.ledger.engine import engine_for
from desktop_app.domain.action import ActionKind
from tests.contracts.company import ACCOUNT, Company, Walk, verify

__all__ = ["ACCOUNT", "DAYS", "NOW", "Clock", "archive"]

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAYS = 365
MODELS = 40  #: posts that are repeated
#: What a post in four says: each has a number, one boasts, and one has a flag.
TEXTS = (
    "Nos équipes ouvrent un atelier de {n} places à #Lyon ce matin. https://example.com/{n}",
    "Thank you to the {n} colleagues who joined us in Nantes today. #mobility #Nantes",
    "The best, most amazing team ever: simply revolutionary, {n} times over!",
    "Three trains left on time this morning; the {n} o’clock one had a new driver.",
)
_MARK = 77_001_177  #: the number of the posts that are repeated
_FLAG = {
    "rule": "P-SUPERLATIVE",
    "family": "claims",
    "severity": "info",
    "start": 4,
    "end": 8,
}
#: What a post leaves behind, and the column that says which post's.
_TABLES = {
    "post": "id",
    "contributor": "post",
    "requirement": "post",
    "step": "post",
    "approval": "post",
    "attempt": "post",
    "action": "post",
    "publication": "post",
    "body_of": "post",
}
_NAMES = ("post", "id", "action", "x_post_id")
_TIMES = ("at", "submitted_at", "updated_at", "expires_at", "deadline")
_DIGESTS = ("sha256", "statement_sha256")
_PLACES = ("seq", "submitted_seq", "updated_seq")


class Clock:
    """Stands where it is put."""

    def __init__(self, time: datetime) -> None:
        self.time = time

    def now(self) -> datetime:
        return self.time


def archive(path: Path, posts: int) -> SqliteLedger:
    """A new ledger file with so many posts (a multiple of `MODELS`) in the `DAYS` days before `NOW`."""
    clock = Clock(NOW - timedelta(days=DAYS - 1))
    ledger = create_ledger(path, verify, clock.now)
    _write(Company(clock), ledger, clock)
    ledger.close()
    with closing(sqlite3.connect(path)) as file:
        rules = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in rules:
            file.execute(f'DROP TRIGGER "{name}"')
        _repeat(file, posts // MODELS - 1)
        file.commit()
        file.execute("ANALYZE")
    return SqliteLedger(engine_for(path, verify), Clock(NOW).now)


def _write(company: Company, ledger: SqliteLedger, clock: Clock) -> None:
    with ledger.begin() as work:
        work.append(company.founding())
    for number in range(MODELS):
        walk = Walk(company, ledger, f"p{number}")
        words = TEXTS[number % len(TEXTS)].format(n=_MARK)
        walk.payload = company.payload(words)
        if number % 20 == 7:
            walk.thread(words, words)
        flags = {"findings": [_FLAG]} if number % len(TEXTS) == 2 else {}
        if number % 10 == 3:
            walk.add(ActionKind.SUBMIT, "ceo", said=flags)
            clock.time += timedelta(minutes=10)
            walk.add(ActionKind.REQUEST_CHANGES, "comms")
        walk.add(ActionKind.SUBMIT, "ceo", said=flags)
        clock.time += timedelta(minutes=20)
        walk.add(ActionKind.APPROVE, "comms")
        walk.sent(len(walk.payload.parts))


def _repeat(file: sqlite3.Connection, copies: int) -> None:
    step = timedelta(days=DAYS - 2) // max(copies, 1)
    (places,) = file.execute("SELECT max(seq) FROM action").fetchone()
    file.execute("CREATE TEMP TABLE numbers (i INTEGER)")
    file.executemany("INSERT INTO numbers VALUES (?)", ((one + 1,) for one in range(copies)))
    file.execute("CREATE TEMP TABLE model AS SELECT id FROM post")
    for digest in _DIGESTS:
        file.execute(
            f"INSERT OR IGNORE INTO payload SELECT {_said('sha256', step, places)},"  # noqa: S608 - our own names
            f" replace(body, '{_MARK}', i) FROM payload, numbers WHERE sha256 IN"
            f" (SELECT {digest} FROM action WHERE post IN (SELECT id FROM model))"  # nosec B608 # own names
        )
    for table, key in _TABLES.items():
        asked = "SELECT name, hidden, pk FROM pragma_table_xinfo(?)"
        rows = file.execute(asked, [table]).fetchall()
        names = [name for name, hidden, _ in rows if not hidden and name != "n"]
        order = "i, n" if ("n", 0, 1) in rows else "i"
        said = ", ".join(_said(name, step, places) for name in names)
        file.execute(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {said} FROM {table}, numbers"  # noqa: S608 - our own names
            f" WHERE {key} IN (SELECT id FROM model) ORDER BY {order}"  # nosec B608 # own names
        )


def _said(column: str, step: timedelta, places: int) -> str:
    """How a column of the `i`th copy is written."""
    if column in _NAMES:
        return f"{column} || '.' || i"
    if column in _DIGESTS:
        return f"substr({column}, 1, 54) || printf('%010d', i)"
    if column in _TIMES:
        seconds = step.total_seconds()
        return f"strftime('%Y-%m-%dT%H:%M:%SZ', unixepoch({column}) + {seconds} * i, 'unixepoch')"
    return f"{column} + {places} * i" if column in _PLACES else column
