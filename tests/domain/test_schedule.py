from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain import schedule
from desktop_app.domain.errors import BadInput


def clock(*fields: int) -> datetime:
    """What a clock on the wall shows: no zone."""
    return datetime(*fields, tzinfo=UTC).replace(tzinfo=None)


def test_a_local_time_becomes_utc():
    summer = schedule.moment(clock(2026, 7, 1, 9, 30), "Europe/Paris")
    winter = schedule.moment(clock(2026, 12, 1, 9, 30, 59, 7), "Europe/Paris")
    assert summer == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    assert winter == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    assert schedule.local(summer, "Europe/Paris").hour == 9


def test_a_time_that_the_night_skips_is_refused():
    with pytest.raises(BadInput, match=r"schedule\.missing"):
        schedule.moment(clock(2027, 3, 28, 2, 30), "Europe/Paris")


def test_a_time_that_happens_twice_is_refused():
    with pytest.raises(BadInput, match=r"schedule\.ambiguous"):
        schedule.moment(clock(2026, 10, 25, 2, 30), "Europe/Paris")
    with pytest.raises(BadInput, match=r"schedule\.ambiguous"):
        schedule.moment(clock(2026, 11, 1, 1, 30), "America/New_York")


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Europe/Lyon", "x" * 200])
def test_a_zone_that_does_not_exist_is_refused(zone):
    with pytest.raises(BadInput, match=r"schedule\.zone"):
        schedule.moment(clock(2026, 7, 1, 9, 30), zone)


def test_every_minute_around_the_clock_changes_is_right_or_refused():
    for start in (clock(2026, 10, 25), clock(2027, 3, 28)):
        for minute in range(0, 300, 5):
            wanted = start + timedelta(minutes=minute)
            if wanted.hour == 2:
                with pytest.raises(BadInput, match=r"schedule\.(missing|ambiguous)"):
                    schedule.moment(wanted, "Europe/Paris")
                continue
            at = schedule.moment(wanted, "Europe/Paris")
            assert schedule.local(at, "Europe/Paris").replace(tzinfo=None) == wanted


def test_a_window_begins_in_the_future_and_has_an_end():
    now = datetime(2026, 11, 24, 15, tzinfo=UTC)
    later, grace = now + timedelta(hours=1), timedelta(minutes=15)
    assert schedule.window(later, now, grace) == (later, later + grace)
    with pytest.raises(BadInput, match=r"schedule\.past"):
        schedule.window(now, now, grace)


def test_a_zone_of_a_thousand_parts_is_none():
    with pytest.raises(BadInput, match=r"schedule\.zone"):
        schedule.local(datetime(2026, 1, 1, tzinfo=UTC), "a/" * 1500)
