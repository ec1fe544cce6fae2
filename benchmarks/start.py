"""From the start of the process to the first painted window, beside a bare PySide6 window.

Both are measured in the same run, one after the other, so that a busy machine slows both.

    python benchmarks/start.py [--rounds 15]
    python benchmarks/start.py --frozen build/package/folder/countersign/countersign

With a display (Xvfb will do) the windows are real; without one they are offscreen. With `--frozen`,
that program and the same from source are seen from outside, on a screen of Xvfb.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":  # not this folder: it has a module that is called as one of Python's
    sys.path[0] = str(ROOT)

from benchmarks.first_window import first_window

_WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class FirstPaint(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if not self.seen and event.type() == QEvent.Type.Paint and watched.isWidgetType():
            self.seen = True
            QTimer.singleShot(0, self.report)
        return False
    def report(self):
        with open("/proc/self/status", encoding="utf-8") as status:  # not of who started us
            rss = int(status.read().split("VmHWM:")[1].split()[0]) // 1024
        print("PAINTED", time.time() - float(os.environ["STARTED"]), rss, flush=True)
        os._exit(0)
"""
_BARE = (
    _WATCH
    + """
app = QApplication(sys.argv)
watch = FirstPaint()
app.installEventFilter(watch)
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.exec()
"""
)
_OURS = (
    _WATCH
    + """
from pathlib import Path
from desktop_app import bootstrap
from desktop_app.ui import app as ui
opening = bootstrap.practice(Path(os.environ["COUNTERSIGN_HOME"]))
app = QApplication.instance() or ui.application(sys.argv)
watch = FirstPaint()
app.installEventFilter(watch)
window = ui.build(opening, app)
window.show()
app.exec()
"""
)


def first_paint(program: str, home: Path) -> tuple[float, int]:
    """Return (milliseconds to the first paint, greatest resident memory in MB by then)."""
    environment = {
        **os.environ,
        "COUNTERSIGN_HOME": str(home),
        "STARTED": repr(time.time()),
        "PYTHONPATH": str(ROOT),
    }
    if not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("PAINTED"))
    _, seconds, memory = line.split()
    return float(seconds) * 1000, int(memory)


def beside_frozen(program: Path, rounds: int) -> dict[str, dict[str, int]]:
    """Measure the frozen program and the one from source, in turns: each as `told`, and computing."""
    commands = {"frozen": [str(program)], "source": [sys.executable, "-m", "desktop_app"]}
    runs: dict[str, list[tuple[float, int, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for command in commands.values():
            first_window(command, Path(folder))  # warm; the first start makes the practice desk
        for _ in range(rounds):
            for name, command in commands.items():
                runs[name].append(first_window(command, Path(folder)))
    return {
        name: {
            **told([(ms, memory) for ms, memory, _ in each]),
            "computing_median_ms": round(statistics.median(ms for _, _, ms in each)),
            "computing_least_ms": round(min(ms for _, _, ms in each)),
            "computing_most_ms": round(max(ms for _, _, ms in each)),
        }
        for name, each in runs.items()
    }


def beside_bare(rounds: int) -> tuple[dict[str, int], dict[str, int], float]:
    """Measure a bare window and ours, in turns: both as `told`, and the ratio of their medians."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for program in (_BARE, _OURS):
            first_paint(program, home)  # warm: files in the cache, bytecode written
        for _ in range(rounds):
            bare.append(first_paint(_BARE, home))
            ours.append(first_paint(_OURS, home))
    ratio = statistics.median(ms for ms, _ in ours) / statistics.median(ms for ms, _ in bare)
    return told(bare), told(ours), ratio


def told(runs: list[tuple[float, int]]) -> dict[str, int]:
    """Median, fastest and slowest start in milliseconds, and the greatest memory."""
    return {
        "median_ms": round(statistics.median(ms for ms, _ in runs)),
        "fastest_ms": round(min(ms for ms, _ in runs)),
        "slowest_ms": round(max(ms for ms, _ in runs)),
        "memory_mb": max(memory for _, memory in runs),
    }


def main() -> None:
    """Print median, fastest and memory of both, and the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--frozen", type=Path)
    given = parser.parse_args()
    rounds = given.rounds
    if given.frozen:
        print(json.dumps({**beside_frozen(given.frozen.absolute(), rounds), "rounds": rounds}))
        return
    bare, ours, ratio = beside_bare(rounds)
    figures = {"bare": bare, "countersign": ours}
    print(json.dumps({**figures, "ratio_of_medians": round(ratio, 2), "rounds": rounds}))


if __name__ == "__main__":
    main()
