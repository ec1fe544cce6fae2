"""Commands about new versions: check an announcement, and an installer against it.

Nothing is fetched and nothing is installed. An announcement is a file: the one that is named, or
those in the folder that an administrator fills.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import click

from desktop_app import __version__, bootstrap
from desktop_app.adapters import announcements
from desktop_app.cli.desk import REFUSED
from desktop_app.cli.words import inline, say
from desktop_app.domain.announcement import Announcement, Version
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, Refused
from desktop_app.services import updating
from desktop_app.services.messages import explain
from desktop_app.services.updating import Beside, News

_log = logging.getLogger(__name__)
_FILE = click.Path(path_type=Path)


@click.group()
def update() -> None:
    """New versions: check what was announced. Nothing is fetched and nothing is installed."""


@update.command(short_help="Check an announcement and say what it is.")
@click.argument("file", type=_FILE, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(file: Path | None, *, as_json: bool) -> None:
    """Check the announcement in FILE, and say which version it announces and what that changes.

    Without FILE: the newest in the folder that COUNTERSIGN_UPDATES names, else in
    /etc/countersign/updates. Exit code 1 when one of them is not to be believed; the others are
    still told.
    """
    place = announcements.folder(os.environ) if file is None else None
    if file is None and place is None:
        raise BadInput("updates.none_named", path=str(announcements.FOLDER))
    refused: dict[str, CountersignError] = {}
    found: Announcement | None = None
    if file is not None:
        found = _believed(file)
    elif place is not None:
        read, refused = _in_folder(place)
        found = updating.newest(read)
    if found is not None:
        _remember(found)
    for line in [_json(found)] if as_json else _lines(found, place):
        click.echo(line)
    for name, error in refused.items():
        why = explain(error, bootstrap.system_language()).line
        click.echo(say("update.refused", name=name, why=why), err=True)
    if refused:
        raise click.exceptions.Exit(REFUSED)


@update.command(short_help="Check an installer against an announcement.")
@click.argument("announcement", type=_FILE)
@click.argument("installer", type=_FILE)
def verify(announcement: Path, installer: Path) -> None:
    """Check that INSTALLER is, byte for byte, one that the signed ANNOUNCEMENT names."""
    found = _believed(announcement)
    digest = announcements.sha256(installer)
    name = updating.installer_named(found, installer.name, digest)
    _remember(found)
    click.echo(say("update.installer", name=name, version=found.version, sha256=digest))


def news() -> News:
    """What a window is told about versions: what lies in the folder, each refusal in the log.

    Raises as `check` does, except that no folder is no fault. Some tens of milliseconds.
    """
    running = Version.read(__version__)
    if not announcements.is_told():
        return News(running=running, is_told=False)
    place = announcements.folder(os.environ)
    if place is None:
        return News(running=running)
    read, refused = _in_folder(place)
    for name, error in refused.items():
        _log.warning("the announcement %s is not believed: %s", name, error)
    found = updating.newest(read)
    if found is not None:
        try:
            _remember(found)
        except Refused as error:
            _log.warning("the announcement of version %s is not believed: %s", found.version, error)
            raise
    return News(running=running, newest=found, refused=next(iter(refused.values()), None))


def _believed(path: Path) -> Announcement:
    # Here and not above: the other commands start without the cryptography behind it.
    from desktop_app.adapters.keychain import verify as good_signature

    return updating.opened(announcements.read(path), announcements.release_keys(), good_signature)


def _in_folder(place: Path) -> tuple[list[Announcement], dict[str, CountersignError]]:
    """Those to be believed; and why the others are not, by their files' names."""
    found: list[Announcement] = []
    refused: dict[str, CountersignError] = {}
    for path in announcements.files(place):
        try:
            found.append(_believed(path))
        except (Refused, Damaged) as error:
            refused[path.name] = error
    return found, refused


def _remember(found: Announcement) -> None:
    home = bootstrap.home()
    before = announcements.seen(home)
    now = updating.require_newest(found, before)
    if now != before:
        announcements.remember(home, now)


def _lines(found: Announcement | None, place: Path | None) -> Iterator[str]:
    running = Version.read(__version__)
    if found is None:
        yield say("update.none", path=place, version=running)
        return
    said = {
        Beside.NEWER: "update.newer",
        Beside.SAME: "update.same",
        Beside.OLDER: "update.older",
    }[updating.beside(found, running)]
    yield say(said, version=found.version, date=found.date, running=running)
    language = "fr" if bootstrap.system_language() == "fr" else "en"
    for change in found.changes[language]:
        yield f"  - {inline(change)}"
    yield say("update.oldest", version=found.version, oldest=found.oldest)
    for name, digest in found.installers.items():
        yield f"  {digest}  {inline(name)}"
    yield say("update.nothing_installed")


def _json(found: Announcement | None) -> str:
    running = Version.read(__version__)
    said: dict[str, Json] = {"running": str(running), "announced": None}
    if found is not None:
        said |= {
            "announced": str(found.version),
            "date": found.date.isoformat(),
            "beside": updating.beside(found, running),
            "oldest": str(found.oldest),
            "changes": {language: list(lines) for language, lines in found.changes.items()},
            "installers": dict(found.installers),
        }
    return json.dumps(said, ensure_ascii=False, indent=2)


COMMANDS = (update,)
