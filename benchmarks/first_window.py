"""From the start of a program to its window on a screen, seen from outside: on Xvfb's own frame buffer.

Nothing is put into the program, so a frozen one and the same from source are measured alike.
"""

from __future__ import annotations

import mmap
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_app.bootstrap import keep_choice
from desktop_app.services.starting import Choice, Opens

_SECONDS = 60.0
_POLL = 0.002
_OPTIONS = ("-screen", "0", "1280x800x24", "-nolisten", "tcp")
_LINE = 1280 * 4  #: bytes
#: Each fortieth line of the screen, counted from the file's end: a header stands before the first.
_LINES = [slice(at := -_LINE * number, at + _LINE) for number in range(20, 800, 40)]
_A_WINDOW = 1 / 3


@contextmanager
def _screen() -> Iterator[tuple[str, mmap.mmap]]:
    """Start an Xvfb on which nobody else draws, and end it; give its name and its frame buffer."""
    ours, theirs = os.pipe()
    with tempfile.TemporaryDirectory() as folder, os.fdopen(ours) as told:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(theirs), *_OPTIONS, "-fbdir", folder],
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs],
        )
        os.close(theirs)
        try:
            name = f":{told.readline().strip()}"  # said when it is ready
            with (
                (Path(folder) / "Xvfb_screen0").open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels,
            ):
                yield name, pixels
        finally:
            server.terminate()
            server.wait()


def first_window(command: Sequence[str], home: Path) -> tuple[float, int, float]:
    """Return what it took until the window is seen.

    Milliseconds, the program's greatest memory in MB, and the milliseconds of them that its threads
    were computing: on a busy machine these say more.
    """
    keep_choice(home, Choice(opens=Opens.PRACTICE))
    with opened(command, {"COUNTERSIGN_HOME": str(home)}) as (seen, pid):
        computed = time.clock_gettime(_clock_of(pid)) * 1000
        return seen, _memory(pid), computed


@contextmanager
def opened(command: Sequence[str], settings: Mapping[str, str]) -> Iterator[tuple[float, int]]:
    """Start a program on a screen of its own; give the milliseconds until its window is seen, its pid.

    It is ended with the block. Raises TimeoutError when no window comes, and when it is smaller
    than a third of the screen: so an opening picture is not taken for the window.
    """
    with _screen() as (name, pixels):
        environment = {**os.environ, **settings, "DISPLAY": name}
        environment.pop("QT_QPA_PLATFORM", None)
        started = time.perf_counter()
        program = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _until(lambda: _drawn(pixels) > _A_WINDOW)
            yield (time.perf_counter() - started) * 1000, program.pid
        finally:
            program.terminate()
            program.wait()


def _drawn(pixels: mmap.mmap) -> float:
    """The share of the screen that is no longer black, by the first of the four bytes of a dot."""
    lines = b"".join(pixels[one][::4] for one in _LINES)
    return 1 - lines.count(0) / len(lines)


def _clock_of(pid: int) -> int:
    """Linux's number of the clock that runs while a process computes (clock_getcpuclockid(3))."""
    return ((~pid) << 3) | 2


def _memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = [one for one in status.splitlines() if one.startswith("VmHWM:")]
    return int(line.split()[1]) // 1024


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(_POLL)
