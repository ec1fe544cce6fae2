"""What X shows no more goes from here by itself, a day's share of the budget at a time."""

from dataclasses import replace
from datetime import UTC, datetime

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
    said(parts, readers, 3)
    reading_budget.set_budget(parts, ACCOUNT.id, 8 * PRICE)  # three are spent, four are spared
    parts.clock.advance(hours=25)
    observing_daily.look_again(parts)
    assert asked(readers) == [1]
    parts.clock.advance(hours=25)
    assert observing_daily.look_again(parts).cost == 0


def test_at_the_end_of_a_month_a_whole_refresh_can_still_be_paid(parts, readers):
    """However much others' posts wait: people come first."""
    said(parts, readers, 5)
    whole = 300 * PRICE
    spent = reading_budget.budget(parts, ACCOUNT.id).spent
    reading_budget.set_budget(parts, ACCOUNT.id, 10 * whole)
    kept, begins = parts.observations, reading_budget.budget(parts, ACCOUNT.id).begins
    ask = {"at": parts.clock.now(), "since": begins, "budget": 10 * whole}
    kept.reserve(ACCOUNT.id, Asked.SEARCH, 9 * whole - spent - 2 * PRICE, **ask)
    parts.clock.advance(hours=25)
    assert observing_daily.daily(parts, ACCOUNT.id).waiting == 0
    observing_daily.look_again(parts)
    assert asked(readers) == [2]
    told = observing_daily.daily(parts, ACCOUNT.id)
    assert (told.share, told.spare, told.waiting) == (10 * whole // 60, whole, 3)
    parts.clock.advance(hours=25)
    assert observing_daily.look_again(parts).cost == 0
    assert reading_budget.budget(parts, ACCOUNT.id).left == whole
    made = [readers[ACCOUNT.id].say(f"@{ACCOUNT.handle} {n}", STRANGER) for n in range(300)]
    assert len(observing.refresh_mentions(parts, ACCOUNT.id).new) == len(made)


def test_a_month_takes_half_of_its_budget_at_most(parts, readers):
    said(parts, readers, 1)
    limit = reading_budget.budget(parts, ACCOUNT.id).limit
    kept, begins = parts.observations, reading_budget.budget(parts, ACCOUNT.id).begins
    ask = {"at": begins, "since": begins, "budget": limit}
    kept.reserve(ACCOUNT.id, Asked.RECHECK, limit // 2 - PRICE + 1, **ask)
    parts.clock.advance(hours=25)
    assert observing_daily.look_again(parts).cost == 0


def test_a_day_with_which_a_month_ends_is_one_day(parts, readers):
    said(parts, readers, 6)
    late = datetime(2026, 11, 30, 22, 0, tzinfo=UTC)  # in Paris 23:00
    parts.clock.advance(seconds=(late - parts.clock.now()).total_seconds())
    assert observing_daily.look_again(parts).cost == 3 * PRICE
    parts.clock.advance(hours=2)
    assert reading_budget.budget(parts, ACCOUNT.id).spent == 0
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
