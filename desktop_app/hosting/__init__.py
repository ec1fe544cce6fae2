"""A company's own machine for a team's record: set up, backed up, restored, and looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from desktop_app.domain.canonical import read_time
from desktop_app.domain.errors import BadInput
from desktop_app.hosting.place import STATE

#: One night may be missed, two may not.
LATE = timedelta(hours=50)


def last_backups() -> Iterator[tuple[str, datetime | None]]:
    """The records of this machine, and when the last good backup of each was made; None for never.

    Anybody on the machine may ask. Elsewhere there are none.
    """
    with suppress(OSError):
        for path in sorted(STATE.glob("*.backup.json")):
            at = None
            with suppress(OSError, ValueError, TypeError, KeyError, BadInput):
                at = read_time(json.loads(path.read_text(encoding="utf-8"))["at"])
            yield path.name.removesuffix(".backup.json"), at
