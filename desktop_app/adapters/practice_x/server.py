"""The simulated X as a server on 127.0.0.1: started and stopped with the practice desk.

It answers what `api` says, misbehaves when told to, counts the requests it gets, and its threads
end with `stop`. Reading is bounded in size and in time.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import socketserver
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from desktop_app.adapters.practice_x import api
from desktop_app.adapters.practice_x.faults import (
    BEHAVIOURS,
    Answer,
    Fault,
    Route,
    json_answer,
    problem,
)
from desktop_app.adapters.practice_x.shelf import Shelf, StoredPost
from desktop_app.domain.account import Account
from desktop_app.domain.errors import Unavailable

FAULT_PATH = "/practice/fault"
_BODY_LIMIT = 65_536
_READ_SECONDS = 5.0
_MOST_FAULTS = 1000
_log = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class PracticeX:
    """A simulated X that knows `accounts`; `api.practice_token` gives each one's token.

    `store` is the file that keeps the posts, or None for memory; making it raises Damaged
    (``practice_x.damaged``) or Unavailable (``practice_x.store``). `port` 0 takes any free one.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        *,
        store: Path | None = None,
        port: int = 0,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._accounts = tuple(accounts)
        self._shelf = Shelf(store)
        self._port = port
        self._now = now
        self._lock = threading.Lock()
        self._faults: dict[Route, list[Fault]] = {name: [] for name in Route}
        self._hits: Counter[Route] = Counter()
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
            return self._shelf.posts

    def hits(self, on: Route = Route.CREATE) -> int:
        """Return how many requests arrived on that route, answered or not."""
        with self._lock:
            return self._hits[on]

    def misbehave(self, fault: Fault, times: int = 1, on: Route = Route.CREATE) -> None:
        """Do that for the next `times` requests on that route, after what was ordered before."""
        with self._lock:
            self._faults[on] += [fault] * max(0, min(times, _MOST_FAULTS))

    def answer(self, request: api.Request) -> Answer:
        """Answer one request, with the misbehaviour that is due. Called in a server's thread."""
        with self._lock:
            self._hits[request.route] += 1
            due = self._faults[request.route]
            behaviour = BEHAVIOURS[due.pop(0)] if due else None
            if behaviour is not None and not behaviour.creates:
                return behaviour.answer
            answer = self._respond(request)
        if behaviour is None:
            return answer
        if behaviour.hangs:
            self._stopping.wait()
        return behaviour.answer

    def order(self, body: bytes) -> Answer:
        """Take an order to misbehave: ``{"fault": "drop_after", "times": 1, "on": "create"}``."""
        try:
            wanted = json.loads(body)
            fault, on = Fault(wanted["fault"]), Route(wanted.get("on", Route.CREATE))
            times = int(wanted.get("times", 1))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            known = {"faults": list(Fault), "on": list(Route)}
            return json_answer(400, known)
        self.misbehave(fault, times, on)
        return Answer(status=204)

    def _respond(self, request: api.Request) -> Answer:
        world = api.World(accounts=self._accounts, shelf=self._shelf, now=self._now())
        try:
            return api.respond(request, world)
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
        if len(length) > 9 or int(length) > _BODY_LIMIT:
            self._send(problem(413, "Payload Too Large", "Payload Too Large"))
            return
        body = self.rfile.read(int(length))
        if len(body) == int(length):
            self._send(self._outcome(body))

    def _outcome(self, body: bytes) -> Answer:
        practice = self.server.practice
        is_json = self.headers.get_content_type() == "application/json"
        if self.command == "POST" and is_json and self.path == FAULT_PATH:
            return practice.order(body)
        request = api.route(self.command, self.path)
        if request is None or (request.route is Route.CREATE and not is_json):
            return api.NOT_FOUND
        signed = self.headers.get("Authorization", "")
        return practice.answer(replace(request, body=body, authorization=signed))

    def _send(self, answer: Answer) -> None:
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
