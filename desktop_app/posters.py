"""How posts leave, and how X is read: X itself, or a practice desk's. ``assembly`` joins them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop_app.domain.account import Account, Realm
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable
from desktop_app.services.media_ports import MediaShelf
from desktop_app.services.observing_ports import Observations, Reader
from desktop_app.services.ports import Clock, Poster

if TYPE_CHECKING:
    from desktop_app.adapters.x.credentials import OAuth1
    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.tokens import TokenStore
    from desktop_app.services.practice import Samples


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
    from desktop_app.adapters.x.host import loopback_host
    from desktop_app.adapters.x.poster import XPoster

    host = loopback_host(url)

    def poster(account: Account) -> Poster:
        credentials = _practice_credentials(account)
        return XPoster(account, credentials, host, realm=Realm.PRACTICE, media=_fetched(media))

    return poster


def office_readers(tokens: TokenStore, network: Network) -> Callable[[Account], Reader]:
    """Of X itself, with what this computer posts with."""
    from desktop_app.adapters.x.listening import XReader

    def reader(account: Account) -> Reader:
        return XReader(
            account,
            lambda: tokens.credentials(account),
            None,
            realm=Realm.X,
            network=network,
            refused=lambda: tokens.forget_access(account),
        )

    return reader


def practice_readers(url: str) -> Callable[[Account], Reader]:
    """Of the simulated X at `url`, an address of this computer."""
    from desktop_app.adapters.x.host import loopback_host
    from desktop_app.adapters.x.listening import XReader

    host = loopback_host(url)

    def reader(account: Account) -> Reader:
        return XReader(account, _practice_credentials(account), host, realm=Realm.PRACTICE)

    return reader


def _practice_credentials(account: Account) -> OAuth1:
    """The simulated X knows accounts by their token alone: nothing here is a secret."""
    from desktop_app.adapters.practice_x.api import practice_token
    from desktop_app.adapters.x.credentials import OAuth1

    return OAuth1(
        consumer_key="practice",
        consumer_secret="practice",  # noqa: S106 - known to everybody
        access_token=practice_token(account),
        access_token_secret="practice",  # noqa: S106 - known to everybody
    )


def _fetched(media: MediaShelf) -> Callable[[str], BinaryIO]:
    """Opens what is to be posted, from wherever it was shared; raises as `MediaShelf.fetch` does."""

    def opened(sha256: str) -> BinaryIO:
        media.fetch(sha256)
        return media.open(sha256)

    return opened


def start_practice_x(
    folder: Path, port: int, language: str, samples: Samples, opened: ExitStack
) -> str:
    """Start the simulated X of the desk in `folder` and return its address.

    At its first start others have said something of the accounts already.
    """
    from desktop_app.adapters.practice_x.records import User
    from desktop_app.adapters.practice_x.server import PracticeX
    from desktop_app.services import practice as sample

    shown = [
        User(
            id=each.account.x_user_id,
            name=each.account.name,
            username=each.account.handle,
            description=each.description,
            url=each.link,
            followers=each.followers,
        )
        for each in samples.profiles
    ]
    file = folder / "x.json"
    is_new = not file.exists()
    x = PracticeX(sample.ACCOUNTS, store=file, port=port, profiles=shown, has_audience=True)
    if is_new:
        by = {user.username: user.id for user in x.users()}
        for said in samples.said_of_us:
            x.publish_as(by[said.by], said.text, language=language)
    opened.callback(x.stop)
    return x.start()


def open_observed(
    folder: Path, clock: Clock, opened: ExitStack
) -> tuple[Observations | None, tuple[CountersignError, ...]]:
    """What was read of X, and what is to be told about it: nothing else waits for it.

    A damaged file is put aside. The reading budgets count only beside its spendings, so that
    nothing is read before somebody sets them again.
    """
    from desktop_app.adapters.desk.observations import open_observations, replace_damaged

    path = folder / "observations.sqlite"
    told: tuple[CountersignError, ...] = ()
    try:
        try:
            kept = open_observations(path)
        except Damaged as damage:
            aside = replace_damaged(path, clock.now())
            told = (Damaged(damage.kind, path=str(path), kept=str(aside)),)
            kept = open_observations(path)
    except (Unavailable, Refused) as error:
        return None, (error,)
    opened.callback(kept.close)
    return kept, told
