"""Median and ninetieth percentile: times that were really taken."""

from datetime import timedelta

import pytest

from desktop_app.services.spread import Spread


def hours(*numbers):
    return [timedelta(hours=number) for number in numbers]


def test_of_nothing_there_is_no_spread():
    assert Spread.of([]) is None


@pytest.mark.parametrize(
    ("taken", "median", "p90"),
    [((3,), 3, 3), ((4, 1), 1, 4), ((5, 1, 3), 3, 5), (range(1, 11), 5, 9), (range(1, 21), 10, 18)],
)
def test_half_are_the_median_or_less_and_nine_in_ten_the_other(taken, median, p90):
    spread = Spread.of(hours(*taken))
    assert (spread.median, spread.p90) == tuple(hours(median, p90))
    assert spread.count == len(taken)
