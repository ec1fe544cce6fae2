"""A person's private store on this machine: drafts, thrown away ones for a while, preferences."""

from __future__ import annotations

from desktop_app.adapters.desk.store import SqliteDesk, open_desk, replace_damaged

__all__ = ["SqliteDesk", "open_desk", "replace_damaged"]
