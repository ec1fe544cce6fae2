from datetime import UTC, datetime

import pytest

from desktop_app.adapters.x.rates import until, windows
from desktop_app.services.ports import RateWindow

THEN = datetime(2026, 11, 24, 15, tzinfo=UTC)
LATER = datetime(2026, 11, 25, tzinfo=UTC)


def headers(name="x-rate-limit", *, remaining=5, resets_at=THEN):
    return {
        f"{name}-limit": "100",
        f"{name}-remaining": str(remaining),
        f"{name}-reset": str(int(resets_at.timestamp())),
    }


def test_each_window_is_told_for_its_route():
    said = {**headers(), **headers("x-user-limit-24hour", remaining=7, resets_at=LATER)}
    assert list(windows("GET", "/2/users/12/tweets", said)) == [
        RateWindow(route="GET /2/users/:id/tweets", limit=100, remaining=5, resets_at=THEN),
        RateWindow(
            route="GET /2/users/:id/tweets (user, 24 h)", limit=100, remaining=7, resets_at=LATER
        ),
    ]


@pytest.mark.parametrize("odd", ["", "-1", "many", "1e3", "9" * 30, "٣"])
def test_what_cannot_be_read_is_passed_by(odd):
    for name in ("limit", "remaining"):
        assert list(windows("GET", "/2/tweets", {**headers(), f"x-rate-limit-{name}": odd})) == []
    assert list(windows("GET", "/2/tweets", {})) == []


def test_the_last_window_with_nothing_left_says_until_when():
    day = headers("x-app-limit-24hour", remaining=0, resets_at=LATER)
    assert until({**headers(remaining=0), **day}) == LATER
    assert until({**headers(remaining=3), **day}) == LATER
    assert until(headers(remaining=3)) == THEN
    assert until({"x-rate-limit-reset": str(int(THEN.timestamp()))}) == THEN
    assert until({}) is None
