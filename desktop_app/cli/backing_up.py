"""`backup` and `restore`: everything of this person's desk, in one sealed file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import read_line, unseen
from desktop_app.cli.words import say
from desktop_app.domain.canonical import time_text

_PATH = click.Path(path_type=Path)
_PASSPHRASE = click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the backup's passphrase from file descriptor N instead of asking for it.",
)


@click.command(short_help="Write everything of this desk into one sealed file.")
@click.argument("file", type=_PATH)
@click.option("--with-keys", is_flag=True, help="Also signing keys and the server's password.")
@_PASSPHRASE
def backup(file: Path, *, with_keys: bool, passphrase_fd: int | None) -> None:
    """Write drafts, own words, settings, media and what was sent from here into the new FILE.

    On one computer the record itself is in it, too. It may be done while the window is open. FILE
    opens with the passphrase that is asked for now; nobody can open it without. Signing keys stay
    in this computer's keychain unless --with-keys is given; connections to X always do.
    """
    backups = bootstrap.backups(bootstrap.home())
    asked = say("backup.passphrase")
    passphrase = (
        unseen(asked, again=say("desk.again"))
        if passphrase_fd is None
        else read_line(passphrase_fd)
    )
    made = backups.make(file.absolute(), passphrase, with_keys=with_keys)
    click.echo(say("backup.made", path=made.path, size=-(-made.bytes // 1024), drafts=made.drafts))
    if backups.place is None:
        click.echo(say("backup.practice"))
        return
    click.echo(say("backup.record" if made.has_record else "backup.no_record"))
    click.echo(say("backup.keys" if made.has_keys else "backup.no_keys"))


@click.command(short_help="Put a backup in this desk's place.")
@click.argument("file", type=_PATH)
@click.option("--replace", is_flag=True, help="Also where a desk is; it is moved aside, and kept.")
@_PASSPHRASE
def restore(file: Path, *, replace: bool, passphrase_fd: int | None) -> None:
    """Put the backup FILE in this desk's place: all of it, or nothing is changed.

    Close Countersign first. If this computer sends posts, it sends none until somebody takes over.
    """
    backups = bootstrap.backups(bootstrap.home())
    passphrase = (
        unseen(say("backup.passphrase_of")) if passphrase_fd is None else read_line(passphrase_fd)
    )
    done = backups.restore(file.absolute(), passphrase, replace=replace)
    click.echo(say("restore.done", at=time_text(done.made_at), drafts=done.drafts))
    if done.aside is not None:
        click.echo(say("restore.aside", path=done.aside))
    if done.left_record is not None:
        click.echo(say("restore.left", path=done.left_record))
    if done.has_record:
        if not done.has_keys:
            click.echo(say("restore.no_keys"))
        click.echo(say("restore.sends"))


COMMANDS = (backup, restore)
