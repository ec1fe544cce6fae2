"""Quiet periods are computed to the minute, in each market's own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.markets import place_of
from desktop_app.checks.profile import Profile
from desktop_app.checks.quiet_periods import period_at, quiet_periods

_MINUTE = timedelta(minutes=1)
_MARCH = {"day": "2027-03-21", "time": "07:30", "kind": "annual", "market": "FR"}


def _profile(*results: object, **more: object) -> Profile:
    return Profile.parse({"results_dates": list(results), **more})


def _at(zone: str, said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_thirty_days_from_midnight_until_the_minute_of_the_announcement() -> None:
    profile = _profile(_MARCH)
    begins, ends = _at("Europe/Paris", "2027-02-19T00:00"), _at("Europe/Paris", "2027-03-21T07:30")
    assert period_at(profile, begins - _MINUTE) is None
    assert period_at(profile, ends) is None
    period = period_at(profile, begins)
    assert period is not None
    assert period == period_at(profile, ends - _MINUTE)
    assert (period.begins, period.ends, period.days) == (begins, ends, 30)
    assert period.law == "MAR art. 19(11)"
    assert period.said.en == (
        "Quiet period: from 19 February 2027 until the annual results of 21 March 2027 at 07:30 "
        "(FR; 30 days; MAR art. 19(11))."
    )
    assert period.said.fr == (
        "Période de silence\u00a0: du 19 février 2027 jusqu’aux résultats annuels du 21 mars 2027 "
        "à 07:30 (FR\u202f; 30 jours\u202f; MAR art. 19(11))."
    )


def test_without_a_time_the_whole_day_is_quiet() -> None:
    profile = _profile("2027-03-21", listed=["Euronext Paris"])
    assert period_at(profile, _at("Europe/Paris", "2027-03-21T23:59")) is not None
    assert period_at(profile, _at("Europe/Paris", "2027-03-22T00:00")) is None
    assert quiet_periods(profile)[0].zone == "Europe/Paris"


def test_a_clock_change_inside_takes_no_hour_away() -> None:
    # Paris: 28 March 2027. Summer time when it ends, winter time when it begins.
    [period] = quiet_periods(_profile({**_MARCH, "day": "2027-04-10", "time": "08:00"}))
    assert period.begins == datetime(2027, 3, 10, 23, 0, tzinfo=UTC)
    assert period.ends == datetime(2027, 4, 10, 6, 0, tzinfo=UTC)
    # New York's clocks changed two weeks before.
    [there] = quiet_periods(_profile({**_MARCH, "day": "2027-04-10", "market": "US"}))
    assert there.begins == datetime(2027, 3, 11, 5, 0, tzinfo=UTC)
    assert there.law == ""


def test_an_announcement_in_the_hour_that_comes_twice_ends_at_the_second() -> None:
    [period] = quiet_periods(_profile({**_MARCH, "day": "2026-10-25", "time": "02:30"}))
    assert period.ends == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_each_market_has_its_own_days() -> None:
    profile = _profile(
        {"day": "2027-04-22", "kind": "quarter", "market": "FR"},
        {"day": "2027-07-22", "kind": "half_year", "market": "Nasdaq Stockholm"},
        {"day": "2027-07-29", "kind": "annual", "market": "Kasachstan"},
        markets=[
            {"name": "FR", "quarter_days": 15},
            {"name": "Kasachstan", "zone": "Asia/Almaty", "days": 14},
        ],
    )
    quarter, stockholm, other = quiet_periods(profile)
    assert (quarter.days, quarter.law) == (15, "")
    assert quarter.begins == _at("Europe/Paris", "2027-04-07T00:00")
    assert (stockholm.days, stockholm.law) == (30, "MAR art. 19(11)")
    assert stockholm.zone == "Europe/Stockholm"
    assert (other.days, other.zone, other.law) == (14, "Asia/Almaty", "")
    assert "the company’s own rule" in quarter.said.en


def test_of_two_that_overlap_the_later_end_counts() -> None:
    profile = _profile(
        _MARCH,
        {"day": "2027-03-25", "market": "US", "time": "16:30"},
        blackouts=[["2027-03-20", "2027-03-23"]],
        listed=["Euronext Paris"],
    )
    moment = _at("Europe/Paris", "2027-03-21T07:00")
    period = period_at(profile, moment)
    assert period is not None
    assert period.ends == _at("America/New_York", "2027-03-25T16:30")
    after = _at("America/New_York", "2027-03-25T16:30")
    assert period_at(profile, after) is None


def test_a_period_of_the_company_names_its_days() -> None:
    profile = _profile(blackouts=[["2026-12-01", "2026-12-10"]], listed=["Euronext Paris"])
    period = period_at(profile, _at("Europe/Paris", "2026-12-10T23:59"))
    assert period is not None
    assert period.said.fr.endswith("du 1er décembre 2026 au 10 décembre 2026.")
    assert period_at(profile, _at("Europe/Paris", "2026-12-11T00:00")) is None
    assert period_at(profile, _at("Europe/Paris", "2026-11-30T23:59")) is None


@pytest.mark.parametrize(
    ("market", "zone"),
    [("FR", "Europe/Paris"), ("gb", "Europe/London"), ("London Stock Exchange", "Europe/London"),
     ("Nasdaq Stockholm", "Europe/Stockholm"), ("NASDAQ", "America/New_York"),
     ("SIX Swiss Exchange", "Europe/Zurich"), ("Euronext Growth Paris", "Europe/Paris")],
)  # fmt: skip
def test_markets_are_known_by_country_or_by_name(market: str, zone: str) -> None:
    place = place_of(market)
    assert place is not None
    assert place.zone == zone
    assert ZoneInfo(place.zone).key == zone


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)),
    st.sampled_from(["FR", "UK", "US", "JP", "AU", "CA"]),
    st.integers(14, 30),
    st.integers(0, 40 * 24 * 60),
)
def test_a_minute_is_quiet_exactly_when_its_local_day_is(
    day: date, market: str, days: int, minutes: int
) -> None:
    profile = _profile(
        {"day": day.isoformat(), "market": market}, markets=[{"name": market, "days": days}]
    )
    place = place_of(market)
    assert place is not None
    moment = datetime.combine(day, datetime.min.time(), UTC) + timedelta(days=2, minutes=-minutes)
    local_day = moment.astimezone(ZoneInfo(place.zone)).date()
    is_quiet = period_at(profile, moment) is not None
    assert is_quiet == (day - timedelta(days=days) <= local_day <= day)
