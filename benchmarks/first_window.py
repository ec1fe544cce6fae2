"""From the start of a program to its window on a screen, seen from outside: on Xvfb's own frame buffer.

Nothing is put into the program, so a frozen one and the same from source are measured alike.
"""

from __future__ import annotations

import mmap
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_app.bootstrap import keep_choice
from desktop_app.services.starting import Choice, Opens

_SECONDS = 60.0
_POLL = 0.002
_OPTIONS = ("-screen", "0", "1280x800x24", "-nolisten", "tcp")
#: Bytes of one line of the screen that must have changed: a third of 1280 pixels, 3 bytes of each.
_CHANGED = 1280 * 4 // 4
#: A line through the middle of the window, without the header at the start of the file.
_LINE = slice(1280 * 4 * 400 + 4096, 1280 * 4 * 401 + 4096)


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


def first_window(command: Sequence[str], home: Path) -> tuple[float, int]:
    """Return (milliseconds until the window is seen, the program's greatest memory in MB by then)."""
    with _screen() as (name, pixels):
        environment = {**os.environ, "COUNTERSIGN_HOME": str(home), "DISPLAY": name}
        environment.pop("QT_QPA_PLATFORM", None)
        keep_choice(home, Choice(opens=Opens.PRACTICE))
        empty = pixels[_LINE]
        started = time.perf_counter()
        program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            _until(lambda: _differences(pixels[_LINE], empty) > _CHANGED)
            seen = (time.perf_counter() - started) * 1000
            return seen, _memory(program.pid)
        finally:
            program.terminate()
            program.wait()


def _differences(one: bytes, other: bytes) -> int:
    return 0 if one == other else sum(a != b for a, b in zip(one, other, strict=True))


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
