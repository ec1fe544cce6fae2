"""Print the median time of `weighted_length` for posts of 280 characters, beside `len`.

Run: ``python -m benchmarks.weighted_length``. Both are timed in the same run, so that the
figures can be compared on any machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.results import keep, timed
from desktop_app.domain.text import weighted_length

ROUNDS = 400
POSTS = {
    "ASCII": "The quarterly report is out and we thank every team for it. " * 5,
    "French": "Nous publions aujourd’hui nos résultats : un été très réussi, à lire ici. " * 5,
    "French, emoji, link": "Merci 👩🏾‍💻 à l’équipe ! Détails sur https://acme.com/fr/été 🇫🇷 #été "
    * 5,
    "Japanese": "本日、新しい製品を発表しました。皆様のご支援に感謝します。" * 10,
}


def microseconds(measured: Callable[[str], int], text: str) -> list[float]:
    """Return the times of `ROUNDS` calls."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter_ns()
        measured(text)
        times.append((time.perf_counter_ns() - begin) / 1000)
    return times


def main() -> None:
    """Print one line a kind of post."""
    for name, repeated in POSTS.items():
        text = repeated[:280]
        figure = timed(
            microseconds(weighted_length, text),
            microseconds(len, text),
            part="weighted length",
            name=f"weighted length of 280 characters, {name}",
            unit="µs",
            beside="Python's own len",
            command="python -m benchmarks.weighted_length",
        )
        keep(figure)
        print(f"{name:22} weighted_length {figure.value:8.1f} µs   len {figure.other or 0:6.2f} µs")


if __name__ == "__main__":
    main()
