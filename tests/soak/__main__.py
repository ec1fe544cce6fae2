"""Three windows, a sender, PostgreSQL, LanguageTool and X for an hour, with faults: `make soak`.

    python -m tests.soak [--minutes 60] [--seed 1] [--rest 3]

Every minute: each post at X once and byte for byte as approved, nothing acknowledged lost, the chain
verified, no draft lost, nothing waiting once nothing is broken; and what each process takes. In the
end memory and handles are flat, or it is said what grew. All of it is kept in build/soak.json.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from desktop_app.services.resources import languagetool
from tests.house.tree import ROOT
from tests.soak import report
from tests.soak.office import Order, office
from tests.soak.plan import Pace
from tests.soak.run import run


def main() -> int:
    """Run, and say what was found; 1 where it is not sound, or something grew."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--rest", type=float, default=3, help="seconds between two deeds, at most")
    asked.add_argument("--out", type=Path, default=ROOT / "build" / "soak.json")
    given = asked.parse_args()
    grammar = languagetool() is not None
    if not grammar:
        sys.stderr.write("no LanguageTool here (make languagetool): the run goes on without it\n")
    order = Order(seed=given.seed, grammar=grammar, rest=given.rest)
    with tempfile.TemporaryDirectory(prefix="cs-soak-") as folder:
        pace = Pace(warm=min(300, given.minutes * 10))
        with office(Path(folder), order) as everybody:
            found = run(everybody, given.minutes * 60, pace)
    report.keep(found, given.out)
    for line in report.lines(found):
        sys.stdout.write(f"{line}\n")
    return 1 if found.wrong or report.grown(found) else 0


if __name__ == "__main__":
    sys.exit(main())
