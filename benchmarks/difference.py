"""Print the time of `difference` for texts of 25,000 characters: usual changes, then the worst.

Run: ``python benchmarks/difference.py``. Each line stands beside one comparison of the two texts,
timed in the same run. What this page promises is 50 ms for any text; the program says so when a
kind takes longer, and ends with 1.
"""

from __future__ import annotations

import operator
import random
import statistics
import sys
import time
from collections.abc import Callable

from benchmarks.results import Figure, keep
from desktop_app.checks.difference import difference

LONGEST = 25_000
ROUNDS = 15
MOST_MS = 50.0


def text_of(words: list[str], chance: random.Random, sign: str = " ") -> str:
    """Return a text of `LONGEST` characters of words taken by chance."""
    taken: list[str] = []
    length = 0
    while length < LONGEST:
        taken.append(chance.choice(words))
        length += len(taken[-1]) + len(sign)
    return sign.join(taken)[:LONGEST]


def kinds() -> dict[str, tuple[str, str]]:
    """Return pairs of texts by what happened between them."""
    chance = random.Random(1)  # noqa: S311 - the same texts in each run, not a secret  # nosec B311
    many = [f"word{number}" for number in range(3_000)]
    text = text_of(many, chance)
    listed = text.split()
    paragraphs = text.replace("word7", "\nword7")
    return {
        "one word of a paragraph": (text, text.replace(listed[900], "other", 1)),
        "one of many paragraphs": (paragraphs, paragraphs.replace(listed[900], "other", 1)),
        "every third word": (
            text,
            " ".join(f"x{at}" if at % 3 == 0 else word for at, word in enumerate(listed)),
        ),
        "words shuffled": (text, " ".join(chance.sample(listed, len(listed)))),
        "all rewritten": (text, text_of(many, chance)),
        "two words by chance": (text_of(["a", "b"], chance), text_of(["a", "b"], chance)),
        "signs by chance": (text_of([".", ","], chance, ""), text_of([".", ","], chance, "")),
        "another sign": ("." * LONGEST, "," * LONGEST),
        "emoji sequences": ("👩🏽‍💻" * (LONGEST // 4), "👩🏿‍💻" * (LONGEST // 4)),
        "bare domains": ("a.com " * (LONGEST // 6), "b.com " * (LONGEST // 6)),
        "domains and ideographs": (
            "".join(f"日a{number}.com " for number in range(2_500)),
            "".join(f"日b{number}.com " for number in range(2_500)),
        ),
        "short lines": (text_of(many, chance, "\n"), text_of(many, chance, "\n")),
    }


def median_ms(work: Callable[[str, str], object], before: str, after: str) -> float:
    """Return the median of `ROUNDS` calls, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter_ns()
        work(before, after)
        times.append((time.perf_counter_ns() - begin) / 1e6)
    return statistics.median(times)


def main() -> int:
    """Print one line a kind of change; return 1 when one takes too long."""
    worst = 0.0
    for name, (before, after) in kinds().items():
        taken = median_ms(difference, before, after)
        plain = median_ms(operator.eq, before, after)
        worst = max(worst, taken)
        print(
            f"{name:26} {taken:7.1f} ms   {len(difference(before, after)):5} pieces"
            f"   comparison {plain * 1000:6.2f} µs"
        )
    print(f"{'worst':26} {worst:7.1f} ms   promised {MOST_MS:.0f} ms")
    keep(
        Figure(
            part="difference",
            name="difference of two versions of 25,000 characters, the slowest kind",
            unit="ms",
            value=worst,
            n=ROUNDS,
            goal=f"{MOST_MS:g} ms at most",
            is_met=worst <= MOST_MS,
            command="python -m benchmarks.difference",
        )
    )
    return int(worst > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
