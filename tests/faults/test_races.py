"""Several publishers on one ledger at once: every part of every post exactly once."""

import os
import random
import signal

import pytest

from desktop_app.services import controlling, practice
from tests.faults import races
from tests.faults.oracle import forgetful_x

SEED = 20_261_124


@pytest.fixture
def x_of():
    """Start the simulated X of an office."""
    made = []

    def begin(office):
        made.append(forgetful_x(office.clock))
        return made[0], made[0].start()

    yield begin
    for x in made:
        x.stop()


def test_eight_senders_send_every_part_once(tmp_path, crew):
    counted = races.eight_senders(tmp_path, crew, 25)
    assert counted.is_sound, counted


def test_eight_senders_of_which_each_dies_send_no_part_twice(tmp_path, crew, x_of):
    office, wanted = races.prepared(tmp_path, 40)
    x, url = x_of(office)
    chosen = random.Random(SEED)
    dying = [
        races.start(crew, office, url, number, after=chosen.uniform(0.05, 1.0))
        for number in range(races.SENDERS)
    ]
    assert {crew.wait(child, office) for child in dying} <= {"killed", "done"}
    office.clock.advance(600)
    for number in range(races.SENDERS):
        crew.run(office, url, journal=f"sender-{number}", weakness="believes it is alone")
    counted = races.count(office, x, wanted)
    assert (counted.twice, counted.unlike, counted.waiting) == (0, 0, 0), counted
    assert counted.posted == counted.at_x, counted


def test_the_standby_goes_on_and_the_main_machine_finishes_what_it_began(tmp_path, crew, x_of):
    """It sleeps in the middle of its fifth post, the standby takes over, and both go on at once."""
    office, wanted = races.prepared(tmp_path, 12)
    x, url = x_of(office)
    sign = int(signal.SIGSTOP)
    main = crew.start(office, url, point="announced", turn=5, sign=sign, jumps=[0, 0, 0])
    assert crew.wait(main) == "stopped"
    with office.parts(journal=None) as parts:
        account, by = practice.ACCOUNT.id, practice.COMMUNICATIONS
        controlling.take_over(parts, account, practice.STANDBY, by, "Il ne répond plus.")
    standby = crew.start(
        office, url, machine=practice.STANDBY, journal="standby", jumps=[0, 0, 0, 0]
    )
    os.kill(main, signal.SIGCONT)
    assert {crew.wait(main, office), crew.wait(standby, office)} == {"done"}
    crew.run(office, url, machine=practice.STANDBY, journal="standby")
    counted = races.count(office, x, wanted)
    assert counted.is_sound, counted
