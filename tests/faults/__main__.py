"""The long form of the faults: `make matrix`. Prints what came of it and leaves nothing behind."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from desktop_app.domain.errors import Damaged
from tests.faults import matrix, office, races
from tests.faults.crew import crew
from tests.house.tree import ROOT

_COLUMNS = ("cases", "died", "posted", "person", "stopped", "duplicates", "wrong", "phantoms")
_HEADS = {
    "cases": "cases",
    "died": "killed",
    "posted": "posted once",
    "person": "for a person",
    "stopped": "stopped",
    "duplicates": "duplicates",
    "wrong": "wrong",
    "phantoms": "phantoms",
}


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=matrix.SEED)
    asked.add_argument("--repetitions", type=int, default=2)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument(
        "--posts", type=int, default=1000, help="which each of eight senders wants to send"
    )
    asked.add_argument("--slice", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.slice is not None:
        _slice(given)
        return 0
    started = time.monotonic()
    sound = _matrix(given) if given.repetitions else True
    _say(f"{time.monotonic() - started:.0f} s")
    sound = (_race(given.posts) if given.posts else True) and sound
    _say(f"{time.monotonic() - started:.0f} s in all: {'sound' if sound else 'NOT SOUND'}")
    return 0 if sound else 1


def _matrix(given):
    _say(f"seed {given.seed}, repetitions {given.repetitions} (naive: one)")
    told = _all(given)
    ours, naive = told["ours"], told["naive"]
    _say(" | ".join(["publisher", *(_HEADS[name] for name in _COLUMNS)]))
    for name, counts in (("ours", ours), ("naive", naive)):
        _say(" | ".join([name, *(str(counts[column]) for column in _COLUMNS)]))
    for line in told["unsound"]:
        _say(f"NOT SOUND {line}")
    return not told["unsound"] and naive["duplicates"] > 0


def _all(given):
    """Every slice of the cases, each in a process of its own; what they counted together."""
    said = ["--seed", str(given.seed), "--repetitions", str(given.repetitions)]
    said += ["--workers", str(given.workers)]
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults", *said, "--slice", str(number)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(given.workers)
    ]
    told = {"ours": Counter(), "naive": Counter(), "unsound": []}
    for worker in workers:
        answer = json.loads(worker.communicate()[0].splitlines()[-1])
        told["ours"].update(answer["ours"])
        told["naive"].update(answer["naive"])
        told["unsound"] += answer["unsound"]
    return told


def _slice(given):
    told = {"ours": Counter(), "naive": Counter(), "unsound": []}
    every = list(enumerate(matrix.cases(given.repetitions, given.seed)))
    once = len(every) // given.repetitions
    with tempfile.TemporaryDirectory(prefix="countersign-matrix-") as top, crew() as ready:
        templates = {
            name: office.approved(Path(top) / name, *shape) for name, shape in office.SHAPES.items()
        }
        for number, case in every[given.slice :: given.workers]:
            _play("ours", case, templates, Path(top), ready, told)
            if number < once:
                _play("naive", case, templates, Path(top), ready, told)
            if told["ours"]["cases"] % 100 == 0:
                sys.stderr.write(f"{number} of {len(every)}: {told['ours']}\n")
    _say(json.dumps(told))


def _play(name, case, templates, top, ready, told):
    with tempfile.TemporaryDirectory(prefix="case-", dir=top) as place:
        folder = Path(place) / "office"
        try:
            result = matrix.run(case, templates, folder, ready, naive=name == "naive")
        except (AssertionError, Damaged) as error:
            told["unsound"].append(f"{name} {case}: {error!r}")
            return
    verdict = result.verdict
    is_whole = verdict.at_x == len(office.SHAPES[case.shape])
    told[name].update(
        cases=1,
        died=int(result.died),
        posted=int(verdict.state in ("", "posted") and is_whole and not verdict.duplicates),
        person=int(verdict.state == "needs_person"),
        stopped=int(verdict.state in ("refused", "held", "approved")),
        duplicates=verdict.duplicates,
        wrong=len(verdict.wrong),
        phantoms=len(verdict.phantoms),
    )
    if name == "ours" and not verdict.is_sound:
        told["unsound"].append(f"{case}: {verdict}")


def _race(posts):
    """Eight senders of the same `posts` posts, on one ledger."""
    with tempfile.TemporaryDirectory(prefix="countersign-race-") as top, crew() as ready:
        counted = races.eight_senders(Path(top), ready, posts)
    _say(f"8 senders × {posts} posts: {counted}")
    return counted.is_sound


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
