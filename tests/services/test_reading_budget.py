"""Reading never costs more than somebody set, whatever is asked and however it ends."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import BadInput, CountersignError, Refused, Unavailable
from desktop_app.domain.watching import Watched
from desktop_app.services import (
    observing,
    observing_daily,
    observing_lists,
    practice,
    reading_budget,
)
from desktop_app.services.observing_ports import Asked, WatchItem, WatchList
from desktop_app.services.reading_budget import Budget, Spent
from tests.fakes import NOW
from tests.observing_fakes import REFUSED, UNCLEAR, reading, shown

ACCOUNT = practice.ACCOUNT.id
STRANGER = ("1500000000000000001", "nadia_forest")
DOLLAR = 1_000_000


@pytest.fixture
def parts(tmp_path):
    made = reading(tmp_path)
    yield made
    made.observations.close()


def test_nothing_is_read_before_somebody_set_a_budget(parts):
    assert reading_budget.budget(parts, ACCOUNT).limit == 0
    for refresh in (
        observing.refresh_mentions,
        observing.refresh_metrics,
        observing.refresh_polls,
        observing.refresh_profile,
        observing.recheck,
    ):
        with pytest.raises(Refused) as told:
            refresh(parts, ACCOUNT)
        assert told.value.kind == "observing.no_budget"
    assert parts.fake.asked == []


def test_a_budget_is_of_one_account_and_of_a_month_in_its_zone(parts):
    reading_budget.set_budget(parts, ACCOUNT, DOLLAR)
    parts.fake.profiles["claire_morel"] = shown("1", "claire_morel")
    observing.refresh_profile(parts, ACCOUNT)
    now = reading_budget.budget(parts, ACCOUNT)
    assert (now.limit, now.spent, now.left) == (DOLLAR, 10_000, 990_000)
    assert now.begins.isoformat() == "2026-10-31T23:00:00+00:00"
    assert reading_budget.budget(parts, practice.COMPANY.id).limit == 0
    (spending,) = reading_budget.spendings(parts, ACCOUNT)
    assert (spending.at, spending.asked, spending.price, spending.results) == (
        NOW,
        Asked.PROFILE,
        10_000,
        1,
    )
    parts.clock.advance(days=7)
    assert reading_budget.budget(parts, ACCOUNT).spent == 0


@pytest.mark.parametrize(
    ("typed", "millionths"), [("5", 5_000_000), ("2,50", 2_500_000), ("$0.215", 215_000)]
)
def test_an_amount_is_read_as_people_type_it(typed, millionths):
    assert reading_budget.read_amount(typed) == millionths


@pytest.mark.parametrize(
    "typed", ["1,000", "1,000.50", "12,345,678", "", "five", "-1", "1e9", "NaN"]
)
def test_an_amount_that_may_mean_another_is_not_guessed(typed):
    with pytest.raises(BadInput, match=r"observing\.amount"):
        reading_budget.read_amount(typed)


@pytest.mark.parametrize("amount", [-1, reading_budget.MOST + 1])
def test_an_amount_that_nobody_means_is_refused(parts, amount):
    with pytest.raises(BadInput) as told:
        reading_budget.set_budget(parts, ACCOUNT, amount)
    assert told.value.kind == "observing.amount"
    with pytest.raises(BadInput):
        reading_budget.set_budget(parts, "nobody", 1)


def test_without_its_spendings_a_budget_counts_no_more(parts, tmp_path):
    """A file that was lost must not mean that the month begins anew."""
    reading_budget.set_budget(parts, ACCOUNT, DOLLAR)
    other = open_observations(tmp_path / "other.sqlite")
    try:
        assert reading_budget.budget(replace(parts, observations=other), ACCOUNT).limit == 0
    finally:
        other.close()
    assert reading_budget.budget(parts, ACCOUNT).limit == DOLLAR
    for odd in ("", "5", "x y", f"-5 {parts.observations.id}"):
        parts.desk.prefer(f"reading.budget.{ACCOUNT}", odd)
        assert reading_budget.budget(parts, ACCOUNT).limit == 0


def test_where_nothing_can_be_kept_nothing_is_read(parts):
    nowhere = replace(parts, observations=None)
    with pytest.raises(Unavailable) as told:
        observing.refresh_mentions(nowhere, ACCOUNT)
    assert told.value.kind == "observing.nowhere"


@pytest.mark.parametrize(("error", "spent"), [(REFUSED, 0), (UNCLEAR, 500_000)])
def test_an_answer_that_cannot_be_used_has_cost_what_it_may_have_cost(parts, error, spent):
    reading_budget.set_budget(parts, ACCOUNT, DOLLAR)
    parts.fake.errors.append(error)
    with pytest.raises(Unavailable):
        observing.refresh_mentions(parts, ACCOUNT)
    assert reading_budget.budget(parts, ACCOUNT).spent == spent
    (kept,) = reading_budget.spendings(parts, ACCOUNT)
    assert kept.is_settled is (spent == 0)


def test_a_program_that_dies_while_x_answers_has_spent_the_highest_price(parts, tmp_path):
    reading_budget.set_budget(parts, ACCOUNT, DOLLAR)

    def dies():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reading_budget.paid(parts, ACCOUNT, Asked.SEARCH, 100, dies, len)
    parts.observations.close()
    parts.observations = open_observations(tmp_path / "observations.sqlite")
    assert reading_budget.budget(parts, ACCOUNT).spent == 500_000


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["mentions", "search", "profile", "recheck", "daily", "daily", "budget"]),
        st.integers(0, 130),  # how much there is to find, or cents
        st.sampled_from([None, None, None, REFUSED, UNCLEAR, KeyboardInterrupt()]),
        st.booleans(),  # whether X had counted its answer by then
        st.integers(0, 200),  # hours that pass
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS,
    cents=st.integers(0, 130),
    prices=st.fixed_dictionaries({asked: st.integers(1, 20_000) for asked in Asked}),
)
def test_no_order_of_refreshes_passes_the_budget(steps, cents, prices):
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(reading_budget.PRICES, prices),
    ):
        parts = reading(Path(folder))
        try:
            _walk(parts, steps, cents)
        finally:
            parts.observations.close()


def _walk(parts, steps, cents):
    """What X billed in a month is never above the highest budget that was set in it."""
    reading_budget.set_budget(parts, ACCOUNT, cents * 10_000)
    tag = WatchItem(kind=Watched.HASHTAG, text="lyon")
    observing_lists.keep(parts, ACCOUNT, WatchList(name="Lyon", items=(tag,)))
    parts.fake.profiles["claire_morel"] = shown("1", "claire_morel")
    begins, highest, billed = reading_budget.budget(parts, ACCOUNT).begins, cents * 10_000, 0
    for what, size, error, is_late, hours in steps:
        parts.clock.advance(hours=hours)
        now = reading_budget.budget(parts, ACCOUNT)
        if now.begins != begins:
            begins, highest, billed = now.begins, now.limit, 0
        if what == "budget":
            reading_budget.set_budget(parts, ACCOUNT, size * 10_000)
            highest = max(highest, size * 10_000)
            continue
        for _ in range(size):
            parts.fake.say("@claire_morel #lyon", STRANGER)
        before = parts.fake.billed
        parts.fake.errors[:] = [error] if error and not is_late else []
        # A refusal costs nothing: X says no before it counts.
        parts.fake.late[:] = [error] if error and is_late and error is not REFUSED else []
        with suppress(CountersignError, KeyboardInterrupt):
            _refresh(parts, what)
        asked = Asked("recheck" if what == "daily" else what)
        billed += (parts.fake.billed - before) * reading_budget.PRICES[asked]
        after = reading_budget.budget(parts, ACCOUNT)
        assert billed <= after.spent <= highest
        if what == "daily" and after.spent > now.spent:
            assert after.left >= observing_daily.spare_of(after)


def _refresh(parts, what):
    if what == "search":
        observing.refresh_search(parts, ACCOUNT, "Lyon")
    elif what == "daily":
        observing_daily.look_again_of(parts, ACCOUNT)
    elif what == "recheck":
        observing.recheck(parts, ACCOUNT)
    elif what == "profile":
        observing.refresh_profile(parts, ACCOUNT)
    else:
        observing.refresh_mentions(parts, ACCOUNT)


def test_what_others_reserve_at_the_same_time_counts(parts):
    """Two programs of one computer: the second finds the first one's price spent."""
    kept, since = parts.observations, NOW - timedelta(days=1)
    ask = {"at": NOW, "since": since, "budget": 100}
    assert kept.reserve(ACCOUNT, Asked.SEARCH, 60, **ask) is not None
    assert kept.reserve(ACCOUNT, Asked.SEARCH, 60, **ask) is None
    assert kept.reserve(practice.COMPANY.id, Asked.SEARCH, 60, **ask) is not None
    assert kept.spent(ACCOUNT, since) == 60


@pytest.mark.parametrize(
    ("limit", "spent", "state"),
    [
        (0, 0, Spent.NOT_SET),
        (1_000_000, 0, Spent.FINE),
        (1_000_000, 899_999, Spent.FINE),
        (1_000_000, 900_000, Spent.NEARLY),
        (1_000_000, 999_001, Spent.ALL),
        (1_000, 5_000, Spent.ALL),
    ],
)
def test_how_near_its_end_a_budget_is(limit, spent, state):
    assert reading_budget.spent(Budget(begins=NOW, limit=limit, spent=spent)) is state
