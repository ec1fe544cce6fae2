"""This machine: its programs run, its files written whole; or a rehearsal that only says so.

Nothing here decides anything. A file is written beside its place and moved there, so that whoever is
interrupted leaves either the old one or the new one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from desktop_app.domain.errors import Unavailable

#: Seconds that a program may take: apt-get brings some hundred megabytes.
_LONGEST = 1_800.0
_TOLD = 200  #: characters of what a program said when it failed
_PLAIN = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}
#: What a program needs to know to speak to somebody in their language.
_TERMINAL = ("TERM", "LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "LINES")


class Machine:
    """The machine on which the program runs. Whoever changes it must be root."""

    is_rehearsal = False

    def run(self, *command: str | Path, said: bytes = b"") -> str:
        """Run a program that is given `said`; return what it writes.

        Raises Unavailable (``host.program``) with what it complained of.
        """
        words = [str(word) for word in command]
        try:
            done = subprocess.run(
                words,
                input=said,
                capture_output=True,
                env=_PLAIN,
                cwd="/",
                timeout=_LONGEST,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable("host.program", program=words[0], why=type(error).__name__) from error
        if done.returncode:
            complaint = done.stderr.decode("utf-8", "replace").strip()[-_TOLD:]
            raise Unavailable("host.program", program=words[0], why=complaint or "-")
        return done.stdout.decode("utf-8", "replace")

    def ask(self, *command: str | Path) -> str | None:
        """What a program that changes nothing writes; None when it fails, or is not there."""
        try:
            return Machine.run(self, *command)
        except Unavailable:
            return None

    def write(self, path: Path, content: bytes, *, mode: int = 0o644, owner: str = "root") -> bool:
        """Let `path` hold `content`, for `owner` and their group; whether that changed anything."""
        is_same = self.read(path) == content
        if not is_same:
            self.folder(path.parent)
            writing = path.with_name(f".{path.name}.new")
            writing.unlink(missing_ok=True)
            with os.fdopen(
                os.open(writing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _give(writing, mode, owner)
            writing.replace(path)
            sync(path.parent)
        else:
            _give(path, mode, owner)
        return not is_same

    def folder(self, path: Path, *, mode: int = 0o755, owner: str = "root") -> bool:
        """Let `path` be a folder; whether it was made."""
        if path.is_dir():
            return False
        path.mkdir(parents=True)
        _give(path, mode, owner)
        return True

    def read(self, path: Path) -> bytes | None:
        """What the file holds; None where there is none."""
        with suppress(FileNotFoundError):
            return path.read_bytes()
        return None

    def has(self, program: str) -> bool:
        """Whether there is such a program."""
        return shutil.which(program, path=_PLAIN["PATH"]) is not None

    def release(self) -> Mapping[str, str]:
        """What the system calls itself: os-release(5)."""
        text = (self.read(Path("/etc/os-release")) or b"").decode("utf-8", "replace")
        return {
            name: said.strip('"') for name, said in re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)
        }

    def is_root(self) -> bool:
        """Whether the program may change the machine."""
        return hasattr(os, "geteuid") and os.geteuid() == 0  # Windows has no such user

    def become(
        self,
        user: str,
        command: Callable[[int], Sequence[str]],
        environment: Mapping[str, str],
        secret: bytes,
    ) -> NoReturn:
        """Go on as `user` with a command that is given the descriptor of a pipe with `secret`."""
        reading, writing = os.pipe()
        os.write(writing, secret + b"\n")  # short enough for a pipe to hold
        os.close(writing)
        os.set_inheritable(reading, True)
        kept = {name: os.environ[name] for name in _TERMINAL if name in os.environ}
        whose = (f"--reuid={user}", f"--regid={user}", "--init-groups", "--no-new-privs")
        words = ["setpriv", *whose, "--", *command(reading)]
        os.chdir("/")
        os.execvpe(words[0], words, {**_PLAIN, **kept, **environment})  # noqa: S606 - no shell is wanted  # nosec B606

    def is_managed(self) -> bool:
        """Whether systemd runs here: sd_booted(3)."""
        return Path("/run/systemd/system").is_dir()


class Rehearsal(Machine):
    """Reads what there is, changes nothing, and tells each command and file to `tell`."""

    is_rehearsal = True

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def run(self, *command: str | Path, said: bytes = b"") -> str:
        """Only say what would be run."""
        words = " ".join(str(word) for word in command)
        self._tell(f"$ {words}{' < …' if said else ''}")
        return ""

    def write(self, path: Path, content: bytes, *, mode: int = 0o644, owner: str = "root") -> bool:
        """Only say what would be written; the text too, unless it is for its owner alone."""
        if self.read(path) == content:
            return False
        self._tell(f"> {path} ({mode:04o} {owner}, {len(content)} bytes)")
        if mode & 0o044:
            for line in content.decode("utf-8").splitlines():
                self._tell(f"    {line}")
        return True

    def folder(self, path: Path, *, mode: int = 0o755, owner: str = "root") -> bool:
        """Only say what would be made."""
        if path.is_dir():
            return False
        self._tell(f"> {path}/ ({mode:04o} {owner})")
        return True


def sync(folder: Path) -> None:
    """Have the names in `folder` outlive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give(path: Path, mode: int, owner: str) -> None:
    path.chmod(mode)
    if os.geteuid() == 0:
        import grp  # only here: the command line starts on Windows too, which has neither
        import pwd

        person = pwd.getpwnam(owner)
        os.chown(path, person.pw_uid, grp.getgrgid(person.pw_gid).gr_gid)
