"""One person's side of a team's record, on the computer they use it from: they join, and sign.

A person's password for the record is made here, goes to the server as a SCRAM verifier alone, and
stands in this computer's keychain beside their keys. A root key on paper is kept nowhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop_app import bootstrap
from desktop_app.assembly import pinned_as
from desktop_app.domain.account import PersonId, Realm, Role
from desktop_app.domain.errors import BadInput, CountersignError, Refused, Unavailable
from desktop_app.servers import ledger_password, team_ledger, team_lobby
from desktop_app.services.invitations import Invitation
from desktop_app.services.starting import Choice, Opens, TeamPlace

if TYPE_CHECKING:
    from desktop_app.services.joining import Candidate
    from desktop_app.services.rosters import Signer
    from desktop_app.services.teaming import Team

_PASSWORD_BYTES = 18  #: 144 bits: nobody remembers it, the keychain does


def join(
    text: str, folder: Path, passphrase_of: Callable[[PersonId], str]
) -> tuple[TeamPlace, Candidate]:
    """Come in by an invitation: a password and a key of one's own, in this computer's keychain.

    The key (and a root key, for the two who hold one) is behind the passphrase that
    `passphrase_of` asks for; a publishing machine's has none. The next start opens this record.
    What was interrupted goes on with the same invitation. Raises as `Invitation.read`; Refused
    (``invitation.used``); BadInput (``keychain.passphrase_weak``); Unavailable.
    """
    from desktop_app.adapters.keychain import require_passphrase

    found = Invitation.read(text, bootstrap.SystemClock().now())
    is_machine = Role.PUBLISHER in found.duties.split()
    passphrase = "" if is_machine else passphrase_of(found.person)
    if passphrase:
        require_passphrase(passphrase, found.person)
    place = TeamPlace(address=_with_authority(found, folder), person=found.person)
    is_new = _enter(place, found)
    with team(place, folder) as joined:
        candidate = _with_key(joined, passphrase, is_new=is_new)
    _open_from_now_on(place, folder, is_machine=is_machine)
    return place, candidate


@contextmanager
def team(place: TeamPlace, folder: Path) -> Iterator[Team]:
    """The verbs of `services.teaming` on this record, for its person. Raises as `open_ledger`."""
    from desktop_app.adapters.desk import open_desk
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.services.teaming import Team

    clock, keys = bootstrap.SystemClock(), PersonKeys(KeyringSecrets(Realm.X))
    here = folder / "x"
    here.mkdir(parents=True, exist_ok=True, mode=0o700)
    with ExitStack() as opened:
        yield Team(
            place=pinned_as(place),
            person=place.person,
            lobby=team_lobby(place, opened),
            store=team_ledger(place, keys.verify, clock, opened),
            keys=keys,
            desk=opened.enter_context(closing(open_desk(here / "desk.sqlite"))),
            clock=clock,
            book=bootstrap.rulebook(),
        )


def unlock(opened: Team, passphrase: str) -> None:
    """Let the person's key, and the root keys on this computer that it opens, sign.

    Raises Refused (``keychain.passphrase``) or Unavailable (``keychain.*``).
    """
    from desktop_app.adapters.keychain import PersonKeys
    from desktop_app.services import teaming
    from desktop_app.services.rosters import root_entry

    keys = opened.keys
    assert isinstance(keys, PersonKeys)
    keys.unlock(opened.person, passphrase)
    for name in teaming.root_names(opened):
        if keys.is_here(root_entry(name)):
            with suppress(Refused):  # somebody else's, at the same computer
                keys.unlock(root_entry(name), passphrase)


def log_in(place: TeamPlace, password: str) -> None:
    """Keep the person's password in this computer's keychain, once it opened the record.

    Raises as `open_ledger`; nothing is kept then.
    """
    from desktop_app.adapters.keychain import KeyringSecrets, verify
    from desktop_app.adapters.ledger.postgres import open_ledger

    store = open_ledger(place.address, place.person, verify, lambda: password)
    store.close()
    KeyringSecrets(Realm.X).write(ledger_password(place), password)


def new_root(entry: PersonId, passphrase: str) -> str:
    """Make a root key in this computer's keychain; its public half. Raises as `PersonKeys.create`."""
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys

    return PersonKeys(KeyringSecrets(Realm.X)).create(entry, passphrase)


def own_key(person: PersonId, passphrase: str) -> str:
    """Make somebody's key, a machine's without passphrase. Raises as `PersonKeys.create`."""
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys

    keys = PersonKeys(KeyringSecrets(Realm.X))
    return keys.create(person, passphrase) if passphrase else keys.create_unattended(person)


def change_passphrase(person: PersonId, now: str, new: str) -> None:
    """Seal a key of this computer with another passphrase. Raises as `PersonKeys.change_passphrase`."""
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys

    PersonKeys(KeyringSecrets(Realm.X)).change_passphrase(person, now, new)


def root_signer(entry: PersonId, passphrase: str) -> Signer:
    """The keychain, with this root key unlocked. Raises as `PersonKeys.unlock`."""
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys

    keys = PersonKeys(KeyringSecrets(Realm.X))
    keys.unlock(entry, passphrase)
    return keys


def paper_root() -> tuple[bytes, str]:
    """A root key that is kept nowhere: its seed, for the page alone, and its public half."""
    from desktop_app.adapters.paper_key import PaperKey, new_seed

    seed = new_seed()
    return seed, PaperKey(seed).public_key(PersonId(""))


def page_signer(typed: str, language: str) -> Signer:
    """The root key of the page in the safe, as somebody typed its seven lines.

    It was printed in the language of whoever sealed the record first, which need not be `language`.
    Raises BadInput (``root.*``) as `spoken.read_key`, for `language`.
    """
    from desktop_app.services import spoken

    try:
        return paper_signer(spoken.read_key(typed, language))
    except BadInput:
        with suppress(BadInput):
            return paper_signer(spoken.read_key(typed, "en" if language == "fr" else "fr"))
        raise


def offer_root(opened: Team, passphrase: str) -> Candidate:
    """Make a root key behind the person's own passphrase, and put it beside their name.

    One that is here already, of an offer before, is taken; a former one is put aside. Raises as
    `unlock` and `succession.offer_root`.
    """
    from desktop_app.adapters.keychain import PersonKeys
    from desktop_app.services import succession
    from desktop_app.services.rosters import root_entry

    keys, entry = opened.keys, root_entry(opened.person)
    assert isinstance(keys, PersonKeys)
    succession.require_none(opened)
    keys.unlock(opened.person, passphrase)
    if keys.is_here(entry) and succession.was_root(opened, keys.public_key(entry)):
        keys.put_aside(entry)
    if not keys.is_here(entry):
        keys.create(entry, passphrase)
    return succession.offer_root(opened, keys.public_key(entry))


def paper_signer(seed: bytes) -> Signer:
    """The root key of a page that was typed."""
    from desktop_app.adapters.paper_key import PaperKey

    return PaperKey(seed)


def _with_authority(found: Invitation, folder: Path) -> str:
    """The record's address; the authority of the invitation, and no other, vouches for the server."""
    if not found.ca:
        return found.server
    file = folder / "x" / f"authority-{found.fingerprint[:16]}.pem"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(f"{found.ca}\n", encoding="utf-8")
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(file)) from error
    return f"{found.server}?sslrootcert={quote(str(file))}"


def _enter(place: TeamPlace, found: Invitation) -> bool:
    """Change the one-time password; False where that was done before and the rest was not.

    Raises Refused (``invitation.used``) and as `PostgresLobby.enter`.
    """
    from desktop_app.adapters.keychain import KeyringSecrets
    from desktop_app.adapters.ledger.postgres import open_lobby

    kept, name = KeyringSecrets(Realm.X), ledger_password(place)
    before, password = kept.read(name), secrets.token_urlsafe(_PASSWORD_BYTES)
    kept.write(name, password)  # before it counts: nobody could tell it afterwards
    try:
        with closing(open_lobby(place.address, place.person, lambda: found.password)) as lobby:
            lobby.enter(password)
    except CountersignError as error:
        if before is None:
            kept.forget(name)
        else:
            kept.write(name, before)
        if error.kind not in ("ledger.login", "ledger.joining"):
            raise
        if before is not None and not _has_joined(place, before):
            return False
        raise Refused("invitation.used", person=place.person) from error
    return True


def _has_joined(place: TeamPlace, password: str) -> bool:
    """Whether this computer's password opens the record, and a key stands there; True when it does not."""
    from desktop_app.adapters.ledger.postgres import open_lobby
    from desktop_app.services.joining import newest_keys

    try:
        with closing(open_lobby(place.address, place.person, lambda: password)) as lobby:
            found = lobby.read()
    except Unavailable:
        return True
    newest = newest_keys(found).get(place.person)
    guest = next((one for one in found.guests if one.person == place.person), None)
    return newest is not None and guest is not None and newest.at >= guest.at


def _with_key(joined: Team, passphrase: str, *, is_new: bool) -> Candidate:
    """Make the person's keys on this computer, unless they are its own already, and post them."""
    from desktop_app.adapters.keychain import PersonKeys
    from desktop_app.services import teaming
    from desktop_app.services.rosters import root_entry

    keys, me = joined.keys, joined.person
    assert isinstance(keys, PersonKeys)
    root = teaming.holds_root(joined)
    entries = [me, root_entry(root)] if root else [me]
    for entry in entries:
        if is_new and keys.is_here(entry) and teaming.is_known(joined, keys.public_key(entry)):
            keys.put_aside(entry)  # whoever has the lost computer may have this key
        if keys.is_here(entry):
            keys.unlock(entry, passphrase)
        elif passphrase:
            keys.create(entry, passphrase)
        else:
            keys.create_unattended(entry)
    return teaming.announce(joined, keys.public_key(root_entry(root)) if root else None)


def _open_from_now_on(place: TeamPlace, folder: Path, *, is_machine: bool) -> None:
    """Let the next start open this record; a machine that is somebody's computer stays theirs."""
    kept = bootstrap.chosen(folder)
    if is_machine and kept is not None and kept.opens is Opens.RECORD:
        return
    address = place.address.replace("://", f"://{place.person}@", 1)
    choice = kept or Choice(opens=Opens.RECORD, ledger=address)
    bootstrap.keep_choice(folder, replace(choice, opens=Opens.RECORD, ledger=address, asks=False))
