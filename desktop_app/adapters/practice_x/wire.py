"""The simulated X's side of HTTP: connections on 127.0.0.1, one request each, bounded in size and time.

What is answered comes from elsewhere; here it is read, written, broken off or reset.
"""

from __future__ import annotations

import logging
import os
import selectors
import socket
import socketserver
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol

from desktop_app.adapters.practice_x import api
from desktop_app.adapters.practice_x.answers import Answer, problem

FAULT_PATH = "/practice/fault"
READ_SECONDS = 5.0
_log = logging.getLogger(__name__)


class Answering(Protocol):
    """Who says what goes back. Called in a connection's thread."""

    def answer(self, request: api.Request) -> Answer: ...

    def order(self, body: bytes) -> Answer: ...


class Server(ThreadingHTTPServer):
    """Waits for its handlers' threads when it is closed, and can end their connections."""

    daemon_threads = False
    # Where the system lets two servers share a port, a taken port must still be told.
    allow_reuse_address = os.name == "posix"

    def __init__(
        self, address: tuple[str, int], handler: type[Handler], practice: Answering
    ) -> None:
        self.practice = practice
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._stop, self._told = socket.socketpair()
        self._ended = threading.Event()
        super().__init__(address, handler)

    def serve_forever(self, poll_interval: float = 0) -> None:
        """Answer until `shutdown`. Unlike the library's own it sleeps while nobody asks."""
        self.timeout = poll_interval
        with selectors.DefaultSelector() as waiting:
            waiting.register(self, selectors.EVENT_READ)
            waiting.register(self._told, selectors.EVENT_READ)
            while all(key.fileobj is not self._told for key, _ in waiting.select()):
                self.handle_request()
        self._ended.set()

    def shutdown(self) -> None:
        """End `serve_forever`, which another thread is in, and wait until it has ended."""
        self._stop.send(b".")
        self._ended.wait()

    def server_close(self) -> None:
        """Let go of the port."""
        super().server_close()
        self._stop.close()
        self._told.close()

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


class Handler(BaseHTTPRequestHandler):
    """One connection, one request."""

    server: Server
    server_version = "practice"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = READ_SECONDS

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
