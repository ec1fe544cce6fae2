"""Bringing pictures here before they are asked for: in a tunnel a text is judged with its pictures.

Only those of what waits for this person, the newest first, and no more than there is reason to keep.
Films are left out: they are long to fetch, and nobody watches one that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.payload import MediaKind, Payload
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.parts import Parts

POSTS = 50  #: whose pictures are fetched, at most
BYTES = 100_000_000  #: of pictures: once so many are here, no further one is begun
#: What is so whenever it is tried again.
_FINAL = ("media.missing", "media.falsified", "media.no_picture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A picture that was asked for."""

    sha256: str
    is_here: bool  #: False: nobody has it, or what they have is something else


def wanted(parts: Parts, person: PersonId) -> tuple[str, ...]:
    """The pictures of what waits for `person`, newest post first. Raises Damaged or Unavailable."""
    query = ListQuery(box=Box.MINE_TO_DO, person=person, at=parts.clock.now())
    with parts.store.begin() as work:
        posts = work.listed(query, limit=POSTS)
        bodies = work.bodies([post.sha256 for post in posts])
    found = [
        bodies[post.sha256] for post in posts if post.sha256 in bodies
    ]  # not what was redacted
    return tuple(dict.fromkeys(_pictures(found)))


def fetch_next(
    parts: Parts, person: PersonId, given_up: Collection[str], is_wanted: Callable[[], bool]
) -> Tried | None:
    """Fetch the next one that is not here and not `given_up`; None when there is none to fetch.

    It may take minutes. Raises Damaged or Unavailable (``media.unfetched`` where
    the server does not answer, ``media.unwritable``).
    """
    room = BYTES
    for sha256 in wanted(parts, person):
        if parts.media.has(sha256):
            room -= parts.media.path(sha256).stat().st_size
        elif sha256 not in given_up and room > 0:
            return _tried(parts, sha256, is_wanted)
    return None


def _tried(parts: Parts, sha256: str, is_wanted: Callable[[], bool]) -> Tried:
    try:
        parts.media.fetch(sha256, is_wanted)
    except (Damaged, Unavailable) as error:
        if error.kind not in _FINAL:
            raise
        return Tried(sha256=sha256, is_here=False)  # Review says why, to whoever opens the post
    return Tried(sha256=sha256, is_here=True)


def _pictures(bodies: Collection[str]) -> Iterator[str]:
    for body in bodies:
        for part in Payload.read(body).parts:
            yield from (one.sha256 for one in part.media if one.kind is not MediaKind.VIDEO)
