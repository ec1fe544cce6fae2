"""What X shows no more goes from here by itself, a day's share of the budget at a time."""

from dataclasses import replace

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import Unavailable
from desktop_app.services import observing, observing_daily, practice, reading_budget
from desktop_app.services.observing_ports import Asked
from tests.observing_fakes import FakeReader

ACCOUNT, OTHER = practice.ACCOUNT, practice.COMPANY
STRANGER = ("1500000000000000001", "nadia_forest")
PRICE = reading_budget.PRICES[Asked.RECHECK]


@pytest.fixture
def readers(office):
    return {each.id: FakeReader(clock=office.clock, account=each) for each in (ACCOUNT, OTHER)}


@pytest.fixture
def parts(office, readers, tmp_path):
    kept = open_observations(tmp_path / "observations.sqlite")
    made = replace(office.parts, reader=lambda account: readers[account.id], observations=kept)
    reading_budget.set_budget(made, ACCOUNT.id, 60 * 3 * PRICE)  # three posts a day
    yield made
    kept.close()


def said(parts, readers, count, account=ACCOUNT):
    """So many mentions that are kept; their numbers, the oldest first."""
    made = [readers[account.id].say(f"@{account.handle} {n}", STRANGER) for n in range(count)]
    assert len(observing.refresh_mentions(parts, account.id).new) == count
    return made


def there(parts, account=ACCOUNT):
    return {each.seen.x_post_id for each in observing.mentions(parts, account.id)}


def asked(readers, account=ACCOUNT):
    return [most for what, most in readers[account.id].asked if what == "posts"]


def test_nothing_is_asked_before_a_day_is_over_or_without_a_budget(parts, readers):
    said(parts, readers, 1)
    parts.clock.advance(hours=23)
    assert observing_daily.look_again(parts) == observing_daily.LookedAgain()
    reading_budget.set_budget(parts, ACCOUNT.id, 0)
    parts.clock.advance(hours=25)
    assert observing_daily.look_again(parts) == observing_daily.LookedAgain()
    nowhere = replace(parts, reader=None)
    assert observing_daily.look_again(nowhere) == observing_daily.LookedAgain()
    assert asked(readers) == []


def test_what_is_gone_from_x_goes_within_the_day_that_follows(parts, readers):
    stays, goes = said(parts, readers, 2)
    del readers[ACCOUNT.id].said[goes]
    parts.clock.advance(hours=24, minutes=1)
    looked = observing_daily.look_again(parts)
    assert (looked.gone, looked.cost, looked.failed) == (1, PRICE, None)
    assert there(parts) == {stays}
    assert observing_daily.look_again(parts) == observing_daily.LookedAgain()  # seen just now
    parts.clock.advance(hours=24, minutes=1)
    assert observing_daily.look_again(parts).cost == PRICE


def test_a_day_takes_its_share_and_the_rest_waits_its_turn(parts, readers):
    made = said(parts, readers, 5)
    parts.clock.advance(hours=25)
    for _ in range(3):
        observing_daily.look_again(parts)
    assert asked(readers) == [3]
    parts.clock.advance(hours=24)
    del readers[ACCOUNT.id].said[made[4]]
    assert observing_daily.look_again(parts).gone == 1  # the two that waited come first
    assert there(parts) == set(made[:4])
    assert asked(readers) == [3, 2]


def test_the_smallest_budget_looks_for_one_a_day(parts, readers):
    said(parts, readers, 2)
    spent = reading_budget.budget(parts, ACCOUNT.id).spent
    reading_budget.set_budget(parts, ACCOUNT.id, spent + PRICE)
    parts.clock.advance(hours=25)
    observing_daily.look_again(parts)
    assert asked(readers) == [1]
    parts.clock.advance(hours=25)  # and the month's budget holds here as everywhere
    assert observing_daily.look_again(parts).cost == 0


def test_one_accounts_failure_keeps_no_other_from_being_looked_for(parts, readers):
    reading_budget.set_budget(parts, OTHER.id, 60 * PRICE)
    said(parts, readers, 1)
    (gone,) = said(parts, readers, 1, OTHER)
    del readers[OTHER.id].said[gone]
    readers[ACCOUNT.id].errors.append(Unavailable("x.unreachable"))
    parts.clock.advance(hours=25)
    looked = observing_daily.look_again(parts)
    assert (looked.gone, looked.failed.kind) == (1, "x.unreachable")
    assert there(parts, OTHER) == set()
    assert len(there(parts)) == 1
