"""A laptop that sleeps between its attempt and its request, and wakes when others have gone on."""

import os
import signal

import pytest

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.services import controlling, practice, reading, settling
from tests.faults.office import SINGLE, agree
from tests.faults.oracle import judge

#: Both are between the attempt and the look at the deadline.
ASLEEP = ("attempted", "announced")
LONG = 3600


def wake(child):
    os.kill(child, signal.SIGCONT)


def put_to_sleep(crew, office, url, point):
    sign = int(signal.SIGSTOP)
    child = crew.start(office, url, point=point, sign=sign, jumps=[])
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
    with office.parts(journal=None) as parts:
        account, by = practice.ACCOUNT.id, practice.COMMUNICATIONS
        controlling.take_over(parts, account, practice.STANDBY, by, "Il ne répond plus.")
    crew.run(office, url, machine=practice.STANDBY, journal="standby")
    with office.parts(url=url, machine=practice.STANDBY, journal="standby") as parts:
        record = reading.open_post(parts, post, practice.LEGAL).record
        assert str(record.state) == "needs_person"
        settling.settle_absent(parts, post, "Rien sur X, j’ai regardé.", practice.COMMUNICATIONS)
        agree(parts, post)
    crew.run(office, url, machine=practice.STANDBY, journal="standby")
    assert x.hits(Route.CREATE) == 1
    wake(child)
    assert crew.wait(child, office) == "done"
    verdict = judge(office, post, x, SINGLE)
    assert verdict.is_sound
    assert (verdict.state, verdict.at_x, x.hits(Route.CREATE)) == ("posted", 1, 1)
