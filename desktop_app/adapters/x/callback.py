"""Waits on 127.0.0.1 for the browser to bring X's answer back, and takes exactly one.

Several visitors are served side by side without a thread: browsers open connections that they never
use, and other programs of the machine may knock. Whoever does not bring our own `state` gets a
polite page and changes nothing. Reading is bounded in size and in time. What it says is RFC 8252
section 7.3 (loopback redirect); X asks for "http://127.0.0.1 (not localhost)" and fixed ports.
"""

from __future__ import annotations

import hashlib
import hmac
import selectors
import socket
import sys
import time
from base64 import b64encode
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from enum import Enum
from html import escape
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.messages import name_of

PATH = "/callback"
_MOST_HEAD = 8_192
_MOST_VISITORS = 32
_VISIT_SECONDS = 5.0
_TICK = 0.2
_STYLE = "body{font:1.2rem system-ui,sans-serif;margin:4rem auto;max-width:34rem}"
#: Nothing but that style, by its digest; in no frame, and without a window that others can reach.
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    f"style-src 'sha256-{b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)


class _Meaning(Enum):
    GIVEN = "given"
    DENIED = "denied"
    FOREIGN = "foreign"  #: the right path with a state that is not ours
    STRAY = "stray"


@dataclass(slots=True, kw_only=True)
class _Visitor:
    until: float
    head: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    meaning: _Meaning
    code: str = field(default="", repr=False)
    reason: str = ""


class Callback:
    """Listens from when it is made until `close`. One thread at a time, `cancel` excepted.

    Raises Unavailable (``connect.ports``) when every one of `ports` is taken. `language` is that
    of the page in the browser.
    """

    def __init__(self, ports: Sequence[int], language: str) -> None:
        self._language = language
        self._listening = _listen(ports)
        self.port = int(self._listening.getsockname()[1])
        self._is_cancelled = False

    @property
    def address(self) -> str:
        """The address that X sends the browser to, exactly as it is registered there."""
        return f"http://127.0.0.1:{self.port}{PATH}"

    def wait(self, state: str, seconds: float) -> str:
        """Return the code that came with `state` within `seconds`.

        Raises Refused: ``connect.denied``, ``connect.not_allowed`` (X's reason), ``connect.state``
        (only answers with another state came), ``connect.cancelled``; or Unavailable
        (``connect.timed_out``).
        """
        until = time.monotonic() + seconds
        was_foreign = False
        with ExitStack() as opened:
            selector = opened.enter_context(selectors.DefaultSelector())
            selector.register(self._listening, selectors.EVENT_READ)
            visitors: dict[socket.socket, _Visitor] = {}
            opened.callback(_close_all, visitors)
            while (left := until - time.monotonic()) > 0:
                if self._is_cancelled:
                    raise Refused("connect.cancelled")
                for key, _ in selector.select(min(left, _TICK)):
                    at = key.fileobj
                    if at is self._listening:
                        self._greet(selector, visitors)
                    elif isinstance(at, socket.socket) and at in visitors:  # not shown out just now
                        visit = self._hear(at, visitors[at], state)
                        if visit is not None:
                            _show_out(selector, visitors, at)
                            was_foreign |= visit.meaning is _Meaning.FOREIGN
                            if visit.meaning in (_Meaning.GIVEN, _Meaning.DENIED):
                                return _code(visit)
                _show_out(selector, visitors, *_overdue(visitors))
        if was_foreign:
            raise Refused("connect.state")
        raise Unavailable("connect.timed_out")

    def cancel(self) -> None:
        """End `wait` within a fifth of a second. From any thread."""
        self._is_cancelled = True

    def close(self) -> None:
        """Stop listening."""
        self._listening.close()

    def _greet(
        self, selector: selectors.BaseSelector, visitors: dict[socket.socket, _Visitor]
    ) -> None:
        try:
            visitor, _ = self._listening.accept()
        except OSError:
            return  # It went away again.
        if len(visitors) >= _MOST_VISITORS:
            _show_out(selector, visitors, next(iter(visitors)))  # whoever has waited longest
        visitor.setblocking(False)
        visitors[visitor] = _Visitor(until=time.monotonic() + _VISIT_SECONDS)
        selector.register(visitor, selectors.EVENT_READ)

    def _hear(self, at: socket.socket, visitor: _Visitor, state: str) -> _Visit | None:
        """Read on; answer when the request is whole. None while more is to come."""
        try:
            piece = at.recv(_MOST_HEAD)
        except BlockingIOError:
            return None
        except OSError:
            piece = b""
        visitor.head += piece
        if piece and b"\r\n\r\n" not in visitor.head and len(visitor.head) <= _MOST_HEAD:
            return None
        visit = self._meaning(visitor.head, state)
        with suppress(OSError):
            at.settimeout(1.0)
            at.sendall(_page(visit.meaning, self._language))
            at.shutdown(socket.SHUT_WR)
        return visit

    def _meaning(self, head: bytes, state: str) -> _Visit:
        lines = head.decode("latin-1").split("\r\n")
        words = lines[0].split(" ")
        hosts = [line[5:].strip() for line in lines if line.lower().startswith("host:")]
        if len(words) != 3 or words[0] != "GET" or hosts != [f"127.0.0.1:{self.port}"]:
            return _Visit(meaning=_Meaning.STRAY)
        try:
            target = urlsplit(words[1])
            said = parse_qs(target.query, max_num_fields=20)
        except ValueError:
            return _Visit(meaning=_Meaning.STRAY)
        if target.path != PATH or not said:
            return _Visit(meaning=_Meaning.STRAY)
        states, codes, errors = (said.get(name, []) for name in ("state", "code", "error"))
        if len(states) != 1 or not hmac.compare_digest(states[0].encode(), state.encode()):
            return _Visit(meaning=_Meaning.FOREIGN)
        if len(codes) == 1 and not errors:
            return _Visit(meaning=_Meaning.GIVEN, code=codes[0])
        return _Visit(meaning=_Meaning.DENIED, reason=errors[0] if errors else "no code")


def plain_reason(said: object) -> str:
    """What a server gave as the name of an error, when it is such a name; else ``unknown``."""
    if not isinstance(said, str) or len(said) > 40 or not said.isascii():
        return "unknown"
    return said if said.replace("_", "").replace(" ", "").isalpha() else "unknown"


def _code(visit: _Visit) -> str:
    if visit.meaning is _Meaning.GIVEN:
        return visit.code
    if visit.reason == "access_denied":
        raise Refused("connect.denied")
    raise Refused("connect.not_allowed", cause=plain_reason(visit.reason))


def _listen(ports: Sequence[int]) -> socket.socket:
    for port in ports:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform == "win32":
                # There, another program could otherwise listen on the very same port.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", port))
            listening.listen(_MOST_VISITORS)
            listening.setblocking(False)
        except OSError:
            listening.close()
        else:
            return listening
    raise Unavailable("connect.ports", ports=", ".join(str(port) for port in ports))


def _close_all(visitors: dict[socket.socket, _Visitor]) -> None:
    for at in visitors:
        at.close()


def _overdue(visitors: dict[socket.socket, _Visitor]) -> list[socket.socket]:
    now = time.monotonic()
    return [at for at, visitor in visitors.items() if visitor.until < now]


def _show_out(
    selector: selectors.BaseSelector,
    visitors: dict[socket.socket, _Visitor],
    *leaving: socket.socket,
) -> None:
    for at in leaving:
        selector.unregister(at)
        del visitors[at]
        at.close()


def _page(meaning: _Meaning, language: str) -> bytes:
    status = {
        _Meaning.GIVEN: HTTPStatus.OK,
        _Meaning.DENIED: HTTPStatus.OK,
        _Meaning.FOREIGN: HTTPStatus.BAD_REQUEST,
        _Meaning.STRAY: HTTPStatus.NOT_FOUND,
    }[meaning]
    said = "stray" if meaning is _Meaning.FOREIGN else meaning.value
    body = (
        f'<!doctype html><html lang="{"fr" if language == "fr" else "en"}">'
        '<meta charset="utf-8"><title>Countersign</title>'
        f"<style>{_STYLE}</style><body><p>{escape(name_of('page', said, language))}</p>"
    ).encode()
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        f"Content-Security-Policy: {_POLICY}",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: no-store",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    )
    return "\r\n".join([*lines, "", ""]).encode() + body
