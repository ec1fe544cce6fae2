"""A sheet over the window: it takes the keyboard, Escape or a click beside it gives it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop_app.ui.theme import colours

_TOP, _EDGE, _RADIUS = 56, 24, 12.0


class Overlay(QFrame):
    """Hidden until `open`. `wanted` is its size where there is room."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.hide()

    def wanted(self) -> QSize:
        """How large it is where there is room."""
        return self.sizeHint()

    def open(self, first: QWidget) -> None:
        """Show it over everything, with the keyboard on `first`."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
            self._window.installEventFilter(self)
            if isinstance(app := QApplication.instance(), QApplication):
                app.focusChanged.connect(self._focus_moved)
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Hide it; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.disconnect(self._focus_moved)
        self._window.removeEventFilter(self)
        inside = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self.hide()
        if inside and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.muted, 1.0))
        painter.setBrush(look.card)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.end()

    def _place(self) -> None:
        room = self._window.size()
        size = self.wanted().boundedTo(
            QSize(room.width() - 2 * _EDGE, room.height() - _TOP - _EDGE)
        )
        self.setGeometry((room.width() - size.width()) // 2, _TOP, size.width(), size.height())

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        # None: another application came to the front, and this one will come back.
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.leave()
