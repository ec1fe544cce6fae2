"""The long form of the fuzzing: `make fuzz`. Each target until it brings nothing new for a time.

Prints a table and writes it as JSON. What was found is kept in build/fuzz/found: it belongs into
tests/fuzz/found, small and under a name that says what it is, with the mend.
"""

import argparse
import json
import os
import re
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import atheris

from tests.house.tree import ROOT

with atheris.instrument_imports(include=["desktop_app", "tomllib", "tarfile", "zipfile"]):
    from tests.fuzz import child
    from tests.fuzz.every import TARGETS

BUILD = ROOT / "build" / "fuzz"
_PROGRESS = re.compile(r"^#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+)", re.MULTILINE)
_DONE = re.compile(r"^stat::number_of_executed_units: (\d+)", re.MULTILINE)
_FINDING = re.compile(r"^FINDING (\S+) (.*)$", re.MULTILINE)
_HEADS = ("target", "inputs", "edges", "features", "seconds", "flat for", "findings")
_LOOK_SECONDS = 0.5
_END_SECONDS = 30.0
_MEGABYTES, _HANG_SECONDS = 2048, 20


@dataclass
class Search:
    """One target's process, and what is known of it."""

    name: str
    begun: float
    number: int  #: of its process
    log: Path = field(repr=False)
    inputs: int = 0
    edges: int = 0
    features: int = 0
    newest: float = 0.0  #: when coverage last grew; 0 before it began
    ended: float = 0.0
    is_ending: bool = False
    findings: tuple[str, ...] = ()

    def look(self):
        """Read what libFuzzer said; coverage that grew begins the wait anew."""
        said = self.log.read_text(encoding="utf-8", errors="replace")
        for number, edges, features in _PROGRESS.findall(said)[-200:]:
            self.inputs = max(self.inputs, int(number))
            self.features = max(self.features, int(features))
            if int(edges) > self.edges:
                self.edges, self.newest = int(edges), time.monotonic()
        if done := _DONE.search(said):
            self.inputs = max(self.inputs, int(done[1]))
        self.findings = tuple(f"{name}: {place}" for name, place in _FINDING.findall(said))

    def end(self):
        """Ask the process to end and to say its figures."""
        self.is_ending, self.ended = True, time.monotonic()
        os.kill(self.number, signal.SIGUSR1)

    def row(self):
        now = self.ended or time.monotonic()
        seconds, flat = now - self.begun, now - (self.newest or now)
        figures = (self.inputs, self.edges, self.features, f"{seconds:.0f}", f"{flat:.0f}")
        return (self.name, *map(str, figures), str(len(self.findings)))


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("targets", nargs="*", help="all of them without any")
    asked.add_argument("--flat", type=float, default=600, help="seconds without anything new")
    asked.add_argument("--most", type=float, default=0, help="seconds for a target; 0: no limit")
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    for folder in ("found", "corpus", "logs"):
        (BUILD / folder).mkdir(parents=True, exist_ok=True)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    waiting = list(given.targets or TARGETS)
    if unknown := set(waiting) - set(TARGETS):
        asked.error(f"no such target: {', '.join(sorted(unknown))}")
    return _search(waiting, given)


def _search(waiting, given):
    _say(" | ".join(_HEADS))
    running, rows = [], []
    try:
        while waiting or running:
            while waiting and len(running) < given.workers:
                running.append(_begin(waiting.pop(0), given.seed))
            for one in [one for one in running if _is_over(one, given)]:
                running.remove(one)
                rows.append(one)
                _say(" | ".join(one.row()))
                _write(rows)
    finally:
        for one in running:
            os.kill(one.number, signal.SIGKILL)
            os.waitpid(one.number, 0)
    found = [each for one in rows for each in one.findings]
    for each in found:
        _say(f"FOUND {each}")
    _say(f"{sum(one.inputs for one in rows)} inputs, {len(found)} findings")
    return 1 if found else 0


def _begin(name, seed):
    target = TARGETS[name]
    corpus, log = BUILD / "corpus" / name, BUILD / "logs" / f"{name}.log"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(data)
    options = (
        *("-print_final_stats=1", f"-seed={seed}", f"-timeout={_HANG_SECONDS}", "-close_fd_mask=1"),
        *(f"-rss_limit_mb={_MEGABYTES}", f"-max_len={max(target.longest, 64)}"),
        *(f"-artifact_prefix={BUILD / 'found' / name}--", "-reload=0", str(corpus)),
    )
    number = child.begin(target, BUILD / "found", log, options)
    return Search(name=name, begun=time.monotonic(), number=number, log=log)


def _is_over(one, given):
    signal.sigtimedwait([signal.SIGCHLD], _LOOK_SECONDS)
    has_ended = os.waitpid(one.number, os.WNOHANG)[0] != 0
    now = time.monotonic()
    if one.is_ending and not has_ended and now - one.ended > _END_SECONDS:
        os.kill(one.number, signal.SIGKILL)
        os.waitpid(one.number, 0)
        has_ended = True
    one.look()
    if has_ended:
        if not one.is_ending:
            one.ended = now
            one.findings = (*one.findings, f"{one.name}: ended by itself, see {one.log.name}")
        return True
    is_flat = one.newest and now - one.newest > given.flat
    if not one.is_ending and (is_flat or 0 < given.most < now - one.begun):
        one.end()
    return False


def _write(rows):
    kept = ("name", "inputs", "edges", "features", "findings")
    said = [
        {name: getattr(one, name) for name in kept}
        | {"seconds": round(float(one.row()[4])), "flat_seconds": round(float(one.row()[5]))}
        for one in rows
    ]
    (BUILD / "results.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
