"""What a backup says of itself, and what came of making and restoring one; ``backups`` does it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop_app.domain.canonical import read_time
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import ODD

FORM = 1
#: One name in a path of the backup's own: nothing that leads out of its folder, on any system.
_NAME = re.compile(r"(?!\.{1,2}$)[^/\\:\x00-\x1f]+")
#: Told the share that is done, 0 to 1.
Progress = Callable[[float], None]


def is_inside(path: str) -> bool:
    """Whether a path in a backup stays below its folder, on every system."""
    return all(map(_NAME.fullmatch, path.split("/")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The first thing in a backup."""

    program: str  #: the version that made it
    at: str  #: when, UTC
    ledger: str  #: the record that was open: an address or a path; empty for practice
    kept: str = ""  #: where the record's file is in the backup; empty for none
    keys: bool = False  #: whether signing keys and the server's password are in it
    form: int = FORM

    def written(self) -> bytes:
        """As it stands in the backup."""
        return (json.dumps(asdict(self), sort_keys=True, indent=1) + "\n").encode()

    @classmethod
    def read(cls, text: str) -> Manifest:
        """Read what `written` wrote. Raises BadInput: ``backup.newer``, ``backup.form``."""
        try:
            said = json.loads(text)
            form = 0 + said["form"]  # a TypeError of anything but a number
            is_newer = form > FORM
            made = cls(
                program=str(said["program"]),
                at=str(said["at"]),
                ledger=str(said["ledger"]),
                kept=str(said["kept"]),
                keys=said["keys"] is True,
                form=int(form),
            )
            read_time(made.at)
        except (BadInput, *ODD) as error:
            raise BadInput("backup.form") from error
        if is_newer:
            raise BadInput("backup.newer", program=made.program)
        if made.kept and not is_inside(made.kept):
            raise BadInput("backup.form")
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that was made."""

    path: Path
    bytes: int
    drafts: int
    has_record: bool  #: the record's own file is in it: it is on no server
    has_keys: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup that was restored."""

    made_at: datetime
    drafts: int
    aside: Path | None  #: where what was there before is kept now
    has_record: bool  #: it opens a company's record; False for practice
    has_keys: bool
    left_record: Path | None  #: a record's file that was there already, and was not touched


class Backups(Protocol):
    """Backups of one desk, and of the record that its next start opens; all of it is slow."""

    def make(
        self, target: Path, passphrase: str, *, with_keys: bool, progress: Progress | None = None
    ) -> Made:
        """Write a sealed backup into the new file `target`. Raises as ``backups`` says."""

    def restore(
        self, source: Path, passphrase: str, *, replace: bool, progress: Progress | None = None
    ) -> Restored:
        """Put a backup in this desk's place, all of it or nothing. Raises as ``backups`` says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What helps to find a fault: no words, names or addresses of anybody."""

    text: str  #: all that is saved, as it is shown before
    #: Into a new file, with a text that tells what is in it; Unavailable (``backup.unwritable``).
    save: Callable[[Path, str], None]
