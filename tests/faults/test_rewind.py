"""A ledger that was set back, alone or with its journal: what is at X is not sent again."""

import pytest

from desktop_app.adapters.practice_x.faults import Fault, Route
from tests.faults.office import SINGLE
from tests.faults.oracle import judge, surplus

AFTER_THE_BYTES = ("sent", "answered", "torn_outcome", "outcome_line", "in_outcome", "settled")


@pytest.fixture
def earlier(office, tmp_path):
    """The office as the backup has it: approved, never tried."""
    return office.copy(tmp_path / "backup")


@pytest.mark.parametrize("point", [None, *AFTER_THE_BYTES])
def test_a_ledger_set_back_makes_no_second_post(point, office, earlier, post, x, crew):
    url = x.start()
    crew.run(office, url, point=point)
    office.set_back(earlier)
    crew.run(office, url)
    verdict = judge(office, post, x, SINGLE)
    assert verdict.is_sound
    assert (verdict.state, verdict.at_x, x.hits(Route.CREATE)) == ("posted", 1, 1)


@pytest.mark.parametrize("point", [None, "announced", "sent"])
def test_while_x_shows_nothing_the_journal_alone_holds_it_back(point, office, earlier, x, crew):
    url = x.start()
    crew.run(office, url, point=point)
    office.set_back(earlier)
    x.stop()  # what a killed sender had on its way has arrived by now, or never does
    url = x.start()
    sent = x.hits(Route.CREATE)
    x._world.shelf.newest_first = lambda: iter(())  # as X may, for a while
    crew.run(office, url)
    assert x.hits(Route.CREATE) == sent


def test_a_publisher_whose_journal_forgets_would_post_twice(office, earlier, x, crew):
    """Otherwise the test above proves nothing."""
    url = x.start()
    crew.run(office, url)
    office.set_back(earlier)
    x._world.shelf.newest_first = lambda: iter(())
    crew.run(office, url, weakness="journal forgets")
    assert surplus(x, SINGLE) == 1


def test_with_the_journal_set_back_too_the_timeline_catches_it(office, earlier, post, x, crew):
    url = x.start()
    crew.run(office, url)
    office.set_back(earlier)
    office.journal("main").unlink()
    crew.run(office, url)
    verdict = judge(office, post, x, SINGLE)
    assert verdict.is_sound
    assert (verdict.state, verdict.at_x, x.hits(Route.CREATE)) == ("posted", 1, 1)


def test_with_nothing_to_know_from_nothing_is_sent(office, earlier, post, x, crew):
    """Ledger and journal set back, and X's timeline not to be read: nobody sends."""
    url = x.start()
    crew.run(office, url)
    office.set_back(earlier)
    office.journal("main").unlink()
    x.misbehave(Fault.UNAVAILABLE_503, times=1000, on=Route.TIMELINE)
    crew.run(office, url)
    assert x.hits(Route.CREATE) == 1
    assert "publish.timeline_first" in (office.folder / "said.txt").read_text(encoding="utf-8")
    x._faults[Route.TIMELINE].clear()
    crew.run(office, url)
    verdict = judge(office, post, x, SINGLE)
    assert (verdict.state, verdict.duplicates, x.hits(Route.CREATE)) == ("posted", 0, 1)
