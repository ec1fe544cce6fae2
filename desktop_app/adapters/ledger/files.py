"""Making and opening ledger files. A file that cannot be read is left exactly as it is."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.adapters.ledger.enforcement import NEWEST, enforcement, require_form
from desktop_app.adapters.ledger.engine import engine_for
from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.store import SqliteLedger
from desktop_app.adapters.ledger.upgrading import named, upgrade
from desktop_app.domain.errors import Damaged, Refused, Unavailable
from desktop_app.domain.verification import Verify

#: Up to this size every page is checked at opening (some 0.1 s); a larger file is checked by
#: `verify_chains`, and by SQLite itself wherever it reads.
_CHECKED_BYTES = 16 * 1024 * 1024


def system_time() -> datetime:
    """The computer's time, aware, in UTC."""
    return datetime.now(UTC)


def create_ledger(
    path: Path, verify: Verify, now: Callable[[], datetime] = system_time
) -> SqliteLedger:
    """Make a new ledger file, still without charter: `SqliteLedger.found` gives it one.

    The file appears under its name only when it is whole. Raises Refused (``ledger.exists``) or
    Unavailable (``ledger.unwritable``).
    """
    new = path.with_name(f"{path.name}.new")
    try:
        if path.exists():
            raise Refused("ledger.exists", path=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        for leftover in (new, Path(f"{new}-wal"), Path(f"{new}-shm")):
            leftover.unlink(missing_ok=True)  # of a start that was cut short: never a ledger
        for stray in (Path(f"{path}-wal"), Path(f"{path}-shm")):
            if stray.exists():  # of a file that is gone: SQLite would read it into the new one
                stray.replace(f"{stray}.stray")
        _migrate(new, verify)
        new.replace(path)
        _flush(path.parent)
    except OSError as error:
        raise Unavailable("ledger.unwritable", path=str(path)) from error
    return SqliteLedger(engine_for(path, verify), now)


def open_ledger(
    path: Path, verify: Verify, now: Callable[[], datetime] = system_time
) -> SqliteLedger:
    """Open the ledger file at `path`; one of an earlier version gets the newest form.

    Raises Unavailable (``ledger.missing``, ``ledger.unwritable``), Damaged (``ledger.unreadable`` with its path, or
    ``ledger.enforcement`` with the changed rule's name) or Refused
    (``ledger.older``, ``ledger.newer``, ``ledger.version``). The file is not changed by any of them.
    """
    try:
        version, program = _version(path)
        require_form(version, program)
        enforcement(path, version)
        if version < NEWEST:
            _migrate(path, verify)
            enforcement(path)
    except (Damaged, Unavailable) as error:
        error.facts.setdefault("path", str(path))
        raise
    except OSError as error:
        raise Unavailable("ledger.unwritable", path=str(path)) from error
    return SqliteLedger(engine_for(path, verify), now)


def _version(path: Path) -> tuple[str, str]:
    """The form of the ledger, and the program that gave it that form; empty for unknown."""
    if not path.is_file():
        raise Unavailable("ledger.missing", path=str(path))
    with (
        translating(),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
    ):
        if path.stat().st_size <= _CHECKED_BYTES:
            (said,) = file.execute("PRAGMA quick_check(1)").fetchone()
            if said != "ok":
                raise Damaged("ledger.unreadable")
        known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        row = (
            file.execute(known).fetchone()
            and file.execute("SELECT version_num FROM alembic_version").fetchone()
        )
        (program,) = file.execute("PRAGMA user_version").fetchone()
    if not row:
        raise Damaged("ledger.unreadable")  # a database, but no ledger
    return str(row[0]), named(program)


def _migrate(path: Path, verify: Verify) -> None:
    engine = engine_for(path, verify)
    try:
        with translating(), engine.begin() as connection:
            upgrade(connection)
    finally:
        engine.dispose()  # the last connection closes: the write-ahead log is in the file


def _flush(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened there; NTFS journals its entries
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
