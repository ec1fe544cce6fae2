"""Starts programs as processes of their own, tells each what to do, and makes things run short."""

import fcntl
import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.tree import ROOT

#: Seconds in which any verb has answered: much longer than the longest of them.
PATIENCE = 120.0
#: As long a program of a test waits for somebody else's lock: the product waits ten times as long.
SHORT = 0.5


@dataclass
class Told(Exception):
    """The program refused, in the words that people read."""

    kind: str
    en: str
    fr: str

    def __str__(self):
        return f"{self.kind}: {self.en}"


@dataclass
class Program:
    """One process. A verb that is refused raises Told; `told` keeps everything that was said."""

    process: int
    line: socket.socket
    told: list[Told] = field(default_factory=list)
    _kept: bytes = b""

    def do(self, verb, **more):
        """Let it do something, and wait for what came of it."""
        self.ask(verb, **more)
        return self.answer()

    def ask(self, verb, **more):
        """Let it begin something."""
        self.line.sendall(json.dumps({"do": verb, **more}).encode() + b"\n")

    def answer(self):
        """What came of the verb that was begun."""
        while b"\n" not in self._kept:
            more = self.line.recv(65_536)
            assert more, "the program has died"
            self._kept += more
        said, _, self._kept = self._kept.partition(b"\n")
        found = json.loads(said)
        if "error" in found:
            self.told.append(Told(**found["error"]))
            raise self.told[-1]
        return found["did"]

    def publish(self):
        """One pass: the kinds of what came of it. What was told is kept."""
        self.ask("publish")
        return self.passed()

    def passed(self):
        """As `publish`, of a pass that was begun."""
        try:
            reports = self.answer()
        except Told as told:
            return [told.kind]
        self.told += [Told(**one) for one in reports if one["en"]]
        return [one["kind"] for one in reports]

    def falls_asleep(self):
        """Wait until it has stopped (SIGSTOP)."""
        self._wait(lambda: _state(self.process) == "T", "it never came to that point")

    def wake(self):
        os.kill(self.process, signal.SIGCONT)

    def kill(self):
        """SIGKILL: as when the power goes, but for what the kernel already has."""
        os.kill(self.process, signal.SIGKILL)
        self._wait(lambda: _state(self.process) in ("", "Z", "X"), "it does not die")
        self.line.close()

    def end(self):
        """Let it close everything and end."""
        self.line.close()
        self._wait(lambda: _state(self.process) in ("", "Z", "X"), "it does not end")

    def run_short(self, size=0):
        """From outside: of no file may it write more than `size` bytes. Nothing else changes."""
        hard = resource.prlimit(self.process, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.process, resource.RLIMIT_FSIZE, (size, hard))

    def has_room(self):
        """There is space again."""
        hard = resource.prlimit(self.process, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.process, resource.RLIMIT_FSIZE, (hard, hard))

    def inside(self, path):
        """`path` as this process sees it: on the small disk that only it has."""
        return Path(f"/proc/{self.process}/root{path}")

    @staticmethod
    def _wait(seen, otherwise):
        until = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < until, otherwise
            os.sched_yield()


def _state(process):
    """R, S, T … as the kernel calls it; "" once it is gone."""
    try:
        said = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return ""
    return said.rpartition(")")[2].split()[0]


@dataclass
class Crew:
    """Talks to `child`'s server. Use `crew()`."""

    server: subprocess.Popen
    listener: socket.socket
    under_way: list[Program] = field(default_factory=list)

    def start(self, folder, role="clerk", patience=SHORT):
        """A process of that role; `patience` None lets it wait for locks as long as the product."""
        order = {
            "folder": str(folder),
            "role": role,
            "port": self.listener.getsockname()[1],
            "patience": patience,
        }
        self.server.stdin.write(json.dumps(order) + "\n")
        self.server.stdin.flush()
        process = int(self.server.stdout.readline())
        line, _ = self.listener.accept()
        line.settimeout(PATIENCE)
        program = Program(process, line)
        self.under_way.append(program)
        return program


@contextmanager
def crew():
    """A server of programs for as long as the block lasts."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.starve.child"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with server, socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        ready = Crew(server, listener)
        try:
            yield ready
        finally:
            for program in ready.under_way:  # those of a test that failed, asleep perhaps
                program.line.close()
                with suppress(ProcessLookupError):
                    os.kill(program.process, signal.SIGKILL)
            server.stdin.close()


@contextmanager
def locked(database):
    """Somebody else writes in the SQLite file and does not come to an end."""
    with sqlite3.connect(database, isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            holder.execute("ROLLBACK")
    holder.close()


@contextmanager
def held_whole(database):
    """As a scanner on Windows does: every byte of the file and of what belongs to it is locked."""
    with ExitStack() as held:
        for path in sorted(database.parent.glob(f"{database.name}*")):
            file = held.enter_context(path.open("r+b"))
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


@contextmanager
def full(disk):
    """Every byte of `disk` is taken, by a file that is not ours."""
    ballast = disk / "somebody-else"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    try:
        yield
    finally:
        ballast.unlink()
