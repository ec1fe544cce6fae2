"""Looks at a file of records without changing it: is it there, whole, ours to write, of which form."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class State(StrEnum):
    """How a file stands."""

    NEW = "new"  #: it is not there, and can be made
    WHOLE = "whole"
    UNWRITABLE = "unwritable"  #: the file, or the folder in which it would be made
    DAMAGED = "damaged"  #: what is in it is not what a database is


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file as it was found; `schema` is the form that its tables have, "" where it tells none."""

    state: State
    schema: str = ""


def look(path: Path) -> Stored:
    """Look at the SQLite file at `path`: every page of it is read, and none is written."""
    try:
        if not path.exists():
            return Stored(state=State.NEW if _can_be_made(path) else State.UNWRITABLE)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            return Stored(state=State.UNWRITABLE)
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as file:
            if file.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return Stored(state=State.DAMAGED)
            return Stored(state=State.WHOLE, schema=_schema(file))
    except OSError:
        return Stored(state=State.UNWRITABLE)
    except sqlite3.DatabaseError:
        return Stored(state=State.DAMAGED)


def _schema(file: sqlite3.Connection) -> str:
    known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if file.execute(known).fetchone():
        row = file.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""
    (number,) = file.execute("PRAGMA user_version").fetchone()
    return str(number)


def _can_be_made(path: Path) -> bool:
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)
