"""Two real PostgreSQL servers, of which one follows the other: killed, frozen, cut off, promoted."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

from tests.postgres import Server, free_port, make, programs, run

#: As a team's server is run: what was acknowledged has been written.
SETTINGS = {
    "synchronous_commit": "on",
    "shared_buffers": "32MB",
    "max_connections": "30",
    "autovacuum": "off",
    "listen_addresses": "127.0.0.1",
}


class Node:
    """One server in a folder of its own. `server` is how tests talk to it."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder, self._tools = folder, tools
        self.server = Server(folder, free_port())
        self._data = folder / "data"

    @property
    def port(self) -> int:
        return self.server.port

    def start(self, **settings: str) -> None:
        """Start, or start again after a death: what was committed is there."""
        options = {"port": self.port, "unix_socket_directories": self.folder, **SETTINGS}
        said = " ".join(f"-c {name}={value}" for name, value in {**options, **settings}.items())
        log = str(self.server.log)
        self._control("-w", "-t", "60", "-l", log, "-o", said, "start")

    def promote(self) -> None:
        """From standby to primary; returns when it takes writes."""
        self._control("-w", "promote")

    def follow(self, primary: Node) -> None:
        """Become a copy of `primary`, and start as its standby."""
        run(
            self._tools / "pg_basebackup",
            *("-d", primary.server.conninfo(), "-D", str(self._data), "-R", "-X", "stream"),
            *("-c", "fast", "--no-sync"),
        )
        self.start()

    def cut_off(self) -> None:
        """Follow nobody any more; what has arrived is kept."""
        with self.server.superuser() as connection:
            connection.execute("ALTER SYSTEM SET primary_conninfo = ''")
            connection.execute("SELECT pg_reload_conf()")

    def signal(self, number: signal.Signals) -> None:
        """To the server and each of its processes. A frozen one keeps its connections open."""
        first = self._first()
        for process in [first, *_children(first)]:
            with suppress(ProcessLookupError):
                os.kill(process, number)

    def kill(self) -> None:
        """As when the machine loses its power; what the kernel was given is on the disk."""
        first = self._first()
        dying = [first, *_children(first)]
        self.signal(signal.SIGKILL)
        while any(map(_is_alive, dying)):
            Event().wait(0.01)
        # They name a process, which may still be in the table for somebody to ask how it ended.
        for lock in (self._data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            lock.unlink()

    def remove(self) -> None:
        with suppress(FileNotFoundError, ProcessLookupError):
            self.kill()
        shutil.rmtree(self.folder)

    def _first(self) -> int:
        return int((self._data / "postmaster.pid").read_text("ascii").split("\n")[0])

    def _control(self, *what: str) -> None:
        run(self._tools / "pg_ctl", "-D", str(self._data), *what)


@contextmanager
def a_node() -> Iterator[Node]:
    """A server that was just made and started, with its administrator."""
    node = _made()
    try:
        make(node._tools, node.folder)
        node.start()
        node.server.appoint()
        yield node
    finally:
        node.remove()


@contextmanager
def a_standby(primary: Node) -> Iterator[Node]:
    """A copy of `primary` that follows it."""
    node = _made()
    try:
        os.chown(node.folder, *_owner(primary.folder))
        node.follow(primary)
        yield node
    finally:
        node.remove()


def _made() -> Node:
    return Node(Path(tempfile.mkdtemp(prefix="cs-node-")), programs())


def _owner(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_uid, found.st_gid


def _fields(process: int) -> list[str]:
    """What the kernel says of a process after its name: state, parent, ..."""
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()


def _is_alive(process: int) -> bool:
    try:
        return _fields(process)[0] not in "ZX"
    except OSError:
        return False


def _children(first: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it ended meanwhile
                if int(_fields(int(entry.name))[1]) == first:
                    found.append(int(entry.name))
    return found
