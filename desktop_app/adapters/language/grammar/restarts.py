"""How often a server that keeps dying is started again: soon, then later, then no more. Pure."""

from __future__ import annotations

from collections import deque

WAITS = (1.0, 5.0, 30.0)  #: seconds before the first, second and third new start
WITHIN = 600.0  #: seconds in which no more than these are tried


class Restarts:
    """Remembers when the server died. Moments are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._deaths: deque[float] = deque()

    def died(self, moment: float) -> None:
        """The server died, or could not be started."""
        self._deaths.append(moment)

    def may_start(self, moment: float) -> bool:
        """Whether it may be started now."""
        while self._deaths and moment - self._deaths[0] > WITHIN:
            self._deaths.popleft()
        if not self._deaths:
            return True
        count = len(self._deaths)
        return count <= len(WAITS) and moment - self._deaths[-1] >= WAITS[count - 1]

    def is_over(self, moment: float) -> bool:
        """Whether it died so often that only time helps."""
        return not self.may_start(moment) and len(self._deaths) > len(WAITS)
