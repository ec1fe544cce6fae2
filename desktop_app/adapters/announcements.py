"""Finds announcements of new versions on this computer, and remembers which was believed last.

They lie in a folder that an administrator fills, or are named one by one. Nothing here asks
anything on the network.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from desktop_app.domain.announcement import LONGEST, Version
from desktop_app.domain.canonical import canonical, parse_object
from desktop_app.domain.errors import BadInput, Damaged, Unavailable
from desktop_app.domain.public_key import is_sound
from desktop_app.domain.reading import as_text, only
from desktop_app.services.resources import resource
from desktop_app.services.updating import Seen

#: Where an administrator lays announcements when nothing else is named. Only root writes there.
FOLDER = Path("/etc/countersign/updates")
ENDING = ".announcement"
#: What an administrator may say about them: ``windows = "notify"`` or ``windows = "off"``.
SETTING = Path("/etc/countersign/updates.toml")
_SEEN = "newest-announcement.json"


def folder(environment: Mapping[str, str]) -> Path | None:
    """The folder that ``COUNTERSIGN_UPDATES`` names, else FOLDER; None where there is neither.

    Raises BadInput (``updates.folder``) when the one that is named is not there.
    """
    named = environment.get("COUNTERSIGN_UPDATES")
    if not named:
        return FOLDER if FOLDER.is_dir() else None
    if not Path(named).is_dir():
        raise BadInput("updates.folder", path=named)
    return Path(named)


def files(place: Path) -> tuple[Path, ...]:
    """The announcements in a folder, by name. Raises BadInput (``updates.folder``)."""
    try:
        return tuple(sorted(one for one in place.iterdir() if one.suffix == ENDING))
    except OSError as error:
        raise BadInput("updates.folder", path=str(place)) from error


def read(path: Path) -> str:
    """The text of an announcement. Raises BadInput (``updates.unreadable``, ``updates.form``)."""
    try:
        with path.open("rb") as file:
            found = file.read(LONGEST + 1)
    except OSError as error:
        raise BadInput("updates.unreadable", path=str(path)) from error
    if len(found) > LONGEST:
        raise BadInput("updates.form")
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("updates.form") from error


def sha256(path: Path) -> str:
    """The SHA-256 of a file, 64 hex digits. Raises BadInput (``updates.unreadable``)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadInput("updates.unreadable", path=str(path)) from error


def is_told() -> bool:
    """Whether windows say that a version is announced: yes, unless SETTING says ``off``.

    Raises BadInput (``updates.setting``).
    """
    try:
        said = tomllib.loads(SETTING.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return True
    except (OSError, ValueError) as error:
        raise BadInput("updates.setting", path=str(SETTING)) from error
    if set(said) != {"windows"} or said["windows"] not in ("notify", "off"):
        raise BadInput("updates.setting", path=str(SETTING))
    return bool(said["windows"] == "notify")


def release_keys() -> tuple[str, ...]:
    """The public keys of releases that came with this build; none in a build from source.

    Raises Damaged (``updates.keys``).
    """
    try:
        said = tomllib.loads(resource("release_keys.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Damaged("updates.keys") from error
    keys = said.get("keys")
    if set(said) != {"keys"} or not isinstance(keys, list):
        raise Damaged("updates.keys")
    if not all(isinstance(key, str) and is_sound(key) for key in keys):
        raise Damaged("updates.keys")
    return tuple(keys)


def seen(home: Path) -> Seen | None:
    """The newest announcement that was believed on this desk. Raises Damaged (``updates.seen``)."""
    path = home / _SEEN
    try:
        said = parse_object(path.read_text(encoding="utf-8"))
        only(said, "version date")
        return Seen(
            Version.read(as_text(said["version"])), date.fromisoformat(as_text(said["date"]))
        )
    except FileNotFoundError:
        return None
    except (BadInput, ValueError, OSError) as error:
        raise Damaged("updates.seen", path=str(path)) from error


def remember(home: Path, newest: Seen) -> None:
    """Keep `newest`, whole or not at all. Raises Unavailable (``desk.unwritable``)."""
    text = canonical({"version": str(newest.version), "date": newest.date.isoformat()})
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=home, prefix=_SEEN)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(beside).replace(home / _SEEN)
        except OSError:
            with suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(home)) from error
