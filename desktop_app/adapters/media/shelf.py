"""Keeps files under the SHA-256 of their bytes: whole, on the disk, for this person's eyes only.

A file is either there in whole or not at all; what is read is what was put, or an error.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.payload import short

_NAME = re.compile(r"[0-9a-f]{64}")
_PIECE = 1 << 20
_PART = ".part"
_OLD_SECONDS = 24 * 3600  #: an unfinished file as old as this is nobody's any more


class FileShelf:
    """A folder of files. Any number of readers and writers, of any process, at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, file: BinaryIO) -> str:
        """Keep what is left to read in `file`; return its SHA-256.

        Raises Unavailable ``media.unwritable`` (and then nothing is kept).
        """
        part = self.fresh()
        try:
            with part.open("wb") as out:
                while piece := file.read(_PIECE):
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            return self.adopt(part)
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            part.unlink(missing_ok=True)

    def take(self, sha256: str, pieces: Iterable[bytes], limit: int) -> None:
        """Keep what `pieces` are together, if their SHA-256 is this one; the old file is replaced.

        Raises Damaged ``media.damaged`` for anything else, without reading more than `limit` bytes
        and a piece, and Unavailable ``media.unwritable``; and what `pieces` raise. Nothing is kept
        then.
        """
        part = self.fresh()
        try:
            with part.open("wb") as out:
                found, size = hashlib.sha256(), 0
                for piece in pieces:
                    found.update(piece)
                    size += out.write(piece)
                    if size > limit:
                        break
                out.flush()
                os.fsync(out.fileno())
            if found.hexdigest() != sha256:
                raise Damaged("media.damaged", digest=short(sha256))
            self.adopt(part)
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            part.unlink(missing_ok=True)

    def fresh(self) -> Path:
        """Return a new empty file in the folder, to be filled and then given to `adopt`.

        Raises Unavailable ``media.unwritable``.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
            descriptor, name = tempfile.mkstemp(suffix=_PART, dir=self._folder)  # mode 0600
            os.close(descriptor)
        except OSError as error:
            raise _unwritable(error) from error
        return Path(name)

    def adopt(self, part: Path) -> str:
        """Keep a file of `fresh` that is on the disk already; return its SHA-256.

        Raises Unavailable ``media.unwritable``.
        """
        try:
            with part.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            part.replace(self._folder / sha256)
            self._sync()
        except OSError as error:
            raise _unwritable(error) from error
        return sha256

    def has(self, sha256: str) -> bool:
        """Tell if there is a file of that name; only `open` and `read` look at its bytes."""
        return _NAME.fullmatch(sha256) is not None and (self._folder / sha256).is_file()

    def path(self, sha256: str) -> Path:
        """Return where it stands, unchecked. Raises Unavailable ``media.missing``."""
        if not self.has(sha256):
            raise Unavailable("media.missing", digest=short(sha256))
        return self._folder / sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open for reading, from the start, after its bytes were compared with its name.

        Raises Damaged ``media.damaged``, Unavailable ``media.missing``.
        """
        try:
            file = self.path(sha256).open("rb")
        except OSError as error:
            raise Unavailable("media.missing", digest=short(sha256)) from error
        try:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
        except OSError as error:
            file.close()
            raise Damaged("media.damaged", digest=short(sha256)) from error
        if found != sha256:
            file.close()
            raise Damaged("media.damaged", digest=short(sha256))
        return file

    def forget(self, sha256: str) -> None:
        """Remove the file if it is there. Raises Unavailable ``media.unwritable``."""
        if not self.has(sha256):
            return
        try:
            (self._folder / sha256).unlink(missing_ok=True)
            self._sync()
        except OSError as error:
            raise _unwritable(error) from error

    def read(self, sha256: str) -> bytes:
        """Return the bytes that were put. Raises Damaged ``media.damaged``, Unavailable."""
        with self.open(sha256) as file:
            content = file.read()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged("media.damaged", digest=short(sha256))
        return content

    def _sweep(self) -> None:
        oldest = time.time() - _OLD_SECONDS
        for part in self._folder.glob(f"*{_PART}"):
            with suppress(OSError):  # another process was quicker
                if part.stat().st_mtime < oldest:
                    part.unlink()

    def _sync(self) -> None:
        if sys.platform == "win32":  # a folder cannot be opened there
            return
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(error: OSError) -> Unavailable:
    return Unavailable("media.unwritable", reason=error.strerror or "")
