"""How a request leaves: once, with limits of time and size, to one host, past the environment.

tweepy has no time limit, follows redirects (a 307 posts a second time) and logs tokens. All of that
is undone here, from outside, without a subclass of tweepy's client.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from typing import Any, cast

import requests
import tweepy
from requests import Response

from desktop_app.adapters.x.credentials import Credentials, OAuth2
from desktop_app.adapters.x.discretion import quiet_libraries
from desktop_app.adapters.x.network import Network
from desktop_app.adapters.x.wire import HostAdapter

#: What tweepy signs and sends to; nothing else is mounted, so nothing else can be reached.
X_HOST = "https://api.twitter.com"
#: Seconds to connect, seconds between two pieces of the answer; `wire` bounds the whole by them.
TIMEOUTS = (5.0, 30.0)

#: One file of a multipart request: its name, its bytes, its media type.
File = tuple[str, bytes, str]


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


def open_client(
    credentials: Credentials,
    base: str | None,
    timeouts: tuple[float, float],
    network: Network | None = None,
) -> tweepy.Client:
    """Make tweepy's client for one thread at a time.

    `base` is another host than X's (a simulated X on this machine); `network` is the company's
    proxy and certificates. Raises BadInput (``network.ca_file``).
    """
    if isinstance(credentials, OAuth2):
        proof = {"bearer_token": credentials.access_token}
    else:
        proof = {
            "consumer_key": credentials.consumer_key,
            "consumer_secret": credentials.consumer_secret,
            "access_token": credentials.access_token,
            "access_token_secret": credentials.access_token_secret,
        }
    # Waiting for a rate limit, tweepy would post again by itself.
    client = tweepy.Client(**proof, return_type=Response, wait_on_rate_limit=False)
    client.session = open_session(X_HOST, base, timeouts, network)
    return client


def open_session(
    host: str, base: str | None, timeouts: tuple[float, float], network: Network | None = None
) -> requests.Session:
    """Make a session that reaches `host` alone (or `base` in its place) and keeps nothing."""
    quiet_libraries()
    session = requests.Session()
    session.trust_env = False  # HTTP_PROXY would see the text; netrc would replace the token.
    session.max_redirects = 0
    session.headers["Connection"] = "close"
    session.headers["Accept-Encoding"] = "identity"  # An answer is small; unpacked it may not be.
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    session.adapters.clear()
    session.mount(host + "/", HostAdapter(base, timeouts, network))
    return session


def has_left(session: requests.Session) -> bool:
    """Whether a byte of the session's last request may have left; see `HostAdapter.has_left`."""
    return any(cast(HostAdapter, adapter).has_left for adapter in session.adapters.values())


def ask(
    client: tweepy.Client,
    method: str,
    route: str,
    *,
    params: Mapping[str, str] | None = None,
    fields: Mapping[str, object] | None = None,
    files: Mapping[str, File] | None = None,
) -> Answer:
    """Make exactly one request and return its answer, errors of X included.

    `fields` go as JSON, or beside `files` as parts of a form (texts only). Raises what requests
    raises when there is no answer, and whatever tweepy raises when it stumbles over an odd one: the
    caller knows what either means.
    """
    if files is not None:
        return answer_of(_send_form(client, method, route, params, fields or {}, files))
    # The one place that chooses how we prove who we are.
    by_signature = client.bearer_token is None
    try:
        response = client.request(method, route, params=params, json=fields, user_auth=by_signature)
    except tweepy.HTTPException as error:
        response = error.response
    return answer_of(response)


def _send_form(
    client: tweepy.Client,
    method: str,
    route: str,
    params: Mapping[str, str] | None,
    fields: Mapping[str, object],
    files: Mapping[str, File],
) -> Response:
    """What tweepy's client cannot say: a form with files, proven in the same way."""
    headers, auth = {"User-Agent": client.user_agent}, None
    if client.bearer_token is not None:
        headers["Authorization"] = f"Bearer {client.bearer_token}"
    else:
        auth = tweepy.OAuth1UserHandler(
            client.consumer_key,
            client.consumer_secret,
            client.access_token,
            client.access_token_secret,
        ).apply_auth()
    session: requests.Session = client.session
    return session.request(
        method,
        X_HOST + route,
        params=params,
        data={name: str(value) for name, value in fields.items()},
        files=files,
        headers=headers,
        auth=auth,
    )


def answer_of(response: Response) -> Answer:
    """What came back, without the library around it."""
    headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
    return Answer(status=response.status_code, body=response.content, headers=headers)
