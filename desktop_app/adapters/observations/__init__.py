"""What this machine observed at X, in one file beside the desk."""

from __future__ import annotations

from desktop_app.adapters.observations.file import replace_damaged
from desktop_app.adapters.observations.store import SqliteObservations, open_observations

__all__ = ["SqliteObservations", "open_observations", "replace_damaged"]
