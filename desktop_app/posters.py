"""How posts leave, and how X is read: X itself, or a practice desk's. ``assembly`` joins them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop_app.domain.account import Account, Realm
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable
from desktop_app.domain.publication import Posted
from desktop_app.services.media_ports import MediaShelf
from desktop_app.services.observing_ports import Counts, Observations, Reader
from desktop_app.services.ports import Clock, Poster

if TYPE_CHECKING:
    from desktop_app.adapters.practice_x.server import PracticeX
    from desktop_app.adapters.x.credentials import OAuth1
    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.tokens import TokenStore
    from desktop_app.domain.policy import Clearance
    from desktop_app.services.parts import Parts
    from desktop_app.services.practice import Samples
    from desktop_app.services.practice_past import PastClock


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
        consumer_secret="practice",  # noqa: S106 - known to everybody  # nosec B106
        access_token=practice_token(account),
        access_token_secret="practice",  # noqa: S106 - known to everybody
    )


def _fetched(media: MediaShelf) -> Callable[[str], BinaryIO]:
    """Opens what is to be posted, from wherever it was shared; raises as `MediaShelf.fetch` does."""

    def opened(sha256: str) -> BinaryIO:
        media.fetch(sha256)
        return media.open(sha256)

    return opened


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskX:
    """The X of a practice desk: its own simulated one, or the one that ``COUNTERSIGN_X_API`` names."""

    address: str
    x: PracticeX | None = None  #: None for the named one
    is_new: bool = False  #: its own, and nobody ever said anything there


def start_practice_x(folder: Path, port: int, samples: Samples, opened: ExitStack) -> DeskX:
    """Start the simulated X of the desk in `folder`, unless another one is named."""
    from desktop_app.adapters.practice_x.records import User
    from desktop_app.adapters.practice_x.server import PracticeX
    from desktop_app.services import practice as sample

    if named := os.environ.get("COUNTERSIGN_X_API"):
        return DeskX(address=named)
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
    opened.callback(x.stop)
    return DeskX(address=x.start(), x=x, is_new=is_new)


def past_clock(folder: Path, desk: DeskX, clock: Clock, samples: Samples) -> PastClock:
    """What the record in `folder` tells the time by: set back where it and its X are still to be made."""
    from desktop_app.services.practice_past import PastClock

    past = PastClock(clock)
    if desk.is_new and not (folder / "ledger.sqlite").exists():
        past.begin(samples)
    return past


def live(
    parts: Parts, desk: DeskX, samples: Samples, clock: PastClock, language: str, *, is_new: bool
) -> None:
    """Let the sample people of a new record, and others at its X, have their last days.

    `clock` shows the present afterwards.
    """
    from desktop_app.services import practice, practice_past

    if is_new:
        practice.allow_reading(parts)
        practice_past.keep_lists(replace(parts, clock=clock), samples)
        if desk.x is not None and desk.is_new:
            then = replace(
                parts,
                clock=clock,
                poster=past_posters(desk.x, desk.address, clock),
                reader=past_readers(desk.x, desk.address, clock),
            )
            practice_past.live(then, samples, clock)
    clock.come_back()
    if desk.x is not None and desk.is_new:
        say_of_us(desk.x, samples, clock.now(), language)


def say_of_us(x: PracticeX, samples: Samples, now: datetime, language: str) -> None:
    """Let others say something of the accounts there, the earliest first, in the hours before `now`."""
    by = {user.username: user.id for user in x.users()}
    for said in sorted(samples.said_of_us, key=lambda each: -each.hours):
        at = now - timedelta(hours=said.hours)
        x.publish_as(by[said.by], said.text, language=language, at=at)


def past_posters(x: PracticeX, address: str, clock: Clock) -> Callable[[Account], Poster]:
    """To that X, as of the time that `clock` shows, and without a connection: a start waits for it."""
    from desktop_app.adapters.x.poster import XPoster

    class PastPoster(XPoster):
        """Sends a post without media."""

        def __init__(self, account: Account) -> None:
            known = _practice_credentials(account)
            super().__init__(account, known, address, realm=Realm.PRACTICE)
            self._of = account

        def prepare(self, clearance: Clearance) -> tuple[str, ...]:
            assert not clearance.content.media
            return ()

        def post(self, clearance: Clearance, media_ids: tuple[str, ...]) -> Posted:
            assert not media_ids
            text = clearance.content.text
            number = x.publish_as(self._of.x_user_id, text, at=clock.now())
            return Posted(x_post_id=number, text=text)

    return PastPoster


def past_readers(x: PracticeX, address: str, clock: Clock) -> Callable[[Account], Reader]:
    """Of that X, as of the time that `clock` shows, and without a connection."""
    from desktop_app.adapters.x.listening import XReader

    class PastReader(XReader):
        """Reads numbers."""

        def __init__(self, account: Account) -> None:
            known = _practice_credentials(account)
            super().__init__(account, known, address, realm=Realm.PRACTICE)

        def metrics(self, x_post_ids: Sequence[str]) -> Mapping[str, Counts]:
            counted = {each: x.counted(each, clock.now()) for each in x_post_ids}
            return {each: _counts(numbers) for each, numbers in counted.items() if numbers}

    return PastReader


def _counts(numbers: Mapping[str, int]) -> Counts:
    return Counts(
        impressions=numbers["impression_count"],
        likes=numbers["like_count"],
        reposts=numbers["retweet_count"],
        replies=numbers["reply_count"],
        quotes=numbers["quote_count"],
        bookmarks=numbers["bookmark_count"],
    )


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
