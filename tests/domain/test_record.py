"""Replaying actions that the ledger's own rules would have refused: its file's owner may have put
them there, signed with the one key they have.
"""

from dataclasses import dataclass, field, replace

import pytest

from desktop_app.domain.account import Policy, Role, Terms
from desktop_app.domain.action import GENESIS, Action, ActionKind, leaf, link
from desktop_app.domain.canonical import digest, parse_object, time_text
from desktop_app.domain.errors import Damaged
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import replay
from desktop_app.domain.steps import Step
from tests.contracts.company import Clock, Company, Walk, verify

K = ActionKind


@dataclass
class Shelf:
    """A store without rules: whatever is signed stands there."""

    clock: Clock
    actions: list = field(default_factory=list)
    bodies: dict = field(default_factory=dict)

    def begin(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def append(self, new) -> Action:
        before = self.actions[-1].hash if self.actions else GENESIS
        fields = {
            "id": new.id,
            "account": new.account,
            "seq": len(self.actions) + 1,
            "at": time_text(self.clock.now()),
            "kind": str(new.kind),
            "actor": new.actor,
            "post": new.post,
            "revision": new.revision,
            "sha256": new.sha256,
            "fence": new.fence,
            "statement_sha256": digest(new.statement),
            "signature": new.signature,
        }
        placed = {**fields, "at": self.clock.now(), "kind": new.kind, "prev_hash": before}
        hashed = link(before, leaf(tuple(fields.values())))
        action = Action(**placed, hash=hashed, statement=parse_object(new.statement))
        if new.payload is not None:
            self.bodies[new.sha256] = new.payload
        self.actions.append(action)
        return action


@pytest.fixture
def shelf():
    return Shelf(Clock())


@pytest.fixture
def walk(shelf):
    return Walk(Company(shelf.clock), shelf)


def record(walk):
    return replay(walk.store.actions, walk.store.bodies, walk.company.charter, verify)


def is_damaged():
    return pytest.raises(Damaged, check=lambda error: error.kind == "ledger.damaged")


def test_what_the_rules_allow_is_record(walk):
    """Without this, every refusal below could be a clumsy shelf."""
    walk.approved()
    remark = walk.add(K.COMMENT, "legal")
    assert record(walk).state is PostState.IN_REVIEW
    walk.add(K.RESOLVE, "legal", said={"comment": remark.id})
    assert record(walk).state is PostState.APPROVED


@pytest.mark.parametrize("person", ["ceo", "comms", "press", "admin"])
def test_nobody_settles_what_somebody_of_another_duty_remarked(walk, person):
    walk.approved()
    remark = walk.add(K.COMMENT, "legal")
    walk.add(K.RESOLVE, person, said={"comment": remark.id})
    with is_damaged():
        record(walk)


def test_an_author_does_not_let_their_own_post_go_on(walk):
    walk.approved()
    walk.add(K.FREEZE, "legal")
    walk.add(K.UNFREEZE, "legal")
    walk.add(K.RELEASE, "ceo")
    with is_damaged():
        record(walk)


def test_nobody_lets_go_on_what_somebody_still_asks_about(walk):
    walk.approved()
    walk.add(K.FREEZE, "legal")
    walk.add(K.UNFREEZE, "legal")
    walk.add(K.COMMENT, "comms")
    walk.add(K.RELEASE, "legal")
    with is_damaged():
        record(walk)


def test_an_author_does_not_look_again_at_their_own_urgent_post(walk):
    walk.add(K.SUBMIT, "ceo", said={"urgent": "a recall"})
    walk.add(K.APPROVE, "comms")
    walk.sent()
    walk.add(K.AFTER_REVIEW, "ceo")
    with is_damaged():
        record(walk)


def test_after_a_veto_legal_must_approve_whatever_the_author_declares(walk):
    walk.add(K.SUBMIT, "ceo")
    walk.add(K.VETO, "legal")
    walk.approved()
    found = record(walk)
    assert found.state is PostState.IN_REVIEW
    assert found.missing_roles(walk.company.clock.now()) == (Role.LEGAL,)
    walk.add(K.APPROVE, "legal", said={"role": "legal"})
    assert record(walk).state is PostState.APPROVED


def test_what_an_assistant_wrote_needs_the_executive_whatever_they_declare(walk):
    walk.add(K.SUBMIT, "aide")
    walk.add(K.APPROVE, "comms")
    assert record(walk).missing_roles(walk.company.clock.now()) == (Role.EXECUTIVE,)


def test_a_remark_that_is_only_said_to_be_taken_over_stays_open(walk):
    walk.add(K.SUBMIT, "ceo")
    anchor = {"part": 0, "start": 0, "end": 2, "quote": "We"}
    remark = walk.add(K.COMMENT, "comms", said={"anchor": anchor, "suggestion": "They"})
    walk.add(K.SUBMIT, "ceo", said={"accepted": [remark.id]})
    found = record(walk)
    assert [one.id for one in found.open_comments] == [remark.id]
    assert "comms" in found.contributors


def stepped(walk):
    """In two steps, and submitted by the assistant: the executive approves after the director."""
    steps = (Step(roles=(Role.COMMUNICATIONS,)), Step(roles=(Role.EXECUTIVE,)))
    walk.company.charter = replace(walk.company.charter, policy=Policy(terms=Terms(steps=steps)))
    walk.payload = walk.company.payload()
    walk.add(K.SUBMIT, "aide", said={"roles": ["executive", "communications"]})


def test_whose_turn_it_is(walk):
    now = walk.company.clock.now
    stepped(walk)
    assert record(walk).waits_for(Role.EXECUTIVE, now()) == (Role.COMMUNICATIONS,)
    assert record(walk).waits_for(Role.COMMUNICATIONS, now()) == ()
    walk.add(K.APPROVE, "comms")
    assert record(walk).waits_for(Role.EXECUTIVE, now()) == ()
    walk.add(K.UNAPPROVE, "comms")
    assert record(walk).waits_for(Role.EXECUTIVE, now()) == (Role.COMMUNICATIONS,)


def test_an_approval_out_of_turn_is_damage(walk):
    stepped(walk)
    walk.add(K.APPROVE, "ceo", said={"role": "executive"})
    with is_damaged():
        record(walk)


@pytest.mark.parametrize(
    "lent", [None, {"deputy": "reader"}, {"role": "human-resources"}, {"role": "executive"}]
)
@pytest.mark.parametrize("kind", [K.APPROVE, K.REQUEST_CHANGES, K.COMMENT, K.RESOLVE])
def test_a_deputy_of_nobody_is_damage(walk, lent, kind):
    walk.add(K.SUBMIT, "ceo")
    if lent is not None:
        walk.add(K.DELEGATE, "comms", said=lent)
    made = walk.add(K.COMMENT, "deputy")
    said = {"comment": made.id} if kind is K.RESOLVE else {}
    walk.add(kind, "legal", said={**said, "for": "comms"})
    with is_damaged():
        record(walk)
