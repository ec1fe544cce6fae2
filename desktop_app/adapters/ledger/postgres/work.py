"""One transaction on a team's ledger: reads under row security, and appends in one person's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from desktop_app.adapters.ledger import lists
from desktop_app.adapters.ledger.errors import refused, translating
from desktop_app.adapters.ledger.postgres.lists import POSTGRES
from desktop_app.adapters.ledger.rows import action_of, same
from desktop_app.adapters.ledger.work import LedgerWork, check_bodies
from desktop_app.domain.account import Charter
from desktop_app.domain.action import STATEMENT_TYPE, Action, ActionKind, NewAction
from desktop_app.domain.canonical import parse_object, pre_authentication
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.domain.verification import Verify
from desktop_app.services.listing import ListKey, ListQuery

#: How many posts a search looks through first: enough for a page of a frequent word.
_WINDOW = 1_600
#: How many times as many next, where some were found, at most, and where none was: then the word is
#: rare, and over so many its index is asked instead.
_WIDER, _FAR = 8, 200
#: What a member may write: place, time, author and hashes are the database's.
_APPEND = text(
    "INSERT INTO action (id, account, kind, post, revision, sha256, fence, signature, statement, "
    "payload, attached) VALUES (:id, :account, :kind, :post, :revision, :sha256, :fence, "
    ":signature, :statement, :payload, :attached)"
).bindparams(bindparam("attached", type_=ARRAY(TEXT)))
_KEY = text("SELECT key FROM person WHERE id = :actor")
#: Not the newest number: another account's action with a lower one may be committed later.
_NEWEST = text("SELECT coalesce(sum(seq), 0) FROM chain")
_END = text("SELECT search_end()")


class PostgresWork(LedgerWork):
    """One transaction. Made by `PostgresLedger.begin`."""

    def __init__(self, connection: Connection, verify: Verify, now: Callable[[], datetime]) -> None:
        super().__init__(connection, POSTGRES, now)
        self._verify = verify
        self.appended: list[NewAction] = []  #: what this transaction adds, in its order

    def append(self, action: NewAction) -> Action:
        """Put the action at the end of its chain, judged by the database's rules.

        The same action again gives the first one. Raises LedgerRefused; nothing of a refused
        action is kept, even when the transaction goes on.
        """
        check_bodies(action)
        try:
            with translating(), self._connection.begin_nested():
                self._connection.execute(_APPEND, self._fields(action))
        except LedgerRefused as error:
            known = self._known(action) if error.code == "CS003" else None
            if known is None or not same(known, action):
                raise
            return known
        placed = self._known(action)
        if placed is None:
            raise refused("CS001")
        self.appended.append(action)
        return placed

    def newest(self) -> int:
        """A number that grows with every action of any account."""
        with translating():
            return int(self._connection.execute(_NEWEST).scalar_one())

    def _walked(
        self,
        asked: Callable[..., lists.Asked],
        query: ListQuery,
        after: ListKey | None,
        limit: int,
    ) -> Iterator[RowMapping]:
        """At most `limit` rows. Those of a search are looked for in windows, the newest first."""
        if not lists.is_search(query):
            yield from super()._walked(asked, query, after, limit)
            return
        up_to = int(after) - 1 if after else int(self._connection.execute(_END).scalar_one())
        width, wanted = _WINDOW, limit
        while up_to > 0 and wanted > 0:
            window = (max(up_to - width, 0), up_to)
            found = self._connection.execute(*asked(POSTGRES, query, None, wanted, window))
            rows = found.mappings().all()
            yield from rows
            up_to, wanted = window[0], wanted - len(rows)
            # Twice as far as the rest lies, where it is as frequent as before: all that a window
            # finds is looked up, also what no page needs.
            enough = 2 * width * wanted // len(rows) if rows else width * _FAR
            width = min(max(enough, _WINDOW), width * (_WIDER if rows else _FAR))

    def _known(self, action: NewAction) -> Action | None:
        with translating():
            row = self._connection.execute(self._asked.by_id, {"id": action.id}).mappings().first()
        return None if row is None else action_of(row)

    def _fields(self, action: NewAction) -> dict[str, Any]:
        return {
            "id": action.id,
            "account": action.account,
            "kind": str(action.kind),
            "post": action.post,
            "revision": action.revision,
            "sha256": action.sha256,
            "fence": action.fence,
            # One that is not good goes as none at all, which the rules refuse in their own order
            # without the work of verifying it.
            "signature": action.signature if self._is_signed(action) else "",
            "statement": action.statement,
            "payload": action.payload,
            "attached": list(action.attached),
        }

    def _is_signed(self, action: NewAction) -> bool:
        key = self._key(action)
        signed = pre_authentication(STATEMENT_TYPE, action.statement)
        return key is not None and self._verify(key, signed, action.signature)

    def _key(self, action: NewAction) -> str | None:
        """The actor's key: in the charter that is being given, or in the one that is."""
        if action.kind is not ActionKind.CHARTER:
            found = self._connection.execute(_KEY, {"actor": action.actor}).scalar()
            return None if found is None else str(found)
        try:
            charter = Charter.read(parse_object(action.statement).get("charter"))
        except (BadInput, ValueError):
            return None
        return next((one.key for one in charter.people if one.id == action.actor), None)
