"""A line that counts down, each second, only while somebody can see it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.services.ports import Clock
from desktop_app.ui import words
from desktop_app.ui.widgets import Text

_SECOND = 1_000


class Countdown(Text):
    """Says how long it is until a moment; `over` once, when it has come."""

    over = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._clock = clock
        self._until: datetime | None = None
        self._sentence, self._after = "{left}", ""
        self.timer = QTimer(self)
        self.timer.setInterval(_SECOND)
        self.timer.timeout.connect(self.tick)

    def count(self, until: datetime, sentence: str, after: str) -> None:
        """Count down to `until`: `sentence` names {left}, `after` stands when it has come."""
        self._until, self._sentence, self._after = until, sentence, after
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Say how long it still is."""
        if self._until is None:
            return
        left = self._until - self._clock.now()
        if left.total_seconds() > 0:
            self.setText(self._sentence.format(left=words.lasting(left)))
            return
        self._until = None
        self.timer.stop()
        self.setText(self._after)
        self.over.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._until is not None:
            self.tick()
            self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()
