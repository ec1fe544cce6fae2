"""Random walks, legal and illegal, on a real ledger: three witnesses must agree at every step.

The triggers decide; `oracle` says in Python what they should have decided; `record.replay` adds up
the signed actions and must come to what the projection says. The mutants at the end, ledgers with
one rule taken out, test this test: each must be found.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random
from typing import ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from desktop_app.adapters.ledger import SqliteLedger, create_ledger
from desktop_app.adapters.ledger.engine import engine_for
from desktop_app.domain.account import APPROVING, Role
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord, replay
from desktop_app.domain.review import Standing, Verdict
from tests.contracts.company import DECIDING, DUTIES, OUTCOMES, Clock, Company, Walk, verify

K, S = ActionKind, PostState
POSTS = ("p1", "p2", "p3", "p4", "p5")
OPEN = (S.IN_REVIEW, S.APPROVED, S.HELD)
WRITABLE = (*OPEN, S.CHANGES_REQUESTED, S.VETOED, S.REFUSED, S.MISSED)
KINDS = tuple(kind for kind in K if kind not in (K.CHARTER, K.PROPOSE_RULES, K.ADOPT_RULES))
#: Ways to spoil a step that would be right otherwise, and the kinds they apply to.
SPOILS = {
    "": KINDS,
    "revision": KINDS,
    "signer": KINDS,
    "realm": KINDS,
    "rules": (K.SUBMIT, *DECIDING),
    "sha256": tuple(kind for kind in KINDS if kind is not K.SUBMIT),
    "fence": (K.ATTEMPT, *OUTCOMES),
    "reason": (K.REQUEST_CHANGES, K.VETO, K.WITHDRAW, K.ABSENT),
    "expiry": DECIDING,
    "x_post_id": (K.POSTED, K.FOUND),
}
#: What a submission or requirement may ask for.
ASKED = (
    [Role.COMMUNICATIONS],
    [Role.COMMUNICATIONS, Role.LEGAL],
    [Role.EXECUTIVE, Role.COMMUNICATIONS],
    [Role.LEGAL],
    [],
)
#: A seed: hypothesis' own integers crowd around 0, and rare steps would never be taken.
CHANCE = st.randoms(use_true_random=True)


#: Replaying asks the same questions again and again.
verified = cache(verify)


def holds(actor: str, *roles: Role) -> bool:
    return any(role in roles for role in DUTIES[actor])


def oracle(record: PostRecord | None, kind: K, actor: str, said: dict, now) -> bool:
    """Whether this unspoilt step is allowed."""
    state = record.state if record else None
    if kind is K.SUBMIT:
        roles = said["roles"]
        return (
            (record is None or state in WRITABLE)
            and holds(actor, Role.EXECUTIVE, Role.ASSISTANT, Role.COMMUNICATIONS)
            and Role.COMMUNICATIONS in roles
            and (not holds(actor, Role.ASSISTANT) or Role.EXECUTIVE in roles)
            and (not is_vetoed(record) or Role.LEGAL in roles)
        )
    if record is None:
        return False
    can_look = holds(actor, *APPROVING, Role.PUBLISHER)
    if kind in DECIDING:
        role = said["role"]
        return (
            state in OPEN
            and holds(actor, role)
            and role in APPROVING
            and (kind is not K.APPROVE or actor not in record.contributors)
            and (kind is not K.VETO or role is Role.LEGAL)
        )
    if kind is K.WITHDRAW:
        writes = holds(actor, Role.EXECUTIVE, Role.ASSISTANT, Role.COMMUNICATIONS)
        return state in WRITABLE and (writes or actor in record.contributors)
    if kind is K.REQUIRE:
        return state in OPEN and can_look and bool(said["roles"])
    if kind is K.ATTEMPT:
        ready = bool(record.counting(now)) and not record.missing_roles(now)
        return state in (S.APPROVED, S.HELD) and holds(actor, Role.PUBLISHER) and ready
    if kind is K.FOUND:
        return state is S.UNKNOWN and can_look
    if kind is K.ABSENT:
        return state is S.UNKNOWN and holds(actor, Role.COMMUNICATIONS)
    if kind is K.MISSED:
        return False  # these posts have no end of their window
    return state is S.SENDING and actor == record.actions[-1].actor


def is_vetoed(record: PostRecord | None) -> bool:
    vetoed = False
    for action in record.actions if record else ():
        if action.kind is K.VETO:
            vetoed = True
        elif action.kind is K.APPROVE and action.statement["role"] == "legal":
            vetoed = False
    return vetoed


class LedgerWalk(RuleBasedStateMachine):
    """Two posts of one account, everybody doing anything."""

    edits: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    steps: ClassVar[int] = 0

    @initialize()
    def found(self):
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "ledger.sqlite"
        shutil.copy(founded(), path)
        mutate(path, self.edits)
        self.clock = Clock()
        self.company = Company(self.clock)
        self.store = SqliteLedger(engine_for(path, verify), self.clock.now)
        self.store.found(self.company.founding())
        self.walks = {post: Walk(self.company, self.store, post) for post in POSTS}
        self.bound: str | None = None
        self.texts = 0
        self.records: dict[str, PostRecord | None] = {}

    def teardown(self):
        if hasattr(self, "store"):
            self.store.verify_chains()
            self.store.close()
            self.folder.cleanup()

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
            bodies = work.bodies([action.sha256 for action in actions])
            return replay(actions, bodies, work.charter(), verified)

    def take(self, post: str, kind: K, actor: str, said: dict, spoil: str = "") -> None:
        record, walk = self.record(post), self.walks[post]
        expected = oracle(record, kind, actor, said, self.clock.now()) and not spoil
        options, said = {}, {key: shown(value) for key, value in said.items()}
        if kind is K.SUBMIT:
            self.texts += 1
            options["payload"] = self.company.payload(f"Text {self.texts}.")
        if spoil == "revision":
            options["revision"] = walk.revision + 2
        elif spoil == "signer":
            options["signer"] = "reader" if actor != "reader" else "ceo"
        elif spoil == "realm":
            said["realm"] = "x"
        elif spoil == "rules":
            said["rulebook_digest"] = "0" * 64
        elif spoil == "sha256":
            options["payload"] = self.company.payload("Another text.")
        elif spoil == "fence":
            options["fence"] = walk.fence + (0 if kind is K.ATTEMPT else 1)
        elif spoil == "reason":
            said["reason"] = " "
        elif spoil == "expiry":
            said["expires_at"] = "2099-01-01T00:00:00Z"
        elif spoil == "x_post_id":
            if self.bound is None or self.bound == post:
                return  # nothing to take from the other post yet
            said["x_post_id"] = "77"
        elif kind in (K.POSTED, K.FOUND) and self.bound is None:
            said["x_post_id"] = "77"
        type(self).steps += 1
        try:
            action, code = walk.add(kind, actor, said=said, **options), ""
        except LedgerRefused as refusal:
            action, code = None, refusal.code
        self.records.pop(post)
        assert expected == (not code), f"{kind} by {actor}, spoilt {spoil!r}: {code or 'accepted'}"
        if action and action.statement.get("x_post_id") == "77":
            self.bound = post

    @rule(chance=CHANCE)
    def some_steps(self, chance):
        """Ten at a time: what hypothesis adds to each rule costs more than a step."""
        ways = (
            self.anything,
            self.one_legal_step,
            self.one_near_miss,
            self.one_spoilt_step,
            self.towards_x,
            self.time_passes,
        )
        for _ in range(10):
            chance.choices(ways, weights=(1, 3, 4, 3, 3, 1))[0](chance)
            self.the_projection_says_what_the_actions_say()

    def anything(self, chance):
        kind, actor = chance.choice(KINDS), chance.choice(sorted(DUTIES))
        role = chance.choice([*APPROVING[:3], Role.AUDITOR])
        named = chance.sample(sorted(DUTIES), chance.choice([0, 0, 1]))
        roles = chance.choice(ASKED)
        self.take(chance.choice(POSTS), kind, actor, said_by(kind, role, roles, named))

    def one_legal_step(self, chance):
        """Without it the walks stay near the start, and mutants live."""
        post = chance.choice(POSTS)
        self.one_of(post, chance, [step for step, good in self.steps_of(post) if good])

    def one_near_miss(self, chance):
        """What another may do, or in another role, or could do if the approvals still counted."""
        post = chance.choice(POSTS)
        steps = self.steps_of(post)
        kinds = {step[0] for step, good in steps if good}
        if self.state(post) in (S.APPROVED, S.HELD):
            kinds.add(K.ATTEMPT)
        self.one_of(post, chance, [step for step, good in steps if not good and step[0] in kinds])

    def one_spoilt_step(self, chance):
        post, spoil = chance.choice(POSTS), chance.choice([spoil for spoil in SPOILS if spoil])
        steps = [step for step, good in self.steps_of(post) if good and step[0] in SPOILS[spoil]]
        self.one_of(post, chance, steps, spoil)

    def towards_x(self, chance):
        """The steps that bring a post to X, so that attempts and outcomes are reached."""
        post = chance.choice(POSTS)
        for _ in range(chance.randint(1, 5)):
            record, state = self.record(post), self.state(post)
            missing = record.missing_roles(self.clock.now()) if record else ()
            able = [name for role in missing[:1] for name in DUTIES if holds(name, role)]
            able = [name for name in able if name not in record.contributors]
            if state in OPEN and able:
                self.take(post, K.APPROVE, able[0], {"role": missing[0]})
            elif state in (S.APPROVED, S.HELD) and not missing:
                self.take(post, K.ATTEMPT, "press", {})
            elif state is S.SENDING:
                self.take(post, chance.choice([K.POSTED, K.UNKNOWN, K.HELD]), "press", {})
            elif record is None or state in WRITABLE:
                roles = [Role.COMMUNICATIONS, *([Role.LEGAL] if is_vetoed(record) else [])]
                self.take(post, K.SUBMIT, "ceo", said_by(K.SUBMIT, roles[0], roles, []))

    def time_passes(self, chance):
        self.clock.pass_(days=chance.choice([1, 8]))

    def one_of(self, post: str, chance: Random, steps: list, spoil: str = "") -> None:
        if steps:
            kind = chance.choice(sorted({step[0] for step in steps}))
            self.take(post, *chance.choice([step for step in steps if step[0] is kind]), spoil)

    def steps_of(self, post: str) -> list:
        """Every kind by everybody in each own role, and whether it is allowed."""
        record, now = self.record(post), self.clock.now()
        found = []
        for kind in KINDS:
            for actor in sorted(DUTIES):
                for role in DUTIES[actor]:
                    for roles in ASKED if kind in (K.SUBMIT, K.REQUIRE) else ASKED[:1]:
                        said = said_by(kind, role, roles, [])
                        found.append(((kind, actor, said), oracle(record, kind, actor, said, now)))
        return found

    def state(self, post: str) -> PostState | None:
        record = self.record(post)
        return record.state if record else None

    def the_projection_says_what_the_actions_say(self):
        now = self.clock.now()
        with self.store.begin() as work:
            rows = {row.id: row for row in work.posts(tuple(S))}
            opened = {post for post, _ in work.open_attempts()}
        for post in POSTS:
            record, row = self.record(post), rows.get(PostId(post))
            assert (record is None) == (row is None)
            if record is None or row is None:
                continue
            approved = {decision.role for decision in record.counting(now)}
            void = [d for d in record.decisions if d.standing is Standing.TEXT_CHANGED]
            assert row.state is record.state
            assert (row.revision, row.sha256) == (record.current.number, record.current.sha256)
            assert (row.author, row.contributors) == (record.author, record.contributors)
            assert (row.roles, set(row.approved)) == (record.current.roles, approved)
            assert row.void_approvals == sum(d.verdict is Verdict.APPROVE for d in void)
            assert (post in opened) == (record.state is S.SENDING)
            published = record.publication.x_post_id if record.publication else None
            assert row.x_post_id == published


def said_by(kind: K, role: Role, roles: list[Role], named: list[str]) -> dict:
    if kind is K.SUBMIT:
        return {"roles": roles, "contributors": named}
    if kind is K.REQUIRE:
        return {"roles": roles}
    return {"role": role} if kind in DECIDING else {}


def shown(value):
    return [str(item) for item in value] if isinstance(value, list) else str(value)


@cache
def founded() -> Path:
    """An empty ledger file to copy: making one takes a tenth of a second."""
    folder = Path(tempfile.mkdtemp())
    create_ledger(folder / "ledger.sqlite", verify).close()
    return folder / "ledger.sqlite"


@pytest.fixture(scope="module", autouse=True)
def _remove_the_sample():
    yield
    shutil.rmtree(founded().parent)
    founded.cache_clear()


def mutate(path: Path, edits: tuple[tuple[str, str, str], ...]) -> None:
    """Edit rules of a ledger file as its owner could."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name, old, new in edits:
            kind, sql = connection.execute(
                "SELECT type, sql FROM sqlite_master WHERE name = ?", (name,)
            ).fetchone()
            assert old in sql, f"{name} has no {old!r}: the mutant is out of date"
            connection.execute(f"DROP {kind} {name}")
            connection.execute(sql.replace(old, new))


def walk(machine, examples: int) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=12,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[],
        print_blob=False,
    )
    run_state_machine_as_test(machine, settings=chosen)


def test_rules_oracle_and_replay_agree():
    LedgerWalk.steps = 0
    walk(LedgerWalk, 30)
    assert LedgerWalk.steps > 1_000


def without(code: str) -> tuple[tuple[str, str, str], ...]:
    return (("action_check", f"SELECT RAISE(ABORT, '{code}')", "SELECT NULL"),)


#: Not CS019: without it the unique column still refuses (test_attacks holds it to its code).
CHECKED = {
    "CS002": "revisions in order",
    "CS005": "the current revision",
    "CS006": "the realm",
    "CS007": "the current rules",
    "CS008": "duties",
    "CS009": "signatures",
    "CS010": "four eyes",
    "CS012": "reasons",
    "CS013": "the state",
    "CS014": "approvals before an attempt",
    "CS016": "the fence",
    "CS017": "outcomes of an open attempt",
    "CS018": "the second person",
    "CS021": "the policy's roles",
    "CS022": "an assistant's executive",
    "CS024": "the expiry",
}
MUTANTS = {code: without(code) for code in CHECKED} | {
    "four eyes are nowhere": (
        *without("CS010"),
        ("counting", "AND NOT EXISTS", "AND TRUE OR NOT EXISTS"),
    ),
    "approvals survive a revision": (
        ("counting", " AND p.revision = a.revision", ""),
        ("action_apply", "SET standing = 'text_changed'", "SET standing = standing"),
    ),
    "void approvals are not shown": (
        ("action_apply", "SET standing = 'text_changed'", "SET standing = standing"),
    ),
    "approvals survive an absence": (
        ("action_apply", "SET standing = 'sent_back'", "SET standing = standing"),
    ),
    "one approval is enough": (
        ("action_apply", "AND q.role NOT IN (", "AND q.role IN ('executive') AND q.role NOT IN ("),
    ),
    "a veto is forgotten": (("action_apply", "SET vetoed = 1", "SET vetoed = 0"),),
    "an attempt stays open": (("action_apply", "SET live = 0", "SET live = live"),),
}


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_ledger_with_a_rule_taken_out_is_found(name):
    mutant = type("Mutant", (LedgerWalk,), {"edits": MUTANTS[name]})
    with pytest.raises(AssertionError):
        walk(mutant, 60)
