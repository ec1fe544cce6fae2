"""The fault matrix: every behaviour of X, at every point where a publisher can die.

``python -m tests.faults.matrix`` runs the whole of it, prints a table and writes nothing that stays.
"""

import random
import select
from dataclasses import dataclass

from desktop_app.adapters.practice_x.faults import BEHAVIOURS, Fault, Route
from tests.faults import oracle
from tests.faults.kills import POINTS
from tests.faults.office import LATE, SHAPES

SEED = 20_261_124
#: Of media only, or the same on the wire as another for a post.
_NOT_OF_POSTS = frozenset((Fault.PROCESSING_FAILED,))
FAULTS = (None, *(fault for fault in BEHAVIOURS if fault not in _NOT_OF_POSTS))
#: Points that a part reaches once each, so that a thread's second part has its own turn.
_ONCE = frozenset(("looked_first", "between_parts"))


@dataclass(frozen=True, kw_only=True)
class Case:
    """One behaviour, one death, one post."""

    fault: Fault | None
    point: str
    shape: str
    turn: int  #: which part meets both
    lag: float  #: seconds until a new post is in the timelines
    asleep: int  #: seconds between the death and the next start

    def __str__(self):
        name = self.fault or "usual"
        return f"{name}-{self.point}-{self.shape}{self.turn}-lag{self.lag:g}-asleep{self.asleep}"


def cases(repetitions=1, seed=SEED):
    """Every behaviour × every point × single and thread, `repetitions` times."""
    chosen = random.Random(seed)
    return [
        Case(
            fault=fault,
            point=point,
            shape=shape,
            turn=1
            if shape == "single" or point == "between_parts"
            else 1 + (place + POINTS.index(point) + repetition) % 2,
            lag=chosen.choice((0.0, 0.0, 20.0)),
            asleep=chosen.choice((0, 1, 90, 3600)),
        )
        for repetition in range(repetitions)
        for place, fault in enumerate(FAULTS)
        for point in POINTS
        for shape in SHAPES
        if (shape, point) not in (("single", "between_parts"), ("single", "uploading"))
    ]


def sample(count, seed):
    """A seeded part of the matrix in which every point is met and most behaviours are."""
    chosen = random.Random(seed)
    every = cases(2, seed)
    chosen.shuffle(every)
    by_point = {point: [case for case in every if case.point == point] for point in POINTS}
    found = []
    while len(found) < count:
        for point in POINTS:
            unmet = [c for c in by_point[point] if c.fault not in {one.fault for one in found}]
            found.append((unmet or by_point[point])[0])
    return found[:count]


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a case. `died` is whether its point was reached."""

    died: bool
    verdict: oracle.Verdict


def run(case, templates, folder, crew, *, naive=False, weakness=""):
    """Play a case in a new `folder` and judge it."""
    how = {"naive": naive, "weakness": weakness}
    template, post = templates[case.shape]
    office = template.copy(folder)
    x = oracle.forgetful_x(office.clock, lag=case.lag)
    url = x.start()
    try:
        _order(x, case)
        died = crew.run(office, url, point=case.point, turn=_turn(case), **how) == "killed"
        office.clock.advance(case.asleep)
        for _ in range(2):  # the second start finds nothing left to do, and does nothing
            crew.run(office, url, **how)
        _await_late(x, case)
        contents = SHAPES[case.shape]
        if naive:
            twice = oracle.surplus(x, contents)
            verdict = oracle.Verdict(state="", at_x=len(x.posts()) - twice, duplicates=twice)
        else:
            verdict = oracle.judge(office, post, x, contents, case.fault)
        return Result(died=died, verdict=verdict)
    finally:
        x.stop()


def _order(x, case):
    if case.turn > 1 or case.point == "between_parts":
        x.misbehave(Fault.SLOW)  # by no time: the first part is answered as usual
    if case.fault is Fault.RATE_LIMIT:
        x.misbehave(case.fault, reset=int(x._now().timestamp()) + 900)
    elif case.fault is not None:
        x.misbehave(case.fault, ms=int(LATE * 1000) if case.fault is Fault.LATE else 0)


def _turn(case):
    if case.point == "reconciling":
        return 2  # the first reading of the timeline is that of the start
    return 1 if case.point in _ONCE else case.turn


def _await_late(x, case):
    """What X delays appears before the judge looks, if it was asked for at all."""
    if case.fault is Fault.LATE and x.hits(Route.CREATE) >= case.turn:
        select.select([], [], [], LATE + 0.1)
