"""How a team's record grows: bytes, lists, writers, listeners, proof and backup at several sizes.

One post's real rows (submitted, approved, attempted, posted, with bodies, signatures and search) are
repeated in the tables, every number and hash its own, without the rules; so what is measured is how
PostgreSQL keeps them, and not how long a million signatures take. Writers, listeners and proof are
measured with real actions. The result is JSON, one object, for docs/scale.md.

    python benchmarks/scale.py [--sizes 50000 200000 1000000] [--lifecycles 100] [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

sys.path.pop(0)  # this folder, whose queue.py would hide Python's own
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.ledger import DURABLE, NOW, READER, percentiles, read
from desktop_app.adapters.ledger.postgres.listening import PostgresListener
from desktop_app.domain.action import ActionKind
from desktop_app.services.listing import Box, ListQuery
from tests import postgres
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import Walk

#: What a post leaves behind, and how the rows of the next one differ.
TABLES = {
    "action": "post",
    "payload": "sha256",
    "post": "id",
    "contributor": "post",
    "requirement": "post",
    "step": "post",
    "approval": "post",
    "attempt": "post",
    "publication": "post",
    "body_of": "post",
    "search": "n",
}
HASHES = ("sha256", "statement_sha256", "prev_hash", "leaf", "hash")
LISTENERS, WRITERS = (10, 40, 100), (1, 4, 8)
SIZES = (50_000, 200_000, 1_000_000)
_COLUMNS = """
SELECT attname FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = ''
AND attgenerated = ''
"""
_BYTES = """
SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'countersign'::regnamespace
"""


def value(table: str, column: str) -> str:
    """How a column of the `i`th copy is written."""
    if column in HASHES:
        return f"encode(sha256(({column} || i)::bytea), 'hex')"
    if column == "signature":
        return (
            "encode(sha256((signature || i)::bytea), 'hex')"
            " || encode(sha256((i || signature)::bytea), 'hex')"
        )
    if (table, column) in (("action", "n"), ("action", "seq")):
        return f"{column} + 4 * i"
    if (table, column) == ("search", "n"):
        return "n + i"
    if column in ("post", "x_post_id", "action") or (column == "id" and table in TABLES):
        return f"{column} || '.' || i"
    return column


def grow(team: Team, first: int, last: int) -> None:
    """Repeat the one real post, so that there are copies `first` to `last`."""
    with team.database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        connection.execute("SET session_replication_role = replica")
        for table, key in TABLES.items():
            names = [name for (name,) in connection.execute(_COLUMNS, [table]).fetchall()]
            wanted = ", ".join(value(table, name) for name in names)
            ours = f"WHERE {key} IN (SELECT {key} FROM model_{table})"  # noqa: S608 - our own names  # nosec B608
            connection.execute(
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {wanted}"  # noqa: S608 - our own names
                f" FROM {table}, generate_series({first}, {last}) AS i {ours}".encode()  # nosec B608 # own names
            )
        connection.execute("VACUUM ANALYZE")


def model(team: Team) -> None:
    """One real post; its rows' names stand aside, in tables of their own schema."""
    walk = Walk(team.company, team, "life")
    walk.payload = team.company.payload("We thank everybody who came to the new workshop in Lyon.")
    walk.sending().add(ActionKind.POSTED, "press")
    with team.database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        for table, key in TABLES.items():
            made = f"CREATE TABLE model_{table} AS SELECT {key} FROM {table}"  # noqa: S608 - our own names  # nosec B608
            if key == "post":
                made += " WHERE post = 'life'"
            elif table == "payload":
                made += " WHERE account = 'acme'"
            connection.execute(made.encode())


def sizes(team: Team, posts: int) -> dict[str, Any]:
    """Bytes in all, and of each table with its indexes."""
    with team.database.superuser() as connection:
        rows = connection.execute(_BYTES).fetchall()
    kept = {name: (whole, index) for name, whole, index in rows if name in TABLES}
    whole = sum(one for one, _ in kept.values())
    return {
        "posts": posts,
        "bytes": whole,
        "bytes_a_post": round(whole / posts),
        "indexes": sum(one for _, one in kept.values()),
        "tables": {name: one for name, (one, _) in sorted(kept.items())},
    }


def lists(team: Team) -> dict[str, tuple[float, float]]:
    """Milliseconds of a first page (median, 95th percentile), under row security."""
    asked = {str(box): ListQuery(box=box, person=READER, at=NOW) for box in Box}
    asked["search"] = ListQuery(box=Box.ALL, person=READER, at=NOW, words=("workshop",))
    store = team.of(str(READER))
    return {name: percentiles(read(store, query, 20)) for name, query in asked.items()}


def backup(team: Team, folder: Path) -> dict[str, Any]:
    """Seconds and bytes of the server's own compressed dump."""
    server, target = team.database.server, folder / "dump"
    began = time.perf_counter()
    subprocess.run(
        [
            postgres.programs() / "pg_dump", "-Fc", "-h", "127.0.0.1", "-p", str(server.port),
            "-U", postgres.SUPERUSER, "-f", target, team.database.name,
        ],
        env={**os.environ, "PGPASSWORD": postgres.PASSWORD},
        check=True,
    )  # fmt: skip
    taken, size = time.perf_counter() - began, target.stat().st_size
    target.unlink()
    return {"seconds": round(taken, 2), "bytes": size}


def write(team: Team, number: int, lifecycles: int, started: Any) -> None:
    """A process of its own: its posts' whole ways, each person by their own connection."""
    own = Team(team.database)
    own.company._numbers = count(1_000_000 * (number + 1))  # noqa: SLF001 - ids of its own
    own.of("ceo"), own.of("comms"), own.of("press")
    started.wait()
    for one in range(lifecycles):
        walk = Walk(own.company, own, f"writer{number}.{one}")
        walk.payload = own.company.payload(f"Writer {number} opens office {one} in Lyon.")
        walk.sending().add(ActionKind.POSTED, "press")
    own.close()


def writers(team: Team, clients: int, lifecycles: int) -> float:
    """Actions a second of so many clients, all of one account: its chain has one end."""
    forked = multiprocessing.get_context("fork")
    started = forked.Barrier(clients + 1)
    numbers = range(100 * clients, 101 * clients)
    running = [
        forked.Process(target=write, args=(team, number, lifecycles, started)) for number in numbers
    ]
    for one in running:
        one.start()
    started.wait()
    began = time.perf_counter()
    for one in running:
        one.join()
    return round(4 * lifecycles * clients / (time.perf_counter() - began), 1)


def fan_out(team: Team, listeners: int, times: int = 30) -> dict[str, float]:
    """Milliseconds until everybody has heard of an action: median and 95th percentile."""
    address, name = team.database.address, str(READER)
    every = [PostgresListener(address, READER, lambda: f"of {name}") for _ in range(listeners)]
    by = {one.connect(): one for one in every}
    taken = []
    for number in range(times):
        walk = Walk(team.company, team, f"fan{listeners}.{number}")
        walk.payload = team.company.payload(f"Heard by {listeners}, number {number}.")
        walk.add(ActionKind.SUBMIT, "ceo")
        began, silent = time.perf_counter(), set(by)
        while silent:
            for descriptor in select.select(list(silent), [], [])[0]:
                if by[descriptor].take():
                    silent.discard(descriptor)
        taken.append(1000 * (time.perf_counter() - began))
    for one in every:
        one.close()
    middle, high = percentiles(taken)
    return {"p50": round(middle, 2), "p95": round(high, 2)}


def proof(team: Team) -> dict[str, float]:
    """Actions verified a second, of a record that was written by its people alone."""
    began = time.perf_counter()
    links = team.of("comms").verify_chains()
    return {"actions": links, "a_second": round(links / (time.perf_counter() - began), 1)}


def measure(asked: argparse.Namespace, server: postgres.Server) -> dict[str, Any]:
    """Everything, in an order in which nothing spoils what comes after it."""
    found: dict[str, Any] = {"load": os.getloadavg()[0], "cores": os.cpu_count()}
    team = Team(server.database())
    team.append(team.company.founding())
    for person in ("ceo", "comms", "press"):
        team.of(person)
    found["listeners"] = {str(one): fan_out(team, one) for one in LISTENERS}
    say(f"listeners {found['listeners']}")
    found["writers"] = {str(one): writers(team, one, asked.lifecycles) for one in WRITERS}
    found["proof"] = proof(team)
    say(f"writers {found['writers']}, proof {found['proof']}")
    team.close()
    team = Team(server.database())
    team.append(team.company.founding())
    model(team)
    done, found["sizes"] = 0, []
    for posts in asked.sizes:
        grow(team, done + 1, posts)
        done = posts
        found["sizes"].append(
            {**sizes(team, posts), "lists": lists(team), "backup": backup(team, server.folder)}
        )
        say(f"{posts} posts at {time.perf_counter():.0f} s")
    least, most = found["sizes"][0], found["sizes"][-1]
    if most["posts"] > least["posts"]:
        slope = (most["bytes"] - least["bytes"]) / (most["posts"] - least["posts"])
        found["bytes_of_each_further_post"] = round(slope)
    team.close()
    found["load_at_the_end"] = os.getloadavg()[0]
    return found


def say(line: str) -> None:
    """On the error channel: the result is JSON alone."""
    sys.stderr.write(f"{line}\n")


def main() -> None:
    """Print the result, or write it to a file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--lifecycles", type=int, default=100)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    durable = dict.fromkeys(DURABLE, "on")
    postgres.SETTINGS |= {**durable, "max_connections": "250", "shared_buffers": "256MB"}
    with postgres.running() as server:
        text = json.dumps(measure(asked, server), indent=1)
    if asked.out is None:
        print(text)
        return
    with suppress(FileNotFoundError):
        asked.out.unlink()
    asked.out.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
