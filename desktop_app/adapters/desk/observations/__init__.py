"""What this machine observed at X, in one file beside the desk."""

from __future__ import annotations

from desktop_app.adapters.desk.observations.file import FILE
from desktop_app.adapters.desk.observations.store import SqliteObservations, open_observations

replace_damaged = FILE.replace_damaged

__all__ = ["SqliteObservations", "open_observations", "replace_damaged"]
