"""OAuth 2.0 with PKCE: from a person's consent in the browser to tokens, and their renewal.

Sources: RFC 6749, 7636 (PKCE), 8252 (native apps), 7009 (revocation); X's pages "OAuth 2.0
Authorization Code Flow with PKCE" and "Refresh tokens". The app is a public client (type Native
App): there is no secret. Requests about tokens go to api.x.com alone, or to a simulated X on this
machine. No error holds a token, and none has a cause that does.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal
from urllib.parse import urlencode

from desktop_app.adapters.x.callback import Callback, plain_reason
from desktop_app.adapters.x.credentials import OAuth2, require_token
from desktop_app.adapters.x.host import loopback_host
from desktop_app.adapters.x.network import Network
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.services.ports import Clock

#: What is asked for, and what must be granted: less would fail at the first post or after two hours.
SCOPES = ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")
#: Registered at X, each as ``http://127.0.0.1:PORT/callback``.
PORTS = (47821, 47822, 47823, 47824, 47825)
AUTHORIZE = "https://x.com"
TOKENS = "https://api.x.com"
#: Seconds to connect, seconds between two pieces. A code counts for 30 seconds.
TIMEOUTS = (5.0, 10.0)
_LONGEST_TOKEN = 4_000
_LONGEST_LIFE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPair:
    """What X gives for a consent or for the token before. No token shows in a repr."""

    client_id: str
    access: OAuth2
    refresh_token: str = field(repr=False)
    scopes: tuple[str, ...]


class NoTokensError(Exception):
    """X gave no tokens. `cause` names a status, an error's code or type, and nothing else.

    ``refused``: X said no; ``unreachable``: nothing left this machine, or X said that it could not;
    ``lost``: X may have given tokens that did not arrive.
    """

    def __init__(self, outcome: Literal["refused", "unreachable", "lost"], cause: str) -> None:
        super().__init__(outcome, cause)
        self.outcome = outcome
        self.cause = cause


class TokenEndpoint:
    """X's side of the tokens of one app. `host` is None for X itself, else a simulated X.

    Raises BadInput when made: ``connect.client_id``, ``x.host``.
    """

    def __init__(
        self,
        client_id: str,
        host: str | None,
        clock: Clock,
        *,
        network: Network | None = None,
        timeouts: tuple[float, float] = TIMEOUTS,
    ) -> None:
        try:
            require_token(client_id)
        except BadInput:
            raise BadInput("connect.client_id") from None
        self.client_id = client_id
        self._host = None if host is None else loopback_host(host)
        self._clock = clock
        self._network = network
        self._timeouts = timeouts

    def consent_url(self, redirect: str, state: str, verifier: str) -> str:
        """The address of X's page on which a person gives the permission."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": redirect,
            "scope": " ".join(SCOPES),
            "state": state,
            "code_challenge": challenge.rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        return f"{self._host or AUTHORIZE}/i/oauth2/authorize?{urlencode(asked)}"

    def exchange(self, code: str, redirect: str, verifier: str) -> TokenPair:
        """Give the code back for tokens. Raises NoTokensError."""
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect,
            "code_verifier": verifier,
        }
        return self._pair(asked, kept="")

    def refresh(self, refresh_token: str) -> TokenPair:
        """Ask for new tokens; X then forgets `refresh_token`. Raises NoTokensError."""
        asked = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        return self._pair(asked, kept=refresh_token)

    def revoke(self, refresh_token: str) -> bool:
        """Ask X to forget the token. Whether it said that it did."""
        try:
            self._post("revoke", {"token": refresh_token, "token_type_hint": "refresh_token"})  # nosec B105 # a kind of token
        except NoTokensError:
            return False
        return True

    def give_back(self, refresh_token: str) -> dict[str, str]:
        """Ask X to forget a token that nobody keeps.

        Returns facts for the error that made it so: what is told after it where X did not confirm.
        """
        if not refresh_token or self.revoke(refresh_token):
            return {}
        return {"also": "connect.left_at_x"}

    def _pair(self, asked: Mapping[str, str], *, kept: str) -> TokenPair:
        # The life is counted from before the question: never too long.
        started = self._clock.now()
        said = self._post("token", asked)
        kind, life = said.get("token_type"), said.get("expires_in")
        access, refresh = said.get("access_token"), said.get("refresh_token", kept)
        # What is left out is as it was asked for (RFC 6749, 5.1).
        scopes = said.get("scope", " ".join(SCOPES))
        texts = (kind, access, refresh, scopes)
        if not all(isinstance(text, str) and len(text) <= _LONGEST_TOKEN for text in texts):
            raise NoTokensError("lost", "odd answer")
        is_life = isinstance(life, int) and not isinstance(life, bool) and life > 0
        if str(kind).lower() != "bearer" or not is_life:
            raise NoTokensError("lost", "odd answer")
        try:
            if refresh:
                require_token(str(refresh))
            until = started + min(timedelta(seconds=int(str(life))), _LONGEST_LIFE)
            return TokenPair(
                client_id=self.client_id,
                access=OAuth2(access_token=str(access), expires_at=until),
                refresh_token=str(refresh),
                scopes=tuple(str(scopes).split()),
            )
        except (BadInput, OverflowError):
            raise NoTokensError("lost", "odd answer") from None

    def _post(self, route: str, fields: Mapping[str, str]) -> dict[str, object]:
        from desktop_app.adapters.x import transport

        with transport.open_session(TOKENS, self._host, self._timeouts, self._network) as session:
            try:
                response = session.post(
                    f"{TOKENS}/2/oauth2/{route}", data={**fields, "client_id": self.client_id}
                )
            except Exception as error:  # noqa: BLE001 - the edge: any error at all is "no answer"
                outcome: Literal["lost", "unreachable"] = (
                    "lost" if transport.has_left(session) else "unreachable"
                )
                raise NoTokensError(outcome, type(error).__name__) from None
        answer = transport.answer_of(response)
        said = answer.json_object()
        if answer.status == 200 and said is not None:
            return said
        if answer.status in (400, 401, 403) and said is not None:
            cause = plain_reason(said["error"]) if "error" in said else f"HTTP {answer.status}"
            raise NoTokensError("refused", cause)
        if answer.status == 200:
            raise NoTokensError("lost", "odd answer")
        raise NoTokensError("unreachable", f"HTTP {answer.status}")


class Authorization:
    """One attempt to get a person's consent. The caller opens the browser; `close` ends it."""

    def __init__(
        self, endpoint: TokenEndpoint, *, language: str = "en", ports: Sequence[int] = PORTS
    ) -> None:
        self._endpoint = endpoint
        self._language = language
        self._ports = ports
        self._state = ""
        self._verifier = ""
        self._callback: Callback | None = None

    def begin(self) -> str:
        """Start to listen and return the address to open in the browser.

        Raises Unavailable (``connect.ports``). A second call begins anew.
        """
        self.close()
        self._state, self._verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(64)
        self._callback = Callback(self._ports, self._language)
        return self._endpoint.consent_url(self._callback.address, self._state, self._verifier)

    def finish(self, timeout: float) -> TokenPair:
        """Wait at most `timeout` seconds for the consent and fetch the tokens.

        Raises Refused (``connect.denied``, ``connect.not_allowed``, ``connect.state``,
        ``connect.cancelled``, ``connect.code_refused``, ``connect.scopes``) or Unavailable
        (``connect.timed_out``, ``connect.unreachable``). Listens no longer afterwards.
        """
        if self._callback is None:
            raise Refused("connect.cancelled")
        try:
            code = self._callback.wait(self._state, timeout)
            redirect = self._callback.address
        finally:
            self.close()
        try:
            pair = self._endpoint.exchange(code, redirect, self._verifier)
        except NoTokensError as none:
            if none.outcome == "refused":
                raise Refused("connect.code_refused", cause=none.cause) from None
            raise Unavailable("connect.unreachable", cause=none.cause) from None
        if missing := _missing(pair):
            left = self._endpoint.give_back(pair.refresh_token)
            raise Refused("connect.scopes", missing=", ".join(missing), **left)
        return pair

    def cancel(self) -> None:
        """End `finish` soon. From any thread."""
        if (callback := self._callback) is not None:
            callback.cancel()

    def close(self) -> None:
        """Stop listening."""
        if self._callback is not None:
            self._callback.close()
            self._callback = None


def _missing(pair: TokenPair) -> list[str]:
    """What was asked for and not granted."""
    granted = set(pair.scopes) if pair.refresh_token else set(pair.scopes) - {"offline.access"}
    return [scope for scope in SCOPES if scope not in granted]
