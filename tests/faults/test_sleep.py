"""A laptop that sleeps between its attempt and its request, and wakes when others have gone on."""

import os
import signal

import pytest

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.services import controlling, practice, reading, settling
from tests.faults.office import SINGLE, agree
from tests.faults.oracle import judge, surplus

#: Both are between the attempt and the look at the deadline.
ASLEEP = ("attempted", "announced")
LONG = 3600


def wake(child):
    os.kill(child, signal.SIGCONT)


def put_to_sleep(crew, office, url, point, **more):
    sign = int(signal.SIGSTOP)
    child = crew.start(office, url, point=point, sign=sign, jumps=[], **more)
    assert crew.wait(child) == "stopped"
    office.clock.advance(LONG)
    return child


@pytest.mark.parametrize("point", ASLEEP)
def test_who_wakes_after_the_deadline_sends_nothing(point, office, post, x, crew):
    url = x.start()
    child = put_to_sleep(crew, office, url, point)
    wake(child)
    assert crew.wait(child, office) == "done"
    assert x.hits(Route.CREATE) == 0
    verdict = judge(office, post, x, SINGLE)
    assert (verdict.state, verdict.is_sound) == ("approved", True)
    crew.run(office, url)  # a new attempt, under a new deadline
    assert judge(office, post, x, SINGLE).state == "posted"
    assert x.hits(Route.CREATE) == 1


@pytest.mark.parametrize("point", ASLEEP)
def test_who_wakes_after_another_machine_has_posted_sends_nothing(point, office, post, x, crew):
    url = x.start()
    child = put_to_sleep(crew, office, url, point)
    others_post(crew, office, url, post)
    assert x.hits(Route.CREATE) == 1
    wake(child)
    assert crew.wait(child, office) == "done"
    verdict = judge(office, post, x, SINGLE)
    assert verdict.is_sound
    assert (verdict.state, verdict.at_x, x.hits(Route.CREATE)) == ("posted", 1, 1)


def test_who_has_no_clock_that_goes_on_in_a_sleep_would_post_twice(office, post, x, crew):
    """Otherwise the test above proves nothing."""
    url = x.start()
    child = put_to_sleep(crew, office, url, "announced", weakness="clock stops asleep")
    others_post(crew, office, url, post)
    wake(child)
    assert crew.wait(child, office) == "done"
    assert surplus(x, SINGLE) == 1


def others_post(crew, office, url, post):
    """Another machine takes over, a person looks and says that nothing is there, it is approved."""
    standby = {"machine": practice.STANDBY, "journal": "standby"}
    account, by = practice.ACCOUNT.id, practice.COMMUNICATIONS
    with office.parts(journal=None) as parts:
        controlling.take_over(parts, account, practice.STANDBY, by, "Il ne répond plus.")
    crew.run(office, url, **standby)
    with office.parts(url=url, **standby) as parts:
        record = reading.open_post(parts, post, practice.LEGAL).record
        assert str(record.state) == "needs_person"
        settling.settle_absent(parts, post, "Rien sur X, j’ai regardé.", by)
        agree(parts, post)
    crew.run(office, url, **standby)
