"""What was observed elsewhere, brought from a file: it costs nothing and is marked as imported.

The file is CSV, whose first line names the columns, or has a JSON object a line under the same names;
`COLUMNS` says which there are. A column that nobody knows, or a
value that cannot be read, is an error that names its line, and nothing of the file is kept then.
Times are ISO 8601 with an offset; the separator is a comma or a semicolon.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import BadInput
from desktop_app.domain.text import normal
from desktop_app.services.observing_ports import (
    Counts,
    Hit,
    Mention,
    Origin,
    Seen,
    Snapshot,
)
from desktop_app.services.parts import Parts
from desktop_app.services.reading_budget import observations
from desktop_app.services.tables import unmarked

#: Lines of one file; more are several files.
MOST_LINES = 100_000
_MOST_TEXT = 25_000
_ZIP, _EXPORT = b"PK\x03\x04", b"window.YTD."
#: So far may X's clock be ahead of this computer's.
_AHEAD = timedelta(minutes=10)
_COUNTS = tuple(field.name for field in fields(Counts))
_POST = ("x_post_id", "handle", "text", "created_at")
_OF_POST = ("author_id", "conversation", "reply_to", "language")


class Sort(StrEnum):
    """What a file brings; its columns tell."""

    MENTIONS = "mentions"
    POSTS = "posts"  #: that a watch list found: the column ``list`` names it
    METRICS = "metrics"  #: numbers of posts: the column ``at`` says when they were so


#: Columns that must be there, and columns that may.
COLUMNS: Mapping[Sort, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Sort.MENTIONS: (_POST, _OF_POST),
    Sort.POSTS: (("list", *_POST), _OF_POST),
    Sort.METRICS: (("x_post_id", "at"), _COUNTS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a file brought."""

    sort: Sort
    new: int
    known: int  #: was kept already, or X shows it no more


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the file."""

    number: int
    values: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.values.get(column, "").strip()

    def wrong(self, column: str) -> BadInput:
        return BadInput("observing.csv_value", line=str(self.number), column=column)


def text_of(content: bytes) -> str:
    """The text of a file. Raises BadInput (``observing.own_export``, ``cli.not_utf8``).

    X's own export holds what the account posted itself, and nothing that can be kept here.
    """
    if content.startswith((_ZIP, _EXPORT)):
        raise BadInput("observing.own_export")
    try:
        return content.decode("utf-8-sig")
    except UnicodeError as error:
        raise BadInput("cli.not_utf8") from error


def import_csv(parts: Parts, account: AccountId, text: str) -> Imported:
    """Keep what a file brings for the account.

    Raises BadInput (``observing.csv_column``, ``observing.csv_missing``, ``observing.csv_value``,
    ``observing.csv_form``, ``observing.list``, ``account.unknown``), Unavailable or Damaged.
    """
    with parts.store.begin() as work:
        known = work.charter().account(account)
    sort, lines = _read(text)
    return _KEEPERS[sort](parts, known.id, lines)


def _read(text: str) -> tuple[Sort, list[_Line]]:
    return _of_json(text) if text.lstrip().startswith("{") else _of_csv(text)


def _of_json(text: str) -> tuple[Sort, list[_Line]]:
    """What a program recorded: one object a line. A key that a line does not have is empty there."""
    found: list[tuple[int, dict[str, str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append((number, _record(line, number)))
        if len(found) >= MOST_LINES:
            raise BadInput("observing.csv_form", line=str(number))
    columns = list(dict.fromkeys(name for _, record in found for name in record))
    empty = dict.fromkeys(columns, "")
    return _sort(columns), [_Line(number, {**empty, **record}) for number, record in found]


def _record(line: str, number: int) -> dict[str, str]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput("observing.csv_form", line=str(number)) from error
    if not isinstance(said, dict):
        raise BadInput("observing.csv_form", line=str(number))
    for name, value in said.items():
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            raise BadInput("observing.csv_value", line=str(number), column=name[:60])
    return {name: "" if value is None else str(value) for name, value in said.items()}


def _of_csv(text: str) -> tuple[Sort, list[_Line]]:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        sort = _sort(header)
        lines = list(_lines(reader, header))
    except csv.Error as error:
        raise BadInput("observing.csv_form", line=str(reader.line_num)) from error
    return sort, lines


def _sort(header: list[str]) -> Sort:
    named = set(header)
    sort = Sort.POSTS if "list" in named else Sort.METRICS if "at" in named else Sort.MENTIONS
    needed, more = COLUMNS[sort]
    for name in header:
        if name not in (*needed, *more) or header.count(name) > 1:
            raise BadInput("observing.csv_column", column=name[:60])
    for name in needed:
        if name not in named:
            raise BadInput("observing.csv_missing", column=name)
    return sort


def _lines(reader: Iterator[list[str]], header: list[str]) -> Iterator[_Line]:
    for number, values in enumerate(reader, 2):
        if number > MOST_LINES:
            raise BadInput("observing.csv_form", line=str(number))
        if not any(values):
            continue
        if len(values) != len(header):
            raise BadInput("observing.csv_form", line=str(number))
        yield _Line(number, dict(zip(header, values, strict=True)))


def _keep_mentions(parts: Parts, account: AccountId, lines: list[_Line]) -> Imported:
    now = parts.clock.now()
    made = [Mention(seen=_seen(line, now), seen_at=now, origin=Origin.IMPORTED) for line in lines]
    new = observations(parts).keep_mentions(account, made)
    return _imported(Sort.MENTIONS, len(new), len(lines))


def _keep_posts(parts: Parts, account: AccountId, lines: list[_Line]) -> Imported:
    kept, now = observations(parts), parts.clock.now()
    known = {each.name for each in kept.lists(account)}
    found: dict[str, list[Hit]] = {}
    for line in lines:
        name = " ".join(line.get("list").split())
        if name not in known:
            raise BadInput("observing.list", name=name[:60])
        hit = Hit(seen=_seen(line, now), seen_at=now, origin=Origin.IMPORTED)
        found.setdefault(name, []).append(hit)
    new = sum(len(kept.keep_hits(account, name, hits)) for name, hits in found.items())
    return _imported(Sort.POSTS, new, len(lines))


def _keep_metrics(parts: Parts, account: AccountId, lines: list[_Line]) -> Imported:
    now = parts.clock.now()
    made = [_snapshot(line, now) for line in lines]
    new = observations(parts).keep_snapshots(account, made)
    return _imported(Sort.METRICS, len(new), len(lines))


def _imported(sort: Sort, new: int, lines: int) -> Imported:
    return Imported(sort=sort, new=new, known=lines - new)


def _seen(line: _Line, now: datetime) -> Seen:
    handle = line.get("handle").removeprefix("@")
    if not (handle.isascii() and handle.replace("_", "a").isalnum() and len(handle) <= 15):
        raise line.wrong("handle")
    text = normal(unmarked(line.values["text"]))
    if not text.strip() or len(text) > _MOST_TEXT:
        raise line.wrong("text")
    created_at = _time(line, "created_at")
    if created_at > now + _AHEAD:
        raise line.wrong("created_at")  # it would stand above everything for ever
    return Seen(
        x_post_id=_number(line, "x_post_id"),
        author_id=_number(line, "author_id", is_needed=False),
        handle=handle,
        text=text,
        created_at=created_at,
        conversation=_number(line, "conversation", is_needed=False),
        reply_to=_number(line, "reply_to", is_needed=False),
        language=line.get("language")[:20],
    )


def _snapshot(line: _Line, now: datetime) -> Snapshot:
    at = _time(line, "at")
    counts = {name: _count(line, name) for name in _COUNTS}
    if at > now:
        raise line.wrong("at")
    if all(count is None for count in counts.values()):
        raise line.wrong("likes")
    return Snapshot(
        x_post_id=_number(line, "x_post_id"),
        at=at,
        counts=Counts(**counts),
        price=0,
        origin=Origin.IMPORTED,
    )


def _number(line: _Line, column: str, *, is_needed: bool = True) -> str:
    said = line.get(column)
    if not said and not is_needed:
        return ""
    if not (said.isascii() and said.isdigit() and len(said) <= 19):
        raise line.wrong(column)
    return said


def _count(line: _Line, column: str) -> int | None:
    said = line.get(column)
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= 15):
        raise line.wrong(column)
    return int(said)


def _time(line: _Line, column: str) -> datetime:
    try:
        moment = datetime.fromisoformat(line.get(column))
        if moment.tzinfo is None:
            raise line.wrong(column)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise line.wrong(column) from error


_KEEPERS: Mapping[Sort, Callable[[Parts, AccountId, list[_Line]], Imported]] = {
    Sort.MENTIONS: _keep_mentions,
    Sort.POSTS: _keep_posts,
    Sort.METRICS: _keep_metrics,
}
