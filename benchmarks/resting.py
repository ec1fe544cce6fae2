"""What the program takes while nobody does anything: memory, and the time of a processor.

It is started as a person starts it and looked at from outside, through Linux's own books; the
processes that it started count with it. Beside it, a bare window with a text field in it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import BARE, of, say
from benchmarks.results import Figure, timed

MEMORY = 130.0  #: MB
IDLE = 0.1  #: percent of one core
WORDS_READY = 0.6  #: seconds
WORDS_MEMORY, JAVA_MEMORY = 60.0, 600.0  #: MB
_STARTS = 5
SECONDS = 20.0
_CALM = 30.0  #: seconds after the pages are there: the first look at X is over then
_ROOT = Path(__file__).resolve().parent.parent
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
window.resize(1280, 800)
window.show()
print("READY", flush=True)
app.exec()
"""
_OURS = """
import os, sys, time
from pathlib import Path
sys.setswitchinterval(0.0005)
from desktop_app import bootstrap
from desktop_app.ui import app as ui
from desktop_app.ui.collector import Collector
opening = bootstrap.practice(Path(os.environ["COUNTERSIGN_HOME"]), "en")
app = ui.application(sys.argv)
window = ui.build(opening, app)
collector = Collector()
collector.start()
def ready():
    window.compose.checker.answered.connect(answered)
    window.compose.grammar.changed.connect(told)
    window.show_page(os.environ["PAGE"])
    if os.environ["PAGE"] == "review":
        from desktop_app.services import reading
        window.open_review(reading.queue(window.session.parts, "claire")[0].summary.id)
    print("READY", flush=True)
def failed(error):
    print("FAILED", repr(error), flush=True)
    os._exit(1)
window.session.failed.connect(failed)
window.ready.connect(ready)
window.painted.connect(lambda: print("PAINTED", flush=True))
spelt = []
def answered(outcome):
    if outcome.words is None:
        spelt.append(time.time() - float(os.environ["STARTED"]))
def told():
    grammar, parts = window.compose.grammar, window.session.parts
    if grammar.standing not in ("absent", "waiting", "starting"):
        engine = grammar.engine or "none"
        print("LANGUAGE", spelt[0], parts.speller.worker_pid, engine, sep="|", flush=True)
window.resize(1280, 800)
window.show()
app.exec()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What Linux has written down of a process and of those it started."""

    cpu: float  #: seconds
    wakes: int  #: how often a thread of them was waited for and went on
    main: float  #: MB of the program itself
    resident: float  #: MB of all of them; pages that they share count for each
    own: float  #: MB; they count once


def memory() -> None:
    """With the pages there, and three seconds later, on a desk that an earlier start made."""
    with tempfile.TemporaryDirectory() as folder:
        with _started(_OURS, "compose", folder):
            time.sleep(3)
        with _started(_OURS, "compose", folder) as program:
            first = _books(program.pid)
            time.sleep(3)
            later = _books(program.pid)
    with tempfile.TemporaryDirectory() as folder, _started(_BARE, "", folder) as program:
        time.sleep(1)
        bare = _books(program.pid)
    helpers = later.resident - later.main
    say(
        f"memory with the pages there {first.main:.0f} MB, after 3 s {later.main:.0f} MB, its "
        f"helpers {helpers:.0f} (all without what is shared {later.own:.0f})"
        f"   bare {bare.main:.0f} ({bare.own:.0f})",
        Figure(
            name="memory three seconds after the pages are there",
            unit="MB",
            value=later.main,
            beside=BARE,
            other=bare.main,
            goal=f"{MEMORY:g} MB at most",
            is_met=max(first.main, later.main) <= MEMORY,
            note=f"with its helpers, what is shared counted once: {later.own:.0f} MB",
            **of("memory"),
        ),
    )


def languages() -> None:
    """When the words checker answers first after a start, and what those who read weigh."""
    with tempfile.TemporaryDirectory() as folder:
        _languages(folder)  # this start makes the desk
        runs = [_languages(folder) for _ in range(_STARTS)]
    times = [seconds for seconds, *_ in runs]
    _, words, java, engine = runs[-1]
    middle = statistics.median(times)
    say(
        f"words answer {middle:.2f} s after a start (from {min(times):.2f} to {max(times):.2f}); "
        f"their process {words[0]:.0f} MB, its own {words[1]:.0f}",
        timed(
            times,
            name="words checker answers after a start",
            unit="s",
            goal=f"{WORDS_READY:g} s at most, and {WORDS_MEMORY:g} MB of its own",
            is_met=middle <= WORDS_READY and words[1] <= WORDS_MEMORY,
            note=f"its process keeps {words[1]:.0f} MB of its own",
            **of("languages"),
        ),
    )
    if java is None:
        print("no LanguageTool (make languagetool): its memory is not measured", flush=True)
    else:
        say(
            f"{engine}, warm: Java {java[0]:.0f} MB, its own {java[1]:.0f}",
            Figure(
                name=f"memory of Java, warm, {engine}",
                unit="MB",
                value=java[0],
                goal=f"{JAVA_MEMORY:g} MB at most",
                is_met=java[0] <= JAVA_MEMORY,
                **of("languages"),
            ),
        )


def _languages(folder: str) -> tuple[float, tuple[float, float], tuple[float, float] | None, str]:
    """Seconds to the first answer; what words and Java weigh once grammar is warm; its name."""
    with _started(_OURS, "compose", folder) as program:
        assert program.stdout is not None
        said = next(line for line in program.stdout if line.startswith("LANGUAGE"))
        _, seconds, pid, engine = said.strip().split("|")
        return float(seconds), _own(int(pid)), _of_java(program.pid), engine


def _of_java(pid: int) -> tuple[float, float] | None:
    names = {each: Path(f"/proc/{each}/comm").read_text("utf-8").strip() for each in _family(pid)}
    return next((_own(each) for each, name in names.items() if name == "java"), None)


def _own(pid: int) -> tuple[float, float]:
    """MB of one process: resident, and those of them that it shares with nobody."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    sizes = {
        name: int(size.split()[0]) / 1024
        for name, _, size in (line.partition(":") for line in rollup.split("\n")[1:])
        if size
    }
    return sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


def idle() -> None:
    """Twenty seconds on a page, nobody at the keyboard."""
    bare: float | None = None
    for name, program in (("bare", _BARE), ("compose", _OURS), ("queue", _OURS), ("review", _OURS)):
        with tempfile.TemporaryDirectory() as folder, _started(program, name, folder) as running:
            time.sleep(_CALM)
            before, began = _books(running.pid), time.monotonic()
            time.sleep(SECONDS)
            after, lasted = _books(running.pid), time.monotonic() - began
        share = 100 * (after.cpu - before.cpu) / lasted
        say(
            f"idle for {lasted:.0f} s, {name:<8} {1000 * (after.cpu - before.cpu):6.1f} ms of a "
            f"processor ({share:.3f} %), {(after.wakes - before.wakes) / lasted:.1f} wakes a second",
            Figure(
                name=f"processor used while nobody works, {name}",
                unit="% of one core",
                value=share,
                beside=BARE if bare else "",
                other=bare,
                goal=f"less than {IDLE:g} %",
                is_met=share < IDLE,
                **of("idle"),
            ),
        )
        bare = share if bare is None else bare


@contextmanager
def _started(program: str, page: str, home: str) -> Iterator[subprocess.Popen[str]]:
    """A program of its own, once it said that it is ready."""
    environment = {
        **os.environ,
        "COUNTERSIGN_HOME": home,
        "PAGE": page,
        "STARTED": repr(time.time()),
        "PYTHONPATH": str(_ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    running = subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert running.stdout is not None
        while (line := running.stdout.readline().strip()) != "READY":
            if not line or line.startswith("FAILED"):
                raise SystemExit(line or "the program ended by itself")
        yield running
    finally:
        running.terminate()
        running.wait()


def _books(pid: int) -> Books:
    cpu = wakes = resident = own = main = 0
    for each in _family(pid):
        for task in Path(f"/proc/{each}/task").iterdir():
            cpu += int((task / "schedstat").read_text(encoding="ascii").split()[0])
            status = (task / "status").read_text(encoding="utf-8")
            wakes += int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        resident += int(rollup.split("\nRss:")[1].split()[0])
        own += int(rollup.split("\nPss:")[1].split()[0])
        main = main or resident  # it comes first
    return Books(
        cpu=cpu / 1e9, wakes=wakes, main=main / 1024, resident=resident / 1024, own=own / 1024
    )


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield from _family(int(child))
