"""How much of a long job is done. The lane that does it tells; the windows' thread shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar

from desktop_app.ui.zoom import fix_size

_HEIGHT = 6  #: pixels


class ShareBar(QProgressBar):
    """Hidden while nothing goes on; `begin`, any number of `tell`, `end`."""

    _told = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._last = -1
        self.setRange(0, 100)
        self.setTextVisible(False)
        fix_size(self, height=_HEIGHT)
        self._told.connect(self.setValue, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def begin(self, name: str) -> None:
        """Show it; `name` says what goes on."""
        self._last = -1
        self.setValue(0)
        self.setAccessibleName(name)
        self.show()

    def tell(self, share: float) -> None:
        """In any thread: this share, 0 to 1, is done."""
        percent = int(share * 100)
        if percent != self._last:
            self._last = percent
            self._told.emit(percent)

    def end(self) -> None:
        """Nothing goes on any more."""
        self.hide()
