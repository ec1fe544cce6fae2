"""How posts leave: for X itself, or for the simulated X of a practice desk. ``assembly`` joins them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from desktop_app.domain.account import Account, Realm
from desktop_app.services.media_ports import MediaShelf
from desktop_app.services.ports import Clock, Poster

if TYPE_CHECKING:
    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.tokens import TokenStore


def office_posters(
    tokens: TokenStore, network: Network, media: MediaShelf, clock: Clock
) -> Callable[[Account], Poster]:
    """To X itself. What is posted is fetched from wherever it was shared."""
    from desktop_app.adapters.x.poster import XPoster

    def poster(account: Account) -> Poster:
        return XPoster(
            account,
            lambda: tokens.credentials(account),
            None,
            realm=Realm.X,
            media=_fetched(media),
            now=clock.now,
            network=network,
            refused=lambda: tokens.forget_access(account),
        )

    return poster


def practice_posters(url: str, media: MediaShelf) -> Callable[[Account], Poster]:
    """To the simulated X at `url`, an address of this computer."""
    from desktop_app.adapters.practice_x.api import practice_token
    from desktop_app.adapters.x.credentials import OAuth1
    from desktop_app.adapters.x.host import loopback_host
    from desktop_app.adapters.x.poster import XPoster

    host = loopback_host(url)

    def poster(account: Account) -> Poster:
        token = practice_token(account)
        # The simulated X knows accounts by their token alone: nothing here is a secret.
        credentials = OAuth1(
            consumer_key="practice",
            consumer_secret="practice",  # noqa: S106 - known to everybody
            access_token=token,
            access_token_secret="practice",  # noqa: S106 - known to everybody
        )
        return XPoster(account, credentials, host, realm=Realm.PRACTICE, media=_fetched(media))

    return poster


def _fetched(media: MediaShelf) -> Callable[[str], BinaryIO]:
    """Opens what is to be posted, from wherever it was shared; raises as `MediaShelf.fetch` does."""

    def opened(sha256: str) -> BinaryIO:
        media.fetch(sha256)
        return media.open(sha256)

    return opened
