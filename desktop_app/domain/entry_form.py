"""What every entry of a company's list is held to: texts of a length, days, numbers, names.

Each refusal names the entry and its column, as the spreadsheet and the form call it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import as_text

#: What is written on several lines stays readable in a table; nothing else that acts does.
_ALLOWED = "\n"


def check_text(entry: str, column: str, text: str, longest: int, *, needed: bool = False) -> None:
    """Refuse what a table could not show, and what is longer than `longest` code points.

    Raises BadInput (``list.missing``, ``list.unnamed``, ``list.long_text``, ``list.value``,
    ``list.name``).
    """
    if needed and not text.strip():
        if not entry.strip():
            raise BadInput("list.unnamed", column=column)
        raise BadInput("list.missing", entry=entry, column=column)
    if len(text) > longest:
        raise BadInput("list.long_text", entry=entry, column=column, longest=str(longest))
    acting = any(
        unicodedata.category(each) in ("Cc", "Cs") for each in text if each not in _ALLOWED
    )
    if acting or text != text.strip() or not unicodedata.is_normalized("NFC", text):
        refuse(entry, column, text)


def check_number(entry: str, column: str, number: int, greatest: int) -> None:
    """Refuse what is not 0 to `greatest`. Raises BadInput (``list.value``)."""
    if not 0 <= number <= greatest:
        refuse(entry, column, str(number))


def check_once(names: Iterable[str]) -> None:
    """Refuse a name that stands twice, however its capitals are. Raises BadInput (``list.twice``)."""
    seen = set[str]()
    for name in names:
        if name.casefold() in seen:
            raise BadInput("list.twice", entry=name)
        seen.add(name.casefold())


def as_day(value: Json) -> date:
    """Read a day as ``2026-11-24``. Raises BadInput (``canonical.time``)."""
    try:
        day = date.fromisoformat(as_text(value))
    except ValueError as error:
        raise BadInput("canonical.time") from error
    if day.isoformat() != value:
        raise BadInput("canonical.time")
    return day


def as_optional_day(value: Json) -> date | None:
    """Read a day, or None."""
    return None if value is None else as_day(value)


def refuse(entry: str, column: str, value: str) -> NoReturn:
    """Say that this cannot stand there, and what can.

    Raises BadInput (``list.value``; ``list.name`` where the entry is called like that).
    """
    if entry == value:
        raise BadInput("list.name", column=column, value=value, takes=column)
    raise BadInput("list.value", entry=entry, column=column, value=value, takes=column)
