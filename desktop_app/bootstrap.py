"""The only place that builds the parts and joins them.

What a window needs for its first paint is built at once and is cheap; the rest (ledger, keys,
rules, words, X) is built by `Opening.load`, in a lane, and imported only then.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app.adapters.desk import open_desk, replace_damaged
from desktop_app.assembly import OfficeBuilding, PracticeBuilding, pinned_as
from desktop_app.domain.account import Charter, PersonId, Realm, Role
from desktop_app.domain.errors import CountersignError, Damaged, Refused, Unavailable
from desktop_app.servers import team_ledger
from desktop_app.services.ports import Clock, Desk, Store
from desktop_app.services.resources import languagetool, resource
from desktop_app.services.starting import Choice, Company, Opens, Start, TeamPlace

if TYPE_CHECKING:
    from desktop_app.adapters.keychain import PersonKeys
    from desktop_app.adapters.language.grammar import GrammarChecker
    from desktop_app.adapters.language.words import WordsChecker
    from desktop_app.backups import DeskBackups
    from desktop_app.checks.rulebook import Rulebook
    from desktop_app.services.archives import Archive
    from desktop_app.services.parts import Opening
    from desktop_app.services.verifying import Verified

#: In an address's user part, in its query, or among a database's keywords.
_PASSWORD = re.compile(r"://[^@]*:[^@]*@|\b(password|passwd|pwd)\s*=", re.IGNORECASE)
_DATABASE = re.compile(r"postgres(ql)?(\+\w+)?:", re.IGNORECASE)
_TEAM = re.compile(r"postgres(?:ql)?://(?:(?P<person>[a-z0-9][a-z0-9-]{0,39})@)?(?P<where>[^@]+)")
_SQLITE = "sqlite:///"
#: What was chosen at the first start: a file beside the desks, as it says which one is opened.
_CHOICE = "start.json"


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

    return load(rule_sources(resource("rules")))


def rule_sources(folder: Path) -> dict[str, str]:
    """The rule files and word lists in `folder`, by name: ``pack/file.toml``, ``lexicon/en/a.txt``.

    A rule file that stands in no pack's folder is of the pack ``own``. Raises OSError and
    UnicodeError.
    """
    files = sorted((*folder.glob("*/*.toml"), *folder.glob("lexicon/*/*.txt")))
    named = {path.relative_to(folder).as_posix(): path for path in files}
    named |= {f"own/{path.name}": path for path in sorted(folder.glob("*.toml"))}
    return {name: path.read_text(encoding="utf-8-sig") for name, path in named.items()}


def archive(path: Path) -> Archive:
    """The posts of an archive. Raises BadInput as `adapters.archive.open_archive`."""
    from desktop_app.adapters.archive import open_archive

    return open_archive(path)


def system_language() -> str:
    """``fr`` where the environment asks for French, else ``en`` (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def words() -> WordsChecker:
    """The words checker; use it as a context manager, so that its process ends."""
    from desktop_app.adapters.language.words import WordsChecker

    return WordsChecker(resource("dictionaries"))


def grammar() -> GrammarChecker:
    """The grammar checker; use it as a context manager, so that its processes end.

    Raises BadInput (``network.*``) when the person's ``network.toml`` is not as it should be.
    """
    from desktop_app.adapters.language.grammar import GrammarChecker
    from desktop_app.adapters.x.network import Network

    return GrammarChecker(languagetool(), Network.stated_in(home() / "x").tls)


@contextmanager
def ledger(place: Path | TeamPlace) -> Iterator[Store]:
    """Open the record at `place` for reading and proof. Raises Unavailable or Damaged."""
    from desktop_app.adapters.keychain import verify

    with ExitStack() as opened:
        if isinstance(place, TeamPlace):
            yield team_ledger(place, verify, SystemClock(), opened)
        else:
            from desktop_app.adapters.ledger import open_ledger

            yield opened.enter_context(closing(open_ledger(place, verify)))


def verify_ledger(place: Path | TeamPlace, page: str | None = None) -> tuple[Realm, Verified]:
    """Verify the record at `place` in every way that this computer can, and beside a checkpoint's page.

    Raises as `services.verifying` does.
    """
    from desktop_app.adapters.keychain import verify
    from desktop_app.services.rosters import read_pin
    from desktop_app.services.verifying import verify_ledger as verified

    kept, pin = home() / "x" / "desk.sqlite", None
    if kept.exists():
        with closing(open_desk(kept)) as desk:
            pin = read_pin(desk, pinned_as(place), verify)
    person = place.person if isinstance(place, TeamPlace) else None
    with ledger(place) as store:
        return store.realm, verified(store, verify, pin, person, page)


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
    made: list[PersonId] = []
    with ExitStack() as undo:

        def key_of(person: PersonId, roles: tuple[Role, ...]) -> str:
            public = new_key(keys, person, roles, passphrase_of)
            made.append(person)
            undo.callback(keys.forget, person)
            return public

        charter = founding.read_charter(people, Realm.X, rulebook(), key_of)
        _write_ledger(path, keys, charter, founding.signer(charter, made))
        undo.pop_all()
    return len(made)


def new_key(
    keys: PersonKeys,
    person: PersonId,
    roles: tuple[Role, ...],
    passphrase_of: Callable[[PersonId], str],
) -> str:
    """A key in this computer's keychain: a publisher's without passphrase. Raises as `create`."""
    if Role.PUBLISHER in roles:
        return keys.create_unattended(person)
    return keys.create(person, passphrase_of(person))


def _write_ledger(path: Path, keys: PersonKeys, charter: Charter, signer: PersonId) -> None:
    """Made beside its place and moved there whole: no half ledger is ever left under its name."""
    from desktop_app.adapters.ledger import create_ledger
    from desktop_app.services import founding

    making = path.with_name(f"{path.name}.making")
    making.unlink(missing_ok=True)
    try:
        with closing(create_ledger(making, keys.verify)) as store:
            founding.found(store, keys, charter, signer)
    except (CountersignError, OSError):
        making.unlink(missing_ok=True)
        raise
    making.replace(path)


def tour(out: Path, language: str, theme: str) -> Iterator[Path]:
    """Walk through the real windows on a fresh practice desk; yield each picture's path."""
    from desktop_app.ui.tour import walk

    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="countersign-tour-") as folder:
        home, other = Path(folder) / "desk", Path(folder) / "other"
        yield from walk(practice(home, language), start(home), start(other), out, language, theme)


def opening(folder: Path, language: str = "en") -> Opening:
    """What a command opens: the record that ``COUNTERSIGN_LEDGER`` names, else what was chosen.

    Without either it is the practice desk. `folder` is the person's own (`home`). Raises as
    `office`, `practice` and `ledger_place`.
    """
    named = named_ledger(folder)
    return office(ledger_place(named), folder) if named else practice(folder, language)


def named_ledger(folder: Path) -> str:
    """The record that ``COUNTERSIGN_LEDGER`` names, else the chosen one; empty for practice."""
    kept = chosen(folder)
    return os.environ.get("COUNTERSIGN_LEDGER") or (
        kept.ledger if kept and kept.opens is Opens.RECORD else ""
    )


def backups(folder: Path) -> DeskBackups:
    """Backups of the desk in `folder`, with the record that its next start opens. Raises Refused."""
    from desktop_app.backups import DeskBackups

    named = named_ledger(folder)
    place = ledger_place(named) if named else None
    return DeskBackups(folder=folder, place=place, clock=SystemClock())


def begin(folder: Path, language: str = "en") -> Opening | None:
    """What the window opens; None where somebody must choose first. Raises as `opening`.

    Asked is who has neither chosen, nor practised before there was anything to choose, or who
    wants to choose again; never where ``COUNTERSIGN_LEDGER`` names the record.
    """
    if not os.environ.get("COUNTERSIGN_LEDGER"):
        kept = chosen(folder)
        if kept is None and not (folder / "practice" / "ledger.sqlite").exists():
            return None
        if kept is not None and kept.asks:
            keep_choice(folder, replace(kept, asks=False))
            return None
    return opening(folder, language)


def start(folder: Path) -> Start:
    """What the windows of a start can open, keep and make. `folder` is the person's own."""
    return Start(
        kept=partial(chosen, folder),
        is_ruled=bool(os.environ.get("COUNTERSIGN_LEDGER")),
        records=folder / "records",
        practice=partial(practice, folder),
        record=lambda named: office(ledger_place(named), folder),
        keep=partial(keep_choice, folder),
        probe=_probe,
        keychain=_ask_keychain,
        found=set_up,
        backups=partial(backups, folder),
    )


def chosen(folder: Path) -> Choice | None:
    """What was chosen at an earlier start in `folder`; None for nothing that can be read."""
    try:
        return Choice.read((folder / _CHOICE).read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return None


def keep_choice(folder: Path, choice: Choice) -> None:
    """Let the next start in `folder` open `choice`. Raises Unavailable (``desk.unwritable``)."""
    path = folder / _CHOICE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        writing = path.with_name(f"{_CHOICE}.new")
        writing.write_text(choice.written(), encoding="utf-8")
        writing.replace(path)
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(path)) from error


def set_up(path: Path, company: Company, passphrases: Sequence[str]) -> None:
    """Make `company`'s record at `path`; each member's key behind their passphrase, in their order.

    Raises as `found_ledger`, and Unavailable (``founding.place``) when the folder cannot be had.
    Nothing is left of a record that was refused.
    """
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys

    people, ids = company.people_file(PersonKeys(KeyringSecrets(Realm.X)).is_here)
    of = dict(zip(ids, passphrases, strict=True))
    missing = [one for one in (path.parent, *path.parent.parents) if not one.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        found_ledger(path, people, of.__getitem__)
    except (CountersignError, OSError) as error:
        for folder in missing:
            with suppress(OSError):  # not empty, or never made
                folder.rmdir()
        if isinstance(error, OSError):
            raise Unavailable("founding.place", path=str(path)) from error
        raise


def _probe(path: Path) -> None:
    """Raises what opening the record at `path` would, and Refused (``ledger.practice``)."""
    with ledger(path) as store:
        if store.realm is not Realm.X:
            raise Refused("ledger.practice", path=str(path))


def _ask_keychain() -> None:
    """Raises Unavailable (``keychain.missing``, ``keychain.locked``)."""
    from desktop_app.adapters.keychain import KeyringSecrets

    KeyringSecrets(Realm.X).read("key:nobody")


def ledger_place(named: str) -> Path | TeamPlace:
    """What a path or an address names: a file (``sqlite:///path``), or a team's record.

    A team's is ``postgresql://person@host/database``, with the person in whose name it is opened.
    Raises Refused: ``ledger.password`` for an address with a password in it (it is never shown),
    ``ledger.person`` for a team's without a person, ``ledger.address`` for anything else.
    """
    refuse_password(named)
    if _DATABASE.match(named):
        return _team_place(named)
    path = named.removeprefix(_SQLITE)
    if "://" in path or not path or (path != named and "?" in path):
        raise Refused("ledger.address")
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:  # the home of a user whom the system does not know
        raise Refused("ledger.address") from error


def refuse_password(named: str) -> None:
    """Raise Refused (``ledger.password``) for an address with a password in it."""
    if _PASSWORD.search(named):
        raise Refused("ledger.password")


def ledger_path(named: str) -> Path:
    """The file that `named` names. Raises as `ledger_place`, and Refused (``ledger.not_a_file``)."""
    place = ledger_place(named)
    if isinstance(place, TeamPlace):
        raise Refused("ledger.not_a_file")
    return place


def _team_place(named: str) -> TeamPlace:
    match = _TEAM.fullmatch(named)
    if match is None:
        raise Refused("ledger.address")
    if not match["person"]:
        raise Refused("ledger.person")
    return TeamPlace(address=f"postgresql://{match['where']}", person=PersonId(match["person"]))


def office(ledger: Path | TeamPlace, folder: Path, clock: Clock | None = None) -> Opening:
    """A company's own record, in a file or on a server; its posts go to the real X.

    The desk and the journal are in `folder`/x. Raises Unavailable (``desk.unwritable``) and
    Refused (``x.host_realm``) when ``COUNTERSIGN_X_API`` names another X. Loading raises what
    `open_ledger` does, Refused (``ledger.practice``) for a practice record, and BadInput
    (``network.*``).
    """
    if os.environ.get("COUNTERSIGN_X_API"):
        raise Refused("x.host_realm")
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.services.parts import Opening

    here = folder / "x"
    timer = clock or SystemClock()
    desk, notices = _desk(here, timer)
    keys = PersonKeys(KeyringSecrets(Realm.X))
    building = OfficeBuilding(
        folder=here, clock=timer, desk=desk, rulebook=rulebook, place=ledger, keys=keys
    )
    return Opening(
        realm=Realm.X,
        clock=timer,
        desk=desk,
        load=building.load,
        close=building.close,
        notices=notices,
        sign_in=keys.unlock,
        sign_out=keys.lock,
    )


def practice(
    folder: Path, language: str = "en", clock: Clock | None = None, x_port: int = 0
) -> Opening:
    """The practice desk in `folder`: made with sample posts in `language` when it is not there.

    `x_port` is the simulated X's port; 0 takes a free one. Raises Unavailable
    (``desk.unwritable``) when the folder cannot be used.
    """
    from desktop_app.services.parts import Opening

    here = folder / "practice"
    timer = clock or SystemClock()
    desk, notices = _desk(here, timer)
    building = PracticeBuilding(
        folder=here, clock=timer, desk=desk, rulebook=rulebook, language=language, x_port=x_port
    )
    return Opening(
        realm=Realm.PRACTICE,
        clock=timer,
        desk=desk,
        load=building.load,
        close=building.close,
        notices=notices,
    )


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
