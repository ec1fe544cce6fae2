"""``countersign`` and ``python -m desktop_app``: the window without arguments, else the command line."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.backing_up import Diagnosis
    from desktop_app.services.updating import News

_PR_SET_DUMPABLE = 4  #: of prctl(2)
#: Control characters, other ends of lines, and what turns the direction of a line.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class LogLine(logging.Formatter):
    """One line for one thing that happened, its time in UTC; the lines of a trace are indented.

    What others wrote ends no line and begins none, and a terminal obeys nothing of it.
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        line, *trace = super().format(record).split("\n")
        return "\n".join([_harmless(line), *(f"    {_harmless(each)}" for each in trace)])

    def formatMessage(self, record: logging.LogRecord) -> str:
        return _harmless(super().formatMessage(record))


def _harmless(text: str) -> str:
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def main() -> int:
    """Run and return the exit code: 0 done, 1 refused, 2 wrong use."""
    multiprocessing.freeze_support()
    keep_private()
    # Two busy threads else hold a keystroke for many milliseconds (CPython's default is 5 ms).
    sys.setswitchinterval(0.0005)
    to_stderr = logging.StreamHandler()
    to_stderr.setFormatter(LogLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[to_stderr])
    if len(sys.argv) > 1 and sys.argv[1:] != ["--hidden"]:  # as a start at sign-in calls it
        from desktop_app.cli import main as command_line

        close_memory()
        return command_line(sys.argv[1:])
    return window()


def keep_private() -> None:
    """Leave no image of the memory behind, and write nothing that other users may read (POSIX).

    Drafts, keys and tokens are in this process and its children; on Windows a person's folders are
    theirs alone already.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.umask(0o077)


def close_memory() -> None:
    """Let no other program of this person read this process's memory or environment (Linux).

    Its image goes to no collector of crashes either. For commands, the publisher among them: a
    window that does so can open no file dialog, because the desktop's portal asks whose program it
    is where only the administrator may look then.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def window() -> int:
    """Open the window: on the record that ``COUNTERSIGN_LEDGER`` names, else on what was chosen.

    The first start asks; when something else is chosen later, the process begins anew.
    """
    from desktop_app import bootstrap, seats
    from desktop_app.domain.errors import CountersignError, Unavailable
    from desktop_app.services.messages import explain

    def advice(detail: str) -> str:
        return explain(Unavailable("qt.libraries", detail=detail), bootstrap.system_language()).line

    try:
        from desktop_app.ui import app, startup
    except ImportError as error:  # the loader names the library that it did not find
        sys.stderr.write(f"{advice(str(error))}\n")
        return 1
    with startup.advising(advice):
        app.application(sys.argv)
    try:
        start = replace(seats.start(bootstrap.home()), diagnose=diagnose, news=news)
        opening = bootstrap.begin(bootstrap.home(), bootstrap.system_language())
    except CountersignError as error:
        sys.stderr.write(f"{explain(error, bootstrap.system_language()).line}\n")
        return app.refuse(error, sys.argv)
    code = app.run(start, opening, sys.argv)
    return again() if code == app.AGAIN else code


def diagnose() -> Diagnosis:
    """Look at this computer as ``countersign diagnostics`` does. Raises as the desk's folder does."""
    from desktop_app.cli.diagnostics import diagnose as looked

    return looked()


def news() -> News:
    """What is announced on this computer, as ``countersign update check`` finds it."""
    from desktop_app.cli.updates import news as looked

    return looked()


def again() -> int:
    """Begin anew, as this process was called: in its place, or beside it where that is not to be had."""
    words = [sys.executable, *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(sys.executable, words)  # noqa: S606 - our own words, and no shell reads them  # nosec B606
    subprocess.Popen(words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
