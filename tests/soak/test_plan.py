"""The plan of faults: all sorts, one after the other, quiet at first and at the end."""

from itertools import pairwise

from tests.soak.plan import COMPUTER, EVERYBODY, NETWORK, SERVER, Pace, X, plan

PACE = Pace()
PEOPLE = ("anne", "marc")


def test_an_hour_has_every_sort_of_fault_and_the_same_seed_the_same_plan():
    made = plan(1, 3600, PACE, PEOPLE)
    assert made == plan(1, 3600, PACE, PEOPLE) != plan(2, 3600, PACE, PEOPLE)
    assert {one.kind for one in made} == {*NETWORK, *SERVER, *X, *COMPUTER}
    assert {one.whom for one in made} <= {*PEOPLE, EVERYBODY, "server", "X"}


def test_it_begins_and_ends_quiet_and_is_quiet_between_two_episodes():
    made = plan(5, 3600, PACE, PEOPLE)
    assert made[0].begins == PACE.warm
    assert made[-1].ends + PACE.calm[0] <= 3600
    times = sorted({(one.begins, one.ends) for one in made})
    assert all(after[0] - before[1] >= PACE.calm[0] for before, after in pairwise(times))
    assert all(PACE.fault[0] <= ends - begins <= PACE.fault[1] for begins, ends in times)


def test_a_run_that_is_too_short_has_no_fault():
    assert plan(1, PACE.warm + 10, PACE, PEOPLE) == ()
