"""A team's record on its server, for whoever administers it: made, renewed, opened to people.

The administrator's password is handed over and kept nowhere; a person's password for the record is
made here, goes to the server as a SCRAM verifier alone, and stands in the keychain of the computer
on which it is used.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from desktop_app import bootstrap
from desktop_app.assembly import pinned_as
from desktop_app.domain.account import Charter, PersonId, Realm, Role
from desktop_app.domain.errors import BadInput, CountersignError, Refused, Unavailable
from desktop_app.servers import ledger_password, team_ledger, team_lobby
from desktop_app.services.invitations import LASTS, Invitation, certificate
from desktop_app.services.starting import Choice, Opens, TeamPlace

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.adapters.ledger.postgres.server import Status
    from desktop_app.services.joining import Candidate
    from desktop_app.services.rosters import Signer
    from desktop_app.services.teaming import Team
    from desktop_app.services.teaming_ports import Lobby

_ADMINISTRATOR = re.compile(r"postgres(?:ql)?://(?P<user>[^:@/?]+)@(?P<where>[^@]+)")
_PASSWORD_BYTES = 18  #: 144 bits: nobody remembers it, the keychain does


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A database, and the login and password of its administrator."""

    address: str  #: without names and passwords
    user: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """Somebody who may log in now."""

    person: PersonId
    password: str  #: "" where this computer's keychain has it already


def server(address: str, password_of: Callable[[str], str]) -> Server:
    """The database that `address` names with its administrator's login.

    `password_of` asks that login's password. Raises Refused (``ledger.password``) for an address
    with a password in it, BadInput (``ledger.url``) for one without a login, and
    (``ledger.administrator``) for a login that is named as this record's people are.
    """
    bootstrap.refuse_password(address)
    match = _ADMINISTRATOR.fullmatch(address)
    if match is None:
        raise BadInput("ledger.url")
    user = match["user"]
    database = match["where"].partition("?")[0].rpartition("/")[2]
    if user.startswith(f"{database}_"):  # would count as a person of this record
        raise BadInput("ledger.administrator", login=user, name=database)
    return Server(address=f"postgresql://{match['where']}", user=user, password=password_of(user))


def found(
    where: Server, people: str, passphrase_of: Callable[[PersonId], str]
) -> tuple[LetIn, ...]:
    """Put a record for the real X into an empty database, from a people file.

    A person's key is the one that the file names, or is made here as `bootstrap.found_ledger`
    makes it. Everybody gets a login; the passwords of those whose keys were made here are in this
    keychain, the others' are returned, to be handed over. The first of legal whose key is here signs
    the charter. When anything refuses, neither record, login nor key is left. Raises BadInput
    (``founding.*``, ``keychain.*``), Refused and Unavailable as `server.install` and `open_ledger`.
    """
    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.adapters.ledger.postgres import server as database
    from desktop_app.services import founding

    kept = KeyringSecrets(Realm.X)
    keys = PersonKeys(kept)
    made: list[PersonId] = []
    with _engine(where) as engine, ExitStack() as undo:

        def key_of(person: PersonId, roles: tuple[Role, ...]) -> str:
            public = bootstrap.new_key(keys, person, roles, passphrase_of)
            made.append(person)
            undo.callback(keys.forget, person)
            return public

        charter = founding.read_charter(people, Realm.X, bootstrap.rulebook(), key_of)
        signer = founding.signer(charter, made)
        database.install(engine)
        undo.callback(database.take_out, engine)
        let_in = [
            _let_in(engine, where, person.id, kept if person.id in made else None, undo)
            for person in charter.people
        ]
        _sign(where, charter, signer, keys)
        undo.pop_all()
    return tuple(let_in)


def create(where: Server, plan: str, *, ca: str | None) -> tuple[Invitation, ...]:
    """Put a record without seal into an empty database, and invite everybody of the people file.

    Nobody's key is made here. `ca` is the certificate (PEM) of the company's own authority; without
    it invitations carry the one that `where` trusts. When anything refuses, nothing is left. Raises BadInput (``founding.*``, ``team.plan_key``,
    ``invitation.ca``), Refused (``team.holders``) and as `server.install`.
    """
    from desktop_app.adapters.ledger.postgres import server as database
    from desktop_app.services import joining

    charter = joining.read_plan(plan, bootstrap.rulebook())
    authority = authority_of(where, ca)
    with _engine(where) as engine, ExitStack() as undo:
        database.install(engine)
        undo.callback(database.take_out, engine)
        database.plan(engine, plan)
        made = tuple(
            _invite(engine, where, one.id, one.name, joining.wished(charter, one.id), authority)
            for one in charter.people
        )
        undo.pop_all()
    return made


def invite(
    where: Server, person: PersonId, name: str, duties: str, *, ca: str | None
) -> Invitation:
    """Invite somebody once more, or somebody new to a record that is sealed. Good for 72 hours.

    `duties` are wished for (``communications legal:ceo``); the holders of root keys give them. Of
    somebody who was invited before, an empty name or wish stays as it was. Raises BadInput
    (``team.duty``, ``invitation.ca``), Refused: ``team.member`` for somebody who may log in,
    ``team.not_sealed`` for somebody new before the founding; and as `server.invite`.
    """
    from desktop_app.adapters.ledger.postgres import server as database
    from desktop_app.services import joining

    authority = authority_of(where, ca)
    with _engine(where) as engine:
        lobby = database.look_in(engine)
        accounts = (
            tuple(joining.read_plan(lobby.plan, bootstrap.rulebook()).accounts)
            if lobby.plan
            else ()
        )
        joining.require_duties(duties, [one.id for one in accounts])
        known = next((one for one in lobby.guests if one.person == person), None)
        if known is None and lobby.plan and not lobby.is_sealed:
            raise Refused("team.not_sealed", person=person)
        if any(one.is_open for one in database.status(engine).logins if one.person == person):
            raise Refused("team.member", person=person)
        named = name or (known.name if known else person)
        return _invite(
            engine, where, person, named, duties or (known.duties if known else ""), authority
        )


def lost(where: Server, person: PersonId, *, ca: str | None) -> Invitation:
    """Shut out a computer that was lost, at once, and invite its person anew: with another key.

    Raises as `shut_out` and `invite`.
    """
    shut_out(where, person)
    return invite(where, person, "", "", ca=ca)


def looked_in(where: Server) -> Lobby:
    """Who was invited and who came, as the administrator sees it. Raises as `server.look_in`."""
    from desktop_app.adapters.ledger.postgres import server as database

    with _engine(where) as engine:
        return database.look_in(engine)


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
        require_passphrase(passphrase)
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


def upgrade(where: Server) -> None:
    """Bring the record to this program's version. Raises as `server.upgrade`."""
    from desktop_app.adapters.ledger.postgres import server as database

    with _engine(where) as engine:
        database.upgrade(engine)


def status(where: Server) -> Status:
    """How the database stands. Raises Refused (``ledger.rights``) and as a connection does."""
    from desktop_app.adapters.ledger.postgres import server as database

    with _engine(where) as engine:
        return database.status(engine)


def let_in(where: Server, person: PersonId) -> LetIn:
    """Give somebody a login, or a new password. Raises as `server.add_login`."""
    with _engine(where) as engine, ExitStack() as undo:
        done = _let_in(engine, where, person, None, undo)
        undo.pop_all()
        return done


def shut_out(where: Server, person: PersonId) -> None:
    """Shut somebody out of the record at once; what they signed stays. As `disable_login`."""
    from desktop_app.adapters.ledger.postgres import server as database

    with _engine(where) as engine:
        database.disable_login(engine, person)


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


def paper_signer(seed: bytes) -> Signer:
    """The root key of a page that was typed."""
    from desktop_app.adapters.paper_key import PaperKey

    return PaperKey(seed)


def _invite(
    engine: Engine, where: Server, person: PersonId, name: str, duties: str, authority: str
) -> Invitation:
    from desktop_app.adapters.ledger.postgres import server as database
    from desktop_app.services.teaming_ports import Guest

    made = Invitation(
        server=where.address.partition("?")[0],
        person=person,
        name=name,
        duties=duties,
        password=secrets.token_urlsafe(_PASSWORD_BYTES),
        until=(bootstrap.SystemClock().now() + LASTS).replace(microsecond=0),
        ca=authority,
    )
    database.invite(
        engine, Guest(person=person, name=name, duties=duties), made.password, made.until
    )
    return made


def authority_of(where: Server, ca: str | None) -> str:
    """What vouches for the server to whoever is invited; "" where their system's authorities do."""
    if ca is None:
        named = parse_qs(where.address.partition("?")[2]).get("sslrootcert", ["system"])[0]
        if named == "system":
            return ""
        try:
            ca = Path(named).read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise BadInput("cli.file", path=named) from error
    return certificate(ca)


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


def _let_in(
    engine: Engine,
    where: Server,
    person: PersonId,
    kept: KeyringSecrets | None,
    undo: ExitStack,
) -> LetIn:
    from desktop_app.adapters.ledger.postgres import server as database

    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    database.add_login(engine, person, password)
    if kept is None:
        return LetIn(person=person, password=password)
    name = ledger_password(TeamPlace(address=where.address, person=person))
    kept.write(name, password)
    undo.callback(kept.forget, name)
    return LetIn(person=person, password="")


def _sign(where: Server, charter: Charter, signer: PersonId, keys: PersonKeys) -> None:
    from desktop_app.services import founding

    with ExitStack() as opened:
        place = TeamPlace(address=where.address, person=signer)
        store = team_ledger(place, keys.verify, bootstrap.SystemClock(), opened)
        founding.found(store, keys, charter, signer)


@contextmanager
def _engine(where: Server) -> Iterator[Engine]:
    """A connection of the administrator; what the database says is told in our words."""
    from desktop_app.adapters.ledger.errors import translating
    from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters

    engine = engine_for(parameters(where.address, where.user), lambda: where.password)
    try:
        with translating():
            yield engine
    finally:
        engine.dispose()
