"""The ledger: the shared, append-only record, kept by a database that refuses by its own rules.

`create_ledger` makes a file, `open_ledger` opens one; both give a `SqliteLedger`, which keeps the
promises of `services.ports.Store`. The rules are in ``migrations/sqlite``; docs/ledger.md explains
them.
"""

from __future__ import annotations

from desktop_app.adapters.ledger.enforcement import enforcement
from desktop_app.adapters.ledger.files import create_ledger, open_ledger
from desktop_app.adapters.ledger.store import SqliteLedger

__all__ = ["SqliteLedger", "create_ledger", "enforcement", "open_ledger"]
