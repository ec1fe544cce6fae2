"""The connections of this machine: what is kept in the keychain, and how a token is renewed.

An access token lives in memory only. X forgets a refresh token when it gives the next, so the next
is in the keychain *before* the access token that came with it is handed out, and one machine alone
may hold it. Entries are named by host and X's numeric id (the `Secrets` are of one realm already);
what one of them holds cannot be used for another account. No error holds a token or has one as its
cause.
"""

from __future__ import annotations

import json
import secrets as randomness
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta

from desktop_app.adapters.x.credentials import Credentials, OAuth1, OAuth2
from desktop_app.adapters.x.host import loopback_host
from desktop_app.adapters.x.network import Network
from desktop_app.adapters.x.oauth2 import TIMEOUTS, NoTokensError, TokenEndpoint, TokenPair
from desktop_app.adapters.x.ownership import UnknownOwnerError, owner_of
from desktop_app.domain.account import Account
from desktop_app.domain.errors import BadInput, PostNotSent, PostRefused, Refused, Unavailable
from desktop_app.services.connecting import FourKeys, Health, Way
from desktop_app.services.ports import Clock, Secrets

#: An access token with less life than this is renewed first: an upload and a post take minutes.
MARGIN = timedelta(minutes=5)
_FOUR = tuple(each.name for each in fields(OAuth1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Connection:
    """What is kept beside the secrets, as one entry: writing it is what connects an account."""

    way: Way
    connected_at: str
    refreshed_at: str = ""
    scopes: tuple[str, ...] = ()
    problem: str = ""
    keys: str = ""  #: which set of four entries counts, so that they change all at once


class TokenStore:
    """`services.connecting.Connections`, and the credentials for posting. One thread at a time.

    `host` is None for X, else a simulated X. `secrets` is asked for before each use of a token:
    where another process of this machine (the publisher without a window) shares the keychain, give
    a function that opens it anew, so that a token which that process renewed is seen.
    """

    def __init__(
        self,
        secrets: Secrets | Callable[[], Secrets],
        host: str | None,
        clock: Clock,
        *,
        network: Network | None = None,
        timeouts: tuple[float, float] = TIMEOUTS,
    ) -> None:
        self._open: Callable[[], Secrets] = secrets if callable(secrets) else lambda: secrets
        self._host = None if host is None else loopback_host(host)
        self._clock = clock
        self._network = network
        self._timeouts = timeouts
        self._access: dict[str, OAuth2] = {}
        #: Renewed, but the keychain would not take it: tried again before anything else.
        self._unsaved: dict[str, TokenPair] = {}

    def credentials(self, account: Account) -> Credentials:
        """What proves to X that `account` posts; an access token counts for 5 more minutes at least.

        Raises PostRefused (``x.not_connected``, ``x.reconnect``: hold ``auth``) or PostNotSent
        (``x.unreachable``, ``keychain.*``), and nothing else.
        """
        try:
            return self._credentials(account)
        except Unavailable as closed:
            raise PostNotSent(closed.kind, **closed.facts) from None

    def forget_access(self, account: Account) -> None:
        """X refused the access token: the next `credentials` asks for a new one."""
        self._access.pop(account.x_user_id, None)

    def connect_oauth2(self, account: Account, tokens: TokenPair) -> Health:
        """Keep `tokens` if they are the account's. See `Connections.connect_oauth2`."""
        unsaved = self._unsaved.get(account.x_user_id)
        try:
            self._require_owner(account, tokens.access)
            self._keep_refresh(account, tokens)
        except (Refused, Unavailable) as told:
            self._unsaved.pop(account.x_user_id, None)
            if unsaved is not None:  # what was connected before is kept
                self._unsaved[account.x_user_id] = unsaved
            told.facts |= self._endpoint(tokens.client_id).give_back(tokens.refresh_token)
            raise
        self._access[account.x_user_id] = tokens.access
        now = self._clock.now().isoformat()
        return self._connect(
            account,
            _Connection(way=Way.OAUTH2, connected_at=now, refreshed_at=now, scopes=tokens.scopes),
        )

    def connect_oauth1(self, account: Account, keys: FourKeys) -> Health:
        """Keep `keys` if they are the account's. See `Connections.connect_oauth1`."""
        four = OAuth1(**asdict(keys))
        self._require_owner(account, four)
        entries, label = self._open(), randomness.token_hex(4)
        for name in _FOUR:
            entries.write(self._entry(account, f"{label}:{name}"), getattr(four, name))
        now = self._clock.now().isoformat()
        return self._connect(account, _Connection(way=Way.OAUTH1, connected_at=now, keys=label))

    def disconnect(self, account: Account) -> bool:
        """Forget the connection; whether X confirmed that it ended. Raises Unavailable."""
        connection = self._connection(account)
        kept = self._refresh_token(account)
        if (unsaved := self._unsaved.get(account.x_user_id)) is not None:
            kept = unsaved.client_id, unsaved.refresh_token  # X forgot the keychain's
        is_ended = kept is not None and self._endpoint(kept[0]).revoke(kept[1])
        entries = self._open()
        entries.forget(self._entry(account, "refresh"))
        if connection is not None:
            self._forget_keys(account, connection)
        entries.forget(self._entry(account, "connection"))
        self._access.pop(account.x_user_id, None)
        self._unsaved.pop(account.x_user_id, None)
        return is_ended

    def health(self, account: Account) -> Health:
        """How the connection is, without asking X. Raises Unavailable (``keychain.*``)."""
        connection = self._connection(account)
        if connection is None:
            return Health()
        return Health(
            way=connection.way,
            connected_at=datetime.fromisoformat(connection.connected_at),
            refreshed_at=_moment(connection.refreshed_at),
            scopes=connection.scopes,
            problem=connection.problem,
        )

    def check(self, account: Account) -> Health:
        """Ask X whose connection it is. See `Connections.check`."""
        self.forget_access(account)
        credentials = self.credentials(account)
        try:
            owner = owner_of(credentials, self._host, self._timeouts, self._network)
        except UnknownOwnerError as unknown:
            if unknown.is_refused:
                raise self._reconnect(account) from None
            raise PostNotSent("x.unreachable", cause=unknown.cause) from None
        if owner.x_user_id != account.x_user_id:
            self._note(account, "x.wrong_account")
            raise PostRefused("x.wrong_account", hold="auth")
        self._note(account, "")
        return self.health(account)

    def _credentials(self, account: Account) -> Credentials:
        if (unsaved := self._unsaved.get(account.x_user_id)) is not None:
            self._keep_refresh(account, unsaved)
        connection = self._connection(account)
        if connection is None:
            raise PostRefused("x.not_connected", hold="auth", handle=account.handle)
        if connection.way is Way.OAUTH1:
            return self._four(account, connection)
        access = self._access.get(account.x_user_id)
        if access is not None and access.expires_at - self._clock.now() >= MARGIN:
            return access
        return self._renewed(account, connection)

    def _four(self, account: Account, connection: _Connection) -> OAuth1:
        entries = self._open()
        named = {
            name: entries.read(self._entry(account, f"{connection.keys}:{name}")) or ""
            for name in _FOUR
        }
        try:
            return OAuth1(**named)
        except BadInput:
            raise self._reconnect(account) from None

    def _renewed(self, account: Account, connection: _Connection) -> OAuth2:
        pair = self._ask_anew(account)
        self._keep_refresh(account, pair)
        self._access[account.x_user_id] = pair.access
        now = self._clock.now().isoformat()
        told = replace(connection, refreshed_at=now, scopes=pair.scopes, problem="")
        with suppress(Unavailable):  # The token is safe; this only tells about it.
            self._keep(account, told)
        return pair.access

    def _ask_anew(self, account: Account) -> TokenPair:
        kept = self._refresh_token(account)
        while kept is not None:
            client_id, refresh_token = kept
            try:
                return self._endpoint(client_id).refresh(refresh_token)
            except NoTokensError as none:
                if none.outcome == "unreachable":
                    raise PostNotSent("x.unreachable", cause=none.cause) from None
                was, kept = kept, self._refresh_token(account)
                # Refused, and another process of this machine has renewed it meanwhile: that one.
                # Otherwise the next one may be out of reach for good, and a person must look.
                if none.outcome == "lost" or was == kept:
                    break
        raise self._reconnect(account)

    def _keep_refresh(self, account: Account, pair: TokenPair) -> None:
        """Write the refresh token, or keep it in memory until the keychain takes it."""
        self._unsaved[account.x_user_id] = pair
        kept = {"client_id": pair.client_id, "refresh_token": pair.refresh_token}
        try:
            self._open().write(self._entry(account, "refresh"), json.dumps(kept))
        except BadInput as refused:  # too long for some keychain
            raise Unavailable(refused.kind, **refused.facts) from None
        del self._unsaved[account.x_user_id]

    def _refresh_token(self, account: Account) -> tuple[str, str] | None:
        """Client id and refresh token, or None when there is none that can be read."""
        text = self._open().read(self._entry(account, "refresh"))
        try:
            kept = json.loads(text or "null")
            return str(kept["client_id"]), str(kept["refresh_token"])
        except (ValueError, TypeError, KeyError):
            return None

    def _require_owner(self, account: Account, credentials: Credentials) -> None:
        try:
            owner = owner_of(credentials, self._host, self._timeouts, self._network)
        except UnknownOwnerError as unknown:
            if unknown.is_refused:
                raise Refused("connect.keys_refused") from None
            raise Unavailable("connect.unreachable", cause=unknown.cause) from None
        if owner.x_user_id != account.x_user_id:
            raise Refused("connect.other_account", handle=account.handle)
        if owner.may_only_read:
            raise Refused("connect.read_only")

    def _connect(self, account: Account, connection: _Connection) -> Health:
        before = self._connection(account)
        self._keep(account, connection)
        if before is not None:
            self._forget_keys(account, before)
        if connection.way is Way.OAUTH1:
            self._unsaved.pop(account.x_user_id, None)
            self._open().forget(self._entry(account, "refresh"))
            self._access.pop(account.x_user_id, None)
        return self.health(account)

    def _forget_keys(self, account: Account, connection: _Connection) -> None:
        if connection.keys:
            entries = self._open()
            for name in _FOUR:
                entries.forget(self._entry(account, f"{connection.keys}:{name}"))

    def _reconnect(self, account: Account) -> PostRefused:
        with suppress(Unavailable):  # That it is to be connected again matters more.
            self._note(account, "x.reconnect")
        return PostRefused("x.reconnect", hold="auth", handle=account.handle)

    def _note(self, account: Account, problem: str) -> None:
        connection = self._connection(account)
        if connection is not None and connection.problem != problem:
            self._keep(account, replace(connection, problem=problem))

    def _connection(self, account: Account) -> _Connection | None:
        text = self._open().read(self._entry(account, "connection"))
        try:
            kept = json.loads(text or "null")
            kept["way"], kept["scopes"] = Way(kept["way"]), tuple(kept["scopes"])
            datetime.fromisoformat(kept["connected_at"])
            _moment(kept["refreshed_at"])
            return _Connection(**kept)
        except (ValueError, TypeError, KeyError):
            return None

    def _keep(self, account: Account, connection: _Connection) -> None:
        self._open().write(self._entry(account, "connection"), json.dumps(asdict(connection)))

    def _entry(self, account: Account, what: str) -> str:
        return f"x:{self._host or 'x.com'}:{account.x_user_id}:{what}"

    def _endpoint(self, client_id: str) -> TokenEndpoint:
        return TokenEndpoint(
            client_id, self._host, self._clock, network=self._network, timeouts=self._timeouts
        )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
