"""A person's folder as one stream, and back: what a backup holds before it is sealed.

The stream is a tar archive: ``manifest.json`` first, then files by their path. A database is copied
by SQLite itself, whole and at one moment, while programs go on writing to it; a file of lines up to
its last whole line. What can be had again (caches, unfinished files) stays out.
"""

from __future__ import annotations

import io
import os
import re
import sqlite3
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.services.backing_up import is_inside

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MANIFEST = "manifest.json"
_SQLITE = b"SQLite format 3\0"
_LEFT_OUT = re.compile(
    r"(-wal|-shm|-journal|\.lock|\.new|\.making|\.part|\.stray)$|\.(until|damaged)-|^mirror\."
)
_LONGEST_MANIFEST = 1_000_000  #: bytes; what `stream` is given has some hundred
_PIECE = 1 << 20
_BUSY_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file: its path in the archive, and where it is; or its content."""

    name: str
    path: Path | None = None
    content: bytes = b""


def entries(folder: Path, under: str) -> Iterator[Entry]:
    """The files in `folder` and below, by name, as ``under/…``; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or _LEFT_OUT.search(path.name):
            continue
        yield Entry(name=f"{under}/{path.relative_to(folder).as_posix()}", path=path)


def size(every: Iterable[Entry]) -> int:
    """About how many bytes the stream of `every` will have."""
    return sum(len(one.content) + (one.path.stat().st_size if one.path else 0) for one in every)


def stream(every: Iterable[Entry], beside: Path) -> BinaryIO:
    """The archive, to be read once; databases are copied into the folder `beside` meanwhile.

    Reading raises OSError, and Damaged (``backup.unreadable``) for a database that is none.
    """
    return io.BufferedReader(_Pieces(_archive(every, beside)), _PIECE)


def unpack(archive: BinaryIO, into: Path) -> str:
    """Write every file of the archive below the new folder `into`; return its manifest.

    Raises BadInput (``backup.form``) for anything that `stream` does not write, and OSError.
    """
    manifest: str | None = None
    try:
        with tarfile.open(fileobj=archive, mode="r:") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None or not is_inside(member.name):
                    raise BadInput("backup.form")
                if manifest is None:
                    if member.name != MANIFEST or member.size > _LONGEST_MANIFEST:
                        raise BadInput("backup.form")
                    manifest = content.read().decode("utf-8")
                    continue
                _write(into / member.name, content)
    except (tarfile.TarError, ValueError) as error:  # ValueError: numbers in headers, UTF-8
        raise BadInput("backup.form") from error
    if manifest is None:
        raise BadInput("backup.form")
    return manifest


class _Pieces(io.RawIOBase):
    """A file of what `pieces` give, one after the other."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer).cast("B")
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        given = self._rest[: len(target)]
        target[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)


def _archive(every: Iterable[Entry], beside: Path) -> Iterator[bytes]:
    for entry in every:
        if entry.path is None:
            yield from _member(entry.name, len(entry.content), io.BytesIO(entry.content))
            continue
        with entry.path.open("rb") as file:
            is_database = file.read(len(_SQLITE)) == _SQLITE
        if is_database:
            copy = _copied(entry.path, beside / "copy.sqlite")
            with copy.open("rb") as file:
                yield from _member(entry.name, copy.stat().st_size, file)
            copy.unlink()
            continue
        with entry.path.open("rb") as file:
            length = os.fstat(file.fileno()).st_size
            if entry.path.suffix == ".jsonl":
                length = file.read().rfind(b"\n") + 1  # no line that is being written
                file.seek(0)
            yield from _member(entry.name, length, file)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _member(name: str, length: int, content: IO[bytes]) -> Iterator[bytes]:
    info = tarfile.TarInfo(name)
    info.size, info.mode = length, 0o600
    yield info.tobuf(tarfile.PAX_FORMAT)
    left = length
    while left:
        piece = content.read(min(left, _PIECE))
        if not piece:
            raise OSError(f"{name} became shorter while it was read")
        left -= len(piece)
        yield piece
    yield bytes(-length % tarfile.BLOCKSIZE)


def _copied(path: Path, to: Path) -> Path:
    """A whole copy of a database at one moment, also while others write to it."""
    to.unlink(missing_ok=True)
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS)) as source,
            closing(sqlite3.connect(to)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise Damaged("backup.unreadable", path=str(path)) from error
    return to


def _write(path: Path, content: IO[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := content.read(_PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
