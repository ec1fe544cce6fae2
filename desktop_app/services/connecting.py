"""Connecting an account to X on this machine, and saying how its connection is.

A consent in the browser, or four keys, become a connection that only this machine holds. Nothing
here sees a token's inside; what X is and where secrets stand is the adapters'.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from desktop_app.domain.account import Account

#: Seconds that a person has on X's page: signing in with a second factor takes a while.
CONSENT_SECONDS = 300.0

Tokens_co = TypeVar("Tokens_co", covariant=True)
Tokens_contra = TypeVar("Tokens_contra", contravariant=True)
Tokens = TypeVar("Tokens")


class Way(StrEnum):
    """How an account is connected."""

    OAUTH1 = "oauth1"  #: four keys that do not expire
    OAUTH2 = "oauth2"  #: a consent in the browser; its token is renewed on this machine alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How an account's connection is, as far as this machine knows. Holds no secret."""

    way: Way | None = None  #: None: not connected on this machine
    connected_at: datetime | None = None  #: aware, UTC
    refreshed_at: datetime | None = None  #: when X last gave a new token; None for four keys
    scopes: tuple[str, ...] = ()  #: what X granted; empty for four keys
    problem: str = ""  #: kind of the last error, a key of the message catalogue; "" when well

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection, well or not."""
        return self.way is not None


class Consent(Protocol[Tokens_co]):
    """One attempt to get a person's consent in the browser."""

    def begin(self) -> str:
        """Start to listen; the address to open. Raises Unavailable (``connect.ports``)."""

    def finish(self, timeout: float) -> Tokens_co:
        """Wait at most `timeout` seconds. Raises Refused or Unavailable (``connect.*``)."""

    def cancel(self) -> None:
        """End `finish` soon, with Refused (``connect.cancelled``). From any thread."""

    def close(self) -> None:
        """Stop listening."""


class Connections(Protocol[Tokens_contra]):
    """The connections that this machine holds, in its keychain."""

    def connect_oauth2(self, account: Account, tokens: Tokens_contra) -> Health:
        """Keep the tokens if they are the account's.

        Raises Refused (``connect.other_account``, ``connect.keys_refused``) or Unavailable
        (``connect.unreachable``, ``keychain.*``); what was connected before is then kept, and X is
        asked to forget the tokens. Where it did not confirm that, the error's fact `also` says so.
        """

    def connect_oauth1(self, account: Account, keys: FourKeys) -> Health:
        """Keep the four keys if they are the account's and may post.

        Raises BadInput (``x.credentials``), Refused (``connect.read_only`` too) or Unavailable, as
        `connect_oauth2`.
        """

    def disconnect(self, account: Account) -> bool:
        """Forget the connection; whether X confirmed that it ended. Raises Unavailable."""

    def health(self, account: Account) -> Health:
        """How the connection is, without asking X. Raises Unavailable (``keychain.*``)."""

    def check(self, account: Account) -> Health:
        """How the connection is, by asking X whose it is (some $0.01).

        Raises PostRefused (``x.reconnect``, ``x.not_connected``, ``x.wrong_account`` …) or
        PostNotSent (``x.unreachable``).
        """


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FourKeys:
    """What X's developer page shows for OAuth 1.0a. Shows in no repr."""

    consumer_key: str
    consumer_secret: str
    access_token: str
    access_token_secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """What connecting needs on this machine; `consent` takes an app's client id and a language."""

    connections: Connections[Any]
    consent: Callable[[str, str], Consent[Any]]


def connect_oauth2(
    connections: Connections[Tokens],
    consent: Consent[Tokens],
    account: Account,
    show: Callable[[str], None],
    *,
    seconds: float = CONSENT_SECONDS,
) -> Health:
    """Let a person consent on X's page, which `show` opens, and keep what X gives.

    Raises what `Consent` and `Connections.connect_oauth2` raise; the old connection is then kept.
    """
    return connections.connect_oauth2(account, consented(consent, show, seconds=seconds))


def consented(
    consent: Consent[Tokens], show: Callable[[str], None], *, seconds: float = CONSENT_SECONDS
) -> Tokens:
    """Let a person consent on X's page, which `show` opens; what X gives, not yet kept.

    It takes minutes and touches no connection, so that posting may go on meanwhile. Raises what
    `Consent` and `show` raise.
    """
    try:
        show(consent.begin())
        return consent.finish(seconds)
    finally:
        consent.close()


def connect_oauth1(connections: Connections[Tokens], account: Account, keys: FourKeys) -> Health:
    """Keep four keys, without the spaces that copying brings.

    Raises what `Connections.connect_oauth1` raises; the old connection is then kept.
    """
    tidy = FourKeys(
        consumer_key=keys.consumer_key.strip(),
        consumer_secret=keys.consumer_secret.strip(),
        access_token=keys.access_token.strip(),
        access_token_secret=keys.access_token_secret.strip(),
    )
    return connections.connect_oauth1(account, tidy)


def disconnect(connections: Connections[Tokens], account: Account) -> bool:
    """Forget the connection on this machine; whether X confirmed that it ended.

    When X did not, somebody ends it in the account's settings at X ("Connected apps"). Raises
    Unavailable (``keychain.*``).
    """
    return connections.disconnect(account)


def health(connections: Connections[Tokens], account: Account) -> Health:
    """How the connection is, without a network. Raises Unavailable (``keychain.*``)."""
    return connections.health(account)


def check(connections: Connections[Tokens], account: Account) -> Health:
    """How the connection is, by asking X. Raises what `Connections.check` raises."""
    return connections.check(account)
