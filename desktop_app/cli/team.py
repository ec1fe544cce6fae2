"""Commands with which a team comes together: created, invited, joined, confirmed by voice, sealed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from desktop_app import bootstrap, membership, teams
from desktop_app.cli.desk import agreed, new_passphrase_of, passphrase_of, read_line, unseen
from desktop_app.cli.roster import lines_of, news
from desktop_app.cli.usage import HEARD
from desktop_app.cli.words import at, say
from desktop_app.domain.account import PersonId
from desktop_app.domain.canonical import read_time
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.services import invitations, succession, teaming
from desktop_app.services.invitations import Invitation
from desktop_app.services.joining import Candidate, candidates
from desktop_app.services.rosters import Signer
from desktop_app.services.starting import TeamPlace
from desktop_app.services.succession import Leaving
from desktop_app.services.teaming import Stage, Standing, Team

_PATH = click.Path(path_type=Path)
_UTC = "UTC"
_PASSWORD = click.option(
    "--password-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the password of the administrator's login from file descriptor N, one line.",
)
_PASSPHRASE = click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read your passphrase from file descriptor N, one line.",
)
_TO = click.option("--to", "folder", type=_PATH, help="Write invitations into this folder instead.")
_CA = click.option(
    "--ca", type=_PATH, help="The certificate (PEM) of your own authority, for the invitations."
)
_PAPER = click.option(
    "--paper",
    is_flag=True,
    help="Sign with the page of the safe: its seven lines, on standard input.",
)


@click.group()
def team() -> None:
    """A team's record: created, joined by its people, confirmed by voice, sealed.

    The administrator creates it and hands out invitations; everybody joins on their own computer
    and reads six words to the director or to counsel, who confirm them; both seal it.
    """


@team.command(short_help="Make a record without seal, and invite its first people.")
@click.argument("address")
@click.argument("people", type=_PATH)
@_TO
@_CA
@_PASSWORD
def create(
    address: str, people: Path, folder: Path | None, ca: Path | None, password_fd: int | None
) -> None:
    """Put a record without seal into the empty database at ADDRESS, and invite PEOPLE's people.

    ADDRESS has the login of the database's owner, who may make logins (CREATEROLE):
    postgresql://login@host/database. Nobody's key is made here.
    """
    where = _server(address, password_fd)
    made = teams.create(where, _read(people), ca=_authority(ca))
    click.echo(say("team.created", address=where.address, count=len(made)))
    for one in made:
        _hand_out(one, folder)
    click.echo(say("team.hand_out"))


@team.command(short_help="Invite somebody, once, for 72 hours.")
@click.argument("address")
@click.argument("person")
@click.option("--name", default="", help="As people read it: first name and surname.")
@click.option(
    "--duty", "duties", multiple=True, metavar="ROLE[:ACCOUNT]", help="What they are to do."
)
@_TO
@_CA
@_PASSWORD
def invite(
    address: str,
    person: str,
    name: str,
    duties: tuple[str, ...],
    folder: Path | None,
    ca: Path | None,
    password_fd: int | None,
) -> None:
    """Invite PERSON to the record at ADDRESS, as its administrator; good once, for 72 hours.

    The duties are wished for: the holders of the root keys give them.
    """
    where = _server(address, password_fd)
    said = " ".join(duties)
    _hand_out(teams.invite(where, PersonId(person), name, said, ca=_authority(ca)), folder)


@team.command(short_help="Join with an invitation, and make your key here.")
@click.argument("file", metavar="FILE|-")
@_PASSPHRASE
def join(file: str, passphrase_fd: int | None) -> None:
    """Join the record of the invitation in FILE (- reads what is pasted), with a key made here."""
    text = sys.stdin.read() if file == "-" else _read(Path(file))
    home = bootstrap.home()
    place, made = membership.join(text, home, lambda who: new_passphrase_of(who, passphrase_fd))
    click.echo(say("team.joined", person=place.person, address=place.address.partition("?")[0]))
    with membership.team(place, home) as opened:
        now = teaming.standing(opened)
    _say_words(made, now)
    _say_next(now, place.person)


@team.command(short_help="Who has joined, whether it is sealed, what comes next.")
@click.argument("address", required=False)
@_PASSWORD
def status(address: str | None, password_fd: int | None) -> None:
    """Say who has joined, who was confirmed, whether the record is sealed, and what comes next.

    With ADDRESS and the administrator's login: also whose invitation waits or has ended.
    """
    if address is not None:
        _say_administered(_server(address, password_fd))
        return
    with _opened() as opened:
        now = teaming.standing(opened)
        click.echo(say(f"team.stage_{now.stage.value}"))
        for one in now.people:
            click.echo(_line(one))
        if now.until is not None:
            click.echo(say("team.until", version=now.version, until=at(now.until, _UTC)))
        for waiting in now.waiting:
            signed = ", ".join(waiting.signed) or "–"
            click.echo(say("roster.waiting", id=waiting.id, person=waiting.by, signed=signed))
        own = [one for one in now.people if one.person == opened.person and one.key]
        if own and own[0].confirmed_by is None:
            _say_words(own[0], now)
        _say_next(now, opened.person)


@team.command(short_help="Confirm somebody’s key by the six words they read to you.")
@click.argument("person")
@HEARD
@_PAPER
@_PASSPHRASE
def confirm(person: str, heard: tuple[str, ...], passphrase_fd: int | None, *, paper: bool) -> None:
    """Confirm PERSON's key by the six words that they read to you, by telephone or face to face.

    For the director and counsel. Once the record is sealed, PERSON goes into the next roster, which
    you sign by this; the other one seals it.
    """
    with _unlocked(passphrase_fd) as opened:
        words = " ".join(heard)
        found = teaming.confirm(opened, PersonId(person), words, _page() if paper else None)
        click.echo(say("team.confirmed", person=found.person))
        _say_next(teaming.standing(opened), opened.person)


@team.command(short_help="Sign who may do what; the second one puts it in force.")
@click.option("--yes", is_flag=True, help="Do not ask; what is new in it is printed all the same.")
@_PAPER
@_PASSPHRASE
def seal(passphrase_fd: int | None, *, yes: bool, paper: bool) -> None:
    """Sign who may do what: first counsel, then the director; later whoever did not propose it.

    The first time counsel's computer prints the page for the safe. When nothing waits, the roster
    in force is signed for 30 days more, and the other one seals it.
    """
    with _unlocked(passphrase_fd) as opened:
        waiting = teaming.to_answer(opened)
        if waiting is not None:
            click.echo(say("team.sealing", person=waiting[1].by, reason=waiting[1].reason or "–"))
            now, new = waiting[0], waiting[1].roster
            said = news(now, new) if now.trusted else [f"  + {one}" for one in lines_of(new)]
            click.echo("\n".join(said))
            if not yes and not agreed(say("team.agree")):
                raise click.Abort
        done = teaming.seal(
            opened, membership.paper_root, bootstrap.system_language(), _page() if paper else None
        )
        if done.page:
            click.echo(done.page)
        key = "team.in_force" if done.in_force else "team.signed"
        click.echo(say(key, version=done.roster.version, until=at(done.roster.expires_at, _UTC)))
        if done.in_force and done.roster.version == 1:
            click.echo(say("team.next_pin"))
        _say_next(teaming.standing(opened), opened.person)


@team.command(short_help="Take somebody out, at once and for good.")
@click.argument("person")
@click.option("--reason", required=True, help="Why: it stands in the record.")
@click.option(
    "--server", "address", metavar="ADDRESS", help="Shut the login out, as administrator."
)
@click.option(
    "--heir",
    nargs=7,
    metavar="PERSON WORD…",
    help="Who takes their root key over, and the six words that you heard from them.",
)
@_PASSWORD
@_PASSPHRASE
def remove(
    person: str,
    reason: str,
    address: str | None,
    heir: tuple[str, ...] | None,
    password_fd: int | None,
    passphrase_fd: int | None,
) -> None:
    """Take PERSON out: with --server at once, as administrator; without, out of the next roster.

    Both are needed: the login ends what they can read and write, the roster ends what their key
    and their approvals count for. Somebody who holds a root key has an heir, who made theirs with
    root-key; the heir then seals it with the page of the safe (seal --paper).
    """
    if address is not None:
        teams.shut_out(_server(address, password_fd), PersonId(person))
        click.echo(say("ledger.shut", person=person))
        click.echo(say("team.now_remove", person=person))
        return
    with _unlocked(passphrase_fd) as opened:
        named, *heard = heir or ("",)
        leaving = Leaving(
            person=PersonId(person),
            reason=reason,
            heir=PersonId(named) if named else None,
            heard=" ".join(heard),
        )
        made = succession.remove(opened, leaving)
        click.echo(say("team.signed", version=made.version, until=at(made.expires_at, _UTC)))
        _say_next(teaming.standing(opened), opened.person)


@team.command("root-key", short_help="Make a root key here, to take a holder’s place.")
@_PASSPHRASE
def root_key(passphrase_fd: int | None) -> None:
    """Make a root key in this computer's keychain, to take the place of a holder who leaves.

    It is behind your own passphrase, and counts for nothing until a holder heard its six words and
    names you as the heir: remove --heir.
    """
    with _opened() as opened:
        made = membership.offer_root(opened, passphrase_of(opened.person, passphrase_fd))
        _say_words(made, teaming.standing(opened))


@team.command(short_help="Shut a lost computer out, and invite its person anew.")
@click.argument("address")
@click.argument("person")
@_TO
@_CA
@_PASSWORD
def lost(
    address: str, person: str, folder: Path | None, ca: Path | None, password_fd: int | None
) -> None:
    """Shut PERSON's lost computer out at once, and invite them anew: they make another key."""
    where = _server(address, password_fd)
    made = teams.lost(where, PersonId(person), ca=_authority(ca))
    click.echo(say("ledger.shut", person=person))
    _hand_out(made, folder)
    click.echo(say("team.lost", person=person))


# --- who does what next ----------------------------------------------------------------------


def _say_next(now: Standing, me: PersonId) -> None:
    names = ", ".join(now.waits_for)
    if now.stage is Stage.OUTSIDE:
        click.echo(say("team.next_outside"))
        return
    if now.stage is Stage.SEALED:
        joining = [one.person for one in now.people if one.key]
        if now.waiting:
            click.echo(say("team.next_seal", people=names))
        elif joining:
            holders = ", ".join(now.holders)
            click.echo(say("team.next_confirm", people=", ".join(joining), holders=holders))
        return
    holders = ", ".join(now.holders)
    if now.stage is Stage.JOINING:
        click.echo(say("team.next_join", people=names))
    unheard = [one.person for one in now.people if one.key and one.confirmed_by is None]
    if unheard and now.stage in (Stage.JOINING, Stage.CONFIRMING):
        click.echo(say("team.next_confirm", people=", ".join(unheard), holders=holders))
    if now.stage in (Stage.FOUNDING, Stage.SEALING):
        click.echo(say("team.next_mine" if me in now.waits_for else "team.next_seal", people=names))


def _say_words(one: Candidate, now: Standing) -> None:
    said = " ".join(teaming.words(one, bootstrap.system_language()))
    others = ", ".join(who for who in now.holders if who != one.person)
    click.echo(say("team.words", holders=others) if others else say("team.words_outside"))
    click.echo(f"  {said}")


def _line(one: Candidate) -> str:
    facts = {"person": one.person, "name": one.name, "duties": one.duties or "–"}
    if not one.key:
        return say("team.absent", **facts)
    if one.confirmed_by is not None:
        return say("team.known", by=one.confirmed_by, **facts)
    return say("team.replaced" if one.is_replaced else "team.unheard", **facts)


def _say_administered(where: teams.Server) -> None:
    lobby, found = teams.looked_in(where), teams.status(where)
    click.echo(say("team.sealed_yes" if lobby.is_sealed else "team.sealed_no"))
    logins = {one.person: one for one in found.logins}
    now = bootstrap.SystemClock().now()
    for one in candidates(lobby):
        login = logins.get(one.person)
        facts = {"person": one.person, "name": one.name, "until": at(read_time(one.until), _UTC)}
        if login is not None and login.is_open:
            click.echo(say("team.came", **facts))
        elif login is None or login.until is None:
            click.echo(say("ledger.shut", person=one.person))
        else:
            click.echo(say("team.ended" if login.until <= now else "team.invited", **facts))
    if found.changed:
        click.echo(say("ledger.changed", object=found.changed))


# --- what commands need ----------------------------------------------------------------------


@contextmanager
def _opened() -> Iterator[Team]:
    named = bootstrap.named_ledger(bootstrap.home())
    place = bootstrap.ledger_place(named) if named else None
    if not isinstance(place, TeamPlace):
        raise Refused("team.no_team")
    with membership.team(place, bootstrap.home()) as opened:
        yield opened


@contextmanager
def _unlocked(passphrase_fd: int | None) -> Iterator[Team]:
    with _opened() as opened:
        membership.unlock(opened, passphrase_of(opened.person, passphrase_fd))
        yield opened


def _page() -> Signer:
    return membership.page_signer(sys.stdin.read(), bootstrap.system_language())


def _server(address: str, password_fd: int | None) -> teams.Server:
    return teams.server(address, partial(_password, password_fd))


def _password(password_fd: int | None, login: str) -> str:
    if password_fd is not None:
        return read_line(password_fd)
    return unseen(say("ledger.password", login=login), option="--password-fd")


def _authority(file: Path | None) -> str | None:
    return None if file is None else _read(file)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise BadInput("cli.file", path=str(file)) from error


def _hand_out(one: Invitation, folder: Path | None) -> None:
    """Print an invitation, or write it into a file that nobody else can read."""
    until = at(one.until, _UTC)
    if folder is None:
        click.echo(one.written())
        click.echo(say("team.invitation", person=one.person, name=one.name, until=until))
        return
    file = folder / f"{one.person}.invitation"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        invitations.save(one, file)
    except OSError as error:
        raise BadInput("cli.file", path=str(file)) from error
    click.echo(say("team.written", person=one.person, name=one.name, until=until, path=file))


COMMANDS = (team,)
