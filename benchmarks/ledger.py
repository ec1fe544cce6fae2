"""The ledger on SQLite and on PostgreSQL in the same run: posting, lists, search, verifying.

A lifecycle is submit, approve, attempt, posted, each by its person's own connection and each one
transaction; the two databases take turns, post by post, so that a busy machine slows both. Both
write through to the disk. Then posts are put into the tables directly, as many as are asked for,
and the lists are read as one person's windows read them, on PostgreSQL under row security. Last,
how long after an action was committed another person's listener hears of it, and how long until
they have read their list again.

    python benchmarks/ledger.py [--lifecycles 300] [--posts 200000]
"""

from __future__ import annotations

import argparse
import os
import select
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.pop(0)  # this folder, whose queue.py would hide Python's own
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.results import keep, timed
from desktop_app.adapters.ledger import SqliteLedger, create_ledger
from desktop_app.adapters.ledger.engine import engine_for
from desktop_app.adapters.ledger.postgres.listening import PostgresListener
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.services.listing import PAGE, Box, ListQuery
from desktop_app.services.ports import Store
from tests import postgres
from tests.adapters.ledger.postgres.people import Now, widened
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import Company, Walk, verify

NOW = datetime(2027, 1, 1, tzinfo=UTC)
READER = PersonId("comms")
#: Both databases keep what they said yes to, as they do for real.
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")
WORD = "'we thank everybody who came to the workshop in Lyon ' || 'number' || i"
POSTS = """
INSERT INTO payload ({account}sha256, body)
SELECT {acme}'h' || i, '{{"parts":[{{"text":"' || {word} || '"}}]}}' FROM numbers;
INSERT INTO post (id, account, author, state, revision, sha256, submitted_at, submitted_seq, urgent,
  by_hand, updated_at, updated_seq)
SELECT 's' || i, 'acme', 'ceo', CASE WHEN i % 50 = 0 THEN 'in_review' ELSE 'posted' END, 1, 'h' || i,
  {at}, i, 0, 0, {at}, i FROM numbers;
INSERT INTO contributor ({account}post, person) SELECT {own}id, author FROM post WHERE id LIKE 's%';
INSERT INTO requirement ({account}post, revision, role)
SELECT {own}id, 1, 'communications' FROM post WHERE id LIKE 's%';
INSERT INTO publication (post, part, account, x_post_id, at, actor)
SELECT id, 0, account, id, updated_at, 'press' FROM post WHERE id LIKE 's%' AND state = 'posted';
"""
SQLITE = {
    "account": "",
    "own": "",
    "acme": "",
    "word": WORD,
    "at": "strftime('%Y-%m-%dT%H:%M:%SZ', 1700000000 + 60 * i, 'unixepoch')",
}
POSTGRES = {
    "account": "account, ",
    "own": "account, ",
    "acme": "'acme', ",
    "word": WORD,
    "at": "to_char(to_timestamp(1700000000 + 60 * i) AT TIME ZONE 'UTC',"
    """ 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""",
}
FOUND = {
    "sqlite": f"INSERT INTO search (rowid, text, rules) SELECT p.n, {WORD}, ''",
    "postgresql": "INSERT INTO search (n, account, words, rules) SELECT p.n, p.account,"
    f" to_tsvector('cs_plain', {WORD}) || to_tsvector('cs_en', {WORD}), ''::tsvector",
}
BY_NUMBER = " FROM post AS p JOIN numbers ON p.id = 's' || i"


class Timed:
    """A store that measures each append, from the transaction's beginning to its end."""

    def __init__(self, store: Any) -> None:
        self.store, self.times = store, list[float]()

    @contextmanager
    def begin(self) -> Iterator[Any]:
        began = time.perf_counter()
        with self.store.begin() as work:
            yield work
        self.times.append(1000 * (time.perf_counter() - began))


def lifecycles(count: int, *stores: tuple[Company, Timed]) -> None:
    """Take `count` posts from submission to X in each store."""
    for number in range(count):
        for company, store in stores:
            walk = Walk(company, store, f"life{number}")
            walk.payload = company.payload(f"We open office number {number} in Lyon.")
            walk.sending().add(ActionKind.POSTED, "press")


def fill_sqlite(path: Path, posts: int) -> None:
    """Put posts into the file, whose rules are taken away for it."""
    with closing(sqlite3.connect(path)) as file:
        rules = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in rules:
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("CREATE TEMP TABLE numbers (i INTEGER)")
        file.executemany("INSERT INTO numbers VALUES (?)", ((one,) for one in range(posts)))
        file.executescript(POSTS.format(**SQLITE))
        file.execute(FOUND["sqlite"] + BY_NUMBER)
        file.commit()
        file.execute("ANALYZE")


def fill_postgres(team: Team, posts: int) -> None:
    """The same posts, as the server's own administrator."""
    with team.database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        connection.execute("CREATE TEMP TABLE numbers (i integer)")
        connection.execute("INSERT INTO numbers SELECT generate_series(0, %s - 1)", [posts])
        connection.execute(POSTS.format(**POSTGRES).encode())
        connection.execute((FOUND["postgresql"] + BY_NUMBER).encode())
        connection.execute("VACUUM ANALYZE")


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)]


def read(store: Store, query: ListQuery, times: int = 40) -> list[float]:
    """Milliseconds of a first page, keys and all that its rows show, as a window asks for it."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        with store.begin() as work:
            work.newest()
            work.list_keys(query, limit=PAGE)
            work.listed(query, limit=50)
        taken.append(1000 * (time.perf_counter() - began))
    return taken


def hints(team: Team, times: int = 200) -> tuple[list[float], list[float]]:
    """Milliseconds from a commit until somebody else hears of it, and until their list is read."""
    query = ListQuery(box=Box.MINE_TO_DO, person=READER, at=NOW)
    listener = PostgresListener(team.database.address, READER, lambda: f"of {READER}")
    descriptor, store = listener.connect(), team.of(READER)
    heard, seen = [], []
    for number in range(times):
        walk = Walk(team.company, team, f"hint{number}")
        walk.payload = team.company.payload(f"Somebody else wrote number {number}.")
        walk.add(ActionKind.SUBMIT, "ceo")
        began = time.perf_counter()
        while not listener.take():
            select.select([descriptor], [], [])
        heard.append(1000 * (time.perf_counter() - began))
        with store.begin() as work:
            work.newest()
        with store.begin() as work:
            work.newest()
            work.count(query)
            work.listed(query, limit=PAGE)
        seen.append(1000 * (time.perf_counter() - began))
    listener.close()
    return heard, seen


def queries() -> Iterator[tuple[str, ListQuery]]:
    """Each box, and words that many, few and only the oldest posts have."""
    for box in Box:
        yield str(box), ListQuery(box=box, person=READER, at=NOW)
    for name, words in (
        ("common", ("workshop",)),
        ("two", ("thank", "lyon")),
        ("rare", ("number7",)),
    ):
        yield f"search: {name}", ListQuery(box=Box.ALL, person=READER, at=NOW, words=words)
        published = ListQuery(box=Box.PUBLISHED, person=READER, at=NOW, words=words)
        yield f"published: {name}", published
    # As somebody types it: each stop of the hand asks anew, for words that are not whole yet.
    for typed in ("w", "wo", "work", "workshop", "workshop ly"):
        begun = ListQuery(box=Box.PUBLISHED, person=READER, at=NOW, words=tuple(typed.split()))
        yield f"typed: {typed}", begun
    yield "search: oldest", ListQuery(box=Box.ALL, person=READER, at=NOW, words=("office",))


def side_by_side(
    name: str, one: Callable[[], list[float]], other: Callable[[], list[float]]
) -> None:
    """Print and keep both databases' figures."""
    embedded, served = one(), other()
    (ours, high), (theirs, highest) = percentiles(embedded), percentiles(served)
    keep(
        timed(
            embedded,
            served,
            part="ledger",
            name=f"first page with its keys, {name}",
            unit="ms",
            beside="PostgreSQL",
            note="ours is the file of SQLite",
            command="python -m benchmarks.ledger",
        )
    )
    print(f"  {name:20}{ours:9.2f}{high:9.2f}{theirs:14.2f}{highest:9.2f}")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lifecycles", type=int, default=300)
    parser.add_argument("--posts", type=int, default=200_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres.running() as server:
        with server.superuser() as connection:
            for name in DURABLE:
                connection.execute(f"ALTER SYSTEM SET {name} = on")
            connection.execute("ALTER SYSTEM SET shared_buffers = '256MB'")
            connection.execute("SELECT pg_reload_conf()")
        path = Path(folder) / "ledger.sqlite"
        file, team = create_ledger(path, verify, Now().now), Team(server.database())
        company = Company(Now(), widened())
        file.found(company.founding())
        team.append(team.company.founding())
        measure(asked.lifecycles, asked.posts, (company, file, path), team)
        team.close()


def measure(
    count: int, posts: int, embedded: tuple[Company, SqliteLedger, Path], team: Team
) -> None:
    """Print everything, of both."""
    company, file, path = embedded
    ours, theirs = Timed(file), Timed(team)
    lifecycles(count, (company, ours), (team.company, theirs))
    print(f"load {os.getloadavg()[0]:.1f}; {count} lifecycles of 4 actions, one client")
    for name, store in (("SQLite", ours), ("PostgreSQL", theirs)):
        middle, high = percentiles(store.times)
        rate = 1000 * len(store.times) / sum(store.times)
        print(f"  {name:12}{rate:7.0f} actions/s   p50 {middle:6.2f}  p95 {high:6.2f} ms")
    for name, ledger in (("SQLite", file), ("PostgreSQL", team.of("comms"))):
        began = time.perf_counter()
        links = ledger.verify_chains()
        print(f"  {name:12}{links / (time.perf_counter() - began):7.0f} actions verified/s")
    file.close()
    fill_sqlite(path, posts)
    fill_postgres(team, posts)
    print(
        f"load {os.getloadavg()[0]:.1f}; {posts:,} posts, a first page with its keys, milliseconds"
    )
    print(f"  {'':20}{'SQLite p50':>9}{'p95':>8}{'PostgreSQL p50':>16}{'p95':>7}")
    reopened = reopen(path)
    for name, query in queries():
        side_by_side(
            name, lambda q=query: read(reopened, q), lambda q=query: read(team.of("comms"), q)
        )
    reopened.close()
    print(f"load {os.getloadavg()[0]:.1f}; after another's commit, one listener, milliseconds")
    for name, times in zip(("heard", "list read again"), hints(team), strict=True):
        middle, high = percentiles(times)
        print(f"  {name:20}{middle:9.2f}{high:9.2f}")


def reopen(path: Path) -> SqliteLedger:
    """The filled file: without its triggers, as no program would take it."""
    return SqliteLedger(engine_for(path, verify), Now().now)


if __name__ == "__main__":
    main()
