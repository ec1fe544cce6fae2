"""`diagnostics`: a file for whoever looks for a fault, without anybody's words or names."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.adapters import diagnostics as diagnosis
from desktop_app.cli.desk import agreed
from desktop_app.cli.doctor import examine
from desktop_app.cli.words import say
from desktop_app.domain.errors import CountersignError, Refused
from desktop_app.services.backing_up import Diagnosis


@click.command(short_help="Save what helps to find a fault: no text, no name, no address.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.zip")
@click.option("--yes", is_flag=True, help="Save without asking.")
def diagnostics(file: Path, *, yes: bool) -> None:
    """Show what would be in FILE.zip, ask, and save it on this computer; nothing is sent anywhere.

    Versions, the doctor's results, sizes and counts. Never a text, a name, an account, an address,
    a path or a key.
    """
    if file.exists():
        raise Refused("backup.exists", path=str(file))
    found = diagnose()
    click.echo(found.text)
    click.echo(say("diagnostics.about"))
    if not yes and not agreed(say("diagnostics.ask", path=file)):
        raise click.Abort
    found.save(file.absolute(), say("diagnostics.about") + "\n")
    click.echo(say("diagnostics.saved", path=file))


def diagnose() -> Diagnosis:
    """Look at this computer, its desk and its record; nothing is saved yet. Some seconds."""
    home = bootstrap.home()
    ledger, form = None, "practice"
    try:
        named = bootstrap.named_ledger(home)
        if named:
            place = bootstrap.ledger_place(named)
            ledger, form = place if isinstance(place, Path) else None, "well"
            with bootstrap.ledger(place):
                pass
    except CountersignError as error:
        form = error.kind
    said = diagnosis.collect(home, ledger, tuple(examine()), form=form)

    def save(path: Path, about: str) -> None:
        if path.exists():
            raise Refused("backup.exists", path=str(path))
        diagnosis.write(path, said, about)

    return Diagnosis(text=diagnosis.text(said), save=save)


COMMANDS = (diagnostics,)
