"""The queries of the figures: what went out, and the moves on the way there, by pages of an index.

A page begins where the one before it ended, and of a statement only what is counted leaves the
database.
"""
# ruff: noqa: S608 - only constants of this file and of `dialect` are joined; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

from desktop_app import __version__
from desktop_app.adapters.ledger.dialect import Dialect
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.finding import Family
from desktop_app.domain.reading import as_list, as_object, as_text
from desktop_app.domain.roles import Role
from desktop_app.domain.steps import Step
from desktop_app.services.figures_ports import MOVES, Move, Period, Said, WentOut

_KINDS = ", ".join(f"'{kind}'" for kind in MOVES)
_OF_ROLE = ", ".join(f"'{kind}'" for kind in (ActionKind.APPROVE, ActionKind.UNAPPROVE))
_FIRST = text("SELECT min(seq) FROM action WHERE account = :account AND at >= :since")
_NOTHING_SAID = Said()


def went_out(
    connection: Connection, dialect: Dialect, period: Period, after: WentOut | None, limit: int
) -> Iterator[WentOut]:
    """What went out, the newest first, behind `after`. Raises Damaged."""
    asked = {
        "account": period.account,
        "since": time_text(period.since),
        "at": time_text(period.until if after is None else after.at),
        "post": "" if after is None else after.post,
        "limit": limit,
    }
    for name, moment, author, texts in connection.execute(_out(dialect), asked).all():
        try:
            said = None if texts is None else tuple(map(str, json.loads(texts)))
            yield WentOut(PostId(name), read_time(moment), PersonId(author), said)
        except (BadInput, ValueError) as error:
            raise Damaged("ledger.damaged", action=str(name)) from error


def moves(
    connection: Connection,
    dialect: Dialect,
    redacted_by: str,
    period: Period,
    after: int,
    limit: int,
) -> Iterator[Move]:
    """The moves behind the place `after`, the oldest first. Raises Damaged or Refused."""
    asked: dict[str, str | int] = {
        "account": period.account,
        "since": time_text(period.since),
        "until": time_text(period.until),
        "limit": limit,
    }
    if after == 0:
        first = connection.execute(_FIRST, asked).scalar()
        after = 0 if first is None else int(first) - 1
    found = connection.execute(_moves(dialect, redacted_by), {**asked, "after": after})
    for row in found.all():
        yield _move(*row)


@cache
def _out(dialect: Dialect) -> TextClause:
    body = dialect.kept.format(alias="b", account="p.account", digest="p.sha256")
    each = dialect.each.format(body="b.body", path="parts", alias="f")
    said = dialect.gathered.format(value=dialect.value.format(body="f.value", path="text"))
    source = "publication AS u" + dialect.indexed.format(index="publication_at")
    return text(
        f"SELECT o.post, o.at, p.author,"
        f" CASE WHEN p.redacted IS NULL THEN (SELECT {said} FROM {each}) END AS texts"
        f" FROM (SELECT u.post, u.at FROM {source} WHERE u.part = 0 AND u.account = :account"
        " AND u.at >= :since AND (u.at, u.post) < (:at, :post)"
        " ORDER BY u.at DESC, u.post DESC LIMIT :limit) AS o"
        f" JOIN post AS p ON p.id = o.post LEFT JOIN {body} ORDER BY o.at DESC, o.post DESC"  # nosec B608 # own names
    )


@cache
def _moves(dialect: Dialect, redacted_by: str) -> TextClause:
    body = dialect.kept.format(alias="s", account="a.account", digest="a.statement_sha256")
    role = dialect.value.format(body="s.body", path="role")
    members = dialect.members("s.body", ("steps", "roles", "findings"))
    return text(
        "SELECT a.id, a.seq, a.kind, a.post, a.actor, a.at, a.revision,"
        f" CASE WHEN a.kind IN ({_OF_ROLE}) THEN {role} END AS role,"
        f" CASE WHEN a.kind IN ('submit', 'require') THEN {members} END AS said,"
        f" s.body IS NULL AS is_gone, {redacted_by}"
        f" FROM action AS a LEFT JOIN {body} WHERE a.account = :account AND a.seq > :after"
        f" AND a.kind IN ({_KINDS}) AND a.at >= :since AND a.at < :until"
        " ORDER BY a.seq LIMIT :limit"  # nosec B608 # own names
    )


def _move(
    name: str,
    seq: int,
    kind: str,
    post: str,
    actor: str,
    at: str,
    revision: int,
    role: str | None,
    said: str | None,
    is_gone: Any,
    redacted_by: str | None,
) -> Move:
    try:
        if is_gone:
            told = None
        elif role is not None:
            told = _of_role(role)
        else:
            told = _NOTHING_SAID if said is None else _said(said)
        made = Move(
            seq, _KIND[kind], PostId(post), PersonId(actor), read_time(at), revision or 0, told
        )
    except (BadInput, ValueError) as error:
        raise Damaged("ledger.damaged", action=name) from error
    if is_gone and redacted_by is None:
        raise Damaged("ledger.damaged", action=name)
    return made


_KIND = {str(kind): kind for kind in MOVES}


@lru_cache(maxsize=64)
def _of_role(name: str) -> Said:
    return Said(roles=frozenset((Role(name),)))


@lru_cache(maxsize=1024)
def _said(text: str) -> Said:
    """Most submissions of an account name the same steps and roles, and have no flag.

    Raises Refused (``ledger.entry_newer``) for a flag of a kind that a later program may have.
    """
    steps, roles, findings = json.loads(text)
    flags = [as_object(one) for one in as_list(findings or [])]
    return Said(
        steps=tuple(Step.read_said(one) for one in as_list(steps or [])),
        roles=frozenset(Role(as_text(one)) for one in as_list(roles)),
        flags=frozenset((as_text(one["rule"]), _family(as_text(one["family"]))) for one in flags),
    )


def _family(name: str) -> Family:
    try:
        return Family(name)
    except ValueError:
        raise Refused("ledger.entry_newer", own=__version__) from None
