"""Commands about the record itself: made, renewed, opened to people, checked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from desktop_app import bootstrap, membership, teams
from desktop_app.cli.desk import new_passphrase_of, read_line, unseen
from desktop_app.cli.words import at, say
from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput
from desktop_app.services.starting import TeamPlace

_PATH = click.Path(path_type=Path)
_PASSWORD = click.option(
    "--password-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the password of the address's login from file descriptor N, one line.",
)


@click.group()
def ledger() -> None:
    """The record itself: a file, or a database on a team's server."""


@ledger.command()
@click.argument("place", metavar="PATH|ADDRESS")
@click.argument("people", type=_PATH)
@click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the passphrases from file descriptor N, one a line, in the order of PEOPLE.",
)
@_PASSWORD
def init(place: str, people: Path, passphrase_fd: int | None, password_fd: int | None) -> None:
    """Make a record for the real X from the file PEOPLE; keys go into the keychain.

    PATH is a file. ADDRESS is an empty database with the login of its owner, who may make logins
    (CREATEROLE): postgresql://login@host/database. Every person whose key PEOPLE does not name
    chooses a passphrase for one, one after the other. Passwords for those who have their key
    elsewhere are printed, once.
    """
    try:
        text = people.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput("cli.file", path=str(people)) from error
    passphrase_of = partial(_new_passphrase, passphrase_fd)
    if not _is_address(place):
        made = bootstrap.found_ledger(bootstrap.ledger_path(place), text, passphrase_of)
        click.echo(say("ledger.made", path=place, count=made))
        return
    where = _server(place, password_fd)
    let_in = teams.found(where, text, passphrase_of)
    here = sum(not one.password for one in let_in)
    click.echo(say("ledger.made", path=where.address, count=here))
    for one in let_in:
        if one.password:
            _hand_over(where, one)


@ledger.command()
@click.argument("address")
@_PASSWORD
def upgrade(address: str, password_fd: int | None) -> None:
    """Bring the team's record at ADDRESS to this program's version, as its administrator."""
    where = _server(address, password_fd)
    teams.upgrade(where)
    click.echo(say("ledger.upgraded", address=where.address))


@ledger.command()
@click.argument("address")
@_PASSWORD
def status(address: str, password_fd: int | None) -> None:
    """Say how the team's record at ADDRESS stands, and who may log in, as its administrator."""
    where = _server(address, password_fd)
    found = teams.status(where)
    facts = {"address": where.address, "server": found.server, "newest": found.newest}
    version = found.version or say("ledger.none")
    click.echo(say("ledger.status", version=version, **facts))
    if found.changed:
        click.echo(say("ledger.changed", object=found.changed))
    for one in found.logins:
        click.echo(say("ledger.open" if one.is_open else "ledger.shut", person=one.person))


@ledger.command(short_help="Let the record wake open windows, or not.")
@click.argument("state", type=click.Choice(["on", "off"]))
@click.argument("address")
@_PASSWORD
def hints(state: str, address: str, password_fd: int | None) -> None:
    """Let the record at ADDRESS wake open windows at once, or not, as its administrator.

    With hints off, everybody sees what is new some seconds later instead: for a team of thousands.
    """
    where = _server(address, password_fd)
    is_on = state == "on"
    teams.hint(where, on=is_on)
    click.echo(say("ledger.hints_on" if is_on else "ledger.hints_off", address=where.address))


@ledger.command("let-in")
@click.argument("address")
@click.argument("person")
@_PASSWORD
def let_in(address: str, person: str, password_fd: int | None) -> None:
    """Give PERSON of the record a login, or a new password, as the administrator of ADDRESS."""
    where = _server(address, password_fd)
    _hand_over(where, teams.let_in(where, PersonId(person)))


@ledger.command("shut-out")
@click.argument("address")
@click.argument("person")
@_PASSWORD
def shut_out(address: str, person: str, password_fd: int | None) -> None:
    """Shut PERSON out of the team's record at once; what they signed stays."""
    where = _server(address, password_fd)
    teams.shut_out(where, PersonId(person))
    click.echo(say("ledger.shut", person=person))


@ledger.command()
@click.argument("address")
@_PASSWORD
def login(address: str, password_fd: int | None) -> None:
    """Keep your password for the team's record in this computer's keychain, once it was tried.

    ADDRESS has your name in the record: postgresql://anne@host/database. COUNTERSIGN_LEDGER may
    name the same address from then on.
    """
    place = bootstrap.ledger_place(address)
    if not isinstance(place, TeamPlace):
        raise BadInput("ledger.url")
    membership.log_in(place, _password(password_fd, place.person))
    click.echo(say("ledger.logged_in", address=place.address, person=place.person))


@ledger.command("verify")
@click.argument("place", metavar="PATH|ADDRESS")
@click.option(
    "--checkpoint",
    type=_PATH,
    metavar="FILE",
    help="A page of `countersign checkpoint`: what it names must still be there.",
)
def verify_ledger(place: str, checkpoint: Path | None) -> None:
    """Check every link, signature and roster, and what this computer remembers; name what is wrong.

    The first action that is not what was written is named, or how many are gone.
    """
    page = None if checkpoint is None else _page(checkpoint)
    realm, found = bootstrap.verify_ledger(bootstrap.ledger_place(place), page)
    click.echo(say("ledger.whole", realm=realm, count=found.links))
    version = found.version or say("ledger.none")
    click.echo(say("ledger.signed", count=found.signatures, version=version))
    if found.heads is not None:
        click.echo(say("ledger.remembered", count=found.heads))
    if found.printed is not None:
        seen = at(found.printed.at, "UTC")
        click.echo(say("ledger.printed", person=found.printed.by, at=seen))


def _page(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInput("cli.file", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise BadInput("checkpoint.form") from error


def _is_address(place: str) -> bool:
    return place.startswith(("postgresql://", "postgres://"))


def _server(address: str, password_fd: int | None) -> teams.Server:
    return teams.server(address, partial(_password, password_fd))


def _password(password_fd: int | None, login: str) -> str:
    if password_fd is not None:
        return read_line(password_fd)
    return unseen(say("ledger.password", login=login), option="--password-fd")


def _new_passphrase(descriptor: int | None, person: PersonId) -> str:
    return new_passphrase_of(person, descriptor)


def _hand_over(where: teams.Server, one: teams.LetIn) -> None:
    address = where.address.replace("://", f"://{one.person}@", 1)
    click.echo(say("ledger.let_in", person=one.person, password=one.password, address=address))


COMMANDS = (ledger,)
