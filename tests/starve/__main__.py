"""Every shortage, several times, and many deaths of the real windows: `make starve`.

``python -m tests.starve [--kills 100] [--times 3] [--seed N]`` prints a table, what people were told
in both languages, and writes both to build/starve.json. The exit code is 1 when anything was lost, at
X twice, or not as expected.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from tests.faults import nodes
from tests.faults.office import SINGLE, approved
from tests.house.tree import ROOT
from tests.starve import kills, session, team, windows
from tests.starve.cases import CASES, NEED_MOUNTS, expectation, may_mount
from tests.starve.crew import crew
from tests.starve.scene import a_scene

_FILE = ROOT / "build" / "starve.json"


class Table:
    """What was played, how often, and what came of it."""

    def __init__(self):
        self.rows = {}

    @contextmanager
    def row(self, name, wanted):
        """One playing of a case; an expectation that is not met is told and counted."""
        found = self.rows.setdefault(
            name, {"expected": wanted, "times": 0, "not_met": [], "told": {}}
        )
        found["times"] += 1
        try:
            yield found
        except AssertionError as error:
            found["not_met"].append(str(error) or repr(error))

    @property
    def is_sound(self):
        return not any(row["not_met"] for row in self.rows.values())

    def say(self):
        _say("case | times | met | told | expectation")
        for name, row in self.rows.items():
            met = row["times"] - len(row["not_met"])
            told = ", ".join(row["told"]) or "-"
            _say(f"{name} | {row['times']} | {met} | {told} | {row['expected']}")
            for why in row["not_met"]:
                _say(f"    NOT MET {why}")
        told = {kind: words for row in self.rows.values() for kind, words in row["told"].items()}
        for kind, words in sorted(told.items()):
            _say(f"{kind}\n    {words[0]}\n    {words[1]}")


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--times", type=int, default=3, help="of each shortage")
    asked.add_argument("--seed", type=int, default=20_261_123)
    given = asked.parse_args()
    table, started = Table(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="countersign-starve-") as top, crew() as ready:
        _shortages(table, Path(top), ready, given.times)
        _team(table, ready, given.times)
        for number in range(given.times):
            folder = Path(top) / f"session-{number}"
            folder.mkdir()
            with table.row(session.NAME, session.EXPECTED) as row:
                row["told"] |= session.play(folder)
        for name, (wanted, _) in windows.CASES.items() if given.times else ():
            with table.row(name, wanted) as row, windows.a_window(ready) as (program, desk):
                row["told"]["the window"] = ("", windows.play(name, program, desk))
        deaths = kills.Figures()
        if given.kills:
            (Path(top) / "walks").mkdir()
            deaths = kills.play(ready, Path(top) / "walks", given.kills, given.seed)
    table.say()
    _say(f"seed {given.seed}, {sum(deaths.kills.values())} kills: {deaths}")
    _say(f"{time.monotonic() - started:.0f} s")
    is_sound = table.is_sound and not deaths.wrong
    _write(table, deaths, given, is_sound=is_sound)
    _say("sound" if is_sound else "NOT SOUND")
    return 0 if is_sound else 1


def _shortages(table, top, ready, times):
    template = approved(top / "template", *SINGLE)
    for name in CASES:
        if name in NEED_MOUNTS and not may_mount():
            _say(f"{name}: left out, no disk can be mounted here")
            continue
        for _ in range(times):
            with table.row(name, expectation(name)[1]) as row, a_scene(ready, template) as scene:
                try:
                    CASES[name](scene)
                finally:
                    row["told"] |= {one.kind: (one.en, one.fr) for one in scene.said}


def _team(table, ready, times):
    if not times:
        return
    with nodes.a_node() as node:
        for point, (name, wanted, _) in team.CASES.items():
            for _ in range(times):
                with table.row(name, wanted) as row, team.a_team_scene(ready, node) as scene:
                    row["told"] |= {one.kind: (one.en, one.fr) for one in scene.play(point)}


def _write(table, deaths, given, *, is_sound):
    figures = {**vars(deaths), "kills": dict(Counter(deaths.kills))}
    said = {"seed": given.seed, "sound": is_sound, "shortages": table.rows, "deaths": figures}
    _FILE.parent.mkdir(exist_ok=True)
    _FILE.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
