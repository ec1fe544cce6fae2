"""The simulated X as a server on 127.0.0.1: started and stopped with the practice desk.

It answers what `api` says, misbehaves when told to, counts the requests it gets, and its threads
end with `stop`. `wire` bounds what is read, in size and in time.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.adapters.practice_x import api, posts
from desktop_app.adapters.practice_x.answers import (
    JSON,
    SILENCE,
    Answer,
    json_answer,
    rate_limited,
)
from desktop_app.adapters.practice_x.faults import BEHAVIOURS, Fault, Route
from desktop_app.adapters.practice_x.rates import Rates
from desktop_app.adapters.practice_x.records import StoredMedia, StoredPost, User
from desktop_app.adapters.practice_x.shapes import public_metrics
from desktop_app.adapters.practice_x.shelf import Shelf
from desktop_app.adapters.practice_x.wire import FAULT_PATH, Handler, Server
from desktop_app.adapters.practice_x.world import CALLBACKS, CLIENT_ID, Names, World
from desktop_app.domain.account import Account
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.reading import ODD

__all__ = ["FAULT_PATH", "Names", "PracticeX", "StoredMedia", "StoredPost"]

_MOST_FAULTS = 1000
_MOST_DELAY = 600_000  #: milliseconds
_MOST_BODIES = 200
_log = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    fault: Fault
    ms: int
    reset: int


class PracticeX:
    """A simulated X that knows `accounts`; `api.practice_token` gives each one's token.

    `store` is the file that keeps the posts, or None for memory; making it raises Damaged
    (``practice_x.damaged``) or Unavailable (``practice_x.store``). `port` 0 takes any free one.
    `enterprise` and `premium` are X's ids of accounts on that tier; the others are on X's
    self-serve one, without long posts. `names` chooses the answers' fields' names, `lag` are the
    seconds until a post is in the timelines, `limits` replace X's own requests per fifteen minutes
    and user. `client_id` and `callbacks` are the registered developer app's. With `capture` the
    last 200 bodies of each route are kept for `bodies`. `profiles` say how accounts show
    themselves; with `has_audience` somebody reads the posts and votes.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        *,
        store: Path | None = None,
        port: int = 0,
        now: Callable[[], datetime] = _utc_now,
        enterprise: Collection[str] = (),
        premium: Collection[str] = (),
        names: Names = Names.BOTH,
        lag: float = 0.0,
        limits: Mapping[Route, int] | None = None,
        client_id: str = CLIENT_ID,
        callbacks: Collection[str] = CALLBACKS,
        capture: bool = False,
        profiles: Sequence[User] = (),
        has_audience: bool = False,
    ) -> None:
        self._port = port
        self._now = now
        self._lock = threading.Lock()
        self._revoked: set[str] = set()
        self._world = World(
            accounts=tuple(accounts),
            shelf=Shelf(store),
            now=now(),
            enterprise=frozenset(enterprise),
            premium=frozenset(premium),
            revoked=self._revoked,
            names=names,
            lag=lag,
            client_id=client_id,
            callbacks=tuple(callbacks),
            rates=Rates(limits),
            profiles=tuple(profiles),
            has_audience=has_audience,
        )
        self._faults: dict[Route, list[_Order]] = {name: [] for name in Route}
        self._hits: Counter[Route] = Counter()
        most = _MOST_BODIES if capture else 0
        self._bodies: dict[Route, deque[bytes]] = {name: deque(maxlen=most) for name in Route}
        self._stopping = threading.Event()
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> str:
        """Listen, and return the address, for example ``http://127.0.0.1:49152``.

        Raises Unavailable (``practice_x.port``) when the port is taken. Started twice, it says the
        same address again.
        """
        if self._server is None:
            self._stopping.clear()
            try:
                self._server = Server(("127.0.0.1", self._port), Handler, self)
            except OSError as error:
                raise Unavailable("practice_x.port", port=str(self._port)) from error
            self._thread = threading.Thread(
                target=self._server.serve_forever, name="practice-x", daemon=True
            )
            self._thread.start()
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        """Stop listening, let go of whoever waits for an answer, and end every thread."""
        if self._server is None or self._thread is None:
            return
        self._stopping.set()
        self._server.shutdown()
        self._server.drop_connections()
        self._server.server_close()
        self._thread.join()
        self._server = self._thread = None

    def posts(self) -> tuple[StoredPost, ...]:
        """Return what was posted and not deleted, oldest first."""
        with self._lock:
            return self._world.shelf.posts

    def media(self) -> tuple[StoredMedia, ...]:
        """Return the files that arrived whole, oldest first."""
        with self._lock:
            return self._world.shelf.media

    def content(self, media_id: str) -> bytes:
        """Return the bytes of a file as they arrived; Unavailable (``practice_x.store``) if none."""
        with self._lock:
            return self._world.shelf.content(media_id)

    def users(self) -> tuple[User, ...]:
        """Return everybody who is at the simulated X: the accounts first, then the others."""
        return self._world.users

    def hits(self, on: Route = Route.CREATE) -> int:
        """Return how many requests arrived on that route, answered or not."""
        with self._lock:
            return self._hits[on]

    def bodies(self, on: Route = Route.CREATE) -> tuple[bytes, ...]:
        """Return the last bodies that arrived on that route, oldest first; none without capture."""
        with self._lock:
            return tuple(self._bodies[on])

    def publish_as(
        self,
        user_id: str,
        text: str,
        *,
        reply_to: str = "",
        quote: str = "",
        media: Sequence[bytes] = (),
        language: str = "und",
        at: datetime | None = None,
    ) -> str:
        """Post as somebody does on a telephone, an account or a stranger; return the number.

        `at` is when, not before anything that was posted already; None for now. No rule of the
        interface applies and no request is counted. Raises ValueError for a user or post that is
        not there, Unavailable (``practice_x.store``) when it could not be kept.
        """
        with self._lock:
            world = replace(self._world, now=at or self._now())
            files = tuple(media)
            post = posts.publish(
                world,
                user_id,
                text,
                reply_to=reply_to,
                quote=quote,
                files=files,
                language=language,
            )
            return post.id

    def counted(self, number: str, at: datetime) -> Mapping[str, int]:
        """Return the numbers that a post had `at` that time, as X calls them; {} for none."""
        with self._lock:
            post = self._world.shelf.find(number)
            world = replace(self._world, now=at)
            return {} if post is None else public_metrics(post, world)

    def revoke(self, account: Account) -> None:
        """Let no token of that account count, of either kind, until `restore`."""
        with self._lock:
            self._revoked.add(account.x_user_id)

    def restore(self, account: Account) -> None:
        """Let the tokens of that account count again."""
        with self._lock:
            self._revoked.discard(account.x_user_id)

    def misbehave(
        self,
        fault: Fault,
        times: int = 1,
        on: Route = Route.CREATE,
        *,
        ms: int = 0,
        reset: int = 0,
    ) -> None:
        """Do that for the next `times` requests on that route, after what was ordered before.

        `ms` are the milliseconds of `Fault.SLOW` and `Fault.LATE`; `reset` is when a rate limit
        ends, in seconds since 1970.
        """
        order = _Order(fault=fault, ms=max(0, min(ms, _MOST_DELAY)), reset=reset)
        with self._lock:
            self._faults[on] += [order] * max(0, min(times, _MOST_FAULTS))

    def answer(self, request: api.Request) -> Answer:
        """Answer one request, with the misbehaviour that is due. Called in a server's thread."""
        with self._lock:
            self._hits[request.route] += 1
            self._bodies[request.route].append(request.body)
            due = self._faults[request.route]
            order = due.pop(0) if due else None
        answer = self._respond(request) if order is None else self._misbehave(request, order)
        if not answer.status or answer.type != JSON:
            return answer
        named = {"x-transaction-id": secrets.token_hex(8)}
        return replace(answer, headers={**named, **answer.headers})

    def order(self, body: bytes) -> Answer:
        """Take an order: ``{"fault": "slow", "times": 1, "on": "create", "ms": 500}``.

        All but the fault may be left out; a rate limit's end is ``reset``.
        """
        try:
            wanted = json.loads(body)
            fault, on = Fault(wanted["fault"]), Route(wanted.get("on", Route.CREATE))
            times, ms, reset = (
                int(wanted.get(name, usual))
                for name, usual in (("times", 1), ("ms", 0), ("reset", 0))
            )
        except ODD:
            known = {"faults": list(Fault), "on": list(Route)}
            return json_answer(400, known)
        self.misbehave(fault, times, on, ms=ms, reset=reset)
        return Answer(status=204)

    def _misbehave(self, request: api.Request, order: _Order) -> Answer:
        behaviour = BEHAVIOURS[order.fault]
        answer = behaviour.answer or SILENCE
        if order.fault is Fault.RATE_LIMIT and order.reset:
            answer = rate_limited(order.reset)
        if behaviour.delays == "before":
            self._stopping.wait(order.ms / 1000)
        if behaviour.creates and not self._is_over(behaviour.delays):
            usual = self._respond(request, order.fault)
            answer = answer if behaviour.answer else usual
        if behaviour.hangs:
            self._stopping.wait()
        if behaviour.delays == "after":
            self._stopping.wait(order.ms / 1000)
        return answer

    def _is_over(self, delays: str) -> bool:
        return delays == "before" and self._stopping.is_set()

    def _respond(self, request: api.Request, twist: Fault | None = None) -> Answer:
        with self._lock:
            try:
                return api.respond(request, replace(self._world, now=self._now(), twist=twist))
            except Unavailable:
                _log.warning("the simulated X cannot keep its posts")
                return api.UNAVAILABLE
