"""The ledger of a team, in PostgreSQL. `open_ledger` gives a `PostgresLedger` to one person.

`PostgresMedia` is where its pictures and films are shared, `open_lobby` where people join.
"""

from __future__ import annotations

from desktop_app.adapters.ledger.postgres.lobby import PostgresLobby, open_lobby
from desktop_app.adapters.ledger.postgres.media import PostgresMedia
from desktop_app.adapters.ledger.postgres.store import PostgresLedger, open_ledger

__all__ = ["PostgresLedger", "PostgresLobby", "PostgresMedia", "open_ledger", "open_lobby"]
