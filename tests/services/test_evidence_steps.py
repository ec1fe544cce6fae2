"""A post that went through steps is proven by its bundle; out of turn, or without one, it is not."""

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.action import leaf_of
from desktop_app.domain.canonical import canonical
from desktop_app.domain.steps import Needs, Step
from desktop_app.services import practice
from tests.services.bundles import bundle, check, ours, place, sealed, standalone, theirs, values

CALM = "Merci à tous pour cette belle journée à Lyon."
PERSON = {Role.COMMUNICATIONS: practice.COMMUNICATIONS, Role.LEGAL: practice.LEGAL}
#: One of two first, then legal.
SERIAL = (
    Step(roles=(Role.EXECUTIVE, Role.COMMUNICATIONS), needs=Needs.ANY),
    Step(roles=(Role.LEGAL,)),
)


@pytest.fixture
def proof(office):
    office.adopt(steps=SERIAL)
    post = office.submit(CALM)
    office.decide(post, practice.COMMUNICATIONS)
    office.decide(post, practice.LEGAL)
    assert office.kinds() == ["posted"]
    return post, bundle(office.parts, post)


def relinked(said):
    """The bundle with new places and links: whoever holds the database can make these."""
    before, seq = "0" * 64, 0
    for line in said[next(n for n, one in enumerate(said) if "account" in one) + 1 :]:
        if "left_out" in line:
            (leaf,) = line["left_out"]
            before, seq = standalone.sha(before + leaf), seq + 1
        elif "entry" in line:
            entry, seq = line["entry"], seq + 1
            entry["seq"] = seq
            leaf = standalone.leaf(entry, standalone.sha(canonical(entry["statement"])))
            before = entry["hash"] = standalone.sha(before + leaf)
    return sealed(said)


def approvals(said):
    return [n for n, one in enumerate(said) if one.get("entry", {}).get("kind") == "approve"]


def test_both_verifiers_follow_the_steps(office, proof):
    post, data = proof
    (proven,) = check(office.parts, data).posts
    assert [(one.person, one.role) for one in proven.published[0].approvals] == [
        (person, role) for role, person in PERSON.items()
    ]
    assert office.record(post).current.steps == SERIAL
    assert theirs(data) is None
    assert ours(office.parts, relinked(values(data))) is None
    assert theirs(relinked(values(data))) is None


def test_approvals_in_another_order_than_the_steps_are_refused(office, proof):
    """Neither the place nor the time of an action is signed: only the steps tell."""
    said = values(proof[1])
    first, second = approvals(said)
    one, other = said[first]["entry"], said[second]["entry"]
    one["at"], other["at"] = other["at"], one["at"]
    said[first], said[second] = said[second], said[first]
    forged = relinked(said)
    assert ours(office.parts, forged) == ("chain", first + 1)
    assert theirs(forged) == ("chain", first + 1)


@pytest.mark.parametrize("place_of_step", [0, 1])
def test_a_step_that_is_missing_is_refused(office, proof, place_of_step):
    """Hidden behind its link, so that the chain is whole; or never there."""
    hidden = values(proof[1])
    line = approvals(hidden)[place_of_step]
    with office.parts.store.begin() as work:
        chain = work.chain(practice.ACCOUNT.id)
    action = next(one for one in chain if one.id == hidden[line]["entry"]["id"])
    hidden[line] = {"left_out": [leaf_of(action)]}
    gone = values(proof[1])
    del gone[line]
    for forged in (sealed(hidden), relinked(gone)):
        found = ours(office.parts, forged)
        assert found is not None
        assert theirs(forged) == found
        # Without the first, the second is out of turn; without the second, it leaves unapproved.
        assert found[0] == ("chain", "unapproved")[place_of_step]


def test_a_submission_cannot_name_other_steps(office, proof):
    said = values(proof[1])
    line, entry = place(said, "submit")
    entry["statement"]["steps"] = []
    forged = relinked(said)
    assert ours(office.parts, forged) == ("chain", line + 1)
    assert theirs(forged)[1] == line + 1


def test_one_of_several_is_enough_where_no_step_asks_for_everybody(office):
    either = (Role.COMMUNICATIONS, Role.LEGAL)
    office.adopt(steps=(Step(roles=either, needs=Needs.ANY),))
    post = office.submit(CALM)
    office.decide(post, practice.LEGAL)
    assert office.kinds() == ["posted"]
    data = bundle(office.parts, post)
    (proven,) = check(office.parts, data).posts
    assert [one.role for one in proven.published[0].approvals] == [Role.LEGAL]
    assert theirs(data) is None
