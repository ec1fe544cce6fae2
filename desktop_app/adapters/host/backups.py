"""A host's backups: one sealed file a night, each of them tried, and which of them are kept.

A backup is a tar archive in a `sealed_file` to a public key, so that the host cannot read what it
made. In this order it holds ``backup.json`` (what it is), ``roles.json`` (logins, with the verifiers
of their passwords), ``host/…`` (the certificate authority) and ``ledger.dump``, which
`pg_restore` reads.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app.adapters.host.cluster import Cluster
from desktop_app.adapters.host.machine import sync
from desktop_app.domain.errors import BadInput, Unavailable

FORM = 1
DAILY, WEEKLY = 14, 8
_ABOUT, _ROLES, _DUMP, _HOST = "backup.json", "roles.json", "ledger.dump", "host/"
_NAMED = re.compile(r"(?P<database>[a-z0-9_]+)-(?P<at>\d{8}T\d{6}Z)\.countersign-backup")
_AT = "%Y%m%dT%H%M%SZ"
#: The dump, the copy that is tried, and the sealed file: what is needed beside the record itself.
_ROOM = 2.2
_SPARE = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A backup in its folder, made at `at`."""

    path: Path
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup held, taken out into a folder; `about` and `host` are its own words and files."""

    about: Mapping[str, Any]
    roles: Sequence[Mapping[str, Any]]
    host: Mapping[str, bytes]
    dump: Path


def file_name(database: str, at: datetime) -> str:
    """How a backup is called: the record, and when its moment was (UTC)."""
    return f"{database}-{at.astimezone(UTC).strftime(_AT)}.countersign-backup"


def kept(folder: Path, database: str) -> tuple[Kept, ...]:
    """The record's backups in `folder`, the newest first."""
    found = []
    for path in folder.glob("*.countersign-backup") if folder.is_dir() else ():
        match = _NAMED.fullmatch(path.name)
        if match and match["database"] == database:
            at = datetime.strptime(match["at"], _AT).replace(tzinfo=UTC)
            found.append(Kept(path=path, at=at))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def superfluous(there: Sequence[Kept]) -> tuple[Kept, ...]:
    """What need not be kept: all but the last of each of 14 days, and of each of 8 weeks.

    Days and weeks without a backup do not count, so that none is removed by waiting.
    """
    days: dict[object, Kept] = {}
    weeks: dict[object, Kept] = {}
    for one in sorted(there, key=lambda one: one.at, reverse=True):
        days.setdefault(one.at.date(), one)
        weeks.setdefault(one.at.isocalendar()[:2], one)
    wanted = {*list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}
    return tuple(one for one in there if one not in wanted)


def require_room(size: int, *folders: Path) -> None:
    """Refuse where a record of `size` bytes could not be dumped and tried.

    Raises Unavailable (``host.room``) with the folder and what it lacks.
    """
    needed = int(size * _ROOM) + _SPARE
    for folder in folders:
        free = shutil.disk_usage(folder).free
        if free < needed:
            facts = {"path": str(folder), "free": _megabytes(free), "needed": _megabytes(needed)}
            raise Unavailable("host.room", **facts)


def dump(cluster: Cluster, database: str, snapshot: str, target: Path) -> None:
    """Copy the record as it is at `snapshot`. Raises Unavailable (``host.program``)."""
    program = cluster.program("pg_dump")
    how = ("-Fc", "--no-sync", f"--snapshot={snapshot}", "-f", str(target))
    cluster.machine.run(program, *how, *cluster.where(database))


def load(cluster: Cluster, source: Path, database: str, *, whose: bool) -> None:
    """Put a dump into an empty database, wholly or not at all; with its owners and rights if `whose`.

    Raises Unavailable (``host.program``).
    """
    program = cluster.program("pg_restore")
    how = ["--exit-on-error", "--single-transaction"]
    how += [] if whose else ["--no-owner", "--no-acl"]
    cluster.machine.run(program, *how, *cluster.where(database), str(source))


def pack(
    target: Path,
    about: Mapping[str, Any],
    roles: Sequence[Mapping[str, Any]],
    host: Mapping[str, bytes],
    dumped: Path,
) -> None:
    """Put everything into one archive, as yet unsealed."""
    small = {
        _ABOUT: json.dumps({"form": FORM, **about}, indent=1).encode(),
        _ROLES: json.dumps(list(roles)).encode(),
        **{f"{_HOST}{name}": content for name, content in host.items()},
    }
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in small.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o600
            archive.addfile(entry, io.BytesIO(content))
        archive.add(dumped, _DUMP, filter=_plain)


def unpack(source: Path, folder: Path) -> Contents:
    """Take an archive apart; the dump goes into `folder`. Raises BadInput (``host.backup_form``)."""
    try:
        with tarfile.open(source, "r:") as archive:
            small = {
                one.name: _read(archive, one)
                for one in archive
                if one.isreg() and one.name != _DUMP and one.size < 1_000_000
            }
            dumped = archive.extractfile(_DUMP)
            about, roles = json.loads(small[_ABOUT]), json.loads(small[_ROLES])
            if dumped is None or about["form"] != FORM:
                raise BadInput("host.backup_form")
            target = folder / _DUMP
            with target.open("wb") as file:
                shutil.copyfileobj(dumped, file)
    except (tarfile.TarError, KeyError, ValueError, TypeError, RecursionError) as error:
        raise BadInput("host.backup_form") from error
    host = {
        name.removeprefix(_HOST): content
        for name, content in small.items()
        if name.startswith(_HOST)
    }
    return Contents(about=about, roles=roles, host=host, dump=target)


def put_in_place(made: Path, final: Path) -> None:
    """Let a finished file have its name, and outlive a loss of power."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(final)
    sync(final.parent)


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode, entry.mtime = 0o600, 0
    return entry


def _read(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(entry)
    assert file is not None
    return file.read()


def _megabytes(size: int) -> str:
    return str(size // 1_000_000)
