"""Random walks, legal and illegal, on a real ledger: three witnesses must agree at every step.

The database's rules decide; `oracle` says in Python what they should have decided; `record.replay`
adds up the signed actions and must come to what the projection says. Any of them alone can be wrong.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from desktop_app.domain.account import APPROVING, Policy, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.control import Control
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.review import Standing, Verdict
from desktop_app.services.ports import Store
from tests.adapters.ledger.oracle import (
    OPEN,
    K,
    S,
    Step,
    World,
    allowed,
    in_force,
    is_vetoed,
)
from tests.adapters.ledger.steps import (
    ASKED,
    COMMON,
    KINDS,
    OF_NO_POST,
    SPOILS,
    changed,
    later,
    sample_parts,
    shown,
)
from tests.adapters.ledger.ways import POSTS, SUGGESTED, TERMS, Ways, verified
from tests.contracts.company import ACCOUNT, BINDING, DUTIES, Clock, Company, Walk, charter

#: How many steps one ledger's life has.
STEPS = 120
#: What changes soon, and can be spoilt in ways of its own.
MOVING = (S.APPROVED, S.SENDING, S.UNKNOWN, S.NEEDS_PERSON, S.REMOVING)


class LedgerWalk(Ways):
    """Six posts of one account, everybody doing anything."""

    def __init__(self, store: Store, clock: Clock):
        self.steps = 0
        self.clock, self.store = clock, store
        self.company = Company(clock, charter(Policy(terms=TERMS)))
        with store.begin() as work:
            work.append(self.company.founding())
        self.walks = {post: Walk(self.company, self.store, post) for post in POSTS}
        self.records: dict[str, PostRecord | None] = {}
        self.control: Control | None = None

    def walk(self, chance: Random, steps: int) -> None:
        while self.steps < steps:
            self.one_step(chance)
        self.store.verify_chains()

    # -- what there is

    def record(self, post: str) -> PostRecord | None:
        if post not in self.records:
            self.records[post] = self.replayed(post)
        return self.records[post]

    def replayed(self, post: str) -> PostRecord | None:
        with self.store.begin() as work:
            try:
                actions = work.actions(PostId(post))
            except BadInput:
                return None
            bodies = work.bodies([action.sha256 for action in actions if action.sha256])
            return replay(actions, bodies, work.charter(), verified)

    def state(self, post: str) -> PostState | None:
        record = self.record(post)
        return record.state if record else None

    # -- one step, judged by all three

    def take(self, post: str, step: Step, chance: Random, spoil: str = "") -> None:
        world, record, walk = self.world(), self.record(post), self.walks[post]
        step = self.filled(post, step, world, chance)
        expected = self.judged(world, record, step) and not spoil
        said = {key: shown(value) for key, value in step.said.items()}
        options = self.beside(step)
        if spoil and not self.spoil(spoil, post, step, said, options):
            return
        self.steps += 1
        try:
            walk.add(step.kind, step.actor, said=said, **options)
            code = ""
        except LedgerRefused as refusal:
            code = refusal.code
        if step.kind in OF_NO_POST:
            self.records.clear()
            self.control = None
        else:
            self.records.pop(post)
        told = f"{step.kind} by {step.actor}, spoilt {spoil!r}: {code or 'accepted'}"
        assert expected == (not code), told

    def beside(self, step: Step) -> dict:
        """What comes with the statement."""
        return {"payload": step.payload} if step.payload else {}

    def judged(self, world: World, record: PostRecord | None, step: Step) -> bool:
        return allowed(world, record, step)

    def filled(self, post: str, step: Step, world: World, chance: Random) -> Step:
        """The step with what is free to choose."""
        said = dict(step.said)
        if step.kind in BINDING and world.unexplained() and chance.random() < 0.3:
            said["x_post_id"] = chance.choice(world.unexplained())
        if step.kind is K.HELD:
            said["hold"] = chance.choice(["frozen", "auth", "billing", "account", "tries", "late"])
        if step.kind is not K.SUBMIT:
            return replace(step, said=said)
        record = self.record(post)
        before = record.current.payload.parts[: len(record.parts)] if record else ()
        more = chance.choice([1, 2])
        own = chance.choice([SUGGESTED, "Text"])
        parts = (*before, *(Part(text=f"{own} {chance.random()}.") for _ in range(more)))
        window = chance.choice([{}, {}, {}, {"not_after": later(world.now, hours=1)}])
        if chance.random() < 0.1:
            window = {
                "not_before": later(world.now, minutes=2),
                "not_after": later(world.now, days=1),
            }
        said["by_hand"] = chance.random() < 0.3
        remarks = record.open_comments if record else ()
        suggested = [one.id for one in remarks if one.suggestion is not None]
        if suggested and chance.random() < 0.7:
            said["accepted"] = [chance.choice(suggested)]
        if chance.random() < 0.1:
            said["template"] = chance.choice(in_force(world) or [None])
        if chance.random() < 0.2:
            said["corrects"] = chance.choice(sorted(world.posted) or [None])
        return replace(step, said=said, payload=self.company.payload(parts=parts, **window))

    def spoil(self, spoil: str, post: str, step: Step, said: dict, options: dict) -> bool:
        """Spoil the step; whether that could be done."""
        world, record, walk = self.world(), self.record(post), self.walks[post]
        if spoil in ("x_post_id", "corrects") and not world.at_x:
            return False
        if spoil == "posted part" and not (record and record.parts):
            return False
        if spoil == "revision":
            options["revision"] = walk.revision + 2
        elif spoil == "signer":
            options["signer"] = "reader" if step.actor != "reader" else "ceo"
        elif spoil == "sha256":
            options["payload"] = self.company.payload("Another text.")
        elif spoil == "fence":
            options["fence"] = walk.fence + (2 if step.kind is K.ATTEMPT else 1)
        elif spoil == "window":
            options["payload"] = replace(
                step.payload, not_before=later(world.now, hours=2), not_after=None
            )
        elif spoil == "posted part":
            options["payload"] = changed(step.payload, len(record.parts))
        else:
            said |= {
                "realm": {"realm": "x"},
                "rules": {"rulebook_digest": "0" * 64},
                "reason": {"reason": " "},
                "expiry": {"expires_at": "2099-01-01T00:00:00Z"},
                "x_post_id": {"x_post_id": min(world.at_x, default="")},
                "another id": {"x_post_id": "1"},
                "part": {"part": len(walk.at_x) + 1},
                "hold": {"hold": "" if step.kind is K.HELD else "auth"},
                "deadline": {"deadline": "2026-01-01T00:00:00Z"},
                "corrects": {"corrects": min(set(POSTS) - world.posted, default="p99")},
                "publisher": {"publisher": "comms"},
                "text": {"text": " \n", "suggestion": None, "anchor": None},
                "quote": {"anchor": {"part": 0, "start": 0, "end": 3, "quote": "Xyz"}},
                "thread": {"thread": "a0"},
                "comment": {"comment": "a0"},
                "accepted": {"accepted": ["a0"]},
                "template": {"template": "a0"},
                "proposal": {"proposal": "a0"},
                "word": {"word": "two words"},
            }[spoil]
        return True

    # -- which steps

    def one_step(self, chance):
        ways = (
            self.anything,
            self.one_legal_step,
            self.one_near_miss,
            self.one_spoilt_step,
            self.one_hasty_step,
            self.towards_x,
            self.time_passes,
        )
        chance.choices(ways, weights=(1, 2, 3, 4, 4, 4, 1))[0](chance)
        if chance.random() < 0.3:  # it costs more than a step
            self.the_projection_says_what_the_actions_say()

    def anything(self, chance):
        kind, actor = chance.choice(KINDS), chance.choice(sorted(DUTIES))
        role = chance.choice([*APPROVING[:3], Role.AUDITOR])
        ways = list(self.ways(chance.choice(POSTS), kind, role))
        self.take(
            chance.choice(POSTS), Step(kind=kind, actor=actor, said=chance.choice(ways)), chance
        )

    def one_legal_step(self, chance):
        """Without it the walks stay near the start, and mutants live."""
        post = chance.choice(POSTS)
        self.one_of(post, chance, [step for step, good in self.steps_of(post) if good])

    def one_near_miss(self, chance):
        """What another may do, or in another role."""
        post = chance.choice(POSTS)
        steps = self.steps_of(post)
        kinds = {step.kind for step, good in steps if good}
        self.one_of(post, chance, [step for step, good in steps if not good and step.kind in kinds])

    def one_spoilt_step(self, chance):
        """The kind first: an attempt's own spoils would be lost among those of submissions."""
        post = self.moving(chance)
        good = [step for step, is_good in self.steps_of(post) if is_good]
        kinds = {step.kind for step in good}
        if chance.random() < 0.8:
            kinds = kinds - set(OF_NO_POST) or kinds
        kind = chance.choice(sorted(kinds))
        able = sorted(spoil for spoil, spoilt in SPOILS.items() if kind in spoilt)
        rare = [spoil for spoil in able if spoil not in COMMON]
        spoil = chance.choice(rare if rare and chance.random() < 0.7 else able)
        self.one_of(post, chance, [step for step in good if step.kind is kind], spoil)

    def moving(self, chance: Random) -> str:
        """A post, and rather one that is on its way."""
        moving = [post for post in POSTS if self.state(post) in MOVING]
        return chance.choice(moving if moving and chance.random() < 0.7 else POSTS)

    def one_hasty_step(self, chance):
        """By the right person, perhaps at the wrong time."""
        post, world = self.moving(chance), self.world()
        record = self.record(post)
        sender, state = world.control.publisher, self.state(post)
        other = "spare" if sender == "press" else "press"
        strays = [stray.x_post_id for stray in world.control.strays]
        told = [(K.EXPLAIN_STRAY, "legal", {"x_post_id": chance.choice(strays)})] if strays else []
        ways = {
            S.APPROVED: [(K.ATTEMPT, sender, {}), (K.BY_HAND, "ceo", {}), (K.MISSED, "press", {})],
            S.HELD: [
                (K.ATTEMPT, sender, {}),
                (K.RELEASE, "legal", {}),
                (K.REQUIRE, "press", {"roles": ASKED[0]}),
            ],
            S.SENDING: [(K.UNKNOWN, sender, {}), (K.STRAY, "press", {}), (K.FREEZE, "legal", {})],
            S.UNKNOWN: [(K.ABSENT, "comms", {}), (K.ABSENT, "press", {}), (K.FOUND, "aide", {})],
        }.get(state, [(K.AFTER_REVIEW, "legal", {}), *told])
        if state is S.SENDING:
            ways.append((K.TAKE_OVER, "admin", {"publisher": other}))
        if state in (S.APPROVED, S.HELD):
            ways += [(K.REQUIRE, "press", {"roles": [Role.COMMUNICATIONS]}), *told]
        if record and record.open_comments:
            remark = record.open_comments[0]
            ways += [
                (K.RESOLVE, who, {"comment": remark.id})
                for who in (remark.by, "ceo", "legal", "deputy")
            ]
            ways += [(K.ATTEMPT, sender, {}), (K.BY_HAND, "ceo", {}), (K.RELEASE, "legal", {})]
        if state in OPEN:
            ways.append((K.APPROVE, "ceo", {"role": Role.EXECUTIVE}))
        if is_vetoed(record) and state in OPEN:
            ways += 3 * [(K.SUBMIT, "ceo", {"roles": [Role.COMMUNICATIONS]})]
        kind, actor, said = chance.choice(ways)
        self.take(post, Step(kind=kind, actor=actor, said=said), chance)

    def towards_x(self, chance):
        """The steps that bring a post to X, and off it again, so that every state is reached."""
        post = chance.choice(POSTS[:3])
        for _ in range(chance.randint(2, 8)):
            step = self.next_step(post, chance)
            if step is None:
                return
            self.take(post, step, chance)

    def time_passes(self, chance):
        self.clock.pass_(
            **chance.choice(
                [
                    {"seconds": 30},
                    {"minutes": 16},
                    {"minutes": 59},
                    {"days": 1},
                    {"days": 8},
                    {"days": 8},
                ]
            )
        )

    def one_of(self, post: str, chance: Random, steps: list[Step], spoil: str = "") -> None:
        if steps and not spoil and chance.random() < 0.7:
            # What is done to the account is always possible: it would crowd the rest out.
            steps = [step for step in steps if step.kind not in OF_NO_POST] or steps
        if steps:
            kind = chance.choice(sorted({step.kind for step in steps}))
            chosen = chance.choice([step for step in steps if step.kind is kind])
            self.take(post, chosen, chance, spoil)

    def steps_of(self, post: str) -> list[tuple[Step, bool]]:
        """Every kind by everybody in each own role, and whether it is allowed."""
        record, world, found = self.record(post), self.world(), []
        sample = self.company.payload(parts=sample_parts(record))
        for kind in KINDS:
            for actor, roles in sorted(DUTIES.items()):
                for role in roles:
                    for said in self.ways(post, kind, role):
                        step = Step(kind=kind, actor=actor, said=said)
                        if kind is K.SUBMIT:
                            step = replace(step, payload=sample)
                        found.append((step, allowed(world, record, step)))
        return [(replace(step, payload=None), good) for step, good in found]

    # -- what everybody reads

    def the_projection_says_what_the_actions_say(self):
        now = self.clock.now()
        with self.store.begin() as work:
            rows = {row.id: row for row in work.posts(tuple(S))}
            opened = {post for post, _ in work.open_attempts()}
            listed = work.posted_parts(ACCOUNT)
        for post in POSTS:
            record, row = self.record(post), rows.get(PostId(post))
            assert (record is None) == (row is None)
            if record is None or row is None:
                continue
            current, parts = record.current, [part for part in listed if part.post == post]
            approved = {decision.role for decision in record.counting(now)}
            void = [d for d in record.decisions if d.standing is Standing.TEXT_CHANGED]
            assert (row.state, row.hold) == (record.state, record.hold)
            assert (row.revision, row.sha256) == (current.number, current.sha256)
            assert (row.author, row.contributors) == (record.author, record.contributors)
            assert (row.roles, set(row.approved)) == (current.roles, approved)
            assert row.void_approvals == sum(d.verdict is Verdict.APPROVE for d in void)
            assert (post in opened) == (record.state is S.SENDING)
            assert (row.submitted_at, row.is_urgent) == (current.submitted_at, bool(current.urgent))
            assert (row.is_by_hand, row.corrects) == (current.is_by_hand, current.corrects)
            assert row.needs_after_review == record.needs_after_review
            assert [(one.number, one.x_post_id, one.is_removed) for one in parts] == [
                (one.number, one.x_post_id, one.removed_at is not None) for one in record.parts
            ]
            assert (row.parts, row.posted_parts) == (len(current.payload.parts), len(parts))
            assert row.x_post_id == (parts[0].x_post_id if parts else None)
