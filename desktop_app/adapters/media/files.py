"""Prepares what an author chose for X, and keeps it; a bad file is an error, never a crash.

Files are read and decoded in a worker process, which is started with the first of them. This
process itself only hashes bytes. Importing this module loads no decoder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import BinaryIO, Self

from desktop_app.adapters.media.questions import Answer, Request, packed, read_answer
from desktop_app.adapters.media.shelf import FileShelf
from desktop_app.adapters.media.worker import serve
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.media import BYTES_LIMIT, Drawn, PreparedMedia
from desktop_app.domain.payload import MediaKind

_START_SECONDS = 15.0
_ANSWER_SECONDS = 30.0
_BYTES_A_SECOND = 5_000_000  #: a slow disk: a long film gets more time by its length
_END_SECONDS = 2.0
_ANSWER_BYTES = 1 << 16
_PIXEL = 4  #: bytes
_KIND_OF = {
    "not_clean": "media.not_clean",
    "too_large": "media.too_large",
    "too_many_pixels": "media.too_many_pixels",
    "type": "media.type",
    "unreadable": "media.unreadable",
}


class MediaFiles:
    """The shelf of media in `folder`. One preparation at a time; the rest from anywhere."""

    def __init__(self, folder: Path, *, answer_seconds: float = _ANSWER_SECONDS) -> None:
        self._shelf = FileShelf(folder)
        self._answer_seconds = answer_seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._ready = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id, None while there is no worker."""
        return self._process.pid if self._process is not None else None

    def prepare(self, path: Path) -> PreparedMedia:
        """Clean a copy of the file at `path` and keep it; the file itself is only read.

        Equal files give equal hashes. Raises BadInput: ``media.unreadable`` (also when the worker
        died or took too long over it), ``media.type``, ``media.too_large``,
        ``media.too_many_pixels``, ``media.not_clean``; Unavailable: ``media.unwritable``,
        ``media.unavailable`` (no worker can be started).
        """
        size = _size(path)
        part = self._shelf.fresh()
        try:
            answer = self._ask(Request(source=str(path.absolute()), target=str(part)), path, size)
            kind = MediaKind(answer.kind)
            size = part.stat().st_size
            if size > BYTES_LIMIT[kind]:
                raise BadInput("media.unreadable", name=path.name)
            return PreparedMedia(
                sha256=self._shelf.adopt(part),
                kind=kind,
                mime=answer.mime,
                size=size,
                width=answer.width,
                height=answer.height,
                removed=answer.removed,
            )
        finally:
            part.unlink(missing_ok=True)

    def has(self, sha256: str) -> bool:
        """Tell if it was kept here."""
        return self._shelf.has(sha256)

    def open(self, sha256: str) -> BinaryIO:
        """Open it after its hash was checked. Raises as `FileShelf.open` does."""
        return self._shelf.open(sha256)

    def drawn(self, sha256: str, side: int) -> Drawn | None:
        """Let the worker draw it small; None for what it cannot. Raises as `open`, `prepare` do."""
        self._shelf.open(sha256).close()
        path, part = self._shelf.path(sha256), self._shelf.fresh()
        try:
            request = Request(source=str(path.absolute()), target=str(part), side=side)
            answer = self._ask(request, path, _size(path))
            pixels = part.read_bytes()
        except BadInput:
            return None
        finally:
            part.unlink(missing_ok=True)
        is_whole = 0 < len(pixels) == _PIXEL * answer.width * answer.height
        if not is_whole or max(answer.width, answer.height) > side:
            return None
        return Drawn(width=answer.width, height=answer.height, pixels=pixels)

    def path(self, sha256: str) -> Path:
        """Return where it stands. Raises Unavailable ``media.missing``."""
        return self._shelf.path(sha256)

    def fetch(self, sha256: str, _is_wanted: Callable[[], bool] | None = None) -> None:
        """See that it is here, as it was: from nowhere else can it come. Raises as `open` does."""
        self.open(sha256).close()

    def share(
        self,
        _account: AccountId,
        _digests: Sequence[str],
        _is_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Do nothing: everybody who uses this folder has what is in it."""

    def take(self, sha256: str, pieces: Iterable[bytes]) -> None:
        """Keep what came from elsewhere, if it is this. Raises as `FileShelf.take` does."""
        self._shelf.take(sha256, pieces, max(BYTES_LIMIT.values()))

    def forget(self, sha256: str) -> None:
        """Remove it if it is here. Raises Unavailable ``media.unwritable``."""
        self._shelf.forget(sha256)

    def close(self) -> None:
        """End the worker. May be called twice; a later `prepare` starts a new one."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(_END_SECONDS)
        self._end()

    def _ask(self, request: Request, path: Path, size: int) -> Answer:
        pipe = self._connected(packed(request))
        try:
            answer = self._received(pipe, self._answer_seconds + size / _BYTES_A_SECOND)
        except (EOFError, OSError, ValueError) as error:
            self._end()  # it died or hangs over this file: not the next one's affair
            raise BadInput("media.unreadable", name=path.name) from error
        if answer.reason == "unwritable":
            raise Unavailable("media.unwritable")
        if answer.reason:
            kind = _KIND_OF.get(answer.reason, "media.unreadable")
            raise BadInput(kind, **{**dict(answer.facts), "name": path.name})
        return answer

    def _connected(self, request: bytes) -> Connection:
        """Hand the request to the worker; if that has died meanwhile, to a new one."""
        for _ in range(2):
            try:
                pipe = self._started()
                pipe.send_bytes(request)
            except (EOFError, OSError, ValueError):
                self._end()
            else:
                return pipe
        raise Unavailable("media.unavailable")

    def _started(self) -> Connection:
        if self._process is None or not self._process.is_alive():
            self._end()
            self._spawn()
        assert self._pipe is not None
        if not self._ready:
            self._received(self._pipe, _START_SECONDS)
            self._ready = True
        return self._pipe

    def _received(self, pipe: Connection, seconds: float) -> Answer:
        if not pipe.poll(seconds):
            raise TimeoutError
        block = pipe.recv_bytes(_ANSWER_BYTES)
        return read_answer(block) if self._ready else Answer()

    def _spawn(self) -> None:
        context = get_context("spawn")  # the same everywhere, and no lock or window is copied
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs,), name="countersign-media", daemon=True
        )
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._process, self._pipe, self._ready = process, ours, False

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process, self._pipe, self._ready = None, None, False


def _size(path: Path) -> int:
    """Return a file's length in bytes. What is no file (a device, a folder) is ``unreadable``."""
    try:
        if path.is_file():
            return path.stat().st_size
    except OSError as error:
        raise BadInput("media.unreadable", name=path.name) from error
    raise BadInput("media.unreadable", name=path.name)
