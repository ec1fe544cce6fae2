"""Whether something grows."""

import pytest

from tests.soak.slopes import slope


def test_a_straight_line_is_found_exactly():
    line = slope([(at, 100 + at / 360) for at in range(0, 3600, 60)])
    assert (line.growth, line.percent) == pytest.approx((10, 9.52), abs=0.02)
    assert line.error == pytest.approx(0, abs=1e-9)


def test_what_only_goes_up_and_down_does_not_grow_beyond_its_error():
    line = slope([(at, 100 + (-1) ** (at // 60)) for at in range(0, 3600, 60)])
    assert abs(line.growth) < line.error
    assert line.middle == pytest.approx(100)


@pytest.mark.parametrize("points", [[(0, 1), (1, 2)], [(5, 1), (5, 2), (5, 3)]])
def test_without_enough_moments_there_is_no_line(points):
    with pytest.raises(ValueError, match=r"no line|one moment"):
        slope(points)
