"""Commands of the walk: a process forks for each, with what every command reads already in memory.

``python -m tests.canaries.commands DESCRIPTOR``: a request comes through that socket with three
descriptors, for input, output and errors. Each command is a process of its own that begins where
``python -m desktop_app`` does; only reading modules and rules, half of its time, is done once.
"""

from __future__ import annotations

import functools
import gc
import importlib
import json
import os
import socket
import subprocess
import sys
from tempfile import TemporaryFile

#: What commands import once they need it.
NEEDED = (
    "desktop_app.cli",
    "desktop_app.adapters.ledger.store",
    "desktop_app.adapters.practice_x.server",
    "desktop_app.assembly",
    "alembic.command",
)
_LONGEST = 65_536  #: bytes of a request


class Commands:
    """Runs commands; to be closed."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.canaries.commands", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
            )

    def run(self, arguments, said, environment, meanwhile):
        """Run ``countersign ARGUMENTS``; return its exit code and what it wrote on its errors."""
        with TemporaryFile() as given, TemporaryFile() as told, TemporaryFile() as complaint:
            given.write(said)
            given.seek(0)
            request = json.dumps([arguments, environment]).encode()
            socket.send_fds(
                self._line, [request], [one.fileno() for one in (given, told, complaint)]
            )
            meanwhile()
            code = json.loads(self._line.recv(_LONGEST))
            complaint.seek(0)
            return code, complaint.read()

    def close(self):
        """Let the process end."""
        self._line.close()
        self._process.wait(timeout=60)


def serve(line):
    """Answer requests until nobody is there any more."""
    while True:
        request, given, _, _ = socket.recv_fds(line, _LONGEST, 3)
        if not request:
            return
        child = os.fork()
        if not child:
            line.close()
            become(*json.loads(request), given)
        for descriptor in given:
            os.close(descriptor)
        _, status = os.waitpid(child, 0)
        line.sendall(json.dumps(os.waitstatus_to_exitcode(status)).encode())


def become(arguments, environment, given):
    """Be the command; its exit ends this process as it ends the program's own."""
    for place, descriptor in enumerate(given):
        os.dup2(descriptor, place)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["countersign", *arguments]
    sys.exit(importlib.import_module("desktop_app.__main__").main())


def read_once():
    """Import what commands need, and read the rules that they look at texts with."""
    for name in NEEDED:
        importlib.import_module(name)
    bootstrap = importlib.import_module("desktop_app.bootstrap")
    rules = bootstrap.rulebook()
    for language in ("en", "fr"):
        rules.words(language)
    bootstrap.rulebook = functools.cache(lambda: rules)
    gc.freeze()  # no command looks through what all of them have


if __name__ == "__main__":
    read_once()
    with socket.socket(fileno=int(sys.argv[1])) as requests:
        serve(requests)
