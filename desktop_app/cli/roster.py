"""Commands about the signed roster: root keys, versions of it, pins, and the day's heartbeat."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from desktop_app import assembly, bootstrap, membership
from desktop_app.cli.desk import Seat, acting, new_passphrase_of, passphrase_of, with_desk
from desktop_app.cli.usage import HEARD
from desktop_app.cli.words import at, say
from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import ActionId
from desktop_app.domain.envelope import Envelope, hint
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.roster import ROSTER_TYPE, Member, RootKey, Roster
from desktop_app.domain.verification import Ruled
from desktop_app.services import enrolling, rosters, spoken
from desktop_app.services.parts import Parts

_FILE = click.Path(path_type=Path)
_UTC = "UTC"
_FD = partial(click.option, type=click.IntRange(0), metavar="N")


@click.group()
def roster() -> None:
    """Who may do what with which keys, signed by two of three root keys.

    A team's record publishes only under it: make three root keys (root-key), write the first roster
    (draft), have two of them sign the file (sign), bring it into the record (propose) and let
    another person put it in force (adopt). Each computer then joins by six words (pin).
    """


@roster.command(short_help="Print which roster is in force, and who confirmed it.")
@with_desk
def status(parts: Parts) -> None:
    """Print which roster is in force, until when, who signs, and what waits."""
    now = enrolling.ruled(parts)
    if now.trusted is None:
        click.echo(say("roster.none"))
    else:
        found = now.trusted.roster
        until, digest = at(found.expires_at, _UTC), found.digest[:16]
        click.echo(say("roster.status", version=found.version, until=until, digest=digest))
        for root in found.roots:
            click.echo(say("roster.root", name=root.name, hint=hint(root.key)))
        click.echo(say(_pinned(parts, found)))
        for account, beat in sorted(enrolling.newest_beats(now, parts).items()):
            click.echo(say("roster.beat", account=account, person=beat.by, at=at(beat.at, _UTC)))
    for one in enrolling.waiting(parts):
        signed = ", ".join(one.signed) or "–"
        click.echo(say("roster.waiting", id=one.id, person=one.by, signed=signed))


@roster.command("root-key", short_help="Make one of the three root keys.")
@click.argument("name")
@click.option("--paper", is_flag=True, help="Print its page for the safe, and keep it nowhere.")
@_FD("--passphrase-fd", help="Read its new passphrase from file descriptor N, one line.")
@with_desk
def root_key(parts: Parts, name: str, passphrase_fd: int | None, *, paper: bool) -> None:
    """Make the root key NAME, and print its public half for `draft`.

    It stays in this computer's keychain, behind a passphrase of its own; or on paper alone.
    """
    if paper:
        seed, key = membership.paper_root()
        now, language = parts.clock.now(), bootstrap.system_language()
        ledger = enrolling.ruled(parts).ledger
        click.echo(spoken.key_page(seed, key, ledger, name, now, language))
    else:
        entry = rosters.root_entry(name)
        key = membership.new_root(entry, new_passphrase_of(entry, passphrase_fd))
    click.echo(f"{name}={key}")


@roster.command("key", short_help="Make somebody's key on this computer.")
@click.argument("person")
@click.option("--machine", is_flag=True, help="For a computer that publishes: no passphrase.")
@_FD("--passphrase-fd", help="Read the new passphrase from file descriptor N, one line.")
def key_of(person: str, passphrase_fd: int | None, *, machine: bool) -> None:
    """Make PERSON's key in this computer's keychain, and print its public half for `draft`."""
    who = PersonId(person)
    passphrase = "" if machine else new_passphrase_of(who, passphrase_fd)
    click.echo(f"{person}={membership.own_key(who, passphrase)}")


@roster.command(short_help="Change the passphrase of a key on this computer.")
@click.argument("person")
@_FD("--passphrase-fd", help="Read it and then the new one from file descriptor N, one a line.")
def passphrase(person: str, passphrase_fd: int | None) -> None:
    """Change the passphrase of PERSON's key, or of a root key (root:NAME), on this computer.

    The key stays the same, and so does everything that was signed with it. A backup with keys keeps
    the passphrase of its day.
    """
    who = PersonId(person)
    now = passphrase_of(who, passphrase_fd)
    membership.change_passphrase(who, now, new_passphrase_of(who, passphrase_fd))
    click.echo(say("roster.passphrase", person=person))


@roster.command(short_help="Write the next roster into a file, unsigned.")
@click.argument("file", type=_FILE)
@click.option(
    "--root", "roots", multiple=True, metavar="NAME=KEY", help="A root key, new or other."
)
@click.option(
    "--renew", "renewals", multiple=True, metavar="PERSON=KEY", help="Signs with this one now."
)
@click.option("--add", "added", multiple=True, metavar="PERSON=KEY:NAME", help="Somebody new.")
@click.option("--remove", "removed", multiple=True, metavar="PERSON", help="Leaves the company.")
@click.option(
    "--duties",
    multiple=True,
    metavar="PERSON:ACCOUNT=ROLE,…",
    help="What they may do from now on, and nothing else; nothing behind “=” for no duty.",
)
@click.option(
    "--sender",
    "machines",
    multiple=True,
    metavar="ACCOUNT=MACHINE[,STANDBY]",
    help="Which computers send for the account.",
)
@with_desk
def draft(parts: Parts, file: Path, **changes: tuple[str, ...]) -> None:
    """Write the roster that follows the one in force into FILE, good for 30 days from now.

    Without a roster yet, it says what the record's charter says, and needs three --root.
    """
    now = enrolling.ruled(parts)
    made = _changed(now, parts, changes)
    file.write_text(rosters.unsigned(made), encoding="utf-8")
    click.echo(say("roster.drafted", version=made.version, path=file))


@roster.command(short_help="Write a roster that waits in the record into a file.")
@click.argument("proposal")
@click.argument("file", type=_FILE)
@with_desk
def fetch(parts: Parts, proposal: str, file: Path) -> None:
    """Write PROPOSAL's roster into FILE, to be signed by another root key on this computer."""
    found = [one.text for one in enrolling.waiting(parts) if one.id == proposal]
    if not found:
        raise Refused("governing.unknown")
    file.write_text(found[0], encoding="utf-8")


@roster.command(short_help="Sign a roster in a file with a root key.")
@click.argument("file", type=_FILE)
@click.option("--root", "name", required=True, help="Which root key signs.")
@click.option("--paper", is_flag=True, help="Type the seven lines of its page, on standard input.")
@_FD("--passphrase-fd", help="Read its passphrase from file descriptor N, one line.")
@with_desk
def sign(parts: Parts, file: Path, name: str, passphrase_fd: int | None, *, paper: bool) -> None:
    """Sign the roster in FILE with root key NAME; the file is written anew, with the signature.

    Whoever signs reads first what is new in it; it is printed.
    """
    text, now = _read(file), enrolling.ruled(parts)
    new = Roster.read(Envelope.read(text, ROSTER_TYPE).body)
    click.echo(say("roster.signing", version=new.version, until=at(new.expires_at, _UTC)))
    for line in news(now, new):
        click.echo(line)
    if paper:
        typed = sys.stdin.read()
        signer = membership.paper_signer(spoken.read_key(typed, bootstrap.system_language()))
    else:
        entry = rosters.root_entry(name)
        signer = membership.root_signer(entry, passphrase_of(entry, passphrase_fd))
    known = enrolling.known_roots(now, new)
    _write(file, rosters.signed_by_root(text, signer, name, known))
    click.echo(say("roster.signed", name=name, path=file))


@roster.command(short_help="Bring a roster before the company.")
@click.argument("file", type=_FILE)
@acting
def propose(seat: Seat, file: Path) -> None:
    """Bring the roster in FILE into the record, and print the proposal's id.

    It is in force once another person adopts it and enough root keys have signed it.
    """
    click.echo(enrolling.propose(seat.parts, seat.person, _read(file)))


@roster.command(short_help="Put a roster in force that somebody else proposed.")
@click.argument("proposal")
@acting
def adopt(seat: Seat, proposal: str) -> None:
    """Put PROPOSAL in force, for one of communications or legal who did not propose it."""
    found = enrolling.adopt(seat.parts, seat.person, ActionId(proposal))
    click.echo(say("roster.adopted", version=found.version))


@roster.command(short_help="Print the six words of the roster in force.")
@with_desk
def words(parts: Parts) -> None:
    """Print six words: people read them to each other, and see that they have the same roster."""
    found = _in_force(enrolling.ruled(parts))
    said = spoken.six_words(rosters.fingerprint_of(found), bootstrap.system_language())
    click.echo(" ".join(said))


@roster.command(short_help="Trust the roster in force from now on, on this computer.")
@HEARD
@click.option("--again", is_flag=True, help="What this computer remembers was damaged or is wrong.")
@with_desk
def pin(parts: Parts, heard: tuple[str, ...], *, again: bool) -> None:
    """Trust the record's roster on this computer, by the six words that somebody read aloud.

    They come from another computer (`words`), by telephone or in the same room, never through the
    record or the same mail box. Later rosters are followed by themselves.
    """
    found = _in_force(enrolling.ruled(parts))
    fingerprint = rosters.fingerprint_of(found)
    if not spoken.are_same(" ".join(heard), fingerprint):
        raise Refused("roster.fingerprint")
    place, desk = _place(), parts.desk
    if again:
        rosters.forget_pin(desk, place)
    rosters.meet(desk, place, found, fingerprint, parts.keys.verify)
    click.echo(say("roster.met"))


@click.command(short_help="Say, signed, that the roster and the record are as they should be.")
@acting
def heartbeat(seat: Seat) -> None:
    """Look the record over and sign that all is well: posts leave for a day on that word.

    For communications and legal, on a computer that trusts the roster. The window does it by
    itself, for whoever is signed in.
    """
    said = enrolling.beat(seat.parts, seat.person)
    click.echo(say("roster.said", at=at(said.at, _UTC), count=len(said.heads)))


@click.command(short_help="Print, signed, how far the record had come: to be kept elsewhere.")
@acting
def checkpoint(seat: Seat) -> None:
    """Look the record over and print a signed page that says how far it had come.

    Printed, mailed or kept in a file outside the database, it shows later that nothing which was
    there is gone or another (ledger verify --checkpoint). For everybody whom the roster names, of
    the accounts that they read. It holds no word of any post.
    """
    click.echo(enrolling.checkpoint(seat.parts, seat.person), nl=False)


# --- making the next version -----------------------------------------------------------------


def _changed(now: Ruled, parts: Parts, changes: dict[str, tuple[str, ...]]) -> Roster:
    at_once = parts.clock.now()
    roots = [RootKey(name=name, key=key) for name, key in map(_pair, changes["roots"])]
    if now.trusted is None:
        made = rosters.first_roster(now.charter, now.ledger, roots, at_once)
        version = made.version
    else:
        made = rosters.renewed(now.trusted.roster, at_once)
        version = made.version
        for root in roots:
            made = rosters.with_root(made, root, at_once)
    for person, said in map(_pair, changes["added"]):
        key, _, name = said.partition(":")
        member = Member(id=PersonId(person), name=name or person, keys=(key,))
        made = rosters.with_person(made, member, {}, at_once)
    for person, key in map(_pair, changes["renewals"]):
        made = rosters.with_keys(made, PersonId(person), [key], at_once)
    for account, said in map(_pair, changes["machines"]):
        first, _, second = said.partition(",")
        standby = PersonId(second) if second else None
        made = rosters.with_machines(made, AccountId(account), PersonId(first), standby, at_once)
    for whose, said in map(_pair, changes["duties"]):
        made = _with_duties(made, whose, said, parts)
    for person in changes["removed"]:
        made = rosters.without_person(made, PersonId(person), at_once)
    return replace(made, version=version)


def _with_duties(made: Roster, whose: str, said: str, parts: Parts) -> Roster:
    person, _, account = whose.partition(":")
    found = [one for one in made.members if one.id == person]
    named = said.split(",") if said else []
    if not found or not set(named) <= set(Role):
        raise BadInput("cli.pair", said=f"{whose}={said}")
    duties = {
        name: one.duties[found[0].id]
        for name, one in made.accounts.items()
        if found[0].id in one.duties
    }
    duties[AccountId(account)] = tuple(role for role in Role if role in named)
    return rosters.with_person(made, found[0], duties, parts.clock.now())


def _pair(said: str) -> tuple[str, str]:
    name, sign, value = said.partition("=")
    if not (name and sign):
        raise BadInput("cli.pair", said=said)
    return name, value


def news(now: Ruled, new: Roster) -> list[str]:
    """What is other in `new` than in the charter or the roster in force, line by line."""
    before = now.trusted.roster if now.trusted else None
    if before is None:
        before = rosters.first_roster(now.charter, now.ledger, new.roots, new.issued_at)
    old, made = lines_of(before), lines_of(new)
    return [f"  - {one}" for one in old if one not in made] + [
        f"  + {one}" for one in made if one not in old
    ]


def lines_of(roster: Roster) -> list[str]:
    """What a roster says, line by line."""
    found = [say("roster.line_root", name=one.name, hint=hint(one.key)) for one in roster.roots]
    for member in roster.members:
        keys = ", ".join(hint(key) for key in member.keys)
        found.append(say("roster.line_key", name=member.id, hint=keys))
    for name, one in roster.accounts.items():
        machines = {"publisher": one.publisher, "standby": one.standby or "–"}
        found.append(say("roster.line_sends", account=name, **machines))
        found += [f"{name}: {who} {', '.join(roles)}" for who, roles in one.duties.items()]
        always = [*one.always, *(" | ".join(group) for group in one.any_of)]
        asked = {"always": ", ".join(always), "urgent": ", ".join(one.urgent)}
        found.append(say("roster.line_asks", account=name, **asked))
    return found


def _in_force(now: Ruled) -> str:
    if now.trusted is None:
        raise Refused("roster.none")
    return now.trusted.text


def _pinned(parts: Parts, found: Roster) -> str:
    if not bootstrap.named_ledger(bootstrap.home()):
        return "roster.unpinned"  # in practice
    pin = rosters.read_pin(parts.desk, _place(), parts.keys.verify)
    if pin is None:
        return "roster.unpinned"
    return "roster.pinned" if pin.trusted.roster == found else "roster.pinned_other"


def _place() -> str:
    """The record, as this computer's pins name it. Raises Refused (``roster.practice``)."""
    named = bootstrap.named_ledger(bootstrap.home())
    if not named:
        raise Refused("roster.practice")
    return assembly.pinned_as(bootstrap.ledger_place(named))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise BadInput("cli.file", path=str(file)) from error


def _write(file: Path, text: str) -> None:
    writing = file.with_name(f"{file.name}.new")
    writing.write_text(text, encoding="utf-8")
    writing.replace(file)


COMMANDS = (roster, heartbeat, checkpoint)
