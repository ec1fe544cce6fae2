"""Laptops that die while they send what waited: nothing is lost and nothing is there twice.

``python -m tests.faults.tunnel [KILLS] [ENTRIES] [SEED]``: entries are made on a laptop without
network; a process that sends them is killed (SIGKILL) after a random moment, again and again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from desktop_app.services import outbox
from tests import postgres
from tests.laptops import ANNE, Crew, Laptop, Now, opened

#: Seconds after which a sender that was begun is killed: a transaction takes some hundredths.
LATEST = 0.12
#: How many of the senders die at the worst moment there is.
FORGETFUL = 0.25
_TOWNS = ("Lyon", "Nantes", "Lille", "Brest", "Metz", "Nice", "Pau", "Caen")


@dataclass
class Figures:
    """What came of it."""

    kills: int = 0
    queued: int = 0
    lost: int = 0
    duplicated: int = 0
    refused: int = 0
    unacknowledged: int = 0  #: recorded by a process that died before it forgot the entry
    ids: list[str] = field(default_factory=list, repr=False)


def send(folder: str, address: str, begun, *, is_forgetful: bool) -> None:
    """A process of its own: the laptop's program, which sends until it is done or dies.

    One that is forgetful dies once an entry is recorded, before it forgets it.
    """
    with ExitStack() as stack:
        parts = opened(Path(folder), ANNE, address, Now(), stack)
        if is_forgetful:
            parts.desk.outbox.remove = lambda _: os.kill(os.getpid(), signal.SIGKILL)
        begun.send("begun")
        outbox.drain(parts)


def fill(laptop: Laptop, base: list[str], count: int, figures: Figures) -> None:
    """Let `count` entries wait: new posts, and remarks about those in `base`."""
    laptop.network.cut()
    before = len(outbox.waiting(laptop.parts))
    for number in range(count):
        town = _TOWNS[number % len(_TOWNS)]
        if number % 2:
            laptop.remark(base[number % len(base)], f"Vu à {town}, {number}.")
        else:
            laptop.submit(f"Merci à {town} pour la visite numéro {figures.queued + number}.")
    waiting = outbox.waiting(laptop.parts)
    assert len(waiting) == before + count
    figures.queued += count
    figures.ids += [one.main.id for one in waiting[before:]]
    laptop.network.resume()


def run(crew: Crew, kills: int, entries: int, chance: Random) -> Figures:
    """Kill a sender so many times, then let one finish, and count what the record has."""
    figures = Figures()
    writer = crew.laptop(ANNE, network=False, name="office")
    base = [writer.submit(f"Bienvenue à {town}, chers collègues.") for town in _TOWNS[:4]]
    laptop = crew.laptop(ANNE, name="train")
    laptop.offline.refresh()
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.laptops"])
    while figures.kills < kills:
        if len(outbox.waiting(laptop.parts)) < min(20, entries):
            fill(laptop, base, entries, figures)
        is_forgetful = chance.random() < FORGETFUL
        ours, theirs = processes.Pipe()
        sender = processes.Process(
            target=send,
            args=(str(crew.folder / "train"), crew.database.address, theirs),
            kwargs={"is_forgetful": is_forgetful},
        )
        sender.start()
        theirs.close()
        if ours.poll(30):
            ours.recv()
            # Nothing more comes: a pause, or its end.
            with suppress(EOFError):
                if ours.poll(30 if is_forgetful else chance.uniform(0, LATEST)):
                    ours.recv()
        sender.kill()
        sender.join()
        ours.close()
        figures.kills += 1
        figures.unacknowledged += sum(
            one in recorded(crew) for one in (e.main.id for e in outbox.waiting(laptop.parts)[:1])
        )
    assert laptop.offline.probe()
    figures.refused = len(outbox.drain(laptop.parts).refused)
    found = recorded(crew)
    figures.lost = sum(one not in found for one in figures.ids)
    figures.duplicated = sum(found[one] > 1 for one in figures.ids) + twice(crew)
    assert outbox.entries(laptop.parts) == ()
    return figures


def recorded(crew: Crew) -> Counter:
    with crew.database.superuser() as connection:
        found = connection.execute("SELECT id FROM countersign.action").fetchall()
    return Counter(one for (one,) in found)


def twice(crew: Crew) -> int:
    """Statements that stand there more than once under other names."""
    with crew.database.superuser() as connection:
        (count,) = connection.execute(
            "SELECT count(*) - count(DISTINCT statement_sha256) FROM countersign.action"
        ).fetchone()
    return count


def main(kills: int = 200, entries: int = 300, seed: int = 0) -> int:
    begun = time.monotonic()
    with postgres.running() as server, TemporaryDirectory() as folder:
        crew = Crew(server.database(), Path(folder))
        with crew.opened:
            crew.found()
            figures = run(crew, kills, entries, Random(seed))
    sys.stdout.write(f"{figures} in {time.monotonic() - begun:.0f} s\n")
    return int(bool(figures.lost or figures.duplicated or figures.refused))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
