"""Switches the plan's faults on and off, and says each time what it did."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from random import Random

from desktop_app.adapters.ledger.postgres.server import be_heard, be_silent
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from tests import postgres
from tests.postgres import Database
from tests.proxy import Proxy
from tests.soak import gauges
from tests.soak.plan import EVERYBODY, Episode

#: It was created, and the answer does not say so.
_UNCLEAR = (
    Fault.CREATE_THEN_503,
    Fault.CREATE_THEN_RESET,
    Fault.CUT_SHORT,
    Fault.DROP_AFTER,
    Fault.EMPTY_201,
    Fault.GARBLED_201,
    Fault.GATEWAY_504,
)
_AWAY = (Fault.UNAVAILABLE_503, Fault.RESET_BEFORE, Fault.INTERNAL_500, Fault.DROP_BEFORE)
_SLOW = 1_500  #: milliseconds
_LATE = 0.15  #: seconds: a telephone's network in a train
_PASSES = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename <> %s"
)


class Weather:
    """`change` to the episodes that are on; `again` now and then, for what is repeated."""

    def __init__(
        self,
        networks: dict[str, Proxy],
        processes: Callable[[], dict[str, int]],
        database: Database,
        x: PracticeX,
        random: Random,
    ) -> None:
        self._networks, self._processes = networks, processes
        self._database, self._x, self._random = database, x, random
        self._on: tuple[Episode, ...] = ()
        self._asleep: dict[Episode, list[int]] = {}
        self._hits: dict[Route, int] = {}
        self._is_cut = False
        self.done = 0  #: how often something was broken

    @property
    def is_calm(self) -> bool:
        """Whether nothing is broken."""
        return not self._on

    def change(self, wanted: Iterable[Episode]) -> list[tuple[Episode, bool]]:
        """Let `wanted` be on and nothing else; what was switched, and whether on."""
        before, self._on = self._on, tuple(wanted)
        gone = [one for one in before if one not in self._on]
        come = [one for one in self._on if one not in before]
        for one in gone:
            self._end(one)
        for one in come:
            self._begin(one)
        return [*((one, False) for one in gone), *((one, True) for one in come)]

    def again(self) -> None:
        """What is no state but happens again and again."""
        for one in self._on:
            if one.kind == "flapping":
                self._flap(one)
            elif one.kind == "connections ended":
                self._end_connections()
            elif one.whom == "X":
                self._order(one.kind)

    def _begin(self, one: Episode) -> None:
        self.done += 1
        match one.kind:
            case "cut" | "flapping":
                self._each(one, Proxy.cut)
            case "frozen":
                self._each(one, Proxy.freeze)
            case "mute":
                self._each(one, Proxy.mute)
            case "delayed":
                self._each(one, lambda network: network.delay(_LATE))
            case "connections ended":
                self._end_connections()
            case "server killed":
                _kill(self._database)
            case "no hints":
                self._hints(be_silent)
            case "asleep":
                self._sleep(one, [self._processes()[one.whom]])
            case "Java asleep":
                self._sleep(one, gauges.javas(self._processes()[one.whom]))
            case "Java killed":
                for java in gauges.javas(self._processes()[one.whom]):
                    os.kill(java, signal.SIGKILL)
            case _:
                self._order(one.kind)

    def _end(self, one: Episode) -> None:
        if one.kind in ("cut", "flapping", "frozen", "mute", "delayed"):
            if one.kind == "mute":
                self._each(one, Proxy.cut)  # what the server had answered is lost
            self._each(one, Proxy.resume)
        elif one.kind == "no hints":
            self._hints(be_heard)
        for process in self._asleep.pop(one, ()):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)

    def _each(self, one: Episode, change: Callable[[Proxy], None]) -> None:
        for name, network in self._networks.items():
            if one.whom in (EVERYBODY, name):
                change(network)

    def _flap(self, one: Episode) -> None:
        self._is_cut = not self._is_cut
        self._each(one, Proxy.cut if self._is_cut else Proxy.resume)

    def _sleep(self, one: Episode, processes: list[int]) -> None:
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        self._asleep[one] = processes

    def _end_connections(self) -> None:
        with self._database.server.superuser() as connection:
            connection.execute(_PASSES, [self._database.name, postgres.SUPERUSER])

    def _hints(self, change: Callable[..., None]) -> None:
        engine = self._database.engine()
        change(engine)
        engine.dispose()

    def _order(self, kind: str) -> None:
        """One at a time: what was ordered is done before the next is."""
        routes = (Route.CREATE, Route.TIMELINE) if kind == "X away" else (Route.CREATE,)
        for route in routes:
            hits = self._x.hits(route)
            if self._hits.get(route) == hits:
                continue
            self._hits[route] = hits
            if kind == "X slow":
                self._x.misbehave(Fault.SLOW, on=route, ms=_SLOW)
            else:
                faults = _UNCLEAR if kind == "X unclear" else _AWAY
                self._x.misbehave(self._random.choice(faults), on=route)
            self.done += 1


def _kill(database: Database) -> None:
    """The server dies without a word, and is started again."""
    server, tools = database.server, postgres.programs()
    data = ["-D", str(server.folder / "data")]
    options = ("-w", "-t", "60", "-m", "immediate", "-l", str(server.log))
    postgres.run(tools / "pg_ctl", *data, *options, "restart")
