"""What a process takes, as Linux writes it down: memory, handles, threads, children, time of a processor."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_GONE = (FileNotFoundError, ProcessLookupError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """Of one process, or of several together."""

    pss: float = 0.0  #: MB; a page that several share counts for each by its part
    rss: float = 0.0  #: MB; it counts whole for each
    handles: int = 0  #: open files, sockets and pipes
    threads: int = 0
    children: int = 0
    cpu: float = 0.0  #: seconds since the start

    def __add__(self, other: Gauge) -> Gauge:
        """Both together."""
        names = self.__dataclass_fields__
        sums = (one + two for one, two in zip(astuple(self), astuple(other), strict=True))
        return Gauge(**dict(zip(names, sums, strict=True)))


def gauge(pid: int) -> Gauge:
    """What the process takes now. Raises FileNotFoundError or ProcessLookupError when it ended."""
    process = Path(f"/proc/{pid}")
    rollup = (process / "smaps_rollup").read_text("ascii")
    # The name in brackets may hold anything: what follows its end has fixed places.
    stat = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
    return Gauge(
        pss=int(rollup.split("\nPss:")[1].split()[0]) / 1024,
        rss=int(rollup.split("\nRss:")[1].split()[0]) / 1024,
        handles=sum(1 for _ in (process / "fd").iterdir()),
        threads=int(stat[17]),
        children=len(list(children(pid))),
        cpu=(int(stat[11]) + int(stat[12])) / _TICKS,
    )


def children(pid: int) -> Iterator[int]:
    """The processes that it started and that are there."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(*_GONE):
            yield from map(int, (task / "children").read_text("ascii").split())


def family(pid: int) -> Iterator[int]:
    """It, those that it started, and theirs."""
    yield pid
    with suppress(*_GONE):
        for child in children(pid):
            yield from family(child)


def together(pid: int) -> Gauge:
    """What it and all that it started take."""
    return sum((found for _, found in _each(pid)), Gauge())


def apart(pid: int, name: str) -> dict[str, Gauge]:
    """`name` itself, the Java that it started, and its other helpers; whichever are there."""
    found: dict[str, Gauge] = {}
    for each, measured in _each(pid):
        sort = name if each == pid else f"{name}: {'Java' if is_java(each) else 'helpers'}"
        found[sort] = found.get(sort, Gauge()) + measured
    return found


def javas(pid: int) -> list[int]:
    """The Java processes below it."""
    return [each for each in family(pid) if is_java(each)]


def is_java(pid: int) -> bool:
    """Whether the process is a Java."""
    with suppress(*_GONE):
        return Path(f"/proc/{pid}/comm").read_text("utf-8").strip() == "java"
    return False


def _each(pid: int) -> Iterator[tuple[int, Gauge]]:
    for each in family(pid):
        with suppress(*_GONE, IndexError):  # it ended meanwhile: its books are empty
            yield each, gauge(each)
