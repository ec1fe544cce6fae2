"""Laptops restored from a backup, and copies of one: nothing is ever at X twice."""

import os
import shutil
import signal

import pytest

from desktop_app.adapters.journal import halted
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.services import controlling, practice
from desktop_app.services.journal_ports import Why
from desktop_app.services.publisher import Publisher
from tests.faults import races
from tests.faults.office import SINGLE
from tests.faults.oracle import judge, surplus

ACCOUNT = practice.ACCOUNT.id


def copied(office, name="copy"):
    """The journal as a copy of the whole machine has it, with whatever its keychain holds."""
    with office.parts():
        pass  # begun: it has a name, and a past
    shutil.copy(office.journal("main"), office.journal(name))
    office.clock.advance(1)
    return name


def passes(publisher, clock, times=8):
    """Passes with time in between, until a pass has nothing to tell; the kinds that were told."""
    told = []
    for _ in range(times):
        reports = publisher.run().reports
        told += [(one.error or one.outcome).kind for one in reports]
        clock.advance(45)
    return told


def take_over(parts):
    by, reason = practice.COMMUNICATIONS, "The old one is switched off."
    controlling.take_over(parts, ACCOUNT, practice.PUBLISHER, by, reason)


@pytest.mark.parametrize("point", ["announced", "sent", "answered", "outcome_line"])
def test_a_copy_of_the_machine_does_not_repeat_what_the_first_had_on_its_way(
    point, office, post, x, crew
):
    """One record for both. The copy's journal has no line of it; that must prove nothing."""
    url, copy = x.start(), copied(office)
    crew.run(office, url, point=point)
    with office.parts(url=url, journal=copy) as parts:
        publisher = Publisher(parts)
        assert set(passes(publisher, office.clock)) == {"journal.twin"}
        take_over(parts)
        passes(publisher, office.clock, 30)
    assert (surplus(x, SINGLE), x.hits(Route.CREATE)) == (0, 0 if point == "announced" else 1)
    verdict = judge(office, post, x, SINGLE)
    assert verdict.state == ("needs_person" if point == "announced" else "posted")


def test_a_copy_that_meets_the_first_in_the_middle_of_its_request(office, x, crew):
    url, copy = x.start(), copied(office)
    first = crew.start(office, url, point="checked", sign=int(signal.SIGSTOP), jumps=[0, 0])
    assert crew.wait(first) == "stopped"
    crew.run(office, url, journal=copy)
    os.kill(first, signal.SIGCONT)
    assert crew.wait(first, office) == "done"
    assert (surplus(x, SINGLE), x.hits(Route.CREATE)) == (0, 1)


def test_two_copies_at_once_on_one_record_send_nothing_twice_and_one_notices(tmp_path, crew):
    office, wanted = races.prepared(tmp_path, 10)
    x = races.forgetful_x(office.clock)
    url, copy = x.start(), copied(office)
    try:
        both = [
            crew.start(office, url, journal=name, jumps=[0, 0, 6, 6, 40, 40])
            for name in ("main", copy)
        ]
        assert {crew.wait(one, office) for one in both} == {"done"}
        for name in ("main", copy):
            crew.run(office, url, journal=name)
        counted = races.count(office, x, wanted)
        assert (counted.twice, counted.unlike) == (0, 0), counted
        assert counted.posted == counted.at_x
        with office.parts(journal=copy) as late, office.parts() as first:
            halts = [parts.journal.halt for parts in (late, first)]
        assert Why.TWIN in {halt.why for halt in halts if halt}
    finally:
        x.stop()


def test_two_copies_of_a_record_in_a_file_the_second_sees_the_first_one_on_x(office, post, x):
    """Both were up all the time: the second had read the timeline before the first one sent."""
    url, other = x.start(), office.copy(office.folder.with_name("other"))
    with office.parts(url=url) as here, other.parts(url=url) as there:
        second = Publisher(there)
        second._look_first(ACCOUNT)
        other.clock.advance(60)
        office.clock.advance(60)
        passes(Publisher(here), office.clock)
        other.clock.advance(360)
        told = passes(second, other.clock)
    assert (surplus(x, SINGLE), x.hits(Route.CREATE)) == (0, 1)
    assert told[0] == "found"
    for one in (office, other):
        assert judge(one, post, x, SINGLE).state == "posted"


@pytest.mark.parametrize("is_shown", [True, False])
def test_files_on_another_computer_send_nothing_until_somebody_takes_over(is_shown, office, x):
    """Also while X does not show what the first one sent: only a person can let it go on."""
    url = x.start()
    with office.parts(computer="laptop"):
        other = office.copy(office.folder.with_name("other"))
    with office.parts(url=url, computer="laptop") as here:
        passes(Publisher(here), office.clock)
    other.clock.advance(360)
    if not is_shown:
        x._world.shelf.newest_first = lambda: iter(())
    with other.parts(url=url, computer="desktop") as there:
        assert set(passes(Publisher(there), other.clock)) == {"journal.moved"}
        assert x.hits(Route.CREATE) == 1
    if is_shown:
        with other.parts(url=url, computer="desktop") as there:
            take_over(there)
            assert passes(Publisher(there), other.clock)[0] == "found"
        assert (surplus(x, SINGLE), x.hits(Route.CREATE)) == (0, 1)


@pytest.mark.parametrize("ledger", ["current", "older"])
@pytest.mark.parametrize("journal", ["before", "after"])
def test_a_restored_desk_waits_and_then_reads_x_first(ledger, journal, office, post, x, crew):
    url, earlier = x.start(), office.copy(office.folder.with_name("earlier"))
    with earlier.parts():
        pass
    crew.run(office, url)
    if ledger == "older":
        office.set_back(earlier)
    kept = earlier if journal == "before" else office
    lines = kept.journal("main").read_bytes() + halted(Why.RESTORED, office.clock.now())
    office.journal("main").write_bytes(lines)
    with office.parts(url=url) as parts:
        before = passes(Publisher(parts), office.clock)
        assert set(before) <= {"journal.restored"}
        assert bool(before) is (ledger == "older")
        take_over(parts)
        passes(Publisher(parts), office.clock)
    assert (surplus(x, SINGLE), x.hits(Route.CREATE)) == (0, 1)
    assert judge(office, post, x, SINGLE).state == "posted"


def test_only_who_may_lets_a_restored_machine_send_again(office, x):
    url = x.start()
    with office.parts():
        pass
    with office.journal("main").open("ab") as lines:
        lines.write(halted(Why.RESTORED, office.clock.now()))
    with office.parts(url=url) as parts:
        publisher = Publisher(parts)
        assert passes(publisher, office.clock, 1) == ["journal.restored"]
        with pytest.raises(Refused, check=lambda error: error.kind == "ledger.duty"):
            controlling.take_over(parts, ACCOUNT, practice.PUBLISHER, practice.EXECUTIVE, "Me.")
        assert passes(publisher, office.clock, 1) == ["journal.restored"]
        take_over(parts)
        assert passes(publisher, office.clock, 1)[0] == "posted"
        with parts.store.begin() as work:
            assert len(work.posts((PostState.POSTED,))) == 1
