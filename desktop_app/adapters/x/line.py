"""The line to X for one account: opened at first use, one request at a time, limits remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop_app.adapters.x import rates
from desktop_app.adapters.x.credentials import Credentials
from desktop_app.services.ports import RateWindow

if TYPE_CHECKING:
    import tweepy

    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.transport import Answer, File


class NoAnswerError(Exception):
    """A request ended in `error`, not in an answer."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
        self.cause = type(error).__name__  #: the library's own words may hold text or tokens


class Line:
    """Not for two threads at once. `credentials` may be a callable that renews them when due.

    `refused` is called when X answers 401: the credentials count no more.
    """

    def __init__(
        self,
        credentials: Credentials | Callable[[], Credentials],
        host: str | None,
        *,
        timeouts: tuple[float, float] | None,
        network: Network | None,
        refused: Callable[[], None],
    ) -> None:
        self._credentials = credentials
        self._host = host
        self._timeouts = timeouts
        self._network = network
        self._refused = refused
        self._client: tweepy.Client | None = None
        self._proof: Credentials | None = None
        self._windows: dict[str, RateWindow] = {}

    def renew(self) -> tweepy.Client:
        """Open the line with the credentials of now. Raises what getting them raises, or BadInput."""
        given = self._credentials
        proof = given() if callable(given) else given
        if self._client is None or proof != self._proof:
            from desktop_app.adapters.x import transport

            timeouts = self._timeouts or transport.TIMEOUTS
            self._client = transport.open_client(proof, self._host, timeouts, self._network)
            self._proof = proof
        return self._client

    def ask(
        self,
        method: str,
        route: str,
        *,
        params: Mapping[str, str] | None = None,
        fields: Mapping[str, object] | None = None,
        files: Mapping[str, File] | None = None,
    ) -> Answer:
        """Make exactly one request, on the line as it was opened. Raises NoAnswerError."""
        client = self._client or self.renew()
        from desktop_app.adapters.x import transport

        try:
            answer = transport.ask(client, method, route, params=params, fields=fields, files=files)
        except Exception as error:  # noqa: BLE001 - the edge: any error at all is "no answer"
            raise NoAnswerError(error) from None
        if answer.status == 401:
            self._refused()
        for window in rates.windows(method, route, answer.headers):
            self._windows[window.route] = window
        return answer

    def windows(self) -> tuple[RateWindow, ...]:
        """What the answers said last of each limit."""
        return tuple(self._windows.values())
