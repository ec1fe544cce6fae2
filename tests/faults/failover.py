"""Two servers, one of which dies or freezes while somebody writes: `make failover`.

What is counted: writes that were acknowledged and are gone, writes that are there twice, and how long
the writer had to wait. The writer is the product's own ledger with both servers in its address;
it sends again only what was not acknowledged, under the same id, and remembers the chain's last link.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Event, Thread

from desktop_app.adapters.ledger.postgres import PostgresLedger
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import CountersignError, Damaged, Unavailable
from desktop_app.domain.heads import Head
from desktop_app.services.checkpoints import require_remembered
from desktop_app.services.links import Chains
from tests.adapters.ledger.postgres.team import Team
from tests.contracts.company import ACCOUNT, Walk, verify
from tests.faults.nodes import Node, a_node, a_standby
from tests.postgres import Database

#: Seconds of writing before anything happens, without a standby, and until the standby is promoted.
BEFORE, APART, UNTIL_PROMOTED, AFTER = 2.0, 2.0, 2.0, 2.0
#: What the throw-away prototype measured (acknowledged writes lost, seconds of outage).
MEASURED_BEFORE = {
    "asynchronous, in step": "0 of 657 | 2.14",
    "asynchronous, cut off": "162 of 850 | 2.10",
    "synchronous, in step": "0 of 621 | 2.12",
    "synchronous, cut off": "0 of 678 | 2.15",
    "synchronous, frozen": "0 | 7.15",
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """What happens to the first server, and how the second one followed it."""

    is_synchronous: bool
    is_cut_off: bool = False
    is_frozen: bool = False

    def __str__(self) -> str:
        how = "synchronous" if self.is_synchronous else "asynchronous"
        what = "cut off" if self.is_cut_off else "frozen" if self.is_frozen else "in step"
        return f"{how}, {what}"


CASES = (
    Case(is_synchronous=False),
    Case(is_synchronous=False, is_cut_off=True),
    Case(is_synchronous=True),
    Case(is_synchronous=True, is_cut_off=True),
    Case(is_synchronous=True, is_frozen=True),
)


@dataclass
class Writer:
    """Writes one remark after another until it is told to stop."""

    walk: Walk
    ledger: PostgresLedger
    acknowledged: dict[str, float] = field(default_factory=dict)  #: when, by id
    resent: int = 0
    failures: list[str] = field(default_factory=list)
    refusal: dict[str, str] = field(default_factory=dict)  #: what the first look afterwards said
    _head: Head | None = None
    _is_over: Event = field(default_factory=Event)

    def run(self) -> None:
        while not self._is_over.is_set():
            self._write()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        thread = Thread(target=self.run)
        thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            thread.join()

    def _write(self) -> None:
        """One remark, until it is acknowledged: the same action each time."""
        new = self.walk.new(ActionKind.COMMENT, "comms")
        is_first = True
        while not self._is_over.is_set():
            try:
                if not is_first:
                    self._look()
                with self.ledger.begin() as work:
                    made = work.append(new)
            except Unavailable as error:
                self.failures.append(error.kind)
                self.resent += 1
                is_first = False
                Event().wait(0.05)
                continue
            self.acknowledged[new.id] = time.monotonic()
            self._head = Head(seq=made.seq, hash=made.hash)
            return

    def _look(self) -> None:
        """As every client does when its server is back: are the chains as they were?"""
        with self.ledger.begin() as work:
            links = Chains().of(work, [ACCOUNT])
        if self._head is None:
            return
        try:
            require_remembered(links, {ACCOUNT: (self._head,)})
        except Damaged as error:
            self.refusal = self.refusal or {"kind": error.kind, **error.facts}
            self._head = None  # to go on here all the same, and measure


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a case. Seconds."""

    acknowledged: int
    lost: int
    twice: int
    resent: int
    outage: float
    after_promotion: float
    told_lost: int  #: what the client said was lost; 0 where it refused nothing
    refusal: str

    @property
    def is_sound(self) -> bool:
        """Nothing is there twice, and what was lost was told, to the last action."""
        return self.twice == 0 and self.told_lost == self.lost


def play(case: Case) -> Result:
    """One case on two new servers."""
    with a_node() as first:
        database = first.server.database()
        walk = _begun(database)
        with a_standby(first) as second:
            if case.is_synchronous:
                _follow_each_write(first)
            ledger = _ledger(first, second, database)
            writer = Writer(walk, ledger)
            try:
                with writer.at_work():
                    promoted = _happen(case, first, second, writer)
                return _judged(second, database, writer, promoted)
            finally:
                ledger.close()


def _begun(database: Database) -> Walk:
    team = Team(database)
    team.append(team.company.founding())
    walk = Walk(team.company, team)
    walk.add(ActionKind.SUBMIT, "ceo")
    database.login("comms")
    team.close()
    return walk


def _ledger(first: Node, second: Node, database: Database) -> PostgresLedger:
    address = f"postgresql://127.0.0.1:{first.port},127.0.0.1:{second.port}/{database.name}"
    said = parameters(address, database.role("comms"))
    return PostgresLedger(engine_for(said, lambda: "of comms"), verify)


def _follow_each_write(first: Node) -> None:
    """From now on a write is acknowledged when the standby has it on its disk."""
    with first.server.superuser() as connection:
        connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        connection.execute("SELECT pg_reload_conf()")
        asked = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
        while connection.execute(asked).fetchone() != (1,):
            Event().wait(0.02)


def _happen(case: Case, first: Node, second: Node, writer: Writer) -> float:
    """Let it happen, and the standby be promoted; return when that was done."""
    Event().wait(BEFORE)
    if case.is_cut_off:
        second.cut_off()
    Event().wait(APART)
    first.signal(signal.SIGSTOP) if case.is_frozen else first.kill()
    Event().wait(UNTIL_PROMOTED)
    second.promote()
    promoted = time.monotonic()
    known = len(writer.acknowledged)
    until = promoted + 60
    while len(writer.acknowledged) == known and time.monotonic() < until:
        Event().wait(0.01)
    Event().wait(AFTER)
    return promoted


def _judged(second: Node, database: Database, writer: Writer, promoted: float) -> Result:
    with second.server.superuser(database.name) as connection:
        asked = "SELECT id, statement_sha256 FROM countersign.action WHERE kind = 'comment'"
        rows = connection.execute(asked).fetchall()
    there = {name for name, _ in rows}
    times = sorted(writer.acknowledged.values())
    gaps = [(after - before, after) for before, after in pairwise(times)]
    outage, resumed = max(gaps)
    return Result(
        acknowledged=len(times),
        lost=len(writer.acknowledged.keys() - there),
        twice=len(rows) - len({statement for _, statement in rows}),
        resent=writer.resent,
        outage=outage,
        after_promotion=resumed - promoted,
        told_lost=int(writer.refusal.get("lost", "0")),
        refusal=writer.refusal.get("kind", ""),
    )


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--repetitions", type=int, default=3)
    given = asked.parse_args()
    heads = "case | lost of acknowledged | twice | sent again | outage s | after promotion s | told"
    _say(f"{heads} | before: lost, outage s")
    is_sound = True
    for case in CASES:
        for _ in range(given.repetitions):
            try:
                found = play(case)
            except CountersignError as error:
                _say(f"{case} | NOT SOUND {error}")
                is_sound = False
                continue
            told = f"{found.refusal} {found.told_lost}" if found.refusal else "-"
            figures = (
                f"{found.lost} of {found.acknowledged} | {found.twice} | {found.resent}",
                f"{found.outage:.2f} | {found.after_promotion:.2f} | {told}",
                MEASURED_BEFORE[str(case)],
            )
            _say(" | ".join((str(case), *figures)))
            is_sound = is_sound and found.is_sound
            is_sound = is_sound and (found.lost == 0 or not case.is_synchronous)
    _say("sound" if is_sound else "NOT SOUND")
    return 0 if is_sound else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
