"""A team on a real server: each person's own ledger, by their own login, at the server's time."""

from __future__ import annotations

from contextlib import contextmanager

from desktop_app.adapters.ledger.postgres import PostgresLedger
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.domain.action import Action, NewAction
from tests.adapters.ledger.postgres.people import Now, widened
from tests.contracts.company import Company, verify
from tests.postgres import Database


class Team:
    """As a store, each action is appended by its actor. `paris` has a duty in `OTHER` only."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.company = Company(Now(), widened())
        self._ledgers: dict[str, PostgresLedger] = {}

    def of(self, person: str) -> PostgresLedger:
        if person not in self._ledgers:
            self.database.login(person)
            said = parameters(self.database.address, self.database.role(person))
            engine = engine_for(said, lambda: f"of {person}")
            self._ledgers[person] = PostgresLedger(engine, verify)
        return self._ledgers[person]

    @contextmanager
    def begin(self):
        yield self

    def append(self, action: NewAction) -> Action:
        with self.of(action.actor).begin() as work:
            return work.append(action)

    def close(self) -> None:
        for ledger in self._ledgers.values():
            ledger.close()
