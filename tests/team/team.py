"""From the outside: a team's computers as processes, each behind a network of its own.

``with Nursery() as nursery, team(nursery, server, plan, folder) as people:`` gives people who do
what they are told (``people["marc"].do("decide", post=post)``), one simulated X, and one proxy for
each person, between their computer and the server.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Self

from desktop_app import bootstrap
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.domain.account import PersonId, Role
from desktop_app.services.starting import TeamPlace
from tests.house.tree import ROOT
from tests.postgres import Database, Server
from tests.proxy import Proxy
from tests.team.record import Founded, Plan, found

#: Seconds after which somebody who does not answer has failed the test.
PATIENCE = 90
_REST = Event()


class SaidNo(Exception):
    """The program refused, or could not. `kind` and `facts` as it says; `code` is the ledger's own."""

    def __init__(self, *, refused: str, code: str, facts: dict[str, str], away: bool) -> None:
        super().__init__(refused, code, facts)
        self.kind, self.code, self.facts, self.is_away = refused, code, facts, away


class Nursery:
    """Forks client processes from one that has loaded everything: some milliseconds each."""

    def __enter__(self) -> Self:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.team.child", str(theirs.fileno())],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._control.close()
        self._server.wait(PATIENCE)

    def fork(self, **order: object) -> tuple[int, socket.socket]:
        """Start a client; its process number, and our end of its pipe."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [json.dumps(order).encode()], [theirs.fileno()])
            answer = self._control.recv(64)
        assert answer, "the server of clients is gone"
        ours.settimeout(PATIENCE)
        return int(answer), ours


@dataclass
class Client:
    """A person at their computer: its folder, its way to the server, its process."""

    nursery: Nursery
    folder: Path
    person: str
    is_machine: bool
    place: TeamPlace
    url: str
    network: Proxy
    process: int = 0
    _pipe: socket.socket | None = None
    _lines: object = None

    def switch_on(self) -> list[str]:
        """Start the program and open the record; what it has to tell, by kind."""
        self.start()
        return self.do("open")

    def start(self) -> None:
        self.process, self._pipe = self.nursery.fork(
            folder=str(self.folder),
            address=self.place.address,
            person=self.person,
            machine=self.is_machine,
            url=self.url,
        )
        self._lines = self._pipe.makefile("r", encoding="utf-8")

    def tell(self, verb: str, **told: object) -> Callable[[], object]:
        """Let them begin; what is returned waits for the end, and gives the answer."""
        assert self._pipe is not None, "switched off"
        self._pipe.sendall(f"{json.dumps({'verb': verb, **told})}\n".encode())
        return self._answer

    def do(self, verb: str, **told: object) -> object:
        """Let them do it; raises `SaidNo`."""
        return self.tell(verb, **told)()

    def _answer(self) -> object:
        line = self._lines.readline()
        assert line, f"{self.person}'s program ended: {self.said()}"
        answer = json.loads(line)
        if "refused" in answer:
            raise SaidNo(**answer)
        return answer["done"]

    def rest(self, seconds: float) -> None:
        """Do nothing for a while."""
        _REST.wait(seconds)

    def said(self) -> str:
        with suppress(FileNotFoundError):
            return (self.folder / "said.txt").read_text("utf-8")
        return ""

    def kill(self) -> None:
        """As when the battery falls out."""
        os.kill(self.process, signal.SIGKILL)
        self._close()

    def switch_off(self) -> None:
        """Close the program as usual."""
        if self._pipe is not None:
            self._pipe.shutdown(socket.SHUT_WR)
            with suppress(OSError):
                self._lines.read()
            self._close()

    def _close(self) -> None:
        if self._pipe is not None:
            self._lines.close()
            self._pipe.close()
            self._pipe = None
            self._see_it_end()

    def _see_it_end(self) -> None:
        """Until then it may still write, or take away, files of its folder."""
        with suppress(ProcessLookupError):
            watched = os.pidfd_open(self.process)
            try:
                assert select.select([watched], [], [], PATIENCE)[0]
            finally:
                os.close(watched)

    def set_back(self, earlier: Path) -> None:
        """Restore the computer's own folder from a backup, but not its keychain."""
        shutil.rmtree(self.folder / "home")
        shutil.copytree(earlier, self.folder / "home")


@dataclass
class Team:
    """Everybody, the record's database, and X."""

    database: Database
    x: PracticeX
    plan: Plan
    founded: Founded
    people: dict[str, Client] = field(default_factory=dict)

    def __getitem__(self, person: str) -> Client:
        return self.people[person]

    @property
    def press(self) -> Client:
        """The machine that sends. Its passes take up posts of other tests too: ask about your own."""
        return self.people[self.plan.holder(Role.PUBLISHER)]

    def outcome(self, post: object) -> str:
        """What became of the post in the publisher's passes: the first word that is not the network's."""
        for _ in range(60):
            for one, what in self.press.do("publish"):
                if one == post and not what.startswith("ledger.un"):
                    return what
            self.press.rest(0.1)
        return ""

    def texts(self) -> list[str]:
        """What stands at X, oldest first."""
        return [one.text for one in self.x.posts()]

    def seal(self) -> None:
        """The first roster: brought in by legal, adopted by communications, pinned by everybody."""
        legal, comms = (self.plan.holder(one) for one in (Role.LEGAL, Role.COMMUNICATIONS))
        proposal = self[legal].do("propose_roster", text=self.founded.roster)
        self[comms].do("adopt_roster", proposal=proposal)
        told = {"text": self.founded.roster, "fingerprint": self.founded.fingerprint}
        for answer in [one.tell("pin", **told) for one in self.people.values()]:
            answer()
        self[comms].do("beat")

    @contextmanager
    def weather(self, seed: int, longest: float = 0.35) -> Iterator[Weather]:
        """Inside, the network is bad; each fault, and each time without, lasts at most so long."""
        networks = [one.network for one in self.people.values()]
        bad = Weather(networks, Random(seed), longest)
        thread = Thread(target=bad.blow, name="weather")
        thread.start()
        try:
            yield bad
        finally:
            bad.is_over.set()
            thread.join()

    @contextmanager
    def administrator(self) -> Iterator[object]:
        """The server's superuser, for whom no rule holds."""
        with self.database.superuser() as connection:
            connection.execute("SET search_path = countersign")
            connection.execute("SET session_replication_role = replica")
            yield connection


@dataclass
class Weather:
    """Cuts, freezes and delays one network after another, as the seed says."""

    networks: list[Proxy]
    random: Random
    longest: float
    is_over: Event = field(default_factory=Event)
    happened: dict[str, int] = field(default_factory=dict)

    def blow(self) -> None:
        while not self.is_over.is_set():
            network = self.random.choice(self.networks)
            what = self.random.choice(("cut", "freeze", "mute", "delay"))
            getattr(network, what)(*((0.02,) if what == "delay" else ()))
            self.happened[what] = self.happened.get(what, 0) + 1
            self.is_over.wait(self.random.uniform(0.02, self.longest))
            if what == "mute":
                network.cut()  # what the server had answered is lost
            network.resume()
            self.is_over.wait(self.random.uniform(0.02, self.longest))


@contextmanager
def team(nursery: Nursery, server: Server, plan: Plan, folder: Path) -> Iterator[Team]:
    """A founded and sealed record, everybody's program open. `server` speaks TLS alone."""
    with ExitStack() as stack:
        database = server.empty()
        stack.callback(database.drop)
        database.install()
        x = PracticeX(plan.accounts, limits=dict.fromkeys(Route, 10**6))
        stack.callback(x.stop)
        url = x.start()
        networks = {one: stack.enter_context(Proxy(server.port)) for one in plan.people}
        proof = database.address.partition("?")[2]
        places = {
            one: TeamPlace(
                address=f"postgresql://127.0.0.1:{network.port}/{database.name}?{proof}",
                person=PersonId(one),
            )
            for one, network in networks.items()
        }
        made = Team(database, x, plan, found(database, plan, bootstrap.rulebook(), places, folder))
        machines = {one for one, duties in plan.people.items() if _is_machine(duties)}
        for one, place in places.items():
            made.people[one] = Client(
                nursery, folder / one, one, one in machines, place, url, networks[one]
            )
        for client in made.people.values():
            stack.callback(client.switch_off)
            client.start()
        for answer in [client.tell("open") for client in made.people.values()]:
            answer()
        made.seal()
        yield made


def _is_machine(duties) -> bool:
    return any(Role.PUBLISHER in roles for roles in duties.values())
