"""When a post may leave: local times in named zones, without guessing at clock changes.

A local time that happens twice or never on the night of a clock change is refused: nobody should
have to know which of the two the program took. Sources: IANA time zones (RFC 9557), PEP 495.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.domain.errors import BadInput

_LONGEST_NAME = 64  #: characters; the longest of IANA's zones has half as many


def moment(local: datetime, zone: str) -> datetime:
    """The time in UTC of a naive `local` time in the IANA `zone`, to the minute.

    Raises BadInput: ``schedule.zone`` for a zone that does not exist, ``schedule.missing`` for a
    time that is skipped that night, ``schedule.ambiguous`` for one that happens twice.
    """
    place = _zone(zone)
    wanted = local.replace(second=0, microsecond=0, tzinfo=None)
    first, second = (wanted.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(place).replace(tzinfo=None) != wanted:
        raise BadInput("schedule.missing", time=f"{wanted:%Y-%m-%d %H:%M}", zone=zone)
    if first != second:
        raise BadInput("schedule.ambiguous", time=f"{wanted:%Y-%m-%d %H:%M}", zone=zone)
    return first


def local(at: datetime, zone: str) -> datetime:
    """The aware local time of `at` in the IANA `zone`. Raises BadInput (``schedule.zone``)."""
    return at.astimezone(_zone(zone))


def window(begins: datetime, now: datetime, grace: timedelta) -> tuple[datetime, datetime]:
    """Not before, not after: a scheduled post leaves within `grace` of its time, or is missed.

    Raises BadInput (``schedule.past``) when `begins` is not after `now`.
    """
    if begins <= now:
        raise BadInput("schedule.past")
    return begins, begins + grace


def _zone(name: str) -> ZoneInfo:
    if len(name) > _LONGEST_NAME:  # each part between strokes would be looked up inside the last
        raise BadInput("schedule.zone", zone=name[:40])
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput("schedule.zone", zone=name[:40]) from error
