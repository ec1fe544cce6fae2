"""When the company keeps quiet: before results, market by market, and when it says so itself.

A period before results begins at midnight, in the market's own zone, so many calendar days before
the day of the announcement, and ends at the minute of the announcement; where no time is known, at
the end of that day. Periods of two markets overlap freely: a post waits for the later end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from desktop_app.checks.markets import Place, place_of
from desktop_app.checks.profile import QUIET_DAYS, Market, Profile, Results, ResultsKind
from desktop_app.domain.finding import Explanation

_NOWHERE = Place("UTC", "")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_RESULTS = {
    ResultsKind.ANNUAL: Explanation(en="annual results", fr="résultats annuels"),
    ResultsKind.HALF_YEAR: Explanation(en="half-year results", fr="résultats semestriels"),
    ResultsKind.QUARTER: Explanation(en="quarterly results", fr="résultats trimestriels"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPeriod:
    """From `begins` (included) to `ends` (excluded), both UTC."""

    begins: datetime
    ends: datetime
    zone: str  #: in which its days are counted, and told
    results: Results | None = None  #: None for a period that the company named itself
    days: int = 0  #: calendar days before the results
    law: str = ""  #: which lays the days down; empty where the company did

    def holds(self, moment: datetime) -> bool:
        """Whether `moment` (aware) lies in it."""
        return self.begins <= moment < self.ends

    @property
    def said(self) -> Explanation:
        """What it is, from when and until when, and under which rule."""
        return Explanation(en=self._said("en"), fr=self._said("fr"))

    def _said(self, language: str) -> str:
        begins = _day(self.begins.astimezone(ZoneInfo(self.zone)).date(), language)
        if self.results is None:
            last = (self.ends - timedelta(minutes=1)).astimezone(ZoneInfo(self.zone)).date()
            return _SAID[language]["own"].format(begins=begins, last=_day(last, language))
        words = _SAID[language]
        at, market = self.results.time, self.results.market
        facts = [market, words["days"].format(days=self.days), self.law or words["rule"]]
        return words["results"].format(
            begins=begins,
            results=_RESULTS[self.results.kind].text(language),
            day=_day(date.fromisoformat(self.results.day), language),
            time=words["at"].format(time=at) if at else "",
            facts=("\u202f; " if language == "fr" else "; ").join(filter(None, facts)),
        )


_SAID = {
    "en": {
        "own": "Quiet period of the company: from {begins} to {last}.",
        "results": "Quiet period: from {begins} until the {results} of {day}{time} ({facts}).",
        "days": "{days} days",
        "rule": "the company’s own rule",
        "at": " at {time}",
    },
    "fr": {
        "own": "Période de silence de l’entreprise\u00a0: du {begins} au {last}.",
        "results": "Période de silence\u00a0: du {begins} jusqu’aux {results} du {day}{time} ({facts}).",
        "days": "{days} jours",
        "rule": "règle de l’entreprise",
        "at": " à {time}",
    },
}


def period_at(profile: Profile, moment: datetime) -> QuietPeriod | None:
    """The quiet period that `moment` (aware) lies in; of several, the one that ends last."""
    holding = [one for one in quiet_periods(profile) if one.holds(moment)]
    return max(holding, key=lambda one: (one.ends, one.results is not None), default=None)


@lru_cache(maxsize=64)
def quiet_periods(profile: Profile) -> tuple[QuietPeriod, ...]:
    """All that the profile's dates come to, in the order in which they begin."""
    home = next((place for name in profile.listed if (place := place_of(name))), _NOWHERE)
    markets = {one.name: one for one in profile.markets}
    found = [_of_results(one, markets.get(one.market), home) for one in profile.results_dates]
    found += [_of_company(first, last, home.zone) for first, last in profile.blackouts]
    return tuple(sorted(found, key=lambda one: (one.begins, one.ends)))


def _of_results(results: Results, market: Market | None, home: Place) -> QuietPeriod:
    place = place_of(results.market) or (home if not results.market else _NOWHERE)
    zone, days = place.zone, QUIET_DAYS
    if market is not None:
        zone = market.zone or zone
        days = market.quarter_days if results.kind is ResultsKind.QUARTER else market.days
    by_law = results.kind is not ResultsKind.QUARTER and days == QUIET_DAYS
    day = date.fromisoformat(results.day)
    if results.time:
        ends = _moment(day, time.fromisoformat(results.time), zone)
    else:
        ends = _moment(day + timedelta(days=1), time(), zone)
    return QuietPeriod(
        begins=_moment(day - timedelta(days=days), time(), zone),
        ends=ends,
        zone=zone,
        results=results,
        days=days,
        law=place.law if by_law else "",
    )


def _of_company(first: str, last: str, zone: str) -> QuietPeriod:
    after = date.fromisoformat(last) + timedelta(days=1)
    return QuietPeriod(
        begins=_moment(date.fromisoformat(first), time(), zone),
        ends=_moment(after, time(), zone),
        zone=zone,
    )


def _moment(day: date, at: time, zone: str) -> datetime:
    """A local time in UTC. Of an hour that happens twice, midnight is the first; else the second."""
    there = datetime.combine(day, at, ZoneInfo(zone))
    return there.replace(fold=0 if at == time() else 1).astimezone(UTC)


def _day(day: date, language: str) -> str:
    month = _MONTHS[language].split()[day.month - 1]
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}"
