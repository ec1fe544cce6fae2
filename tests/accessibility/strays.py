"""What flashes up as a window of its own: it would take the keyboard, and keys would be lost."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget

#: Windows by their nature: menus, tips, what drops from a box of choices, lists of proposals.
_LEAVING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


class Watch(QObject):
    """Remembers every widget that was shown as a window and is none."""

    def __init__(self):
        super().__init__()
        self.strays = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and is_stray(watched):
            self.strays.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


def is_stray(widget):
    """Whether `widget` is a window though nobody made it one."""
    kind = widget.windowType()
    known = isinstance(widget, (QMainWindow, QDialog, QMenu)) or kind in _LEAVING
    return widget.isWindow() and not known
