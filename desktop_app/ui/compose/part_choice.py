"""One post of a thread, on the strip that chooses: pressed it is shown, dragged it is moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.widgets import Button


class PartChoice(Button):
    """A numbered button. The keyboard moves a post with Alt and an arrow, in its editor."""

    moved = Signal(int, int)  #: the part's number, and where it was dropped

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(str(number + 1), "segment", parent)
        self.number = number  #: from 0
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.setCheckable(True)
        self.setIconSize(QSize(12, 12))
        self.setProperty("number", number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is not None and (place - self._pressed).manhattanLength() >= far:
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show_target(self._under(place))
        if not self._is_dragged:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed = self._is_dragged, False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if not was_dragged:
            super().mouseReleaseEvent(event)
            return
        self._show_target(None)
        target = self._under(event.position().toPoint())
        self.setDown(False)
        if target is not None and target is not self:
            self.moved.emit(self.number, target.number)

    def _under(self, place: QPoint) -> PartChoice | None:
        strip = self.parentWidget()
        found = strip.childAt(self.mapTo(strip, place)) if strip is not None else None
        return found if isinstance(found, PartChoice) else None

    def _show_target(self, target: PartChoice | None) -> None:
        """Press down, for the eye, the place where the post would go."""
        strip = self.parentWidget()
        for choice in strip.findChildren(PartChoice) if strip is not None else []:
            choice.setDown(choice is target)
