"""Opens an archive of past posts: X's export (zipped or unpacked), one of its files, or a table.

It reads only the files that hold posts, never more than `BYTES_LIMIT` whatever the archive claims
of itself, and writes nothing to the disk: a name inside an archive is never a path.
"""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from desktop_app.domain.errors import BadInput
from desktop_app.services.archives import CHARACTERS_LIMIT, Archive, read

#: Of everything that is read of one archive, unpacked.
BYTES_LIMIT = CHARACTERS_LIMIT
_POSTS = re.compile(r"(?:[^/]+/)?(?:data/)?tweets?(?:-part\d+)?\.js")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PIECE = 1 << 20
_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1  #: of a member's flags
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_archive(path: Path) -> Archive:
    """Read the archive at `path`, a file or the folder of an unpacked export.

    Raises BadInput: ``cli.file`` when it cannot be opened, ``archive.nothing`` without any file of
    posts in it, ``.damaged``, ``.encoding`` with file and line, ``.size``, and what
    `services.archives.read` raises.
    """
    try:
        return read(_files(path))
    except OSError as error:
        raise BadInput("cli.file", path=str(path)) from error


def _files(path: Path) -> Iterator[tuple[str, str]]:
    budget = _Budget()
    if path.is_dir():
        found = sorted((*path.glob("tweet*.js"), *path.glob("data/tweet*.js")))
        files = [file for file in found if _POSTS.fullmatch(file.name)]
        if not files:
            raise BadInput("archive.nothing", path=str(path))
        for file in files:
            with file.open("rb") as stream:
                yield file.name, _text(file.name, budget.read(stream))
        return
    with path.open("rb") as stream:
        begins = stream.read(4)
        if begins in _ZIP:
            yield from _members(path, budget)
        else:
            yield path.name, _text(path.name, begins + budget.read(stream))


def _members(path: Path, budget: _Budget) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(path) as packed:
            members = [one for one in packed.infolist() if _POSTS.fullmatch(one.filename)]
            if not members:
                raise BadInput("archive.nothing", path=str(path))
            for member in sorted(members, key=lambda one: one.filename):
                if member.flag_bits & _ENCRYPTED or member.compress_type not in _UNPACKED:
                    raise BadInput("archive.damaged", path=str(path))
                with packed.open(member) as stream:
                    yield member.filename, _text(member.filename, budget.read(stream))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        # What `zipfile` raises for a file that is not what its directory says it is.
        raise BadInput("archive.damaged", path=str(path)) from error


class _Budget:
    """How much may still be read."""

    def __init__(self) -> None:
        self._left = BYTES_LIMIT

    def read(self, stream: IO[bytes]) -> bytes:
        """The whole stream. Raises BadInput (``archive.size``) as soon as it is too much."""
        pieces = bytearray()
        while piece := stream.read(_PIECE):
            self._left -= len(piece)
            if self._left < 0:
                raise BadInput("archive.size", limit=f"{BYTES_LIMIT // 1024**2}")
            pieces += piece
        return bytes(pieces)


def _text(file: str, content: bytes) -> str:
    """`content` as text: UTF-8, or UTF-16 that says so itself (a spreadsheet's “Unicode text”)."""
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput("archive.encoding", file=file, line=str(line)) from error
