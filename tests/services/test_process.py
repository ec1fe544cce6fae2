"""How posts came to be approved: times by step, flags, versions, and who did what."""

from datetime import UTC, datetime, timedelta

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.finding import Family
from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Step
from desktop_app.services.figures_ports import Move, Said
from desktop_app.services.process import process

BEGUN = datetime(2026, 11, 2, 9, tzinfo=UTC)
BOTH = [["communications"], ["legal"]]


class Chain:
    """Moves of one account, each some hours after `BEGUN`."""

    def __init__(self):
        self.moves = []

    def add(self, kind, hours, by, post="a", revision=1, *, is_redacted=False, roles=(), **said):
        self.moves.append(
            Move(
                seq=len(self.moves) + 1,
                kind=kind,
                post=PostId(post),
                actor=PersonId(by),
                at=BEGUN + timedelta(hours=hours),
                revision=revision,
                said=None if is_redacted else Said(roles=frozenset(map(Role, roles)), **said),
            )
        )

    def submit(self, hours, post="a", revision=1, *, steps=BOTH, roles=(), found=(), **more):
        said = {
            "steps": tuple(Step(roles=tuple(map(Role, one))) for one in steps),
            "roles": [*(role for one in steps for role in one), *roles],
            "flags": frozenset((rule, Family(family)) for rule, family in found),
        }
        self.add(ActionKind.SUBMIT, hours, "claire", post, revision, **said, **more)

    def approve(self, hours, by, role, post="a", revision=1):
        self.add(ActionKind.APPROVE, hours, by, post, revision, roles=[role])

    @property
    def sum(self):
        return process(self.moves)


def test_of_nothing_there_are_no_figures():
    found = process(())
    assert (found.steps, found.whole, found.submitted, found.people) == ((), None, 0, ())


def test_a_step_is_timed_from_when_its_turn_came():
    chain = Chain()
    chain.submit(0)
    chain.approve(2, "paul", "communications")
    chain.approve(5, "ines", "legal")
    found = chain.sum
    taken = [(one.place, one.role, one.spread.median) for one in found.steps]
    assert taken == [
        (0, Role.COMMUNICATIONS, timedelta(hours=2)),
        (1, Role.LEGAL, timedelta(hours=3)),
    ]
    assert found.whole.median == timedelta(hours=5)
    assert (found.submitted, found.approved, found.unchanged) == (1, 1, 1)


def test_who_is_asked_for_besides_the_steps_is_timed_from_the_submission():
    chain = Chain()
    chain.submit(0, steps=[["communications"]], roles=["legal"])
    chain.approve(2, "paul", "communications")
    assert chain.sum.approved == 0
    chain.approve(5, "ines", "legal")
    (_, besides) = chain.sum.steps
    assert (besides.place, besides.spread.median) == (None, timedelta(hours=5))
    assert chain.sum.approved == 1


def test_another_version_asks_everybody_again_and_is_no_longer_unchanged():
    chain = Chain()
    chain.submit(0)
    chain.approve(1, "paul", "communications")
    chain.add(ActionKind.REQUEST_CHANGES, 2, "ines")
    chain.submit(10, revision=2)
    chain.approve(11, "paul", "communications", revision=2)
    chain.approve(14, "ines", "legal", revision=2)
    found = chain.sum
    assert [one.spread.count for one in found.steps] == [2, 1]
    assert found.whole.median == timedelta(hours=14)
    assert (found.approved, found.unchanged, found.versions, found.changes) == (1, 0, (2,), 1)


def test_an_approval_that_is_taken_back_gives_the_turn_back():
    chain = Chain()
    chain.submit(0)
    chain.approve(1, "paul", "communications")
    chain.add(ActionKind.UNAPPROVE, 4, "paul", roles=["communications"])
    chain.approve(6, "paul", "communications")
    chain.approve(7, "ines", "legal")
    communications, legal = chain.sum.steps
    assert (communications.spread.median, communications.spread.p90) == tuple(
        timedelta(hours=each) for each in (1, 2)
    )
    assert legal.spread.median == timedelta(hours=1)


def test_more_roles_that_are_required_later_must_approve_too():
    chain = Chain()
    chain.submit(0, steps=[["communications"]])
    chain.add(ActionKind.REQUIRE, 1, "machine", roles=["communications", "legal"])
    chain.approve(2, "paul", "communications")
    assert chain.sum.approved == 0


def test_a_rule_that_flags_every_version_of_a_post_counts_once():
    chain = Chain()
    figure = ("fin.figure", "financial-figures")
    chain.submit(0, found=[figure, figure])
    chain.submit(1, revision=2, found=[figure, ("claims.best", "claims")])
    chain.submit(2, "b", found=[figure])
    found = chain.sum
    assert found.families == {Family.FINANCIAL_FIGURES: 2, Family.CLAIMS: 1}
    assert found.rules == {"fin.figure": 2, "claims.best": 1}


def test_what_was_submitted_before_the_period_counts_for_no_time():
    chain = Chain()
    chain.approve(1, "paul", "communications")
    chain.submit(5, "b", revision=3)
    chain.approve(6, "paul", "communications", "b", 3)
    found = chain.sum
    assert (found.submitted, found.versions) == (0, ())
    assert [one.spread.median for one in found.steps] == [timedelta(hours=1)]


def test_words_that_were_taken_out_leave_who_did_what():
    chain = Chain()
    chain.add(ActionKind.SUBMIT, 0, "claire", is_redacted=True)
    chain.add(ActionKind.APPROVE, 1, "paul", is_redacted=True)
    found = chain.sum
    assert (found.submitted, found.approved, found.steps) == (1, 0, ())
    assert [(one.person, one.versions, one.approvals) for one in found.people] == [
        ("claire", 1, 0),
        ("paul", 0, 1),
    ]


def test_people_are_told_by_what_they_did():
    chain = Chain()
    chain.submit(0)
    chain.approve(2, "paul", "communications")
    chain.add(ActionKind.VETO, 3, "ines")
    found = chain.sum
    assert found.vetoes == 1
    paul = next(one for one in found.people if one.person == "paul")
    assert (paul.approvals, paul.deciding.median) == (1, timedelta(hours=2))
    ines = next(one for one in found.people if one.person == "ines")
    assert (ines.vetoes, ines.deciding) == (1, None)
