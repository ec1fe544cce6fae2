"""The one file of figures: what every measurement found, for programs and for docs/performance.md.

A figure stands in it once, under its part and name: measured again it takes the place of what was
there, so that the file grows from ``make bench``, ``make compare`` and single measurements. It tells
nothing about whose machine it was.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "build" / "bench" / "results.json"
SCHEMA = 1
_GIB = 2**30
_DIGITS = 4  #: that mean something in a measurement


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value, and what it stands beside."""

    part: str  #: the measurement that made it, as its command names it
    name: str
    unit: str  #: of `value`, `spread` and `other`
    value: float  #: a median where it was measured more than once
    spread: tuple[float, float] | None = None  #: 5th and 95th percentile
    n: int = 1  #: how often it was measured, or of how many cases it is a share
    beside: str = ""  #: what was measured in the same run; "" where there is nothing like it
    other: float | None = None  #: the value of that
    other_spread: tuple[float, float] | None = None
    is_more_better: bool = False
    note: str = ""  #: what a reader has to know of it, as a sentence
    goal: str = ""
    is_met: bool | None = None
    command: str

    @property
    def ratio(self) -> float | None:
        """Ours over theirs; None without theirs, or where theirs is nothing."""
        return self.value / self.other if self.other else None


def timed(times: Sequence[float], others: Sequence[float] = (), **rest: Any) -> Figure:
    """A figure of many values, and of those that were measured in turns with them."""
    return Figure(
        value=statistics.median(times),
        spread=_spread(times),
        n=len(times),
        other=statistics.median(others) if others else None,
        other_spread=_spread(others) if others else None,
        **rest,
    )


def keep(*figures: Figure, file: Path = FILE) -> None:
    """Put `figures` into the file of results, with the load of the machine at this moment.

    Raises ValueError when the file that is there was written by another version of the project.
    """
    results = read(file)
    now, load = datetime.now(UTC).date().isoformat(), round(os.getloadavg()[0], 1)
    kept = {(one["part"], one["name"]): one for one in results["figures"]}
    for one in figures:
        kept[one.part, one.name] = {**_row(one), "load": load, "on": now}
    results["machine"] = machine()
    results["figures"] = list(kept.values())
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(written(results), encoding="utf-8")
    fresh.replace(file)


def read(file: Path = FILE) -> dict[str, Any]:
    """What is in the file; no figures where there is none.

    Raises ValueError when it was written by another version of the project.
    """
    if not file.is_file():
        return {"schema": SCHEMA, "machine": {}, "figures": []}
    results: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if results.get("schema") != SCHEMA:
        raise ValueError(f"{file} has another form: delete it and measure again")
    return results


def written(results: dict[str, Any]) -> str:
    """The text of the file: a figure a line, so that a change is seen as one."""
    figures = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in results["figures"])
    head = {name: value for name, value in results.items() if name != "figures"}
    return f'{json.dumps(head, indent=1)[:-2]},\n "figures": [\n{figures}\n ]\n}}\n'


def machine() -> dict[str, Any]:
    """What a figure depends on, and nothing that tells whose machine it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory),
        "python": platform.python_version(),
        "node": _node(),
    }


@cache
def _node() -> str:
    """The version of Node.js, on which some of what is measured beside ours runs; "" without it."""
    if shutil.which("node") is None:
        return ""
    done = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip().removeprefix("v")


def _row(figure: Figure) -> dict[str, Any]:
    row = {**asdict(figure), "ratio": figure.ratio}
    return {name: _short(value) for name, value in row.items()}


def _short(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_short(one) for one in value]
    return float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value


def _spread(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[round(0.05 * last)], ordered[round(0.95 * last)]
