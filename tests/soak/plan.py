"""Which faults are switched on when, for how long and for whom: all of it follows from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

EVERYBODY = "everybody"
#: Of the way between a computer and the server.
NETWORK = ("cut", "frozen", "mute", "delayed", "flapping")
#: Of the server: its connections are ended, it is killed and comes back, it gives no hints.
SERVER = ("connections ended", "server killed", "no hints")
#: Of X: nobody can tell whether it created the post; it says no for now; it takes its time.
X = ("X unclear", "X away", "X slow")
#: Of a computer: its lid is closed, its LanguageTool hangs or dies.
COMPUTER = ("asleep", "Java asleep", "Java killed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds."""

    warm: float = 300  #: without any fault, at first
    fault: tuple[float, float] = (45, 130)
    calm: tuple[float, float] = (75, 150)  #: after each
    every: float = 60  #: between two looks at everything
    rested: float = 40  #: after a fault, until nothing may wait any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One fault, from `begins` to `ends`, seconds after the start."""

    kind: str
    whom: str
    begins: float
    ends: float


def plan(seed: int, seconds: float, pace: Pace, people: Sequence[str]) -> tuple[Episode, ...]:
    """Each sort in turn, in an order of chance; with some of the server's a fault of X as well.

    The last quiet time lasts until the end.
    """
    random, made = Random(seed), list[Episode]()
    at, deck = pace.warm, list[str]()
    while True:
        deck = deck or random.sample(kinds := [*NETWORK, *SERVER, *X, *COMPUTER], len(kinds))
        ends = at + random.uniform(*pace.fault)
        calm = random.uniform(*pace.calm)
        if ends + pace.calm[0] > seconds:
            return tuple(made)
        kind = deck.pop()
        made.append(Episode(kind=kind, whom=_whom(random, kind, people), begins=at, ends=ends))
        if kind not in X and random.random() < 0.3:
            made.append(Episode(kind=random.choice(X), whom="X", begins=at, ends=ends))
        at = ends + calm


def _whom(random: Random, kind: str, people: Sequence[str]) -> str:
    if kind in NETWORK:
        return random.choice([*people, EVERYBODY])
    if kind in COMPUTER:
        return people[0] if kind.startswith("Java") else random.choice(people)
    return "X" if kind in X else "server"
