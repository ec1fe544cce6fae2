"""What two people took out of the record goes from this computer as well.

A redaction names the pictures and films of its post. Each program that sees one believes it as it
believes all of the record, lets go of its own copies where nothing else uses them, and takes the
words out of what it observed and out of its journal, which goes on knowing what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.domain.action import Action, ActionId, PostId
from desktop_app.domain.errors import CountersignError, Damaged
from desktop_app.domain.redaction import named_media, read_redaction
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft, Store
from desktop_app.services.reading import signed_charter


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why something of a redacted post may still be on this computer."""

    post: PostId | None  #: None where the record could not be read
    error: CountersignError


@dataclass(slots=True)
class Redacting:
    """Follows the redactions of a record while the program runs, and carries out each once."""

    parts: Parts
    _newest: tuple[int, ...] = ()
    _done: set[ActionId] = field(default_factory=set)

    def look(self) -> tuple[Failure, ...]:
        """Carry out what is new; what fails is tried again at the next look.

        Nothing is done while a team's server is away: its copy here does not say what else uses a
        picture.
        """
        if self.parts.offline is not None and self.parts.offline.is_away:
            return ()
        try:
            return self._look()
        except CountersignError as error:
            return (Failure(post=None, error=error),)

    def _look(self) -> tuple[Failure, ...]:
        stores = _stores(self.parts)
        newest = tuple(_newest(store) for store in stores)
        if newest == self._newest:
            return ()
        failures = tuple(failure for store in stores for failure in self._carried_out(store))
        self._newest = () if failures else newest
        return failures

    def _carried_out(self, store: Store) -> Iterator[Failure]:
        with store.begin() as work:
            found = work.redactions()
        for redaction in found:
            if redaction.id in self._done:
                continue
            try:
                carry_out(self.parts, store, redaction)
            except CountersignError as error:
                yield Failure(post=redaction.post, error=error)
            else:
                self._done.add(redaction.id)


def carry_out(parts: Parts, store: Store, redaction: Action) -> int:
    """Let go of what is here of a redacted post; how many pictures and films that were.

    Raises Damaged when nobody was allowed to take its words out (nothing is let go of then), and
    Unavailable (``media.unwritable``, ``journal.unwritable``, ``observations.*``).
    """
    post, journal, observations = redaction.post, parts.journal, parts.observations
    if post is None:
        raise Damaged("ledger.damaged", action=redaction.id)
    media = {one for one in named_media(redaction) if parts.media.has(one)}
    polls = _polls(parts, store, redaction)
    has_words = journal is not None and journal.has_words(post)
    if not (media or polls or has_words):
        return 0
    _believe(parts, store, redaction, post)
    if journal is not None:
        journal.forget_words(post)
    if observations is not None and polls:
        observations.forget_polls(redaction.account, polls)
    unused = sorted(one for one in media if not _is_used(parts, one))
    for sha256 in unused:
        parts.media.forget(sha256)
    return len(unused)


def _believe(parts: Parts, store: Store, redaction: Action, post: PostId) -> None:
    """Raises Damaged unless two people took the words of the post out, and no hold kept them."""
    with store.begin() as work:
        actions = work.actions(post)
        found = read_redaction(actions, signed_charter(work, parts), parts.keys.verify)
    if found is None or redaction not in actions:
        raise Damaged("ledger.damaged", action=redaction.id)


def _polls(parts: Parts, store: Store, redaction: Action) -> tuple[str, ...]:
    """Numbers at X of the post's parts of whose polls this computer knows how they ended."""
    if parts.observations is None:
        return ()
    known = [one.poll.x_post_id for one in parts.observations.polls(redaction.account)]
    if not known:
        return ()
    with store.begin() as work:
        found = work.posted_as(redaction.account, known)
    return tuple(one.x_post_id for one in found if one.post == redaction.post)


def _is_used(parts: Parts, sha256: str) -> bool:
    """Whether a draft, what waits to be sent, or a post that somebody here reads has it.

    In this order: what is submitted meanwhile stands in the record before its draft goes.
    """
    if any(
        media.sha256 == sha256
        for one in _drafts(parts)
        for part in one.parts
        for media in part.media
    ):
        return True
    if parts.offline is not None:
        waiting = parts.offline.outbox.entries(parts.offline.place, parts.offline.person)
        if any(sha256 in (action.payload or "") for one in waiting for action in one.actions):
            return True
    return any(_names(store, sha256) for store in _stores(parts))


def _drafts(parts: Parts) -> Iterator[Draft]:
    with _stores(parts)[0].begin() as work:
        people = [person.id for person in work.charter().people]
    for person in people:
        yield from parts.desk.drafts(person)
        yield from (one.draft for one in parts.desk.put_aside_drafts(person))


def _stores(parts: Parts) -> tuple[Store, ...]:
    """The record as each who is let into it from here reads it; never a copy of it."""
    own = parts.store if parts.offline is None else parts.offline.server()
    senders = () if parts.publisher_store is None else (parts.publisher_store,)
    return (own, *senders)


def _newest(store: Store) -> int:
    with store.begin() as work:
        return work.newest()


def _names(store: Store, sha256: str) -> bool:
    with store.begin() as work:
        return work.is_named(sha256)
