"""The publisher machine's own file: what was sent, line by line, flushed to the disk.

It outlives the loss or rewind of the ledger. Whatever cannot be read in it counts as *sent*:
better a person who looks than a second post. One program at a time can hold it.

A journal that came back from a backup, or from another machine, lacks the lines written since. So
its id and how many requests it announced are also kept outside the disk's backups, in the keychain
(`open_journal`, `known`). A file that says less than the keychain begins anew: nothing before that
moment is proven by it any more, and nothing is sent until somebody takes over on this machine.

A whole machine put back to an earlier day with its keychain, or copied with it (a disk image, a
virtual machine), looks right to itself. So each attempt carries a number of its own, made and
flushed to this file first (`intend`): an attempt whose number is not here is somebody else's, under
whatever name it was made, and the file says which computer it was kept on.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app.adapters.journal.content import Content, blanks
from desktop_app.domain.action import PostId
from desktop_app.domain.canonical import digest, time_text
from desktop_app.domain.errors import BadInput, Damaged, Unavailable
from desktop_app.domain.reading import ODD
from desktop_app.services.journal_ports import Halt, Why
from desktop_app.services.ports import Secrets

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class FileJournal:
    """`services.ports.Journal` in one file of JSON lines. Made by `open_journal`."""

    def __init__(
        self, path: Path, descriptor: int, content: Content, memory: _Memory, *, was_rewound: bool
    ) -> None:
        self._path = path
        self._descriptor = descriptor
        self._content = content
        self._memory = memory
        self._was_rewound = was_rewound

    @property
    def id(self) -> str:
        """Its name, 32 hex digits, made when it was begun or begun anew."""
        return self._content.id

    @property
    def was_rewound(self) -> bool:
        """Whether the file said less at opening than was once written, and was begun anew."""
        return self._was_rewound

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    @property
    def halt(self) -> Halt | None:
        """Why nothing may be sent from here until somebody takes over on this machine."""
        return self._content.halt

    @property
    def alone_since(self) -> datetime | None:
        """Since when nobody else may have sent under this machine's name."""
        return self._content.resumed or self._content.begun

    def intend(self) -> str:
        """Make the number of an attempt and keep it, durably: 32 hex digits.

        Raises Unavailable (``journal.unwritable``).
        """
        made = secrets.token_hex(16)
        self._keep(_own("intent", id=made))
        return made

    def is_own(self, number: str) -> bool:
        """Whether the attempt of this number was made with this very file."""
        return number in self._content.intended

    def stop(self, why: Why, at: datetime) -> None:
        """Send nothing from here until `resume`. Raises Unavailable (``journal.unwritable``)."""
        if self._content.halt is None:
            self._keep(halted(why, at))

    def resume(self, at: datetime, by: str) -> None:
        """Send again, on the word of `by`. Raises Unavailable (``journal.unwritable``)."""
        self._keep(_own("resumed", at=time_text(at), by=by))

    @property
    def torn(self) -> bool:
        """Whether a line was ever cut short: some attempt, nobody knows which, may have been sent."""
        return self._content.torn

    def sending(self, post: PostId, fence: int, part: int, sha256: str, at: datetime) -> None:
        """Record, durably, that the one request of this attempt is about to leave.

        `part` is 0 for the first. Raises Unavailable (``journal.unwritable``, ``keychain.*``): then
        nothing may leave, and nothing of it stays in the file.
        """
        entry = {"line": "sending", "post": post, "fence": fence, "part": part, "sha256": sha256}
        line = _line({**entry, "at": time_text(at)})
        before = self._write(line)
        try:
            # After the line, never before: a power cut in between must not look like a rewind.
            self._memory.keep(self._content.id, self._content.announced + 1)
        except Unavailable:
            with suppress(OSError):  # then the line stays, and the attempt counts as sent
                os.ftruncate(self._descriptor, before)
                os.fsync(self._descriptor)
            raise
        self._content.read(line)

    def outcome(
        self, post: PostId, fence: int, kind: str, fields: Mapping[str, str | None]
    ) -> None:
        """Record the outcome, durably."""
        entry = {"line": "outcome", "post": post, "fence": fence}
        line = _line({**entry, "kind": str(kind), "fields": dict(fields)})
        self._write(line)
        # The keychain is not told: an attempt whose outcome a rewind takes away counts as sent.
        self._content.read(line)

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

    def sent_before(self, post: PostId, part: int) -> bool:
        """Whether this part was sent in any attempt that may have succeeded, whatever its text."""
        return (post, part) in self._content.spent or any(
            attempt[0] == post and sent == part and self._content.may_be_at_x(attempt)
            for attempt, sent in self._content.sent.items()
        )

    def outcome_of(self, post: PostId, fence: int) -> tuple[str, Mapping[str, str | None]] | None:
        """The recorded outcome, or None."""
        return self._content.outcomes.get((post, fence))

    def has_words(self, post: PostId) -> bool:
        """Whether an outcome of the post says anything in words."""
        return post in self._content.worded

    def forget_words(self, post: PostId) -> bool:
        """Overwrite what outcomes of the post say in words; whether there were any.

        What was sent, and what became of it, stays, line by line. Each character is overwritten in
        its own place: a power cut leaves the file whole. Raises Unavailable (``journal.unwritable``).
        """
        if post not in self._content.worded:
            return False
        try:
            self._overwrite(post)
        except OSError as error:
            raise Unavailable("journal.unwritable", path=str(self._path)) from error
        self._content.forget_words(post)
        return True

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _overwrite(self, post: PostId) -> None:
        """Raises OSError, also when another file stands in the journal's place."""
        # Not through the descriptor that holds the lock: whatever it writes stands at the end.
        with self._path.open("r+b") as file:
            if not os.path.sameopenfile(file.fileno(), self._descriptor):
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
            file.seek(1)  # Windows reads the locked byte to nobody else: each file begins with {
            begin = 0
            for line in (b"{" + file.read()).split(b"\n"):
                for place, blank in blanks(line, post):
                    file.seek(begin + place)
                    file.write(blank)
                begin += len(line) + 1
            file.flush()
            os.fsync(file.fileno())

    def _keep(self, line: bytes) -> None:
        self._write(line)
        self._content.read(line)

    def _write(self, line: bytes) -> int:
        """Append, durably; return how long the file was before."""
        try:
            return _write(self._descriptor, line)
        except OSError as error:
            raise Unavailable("journal.unwritable", path=str(self._path)) from error


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the keychain remembers of the journal at one path: its id and how much it announced."""

    known: Secrets | None
    path: Path

    def keep(self, journal: str, announced: int) -> None:
        """Raises Unavailable (``keychain.*``)."""
        if self.known is not None:
            self.known.write(self._name(), f"{journal} {announced}")

    def is_behind(self, content: Content) -> bool:
        """Whether the file lacks something that was written, or is of another machine."""
        if self.known is None:
            return False
        journal, _, announced = (self.known.read(self._name()) or " 0").partition(" ")
        if not journal:  # never kept here: the file was brought along, unless it announced nothing
            return bool(content.sent)
        return (
            journal != content.id or not announced.isdigit() or (content.announced < int(announced))
        )

    def is_kept(self) -> bool:
        """Whether the keychain remembers anything."""
        return self.known is not None and self.known.read(self._name()) is not None

    def _name(self) -> str:
        # By its place: a copy elsewhere on this machine is not the file that was written to.
        return f"journal:{digest(str(self.path.resolve()))[:16]}"


def system_time() -> datetime:
    """The computer's time, aware, in UTC."""
    return datetime.now(UTC)


def open_journal(
    path: Path,
    now: Callable[[], datetime] = system_time,
    *,
    known: Secrets | None = None,
    machine: str = "",
) -> FileJournal:
    """Open the journal at `path`, or begin one `now`, and hold it until it is closed.

    `known` keeps what a restored disk does not bring back; None in practice. `machine` names this
    computer; empty for nothing known. Raises Unavailable
    (``journal.locked`` while another program holds it, ``journal.unwritable``, ``keychain.*``) and
    Damaged (``journal.damaged``) when a line before the last is not what was written: then nothing
    may be published until somebody has looked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, _FLAGS, 0o600)
    except OSError as error:
        raise Unavailable("journal.unwritable", path=str(path)) from error
    memory = _Memory(known, path)
    try:
        _lock(descriptor, path)
        content = _load(descriptor, path)
        was_rewound = _settle_name(descriptor, content, memory, now)
        _settle_machine(descriptor, content, machine, now)
        _flush_folder(path.parent)
    except OSError as error:
        os.close(descriptor)
        raise Unavailable("journal.unwritable", path=str(path)) from error
    except (Unavailable, Damaged):
        os.close(descriptor)
        raise
    return FileJournal(path, descriptor, content, memory, was_rewound=was_rewound)


def _settle_name(
    descriptor: int, content: Content, memory: _Memory, now: Callable[[], datetime]
) -> bool:
    """Give the journal its name, a new one if it was rewound. Return whether it was."""
    is_new = content == Content()
    is_behind = memory.is_behind(content)
    if is_new or is_behind:
        name = {"line": "begun", "at": time_text(now())}
    elif not content.id:  # of a version that gave no names
        name = {"line": "named"}
    else:
        if not memory.is_kept():
            memory.keep(content.id, content.announced)
        return False
    _add(descriptor, content, _line({**name, "post": "", "fence": 0, "id": secrets.token_hex(16)}))
    if is_behind and content.halt is None:
        _add(descriptor, content, halted(Why.REWOUND, now()))
    memory.keep(content.id, content.announced)
    return is_behind


def _settle_machine(
    descriptor: int, content: Content, machine: str, now: Callable[[], datetime]
) -> None:
    """Stop on another computer than the one on which the journal was kept."""
    if not machine or machine == content.machine:
        return
    if content.machine and content.halt is None:
        _add(descriptor, content, halted(Why.MOVED, now()))
    _add(descriptor, content, _own("machine", id=machine))


def halted(why: Why, at: datetime) -> bytes:
    """The line that stops whoever opens a journal that ends with it."""
    return _own("halt", id=secrets.token_hex(16), why=why.value, at=time_text(at))


def _own(line: str, **said: str) -> bytes:
    # Older versions read these two of every line.
    return _line({"line": line, "post": "", "fence": 0, **said})


def _add(descriptor: int, content: Content, line: bytes) -> None:
    _write(descriptor, line)
    content.read(line)


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


def _load(descriptor: int, path: Path) -> Content:
    content = Content()
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        lines = file.read().split(b"\n")
    last = lines.pop()  # what stands after the last line's end: nothing, or a torn line
    for index, line in enumerate(lines):
        try:
            content.read(line)
        except (BadInput, *ODD) as error:
            if index + 1 < len(lines) and _is_torn_mark(lines[index + 1]):
                continue  # found torn at an earlier opening and marked as such
            raise Damaged("journal.damaged", path=str(path), line=str(index + 1)) from error
    if last:
        # The power went while this line was written. It stays, for whoever looks, and counts if it
        # lacks only its end: the mark after it makes every later opening read it the same way.
        with suppress(BadInput, *ODD):
            content.read(last)
        mark = _line({"line": "torn", "post": "", "fence": 0})
        _write(descriptor, b"\n" + mark)
        content.torn = True
    return content


def _is_torn_mark(line: bytes) -> bool:
    try:
        return bool(json.loads(line)["line"] == "torn")
    except ODD:
        return False


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, sort_keys=True).encode("ascii") + b"\n"


def _write(descriptor: int, line: bytes) -> int:
    """Append and wait for the disk; return how long the file was before.

    A write that a full disk cuts short is undone, and an error.
    """
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
    return before


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened there; NTFS journals its entries
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
