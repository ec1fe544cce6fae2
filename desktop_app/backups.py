"""`countersign backup` and `restore`: everything of a person's desk in one sealed file, and back.

Sealed with a passphrase of its own (`adapters.sealed_file`). Restoring changes nothing before all
of the file has been verified, unpacked beside the desk, and opened by this program; then two folders
change their names, and the old one is kept. A restored machine that publishes is stopped in its
journal: it sends nothing before somebody takes over (`services.resuming`).
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.adapters.bundle import MANIFEST, Entry, entries, size, stream, unpack
from desktop_app.adapters.desk import open_desk
from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.errors import BadInput, CountersignError, Refused, Unavailable
from desktop_app.servers import ledger_password, team_ledger
from desktop_app.services.backing_up import Made, Manifest, Progress, Restored
from desktop_app.services.journal_ports import Why
from desktop_app.services.ports import Clock, Store
from desktop_app.services.rosters import move_pin
from desktop_app.services.starting import Choice, Opens, TeamPlace

if TYPE_CHECKING:
    from desktop_app.adapters.keychain import KeyringSecrets

_CHOICE = "start.json"
_DESK, _RECORD, _KEYS = "desk", "record", "keys.json"
_REALMS = ("x", "practice")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskBackups:
    """What the person whose folder this is can do about backups; all of it is slow."""

    folder: Path
    place: Path | TeamPlace | None  #: the record; None for practice
    clock: Clock

    def make(
        self, target: Path, passphrase: str, *, with_keys: bool, progress: Progress | None = None
    ) -> Made:
        """Write a sealed backup into the new file `target`; programs may go on meanwhile.

        Raises Refused (``backup.exists``), BadInput (``keychain.passphrase_weak``), Damaged
        (``backup.unreadable``) and Unavailable (``backup.unwritable``, ``keychain.*``): no file is
        left of any.
        """
        from desktop_app.adapters.keychain import require_passphrase
        from desktop_app.adapters.sealed_file import Passphrase, seal

        require_passphrase(passphrase)
        if target.exists():
            raise Refused("backup.exists", path=str(target))
        keys = self._keys() if with_keys else {}
        record = self._record()
        every = [*self._entries(record)]
        if keys:
            every.insert(0, Entry(name=_KEYS, content=json.dumps(keys).encode()))
        manifest = Manifest(
            program=__version__,
            at=time_text(self.clock.now()),
            ledger=_named(self.place),
            kept=f"{_RECORD}/{record.name}" if record else "",
            keys=bool(keys),
        )
        every.insert(0, Entry(name=MANIFEST, content=manifest.written()))
        whole = max(size(every), 1)
        writing = target.with_name(f"{target.name}.part")
        with _translating(target), _workshop(target.parent) as beside:
            try:
                with os.fdopen(
                    os.open(writing, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b"
                ) as file:
                    seal(
                        stream(every, beside),
                        file,
                        Passphrase(passphrase),
                        progress=_shares(progress, whole),
                    )
                    file.flush()
                    os.fsync(file.fileno())
                writing.replace(target)
            finally:
                writing.unlink(missing_ok=True)
        return Made(
            path=target,
            bytes=target.stat().st_size,
            drafts=_drafts(self.folder)[0],
            has_record=record is not None,
            has_keys=bool(keys),
        )

    def restore(
        self, source: Path, passphrase: str, *, replace: bool, progress: Progress | None = None
    ) -> Restored:
        """Put a backup in this desk's place; all of it, or nothing is changed.

        What was there is moved aside, never deleted. Raises as `sealed_file.unseal` and
        `bundle.unpack`; BadInput (``backup.newer``, ``backup.form``); Refused (``backup.in_use``,
        ``backup.desk_there`` without `replace`, ``desk.version``, ``ledger.version``); Unavailable
        (``backup.unwritable``, ``keychain.*``).
        """
        from desktop_app.adapters.sealed_file import Passphrase, unseal

        _require_closed(self.folder)
        with _translating(source):
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _workshop(self.folder.parent) as beside:
                whole = max(source.stat().st_size, 1)
                with source.open("rb") as file, (beside / "plain").open("w+b") as plain:
                    unseal(file, plain, Passphrase(passphrase), progress=_shares(progress, whole))
                    plain.seek(0)
                    manifest = Manifest.read(unpack(plain, beside / "new"))
                (beside / "plain").unlink()
                self._require_older(manifest, replace=replace)
                return self._move_in(beside / "new", manifest)

    def _record(self) -> Path | None:
        """The record's file, where it is one."""
        return self.place if isinstance(self.place, Path) and self.place.is_file() else None

    def _entries(self, record: Path | None) -> Iterator[Entry]:
        """Every file of the desk; the journal last: it must know all that the record knows."""
        last: list[Entry] = []
        if record is not None:
            yield Entry(name=f"{_RECORD}/{record.name}", path=record)
            yield from entries(
                record.with_name(f"{record.name}.media"), f"{_RECORD}/{record.name}.media"
            )
        for entry in entries(self.folder, _DESK):
            if entry.path is None or (record is not None and _is_of(entry.path, record)):
                continue
            if entry.path.name == "journal.jsonl":
                last.append(entry)
            else:
                yield entry
        yield from last

    def _keys(self) -> Mapping[str, str]:
        """This computer's keys of the record's people, and the passwords of a team's server.

        People's keys stay behind their own passphrases. Connections to X stay out: X knows one
        holder of each.
        """
        if self.place is None:
            return {}
        from desktop_app.adapters.keychain import KeyringSecrets

        secrets, names = KeyringSecrets(Realm.X), []
        for person in self._people():
            names.append(f"key:{person}")
            if isinstance(self.place, TeamPlace):
                place = TeamPlace(address=self.place.address, person=person)
                names.append(ledger_password(place))
        found = {name: secrets.read(name) for name in names}
        return {name: value for name, value in found.items() if value is not None}

    def _people(self) -> tuple[PersonId, ...]:
        from desktop_app.adapters.keychain import verify
        from desktop_app.adapters.ledger import open_ledger

        alone = (self.place.person,) if isinstance(self.place, TeamPlace) else ()
        with suppress(CountersignError), ExitStack() as opened:
            if self.place is None:
                return ()
            store: Store
            if isinstance(self.place, TeamPlace):
                store = team_ledger(self.place, verify, self.clock, opened)
            else:
                store = opened.enter_context(closing(open_ledger(self.place, verify)))
            with store.begin() as work:
                return tuple(dict.fromkeys((*alone, *(one.id for one in work.charter().people))))
        return alone

    def _require_older(self, manifest: Manifest, *, replace: bool) -> None:
        """Refuse to put something in the place of drafts or a journal without being told to."""
        drafts, newest = _drafts(self.folder)
        if replace or not (drafts or (self.folder / "x" / "journal.jsonl").exists()):
            return
        raise Refused("backup.desk_there", drafts=str(drafts), newest=newest or "-", at=manifest.at)

    def _move_in(self, new: Path, manifest: Manifest) -> Restored:
        from desktop_app.adapters.journal import halted

        now = self.clock.now()
        fresh, entries_kept = new / _DESK, _read_keys(new / _KEYS)
        if not fresh.is_dir():
            raise BadInput("backup.form")
        ledger, left = self._place_record(new, fresh, manifest)
        for realm in _REALMS:
            kept = fresh / realm / "desk.sqlite"
            if kept.exists():
                with closing(open_desk(kept)) as desk:
                    if realm == "x" and ledger != manifest.ledger:
                        move_pin(desk, manifest.ledger, ledger)
            if realm == "x" and (fresh / realm).is_dir():
                with (fresh / realm / "journal.jsonl").open("ab") as journal:
                    journal.write(halted(Why.RESTORED, now))
        _choose(fresh / _CHOICE, ledger)
        _keep_keys(entries_kept)
        aside = self._swap(fresh, now)
        return Restored(
            made_at=read_time(manifest.at),
            drafts=_drafts(self.folder)[0],
            aside=aside,
            has_record=bool(ledger),
            has_keys=bool(entries_kept),
            left_record=left,
        )

    def _place_record(self, new: Path, fresh: Path, manifest: Manifest) -> tuple[str, Path | None]:
        """Where the record is to be opened, and a file of it that was there and is left alone."""
        if not manifest.kept:
            return manifest.ledger, None
        from desktop_app.adapters.keychain import verify
        from desktop_app.adapters.ledger import open_ledger

        kept = new / manifest.kept
        open_ledger(kept, verify).close()
        before = Path(manifest.ledger)
        if before.exists() and not before.is_relative_to(self.folder):
            return manifest.ledger, before
        (fresh / "records").mkdir(exist_ok=True, mode=0o700)
        for path in kept.parent.iterdir():
            if path.name.startswith(kept.name):
                path.replace(fresh / "records" / path.name)
        return str(self.folder / "records" / kept.name), None

    def _swap(self, fresh: Path, now: datetime) -> Path | None:
        """Let the new folder take the old one's name; return where the old one is now."""
        if not self.folder.exists():
            fresh.replace(self.folder)
            return None
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        aside, number = self.folder.with_name(f"{self.folder.name}.until-{stamp}"), 1
        while aside.exists():
            number += 1
            aside = self.folder.with_name(f"{self.folder.name}.until-{stamp}-{number}")
        self.folder.replace(aside)
        try:
            fresh.replace(self.folder)
        except OSError:
            aside.replace(self.folder)
            raise
        return aside


def _named(place: Path | TeamPlace | None) -> str:
    """The record as a start names it."""
    if isinstance(place, TeamPlace):
        return place.address.replace("://", f"://{place.person}@", 1)
    return str(place) if place else ""


def _is_of(path: Path, record: Path) -> bool:
    """Whether the file is the record, or of it: its media, its log."""
    media = record.with_name(f"{record.name}.media")
    return path == record or path.is_relative_to(media)


def _choose(path: Path, ledger: str) -> None:
    """Let the next start open the restored record."""
    kept = None
    with suppress(OSError, UnicodeError):
        kept = Choice.read(path.read_text(encoding="utf-8"))
    if not ledger or (kept is not None and kept.opens is Opens.PRACTICE):
        return
    chosen = Choice(
        opens=Opens.RECORD,
        ledger=ledger,
        language=kept.language if kept else "",
        scheme=kept.scheme if kept else "",
    )
    path.write_text(chosen.written(), encoding="utf-8")


def _read_keys(path: Path) -> Mapping[str, str]:
    """The keychain's entries in a backup; none without a file. Raises BadInput (``backup.form``)."""
    try:
        said = json.loads(path.read_text("utf-8")) if path.exists() else {}
    except (ValueError, RecursionError) as error:
        raise BadInput("backup.form") from error
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise BadInput("backup.form")
    return said


def _keep_keys(keys: Mapping[str, str]) -> None:
    """Put keys into this computer's keychain; one that is there stays. Raises Unavailable."""
    if not keys:
        return
    secrets = _keychain()
    for name, value in keys.items():
        if secrets.read(name) is None:
            secrets.write(name, value)


def _keychain() -> KeyringSecrets:
    from desktop_app.adapters.keychain import KeyringSecrets

    return KeyringSecrets(Realm.X)


def _drafts(folder: Path) -> tuple[int, str]:
    """How many drafts a desk has, and when the last was saved; of a desk that cannot be read none."""
    count, newest = 0, ""
    for realm in _REALMS:
        path = folder / realm / "desk.sqlite"
        if not path.exists():
            continue
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as desk,
        ):
            found, last = desk.execute("SELECT count(*), max(saved_at) FROM draft").fetchone()
            count, newest = count + found, max(newest, last or "")
    return count, newest[:16].replace("T", " ")


def _require_closed(folder: Path) -> None:
    """Refuse while a program has the desk open. Raises Refused (``backup.in_use``)."""
    for realm in _REALMS:
        path = folder / realm / "desk.sqlite"
        if not path.exists():
            continue
        try:
            with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as desk:
                # Every other connection has a share of the file, also while it does nothing.
                desk.execute("PRAGMA locking_mode = EXCLUSIVE")
                desk.execute("BEGIN EXCLUSIVE")
                desk.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise Refused("backup.in_use", path=str(folder)) from error
        except sqlite3.DatabaseError:
            continue  # a damaged desk: it is moved aside like any other


def _shares(progress: Progress | None, whole: int) -> _Told | None:
    return None if progress is None else _Told(progress, whole)


@dataclass(slots=True)
class _Told:
    """Turns bytes that are done into the share of the whole."""

    progress: Progress
    whole: int
    done: int = 0

    def __call__(self, count: int) -> None:
        self.done += count
        self.progress(min(self.done / self.whole, 1.0))


@contextmanager
def _workshop(parent: Path) -> Iterator[Path]:
    """A private folder that is gone afterwards, whatever happens."""
    beside = Path(mkdtemp(prefix=".countersign-", dir=parent))
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _translating(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable("backup.unwritable", path=str(error.filename or path)) from error
