"""Random walks about steps and deputies: the rules against what this file counts itself.

Apart from `walks`, so that those keep their steps. Who may decide is counted here from the decisions
and from what was lent, without the domain's own turns.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from desktop_app.domain.account import APPROVING, Policy, Role, Terms
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Standing, Verdict
from desktop_app.domain.steps import Needs
from desktop_app.domain.steps import Step as Stage
from tests.adapters.ledger.mutants import APPLY, Edits, without
from tests.adapters.ledger.oracle import (
    JUDGES,
    OPEN,
    SUBMITTABLE,
    K,
    S,
    Step,
    World,
    allowed,
    holds,
)
from tests.adapters.ledger.walks import LedgerWalk
from tests.contracts.company import ACCOUNT, DECIDING, DUTIES, Company, Walk, charter

C, L, E = Role.COMMUNICATIONS, Role.LEGAL, Role.EXECUTIVE
STAGES = (Stage(roles=(L,)), Stage(roles=(C, E), needs=Needs.ANY))
TERMS = Terms(steps=STAGES)
POSTS = ("p1", "p2", "p3")
#: Who asks for another role: a machine, or somebody who may only as a deputy.
ASKING = ("press", "reader")
PEOPLE = ("ceo", "comms", "deputy", "legal", "reader")
_NONE_OF_SEVERAL = "AND k.needs = 'any' AND NOT EXISTS"
#: Ledgers with one rule taken out, as `mutants.MUTANTS` has them.
MUTANTS: dict[str, Edits] = {
    "CS040": without("CS040"),
    "CS041": without("CS041"),
    "none of several is enough": ((APPLY, _NONE_OF_SEVERAL, "AND FALSE AND NOT EXISTS"),),
    "a deputy's time never ends": (("action_duty", "AND NEW.at < g.ends_at", "AND TRUE"),),
    "a deputy's time never begins": (("action_duty", "g.begins_at <= NEW.at", "TRUE"),),
    "what was ended is still lent": (
        (APPLY, "UPDATE delegation SET live = 0", "UPDATE delegation SET live = live"),
    ),
    "whoever lent it may have written it": (
        ("action_form", "c.person = s.body ->> '$.for'", "FALSE"),
    ),
    "it is lent for years": (("action_state", "'+100 days'", "'+1000 days'"),),
    "anybody ends it": (("action_duty", "NEW.actor IN (g.principal, g.deputy)", "TRUE"),),
    "an approval for another is taken back as one's own": (
        ("action_duty", "AND c.acting_for IS s.body ->> '$.for'", "AND TRUE"),
    ),
    "a deputy says so in nobody's name": (
        (APPLY, "s.body ->> '$.for', 'counts'", "NULL, 'counts'"),
    ),
    "lent in one duty is lent in all": (
        ("action_duty", "AND g.role = s.body ->> '$.role'", "AND TRUE"),
    ),
}


class StepWalk(LedgerWalk):
    """Three posts in two steps, decided by people and their deputies."""

    def __init__(self, store, clock):
        self.steps = 0
        self.clock, self.store = clock, store
        self.company = Company(clock, charter(Policy(terms=TERMS)))
        with store.begin() as work:
            work.append(self.company.founding())
        self.walks = {post: Walk(self.company, store, post) for post in POSTS}
        self.records, self.control, self.expected = {}, None, False
        self.lent: dict[str, dict] = {}  # that nobody ended, by id

    def world(self) -> World:
        return replace(super().world(), terms=TERMS)

    # -- what should happen

    def judged(self, world: World, record: PostRecord | None, step: Step) -> bool:
        self.expected = self._may(world, record, step)
        return self.expected

    def _may(self, world: World, record: PostRecord | None, step: Step) -> bool:
        if step.kind is K.DELEGATE:
            return self._may_lend(step)
        if step.kind is K.UNDELEGATE:
            lent = self.lent.get(step.said["delegation"])
            is_there = lent is not None and lent["ends_at"] > self.clock.now()
            is_concerned = is_there and step.actor in (lent["principal"], lent["deputy"])
            return is_there and (is_concerned or holds(step.actor, *JUDGES))
        if record is not None and step.kind is K.REQUIRE and self.stands_in(step.actor):
            return record.state in OPEN
        if record is None or step.kind not in (*DECIDING, K.UNAPPROVE, K.RESOLVE):
            return allowed(world, record, step)
        principal = step.said["for"]
        if step.kind is K.UNAPPROVE:
            mine = (step.actor, step.said["role"], principal)
            return record.state in OPEN and mine in [
                (one.person, one.role, one.acting_for) for one in self.counted(record, still=False)
            ]
        if step.kind is K.RESOLVE:
            return (
                allowed(world, record, step) if principal is None else self._settles(record, step)
            )
        return self._decides(record, step, principal)

    def _decides(self, record: PostRecord, step: Step, principal: str | None) -> bool:
        role, hands = step.said["role"], {step.actor, principal}
        able = (
            holds(step.actor, role)
            if principal is None
            else role in self.borrowed(step.actor, principal)
        )
        is_free = step.kind is not K.APPROVE or not hands & set(record.contributors)
        in_turn = step.kind is not K.APPROVE or self.is_turn(record, role)
        is_legals = step.kind is not K.VETO or role is L
        return record.state in OPEN and able and is_free and in_turn and is_legals

    def _settles(self, record: PostRecord, step: Step) -> bool:
        wanted = [one for one in record.open_comments if one.id == step.said["comment"]]
        if record.state not in SUBMITTABLE or not wanted:
            return False
        principal = step.said["for"]
        theirs = set(DUTIES[wanted[0].by]) & set(APPROVING)
        fits = self.borrowed(step.actor, principal) & (theirs or set(APPROVING))
        return bool(fits) and not {step.actor, principal} & set(record.contributors)

    def _may_lend(self, step: Step) -> bool:
        said = {"begins_at": self.clock.now(), "ends_at": self.clock.now(), **step.said}
        begins, ends = read_time(said["begins_at"]), read_time(said["ends_at"])
        deputy, role = said["deputy"], said["role"]
        return (
            holds(step.actor, role)
            and role in APPROVING
            and role is not E
            and deputy in DUTIES
            and deputy != step.actor
            and not holds(deputy, Role.PUBLISHER)
            and max(begins, self.clock.now()) < ends <= begins + timedelta(days=100)
        )

    def borrowed(self, actor: str, principal: str) -> set[Role]:
        """Duties that `principal`, who has them, lent `actor` for now."""
        now = self.clock.now()
        return {
            one["role"]
            for one in self.lent.values()
            if (one["deputy"], one["principal"]) == (actor, principal)
            and one["begins_at"] <= now < one["ends_at"]
            and holds(principal, one["role"])
        }

    def stands_in(self, actor: str) -> bool:
        """Whether they are anybody's deputy now."""
        return any(self.borrowed(actor, principal) for principal in DUTIES)

    def counted(self, record: PostRecord, *, still: bool = True) -> list:
        """Approvals that nobody took back, by and for people without a hand in it."""
        return [
            one
            for one in record.decisions
            if one.verdict is Verdict.APPROVE
            and one.standing is Standing.COUNTS
            and not {one.person, one.acting_for} & set(record.contributors)
            and (not still or one.expires_at > self.clock.now())
        ]

    def is_turn(self, record: PostRecord, role: Role) -> bool:
        """Either of the others comes after legal, but for what is urgent."""
        if record.current.urgent or role is L:
            return True
        return any(one.role is L for one in self.counted(record))

    def take(self, post: str, step: Step, chance: Random, spoil: str = "") -> None:
        super().take(post, step, chance, spoil)
        if spoil or not self.expected:
            return
        if step.kind is K.DELEGATE:
            with self.store.begin() as work:
                made = work.account_actions(ACCOUNT)[-1].id
            times = {name: read_time(step.said[name]) for name in ("begins_at", "ends_at")}
            self.lent[made] = {**step.said, **times, "principal": step.actor}
        elif step.kind is K.UNDELEGATE:
            del self.lent[step.said["delegation"]]

    # -- which steps

    def one_step(self, chance):
        ways = (self.about_posts, self.about_decisions, self.about_deputies, self.about_time)
        chance.choices(ways, weights=(3, 8, 3, 1))[0](chance)
        if chance.random() < 0.3:
            self.the_projection_says_what_the_actions_say()

    def the_projection_says_what_the_actions_say(self):
        with self.store.begin() as work:
            rows = {row.id: row for row in work.posts(tuple(S))}
        for post in POSTS:
            if (record := self.record(post)) is None:
                continue
            row, have = rows[post], {one.role for one in self.counted(record)}
            assert (row.state, row.hold) == (record.state, record.hold)
            assert set(row.approved) == have
            assert [(one.by, one.acting_for) for one in row.approvals if one.by != "nobody"] == [
                (one.person, one.acting_for)
                for one in record.decisions
                if one.verdict is Verdict.APPROVE and one.standing is Standing.COUNTS
            ]
            assert row.steps == record.current.steps

    def about_posts(self, chance):
        post = chance.choice(POSTS)
        state = self.state(post)
        if state is None or (state in SUBMITTABLE and chance.random() < 0.4):
            said = {"roles": [L], "contributors": chance.choice([[], [], ["comms"], ["reader"]])}
            said |= {"urgent": "a recall"} if chance.random() < 0.1 else {}
            who = chance.choice(["ceo", "ceo", "deputy"])
            self.take(post, Step(kind=K.SUBMIT, actor=who, said=said), chance)
        elif state is S.APPROVED:
            self.take(post, Step(kind=K.ATTEMPT, actor="press"), chance)
        elif state is S.SENDING:
            self.take(post, Step(kind=K.NOT_SENT, actor="press"), chance)
        elif state in OPEN:
            kind, who = chance.choice(
                [
                    (K.COMMENT, "deputy"),
                    (K.COMMENT, "legal"),
                    (K.REQUIRE, ASKING[len(self.lent) % 2]),
                ]
            )
            said = {"roles": [L]} if kind is K.REQUIRE else {}
            self.take(post, Step(kind=kind, actor=who, said=said), chance)

    def about_decisions(self, chance):
        post = chance.choice(POSTS)
        if (record := self.record(post)) is None:
            return
        given = [one for one in self.counted(record) if one.acting_for is not None]
        if given and chance.random() < 0.1:
            one = chance.choice(given)
            said = {"role": one.role, "for": chance.choice([None, one.acting_for])}
            self.take(post, Step(kind=K.UNAPPROVE, actor=one.person, said=said), chance)
            return
        lent = [one for one in self.lent.values() if chance.random() < 0.7]
        who, role, principal = chance.choice(
            [("comms", C, None), ("ceo", E, None), ("legal", L, None), ("deputy", C, None)]
        )
        if lent and chance.random() < 0.6:
            one = chance.choice(lent)
            who, role, principal = one["deputy"], one["role"], one["principal"]
            role = chance.choice([role, role, role, C, L])
        said = {"role": role, "for": principal}
        kind = chance.choice([K.APPROVE] * 7 + [K.UNAPPROVE] * 2 + [K.REQUEST_CHANGES])
        if record.open_comments and chance.random() < 0.6:
            kind, said = K.RESOLVE, {"comment": record.open_comments[0].id, "for": principal}
        elif kind is K.UNAPPROVE and chance.random() < 0.3:
            said = {**said, "for": None}
        elif chance.random() < 0.1:
            said = {**said, "for": chance.choice(PEOPLE)}
        self.take(post, Step(kind=kind, actor=who, said=said), chance)

    def about_deputies(self, chance):
        post, now = chance.choice(POSTS), self.clock.now()
        if self.lent and chance.random() < 0.4:
            said = {"delegation": chance.choice([*self.lent, "a0"])}
            step = Step(kind=K.UNDELEGATE, actor=chance.choice([*PEOPLE, "aide"]), said=said)
        else:
            who, role = chance.choice(
                [("comms", C), ("deputy", C), ("legal", L), ("ceo", E), ("legal", C)]
            )
            begins = now + timedelta(hours=chance.choice([-1, 0, 0, 12]))
            ends = begins + timedelta(hours=chance.choice([0, 1, 24, 240, 2400, 2401]))
            said = {
                "role": role,
                "deputy": chance.choice([*PEOPLE, "press"]),
                "begins_at": time_text(begins),
                "ends_at": time_text(ends),
            }
            step = Step(kind=K.DELEGATE, actor=who, said=said)
        self.take(post, step, chance, "reason" if chance.random() < 0.05 else "")

    def about_time(self, chance):
        self.clock.pass_(
            **chance.choice([{"minutes": 30}, {"hours": 12}, {"days": 2}, {"days": 8}])
        )


#: The walk that finds it, where the first does not.
FOUND_BY: dict[str, int] = {
    "a deputy's time never begins": 2,
    "a deputy's time never ends": 5,
    "lent in one duty is lent in all": 2,
    "what was ended is still lent": 25,
}
