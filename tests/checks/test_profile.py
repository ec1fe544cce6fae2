"""The company's own data is read strictly."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop_app.checks.profile import Profile
from desktop_app.domain.errors import BadInput

WHOLE = {
    "company": "Exemplar",
    "handle": "@exemplar",
    "tickers": ["EXMP"],
    "listed": ["Euronext Paris"],
    "products": ["Lumio"],
    "competitors": ["Rivalis"],
    "codenames": ["Basalt"],
    "confidential_customers": ["Groupe Ombrelle"],
    "results_dates": ["2026-09-10"],
    "blackouts": [["2026-08-11", "2026-09-10"]],
    "own_domains": ["exemplar.example"],
    "facts": [{"value": "88 M€", "period": "H1", "link": "https://exemplar.example/h1"}],
}


def test_a_whole_profile_is_read() -> None:
    profile = Profile.parse(WHOLE)
    assert profile.competitors == ("Rivalis",)
    assert profile.blackouts == (("2026-08-11", "2026-09-10"),)
    assert profile.facts[0].value == "88 M€"


@pytest.mark.parametrize(
    ("change", "kind", "key"),
    [
        ({"codename": ["x"]}, "profile.key", "codename"),
        ({"facts": [{"value": "1", "colour": "€"}]}, "profile.key", "facts.colour"),
        ({"sensitive_days": [{"day": "13-40"}]}, "profile.value", "sensitive_days"),
        ({"sensitive_days": ["11-13"]}, "profile.value", "sensitive_days"),
        ({"news_hold": True}, "profile.value", "news_hold"),
        ({"facts": [{"period": "H1"}]}, "profile.value", "facts"),
        ({"company": ["x"]}, "profile.value", "company"),
        ({"codenames": "Basalt"}, "profile.value", "codenames"),
        ({"codenames": [1]}, "profile.value", "codenames"),
        ({"results_dates": ["soon"]}, "profile.value", "results_dates"),
        ({"results_dates": [{"kind": "annual"}]}, "profile.value", "results_dates"),
        (
            {"results_dates": [{"day": "2027-03-21", "kind": "year"}]},
            "profile.value",
            "results_dates",
        ),
        (
            {"results_dates": [{"day": "2027-03-21", "time": "7h30"}]},
            "profile.value",
            "results_dates",
        ),
        (
            {"results_dates": [{"day": "2027-03-21", "place": "FR"}]},
            "profile.key",
            "results_dates.place",
        ),
        ({"markets": [{"name": "FR", "days": "30"}]}, "profile.value", "markets"),
        ({"markets": [{"name": "FR", "days": True}]}, "profile.value", "markets"),
        ({"markets": [{"days": 30}]}, "profile.value", "markets"),
        ({"blackouts": [["2026-09-10"]]}, "profile.value", "blackouts"),
        ({"blackouts": [["2026-09-10", "2026-08-11"]]}, "profile.value", "blackouts"),
    ],
)
def test_what_is_not_exactly_right_is_refused(
    change: dict[str, object], kind: str, key: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        Profile.parse(WHOLE | change)
    assert (refusal.value.kind, refusal.value.facts["key"]) == (kind, key)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"markets": [{"name": "FR", "days": 13}]}, "profile.days"),
        ({"markets": [{"name": "FR", "quarter_days": 31}]}, "profile.days"),
        ({"markets": [{"name": "Kasachstan"}]}, "profile.market"),
        ({"results_dates": [{"day": "2027-03-21", "market": "Kasachstan"}]}, "profile.market"),
        ({"markets": [{"name": "FR", "zone": "Europe/Lyon"}]}, "schedule.zone"),
    ],
)
def test_days_that_nobody_could_count_are_refused(change: dict[str, object], kind: str) -> None:
    with pytest.raises(BadInput) as refusal:
        Profile.parse(WHOLE | change)
    assert refusal.value.kind == kind


@pytest.mark.parametrize(
    ("day", "is_sensitive"),
    [(datetime(2026, 11, 13, tzinfo=UTC), True), (datetime(2030, 11, 13, tzinfo=UTC), True),
     (datetime(2027, 2, 3, tzinfo=UTC), True), (datetime(2028, 2, 3, tzinfo=UTC), False)],
)  # fmt: skip
def test_a_sensitive_day_is_of_one_year_or_of_each(day: datetime, is_sensitive: bool) -> None:
    profile = Profile.parse({"sensitive_days": [{"day": "11-13"}, {"day": "2027-02-03"}]})
    assert (profile.sensitive(day) is not None) == is_sensitive


def test_the_digest_is_of_the_content_not_of_the_order() -> None:
    turned = dict(reversed(WHOLE.items()))
    assert Profile.parse(WHOLE).digest == Profile.parse(turned).digest
    assert Profile.parse(WHOLE | {"codenames": []}).digest != Profile.parse(WHOLE).digest
