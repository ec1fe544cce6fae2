"""What X's answers say of its limits, in headers that it documents and in others that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from desktop_app.services.ports import RateWindow

#: The headers' first words, and what is added to the route that they are about.
_WINDOWS = (
    ("x-rate-limit", ""),
    ("x-user-limit-24hour", " (user, 24 h)"),
    ("x-app-limit-24hour", " (app, 24 h)"),
)
_NUMBER = re.compile(r"(?<=[a-z])/[0-9]+")  # not the version of the interface


def windows(method: str, route: str, headers: Mapping[str, str]) -> Iterator[RateWindow]:
    """Yield what `headers` (names in lower case) say; what cannot be read is passed by."""
    about = f"{method} {_NUMBER.sub('/:id', route)}"
    for name, added in _WINDOWS:
        limit, remaining = _count(headers, f"{name}-limit"), _count(headers, f"{name}-remaining")
        resets_at = reset(headers, name)
        if limit is not None and remaining is not None and resets_at is not None:
            yield RateWindow(
                route=about + added, limit=limit, remaining=remaining, resets_at=resets_at
            )


def until(headers: Mapping[str, str]) -> datetime | None:
    """When X takes requests again: when the last window with nothing left ends, or the usual one."""
    closed = [w.resets_at for w in windows("", "", headers) if w.remaining == 0]
    return max(closed, default=None) or reset(headers, "x-rate-limit")


def reset(headers: Mapping[str, str], name: str) -> datetime | None:
    """When the window of that name ends; None when X does not say."""
    try:
        return datetime.fromtimestamp(int(headers[f"{name}-reset"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def _count(headers: Mapping[str, str], name: str) -> int | None:
    said = headers.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
