"""A team's record on its server, for whoever administers it: made, renewed, opened to people.

The administrator's password is handed over and kept nowhere; a person's password for the record is
made here, goes to the server as a SCRAM verifier alone, and stands in the keychain of the computer
on which it is used.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app import bootstrap
from desktop_app.assembly import ledger_password, team_ledger
from desktop_app.domain.account import Charter, PersonId, Realm, Role
from desktop_app.domain.errors import BadInput
from desktop_app.services.starting import TeamPlace

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.adapters.ledger.postgres.server import Status
    from desktop_app.services.rosters import Signer

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
    with a password in it, and BadInput (``ledger.url``) for one without a login.
    """
    bootstrap.refuse_password(address)
    match = _ADMINISTRATOR.fullmatch(address)
    if match is None:
        raise BadInput("ledger.url")
    user = match["user"]
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
