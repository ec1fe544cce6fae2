"""Lets the text cursor stand still when nobody types: each blink paints a part of the window anew."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

#: As long as GTK lets it blink (its setting ``gtk-cursor-blink-timeout``).
BLINKS_MILLISECONDS = 10_000


class Caret(QObject):
    """Blinks as the desktop has it while the cursor moves, and for ten seconds after that.

    It stays visible. Whoever switched blinking off in the desktop never sees any.
    """

    def __init__(self, parent: QObject, milliseconds: int = BLINKS_MILLISECONDS) -> None:
        super().__init__(parent)
        self._usual = QApplication.cursorFlashTime()
        self._rest = QTimer(self, singleShot=True, interval=milliseconds)
        self._rest.timeout.connect(self._stand_still)
        # Told for every kind of text field, whichever has the focus.
        QApplication.inputMethod().cursorRectangleChanged.connect(self._moved)

    @Slot()
    def _moved(self) -> None:
        if not self._rest.isActive():
            QApplication.setCursorFlashTime(self._usual)
        self._rest.start()

    @Slot()
    def _stand_still(self) -> None:
        QApplication.setCursorFlashTime(0)
