"""What can be done next in a random walk: by whom, saying what, judged by what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random

from desktop_app.domain.account import Role, Terms
from desktop_app.domain.control import Control, replay_control
from desktop_app.domain.own_word import company_words
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.ports import Store
from tests.adapters.ledger.oracle import (
    OPEN,
    SUBMITTABLE,
    K,
    S,
    Step,
    World,
    holds,
    is_cool,
    is_stopped,
    is_vetoed,
    standing_parts,
)
from tests.adapters.ledger.steps import ASKED, anchored
from tests.contracts.company import ACCOUNT, DECIDING, DUTIES, OF_PART, Clock, Company, verify

POSTS = tuple(f"p{number}" for number in range(1, 7))
TERMS = Terms(cool_off_seconds=120)
WORDS = ("Eurostack", "eurostack")  #: two words: capitals count
SUGGESTED = "Rather this"  #: what suggestions say, and some submissions too
#: Replaying asks the same questions again and again.
verified = cache(verify)


class Ways:
    """The half of a walk that looks: the other half, in the test, takes the steps."""

    store: Store
    clock: Clock
    company: Company
    control: Control | None
    templates: Mapping
    words: frozenset

    def record(self, post: str) -> PostRecord | None:
        raise NotImplementedError

    def state(self, post: str) -> PostState | None:
        raise NotImplementedError

    def world(self) -> World:
        if self.control is None:
            with self.store.begin() as work:
                actions, rules = work.account_actions(ACCOUNT), work.rules()
            self.control = replay_control(actions, self.company.charter, ACCOUNT, verified)
            self.templates = templates_of(actions)
            self.words = frozenset((one.word, str(one.language)) for one in company_words(rules))
        found = [(post, self.record(post)) for post in POSTS]
        parts = [(post, part) for post, record in found if record for part in record.parts]
        return World(
            now=self.clock.now(),
            terms=TERMS,
            control=self.control,
            at_x=frozenset(part.x_post_id for _, part in parts),
            posted=frozenset(post for post, _ in parts),
            words=self.words,
            **self.templates,
        )

    def next_step(self, post: str, chance: Random) -> Step | None:
        record, state, world = self.record(post), self.state(post), self.world()
        missing = record.missing_roles(world.now) if record else ()
        if state is S.IN_REVIEW and record.current.urgent and chance.random() < 0.2:
            return Step(kind=K.FREEZE, actor="legal")
        if state in OPEN and chance.random() < 0.1:
            return Step(kind=K.VETO, actor="legal", said={"role": Role.LEGAL})
        if state in OPEN and missing:
            able = [name for name in DUTIES if holds(name, missing[0])]
            able = [name for name in able if name not in record.contributors]
            said = {"role": missing[0]}
            return Step(kind=K.APPROVE, actor=able[0], said=said) if able else None
        if record and record.open_comments and state in OPEN and chance.random() < 0.8:
            remark = record.open_comments[0]
            if remark.suggestion is not None and chance.random() < 0.4:
                return self.rewritten(record)
            return Step(kind=K.RESOLVE, actor=remark.by, said={"comment": remark.id})
        if state in OPEN and chance.random() < 0.12:
            words = chance.choice([SUGGESTED, f"\u2003{SUGGESTED}", ""])
            return Step(kind=K.COMMENT, actor="comms", said=anchored(record, words))
        if state in (S.IN_REVIEW, S.APPROVED) and chance.random() < 0.15:
            return self.doubted(record, world)
        if state is S.HELD:
            stopped = is_stopped(world, record)
            if chance.random() < 0.2:
                asked = {"roles": list(record.current.roles) or ASKED[0]}
                return Step(kind=K.REQUIRE, actor="press", said=asked)
            who = next((one for one in ("legal", "deputy") if one not in record.contributors), None)
            if who is None or (stopped and chance.random() < 0.5):
                return None
            return Step(kind=K.UNFREEZE if stopped else K.RELEASE, actor=who)
        if state is S.APPROVED:
            if chance.random() < 0.15:
                self.clock.pass_(days=8)  # no approval counts any more
                return Step(kind=K.ATTEMPT, actor=world.control.publisher)
            if not is_cool(world, record) and chance.random() < 0.7:
                self.clock.pass_(minutes=2)
            if record.current.is_by_hand:
                return Step(kind=K.BY_HAND, actor="ceo")
            return Step(kind=K.ATTEMPT, actor=world.control.publisher)
        if state is S.SENDING:
            if world.control.publisher != record.publication.publisher:
                return Step(kind=K.UNKNOWN, actor=world.control.publisher)
            ends = [K.POSTED, K.POSTED, K.POSTED, K.UNKNOWN, K.HELD, K.NOT_SENT]
            return Step(kind=chance.choice(ends), actor=record.publication.publisher)
        if state is S.REMOVING:
            said = {"part": standing_parts(record)[0]}
            return Step(kind=K.REMOVED, actor="press", said=said)
        if record is None or state in SUBMITTABLE:
            wary = is_vetoed(record) and chance.random() < 0.7
            roles = [Role.COMMUNICATIONS, *([Role.LEGAL] if wary else [])]
            if chance.random() < 0.4:
                urgent = {"roles": [Role.LEGAL], "urgent": "a recall"}
                return Step(kind=K.SUBMIT, actor="ceo", said=urgent)
            return Step(kind=K.SUBMIT, actor="ceo", said={"roles": roles})
        return self.after_sending(state, chance)

    def after_sending(self, state: PostState | None, chance: Random) -> Step | None:
        """What settles an open attempt, or takes a post off X."""
        plain = {
            S.UNKNOWN: [(K.NEEDS_PERSON, "press"), (K.FOUND, "press"), (K.ABSENT, "comms")],
            S.NEEDS_PERSON: [(K.FOUND, "comms"), (K.ABSENT, "comms")],
            S.POSTED: [(K.TAKE_DOWN, "legal"), None, None],
        }
        chosen = chance.choice(plain.get(state, [None]))
        return chosen and Step(kind=chosen[0], actor=chosen[1])

    def rewritten(self, record: PostRecord) -> Step:
        """Another version, which may take a suggestion over."""
        legal = [Role.LEGAL] if is_vetoed(record) else []
        return Step(kind=K.SUBMIT, actor="ceo", said={"roles": [Role.COMMUNICATIONS, *legal]})

    def doubted(self, record: PostRecord, world: World) -> Step | None:
        """A second approval of the same role, one of two taken back, or what asks for nothing new."""
        given = [one.person for one in record.counting(world.now) if one.role == "communications"]
        able = [one for one in ("comms", "deputy") if one not in (*given, *record.contributors)]
        said = {"role": Role.COMMUNICATIONS}
        if record.state is S.IN_REVIEW:
            asked = {"roles": list(record.current.roles)}
            return Step(kind=K.REQUIRE, actor="press", said=asked) if asked["roles"] else None
        if len(given) > 1:
            return Step(kind=K.UNAPPROVE, actor=given[0], said=said)
        return Step(kind=K.APPROVE, actor=able[0], said=said) if able else None

    def ways(self, post: str, kind: K, role: Role):
        """What the statement of such a step can say."""
        record = self.record(post)
        if kind is K.SUBMIT:
            for roles in ASKED:
                yield {"roles": roles, "contributors": []}
                yield {"roles": roles, "contributors": ["deputy"], "urgent": "a recall"}
        elif kind is K.REQUIRE:
            yield from ({"roles": roles} for roles in ASKED)
        elif kind in (*DECIDING, K.UNAPPROVE):
            yield {"role": role}
        elif kind in OF_PART:
            yield from (
                {"part": part} for part in range(max(1, len(record.parts if record else ())))
            )
        elif kind is K.TAKE_OVER:
            yield from ({"publisher": one} for one in ("press", "spare"))
        elif kind is K.COMMENT:
            yield {}
            if record:
                yield anchored(record, SUGGESTED)
                yield anchored(record, f" {SUGGESTED}\u2003")
                yield anchored(record, "")
                yield {"thread": record.comments[0].id if record.comments else "a0"}
        elif kind is K.RESOLVE:
            made = record.comments if record else ()
            yield from ({"comment": one.id} for one in made[-3:])
            yield {"comment": "a0"}
        elif kind is K.ADOPT_TEMPLATE:
            yield from ({"proposal": one} for one in [*self.world().proposed][-3:])
            yield {"proposal": "a0"}
        elif kind is K.RETIRE_TEMPLATE:
            yield from ({"template": one} for one in [*self.world().adopted.values()][-3:])
            yield {"template": "a0"}
        elif kind in (K.ADD_WORD, K.DROP_WORD):
            yield from ({"word": word, "language": one} for word in WORDS for one in ("en", "both"))
        elif kind is K.EXPLAIN_STRAY:
            known = [stray.x_post_id for stray in self.control.strays] if self.control else []
            yield from ({"x_post_id": one} for one in known or ["1"])
        else:
            yield {}


def templates_of(actions) -> dict:
    """What the account's actions say of its templates, as `World` has it."""
    adoptions = [one for one in actions if one.kind is K.ADOPT_TEMPLATE]
    retirements = [one for one in actions if one.kind is K.RETIRE_TEMPLATE]
    return {
        "proposed": {one.id: one.actor for one in actions if one.kind is K.PROPOSE_TEMPLATE},
        "adopted": {one.statement["proposal"]: one.id for one in adoptions},
        "retired": frozenset(one.statement["template"] for one in retirements),
    }
