"""The simulated X as a server on 127.0.0.1: started and stopped with the practice desk.

It answers what `api` says, misbehaves when told to, counts the requests it gets, and its threads
end with `stop`. Reading is bounded in size and in time.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
import socketserver
import struct
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from desktop_app.adapters.practice_x import api, posts
from desktop_app.adapters.practice_x.answers import (
    JSON,
    SILENCE,
    Answer,
    json_answer,
    problem,
    rate_limited,
)
from desktop_app.adapters.practice_x.faults import BEHAVIOURS, Fault, Route
from desktop_app.adapters.practice_x.rates import Rates
from desktop_app.adapters.practice_x.records import StoredMedia, StoredPost, User
from desktop_app.adapters.practice_x.shelf import Shelf
from desktop_app.adapters.practice_x.world import CALLBACKS, CLIENT_ID, Names, World
from desktop_app.domain.account import Account
from desktop_app.domain.errors import Unavailable

FAULT_PATH = "/practice/fault"
_READ_SECONDS = 5.0
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
    last 200 bodies of each route are kept for `bodies`.
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
        )
        self._faults: dict[Route, list[_Order]] = {name: [] for name in Route}
        self._hits: Counter[Route] = Counter()
        most = _MOST_BODIES if capture else 0
        self._bodies: dict[Route, deque[bytes]] = {name: deque(maxlen=most) for name in Route}
        self._stopping = threading.Event()
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> str:
        """Listen, and return the address, for example ``http://127.0.0.1:49152``.

        Raises Unavailable (``practice_x.port``) when the port is taken. Started twice, it says the
        same address again.
        """
        if self._server is None:
            self._stopping.clear()
            try:
                self._server = _Server(("127.0.0.1", self._port), _Handler, self)
            except OSError as error:
                raise Unavailable("practice_x.port", port=str(self._port)) from error
            self._thread = threading.Thread(
                target=self._server.serve_forever, args=(0.05,), name="practice-x", daemon=True
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
    ) -> str:
        """Post as somebody does on a telephone, an account or a stranger; return the number.

        No rule of the interface applies and no request is counted. Raises ValueError for a user or
        post that is not there, Unavailable (``practice_x.store``) when it could not be kept.
        """
        with self._lock:
            world = replace(self._world, now=self._now())
            files = tuple(media)
            post = posts.publish(world, user_id, text, reply_to=reply_to, quote=quote, files=files)
            return post.id

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
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
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


class _Server(ThreadingHTTPServer):
    """Waits for its handlers' threads when it is closed, and can end their connections."""

    daemon_threads = False
    # Where the system lets two servers share a port, a taken port must still be told.
    allow_reuse_address = os.name == "posix"

    def __init__(
        self, address: tuple[str, int], handler: type[_Handler], practice: PracticeX
    ) -> None:
        self.practice = practice
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Bind without asking a name server who 127.0.0.1 is."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, then answer it in a thread of its own."""
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection and close it."""
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def drop_connections(self) -> None:
        """End every open connection, so that no thread waits for a silent client."""
        with self._guard:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away, and only the name of anything else."""
        del request, client_address
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            # Without a traceback: it could hold a text.
            _log.error("the simulated X failed: %s", type(error).__name__)


class _Handler(BaseHTTPRequestHandler):
    """One connection, one request."""

    server: _Server
    server_version = "practice"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = _READ_SECONDS

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the library
        """Print nothing: the window shows what was posted."""

    def _answer(self) -> None:
        self.close_connection = True
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            self._send(problem(411, "Length Required", "Length Required"))
            return
        request = api.route(self.command, self.path)
        if len(length) > 9 or int(length) > api.body_limit(request.route if request else None):
            self._send(problem(413, "Payload Too Large", "Payload Too Large"))
            return
        body = self.rfile.read(int(length))
        if len(body) == int(length):
            self._send(self._outcome(request, body))

    def _outcome(self, request: api.Request | None, body: bytes) -> Answer:
        practice = self.server.practice
        content_type = self.headers.get("Content-Type", "")
        is_json = self.headers.get_content_type() == "application/json"
        if self.command == "POST" and is_json and self.path == FAULT_PATH:
            return practice.order(body)
        if request is None:
            return api.NOT_FOUND
        signed = self.headers.get("Authorization", "")
        return practice.answer(
            replace(request, body=body, authorization=signed, content_type=content_type)
        )

    def _send(self, answer: Answer) -> None:
        if answer.resets:
            # Closed with a linger of no time, a connection is reset instead of ended.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        if not answer.status:
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body) + answer.missing))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)
