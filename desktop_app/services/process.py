"""How posts come to be approved: times by step and duty, flags, versions, who does what.

Pure sums over the moves of one account. A version counts from its submission in the period; what was
decided about one that was submitted before is left out. Flags are those that the author's machine
submitted; whether a post may go is decided elsewhere, by findings that are computed again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.finding import Family
from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Step, turn_of
from desktop_app.services.figures_ports import Move, Said
from desktop_app.services.spread import Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTime:
    """How long one duty took in one step, from when its turn came to its approval.

    `place` counts from 0; None for a duty that is asked for besides the steps.
    """

    place: int | None
    role: Role
    spread: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What one person did in the period."""

    person: PersonId
    versions: int  #: submitted
    approvals: int
    changes: int  #: requested
    vetoes: int
    deciding: Spread | None  #: from their turn to their approval; None without one


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """How posts came to be approved, of what was submitted in the period."""

    steps: tuple[StepTime, ...] = ()  #: by step, what is asked for besides last
    whole: Spread | None = None  #: from the first version to the last approval; None without one
    submitted: int = 0  #: posts of which the first version was submitted in the period
    approved: int = 0  #: of those, how many everybody approved
    unchanged: int = 0  #: of those, how many in their first version
    versions: tuple[int, ...] = ()  #: how many each of `submitted` has, the fewest first
    families: Mapping[Family, int] = field(default_factory=dict)  #: posts with such a flag
    rules: Mapping[str, int] = field(default_factory=dict)  #: posts that the rule flagged
    vetoes: int = 0
    changes: int = 0  #: requested
    people: tuple[Deeds, ...] = ()  #: whoever did anything, the busiest first


def process(moves: Iterable[Move]) -> Process:
    """Add up the moves of one account, the oldest first."""
    walk = Walk()
    for move in moves:
        walk.take(move)
    return walk.result()


@dataclass(slots=True)
class _Way:
    """One post on its way through approval, from its first version in the period on."""

    is_new: bool
    begun: datetime
    revision: int = 0
    asked_at: datetime | None = None  #: None once the version's words were taken out
    turn: int | None = None  #: the place of the step whose turn it is; None once all are done
    turn_at: datetime | None = None
    steps: tuple[Step, ...] = ()
    roles: frozenset[Role] = frozenset()
    have: set[Role] = field(default_factory=set)
    approved_in: int = 0  #: the version that everybody approved first
    approved_at: datetime | None = None
    flags: frozenset[tuple[str, Family]] = frozenset()  #: of every version

    def begin(self, move: Move) -> None:
        """Another version: every approval is void."""
        self.revision, self.have = move.revision, set()
        self.asked_at = self.turn_at = None
        if move.said is None:
            return
        self.asked_at = self.turn_at = move.at
        self.steps, self.roles = move.said.steps, move.said.roles
        self.turn = turn_of(self.steps, self.have)
        if move.said.flags:
            self.flags |= move.said.flags

    def approve(self, role: Role, at: datetime) -> tuple[int | None, timedelta]:
        """Note an approval; return its step and how long it took since its turn."""
        assert self.asked_at is not None
        assert self.turn_at is not None
        place = next((n for n, one in enumerate(self.steps) if role in one.roles), None)
        since = self.asked_at if place is None else self.turn_at
        self.have.add(role)
        self._move_on(at)
        is_done = self.turn is None and self.roles <= self.have
        if is_done and self.approved_at is None:
            self.approved_at, self.approved_in = at, self.revision
        return place, at - since

    def take_back(self, role: Role, at: datetime) -> None:
        """Note that an approval does not count any more."""
        self.have.discard(role)
        self._move_on(at)

    def _move_on(self, at: datetime) -> None:
        """Another step's turn begins, unless it is still the same one's."""
        turn = turn_of(self.steps, self.have)
        if turn != self.turn:
            self.turn, self.turn_at = turn, at


class Walk:
    """Adds up moves as they come, the oldest first, as they are read page by page."""

    def __init__(self) -> None:
        self._ways = dict[PostId, _Way]()
        self._taken = defaultdict[tuple[int | None, Role], list[timedelta]](list)
        self._by_person = defaultdict[PersonId, list[timedelta]](list)
        self._deeds = Counter[tuple[PersonId, ActionKind]]()

    def take(self, move: Move) -> None:
        """Follow one move."""
        way = self._ways.get(move.post)
        if move.kind is ActionKind.SUBMIT:
            if way is None:
                way = self._ways[move.post] = _Way(is_new=move.revision == 1, begun=move.at)
            way.begin(move)
        self._deeds[move.actor, move.kind] += 1
        if way is not None and way.asked_at is not None and move.said is not None:
            self._decide(way, move, move.said)

    def _decide(self, way: _Way, move: Move, said: Said) -> None:
        if move.kind is ActionKind.REQUIRE:
            way.roles |= said.roles
        elif move.kind is ActionKind.APPROVE:
            (role,) = said.roles
            place, took = way.approve(role, move.at)
            self._taken[place, role].append(took)
            self._by_person[move.actor].append(took)
        elif move.kind is ActionKind.UNAPPROVE:
            (role,) = said.roles
            way.take_back(role, move.at)

    def result(self) -> Process:
        """What it all adds up to."""
        new = [one for one in self._ways.values() if one.is_new]
        approved = [one for one in new if one.approved_at is not None]
        kinds = Counter[ActionKind]()
        for (_, kind), count in self._deeds.items():
            kinds[kind] += count
        return Process(
            steps=tuple(self._steps()),
            whole=Spread.of(one.approved_at - one.begun for one in approved if one.approved_at),
            submitted=len(new),
            approved=len(approved),
            unchanged=sum(one.approved_in == 1 for one in approved),
            versions=tuple(sorted(one.revision for one in new)),
            families=Counter(
                each for one in self._ways.values() for each in {family for _, family in one.flags}
            ),
            rules=Counter(
                each for one in self._ways.values() for each in {rule for rule, _ in one.flags}
            ),
            vetoes=kinds[ActionKind.VETO],
            changes=kinds[ActionKind.REQUEST_CHANGES],
            people=tuple(self._people()),
        )

    def _steps(self) -> list[StepTime]:
        found = [
            StepTime(place=place, role=role, spread=spread)
            for (place, role), times in self._taken.items()
            if (spread := Spread.of(times)) is not None
        ]
        order = list(Role)
        return sorted(
            found, key=lambda one: (one.place is None, one.place or 0, order.index(one.role))
        )

    def _people(self) -> list[Deeds]:
        busy = Counter[PersonId]()
        for (person, _), count in self._deeds.items():
            busy[person] += count
        return [
            Deeds(
                person=person,
                versions=self._deeds[person, ActionKind.SUBMIT],
                approvals=self._deeds[person, ActionKind.APPROVE],
                changes=self._deeds[person, ActionKind.REQUEST_CHANGES],
                vetoes=self._deeds[person, ActionKind.VETO],
                deciding=Spread.of(self._by_person[person]),
            )
            for person, _ in sorted(busy.items(), key=lambda one: (-one[1], one[0]))
        ]
