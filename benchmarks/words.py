"""Measures the words checker: process spawned to ready, round trips, first sight of an error.

Run: ``python -m benchmarks.words [starts] [checks]``. Prints milliseconds; sends nothing anywhere.
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.results import keep, timed
from desktop_app.adapters.language.words import WordsChecker

DICTIONARIES = Path(__file__).parents[1] / "resources" / "dictionaries"
POST = "Fiers de nos équipes de Lyon, Grenoble et Nantes : l’avenir se construit ici, avec vous. "


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` took."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def shown(name: str, times: Sequence[float]) -> None:
    """Print the median and the 95th percentile of `times`; keep them in the file of results."""
    figure = timed(
        times, part="words alone", name=name, unit="ms", command="python -m benchmarks.words"
    )
    keep(figure)
    _, high = figure.spread or (0.0, 0.0)
    print(f"{name:<44} p50 {figure.value:8.2f}   p95 {high:8.2f} ms")


def started() -> None:
    """Start a checker, wait for its first answer, end it."""
    with WordsChecker(DICTIONARIES) as checker:
        checker.check("", "en")


def main(starts: int = 10, checks: int = 500) -> None:
    """Measure and print."""
    shown("spawn to first answer, and closed", [milliseconds(started) for _ in range(starts)])
    with WordsChecker(DICTIONARIES) as checker:
        checker.check("", "en")
        turns = range(checks)
        shown(
            "round trip, empty text", [milliseconds(lambda: checker.check("", "fr")) for _ in turns]
        )
        shown(
            "280 clean characters",
            [milliseconds(lambda: checker.check(POST * 3, None)) for _ in turns],
        )
        wrong = [f"{POST} équip{'abcdefgh'[n % 8]}{'klmnopqrst'[n // 8 % 10]}es" for n in turns]
        shown(
            "a new misspelt word, with suggestions",
            [milliseconds(partial(checker.check, t, "fr")) for t in wrong],
        )
        shown(
            "100,000 characters",
            [milliseconds(lambda: checker.check(POST * 1150, "fr")) for _ in range(3)],
        )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
