"""What helps somebody who looks for a fault: versions, forms, sizes, counts. Nobody's words or names.

Nothing is copied from a file: everything here is a number, a time, a version, or one of this
program's own names. So what a draft, a person, an account, an address or a path is called cannot
be in it. This program keeps no log of its own; its service's is in the system's journal, and is
left there.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from importlib import metadata
from pathlib import Path

from desktop_app import __version__
from desktop_app.domain.errors import Unavailable
from desktop_app.services.doctor import Check

REPORT = "diagnostics.json"
_LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "cryptography",
    "keyring",
    "psycopg",
    "tweepy",
    "Pillow",
)
#: The tables whose rows are counted, and what tells their kinds apart: all of it this program's.
_COUNTED = {
    "draft": None,
    "own_word": None,
    "unread": None,
    "outbox": None,
    "action": "kind",
    "post": "state",
    "payload": None,
    "media": None,
}
_LINES = ("begun", "named", "intent", "machine", "halt", "resumed", "sending", "outcome", "torn")
_REALMS = ("x", "practice")

Said = Mapping[str, object]


def collect(folder: Path, ledger: Path | None, checks: Iterable[Check], *, form: str) -> Said:
    """Everything that is told of this desk, and of the record where it is a file.

    `form` is what opening the record says: ``well``, or the kind of the refusal.
    """
    files: dict[str, object] = {}
    for realm in _REALMS:
        files[f"{realm}/desk"] = _database(folder / realm / "desk.sqlite")
        files[f"{realm}/journal"] = _journal(folder / realm / "journal.jsonl")
    files["practice/ledger"] = _database(folder / "practice" / "ledger.sqlite")
    if ledger is not None:
        files["ledger"] = _database(ledger)
    return {
        "countersign": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "sqlite": sqlite3.sqlite_version,
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "record": form,
        "checks": {one.sentence: one.standing.value for one in checks},
        "files": files,
    }


def text(said: Said) -> str:
    """As it is shown before it is saved, and as it is saved."""
    return json.dumps(said, indent=1, sort_keys=True) + "\n"


def write(target: Path, said: Said, about: str) -> None:
    """Save it as a new zip file, with `about`, which tells people what is in it.

    Raises Unavailable (``backup.unwritable``).
    """
    try:
        with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", about)
            archive.writestr(REPORT, text(said))
    except OSError as error:
        raise Unavailable("backup.unwritable", path=str(target)) from error


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _database(path: Path) -> Said:
    """Its size, its form, and how many rows its tables have."""
    if not path.exists():
        return {"is_there": False}
    found: dict[str, object] = {"is_there": True, "bytes": path.stat().st_size}
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            found["user_version"] = file.execute("PRAGMA user_version").fetchone()[0]
            found["log"] = str(file.execute("PRAGMA journal_mode").fetchone()[0])
            found["rows"] = _rows(file)
    except sqlite3.Error as error:
        found["error"] = str(getattr(error, "sqlite_errorname", "")) or type(error).__name__
    return found


def _rows(file: sqlite3.Connection) -> Said:
    said: dict[str, object] = {}
    for table, kind in _COUNTED.items():
        with suppress(sqlite3.OperationalError):  # a desk has some of them, a record others
            counted = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own names  # nosec B608
            said[table] = file.execute(counted).fetchone()[0]
            if kind is not None:
                each = f"SELECT {kind}, count(*) FROM {table} GROUP BY {kind}"  # noqa: S608 - likewise  # nosec B608
                said[f"{table} by {kind}"] = dict(file.execute(each).fetchall())
    return said


def _journal(path: Path) -> Said:
    """How many lines of each sort it has; what cannot be read is counted as odd."""
    if not path.exists():
        return {"is_there": False}
    counts = dict.fromkeys((*_LINES, "odd"), 0)
    for line in path.read_bytes().split(b"\n"):
        with suppress(ValueError, TypeError, KeyError):
            if line:
                sort = json.loads(line)["line"]
                counts[sort if sort in _LINES else "odd"] += 1
                continue
        counts["odd"] += bool(line)
    return {"is_there": True, "bytes": path.stat().st_size, "lines": counts}
