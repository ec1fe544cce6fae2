"""`services.offline_ports.Outbox` in the desk's own file: one row, written at once, is one entry."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionId, ActionKind, NewAction, PostId
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.domain.reading import ODD
from desktop_app.services.offline_ports import Entry, EntryId, Outcome

#: In the order in which they were kept. `outcome` is '' while the entry waits.
TABLE = """CREATE TABLE outbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL,
  person TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  actions TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT"""
_PUT = (
    "INSERT OR IGNORE INTO outbox (id, place, person, kept_at, actions, outcome) "
    "VALUES (?, ?, ?, ?, ?, '')"
)
_ALL = "SELECT kept_at, actions, outcome FROM outbox WHERE place = ? AND person = ? ORDER BY n"


class SqliteOutbox:
    """Made by the desk, on its connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        at_work: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection, self._at_work = connection, at_work

    def put(self, entry: Entry) -> None:
        """Keep the entry durably before returning; one that is there stays as it is."""
        said = json.dumps([_written(one) for one in entry.actions])
        with self._at_work():
            self._connection.execute(
                _PUT, (entry.id, entry.place, entry.person, time_text(entry.kept_at), said)
            )

    def entries(self, place: str, person: PersonId) -> tuple[Entry, ...]:
        """The person's entries for a record, oldest first."""
        with self._at_work():
            rows = self._connection.execute(_ALL, (place, person)).fetchall()
        try:
            return tuple(
                Entry(
                    place=place,
                    person=person,
                    kept_at=read_time(kept_at),
                    actions=tuple(_action(one) for one in json.loads(actions)),
                    outcome=_outcome(json.loads(outcome)) if outcome else None,
                )
                for kept_at, actions, outcome in rows
            )
        except (BadInput, *ODD) as error:
            raise Damaged("desk.damaged", path="outbox") from error

    def settle(self, entry: EntryId, outcome: Outcome) -> None:
        """It was refused: it stays until a person has seen why."""
        said = {
            "kind": outcome.kind,
            "facts": dict(outcome.facts),
            "at": time_text(outcome.at),
            "drafts": list(outcome.drafts),
        }
        with self._at_work():
            self._connection.execute(
                "UPDATE outbox SET outcome = ? WHERE id = ?", (json.dumps(said), entry)
            )

    def remove(self, entry: EntryId) -> None:
        """Forget the entry, and leave nothing of it in the files."""
        with self._at_work():
            self._connection.execute("DELETE FROM outbox WHERE id = ?", (entry,))
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _written(action: NewAction) -> dict[str, Any]:
    names = NewAction.__dataclass_fields__
    return {name: getattr(action, name) for name in names} | {"attached": list(action.attached)}


def _action(said: Mapping[str, Any]) -> NewAction:
    post = said["post"]
    return NewAction(
        id=ActionId(said["id"]),
        account=AccountId(said["account"]),
        kind=ActionKind(said["kind"]),
        actor=PersonId(said["actor"]),
        statement=said["statement"],
        signature=said["signature"],
        post=None if post is None else PostId(post),
        revision=said["revision"],
        payload=said["payload"],
        sha256=said["sha256"],
        fence=said["fence"],
        attached=tuple(said["attached"]),
    )


def _outcome(said: Mapping[str, Any]) -> Outcome:
    at: datetime = read_time(said["at"])
    return Outcome(
        kind=said["kind"],
        facts=said["facts"],
        at=at,
        drafts=tuple(said["drafts"]),
    )
