"""How times are spread: median and ninetieth percentile, both times that were really taken."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How long something took: half of the times are `median` or less, nine in ten `p90` or less."""

    count: int
    median: timedelta
    p90: timedelta

    @classmethod
    def of(cls, times: Iterable[timedelta]) -> Spread | None:
        """The spread of `times` by the nearest rank; None of none."""
        ordered = sorted(times)
        if not ordered:
            return None
        middle, high = (ordered[math.ceil(len(ordered) * part) - 1] for part in (0.5, 0.9))
        return cls(count=len(ordered), median=middle, p90=high)
