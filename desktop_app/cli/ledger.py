"""Commands about the record itself: `ledger`."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import new_passphrase_of
from desktop_app.cli.words import say
from desktop_app.domain.errors import BadInput

_PATH = click.Path(path_type=Path)


@click.group()
def ledger() -> None:
    """The record itself."""


@ledger.command()
@click.argument("path", type=_PATH)
@click.argument("people", type=_PATH)
@click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the passphrases from file descriptor N, one a line, in the order of PEOPLE.",
)
def init(path: Path, people: Path, passphrase_fd: int | None) -> None:
    """Make a ledger file PATH for the real X from the file PEOPLE; keys go into the keychain.

    Every person chooses a passphrase for their key, one after the other.
    """
    try:
        text = people.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput("cli.file", path=str(people)) from error
    made = bootstrap.found_ledger(
        path, text, lambda person: new_passphrase_of(person, passphrase_fd)
    )
    click.echo(say("ledger.made", path=path, count=made))


@ledger.command("verify")
@click.argument("path", type=_PATH)
def verify_ledger(path: Path) -> None:
    """Check every link of the ledger file PATH and print how many there are."""
    with bootstrap.ledger(path) as store:
        click.echo(f"{store.realm}: {store.verify_chains()} links, all sound")


COMMANDS = (ledger,)
