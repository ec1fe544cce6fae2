"""Collects Python's garbage in the windows' thread only.

The collector runs in whichever thread happens to allocate. In a lane it would destroy widgets
that only the main thread may touch, and the process would crash; so it is called from here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MILLISECONDS = 10_000


class Collector(QObject):
    """Python's own collector rests from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect a last time, and let Python do it itself again."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would have."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        overdue = [generation for generation, (count, limit) in enumerate(due) if count > limit]
        if overdue:
            gc.collect(overdue[-1])
