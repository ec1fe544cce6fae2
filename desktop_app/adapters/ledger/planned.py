"""The query of the calendar: what is to leave, and what went out, between two moments.

Open posts are few and have an index of their own. What went out is read along its times, a day at a
time and of each no more than is shown: however much went out, a month is read as fast.
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
_OUT = "FROM publication AS u WHERE u.part = 0 AND u.at >= :from{day} AND u.at < :from{next}"


def between(
    dialect: Dialect,
    bounds: Sequence[datetime],
    accounts: Sequence[AccountId],
    limit: int,
    each: int,
) -> Asked:
    """What stands in the times that begin at `bounds`; the last is the end of the last of them.

    At most `limit` open posts, and `each` that went out in one of the times; no accounts: of all.
    """
    values = _values(bounds, accounts) | {"limit": limit, "each": each}
    return _clause(dialect, len(bounds) - 1, bool(accounts)), values


def beyond(bounds: Sequence[datetime], days: Sequence[int], accounts: Sequence[AccountId]) -> Asked:
    """How many went out in these of the times, each with its number as `day`."""
    return _count(tuple(days), bool(accounts)), _values(bounds, accounts)


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
        is_out=row["day"] >= 0,
    )


@cache
def _clause(dialect: Dialect, days: int, of_some: bool) -> TextClause:  # noqa: FBT001 - a key of the cache
    post = "post AS p" + dialect.indexed.format(index="post_open")
    body = dialect.kept.format(alias="b", account="p.account", digest="p.sha256")
    words = dialect.value.format(body="b.body", path="parts[0].text")
    ours, theirs = _some("p", of_some), _some("u", of_some)
    waiting = (
        f"SELECT p.id, p.not_before AS at, -1 AS day FROM {post} WHERE {_OPEN}"
        f" AND p.x_post_id IS NULL AND p.not_before >= :from0 AND p.not_before < :from{days}{ours}"
        " ORDER BY p.not_before, p.id LIMIT :limit"  # nosec B608 # own names
    )
    out = [
        f"SELECT u.post AS id, u.at, {day} AS day {_OUT.format(day=day, next=day + 1)}{theirs}"
        " ORDER BY u.at, u.post LIMIT :each"
        for day in range(days)
    ]
    every = " UNION ALL ".join(
        f"SELECT * FROM ({part}) AS s{n}"  # nosec B608 # own names
        for n, part in enumerate([waiting, *out])
    )
    return _bound(
        "SELECT p.id, p.account, p.author, p.state, p.hold, p.revision, p.not_before,"
        f" s.at, s.day, CASE WHEN p.redacted IS NULL THEN {words} END AS text"
        f" FROM ({every}) AS s"
        f" JOIN post AS p ON p.id = s.id LEFT JOIN {body} ORDER BY s.at, s.id",  # nosec B608 # own names
        of_some,
    )


@cache
def _count(days: tuple[int, ...], of_some: bool) -> TextClause:  # noqa: FBT001 - a key of the cache
    theirs = _some("u", of_some)
    asked = (
        f"SELECT {day} AS day, count(*) AS n {_OUT.format(day=day, next=day + 1)}{theirs}"
        for day in days
    )
    return _bound(" UNION ALL ".join(asked), of_some)


def _values(bounds: Sequence[datetime], accounts: Sequence[AccountId]) -> dict[str, object]:
    values: dict[str, object] = {f"from{n}": time_text(each) for n, each in enumerate(bounds)}
    if accounts:
        values["accounts"] = [str(account) for account in accounts]
    return values


def _some(alias: str, of_some: bool) -> str:  # noqa: FBT001 - a key of the cache
    return f" AND {alias}.account IN :accounts" if of_some else ""


def _bound(asked: str, of_some: bool) -> TextClause:  # noqa: FBT001 - a key of the cache
    clause = text(asked)
    return clause.bindparams(bindparam("accounts", expanding=True)) if of_some else clause
