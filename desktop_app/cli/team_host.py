"""A machine of the company's own for a team's record: `team host`, `team backup`, `team restore`.

And `unattended`, with which its publisher works where nobody signs in.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop_app import bootstrap, teams
from desktop_app.adapters.host.machine import Machine, Rehearsal
from desktop_app.adapters.sealed_file import PrivateKey
from desktop_app.cli.desk import agreed, read_line
from desktop_app.cli.team import team
from desktop_app.cli.words import say
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.hosting.place import Place, known, required
from desktop_app.services import joining, spoken

if TYPE_CHECKING:
    from desktop_app.hosting.setting import Step

_PATH = click.Path(path_type=Path)
#: What follows is another command's.
_HANDED_ON = {"ignore_unknown_options": True, "allow_interspersed_args": False}
_WORDS = click.option(
    "--words-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the page's seven lines from file descriptor N instead of asking for them.",
)


@click.command(short_help="Make this Debian machine the host of a team's record.")
@click.argument("name")
@click.argument("people", type=_PATH, required=False)
@click.option(
    "--address",
    multiple=True,
    help="How people's computers call this machine; again for another name.",
)
@click.option("--port", type=click.IntRange(1, 65535), help="Of the database; 5432 unless told.")
@click.option("--listen", multiple=True, metavar="IP", help="Of this machine; all unless told.")
@click.option(
    "--from",
    "networks",
    multiple=True,
    metavar="NET",
    help="Who may connect, as 10.1.0.0/16; the machine's own networks unless told.",
)
@click.option(
    "--backups",
    type=_PATH,
    metavar="DIR",
    help="Where backups go; another disk, or a mounted share.",
)
@click.option("--yes", is_flag=True, help="Do not ask before it begins.")
@click.option("--dry-run", is_flag=True, help="Change nothing: print every command and every file.")
def host(
    name: str,
    people: Path | None,
    backups: Path | None,
    *,
    yes: bool,
    dry_run: bool,
    **said: Any,
) -> None:
    """Make this machine (Debian 12 or newer, as root) the host of the record NAME.

    PEOPLE is the file with the accounts and the first people. What is there already is kept: a
    second run repairs, or completes what was interrupted. Without PEOPLE everything but the record
    is made, for one that is restored from a backup.
    """
    machine = Rehearsal(click.echo) if dry_run else Machine()
    place = _place(machine, name, {**said, "backups": str(backups) if backups else None})
    text = _text(people) if people else ""
    if text:
        joining.read_plan(text, bootstrap.rulebook())  # before anything is changed
    from desktop_app.hosting import setting

    setting.require(machine, place)
    own = say("host.own_networks")
    networks = ", ".join(own if one == "samenet" else one for one in place.networks)
    click.echo(say("host.plan", name=name, port=place.port, networks=networks))
    if not (yes or dry_run):
        if not sys.stdin.isatty():
            raise Refused("host.unasked")
        if not agreed(say("host.sure")):
            raise click.Abort
    for step in setting.set_up(machine, place, text, _create, bootstrap.SystemClock().now()):
        _tell(step, "host.would" if dry_run else "host.made")
    if dry_run:
        return
    if not text:
        click.echo(say("host.room_for", name=name))
    click.echo(say("host.end", name=name))


@click.command(short_help="Back up a host's record, try the backup, and seal it.")
@click.argument("name")
@click.option("--to", type=_PATH, metavar="DIR", help="Another folder than the usual one.")
def backup(name: str, to: Path | None) -> None:
    """Back up the record NAME of this machine, as root; the nightly timer does so by itself.

    The backup is loaded into a database of its own and verified before it counts.
    """
    from desktop_app.hosting import backing_up

    machine = Machine()
    place = required(machine, name)
    made = backing_up.back_up(machine, place, bootstrap.SystemClock().now(), to)
    facts = {"path": made.path, "links": made.links, "kilobytes": made.size // 1000 + 1}
    click.echo(say("host.backed_up", removed=made.removed, **facts))


@click.command(short_help="Try a backup, or put it back.")
@click.argument("file", type=_PATH)
@click.argument("name")
@click.option(
    "--into", metavar="NEWDB", help="Put it there: under NAME it is the record again, else a copy."
)
@click.option(
    "--aside", is_flag=True, help="Rename the database that is there; it is never removed."
)
@_WORDS
def restore(file: Path, name: str, into: str | None, words_fd: int | None, *, aside: bool) -> None:
    """Open the backup FILE of the record NAME with the words of its page, as root.

    Without --into it is only tried: everything in it is loaded, verified and taken away again.
    """
    from desktop_app.hosting import backing_up

    machine = Machine()
    place = required(machine, name)
    key = _key(_typed(words_fd))
    if into is None:
        done = backing_up.try_out(machine, place, file, key)
        click.echo(say("host.tried", at=done.at, links=done.links))
        return
    now = bootstrap.SystemClock().now()
    done = backing_up.restore(machine, place, file, key, into, now, aside=aside)
    if done.aside:
        click.echo(say("host.aside", name=into, aside=done.aside))
    click.echo(say("host.restored", name=into, at=done.at, links=done.links))
    click.echo(say("host.is_record" if done.is_record else "host.is_copy", name=into))


@click.command(
    short_help="Run a command in a keychain of its own, where nobody signs in.",
    context_settings=_HANDED_ON,
)
@click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the keychain's passphrase from file descriptor N.",
)
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@click.pass_context
def unattended(context: click.Context, command: tuple[str, ...], passphrase_fd: int | None) -> None:
    """Run the countersign COMMAND with this user's own keychain, on a machine where nobody signs in.

    Its passphrase is the credential “keychain” that systemd hands to a service, or comes through a
    file descriptor. The first use makes the keychain.
    """
    from desktop_app.adapters.host.keychain import unattended as opened

    passphrase = _credential() if passphrase_fd is None else read_line(passphrase_fd)
    assert context.parent is not None
    with opened(bootstrap.home(), passphrase):
        ended = context.parent.command.main(
            list(command), prog_name="countersign", standalone_mode=False
        )
    if isinstance(ended, int) and ended:
        raise click.exceptions.Exit(ended)


@click.command(
    "as-publisher",
    short_help="Run a command as this machine's publisher.",
    context_settings=_HANDED_ON,
)
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
def as_publisher(command: tuple[str, ...]) -> None:
    """Run the countersign COMMAND as the user that publishes, in their keychain; as root.

    For what is done once: joining the record, connecting an account. The service must be stopped
    meanwhile: systemctl stop countersign-publisher@countersign.
    """
    from desktop_app.hosting import publishing

    publishing.become(Machine(), _program(), command)


def _place(machine: Machine, name: str, said: Mapping[str, Any]) -> Place:
    kept = known(machine, name)
    named = {key: value for key, value in said.items() if value}
    if "address" in named:
        named["names"] = list(named.pop("address"))
    for key in ("listen", "networks"):
        if key in named:
            named[key] = list(named[key])
    if kept is not None:
        return replace(kept, **named, program=_program())
    if "names" not in named:
        raise BadInput("host.no_address")
    return Place(database=name, **named, program=_program())


def _program() -> str:
    """How units call this program."""
    if getattr(sys, "frozen", False):
        return shutil.which("countersign") or sys.executable
    return str(Path(sys.executable).with_name("countersign"))


def _text(people: Path) -> str:
    try:
        return people.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise BadInput("cli.file", path=str(people)) from error


def _tell(step: Step, done: str) -> None:
    mark = say({True: done, False: "host.there", None: "host.waits"}[step.made])
    click.echo(f"  {mark:<10} {say(f'host.{step.name}', **step.facts)}")
    if step.secret:
        click.echo(say("host.words"))
        for line in spoken.key_lines(step.secret, bootstrap.system_language()):
            click.echo(f"      {line}")


def _typed(descriptor: int | None) -> str:
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8", closefd=False) as file:
            return file.read()
    lines = [click.prompt(say("host.line", number=number), err=True) for number in range(1, 8)]
    return "\n".join(lines)


def _key(typed: str) -> PrivateKey:
    """The key of a page, which may have been printed in the other language."""
    here = bootstrap.system_language()
    try:
        return PrivateKey(spoken.read_key(typed, here))
    except BadInput:
        with suppress(BadInput):
            return PrivateKey(spoken.read_key(typed, "en" if here == "fr" else "fr"))
        raise


def _create(where: teams.Server, people: str, authority: str) -> Mapping[str, str]:
    made = teams.create(where, people, ca=authority)
    return {one.person: one.written() for one in made}


def _credential() -> str:
    try:
        kept = Path(os.environ["CREDENTIALS_DIRECTORY"]) / "keychain"
        return kept.read_text(encoding="utf-8").strip()
    except (KeyError, OSError, UnicodeError) as error:
        raise Refused("host.credential") from error


for _command in (host, backup, restore, as_publisher):
    team.add_command(_command)
COMMANDS = (unattended,)
