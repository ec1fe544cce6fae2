"""What a run showed: tables for people, JSON for programs, and whether memory and handles are flat."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.soak.run import Found, Sample
from tests.soak.slopes import Slope, slope

MEMORY = 5.0  #: percent of the memory in an hour that may be growth, beyond the line's own error
JUDGED = 2 / 3  #: of the run, from its end on: what comes before warms up
LEAST = 8  #: moments without faults, below which nothing is said about growth


def growths(found: Found) -> dict[str, tuple[Slope, int]]:
    """For each sort of process: its memory's line, and by how many handles the end exceeds the start."""
    rested = judged(found)
    names = sorted({name for one in rested for name in one.gauges})
    said = {}
    for name in names:
        there = [(one.at, one.gauges[name]) for one in rested if name in one.gauges]
        if len(there) < LEAST:
            continue
        third = max(1, len(there) // 3)
        handles = [gauge.handles for _, gauge in there]
        more = min(handles[-third:]) - min(handles[:third])  # a second connection comes and goes
        said[name] = slope([(at, gauge.pss) for at, gauge in there]), more
    return said


def inside(found: Found) -> dict[str, Slope]:
    """The same of each window's widgets, and of the blocks of memory that Python has given out."""
    rested, said = judged(found), {}
    names = {name for one in rested for name in one.inside} if len(rested) >= LEAST else ()
    for name in sorted(names):
        for place, what in enumerate(("widgets", "blocks")):
            points = [(one.at, float(one.inside[name][place])) for one in rested]
            said[f"{name}: {what}"] = slope(points)
    return said


def judged(found: Found) -> list[Sample]:
    """The moments without faults in the part of the run that is judged."""
    begin = found.seconds * (1 - JUDGED)
    return [one for one in found.samples if one.is_rested and one.at >= begin]


def grown(found: Found) -> list[str]:
    """What grew more than it may."""
    return [
        f"{name}: {line.growth:+.1f} MB an hour (± {line.error:.1f}, {line.percent:+.1f} %),"
        f" handles {more:+d}"
        for name, (line, more) in growths(found).items()
        if line.growth - 2 * line.error > line.middle * MEMORY / 100 or more > 0
    ]


def lines(found: Found) -> Iterator[str]:
    """The report."""
    yield f"{found.seconds / 60:.0f} minutes, seed {found.seed}"
    for title, counters in (("did", found.did), ("not done", found.not_done), ("told", found.told)):
        for name, counted in counters.items():
            every = ", ".join(f"{what} {times}" for what, times in Counter(counted).most_common())
            yield f"{name} {title}: {every or 'nothing'}"
    kinds = Counter(one["kind"] for one in found.faults if one["is_on"])
    yield "faults: " + ", ".join(f"{kind} {times}" for kind, times in kinds.most_common())
    yield f"something was broken {found.broken} times"
    yield f"at X {found.at_x} posts; {found.actions} actions, {found.acknowledged} acknowledged"
    yield f"looked {found.looks} times at {found.asked} things; {found.links} links verified"
    yield from _table(found)
    for name, line in inside(found).items():
        yield f"{name}: {line.middle:.0f}, {line.growth:+.0f} ± {line.error:.0f} an hour"
    yield from (f"GREW {one}" for one in grown(found))
    yield from (f"WRONG {one}" for one in found.wrong)
    yield "NOT SOUND" if found.wrong else "sound: lost 0, twice 0, unapproved 0"


def _table(found: Found) -> Iterator[str]:
    marks = [found.seconds * part for part in (1 / 12, 1 / 3, 2 / 3, 1)]
    moments = [_nearest(found.samples, mark) for mark in marks if found.samples]
    heads = " | ".join(f"{one.at / 60:.0f} min" for one in moments)
    yield f"| MB, handles, threads | {heads} | MB an hour | % an hour | handles |"
    yield "|---|" + "---|" * (len(moments) + 3)
    lines_of = growths(found)
    for name in sorted({name for one in moments for name in one.gauges}):
        cells = [
            f"{g.pss:.0f}, {g.handles}, {g.threads}" if (g := one.gauges.get(name)) else "–"
            for one in moments
        ]
        if name in lines_of:
            line, more = lines_of[name]
            cells += [
                f"{line.growth:+.1f} ± {line.error:.1f}",
                f"{line.percent:+.1f}",
                f"{more:+d}",
            ]
        else:
            cells += ["–", "–", "–"]
        yield f"| {name} | " + " | ".join(cells) + " |"


def _nearest(samples: list[Sample], at: float) -> Sample:
    """The moment nearest to `at`, one without faults where there is one close by."""
    return min(samples, key=lambda one: abs(one.at - at) + (0 if one.is_rested else 150))


def keep(found: Found, path: Path) -> None:
    """Write everything as JSON."""
    said = asdict(found) | {
        "growth": {
            name: {**asdict(line), "percent": line.percent, "handles": more}
            for name, (line, more) in growths(found).items()
        },
        "inside": {name: asdict(line) for name, line in inside(found).items()},
        "grew": grown(found),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, indent=1), "utf-8")
