"""Countersign beside others, each comparison in one run and in turns with them.

    python -m benchmarks.compare [lengths] [rules] [words] [starts]

`make compare` brings the others first. What is found is printed and goes into the file of results.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from benchmarks.compare.lengths import lengths
from benchmarks.compare.rivals import BROUGHT
from benchmarks.compare.rules import rules
from benchmarks.compare.starts import starts
from benchmarks.compare.words import words

COMPARISONS: dict[str, Callable[[], None]] = {
    "lengths": lengths,
    "rules": rules,
    "words": words,
    "starts": starts,
}


def main(wanted: list[str]) -> None:
    """Do the comparisons that are `wanted`; all of them by default."""
    if unknown := [name for name in wanted if name not in COMPARISONS]:
        raise SystemExit(
            f"no such comparison: {', '.join(unknown)}; there are {', '.join(COMPARISONS)}"
        )
    if not (BROUGHT / ".built").is_file():
        raise SystemExit("what is compared with is not here: type make compare, which brings it")
    for name in wanted or COMPARISONS:
        print(f"{name} (load {os.getloadavg()[0]:.1f})", flush=True)
        COMPARISONS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
