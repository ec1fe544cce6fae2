"""Starts publishers as processes of their own, and says how each one ended."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field

from desktop_app.services import practice
from tests.house.tree import ROOT

#: Seconds that fly between two passes: longer than each look at the timeline, and each read-back.
JUMPS = (6, 12, 35, 80, 200, 650, 1000, 1000)


@dataclass
class Crew:
    """Talks to `child`'s server. Use `crew()`."""

    server: subprocess.Popen
    under_way: set = field(default_factory=set)

    def start(self, office, url, **order):
        """Start a publisher in `office`; return its process number.

        It dies, or gets the signal `sign`, at `point` (for the `turn`-th time), or by itself after
        the seconds of `after`. `weakness` is one of `kills.weakened`.
        """
        usual = {
            "folder": str(office.folder),
            "url": url,
            "machine": practice.PUBLISHER,
            "journal": "main",
            "point": None,
            "turn": 1,
            "sign": int(signal.SIGKILL),
            "after": 0,
            "naive": False,
            "weakness": "",
            "jumps": JUMPS,
        }
        assert order.keys() <= usual.keys()
        child = self._ask({**usual, **order})
        self.under_way.add(child)
        return child

    def wait(self, child, office=None):
        """How it ended: "done", "killed" or "stopped". A process that failed is an AssertionError."""
        how, number = self._ask({"wait": child})
        if how != "stopped":
            self.under_way.discard(child)
        if how == "exit":
            said = (office.folder / "said.txt").read_text(encoding="utf-8") if office else ""
            assert number == 0, said
            return "done"
        expected = {"killed": signal.SIGKILL, "stopped": signal.SIGSTOP}[how]
        assert number == expected, (how, number)
        return how

    def run(self, office, url, **order):
        """Start one and wait for its end."""
        return self.wait(self.start(office, url, **order), office)

    def _ask(self, order):
        self.server.stdin.write(json.dumps(order) + "\n")
        self.server.stdin.flush()
        answer = self.server.stdout.readline()
        assert answer, "the server of publishers is gone"
        return json.loads(answer)


@contextmanager
def crew():
    """A server of publishers for as long as the block lasts."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.child"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    ready = Crew(server)
    with server:
        try:
            yield ready
        finally:
            for child in ready.under_way:  # of a test that failed: asleep, perhaps
                os.kill(child, signal.SIGKILL)
            server.stdin.close()
