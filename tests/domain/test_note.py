"""The note beside a post: as it was before there were goals, and with one."""

from __future__ import annotations

import pytest

from desktop_app.domain.canonical import canonical
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import GoalId
from desktop_app.domain.note import Explanation, Note

WHOLE = Note(
    text="Legal knows.",
    explanations=(Explanation(rule="a.b", part=0, quote="5", text="Published."),),
    salt="00",
    goal=GoalId("hire"),
)


def test_without_a_goal_a_body_is_what_it_always_was():
    assert Note(text="x", salt="0").body() == '{"explanations":[],"note":"x","salt":"0"}'
    assert Note.read('{"explanations":[],"note":"x","salt":"0"}').goal is None


def test_it_is_read_as_it_was_written():
    assert Note.read(WHOLE.body()) == WHOLE
    assert '"goal":"hire"' in WHOLE.body()


def test_a_goal_alone_is_something_to_tell():
    assert not Note(salt="00")
    assert Note(goal=GoalId("hire"))


@pytest.mark.parametrize("more", [{"goal": None}, {"goal": "a b"}, {"goal": 7}, {"aim": "x"}])
def test_what_is_no_goal_is_not_read(more):
    body = {"note": "", "explanations": [], "salt": "", **more}
    with pytest.raises(BadInput):
        Note.read(canonical(body))
