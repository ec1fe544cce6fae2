"""How a request leaves: once, with time limits, to one host, past proxies and netrc.

tweepy has no time limit, follows redirects (a 307 posts a second time) and logs tokens. All of that
is undone here, from outside, without a subclass of tweepy's client.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import tweepy
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from desktop_app.adapters.x.credentials import Credentials

#: What tweepy signs and sends to; nothing else is mounted, so nothing else can be reached.
X_HOST = "https://api.twitter.com"
#: Seconds to connect, seconds between two pieces of the answer.
TIMEOUTS = (5.0, 30.0)
#: They write tokens and drafts at DEBUG.
TALKATIVE = ("tweepy", "oauthlib", "requests_oauthlib", "requests", "urllib3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: any status, the whole body. Header names are in lower case."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    def json_object(self) -> dict[str, Any] | None:
        """The body as a JSON object, or None when it is anything else."""
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return value if isinstance(value, dict) else None


class HostAdapter(HTTPAdapter):
    """Sends with time limits and, when `base` is given, to that host instead of X's.

    OAuth 1.0a has signed the request by then, so the signature is X's; only a simulated X, which
    does not compute it, can live with that.
    """

    def __init__(self, base: str | None, timeouts: tuple[float, float]) -> None:
        super().__init__(max_retries=0)
        self._base = urlsplit(base) if base is not None else None
        self._timeouts = timeouts

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002 - requests' own signature
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002 - requests' own signature
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Send `request`, once. What requests raises is left as it is."""
        if self._base is not None:
            url = urlsplit(request.url or "")
            request.url = urlunsplit(
                (self._base.scheme, self._base.netloc, str(url.path), str(url.query), "")
            )
        return super().send(
            request,
            stream=stream,
            timeout=self._timeouts if timeout is None else timeout,
            verify=verify,
            cert=cert,
            proxies=proxies,
        )


def quiet_libraries() -> None:
    """Keep texts and tokens out of every log, whatever level the application logs at."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def open_client(
    credentials: Credentials, base: str | None, timeouts: tuple[float, float]
) -> tweepy.Client:
    """Make tweepy's client for one thread at a time."""
    quiet_libraries()
    client = tweepy.Client(
        consumer_key=credentials.consumer_key,
        consumer_secret=credentials.consumer_secret,
        access_token=credentials.access_token,
        access_token_secret=credentials.access_token_secret,
        return_type=Response,
        wait_on_rate_limit=False,  # It would post again by itself.
    )
    session = client.session
    session.trust_env = False  # HTTP_PROXY would see the text; netrc would replace the token.
    session.max_redirects = 0
    # A connection kept from before may be dead, and then nobody knows whether a byte arrived.
    session.headers["Connection"] = "close"
    session.adapters.clear()
    session.mount(X_HOST + "/", HostAdapter(base, timeouts))
    return client


def ask(
    client: tweepy.Client,
    method: str,
    route: str,
    *,
    params: Mapping[str, str] | None = None,
    fields: Mapping[str, object] | None = None,
) -> Answer:
    """Make exactly one request and return its answer, errors of X included.

    Raises what requests raises when there is no answer, and whatever tweepy raises when it
    stumbles over an odd one: the caller knows what either means.
    """
    try:
        # The one place that chooses how we prove who we are.
        response = client.request(method, route, params=params, json=fields, user_auth=True)
    except tweepy.HTTPException as error:
        response = error.response
    headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
    return Answer(status=response.status_code, body=response.content, headers=headers)
