"""What the services work with, joined by ``bootstrap``; the windows and commands only pass it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:  # only named here: the first paint waits for none of it
    from pathlib import Path

    from desktop_app.checks.rulebook import Rulebook
    from desktop_app.domain.account import Account, PersonId, Realm
    from desktop_app.domain.errors import CountersignError
    from desktop_app.services.archives import Archive
    from desktop_app.services.connecting import Connector
    from desktop_app.services.journal_ports import Journal
    from desktop_app.services.language_ports import Grammarian, Speller
    from desktop_app.services.listening import Listener
    from desktop_app.services.media_ports import MediaShelf
    from desktop_app.services.notice_ports import Notifier
    from desktop_app.services.observing_ports import Observations, Reader
    from desktop_app.services.offline import Offline
    from desktop_app.services.ports import Clock, Desk, Keys, Mailer, Poster, Store
    from desktop_app.services.ruled import Follower
    from desktop_app.services.trusting import Trust
    from desktop_app.services.workbook import Book


def _follower() -> Follower:
    from desktop_app.services.ruled import Follower

    return Follower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The outside, behind its ports. One `Parts` serves one realm."""

    clock: Clock
    desk: Desk
    store: Store
    keys: Keys
    speller: Speller
    rulebook: Rulebook
    media: MediaShelf
    journal: Journal | None  #: None where another program of this computer publishes
    poster: Callable[[Account], Poster]
    publisher: PersonId | None  #: who this machine publishes as; None where it never does
    here: tuple[PersonId, ...] = ()  #: whose keys this computer has: they may sign in, or publish
    grammar: Grammarian | None = None  #: None where nothing but words is to be checked
    connector: Connector | None = None  #: connects accounts to X; None in practice
    notifier: Notifier | None = None  #: the desktop's; None where Qt itself shows notices
    listener: Listener | None = None  #: hints of what others recorded; None where nobody gives any
    mailer: Mailer | None = None  #: None in practice, which sends no mail
    notices: tuple[CountersignError, ...] = ()  #: what opening found and did, to be told once
    person: PersonId | None = None  #: who alone acts here; None where everybody of the record may
    #: The record as this machine's publisher is let into it; None where everybody is, alike.
    publisher_store: Store | None = None
    #: What this computer knows beside the record; None where the record's owner is trusted.
    trust: Trust | None = None
    offline: Offline | None = None  #: of `store`, where it goes on without its server
    #: Opens a file or folder of past posts that a person names; None where none can be read.
    open_archive: Callable[[Path], Archive] | None = None
    follower: Follower = field(default_factory=_follower)  #: of the record's own chain
    reader: Callable[[Account], Reader] | None = None  #: reads within its budget; None: nobody does
    observations: Observations | None = None  #: what was read; None where nothing is kept
    write_workbook: Callable[[Book], bytes] | None = None  #: as ``.xlsx``; None: nobody does

    def of_publisher(self) -> Self:
        """The same, with the record as this machine's publisher is let into it."""
        return self if self.publisher_store is None else replace(self, store=self.publisher_store)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a verb changed, so that each view decides for itself what to draw again."""

    drafts: bool = False
    reviews: bool = False
    publications: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the windows get before their first paint. `load` does the slow rest, in a lane.

    `load` raises Unavailable or Damaged when the ledger cannot be opened; nothing is written then.
    `close` lets go of everything that `load` opened; it may be called when nothing was. `sign_in`
    takes a person's passphrase once `load` has returned, so that their key may sign until the
    program ends or `sign_out`: some 0.4 s, in a lane; Refused (``keychain.passphrase``) when it is
    another's.
    """

    realm: Realm
    clock: Clock
    desk: Desk
    load: Callable[[], Parts]
    close: Callable[[], None]
    notices: tuple[CountersignError, ...] = ()  #: to be told at once: a desk that was damaged…
    sign_in: Callable[[PersonId, str], None] | None = None  #: None in practice, which asks nobody
    sign_out: Callable[[PersonId], None] = lambda _: None  #: their key signs no more
