"""LanguageTool's server as a child process of ours, on the loopback address and nowhere else.

It ends when its standard input does: however this process dies, none is left behind. Before any
text is sent, `owns_port` says whether the port is still that of our own child, and of nobody who
took it.
"""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

import psutil

from desktop_app.adapters.language.grammar import java

JAR = "countersign-languagetool.jar"
_LOOPBACK = ("127.0.0.1", "::ffff:127.0.0.1", "::1")
#: A small heap, the small collector and the first compiler only: short texts, on a laptop.
_FLAGS = (
    "-Xms64m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xshare:auto",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    # A Java that crashes writes parts of its memory into a file wherever this program was started,
    # tells everybody in /tmp that it runs, and lets other programs load code into it.
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+SuppressFatalErrorMessage",
    "-XX:-UsePerfData",
    "-XX:+DisableAttachMechanism",
    # Java's server else holds back the end of each answer until the first half is acknowledged.
    "-Dsun.net.httpserver.nodelay=true",
)
_END_SECONDS = 2.0
_DYING_SECONDS = 0.3


class ServerDied(Exception):
    """The child ended, or never listened."""


class Server:
    """One running child. `start` makes it; `stop` may be called twice."""

    def __init__(self, executable: Path, folder: Path) -> None:
        """`folder` holds `JAR` and its libraries; LanguageTool finds no settings of anybody's."""
        self._process = subprocess.Popen(
            # The home is said, because LanguageTool would read the person's own settings there.
            [str(executable), *_FLAGS, f"-Duser.home={folder}", "-jar", str(folder / JAR)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=java.environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._port = 0

    def wait(self) -> None:
        """Wait until it says on which port it listens. Raises `ServerDied` when it ends before."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            name, _, number = line.decode("ascii", "replace").strip().partition(" ")
            if name == "PORT" and number.isdigit():
                self._port = int(number)
                return
        raise ServerDied

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def is_alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    @property
    def is_dying(self) -> bool:
        """Whether the child has ended, or does so within a moment: its connections close first."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_SECONDS)
        return not self.is_alive

    @property
    def owns_port(self) -> bool:
        """Whether our own living child is who listens there."""
        if not self.is_alive:
            return False
        try:
            sockets = psutil.Process(self._process.pid).net_connections("tcp")
        except psutil.Error:
            return False
        return any(
            each.status == psutil.CONN_LISTEN
            and each.laddr.port == self._port
            and each.laddr.ip in _LOOPBACK
            for each in sockets
        )

    def stop(self) -> None:
        """Ask it to end by closing its input; kill it when it does not."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
