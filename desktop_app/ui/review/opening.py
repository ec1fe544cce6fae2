"""Opens a post for somebody, and records that they see it before anything of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.record import PostRecord
from desktop_app.services import discussing, outbox, reading
from desktop_app.services.parts import Parts
from desktop_app.services.reading import PostView
from desktop_app.ui.review.twin import twin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A post as it was read."""

    person: PersonId
    view: PostView
    may_be_shown: bool  #: the person is on the list of those who know this version


def opened(
    parts: Parts, post: PostId, person: PersonId, will_show: Callable[[int], bool]
) -> Opened:
    """Read `post`; when `will_show` (the version's number) is true, record first that it is seen.

    Raises what `discussing.see` and `reading.open_post` raise: then nothing may be shown.
    """
    view = reading.open_post(parts, post, person)
    while not (_knows(view.record, person) or _will_be_known(parts, view.record)):
        if not will_show(view.record.current.number):
            return Opened(person=person, view=view, may_be_shown=False)
        discussing.see(parts, post, person)
        view = reading.open_post(parts, post, person)
    twin = twin_of(view)
    if twin is not None and not (_knows(twin, person) or _will_be_known(parts, twin)):
        discussing.see(parts, twin.id, person)  # it stands beside
    return Opened(person=person, view=view, may_be_shown=True)


def _will_be_known(parts: Parts, record: PostRecord) -> bool:
    """Without the server it waits to be recorded: that is on this computer's disk."""
    return outbox.notes_seen(parts, record.id, record.current.number)


def _knows(record: PostRecord, person: PersonId) -> bool:
    return person in record.contributors or any(
        (one.kind, one.actor, one.revision) == (ActionKind.SEEN, person, record.current.number)
        for one in record.actions
    )
