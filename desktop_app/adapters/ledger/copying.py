"""Filling a `Mirror` from a team's server: what is new since the last time, or everything.

Copied is what its person may read: the ledger's own chain, what happened to whole accounts, all
posts that are not finished, and the `RECENT` finished ones that changed last, each with its actions,
bodies and projections. What may not be read any more, or was taken out, goes from the copy with the
next one. All of it is one moment of the server's, and one transaction of the file's.
"""
# ruff: noqa: S608 - only names of the program's own tables and columns are joined

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.mirror import Mirror
from desktop_app.domain.action import LEDGER_CHAIN, ActionKind
from desktop_app.domain.canonical import parse_object
from desktop_app.domain.errors import BadInput

#: Finished posts that stay in the copy, those that changed last.
RECENT = 200
_AT_ONCE = 100  #: posts of which everything is asked at once
#: Copied in a way of their own, or never shown to anybody.
_APART = {"payload", "action", "post", "body_of", "mirror"}
#: Changed by the ledger's own chain only.
_OF_LEDGER = {"person", "duty", "standing"}
_HEADS = text("SELECT account, seq, hash FROM chain")
_MINE = text("SELECT unnest(my_accounts())")
_OPEN = "(p.state NOT IN ('posted', 'removed', 'withdrawn') OR p.needs_after_review = 1)"
_CHOSEN = text(
    f"WITH chosen AS (SELECT p.id, p.twin FROM post AS p WHERE {_OPEN} UNION ALL ("
    f"SELECT p.id, p.twin FROM post AS p WHERE NOT {_OPEN}"
    " ORDER BY p.updated_at DESC, p.id DESC LIMIT :recent)) "
    "SELECT id FROM chosen UNION SELECT t.id FROM chosen AS c JOIN post AS t ON t.id = c.twin "
    "UNION SELECT k.id FROM chosen AS c JOIN post AS k ON k.corrects = c.id"  # nosec B608 # own names
)
_NEW = text(
    "SELECT DISTINCT post FROM action WHERE account = :account AND seq > :since"
    " AND post IS NOT NULL"
)
_MOVED = text("SELECT id FROM post WHERE account = :account AND updated_seq > :since")
_HASH = text("SELECT hash FROM action WHERE account = :account AND seq = :seq")
_BODIES = text("SELECT DISTINCT sha256, body FROM payload WHERE sha256 = ANY(:digests)")
#: Characters of a digest: what a statement names with one is a body beside it.
_DIGEST = 64


def copy(mirror: Mirror, server: Connection, now: datetime, *, recent: int = RECENT) -> bool:
    """Bring the copy to what `server` shows now; tell whether anything was new.

    `server` is in a transaction that shows one moment (repeatable read). Raises Unavailable and
    Damaged (``ledger.*``): the copy is then what it was.
    """
    with translating(), mirror.writing() as file:
        made = _Copy(file, server, recent)
        is_new = made.bring()
        mirror.say(file, now, made.readable)
    return is_new


class _Copy:
    """One transaction."""

    def __init__(self, file: sqlite3.Connection, server: Connection, recent: int) -> None:
        self._file, self._server, self._recent = file, server, recent
        self._is_less = False  #: something that was readable is not any more
        self._mine = {str(one) for one in server.scalars(_MINE)}
        self.readable = json.dumps(sorted(self._mine))
        self._tables = {
            name: [row[1] for row in file.execute(f"PRAGMA table_info({name})")]
            for (name,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
            )
        }
        self._of_post = [
            name
            for name, columns in self._tables.items()
            if name not in _APART and "post" in columns
        ]

    def bring(self) -> bool:
        """Copy what is new."""
        heads = {row.account: (row.seq, row.hash) for row in self._server.execute(_HEADS)}
        known = self._known()
        if known and not self._goes_on(known, heads):
            self._empty()
            known, self._is_less = {}, True
        grown = {one for one in heads if heads[one] != known.get(one)}
        if known and not grown:
            return False
        changed = set[str]()
        for account in sorted(self._mine & grown):
            since = {"account": account, "since": known.get(account, (0, ""))[0]}
            for asked in (_NEW, _MOVED):
                changed.update(self._server.scalars(asked, since))
            self._of_account(since)
        self._posts(changed)
        for name in self._tables:
            is_small = name not in _APART and name not in self._of_post
            if is_small and (name not in _OF_LEDGER or LEDGER_CHAIN in grown):
                self._file.execute(f"DELETE FROM {name}")  # nosec B608 # own names
                self._take(name)
        self._take("publication", "x_post_id IN (SELECT x_post_id FROM stray)")
        self._file.execute("DELETE FROM payload WHERE sha256 NOT IN (SELECT sha256 FROM body_of)")
        if self._is_less:  # the index of words forgets its old words only then
            self._file.execute("INSERT INTO search (search) VALUES ('optimize')")
        return True

    def _known(self) -> dict[str, tuple[int, str]]:
        """Where the chains ended at the last copy."""
        found = self._file.execute("SELECT account, seq, hash FROM chain")
        return {account: (seq, end) for account, seq, end in found}

    def _goes_on(
        self, known: dict[str, tuple[int, str]], heads: dict[str, tuple[int, str]]
    ) -> bool:
        """Whether what was copied is the beginning of what there is, for the same reader."""
        if self._file.execute("SELECT readable FROM mirror").fetchone() != (self.readable,):
            return False
        return all(
            heads.get(account, (0, ""))[0] >= seq
            and (account not in self._mine or self._hash(account, seq) == end)
            for account, (seq, end) in known.items()
        )

    def _hash(self, account: str, seq: int) -> str | None:
        found: str | None = self._server.scalar(_HASH, {"account": account, "seq": seq})
        return found

    def _empty(self) -> None:
        for name in self._tables:
            if name != "mirror":
                self._file.execute(f"DELETE FROM {name}")  # nosec B608 # own names
        self._file.execute("DELETE FROM search")

    def _of_account(self, since: dict[str, Any]) -> None:
        """What happened to the whole account, or to the company, since row `since`."""
        of = "account = :account AND seq > :since"
        if since["account"] != LEDGER_CHAIN:
            of += " AND post IS NULL"
        self._bodies(self._take("action", of, **since), "")

    def _posts(self, changed: set[str]) -> None:
        """Those that belong into the copy: what is new or has changed is taken whole."""
        chosen = set(self._server.scalars(_CHOSEN, {"recent": self._recent}))
        here = {post for (post,) in self._file.execute("SELECT id FROM post")}
        for post in here - chosen:
            self._forget(post)
        fresh = sorted(chosen - here | chosen & changed)
        for start in range(0, len(fresh), _AT_ONCE):
            self._renew(fresh[start : start + _AT_ONCE])

    def _renew(self, posts: list[str]) -> None:
        for post in posts:
            self._forget(post)
        actions = self._take("action", "post = ANY(:posts)", posts=posts)
        self._take("post", "id = ANY(:posts)", posts=posts)
        for name in self._of_post:
            self._take(name, "post = ANY(:posts)", posts=posts)
        self._is_less |= any(one["kind"] == ActionKind.REDACT for one in actions)
        for post in posts:
            self._bodies([one for one in actions if one["post"] == post], post)
            self._file.execute(
                "INSERT INTO search (rowid, text, rules) SELECT s.n, s.text, s.rules "
                "FROM post AS p JOIN searchable AS s ON s.n = p.n "
                "WHERE p.id = ? AND p.redacted IS NULL",
                (post,),
            )

    def _forget(self, post: str) -> None:
        (number,) = self._file.execute("SELECT n FROM post WHERE id = ?", (post,)).fetchone() or (
            None,
        )
        self._file.execute("DELETE FROM search WHERE rowid = ?", (number,))
        for name in (*self._of_post, "action", "body_of"):
            self._file.execute(f"DELETE FROM {name} WHERE post = ?", (post,))  # nosec B608 # own names
        self._file.execute("DELETE FROM post WHERE id = ?", (post,))

    def _take(self, table: str, which: str = "TRUE", **values: Any) -> Sequence[Any]:
        """Copy rows of a table, with the columns that both have; those that are here stay."""
        columns = self._tables[table]
        asked = text(f"SELECT {', '.join(columns)} FROM {table} WHERE {which}")  # nosec B608 # own names
        rows = self._server.execute(asked, values).mappings().all()
        self._file.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(columns))})",
            [tuple(row.values()) for row in rows],
        )
        return rows

    def _bodies(self, actions: Iterable[Any], post: str) -> None:
        """The bodies that these actions name, and those that their statements name."""
        digests = {row[one] for row in actions for one in ("statement_sha256", "sha256")}
        found = self._bodies_of(digests - {None})
        beside = {one for said in found.values() for one in _named(said)}
        found |= self._bodies_of(beside - found.keys())
        self._file.executemany("INSERT OR IGNORE INTO payload VALUES (?, ?)", found.items())
        self._file.executemany(
            "INSERT OR IGNORE INTO body_of VALUES (?, ?)", [(post, one) for one in found]
        )

    def _bodies_of(self, digests: Iterable[str]) -> dict[str, str]:
        wanted = sorted(digests)
        if not wanted:
            return {}
        found = self._server.execute(_BODIES, {"digests": wanted})
        return {row.sha256: row.body for row in found}


def _named(body: str) -> set[str]:
    try:
        said = parse_object(body)
    except BadInput:
        return set()
    return {one for one in said.values() if isinstance(one, str) and len(one) == _DIGEST}
