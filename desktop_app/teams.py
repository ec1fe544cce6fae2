"""A team's record on its server, for whoever administers it: made, renewed, opened to people.

The administrator's password is handed over and kept nowhere. What each person does on their own
computer is `membership`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from desktop_app import bootstrap
from desktop_app.domain.account import Charter, PersonId, Realm, Role
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.servers import ledger_password, team_ledger
from desktop_app.services.invitations import LASTS, Invitation, certificate
from desktop_app.services.starting import TeamPlace

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
    from desktop_app.adapters.ledger.postgres.server import Status
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


def hint(where: Server, *, on: bool) -> None:
    """Let the record wake open windows at each action, or not. Raises as `server.be_silent`."""
    from desktop_app.adapters.ledger.postgres import server as database

    with _engine(where) as engine:
        (database.be_heard if on else database.be_silent)(engine)


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
    return LetIn(person=person, password="")  # nosec B106 # it stands in the keychain


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
