"""What the same question is called in one database; all else of a query is common text.

`SQLITE` is the ledger in a file, ``postgres/lists.py`` has PostgreSQL's. Everything that is put
into a fragment is this program's own words; what people chose is bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.services.listing import ListQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """Fragments of SQL, with names in braces for what they are about."""

    join: str  #: a join in the order in which it is written, where the database must be told
    indexed: str  #: demands {index} of the table just named
    kept: str  #: the bodies' table as {alias}, joined by {account} and {digest}
    value: str  #: the text at {path} of the JSON text {body}
    length: str  #: how many values the array at {path} of {body} has
    each: str  #: the values of the array at {path} of {body}, as rows {alias} with a `value`
    gathered: str  #: one JSON text, the array of every row's {value}
    together: str  #: an array of {values}, to be gathered
    #: one JSON text, the array of what these names mean in the JSON text of a column
    members: Callable[[str, Sequence[str]], str]
    found: str  #: the posts with the searched words and rules, as rows `s`
    found_number: str  #: the post's number in such a row
    is_found: str  #: its condition
    searched: Callable[[ListQuery], Mapping[str, Any]]  #: the values that these two name


def _searched(query: ListQuery) -> Mapping[str, Any]:
    """The words and rules as an expression of FTS5; nothing in them is its syntax."""
    parts = []
    if query.words:
        said = [word for word in query.words if any(sign.isalnum() for sign in word)]
        parts.append(f"text : ({' AND '.join(_begins(word) for word in said or query.words)})")
    if query.rules:
        parts.append(f"rules : ({' OR '.join(_begins(rule) for rule in query.rules)})")
    return {"words": " AND ".join(parts)}


def _begins(word: str) -> str:
    plain = word.lower().replace("œ", "oe").replace("æ", "ae").replace('"', " ").replace("\0", " ")
    return f'"{plain}"*'


def _members(column: str, names: Sequence[str]) -> str:
    said = ", ".join(f"{column} -> '$.{name}'" for name in names)
    return f"json_array({said})"


SQLITE = Dialect(
    join="CROSS JOIN",
    indexed=" INDEXED BY {index}",
    kept="payload AS {alias} ON {alias}.sha256 = {digest}",
    value="{body} ->> '$.{path}'",
    length="json_array_length({body}, '$.{path}')",
    each="json_each({body}, '$.{path}') AS {alias}",
    gathered="json_group_array({value})",
    together="json_array({values})",
    members=_members,
    found="search AS s",
    found_number="s.rowid",
    is_found="search MATCH :words",
    searched=_searched,
)
