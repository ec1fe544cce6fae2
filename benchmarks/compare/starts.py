"""Start and memory beside ReText and novelWriter, which also are desktop programs in Python on Qt.

Each is started as a person starts it, on a screen of its own (Xvfb), in turns, with a home of its own
that an earlier start has made. The same is measured of all: the time until a window that fills a
third of the screen is painted, and, once it has come to rest, what it and the processes that it
started have used of the processors and keep in memory (pages shared with others are counted in part).
ReText opens on an empty text, novelWriter on its list of projects, Countersign on its practice desk
with its posts and its words checker, from a copy without LanguageTool: that is an installation of its
own, whose Java `make bench ARGS=languages` measures.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.compare.rivals import PYTHON, python_version
from benchmarks.first_window import opened
from benchmarks.results import ROOT, keep, timed
from desktop_app.bootstrap import keep_choice
from desktop_app.services.starting import Choice, Opens

COMMAND = "make compare ARGS=starts"
_PART = "starts"
_ROUNDS = 7
_REST, _AT_REST = 5.0, 0.05  #: seconds that are looked at, and of a processor used in them at most
_PATIENCE = 120.0  #: seconds
_COMMANDS = {
    "Countersign": [sys.executable, "-P", "-m", "desktop_app"],
    "ReText": [str(PYTHON / "retext")],
    "novelWriter": [str(PYTHON / "novelwriter")],
}


@dataclass(frozen=True, slots=True)
class Start:
    """One start, until the program came to rest."""

    painted: float  #: milliseconds
    cpu: float  #: seconds
    memory: float  #: MB


#: What is told of each start: its name, its unit, and where it stands.
FIGURES: tuple[tuple[str, str, Callable[[Start], float]], ...] = (
    ("window painted", "ms", lambda start: start.painted),
    ("processors used until it rests", "s", lambda start: start.cpu),
    ("memory at rest", "MB", lambda start: start.memory),
)


def starts() -> None:
    """Start each in turns and compare."""
    runs: dict[str, list[Start]] = {name: [] for name in _COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        homes = {name: Path(folder) / name for name in _COMMANDS}
        for name in ("desktop_app", "resources"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        for name in _COMMANDS:
            _start(name, homes[name])  # makes what it keeps in a home, and is not counted
        for _ in range(_ROUNDS):
            for name, found in runs.items():
                found.append(_start(name, homes[name]))
    ours = runs.pop("Countersign")
    for name, others in runs.items():
        named = python_version(name)
        for what, unit, of in FIGURES:
            figure = timed(
                [of(one) for one in ours],
                [of(one) for one in others],
                part=_PART,
                name=f"{what}, beside {name}",
                unit=unit,
                beside=named,
                command=COMMAND,
            )
            keep(figure)
            print(
                f"  {what}: ours {figure.value:.2f} {unit}, {named} {figure.other:.2f}, x{figure.ratio:.2f}"
            )


def _start(name: str, home: Path) -> Start:
    """Start what is called `name`, whose home is beside our copy, and wait until it rests."""
    home.mkdir(exist_ok=True)
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "COUNTERSIGN_HOME")
    keep_choice(home, Choice(opens=Opens.PRACTICE))
    settings = {**dict.fromkeys(folders, str(home)), "PYTHONPATH": str(home.parent)}
    with opened(_COMMANDS[name], settings) as (painted, pid):
        cpu, memory = _rested(psutil.Process(pid))
        return Start(painted=painted, cpu=cpu, memory=memory)


def _rested(program: psutil.Process) -> tuple[float, float]:
    """What it and its helpers have used once they have done next to nothing for a while.

    Raises TimeoutError when they go on working.
    """
    end = time.monotonic() + _PATIENCE
    before, _ = _used(program)
    while time.monotonic() < end:
        time.sleep(_REST)
        cpu, memory = _used(program)
        if cpu - before < _AT_REST:
            return cpu, memory
        before = cpu
    raise TimeoutError


def _used(program: psutil.Process) -> tuple[float, float]:
    """Seconds of the processors, ended helpers included, and MB."""
    cpu = memory = 0.0
    for one in (program, *program.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # a helper that has just ended
            cpu += sum(one.cpu_times()[:4])  # of itself, and of those that ended under it
            memory += one.memory_full_info().pss / 1e6
    return cpu, memory
