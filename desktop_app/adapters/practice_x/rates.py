"""How often a user may ask the simulated X, and the headers that say how often still."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from desktop_app.adapters.practice_x.faults import Route

_WINDOW = 15 * 60  #: seconds

#: Requests of one user in fifteen minutes (X's page on rate limits, X_API.md section 2).
LIMITS: Mapping[Route, int] = {
    Route.CREATE: 100,
    Route.DELETE: 50,
    Route.READ: 900,
    Route.ME: 75,
    Route.USER: 300,
    Route.TIMELINE: 900,
    Route.MENTIONS: 300,
    Route.LOOKUP: 900,
    Route.SEARCH: 300,
    Route.MEDIA: 500,
    Route.MEDIA_START: 500,
    Route.MEDIA_APPEND: 500,
    Route.MEDIA_FINISH: 500,
    Route.MEDIA_STATUS: 500,
    Route.MEDIA_ALT: 500,
}


class Rates:
    """Counts the requests of each user on each route; `limits` replace X's own."""

    def __init__(self, limits: Mapping[Route, int] | None = None) -> None:
        self._limits = {**LIMITS, **(limits or {})}
        self._seen: dict[tuple[Route, str], tuple[int, int]] = {}

    def take(self, route: Route, user_id: str, now: datetime) -> tuple[int, int, int]:
        """Count a request; return limit, what remains (-1: one too many) and the end of the window.

        The end is in seconds since 1970.
        """
        limit = self._limits.get(route, 10_000)
        seconds = int(now.timestamp())
        reset, used = self._seen.get((route, user_id), (0, 0))
        if seconds >= reset:
            reset, used = seconds + _WINDOW, 0
        used = min(used + 1, limit + 1)
        self._seen[route, user_id] = (reset, used)
        return limit, limit - used, reset
