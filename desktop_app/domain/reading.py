"""Reading values out of canonical JSON: the right type and no unknown key, or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput

#: What JSON of another form does to its reader; a number without end is an OverflowError.
ODD = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


def only(values: Mapping[str, Json], keys: str) -> None:
    """Refuse unless the object has exactly the space-separated `keys`."""
    if set(values) != set(keys.split()):
        _refuse()


def as_object(value: Json) -> dict[str, Json]:
    """Return an object."""
    return value if isinstance(value, dict) else _refuse()


def as_list(value: Json) -> list[Json]:
    """Return an array."""
    return value if isinstance(value, list) else _refuse()


def as_text(value: Json) -> str:
    """Return a string."""
    return value if isinstance(value, str) else _refuse()


def as_optional_text(value: Json) -> str | None:
    """Return a string or None."""
    return None if value is None else as_text(value)


def as_int(value: Json) -> int:
    """Return an integer; a boolean is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else _refuse()


def as_bool(value: Json) -> bool:
    """Return a boolean."""
    return value if isinstance(value, bool) else _refuse()


def _refuse() -> NoReturn:
    raise BadInput("canonical.shape")
