"""The run: faults come and go as planned, everything is looked at again and again, and told at the end."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict, dataclass, field
from random import Random
from threading import Event

from tests.soak.gauges import Gauge
from tests.soak.judge import Judge
from tests.soak.office import SENDER, WINDOWS, Office
from tests.soak.plan import Episode, Pace, plan
from tests.soak.weather import Weather

_TURN = 2.0  #: seconds between two turns of what is repeated
_REST = Event()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What everybody took at one moment."""

    at: float  #: seconds after the start
    is_rested: bool
    gauges: dict[str, Gauge]
    #: Of each window: its widgets, and Python's blocks of memory.
    inside: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass
class Found:
    """All that a run showed. Sound: `wrong` is empty."""

    seconds: float
    seed: int
    samples: list[Sample] = field(default_factory=list)
    faults: list[dict] = field(default_factory=list)
    did: dict[str, dict[str, int]] = field(default_factory=dict)
    not_done: dict[str, dict[str, int]] = field(default_factory=dict)
    told: dict[str, dict[str, int]] = field(default_factory=dict)
    looks: int = 0
    asked: int = 0
    at_x: int = 0
    actions: int = 0
    acknowledged: int = 0
    links: int = 0
    broken: int = 0  #: how often something was broken
    wrong: list[str] = field(default_factory=list)


def run(office: Office, seconds: float, pace: Pace) -> Found:
    """Let everybody work for so long; what was found."""
    seed = office.order.seed
    episodes = plan(seed, seconds, pace, [*WINDOWS, SENDER])
    networks = {name: office.people[name].network for name in (*WINDOWS, SENDER)}
    weather = Weather(
        networks, office.processes, office.people.database, office.people.x, Random(seed)
    )
    judge, found = Judge(office), Found(seconds=seconds, seed=seed)
    _go_on(office, episodes, pace, weather, judge, found)
    _note(found, time.monotonic(), weather.change(()))
    judge.wrong += office.end()
    judge.look(is_rested=True, is_over=True)
    for name in WINDOWS:
        status = office.status(name)
        for sort in ("did", "not_done", "told"):
            getattr(found, sort)[name] = status[sort]
    found.broken = weather.done
    for name in ("looks", "asked", "at_x", "actions", "acknowledged", "links", "wrong"):
        setattr(found, name, getattr(judge, name))
    return found


def _go_on(
    office: Office,
    episodes: tuple[Episode, ...],
    pace: Pace,
    weather: Weather,
    judge: Judge,
    found: Found,
) -> None:
    began, look_at, rested_since = time.monotonic(), pace.every, 0.0
    while (at := time.monotonic() - began) < found.seconds:
        _note(found, at, weather.change(one for one in episodes if one.begins <= at < one.ends))
        weather.again()
        if not weather.is_calm:
            rested_since = at
        if at >= look_at:
            is_rested = not rested_since or at - rested_since >= pace.rested
            _look(office, at, judge, found, is_rested=is_rested)
            look_at += pace.every
        _REST.wait(min(_TURN, max(0.05, look_at - at)))


def _look(office: Office, at: float, judge: Judge, found: Found, *, is_rested: bool) -> None:
    measured = office.gauges()
    inside = {}
    for name in WINDOWS:
        status = office.status(name)
        inside[name] = status["widgets"], status["blocks"]
    found.samples.append(Sample(at=at, is_rested=is_rested, gauges=measured, inside=inside))
    for one in judge.look(is_rested=is_rested):
        sys.stderr.write(f"{at:6.0f} s  WRONG {one}\n")
    took = "  ".join(f"{name} {one.pss:.0f}/{one.handles}" for name, one in measured.items())
    did = sum(sum(office.status(name).get("did", {}).values()) for name in WINDOWS)
    sys.stderr.write(
        f"{at:6.0f} s  {'rested' if is_rested else 'faults'}  {did} deeds, {judge.at_x} at X, "
        f"{judge.links} links, {len(judge.wrong)} wrong | MB/handles: {took}\n"
    )


def _note(found: Found, at: float, switched: list[tuple[Episode, bool]]) -> None:
    for episode, is_on in switched:
        found.faults.append({"at": round(at, 1), "is_on": is_on, **asdict(episode)})
        state = "on " if is_on else "off"
        sys.stderr.write(f"{at:6.0f} s  {state} {episode.kind} ({episode.whom})\n")
