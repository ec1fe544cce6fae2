"""What is known of a published post after it went out: its public numbers, and how its poll ended.

Only what this machine read or somebody imported (`observing`); nothing here asks X. Belongs in the
store's lane.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.record import PostRecord
from desktop_app.services.observing_ports import PollResult, Snapshot
from desktop_app.services.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """What is known of one part of a post."""

    part: int  #: 0 for the first
    x_post_id: str
    last: Snapshot | None  #: the newest numbers; None: nobody read them yet
    poll: PollResult | None  #: None: it asked nothing, or nobody read how it ended


def of_record(parts: Parts, record: PostRecord) -> tuple[Echo, ...]:
    """What is known of each part that is at X; empty where nothing is kept on this machine.

    Raises Unavailable or Damaged (``observations.*``).
    """
    kept = parts.observations
    if kept is None:
        return ()
    at_x = [part for part in record.parts if part.removed_at is None]
    asked = any(record.current.payload.parts[part.number].poll for part in at_x)
    polls = {each.poll.x_post_id: each for each in kept.polls(record.account)} if asked else {}
    found = []
    for part in at_x:
        read = kept.snapshots(record.account, part.x_post_id)
        found.append(
            Echo(
                part=part.number,
                x_post_id=part.x_post_id,
                last=read[-1] if read else None,
                poll=polls.get(part.x_post_id),
            )
        )
    return tuple(found)
