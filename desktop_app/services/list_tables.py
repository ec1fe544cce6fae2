"""The company's lists as tables: CSV out that a spreadsheet takes for text, and CSV in, read strictly.

The columns are documented in docs/listening.md. What cannot stand is refused with its entry and
column; nothing is left out, and nothing is guessed.
"""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.company_list import LONGEST, Item, ListName, write_items
from desktop_app.domain.entry_form import refuse
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.own_word import WordLanguage
from desktop_app.domain.watching import Watched, WatchEntry, WatchKind, WatchList
from desktop_app.services.tables import csv_of, marked, unmarked

COLUMNS: Mapping[ListName, tuple[str, ...]] = {
    ListName.GOALS: (
        *("id", "objective", "means", "deadline", "owner", "accounts", "per_week", "reserve"),
        *("state", "reason"),
    ),
    ListName.HASHTAGS: (
        *("tag", "meaning_en", "meaning_fr", "language", "since", "ambiguity", "retired"),
    ),
    ListName.WATCH: ("theme", "kind", "list_note", "what", "value", "topic", "note"),
}
#: The column by which people call an entry.
_NAMES = {ListName.GOALS: "objective", ListName.HASHTAGS: "tag", ListName.WATCH: "theme"}
#: Bytes of a file; a list that fits into the record is far smaller.
_LARGEST = 16 * LONGEST
_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")
_Row = Mapping[str, str]


def table(name: ListName, items: Sequence[Item]) -> str:
    """The list as CSV, its columns first."""
    rows = (row for item in items for row in _rows(item))
    return csv_of([COLUMNS[name], *([marked(cell) for cell in row] for row in rows)])


def items_in(name: ListName, data: bytes) -> tuple[Item, ...]:
    """What such a table says; commas or semicolons divide its cells.

    Raises BadInput (``list.*``) naming the entry and column that cannot stand.
    """
    rows = list(_cells(name, data))
    items: tuple[Item, ...]
    match name:
        case ListName.GOALS:
            items = tuple(_goal(row) for row in rows)
        case ListName.HASHTAGS:
            items = tuple(_hashtag(row) for row in rows)
        case ListName.WATCH:
            items = tuple(_watch_lists(rows))
    write_items(name, items, "")
    return items


def _rows(item: Item) -> Iterator[Sequence[str]]:
    match item:
        case Goal():
            yield (
                *(item.id, item.objective, item.means, item.deadline.isoformat(), item.owner),
                *(" ".join(item.accounts), str(item.per_week), str(item.reserve)),
                *(item.state, item.reason),
            )
        case Hashtag():
            retired = "" if item.retired is None else item.retired.isoformat()
            yield (
                *(item.tag, item.meaning_en, item.meaning_fr, item.language),
                *(item.since.isoformat(), item.ambiguity, retired),
            )
        case WatchList():
            own = (item.theme, item.kind, item.note)
            if not item.entries:
                yield (*own, "", "", "", "")
            for one in item.entries:
                yield (*own, one.what, one.value, one.topic, one.note)


def _cells(name: ListName, data: bytes) -> Iterator[_Row]:
    """The rows by column, without those that are empty."""
    columns = COLUMNS[name]
    if len(data) > _LARGEST:
        raise BadInput("list.too_long", longest=str(LONGEST // 1024))
    try:
        text = data.decode("utf-8-sig")
        divider = ";" if text.partition("\n")[0].count(";") >= len(columns) - 1 else ","
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput("list.not_csv") from error
    if not lines or tuple(lines[0]) != columns:
        raise BadInput("list.columns", columns=", ".join(columns))
    for number, line in enumerate(lines[1:], start=2):
        if not any(line):
            continue
        if len(line) != len(columns):
            raise BadInput("list.cells", row=str(number))
        row = {column: _plain(cell) for column, cell in zip(columns, line, strict=True)}
        if not row[_NAMES[name]]:
            raise BadInput("list.unnamed_row", row=str(number), column=_NAMES[name])
        yield row


def _plain(cell: str) -> str:
    lines = unmarked(cell).replace("\r\n", "\n").replace("\r", "\n")
    return post_text.normal(lines).strip()


def _goal(row: _Row) -> Goal:
    name = row["objective"][:60]
    return Goal(
        id=GoalId(row["id"] or secrets.token_hex(8)),
        objective=row["objective"],
        means=row["means"],
        deadline=_day(name, "deadline", row),
        owner=PersonId(row["owner"]),
        accounts=tuple(AccountId(one) for one in row["accounts"].split()),
        per_week=_number(name, "per_week", row),
        reserve=_number(name, "reserve", row),
        state=_choice(GoalState, name, "state", row, GoalState.OPEN),
        reason=row["reason"],
    )


def _hashtag(row: _Row) -> Hashtag:
    tag = row["tag"].removeprefix("#")
    return Hashtag(
        tag=tag,
        meaning_en=row["meaning_en"],
        meaning_fr=row["meaning_fr"],
        language=_choice(WordLanguage, tag, "language", row, WordLanguage.BOTH),
        since=_day(tag, "since", row),
        ambiguity=row["ambiguity"],
        retired=_day(tag, "retired", row) if row["retired"] else None,
    )


def _watch_lists(rows: Sequence[_Row]) -> Iterator[WatchList]:
    """One list a theme; its rows say the same about the list itself."""
    themes: dict[str, list[_Row]] = {}
    for row in rows:
        themes.setdefault(row["theme"], []).append(row)
    for theme, own in themes.items():
        for column in ("kind", "list_note"):
            others = [row[column] for row in own if row[column] != own[0][column]]
            if others:
                refuse(theme, column, others[0])
        yield WatchList(
            theme=theme,
            kind=_choice(WatchKind, theme, "kind", own[0], WatchKind.SPECIALISED),
            entries=tuple(_entry(theme, row) for row in own if row["what"] or row["value"]),
            note=own[0]["list_note"],
        )


def _entry(theme: str, row: _Row) -> WatchEntry:
    what = _choice(Watched, row["value"] or theme, "what", row, None)
    signs = {Watched.ACCOUNT: "@", Watched.HASHTAG: "#"}
    return WatchEntry(
        what=what,
        value=row["value"].removeprefix(signs.get(what, "")),
        topic=row["topic"],
        note=row["note"],
    )


def _day(entry: str, column: str, row: _Row) -> date:
    if not row[column]:
        raise BadInput("list.missing", entry=entry, column=column)
    return _read(_iso_day, entry, column, row[column])


def _iso_day(cell: str) -> date:
    day = date.fromisoformat(cell)
    if day.isoformat() != cell:
        raise ValueError(cell)  # weeks and days without hyphens are ISO 8601 too
    return day


def _number(entry: str, column: str, row: _Row) -> int:
    cell = row[column] or "0"
    if not (cell.isascii() and cell.isdecimal() and len(cell) < 6):
        refuse(entry, column, cell)
    return int(cell)


def _choice(
    kind: type[_Choice], entry: str, column: str, row: _Row, otherwise: _Choice | None
) -> _Choice:
    if not row[column] and otherwise is not None:
        return otherwise
    if not row[column]:
        raise BadInput("list.missing", entry=entry, column=column)
    return _read(kind, entry, column, row[column])


def _read(reader: Callable[[str], _Value], entry: str, column: str, cell: str) -> _Value:
    try:
        return reader(cell)
    except ValueError as error:
        raise BadInput(
            "list.value", entry=entry, column=column, value=cell, takes=column
        ) from error
