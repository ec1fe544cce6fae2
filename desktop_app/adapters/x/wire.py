"""One request over one fresh connection: to one host, within a size, a time and a trust.

requests bounds only the wait for the next piece of an answer; a server that sends a byte every few
seconds holds it for hours. Here a clock runs over sending, headers and body together. The read of
the socket itself is bounded, so no thread has to watch.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Mapping
from http.client import HTTPResponse
from typing import Any, cast
from urllib.parse import urlsplit, urlunsplit

from requests import PreparedRequest, RequestException, Response
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from desktop_app.adapters.x.network import Network

#: Bytes of an answer, unpacked. X's longest useful one is a page of posts, some 200 kB.
MOST_BYTES = 4_000_000
#: Bytes a second that the slowest line is expected to carry upwards; it lengthens the limit.
SLOWEST_LINE = 32_768
_PIECE = 16_384  # of TLS, one record


class AnswerTooLongError(RequestException):
    """More than `MOST_BYTES` came back. The request itself may well have been carried out."""


class _Limit:
    """When the request that is under way must be over."""

    def __init__(self) -> None:
        self._until = 0.0
        self.has_left = False  #: whether a byte of the request itself may have left

    def start(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self.has_left = False

    def left(self, at_most: float) -> float:
        """Seconds for the next step. Raises TimeoutError when the time is over."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        return min(left, at_most)


class _Stream(io.RawIOBase):
    """What a socket receives, each read bounded by what is left of the time."""

    def __init__(self, sock: socket.socket, limit: _Limit, between: float) -> None:
        super().__init__()
        self._sock = sock
        # Keeps the socket open until the answer is read, as http.client expects of makefile.
        self._inner = cast(io.RawIOBase, sock.makefile("rb", buffering=0))
        self._limit = limit
        self._between = between

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._limit.left(self._between))
        return self._inner.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


class _Readable:
    """The one thing http.client asks of a socket when it reads an answer."""

    def __init__(self, sock: socket.socket, limit: _Limit, between: float) -> None:
        self._parts = (sock, limit, between)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Stream(*self._parts))


class _Timed:
    """Added to a connection: what it sends and receives is bounded by `limit`."""

    limit: _Limit
    between: float
    sock: Any

    def response_class(self, sock: socket.socket, **named: Any) -> HTTPResponse:
        return HTTPResponse(cast(Any, _Readable(sock, self.limit, self.between)), **named)

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()  # type: ignore[attr-defined] # of the connection this is added to
        # What asks a proxy for a way through is no part of the request.
        is_request = not (isinstance(data, bytes) and data.startswith(b"CONNECT "))
        for start in range(0, len(data), _PIECE):
            self.sock.settimeout(self.limit.left(self.between))
            self.limit.has_left |= is_request
            super().send(data[start : start + _PIECE])  # type: ignore[misc] # as above


class HostAdapter(HTTPAdapter):
    """Sends to the host it is mounted for or, when `base` is given, to that host instead.

    `timeouts` are seconds to connect and seconds between two pieces; the whole request may take the
    first and twice the second, and longer by what it carries upwards. OAuth 1.0a has signed the
    request by the time its host is changed, so the signature is X's; only a simulated X, which does
    not compute it, can live with that. `base` is this machine and is reached without the proxy.
    """

    def __init__(
        self, base: str | None, timeouts: tuple[float, float], network: Network | None = None
    ) -> None:
        self._base = urlsplit(base) if base is not None else None
        self._timeouts = timeouts
        network = network or Network()
        self._proxies = {"https": network.proxy} if network.proxy and base is None else {}
        self._tls = network.tls()
        self._limit = _Limit()
        super().__init__(max_retries=0)

    @property
    def has_left(self) -> bool:
        """Whether a byte of the last request may have left this machine.

        False is certain: no name was found, no connection made, no certificate accepted, no way
        given by the proxy, or the time was over before.
        """
        return self._limit.has_left

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        """Make connections by our own trust and under our own clock."""
        super().init_poolmanager(*arguments, ssl_context=self._tls, **named)
        self._bound(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **named: Any) -> Any:
        """As `init_poolmanager`, for what goes through a proxy."""
        manager = super().proxy_manager_for(
            proxy, ssl_context=self._tls, proxy_ssl_context=self._tls, **named
        )
        self._bound(manager)
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Always verify, by the context alone: requests would add certifi's list to it."""
        del url, verify, cert
        conn.cert_reqs = ssl.CERT_REQUIRED

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002 - requests' own signature
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002 - requests' own signature
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Send `request`, once, and read its answer whole. What requests raises is left as it is.

        Raises AnswerTooLongError too. `timeout`, `verify`, `cert` and `proxies` have no say.
        """
        del stream, timeout, verify, cert, proxies
        if self._base is not None:
            url = urlsplit(request.url or "")
            request.url = urlunsplit(
                (self._base.scheme, self._base.netloc, str(url.path), str(url.query), "")
            )
        # A connection kept from before may be dead, and then nobody knows whether a byte arrived.
        self.close()
        connect, between = self._timeouts
        upwards = len(request.body or b"") / SLOWEST_LINE
        self._limit.start(connect + 2 * between + upwards)
        response = super().send(
            request,
            stream=True,
            timeout=self._timeouts,
            verify=True,
            cert=None,
            proxies=self._proxies,
        )
        return _read_whole(response)

    def _bound(self, manager: Any) -> None:
        limits = {"limit": self._limit, "between": self._timeouts[1]}
        plain = type("TimedHTTP", (_Timed, HTTPConnection), limits)
        secure = type("TimedHTTPS", (_Timed, HTTPSConnection), limits)
        manager.pool_classes_by_scheme = {
            "http": type("TimedPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("TimedTLSPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }


def _read_whole(response: Response) -> Response:
    """Read the body now and bounded, and let go of the connection."""
    body = bytearray()
    try:
        for piece in response.iter_content(_PIECE):
            body += piece
            if len(body) > MOST_BYTES:
                raise AnswerTooLongError("the answer is too long")
    finally:
        response.close()
    # There is no public way to hand requests a body that was read already.
    vars(response).update(_content=bytes(body), _content_consumed=True)
    return response
