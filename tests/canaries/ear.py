"""Writes down whatever the program shows while it works: errors with all their causes, processes."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from pathlib import Path

from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from tests.canaries.commands import Commands

PROC = Path("/proc")
_log = logging.getLogger("desktop_app")


class Ear:
    """Listens to one walk; what it hears stands below `folder`."""

    def __init__(self, folder: Path):
        self._shown = (folder / "shown").open("a", encoding="utf-8", errors="backslashreplace")
        self._processes = (folder / "processes").open("ab")
        self._commands = None
        self.errors = 0

    def hear(self, do):
        """Do it; return what it gives, or None after an error, which is shown in every way."""
        try:
            return do()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is listened for
            self.errors += 1
            _log.exception("It failed")
            sys.excepthook(*sys.exc_info())
            self._tell(error)
            return None
        finally:
            self.look()

    def show(self, *things):
        """What these look like to whoever prints them."""
        for thing in things:
            self._shown.write(f"{thing!r} {thing}\n")
        self._shown.flush()

    def look(self):
        """Write down arguments and environment of this process and of everyone it started."""
        for pid in family(os.getpid()):
            for name in ("cmdline", "environ"):
                try:
                    self._processes.write((PROC / str(pid) / name).read_bytes() + b"\n")
                except OSError:
                    continue  # it has ended
        self._processes.flush()

    def run(self, arguments, *, said="", **environment):
        """Run a program of ours with `said` on its standard input; what it wrote on its errors."""
        started = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
        )
        self.look()
        _, complaint = started.communicate(said.encode("utf-8", "surrogateescape"), timeout=120)
        self._shown.write(complaint.decode("utf-8", "backslashreplace"))
        self._shown.flush()
        return started.returncode

    def command(self, arguments, *, said="", **environment):
        """As `run`, a command of ours that need not read its modules and rules (see `commands`)."""
        if self._commands is None:
            self._commands = Commands()
        surroundings = {**os.environ, **environment}
        given = said.encode("utf-8", "surrogateescape")
        code, complaint = self._commands.run(arguments, given, surroundings, self.look)
        self._shown.write(complaint.decode("utf-8", "backslashreplace"))
        self._shown.flush()
        return code

    def close(self):
        """Let the process end that runs commands."""
        if self._commands is not None:
            self._commands.close()

    def _tell(self, error):
        seen = []
        while error is not None and error not in seen:
            seen.append(error)
            self.show(error, error.args, getattr(error, "__notes__", ()))
            self._shown.writelines(traceback.format_exception(error))
            if isinstance(error, CountersignError):
                self.show(explain(error, "en"), explain(error, "fr"), error.facts)
            error = error.__cause__ or error.__context__
        self._shown.flush()


def family(pid):
    """A process and everyone below it."""
    children = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(errors="replace")
            except OSError:
                continue  # it has ended
            parent = int(stat.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found
