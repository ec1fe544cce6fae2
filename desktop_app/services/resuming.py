"""A machine that came back from a backup, or is not alone, sends nothing until somebody takes over.

Its journal is stopped with a stop of its own. Whoever takes over says so at this computer, perhaps
in another program than the one that holds the journal: so both stand in the desk, by the stop's id,
which no copy made earlier can know.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import Action, ActionKind
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.services.journal_ports import Halt, Journal, Why
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Desk, Work

#: Who may let a machine send again: as for letting another one send.
TAKING_OVER = (Role.COMMUNICATIONS, Role.LEGAL, Role.ADMINISTRATOR)
_KINDS = {
    Why.RESTORED: "journal.restored",
    Why.REWOUND: "journal.rewound",
    Why.MOVED: "journal.moved",
    Why.TWIN: "journal.twin",
}
#: The desk's entries: the stop that lasts (id, why, when), and the last one that somebody ended.
_STOPPED, _ENDED = "publisher.stopped", "publisher.ended"
_PIECES = 3  #: of the first of them
#: In these somebody tried to send; of what is newer than the last look, no more than this.
_TRIED = (
    PostState.SENDING,
    PostState.POSTED,
    PostState.UNKNOWN,
    PostState.NEEDS_PERSON,
    PostState.HELD,
)
_MOST = 20


def stopped(journal: Journal, desk: Desk, now: datetime) -> Refused | None:
    """Why this machine sends nothing; None once somebody took over. Raises Unavailable.

    For the program that holds the journal.
    """
    halt = journal.halt
    if halt is None:
        return None
    ended, _, by = (desk.preference(_ENDED) or "").partition(" ")
    if ended == halt.id:
        journal.resume(now, by)
        return None
    said = f"{halt.id} {halt.why} {time_text(halt.at)}"
    if desk.preference(_STOPPED) != said:
        desk.prefer(_STOPPED, said)
    return Refused(_KINDS[halt.why], at=time_text(halt.at), path=str(journal.path))


def resume(desk: Desk, by: PersonId) -> bool:
    """Let this machine send again, on the word of `by`; whether it was stopped.

    Whoever calls has seen that `by` may. Raises what the desk does.
    """
    halt = lasting(desk)
    if halt is None:
        return False
    desk.prefer(_ENDED, f"{halt.id} {by}")
    return True


def lasting(desk: Desk) -> Halt | None:
    """The stop for which this machine waits for somebody to take over, as far as the desk knows."""
    said = (desk.preference(_STOPPED) or "").split(" ")
    if len(said) != _PIECES or (desk.preference(_ENDED) or "").partition(" ")[0] == said[0]:
        return None
    return Halt(id=said[0], why=Why(said[1]), at=read_time(said[2]))


def is_stopped(desk: Desk) -> bool:
    """Whether this machine waits for somebody to take over, as far as the desk knows."""
    return lasting(desk) is not None


@dataclass(slots=True)
class Alone:
    """Watches that nobody else sends under this machine's name: a copy of it, with its key."""

    parts: Parts
    _newest: int = -1
    _until: datetime | None = None

    def look(self) -> None:
        """Stop the journal when an attempt was made in this machine's name with another journal."""
        journal = self.parts.journal
        since = journal.alone_since if journal is not None else None
        if journal is None or since is None:
            return
        with self.parts.store.begin() as work:
            newest = work.newest()
            if newest == self._newest:
                return
            attempts = tuple(_attempts(work, max(since, self._until or since)))
        last = since
        for attempt in attempts:
            last = max(last, attempt.at)
            is_mine = attempt.actor == self.parts.publisher and attempt.at > since
            if is_mine and not journal.is_own(str(attempt.statement["journal"])):
                journal.stop(Why.TWIN, self.parts.clock.now())
                return
        self._newest, self._until = newest, last


def _attempts(work: Work, since: datetime) -> Iterable[Action]:
    """Those that say with which journal they were made: of a redacted post none does any more."""
    for summary in work.posts(_TRIED, limit=_MOST):
        if summary.updated_at >= since:
            for one in work.actions(summary.id):
                if one.kind is ActionKind.ATTEMPT and one.redacted_by is None:
                    yield one
