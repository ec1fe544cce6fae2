"""The only place that builds the parts and joins them.

What a window needs for its first paint is built at once and is cheap; the rest (ledger, keys,
rules, words, X) is built by `Opening.load`, in a lane, and imported only then.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app.adapters.desk import open_desk, replace_damaged
from desktop_app.domain.account import Account, Charter, PersonId, Realm, Role
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable
from desktop_app.services.ports import Clock, Desk, Keys, Poster, Store
from desktop_app.services.resources import resource, resource_path

if TYPE_CHECKING:
    from desktop_app.adapters.keychain import PersonKeys
    from desktop_app.adapters.words import WordsChecker
    from desktop_app.checks.rulebook import Rulebook
    from desktop_app.services.parts import Opening, Parts
    from desktop_app.services.practice import Samples

#: Seeds of the practice keys are derived from this name: see adapters/keychain.practice_keys.
PRACTICE_LEDGER = "practice"


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.now(UTC)


def home() -> Path:
    """The folder of this person's desk: ``COUNTERSIGN_HOME``, or where the system keeps data.

    Raises Unavailable (``desk.unwritable``) when it names the home of nobody.
    """
    chosen = os.environ.get("COUNTERSIGN_HOME")
    if chosen:
        try:
            return Path(chosen).expanduser()
        except RuntimeError as error:  # the home of a user whom the system does not know
            raise Unavailable("desk.unwritable", path=chosen) from error
    from platformdirs import user_data_path

    return user_data_path("countersign", appauthor=False)


def rulebook() -> Rulebook:
    """The rules that come with the product. Raises BadInput when one of them is not sound."""
    from desktop_app.checks.rulebook import load

    folder = resource_path("rules")
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".toml", ".txt"})
    return load(
        {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
    )


def system_language() -> str:
    """``fr`` where the environment asks for French, else ``en`` (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def words() -> WordsChecker:
    """The words checker; use it as a context manager, so that its process ends."""
    from desktop_app.adapters.words import WordsChecker

    return WordsChecker(resource_path("dictionaries"))


@contextmanager
def ledger(path: Path) -> Iterator[Store]:
    """Open the ledger file at `path` for reading and proof. Raises Unavailable or Damaged."""
    from desktop_app.adapters.keychain import verify
    from desktop_app.adapters.ledger import open_ledger

    store = open_ledger(path, verify)
    try:
        yield store
    finally:
        store.close()


def found_ledger(path: Path, people: str, passphrase_of: Callable[[PersonId], str]) -> int:
    """Make a ledger for the real X at `path` from a people file; return how many keys were made.

    Each key goes into this computer's keychain: a person's behind the passphrase that
    `passphrase_of` asks them for, once the file is known to be sound; a publisher's without one.
    When anything refuses, neither a ledger nor a key is left. Raises BadInput (``founding.*``,
    ``keychain.passphrase_weak`` …), Refused (``ledger.exists``) or Unavailable.
    """
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.services import founding

    if path.exists():
        raise Refused("ledger.exists", path=str(path))
    keys = PersonKeys(KeyringSecrets(Realm.X))
    with ExitStack() as undo:

        def key_of(person: PersonId, roles: tuple[Role, ...]) -> str:
            if Role.PUBLISHER in roles:
                public = keys.create_unattended(person)
            else:
                public = keys.create(person, passphrase_of(person))
            undo.callback(keys.forget, person)
            return public

        charter = founding.read_charter(people, Realm.X, rulebook().digest, key_of)
        _write_ledger(path, keys, charter)
        undo.pop_all()
    return len(charter.people)


def _write_ledger(path: Path, keys: PersonKeys, charter: Charter) -> None:
    """Made beside its place and moved there whole: no half ledger is ever left under its name."""
    from desktop_app.adapters.ledger import create_ledger
    from desktop_app.services import founding

    making = path.with_name(f"{path.name}.making")
    making.unlink(missing_ok=True)
    store = create_ledger(making, keys.verify)
    try:
        signer = charter.holders(Role.LEGAL, charter.accounts[0].id)[0]
        founding.found(store, keys, charter, signer.id)
    except CountersignError:
        making.unlink(missing_ok=True)
        raise
    finally:
        store.close()
    making.replace(path)


def tour(out: Path, language: str, theme: str) -> Iterator[Path]:
    """Walk through the real windows on a fresh practice desk; yield each picture's path."""
    from desktop_app.ui.tour import walk

    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="countersign-tour-") as folder:
        yield from walk(practice(Path(folder), language), out, language, theme)


def practice(
    folder: Path, language: str = "en", clock: Clock | None = None, x_port: int = 0
) -> Opening:
    """The practice desk in `folder`: made with sample posts in `language` when it is not there.

    `x_port` is the simulated X's port; 0 takes a free one. Raises Unavailable
    (``desk.unwritable``) when the folder cannot be used, and Refused (``ledger.not_yet``) when
    ``COUNTERSIGN_LEDGER`` names another record: practising instead would mislead.
    """
    if os.environ.get("COUNTERSIGN_LEDGER"):
        raise Refused("ledger.not_yet")
    from desktop_app.services.parts import Opening

    here = folder / "practice"
    timer = clock or SystemClock()
    desk, notices = _desk(here, timer)
    building = _Practice(folder=here, language=language, clock=timer, desk=desk, x_port=x_port)
    return Opening(
        realm=Realm.PRACTICE,
        clock=timer,
        desk=desk,
        load=building.load,
        close=building.close,
        notices=notices,
    )


@dataclass(slots=True, kw_only=True)
class _Practice:
    folder: Path
    language: str
    clock: Clock
    desk: Desk
    x_port: int
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

    def _open(self, opened: ExitStack) -> Parts:
        from desktop_app.adapters.journal import open_journal
        from desktop_app.adapters.keychain import practice_keys
        from desktop_app.adapters.media import MediaFiles
        from desktop_app.adapters.words import WordsChecker
        from desktop_app.services import practice as sample
        from desktop_app.services.parts import Parts

        rules = rulebook()
        keys = practice_keys(PRACTICE_LEDGER, list(sample.PEOPLE))
        # First of all: its lock keeps a second start away from the ledger that this one may make.
        journal = open_journal(self.folder / "journal.jsonl", self.clock.now)
        opened.callback(journal.close)
        text = resource("practice", f"{self.language}.toml").read_text(encoding="utf-8")
        samples = sample.Samples.read(text)
        notices = self._renew(keys)
        store, is_new = self._ledger(keys, rules.digest, samples, opened)
        media = MediaFiles(self.folder / "media")
        opened.callback(media.close)
        speller = WordsChecker(resource_path("dictionaries"))
        opened.callback(speller.close)
        parts = Parts(
            clock=self.clock,
            desk=self.desk,
            store=store,
            keys=keys,
            speller=speller,
            rulebook=rules,
            media=media,
            journal=journal,
            poster=_posters(os.environ.get("COUNTERSIGN_X_API") or self._start_x(opened)),
            publisher=sample.PUBLISHER,
            notices=notices,
        )
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
            if reason.kind not in ("ledger.version", "ledger.enforcement"):
                raise
        else:
            return ()
        stamp = self.clock.now().strftime("%Y%m%dT%H%M%SZ")
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", "x.json"):
            if (self.folder / name).exists():
                (self.folder / name).replace(self.folder / f"{name}.until-{stamp}")
        sample.detach(self.desk)
        return (Refused("practice.renewed", kept=f"{path}.until-{stamp}"),)

    def _start_x(self, opened: ExitStack) -> str:
        from desktop_app.adapters.practice_x.server import PracticeX
        from desktop_app.services import practice as sample

        x = PracticeX(sample.ACCOUNTS, store=self.folder / "x.json", port=self.x_port)
        opened.callback(x.stop)
        return x.start()

    def _ledger(
        self, keys: Keys, rulebook_digest: str, samples: Samples, opened: ExitStack
    ) -> tuple[Store, bool]:
        from desktop_app.adapters.ledger import create_ledger, open_ledger
        from desktop_app.services import practice as sample

        path = self.folder / "ledger.sqlite"
        is_new = not path.exists()
        if is_new:
            # Built beside its place and moved there whole: a start that dies leaves no half ledger.
            making = path.with_suffix(".making")
            making.unlink(missing_ok=True)
            with closing(create_ledger(making, keys.verify, self.clock.now)) as new:
                sample.found(new, keys, rulebook_digest, samples)
            making.replace(path)
        store: Store = open_ledger(path, keys.verify, self.clock.now)
        opened.callback(store.close)
        if not is_new:
            with store.begin() as work:
                charter = work.charter()
            sample.adopt(store, keys, replace(charter, rulebook_digest=rulebook_digest))
        return store, is_new


def _posters(url: str) -> Callable[[Account], Poster]:
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
        return XPoster(account, credentials, host, realm=Realm.PRACTICE)

    return poster


def _desk(folder: Path, clock: Clock) -> tuple[Desk, tuple[CountersignError, ...]]:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(folder)) from error
    path = folder / "desk.sqlite"
    try:
        desk = open_desk(path)
    except Damaged as damage:
        kept = replace_damaged(path, clock.now())
        told = Damaged(damage.kind, path=str(path), kept=str(kept))
        return open_desk(path), (told,)
    if not desk.unread:
        return desk, ()
    return desk, (Damaged("desk.unread", drafts=str(desk.unread), path=str(path)),)
