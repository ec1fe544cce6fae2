"""The queries of the audit: all actions, newest first, by the number under which each was written.

No row is skipped over: a page begins below a number. Of what a filter leaves out the numbers alone
are read; statements and texts are asked for the rows of one page.
"""
# ruff: noqa: S608 - only constants of this file and of `dialect` are joined; every value is bound

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, String, TextClause, bindparam, text

from desktop_app.adapters.ledger.dialect import Dialect
from desktop_app.adapters.ledger.rows import action_of
from desktop_app.domain.canonical import time_text
from desktop_app.services.listing import PAGE, ListKey
from desktop_app.services.trail import TrailQuery, TrailRow


def count(connection: Connection, query: TrailQuery) -> int:
    """How many actions `query` finds."""
    conditions, values = _asked(query, None)
    sql = f"SELECT count(*) FROM action AS a WHERE {conditions}"  # nosec B608 # own names
    return int(connection.execute(_bound(sql, values), values).scalar_one())


def keys(
    connection: Connection, query: TrailQuery, after: ListKey | None, limit: int
) -> tuple[tuple[ListKey, ...], int]:
    """The key of each `PAGE`th row after `after`, and how many rows were walked."""
    conditions, values = _asked(query, after)
    sql = f"SELECT a.n FROM action AS a WHERE {conditions} ORDER BY a.n DESC LIMIT :limit"  # nosec B608 # own names
    found = connection.execute(_bound(sql, values), {**values, "limit": limit}).scalars().all()
    return tuple(ListKey(str(number)) for number in found[PAGE - 1 :: PAGE]), len(found)


def rows(
    connection: Connection,
    dialect: Dialect,
    redacted_by: str,
    query: TrailQuery,
    after: ListKey | None,
    limit: int,
) -> tuple[TrailRow, ...]:
    """The rows that follow `after`. Raises Damaged naming the first that cannot be read."""
    conditions, values = _asked(query, after)
    said = dialect.kept.format(alias="s", account="a.account", digest="a.statement_sha256")
    words = dialect.kept.format(alias="w", account="a.account", digest="a.sha256")
    first = dialect.value.format(body="w.body", path="parts[0].text")
    sql = (
        f"SELECT a.*, s.body, {redacted_by}, {first} AS text FROM (SELECT a.n FROM action AS a"
        f" WHERE {conditions} ORDER BY a.n DESC LIMIT :limit) AS page"
        f" JOIN action AS a ON a.n = page.n LEFT JOIN {said} LEFT JOIN {words} ORDER BY a.n DESC"  # nosec B608 # own names
    )
    found = connection.execute(_bound(sql, values), {**values, "limit": limit}).mappings()
    return tuple(TrailRow(action=action_of(row), text=row["text"] or "") for row in found)


def _asked(query: TrailQuery, after: ListKey | None) -> tuple[str, Mapping[str, Any]]:
    """What must hold of a row `a`, and the values that this names."""
    wanted: list[tuple[str, str, Any]] = [
        ("a.n < :after", "after", None if after is None else int(after)),
        ("a.actor IN :people", "people", [str(one) for one in query.people] or None),
        ("a.account IN :accounts", "accounts", [str(one) for one in query.accounts] or None),
        ("a.kind IN :kinds", "kinds", [str(one) for one in query.kinds] or None),
        ("a.post = :post", "post", query.post),
        ("a.at >= :since", "since", None if query.since is None else time_text(query.since)),
        ("a.at < :until", "until", None if query.until is None else time_text(query.until)),
    ]
    asked = [(condition, name, value) for condition, name, value in wanted if value is not None]
    conditions = " AND ".join(condition for condition, _, _ in asked) or "TRUE"
    return conditions, {name: value for _, name, value in asked}


def _bound(sql: str, values: Mapping[str, Any]) -> TextClause:
    several = [name for name, value in values.items() if isinstance(value, list)]
    made = text(sql)
    return made.bindparams(*(bindparam(name, expanding=True, type_=String) for name in several))
