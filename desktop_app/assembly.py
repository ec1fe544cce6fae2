"""How the parts of one realm are built and let go of again: a practice desk's, an office's.

``bootstrap`` alone uses this. Everything slow (ledger, keys, rules, words, X) is imported only when
`Building.load` runs, in a lane.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import posters
from desktop_app.domain.account import Charter, Person, PersonId, Realm
from desktop_app.domain.errors import (
    BadInput,
    CountersignError,
    Damaged,
    LedgerRefused,
    Refused,
    Unavailable,
)
from desktop_app.domain.verification import Verify
from desktop_app.servers import offline_ledger, password_of, refuse_unsealed, team_ledger
from desktop_app.services.journal_ports import Journal
from desktop_app.services.language_ports import Grammarian
from desktop_app.services.notice_ports import Notifier
from desktop_app.services.ports import Clock, Desk, Keys, Mailer, Store
from desktop_app.services.resources import languagetool, resource
from desktop_app.services.starting import TeamPlace

if TYPE_CHECKING:
    from desktop_app.adapters.keychain import PersonKeys
    from desktop_app.adapters.media import MediaFiles, SharedMedia
    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.tokens import TokenStore
    from desktop_app.checks.rulebook import Rulebook
    from desktop_app.services.connecting import Connector
    from desktop_app.services.listening import Listener
    from desktop_app.services.offline import Offline
    from desktop_app.services.parts import Parts
    from desktop_app.services.practice import Samples
    from desktop_app.services.practice_past import PastClock
    from desktop_app.services.ruled import Follower
    from desktop_app.services.trusting import Trust

#: Seeds of the practice keys are derived from this name: see adapters/keychain.practice_keys.
PRACTICE_LEDGER = "practice"
#: A practice record of another version is put aside.
_OTHER_FORM = ("ledger.older", "ledger.newer", "ledger.version")


@dataclass(slots=True, kw_only=True)
class Building(ABC):
    """Builds the parts once, and closes what it opened."""

    folder: Path
    clock: Clock
    desk: Desk
    rulebook: Callable[[], Rulebook]
    opened: ExitStack = field(default_factory=ExitStack)

    def load(self) -> Parts:
        """Open everything; on any refusal close again what was opened."""
        with ExitStack() as opened:
            parts = self._open(opened)
            self.opened = opened.pop_all()
        return parts

    def close(self) -> None:
        """Let go of everything, newest first."""
        self.opened.close()
        self.desk.close()

    @abstractmethod
    def _open(self, opened: ExitStack) -> Parts:
        """Build the parts; what must be closed again is put on `opened`."""


@dataclass(slots=True, kw_only=True)
class PracticeBuilding(Building):
    """The practice desk: made with sample posts in `language` when it is not there."""

    language: str
    x_port: int

    def _open(self, opened: ExitStack) -> Parts:
        from desktop_app.adapters.archive import open_archive
        from desktop_app.adapters.journal import open_journal
        from desktop_app.adapters.keychain import practice_keys
        from desktop_app.adapters.language.words import WordsChecker
        from desktop_app.adapters.media import MediaFiles
        from desktop_app.adapters.workbook import xlsx
        from desktop_app.adapters.x.network import Network
        from desktop_app.services import practice as sample
        from desktop_app.services.parts import Parts

        rules = self.rulebook()
        keys = practice_keys(PRACTICE_LEDGER, list(sample.PEOPLE))
        # First of all: its lock keeps a second start away from the ledger that this one may make.
        journal = open_journal(self.folder / "journal.jsonl", self.clock.now)
        opened.callback(journal.close)
        text = resource("practice", f"{self.language}.toml").read_text(encoding="utf-8")
        samples = sample.Samples.read(text)
        notices = self._renew(keys)
        x = posters.start_practice_x(self.folder, self.x_port, samples, opened)
        clock = posters.past_clock(self.folder, x, self.clock, samples)
        store, is_new = self._ledger(keys, rules.digest, samples, opened, clock)
        media = MediaFiles(self.folder / "media")
        opened.callback(media.close)
        speller = WordsChecker(resource("dictionaries"))
        opened.callback(speller.close)
        observations, told = posters.open_observed(self.folder, self.clock, opened)
        parts = Parts(
            clock=self.clock,
            desk=self.desk,
            store=store,
            keys=keys,
            speller=speller,
            grammar=_grammar(opened, Network()),
            rulebook=rules,
            media=media,
            journal=journal,
            poster=posters.practice_posters(x.address, media),
            reader=posters.practice_readers(x.address),
            observations=observations,
            publisher=sample.PUBLISHER,
            here=tuple(sample.PEOPLE),
            notifier=_notifier(),
            notices=(*notices, *told),
            open_archive=open_archive,
            write_workbook=xlsx,
        )
        posters.live(parts, x, samples, clock, self.language, is_new=is_new)
        if is_new:
            sample.seed(parts, samples)
        return parts

    def _renew(self, keys: Keys) -> tuple[CountersignError, ...]:
        """Put a practice record of another version of the program aside: nothing of it is real.

        The journal stays: what it knows is about posts that no new record has. So do the drafts.
        """
        from desktop_app.adapters.ledger import open_ledger
        from desktop_app.services import practice as sample

        path = self.folder / "ledger.sqlite"
        try:
            if path.exists():
                open_ledger(path, keys.verify).close()
        except (Refused, Damaged) as reason:
            if reason.kind not in (*_OTHER_FORM, "ledger.enforcement"):
                raise
        else:
            return ()
        stamp = self.clock.now().strftime("%Y%m%dT%H%M%SZ")
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", "x.json"):
            if (self.folder / name).exists():
                (self.folder / name).replace(self.folder / f"{name}.until-{stamp}")
        sample.detach(self.desk)
        return (Refused("practice.renewed", kept=f"{path}.until-{stamp}"),)

    def _ledger(
        self, keys: Keys, digest: str, samples: Samples, opened: ExitStack, clock: PastClock
    ) -> tuple[Store, bool]:
        from desktop_app.adapters.ledger import create_ledger, open_ledger
        from desktop_app.services import practice as sample

        path = self.folder / "ledger.sqlite"
        is_new = not path.exists()
        if is_new:
            # Built beside its place and moved there whole: a start that dies leaves no half ledger.
            making = path.with_suffix(".making")
            making.unlink(missing_ok=True)
            with closing(create_ledger(making, keys.verify, clock.now)) as new:
                sample.found(new, keys, digest, samples)
            making.replace(path)
        store: Store = open_ledger(path, keys.verify, clock.now)
        opened.callback(store.close)
        if not is_new:
            with store.begin() as work:
                charter = work.charter()
            sample.adopt(store, keys, replace(charter, rulebook_digest=digest))
        return store, is_new


@dataclass(slots=True, kw_only=True)
class OfficeBuilding(Building):
    """A company's own record: in a file, or on a team's server."""

    place: Path | TeamPlace
    keys: PersonKeys

    def _open(self, opened: ExitStack) -> Parts:
        from desktop_app.adapters.archive import open_archive
        from desktop_app.adapters.language.words import WordsChecker
        from desktop_app.adapters.workbook import xlsx
        from desktop_app.adapters.x.network import Network
        from desktop_app.services.parts import Parts
        from desktop_app.services.ruled import Follower

        network = Network.stated_in(self.folder)
        store, offline = self._store(opened)
        charter = self._charter(store)
        here, locked = self._keys_here(charter)
        publisher = _publisher(charter, here)
        sends_by: Store | None = None
        if isinstance(self.place, TeamPlace):
            if offline is not None and publisher == self.place.person:
                store, offline = offline.server(), None  # who sends never reads a copy
            sends_by, publisher, shut = self._sender(self.place, publisher, offline, opened)
            here = tuple(one for one in here if one in (self.place.person, publisher))
            locked += shut
        media = self._media(publisher, opened)
        journal, notices = self._journal(opened) if publisher else (None, ())
        follower = Follower()
        trust = trust_in(self.place, self.desk, self.keys.verify, follower)
        notices += self._look_over(trust, store, charter)
        observations, told = posters.open_observed(self.folder, self.clock, opened)
        tokens = _tokens(network, self.clock)
        speller = WordsChecker(resource("dictionaries"))
        opened.callback(speller.close)
        return Parts(
            clock=self.clock,
            desk=self.desk,
            store=store,
            keys=self.keys,
            speller=speller,
            grammar=_grammar(opened, network),
            rulebook=self.rulebook(),
            media=media,
            journal=journal,
            poster=posters.office_posters(tokens, network, media, self.clock),
            reader=posters.office_readers(tokens, network),
            observations=observations,
            publisher=publisher,
            here=here,
            connector=_connector(tokens, network, self.clock),
            notifier=_notifier(),
            listener=self._listener(opened),
            mailer=_mailer(network, self.clock),
            notices=(*locked, *notices, *told),
            publisher_store=sends_by,
            person=self.place.person if isinstance(self.place, TeamPlace) else None,
            trust=trust,
            offline=offline,
            open_archive=open_archive,
            write_workbook=xlsx,
            follower=follower,
        )

    def _look_over(
        self, trust: Trust | None, store: Store, charter: Charter
    ) -> tuple[CountersignError, ...]:
        """What is wrong with the record by all that this computer remembers: it is told, and stops posts."""
        from desktop_app.services.teaming import meet_expected
        from desktop_app.services.trusting import look_over

        if trust is None:
            return ()
        every = [one.id for one in charter.accounts]
        if isinstance(self.place, TeamPlace):
            person = self.place.person  # of other accounts only links can be read
            every = [one for one in every if charter.roles(person, one)]
        try:
            with store.begin() as work:
                meet_expected(trust, work)
                look_over(trust, work, every)
        except (Refused, Damaged, BadInput, Unavailable) as error:
            if error.kind == "offline.online_only":
                return ()  # of a copy there is nothing to compare; nothing leaves by it either
            if error.kind == "roster.none" and isinstance(self.place, TeamPlace):
                refuse_unsealed(self.place)
            return (error,)
        return ()

    def _charter(self, store: Store) -> Charter:
        """Who may do what. Raises Refused (``team.unsealed``) while a team comes together."""
        try:
            with store.begin() as work:
                return work.charter()
        except LedgerRefused:
            if isinstance(self.place, TeamPlace):
                refuse_unsealed(self.place)
            raise

    def _store(self, opened: ExitStack) -> tuple[Store, Offline | None]:
        """The record, and its other side where it goes on without its server."""
        if isinstance(self.place, TeamPlace):
            made = offline_ledger(
                self.place, self.folder, self.desk, self.keys.verify, self.clock, opened
            )
            return made, made
        from desktop_app.adapters.ledger import open_ledger

        store = open_ledger(self.place, self.keys.verify, self.clock.now)
        opened.callback(store.close)
        if store.realm is not Realm.X:
            raise Refused("ledger.practice", path=str(self.place))
        return store, None

    def _listener(self, opened: ExitStack) -> Listener | None:
        """Hints of what others record on a team's server. A file gives none: it is looked at."""
        if not isinstance(self.place, TeamPlace):
            return None
        from desktop_app.adapters.ledger.postgres.listening import PostgresListener

        place = self.place
        listener = PostgresListener(place.address, place.person, password_of(place))
        opened.callback(listener.close)
        return listener

    def _media(self, publisher: PersonId | None, opened: ExitStack) -> MediaFiles | SharedMedia:
        """The shelf; a team's is filled through the record, as its person and its publisher may."""
        from desktop_app.adapters.media import MediaFiles, SharedMedia

        place = self.place
        if isinstance(place, TeamPlace):
            from desktop_app.adapters.ledger.postgres import PostgresMedia

            people = dict.fromkeys((place.person, publisher or place.person))
            places = [replace(place, person=person) for person in people]
            media: MediaFiles | SharedMedia = SharedMedia(
                MediaFiles(self.folder / "media"),
                *(PostgresMedia(one.address, one.person, password_of(one)) for one in places),
            )
        else:
            media = MediaFiles(place.with_name(f"{place.name}.media"))
        opened.callback(media.close)
        return media

    def _sender(
        self,
        place: TeamPlace,
        publisher: PersonId | None,
        offline: Offline | None,
        opened: ExitStack,
    ) -> tuple[Store | None, PersonId | None, tuple[CountersignError, ...]]:
        """The record as the publisher is let into it; without it this computer does not send."""
        if publisher in (None, place.person):
            return None, publisher, ()
        assert publisher is not None
        if offline is not None and offline.is_away:
            return None, None, (Unavailable("offline.sender"),)
        try:
            store = team_ledger(
                replace(place, person=publisher), self.keys.verify, self.clock, opened
            )
        except Unavailable as error:
            return None, None, (error,)
        return store, publisher, ()

    def _keys_here(
        self, charter: Charter
    ) -> tuple[tuple[PersonId, ...], tuple[CountersignError, ...]]:
        """Whose own keys this computer's keychain has; nobody's, and why, while it is locked."""
        try:
            return tuple(one.id for one in charter.people if self._is_here(one)), ()
        except Unavailable as locked:
            return (), (locked,)

    def _is_here(self, person: Person) -> bool:
        try:
            is_kept = self.keys.is_here(person.id)
            return is_kept and self.keys.public_key(person.id) == person.key
        except Unavailable as error:
            if error.kind != "keychain.no_key":
                raise
            return False  # an entry that is no key stops nobody else

    def _journal(self, opened: ExitStack) -> tuple[Journal | None, tuple[CountersignError, ...]]:
        """The journal, and what is to be told about it. Without one, only publishing stops."""
        from desktop_app.adapters.journal import open_journal
        from desktop_app.adapters.keychain import KeyringSecrets
        from desktop_app.adapters.machine.identity import identity
        from desktop_app.services.resuming import stopped

        path = self.folder / "journal.jsonl"
        try:
            journal = open_journal(
                path, self.clock.now, known=KeyringSecrets(Realm.X), machine=identity()
            )
        except (Unavailable, Damaged) as error:
            # Another window or ``countersign publish`` of this computer sends: nothing to tell.
            return None, () if error.kind == "journal.locked" else (error,)
        opened.callback(journal.close)
        halt = stopped(journal, self.desk, self.clock.now())
        return journal, () if halt is None else (halt,)


def trust_in(
    place: Path | TeamPlace, desk: Desk, verify: Verify, follower: Follower
) -> Trust | None:
    """What this computer knows beside the record: asked of every team's, and of a file once pinned.

    None for a file of which it remembers nothing: whoever has the file is trusted.
    """
    from desktop_app.services.links import Chains
    from desktop_app.services.rosters import has_pin
    from desktop_app.services.ruled import LedgerBoard
    from desktop_app.services.trusting import Trust

    name = pinned_as(place)
    if not isinstance(place, TeamPlace) and not has_pin(desk, name):
        return None
    return Trust(
        place=name,
        desk=desk,
        verify=verify,
        board=lambda work: LedgerBoard(ruled=follower.at(work, verify)),
        links=Chains().of,
    )


def pinned_as(place: Path | TeamPlace) -> str:
    """Under which name the desk keeps what it remembers of the record."""
    if isinstance(place, TeamPlace):
        return place.address.partition("?")[0]
    return str(place)


def _publisher(charter: Charter, here: tuple[PersonId, ...]) -> PersonId | None:
    """The first publisher of the ledger whose key is here."""
    machines = (each for one in charter.accounts for each in charter.publishers(one.id))
    return next((machine.id for machine in machines if machine.id in here), None)


def _tokens(network: Network, clock: Clock) -> TokenStore:
    from desktop_app.adapters.keychain import KeyringSecrets
    from desktop_app.adapters.x.tokens import TokenStore

    # Opened anew for each use: the publisher without a window may have renewed a token meanwhile.
    return TokenStore(lambda: KeyringSecrets(Realm.X), None, clock, network=network)


def _grammar(opened: ExitStack, network: Network) -> Grammarian | None:
    """The grammar checker, which starts nothing before it is asked."""
    from desktop_app.adapters.language.grammar import GrammarChecker

    checker = GrammarChecker(languagetool(), network.tls)
    opened.callback(checker.close)
    return checker


def _notifier() -> Notifier | None:
    """The desktop's own notices; on Windows and macOS they are Qt's."""
    if sys.platform in ("win32", "darwin"):
        return None
    from desktop_app.adapters.notices import FreedesktopNotices

    return FreedesktopNotices()


def _mailer(network: Network, clock: Clock) -> Mailer:
    from desktop_app.adapters.keychain import KeyringSecrets
    from desktop_app.adapters.mail import SmtpMailer

    return SmtpMailer(lambda: KeyringSecrets(Realm.X), network.tls, clock)


def _connector(tokens: TokenStore, network: Network, clock: Clock) -> Connector:
    from desktop_app.adapters.x.oauth2 import Authorization, TokenEndpoint
    from desktop_app.services.connecting import Connector

    def consent(client_id: str, language: str) -> Authorization:
        endpoint = TokenEndpoint(client_id, None, clock, network=network)
        return Authorization(endpoint, language=language)

    return Connector(connections=tokens, consent=consent)
