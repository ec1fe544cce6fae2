"""`services.ports.Store` that goes on without its server: it reads the copy, and keeps for later.

While the server answers, it is the server. When it does not (and only then: a refusal stays one) a
transaction is one on the copy; what people may do meanwhile goes into the outbox as they signed it,
and all else is said to need the connection. That the server is away is remembered, so that nobody
waits for it at each step; `probe` asks again, away from whoever works.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime

from sqlalchemy import Engine, text

from desktop_app.adapters.ledger.copying import copy
from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.mirror import Mirror, MirrorWork
from desktop_app.adapters.ledger.postgres.store import PostgresLedger
from desktop_app.adapters.ledger.postgres.work import PostgresWork
from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.action import ActionKind, NewAction
from desktop_app.domain.canonical import parse_object
from desktop_app.domain.errors import Damaged, Refused, Unavailable
from desktop_app.services.offline_ports import QUEUED, SINGLE, Entry, Outbox

#: What says that the server is out of reach, and nothing else.
AWAY = frozenset(("ledger.unreachable", "ledger.standby"))
#: Seconds for which an answer that did not come is not waited for again.
REST = 15.0


class OfflineStore:
    """One person's store. Any thread may use it."""

    def __init__(
        self,
        opening: Callable[[], PostgresLedger],
        mirror: Mirror,
        outbox: Outbox,
        now: Callable[[], datetime],
    ) -> None:
        """`opening` opens the server's ledger; it is asked when it is first needed."""
        self._opening, self._mirror, self._outbox, self._now = opening, mirror, outbox, now
        self._server: PostgresLedger | None = None
        self._reader: Engine | None = None
        self._is_away, self._asked_at = False, 0.0

    @property
    def is_away(self) -> bool:
        """Whether the server did not answer when it was last asked."""
        return self._is_away

    @property
    def as_of(self) -> datetime | None:
        """When the copy was the server's; None without one."""
        try:
            return self._mirror.as_of()
        except Unavailable:
            return None

    @property
    def place(self) -> str:
        """Which record it is."""
        return self._mirror.place

    @property
    def person(self) -> PersonId:
        """Who alone acts on it here."""
        return self._mirror.person

    @property
    def outbox(self) -> Outbox:
        """What waits to be sent."""
        return self._outbox

    @property
    def realm(self) -> Realm:
        """Where this ledger's posts may go."""
        with self.begin() as work:
            return work.charter().realm

    def server(self) -> PostgresLedger:
        """The record itself. Raises as `open_ledger` does."""
        if self._server is None:
            self._server = self._opening()
        return self._server

    @contextmanager
    def begin(self) -> Iterator[PostgresWork | MirrorWork]:
        """Open a transaction with the server, or on the copy. Raises as the server's does.

        Without copy it raises Unavailable (``ledger.unreachable``) when the server is away. When
        nobody can tell whether the server recorded what could wait, it waits: sending it again tells.
        """
        stack = ExitStack()
        work = self._enter(stack)
        try:
            with stack:
                yield work
        except Unavailable as error:
            if error.kind in AWAY:
                self._lost()
            if not (error.kind == "ledger.unclear" and self._keep_unclear(work)):
                raise

    def verify_chains(self) -> int:
        """Check every link at the server; the copy has a part of them only."""
        return self.server().verify_chains()

    def probe(self) -> bool:
        """Ask the server, and remember what it said."""
        try:
            with self.server().begin() as work:
                work.newest()
        except Unavailable as error:
            if error.kind not in AWAY:
                self._forget_if_shut_out(error)
                raise
            self._lost()
            return False
        self._is_away = False
        return True

    def refresh(self) -> bool:
        """Bring the copy up to date; tell whether anything was new."""
        try:
            with self.server().at_one_moment() as connection:
                return copy(self._mirror, connection, self._now())
        except Unavailable as error:
            self._forget_if_shut_out(error)
            raise

    def close(self) -> None:
        """Let go of the server; it stays, and so does the copy."""
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _enter(self, stack: ExitStack) -> PostgresWork | MirrorWork:
        if self._is_away and time.monotonic() - self._asked_at < REST:
            return stack.enter_context(self._copied())
        try:
            work = stack.enter_context(self.server().begin())
        except Unavailable as error:
            if error.kind not in AWAY:
                raise
            self._lost()
            try:
                return stack.enter_context(self._copied())
            except Unavailable as missing:
                if missing.kind == "offline.no_copy":
                    raise error from None
                raise
        self._is_away = False
        return work

    def _lost(self) -> None:
        self._is_away, self._asked_at = True, time.monotonic()

    def _forget_if_shut_out(self, error: Unavailable) -> None:
        """Whoever may not log in any more has no copy either."""
        if error.kind == "ledger.login":
            self._mirror.remove()

    @contextmanager
    def _copied(self) -> Iterator[MirrorWork]:
        """A transaction on the copy; what it keeps is in the outbox when it ends well."""
        kept = list[NewAction]()

        def keep(action: NewAction) -> None:
            if self._is_new(action):
                kept.append(action)

        with self._reading().begin() as connection:
            yield MirrorWork(connection, self._now, keep)
        if kept:
            if all(one.kind is ActionKind.REQUIRE for one in kept):
                raise Unavailable("offline.online_only")
            self._put(kept)

    def _reading(self) -> Engine:
        reader = self._reader
        if reader is None or self._mirror_is_gone():
            reader = self._mirror.reader()
            try:
                with translating(), reader.begin() as connection:
                    connection.execute(text("SELECT 1 FROM standing"))
            except Damaged:
                self._mirror.remove()  # only a copy: the next one is whole again
                raise Unavailable("offline.no_copy") from None
            self._reader = reader
        return reader

    def _mirror_is_gone(self) -> bool:
        try:
            self._mirror.as_of()
        except Unavailable:
            return True
        return False

    def _is_new(self, action: NewAction) -> bool:
        """Whether the action is to be kept. Raises where it cannot wait, or another does."""
        if action.kind not in QUEUED:
            raise Unavailable("offline.online_only")
        for entry in self._outbox.entries(self.place, self.person):
            if entry.outcome is not None:
                continue
            for one in entry.actions:
                if one.post != action.post:
                    continue
                if one.kind in SINGLE and action.kind in SINGLE:
                    raise Refused("outbox.waiting")
                if one.kind is action.kind is ActionKind.RESOLVE and _about(one) == _about(action):
                    raise Refused("outbox.waiting")
                if one.kind is action.kind is ActionKind.SEEN and one.revision == action.revision:
                    return False
        return True

    def _put(self, actions: list[NewAction]) -> None:
        self._outbox.put(
            Entry(place=self.place, person=self.person, kept_at=self._now(), actions=tuple(actions))
        )

    def _keep_unclear(self, work: PostgresWork | MirrorWork) -> bool:
        """Let what the server may have recorded wait, where it can; sent again it is the same."""
        self._lost()
        appended = work.appended if isinstance(work, PostgresWork) else []
        is_kept = bool(appended) and all(one.kind in QUEUED for one in appended)
        with suppress(Damaged):
            if is_kept:
                self._put(appended)
                return True
        return False


def _about(action: NewAction) -> object:
    return parse_object(action.statement).get("comment")
