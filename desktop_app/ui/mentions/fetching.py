"""What the page of mentions asks for in the lanes: several accounts read at X, a file brought in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services import observing, observing_import
from desktop_app.services.bringing import content_of
from desktop_app.services.observing_import import Imported
from desktop_app.services.observing_ports import Mention
from desktop_app.services.observing_refresh import Refresh
from desktop_app.services.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What refreshes of several accounts brought; one account's failure keeps no other's away."""

    found: tuple[Refresh[Mention], ...]
    failed: CountersignError | None  #: the first


def refreshed(parts: Parts, accounts: Sequence[AccountId]) -> Fetched:
    """Ask X for the new mentions of each account."""
    found, failed = [], None
    for one in accounts:
        try:
            found.append(observing.refresh_mentions(parts, one))
        except CountersignError as error:
            failed = failed or error
    return Fetched(found=tuple(found), failed=failed)


def brought(parts: Parts, account: AccountId, path: Path) -> Imported:
    """Keep what the file at `path` says. Raises BadInput or Unavailable (``observing.*``)."""
    try:
        content = content_of(path)
    except OSError as error:
        raise Unavailable("observing.unreadable", path=str(path)) from error
    return observing_import.import_csv(parts, account, observing_import.text_of(content))
