"""Steps: whose turn it is, who is waited for, and what is no step."""

import pytest

from desktop_app.domain.account import Terms
from desktop_app.domain.errors import BadInput
from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Needs, Step, lacking, turn_of, waits_for

C, L, E, H = Role.COMMUNICATIONS, Role.LEGAL, Role.EXECUTIVE, Role.HUMAN_RESOURCES
ANY_THEN_ALL = (Step(roles=(C, H), needs=Needs.ANY), Step(roles=(E, L)))


@pytest.mark.parametrize(
    ("have", "turn", "missing", "before_legal"),
    [
        ((), 0, (C, H), (C, H)),
        ((E,), 0, (C, H), (C, H)),
        ((H,), 1, (), ()),
        ((C, L), 1, (), ()),
        ((C, L, E), None, (), ()),
    ],
)
def test_one_step_after_the_other(have, turn, missing, before_legal):
    assert turn_of(ANY_THEN_ALL, have) == turn
    assert lacking(ANY_THEN_ALL, have) == missing
    assert waits_for(ANY_THEN_ALL, L, have) == before_legal
    assert waits_for(ANY_THEN_ALL, Role.SECURITY, have) == ()


@pytest.mark.parametrize("step", ANY_THEN_ALL)
def test_a_step_is_read_back(step):
    assert Step.read(step.as_json()) == step
    assert set(Step.read_said(step.said()).roles) == set(step.roles)


@pytest.mark.parametrize(
    "change",
    [
        {"roles": ()},
        {"roles": (C, C)},
        {"roles": (Role.PUBLISHER,)},
        {"escalate_to": (Role.AUDITOR,)},
        {"remind_after_seconds": -1},
        {"escalate_after_seconds": -1},
    ],
)
def test_what_nobody_could_do_is_no_step(change):
    with pytest.raises(ValueError, match="not a step"):
        Step(**{"roles": (C,), **change})


def test_a_role_is_in_one_step_only():
    with pytest.raises(ValueError, match="a role in two steps"):
        Terms(steps=(Step(roles=(C,)), Step(roles=(L, C))))


def test_an_unknown_key_is_refused():
    with pytest.raises(BadInput, match=r"canonical\.shape"):
        Step.read({**Step(roles=(C,)).as_json(), "more": 1})
