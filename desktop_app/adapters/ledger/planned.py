"""The query of the calendar: what is to leave, and what went out, between two moments.

Open posts are few and have an index of their own. What went out is read through by its time: rows
of one short table, without the posts beside them, in whose order no clock is trusted.
"""
# ruff: noqa: S608 - only constants of this file and of `dialect` are joined; every value is bound

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import RowMapping, TextClause, bindparam, text

from desktop_app.adapters.ledger.dialect import Dialect
from desktop_app.adapters.ledger.lists import Asked
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.publication import Hold, PostState
from desktop_app.services.listing import Planned

#: The words of the index `post_open`, exactly: it is taken for nothing else.
_OPEN = "(p.state NOT IN ('posted', 'removed', 'withdrawn') OR p.needs_after_review = 1)"
_SPAN = "{column} >= :begins AND {column} < :ends"


def between(
    dialect: Dialect, begins: datetime, ends: datetime, accounts: Sequence[AccountId], limit: int
) -> Asked:
    """What stands from `begins` (included) to `ends` (excluded); no accounts: of all of them."""
    values: dict[str, object] = {
        "begins": time_text(begins),
        "ends": time_text(ends),
        "limit": limit,
    }
    if accounts:
        values["accounts"] = [str(account) for account in accounts]
    return _clause(dialect, bool(accounts)), values


def planned_of(row: RowMapping) -> Planned:
    """One row of `between`."""
    not_before = row["not_before"]
    return Planned(
        id=PostId(row["id"]),
        account=AccountId(row["account"]),
        author=PersonId(row["author"]),
        state=PostState(row["state"]),
        hold=Hold(row["hold"]) if row["hold"] else None,
        revision=row["revision"],
        text=row["text"] or "",
        at=read_time(row["at"]),
        not_before=None if not_before is None else read_time(not_before),
        is_out=bool(row["is_out"]),
    )


@cache
def _clause(dialect: Dialect, of_some: bool) -> TextClause:  # noqa: FBT001 - a key of the cache
    post = "post AS p" + dialect.indexed.format(index="post_open")
    body = dialect.kept.format(alias="b", account="p.account", digest="p.sha256")
    words = dialect.value.format(body="b.body", path="parts[0].text")
    ours, theirs = (
        (f" AND {alias}.account IN :accounts" if of_some else "") for alias in ("p", "u")
    )
    clause = text(
        "SELECT p.id, p.account, p.author, p.state, p.hold, p.revision, p.not_before,"
        f" s.at, s.is_out, CASE WHEN p.redacted IS NULL THEN {words} END AS text"
        " FROM (SELECT * FROM ("
        f"SELECT p.id, p.not_before AS at, 0 AS is_out FROM {post} WHERE {_OPEN}"
        f" AND p.x_post_id IS NULL AND {_SPAN.format(column='p.not_before')}{ours}"
        " UNION ALL SELECT u.post AS id, u.at, 1 AS is_out FROM publication AS u"
        f" WHERE u.part = 0 AND {_SPAN.format(column='u.at')}{theirs}"
        ") AS every ORDER BY at, id LIMIT :limit) AS s"
        f" JOIN post AS p ON p.id = s.id LEFT JOIN {body} ORDER BY s.at, s.id"
    )
    if of_some:
        clause = clause.bindparams(bindparam("accounts", expanding=True))
    return clause
