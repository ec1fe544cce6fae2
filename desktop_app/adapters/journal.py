"""The publisher machine's own file: what was sent, line by line, flushed to the disk.

It outlives the loss or rewind of the ledger. Whatever cannot be read in it counts as *sent*:
better a person who looks than a second post. One program at a time can hold it.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import read_time, time_text
from desktop_app.domain.errors import BadInput, Damaged, Unavailable

#: After these nothing of the attempt can be at X, so the same payload may be sent again.
_NOTHING_CREATED = (ActionKind.REFUSED, ActionKind.HELD, ActionKind.NOT_SENT, ActionKind.ABSENT)
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_Attempt = tuple[str, int]


@dataclass(slots=True)
class _Content:
    sent: dict[_Attempt, str] = field(default_factory=dict)
    outcomes: dict[_Attempt, tuple[str, dict[str, str | None]]] = field(default_factory=dict)
    torn: bool = False
    begun: datetime | None = None

    def read(self, line: bytes) -> None:
        """Take in one whole line. Raises ValueError, KeyError or TypeError if it is none."""
        entry = json.loads(line)
        attempt = (str(entry["post"]), int(entry["fence"]))
        if entry["line"] == "sending":
            self.sent[attempt] = str(entry["sha256"])
        elif entry["line"] == "outcome":
            fields = {str(key): value for key, value in entry["fields"].items()}
            self.outcomes[attempt] = (str(entry["kind"]), fields)
        elif entry["line"] == "torn":
            self.torn = True
        elif entry["line"] == "begun":
            self.begun = read_time(entry["at"])
        else:
            raise ValueError(line)


class FileJournal:
    """`services.ports.Journal` in one file of JSON lines. Made by `open_journal`."""

    def __init__(self, path: Path, descriptor: int, content: _Content) -> None:
        self._path = path
        self._descriptor = descriptor
        self._content = content

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    @property
    def torn(self) -> bool:
        """Whether a line was ever cut short: some attempt, nobody knows which, may have been sent."""
        return self._content.torn

    def sending(self, post: PostId, fence: int, sha256: str, at: datetime) -> None:
        """Record, durably, that the one request of this attempt is about to leave."""
        entry = {"line": "sending", "post": post, "fence": fence, "sha256": sha256}
        self._append({**entry, "at": time_text(at)})

    def outcome(
        self, post: PostId, fence: int, kind: str, fields: Mapping[str, str | None]
    ) -> None:
        """Record the outcome, durably."""
        entry = {"line": "outcome", "post": post, "fence": fence}
        self._append({**entry, "kind": str(kind), "fields": dict(fields)})

    def was_sent(self, post: PostId, fence: int) -> bool:
        """Whether this attempt's request may have left.

        A torn line may have been any attempt's: then every attempt without an outcome was sent.
        """
        attempt = (post, fence)
        return attempt in self._content.sent or (
            self._content.torn and attempt not in self._content.outcomes
        )

    def reaches(self, moment: datetime) -> bool:
        """Whether this file was kept at `moment`; before it, another may have been, and was lost."""
        begun = self._content.begun
        return begun is None or begun <= moment

    def sent_before(self, post: PostId, sha256: str) -> bool:
        """Whether this very payload of this post was sent in any attempt that may have succeeded."""
        return any(
            attempt[0] == post and sent == sha256 and not self._is_harmless(attempt)
            for attempt, sent in self._content.sent.items()
        )

    def outcome_of(self, post: PostId, fence: int) -> tuple[str, Mapping[str, str | None]] | None:
        """The recorded outcome, or None."""
        return self._content.outcomes.get((post, fence))

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _is_harmless(self, attempt: _Attempt) -> bool:
        settled = self._content.outcomes.get(attempt)
        return settled is not None and settled[0] in _NOTHING_CREATED

    def _append(self, entry: dict[str, Any]) -> None:
        line = _line(entry)
        try:
            _write(self._descriptor, line)
        except OSError as error:
            raise Unavailable("journal.unwritable", path=str(self._path)) from error
        self._content.read(line)


def system_time() -> datetime:
    """The computer's time, aware, in UTC."""
    return datetime.now(UTC)


def open_journal(path: Path, now: Callable[[], datetime] = system_time) -> FileJournal:
    """Open the journal at `path`, or begin one `now`, and hold it until it is closed.

    Raises Unavailable (``journal.locked`` while another program holds it, or
    ``journal.unwritable``) and Damaged (``journal.damaged``) when a line before the last is not
    what was written: then nothing may be published until somebody has looked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, _FLAGS, 0o600)
    except OSError as error:
        raise Unavailable("journal.unwritable", path=str(path)) from error
    try:
        _lock(descriptor, path)
        content = _load(descriptor, path, now)
        _flush_folder(path.parent)
    except OSError as error:
        os.close(descriptor)
        raise Unavailable("journal.unwritable", path=str(path)) from error
    except (Unavailable, Damaged):
        os.close(descriptor)
        raise
    return FileJournal(path, descriptor, content)


def _lock(descriptor: int, path: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise Unavailable("journal.locked", path=str(path)) from error


def _load(descriptor: int, path: Path, now: Callable[[], datetime]) -> _Content:
    content = _Content()
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        lines = file.read().split(b"\n")
    last = lines.pop()  # what stands after the last line's end: nothing, or a torn line
    for index, line in enumerate(lines):
        try:
            content.read(line)
        except (BadInput, ValueError, KeyError, TypeError, AttributeError) as error:
            if index + 1 < len(lines) and _is_torn_mark(lines[index + 1]):
                continue  # found torn at an earlier opening and marked as such
            raise Damaged("journal.damaged", path=str(path), line=str(index + 1)) from error
    if not lines and not last:
        begun = _line({"line": "begun", "post": "", "fence": 0, "at": time_text(now())})
        _write(descriptor, begun)
        content.read(begun)
    if last:
        # The power went while this line was written. It stays, for whoever looks; the mark after it
        # makes every later opening read it the same way.
        mark = _line({"line": "torn", "post": "", "fence": 0})
        _write(descriptor, b"\n" + mark)
        content.torn = True
    return content


def _is_torn_mark(line: bytes) -> bool:
    try:
        return bool(json.loads(line)["line"] == "torn")
    except (ValueError, KeyError, TypeError):
        return False


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, sort_keys=True).encode("ascii") + b"\n"


def _write(descriptor: int, line: bytes) -> None:
    """Append and wait for the disk. A write that a full disk cuts short is undone, and an error."""
    before = os.fstat(descriptor).st_size
    try:
        written = os.write(descriptor, line)
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise
    if written != len(line):
        os.ftruncate(descriptor, before)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened there; NTFS journals its entries
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
