"""Whether something grows: the straight line through what was measured, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """Growth in an hour, in the unit of what was measured; `error` is its standard error."""

    growth: float
    error: float
    middle: float  #: the mean of what was measured

    @property
    def percent(self) -> float:
        """Growth in an hour against the mean."""
        return 100 * self.growth / self.middle if self.middle else 0.0


def slope(points: Sequence[tuple[float, float]]) -> Slope:
    """The line through `points`, each (seconds, value). Raises ValueError for fewer than three."""
    if len(points) < 3:
        raise ValueError("no line through fewer than three points")
    hours = [at / 3600 for at, _ in points]
    values = [value for _, value in points]
    middle, mean = fmean(hours), fmean(values)
    spread = sum((hour - middle) ** 2 for hour in hours)
    if not spread:
        raise ValueError("all points are of one moment")
    pairs = list(zip(hours, values, strict=True))
    growth = sum((hour - middle) * (value - mean) for hour, value in pairs) / spread
    missed = sum((value - mean - growth * (hour - middle)) ** 2 for hour, value in pairs)
    error = math.sqrt(missed / (len(points) - 2) / spread)
    return Slope(growth=growth, error=error, middle=mean)
