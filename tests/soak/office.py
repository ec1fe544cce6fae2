"""Everything that runs for an hour: PostgreSQL over TLS, X, the ways to them, and four processes.

``with office(folder, order) as everybody:`` gives three windows and the computer that sends, each
with a way of its own to the server, and an auditor whose way never breaks.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from unittest import mock

from desktop_app.domain.account import Account, AccountId, Policy, Role, Terms
from tests import postgres
from tests.house.tree import ROOT
from tests.postgres import Server
from tests.soak import gauges
from tests.soak.gauges import Gauge
from tests.team.record import Plan
from tests.team.team import Nursery, Team, team

WINDOWS = ("anne", "marc", "zoe")
SENDER, AUDITOR = "press", "audrey"
_ACCOUNT = Account(
    id=AccountId("ceo"), handle="ceo_acme", name="Anne Maurel", x_user_id="1400000000000000001"
)
#: An hour is run as a company runs it; the short form need not wait for a disk.
_SETTINGS = {
    "autovacuum": "on",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
}
#: Seconds.
_OPEN, _END = 120.0, 120.0
_REST = Event()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the windows are told: the seed, whether LanguageTool reads along, and their pace."""

    seed: int
    grammar: bool
    rest: float  #: seconds, at most, between two deeds of a person


@dataclass
class Office:
    """The processes by name, and what they take."""

    folder: Path
    people: Team
    server: Server
    order: Order
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def processes(self) -> dict[str, int]:
        """The process of each by name."""
        return {name: one.pid for name, one in self.running.items()}

    def ended(self) -> list[str]:
        """Who is gone, and ought not to be."""
        return [
            f"{name} ended with {one.returncode}: {self.said(name)}"
            for name, one in self.running.items()
            if one.poll() is not None
        ]

    def gauges(self) -> dict[str, Gauge]:
        """What everybody takes: each window, its Java, its helpers, the sender, the server."""
        found: dict[str, Gauge] = {}
        for name, process in self.processes().items():
            found |= gauges.apart(process, name)
        postmaster = self.server.folder / "data" / "postmaster.pid"
        if postmaster.exists():
            pid = int(postmaster.read_text("ascii").split()[0])
            found["PostgreSQL"] = gauges.together(pid)
        return found

    def status(self, name: str) -> dict:
        """How the window stands; {} before it said so first."""
        file = self.folder / name / "status.json"
        return json.loads(file.read_text("utf-8")) if file.exists() else {}

    def said(self, name: str) -> str:
        """The end of what the process wrote."""
        return (self.folder / name / "output.txt").read_text("utf-8", "replace")[-2000:]

    def begin(self) -> None:
        """Start everybody, and wait until each window is open and signed in."""
        for name in WINDOWS:
            order = self.folder / name / "order.json"
            told = {
                "folder": str(self.folder / name),
                "address": self.people[name].place.address,
                "person": name,
                "seed": self.order.seed,
                "grammar": self.order.grammar,
                "rest": self.order.rest,
            }
            order.write_text(json.dumps(told), "utf-8")
            self._start(name, "tests.soak.window", str(order))
        place = self.people[SENDER].place.address.replace("://", f"://{SENDER}@")
        self._start(
            SENDER, "tests.soak.sender", str(self.folder / SENDER), place, self.people[SENDER].url
        )
        until = time.monotonic() + _OPEN
        while not all(self.status(name).get("did") for name in WINDOWS):
            assert not self.ended(), self.ended()
            assert time.monotonic() < until, "a window did not open"
            _REST.wait(0.2)

    def end(self) -> list[str]:
        """Let the windows end what they began, then the sender; what went wrong at it."""
        for name in WINDOWS:
            (self.folder / name / "stop").touch()
        wrong = [self._wait(name) for name in WINDOWS]
        _REST.wait(min(30.0, 3 * self.order.rest))  # what they approved last goes out
        self.running[SENDER].send_signal(signal.SIGTERM)
        return [one for one in (*wrong, self._wait(SENDER)) if one]

    def kill(self) -> None:
        """End whatever is left."""
        for one in self.running.values():
            if one.poll() is None:
                one.send_signal(signal.SIGCONT)
                one.kill()
                one.wait()

    def _wait(self, name: str) -> str:
        try:
            code = self.running[name].wait(_END)
        except subprocess.TimeoutExpired:
            return f"{name} did not end: {self.said(name)}"
        return f"{name} ended with {code}: {self.said(name)}" if code else ""

    def _start(self, name: str, module: str, *words: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        environment |= {"COUNTERSIGN_HOME": str(self.folder / name / "home"), "LANG": "C.UTF-8"}
        environment.pop("COUNTERSIGN_X_API", None)
        with (self.folder / name / "output.txt").open("ab") as output:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", module, *words],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )


def company() -> Plan:
    """One account; the executive, communications, legal, the computer that sends, an auditor."""
    roles = {
        "anne": Role.EXECUTIVE,
        "marc": Role.COMMUNICATIONS,
        "zoe": Role.LEGAL,
        SENDER: Role.PUBLISHER,
        AUDITOR: Role.AUDITOR,
    }
    return Plan(
        accounts=(_ACCOUNT,),
        people={name: {_ACCOUNT.id: (role,)} for name, role in roles.items()},
        policy=Policy(terms=Terms(cool_off_seconds=0)),
    )


@contextmanager
def office(folder: Path, order: Order) -> Iterator[Office]:
    """Everybody at work; at the end whoever is left is killed."""
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(postgres.SETTINGS, _SETTINGS))
        server = stack.enter_context(postgres.running(tls=True))
        nursery = stack.enter_context(Nursery())
        people = stack.enter_context(team(nursery, server, company(), folder))
        for name in (*WINDOWS, SENDER, AUDITOR):
            people[name].switch_off()
        made = Office(folder, people, server, order)
        stack.callback(made.kill)
        made.begin()
        yield made
