"""A workbook for a spreadsheet: sheets of typed cells. Values only; an adapter writes the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: What a cell may hold; None leaves it empty, which is not zero.
Value = str | int | float | date | None


class Kind(StrEnum):
    """How a column's cells are read and shown."""

    TEXT = "text"  #: never a formula, whatever it begins with
    COUNT = "count"  #: a whole number
    HOURS = "hours"  #: hours, with one decimal
    DAY = "day"  #: a day of the calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, what its cells are, and its width in characters."""

    name: str
    kind: Kind = Kind.COUNT
    width: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One view: a line about it, the headings, the rows."""

    name: str  #: at most 31 characters, none of ``[]:*?/\\``
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The whole file."""

    title: str
    language: str  #: ``en`` or ``fr``
    made_at: datetime  #: UTC
    sheets: tuple[Sheet, ...]
