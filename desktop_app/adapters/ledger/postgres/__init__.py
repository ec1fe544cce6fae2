"""The ledger of a team, in PostgreSQL. `open_ledger` gives a `PostgresLedger` to one person."""

from __future__ import annotations

from desktop_app.adapters.ledger.postgres.store import PostgresLedger, open_ledger

__all__ = ["PostgresLedger", "open_ledger"]
