"""What the company told the checks about itself: names, codenames, windows, published facts.

Company data stands here and never in a rule. The form is that of a JSON or TOML table; an
unknown key or a value of the wrong kind is refused, because a misspelt ``codenames`` that is
silently ignored would let a secret pass.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from desktop_app.checks.grammar import permitted_server
from desktop_app.checks.markets import place_of
from desktop_app.domain import schedule
from desktop_app.domain.errors import BadInput

#: Calendar days before results in which the company keeps quiet, unless its market says otherwise:
#: those of MAR article 19(11). Issuers' practice is 14 to 30.
QUIET_DAYS, FEWEST_QUIET_DAYS = 30, 14
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class ResultsKind(StrEnum):
    """Which results. MAR's closed period is before annual and half-year ones."""

    ANNUAL = "annual"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The day on which results are announced; a bare day is one of annual results."""

    day: str  #: ISO day, in the market's zone
    time: str = ""  #: ``"07:30"`` there; empty where it is not known: the whole day is quiet
    kind: ResultsKind = ResultsKind.ANNUAL
    market: str = ""  #: ``"FR"``, ``"Euronext Paris"``; empty: the company's first


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """How the company does on one market, where it is not as usual."""

    name: str
    zone: str = ""  #: IANA; may be left out for a market that is known
    days: int = QUIET_DAYS  #: before annual and half-year results
    quarter_days: int = QUIET_DAYS  #: before quarterly ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure already published. Two people adopt it, as they do the whole profile."""

    value: str  #: as written: ``"88 M€"``, ``"360 000"``
    unit: str = ""  #: words that follow it, in both languages: ``"units, unités"``
    period: str = ""  #: ``"H1 2026"``, ``"T3 2026"``, ``"2026"``; empty for any
    statement: str = ""  #: the sentence in which it was published
    link: str = ""
    published: str = ""  #: ISO day


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveDay:
    """A day on which a lively post hurts: ``day`` is ``"2026-11-13"``, or ``"11-13"`` each year."""

    day: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One company. Dates are ISO days; a blackout is (first day, last day), both included."""

    company: str = ""
    handle: str = ""
    tickers: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    codenames: tuple[str, ...] = ()
    confidential_customers: tuple[str, ...] = ()
    results_dates: tuple[Results, ...] = ()
    markets: tuple[Market, ...] = ()
    blackouts: tuple[tuple[str, str], ...] = ()
    own_domains: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    sensitive_days: tuple[SensitiveDay, ...] = ()
    news_hold: str = ""  #: what happened in the world, while every post waits for a second look
    grammar_server: str = ""  #: the company's own LanguageTool, https; empty: each computer's
    switched_off: tuple[str, ...] = ()  #: packs of rules that this company does not use
    rules: str = ""  #: the company's own rules, TOML (see `own_rules`)

    @classmethod
    def parse(cls, mapping: Mapping[str, Any]) -> Profile:
        """Read a profile.

        Raises `BadInput`: ``profile.key``, ``profile.value``, ``profile.days``, ``profile.market``,
        ``schedule.zone``.
        """
        readers = {
            "company": _text,
            "handle": _text,
            "news_hold": _text,
            "grammar_server": _grammar_server,
            "rules": _text,
            "sensitive_days": _sensitive_days,
            "results_dates": _results_dates,
            "markets": _markets,
            "blackouts": _windows,
            "facts": _facts,
        }
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        for key, value in mapping.items():
            if key not in known:
                raise BadInput("profile.key", key=str(key))
            values[key] = readers.get(key, _texts)(key, value)
        profile = cls(**values)
        _refuse_nowhere(profile)
        return profile

    @property
    def digest(self) -> str:
        """SHA-256 (hexadecimal) of the profile's content, whatever order it was written in."""
        canonical = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def sensitive(self, moment: datetime) -> SensitiveDay | None:
        """The sensitive day that `moment` falls on, if there is one."""
        day = moment.date().isoformat()
        return next((one for one in self.sensitive_days if one.day in {day, day[5:]}), None)


def _refuse(key: str, value: object) -> BadInput:
    return BadInput("profile.value", key=key, type=type(value).__name__)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _refuse(key, value)
    return value


def _grammar_server(key: str, value: object) -> str:
    server = _text(key, value)
    return permitted_server(server) if server else server


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise _refuse(key, value)
    return tuple(_text(key, item) for item in value)


def _day(key: str, value: object) -> str:
    """Take an ISO day (or moment) or TOML's date; keep the day."""
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise _refuse(key, value) from None


def _days(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise _refuse(key, value)
    return tuple(_day(key, item) for item in value)


def _windows(key: str, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, (list, tuple)):
        raise _refuse(key, value)
    windows = []
    for item in value:
        days = _days(key, item)
        if len(days) != 2 or days[0] > days[1]:
            raise _refuse(key, value)
        windows.append((days[0], days[1]))
    return tuple(windows)


def _facts(key: str, value: object) -> tuple[Fact, ...]:
    return tuple(Fact(**_told(key, one)) for one in _tables(key, value, Fact, "value"))


def _results_dates(key: str, value: object) -> tuple[Results, ...]:
    """Days, or tables of a day and what is announced on it."""
    if not isinstance(value, (list, tuple)):
        raise _refuse(key, value)
    tables = [item if isinstance(item, Mapping) else {"day": item} for item in value]
    return tuple(_results(key, one) for one in _tables(key, tables, Results, "day"))


def _results(key: str, table: Mapping[str, object]) -> Results:
    said = _told(key, {name: str(one) for name, one in table.items()})
    at = said.get("time", "")[: len("07:30")]
    try:
        kind = ResultsKind(said.get("kind", ResultsKind.ANNUAL))
        if at:
            at = f"{time.fromisoformat(at):%H:%M}"
    except ValueError:
        raise _refuse(key, table) from None
    day = _day(key, said["day"])
    return Results(day=day, time=at, kind=kind, market=said.get("market", ""))


def _markets(key: str, value: object) -> tuple[Market, ...]:
    return tuple(_market(key, one) for one in _tables(key, value, Market, "name"))


def _market(key: str, table: Mapping[str, object]) -> Market:
    days = {}
    for name in ("days", "quarter_days"):
        many = table.get(name, QUIET_DAYS)
        if not isinstance(many, int) or isinstance(many, bool):
            raise _refuse(key, many)
        if not FEWEST_QUIET_DAYS <= many <= QUIET_DAYS:
            raise BadInput(
                "profile.days", days=str(many), least=str(FEWEST_QUIET_DAYS), most=str(QUIET_DAYS)
            )
        days[name] = many
    zone = _text(key, table.get("zone", ""))
    if zone:
        schedule.local(_ANY_TIME, zone)
    return Market(name=_text(key, table["name"]), zone=zone, **days)


def _refuse_nowhere(profile: Profile) -> None:
    """Refuse a market whose days nobody could count: neither known nor given a zone."""
    zoned = {one.name for one in profile.markets if one.zone}
    named = [one.name for one in profile.markets] + [one.market for one in profile.results_dates]
    for name in named:
        if name and name not in zoned and place_of(name) is None:
            raise BadInput("profile.market", market=name)


def _sensitive_days(key: str, value: object) -> tuple[SensitiveDay, ...]:
    days = tuple(
        SensitiveDay(**_told(key, one)) for one in _tables(key, value, SensitiveDay, "day")
    )
    for one in days:
        # A leap year: 29 February is a day.
        _day(key, f"2024-{one.day}" if len(one.day) == len("11-13") else one.day)
    return days


def _told(key: str, table: Mapping[str, object]) -> dict[str, str]:
    """A table of texts."""
    return {name: _text(key, text) for name, text in table.items()}


def _tables(
    key: str, value: object, kind: type[Fact | SensitiveDay | Results | Market], needed: str
) -> list[Mapping[str, object]]:
    """Tables with no other keys than `kind` has; `needed` may not be left out."""
    if not isinstance(value, (list, tuple)):
        raise _refuse(key, value)
    known = {field.name for field in fields(kind)}
    found = []
    for item in value:
        if not isinstance(item, Mapping) or not item.get(needed):
            raise _refuse(key, item)
        for name in item:
            if name not in known:
                raise BadInput("profile.key", key=f"{key}.{name}")
        found.append(item)
    return found
