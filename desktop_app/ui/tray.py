"""The program beside the clock: what waits, a way back to the window, the freeze, and the end.

Where the desktop has no such place there is none, and nothing depends on it. On Windows and macOS
its icon also shows the notices, as is the custom there. Numbers are also put on the program's icon
where the system does that, and into the window's title.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop_app.services.notice_ports import Notice, Urgency

#: How long Windows shows a notice; others decide themselves.
_SHOWN_MILLISECONDS = 10_000


def has_tray() -> bool:
    """Whether the desktop has a place for it now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def counted(title: str, waiting: int) -> str:
    """The window's title with how much waits for the person: ``(3) Countersign``."""
    return f"({waiting}) {title}" if waiting else title


def show_badge(waiting: int) -> None:
    """Put the number on the program's icon, where the system does that; 0 takes it away."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.setBadgeNumber(waiting)


class Tray(QObject):
    """The icon and its menu. `show_icon` only where `has_tray`."""

    open_asked = Signal()
    queue_asked = Signal()
    freeze_asked = Signal()
    quit_asked = Signal()
    notice_opened = Signal(object)  #: the Notice that was clicked

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._waiting, self._posts, self._may_freeze = 0, "", False
        self._notice: Notice | None = None
        self.menu = QMenu()
        self.open, self.queue = QAction(self), QAction(self)
        self.freeze, self.quit = QAction(self), QAction(self)
        for action, signal in (
            (self.open, self.open_asked),
            (self.queue, self.queue_asked),
            (self.freeze, self.freeze_asked),
            (self.quit, self.quit_asked),
        ):
            self.menu.addAction(action)
            action.triggered.connect(signal)
        self.menu.insertSeparator(self.freeze)
        self.menu.insertSeparator(self.quit)
        self.retranslate()

    @property
    def is_shown(self) -> bool:
        """Whether the icon is there: the window can be left and found again."""
        return self._icon is not None and has_tray()

    def show_icon(self) -> None:
        """Put the icon beside the clock."""
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(self._activated)
            self._icon.messageClicked.connect(self._clicked)
            self._icon.show()
            self.retranslate()

    def hide_icon(self) -> None:
        """Take it away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def close(self) -> None:
        """Let go of the menu."""
        self.hide_icon()
        self.menu.deleteLater()

    def show_state(self, waiting: int, posts: str, *, may_freeze: bool) -> None:
        """Say how much waits, and who posts what next."""
        self._waiting, self._posts, self._may_freeze = waiting, posts, may_freeze
        self.retranslate()

    def give(self, notice: Notice) -> None:
        """Show a notice at the icon."""
        if self._icon is not None:
            self._notice = notice
            kind = QSystemTrayIcon.MessageIcon
            icon = kind.Warning if notice.urgency is Urgency.CRITICAL else kind.Information
            self._icon.showMessage(notice.title, notice.body, icon, _SHOWN_MILLISECONDS)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.open.setText(self.tr("Open Countersign"))
        waiting = self.tr("%n post(s) wait for you", "", self._waiting)
        self.queue.setText(waiting if self._waiting else self.tr("Nothing waits for you"))
        self.freeze.setText(self.tr("Freeze an account…"))
        self.freeze.setEnabled(self._may_freeze)
        self.quit.setText(self.tr("Quit Countersign"))
        if self._icon is not None:
            said = [counted("Countersign", self._waiting), self._posts]
            self._icon.setToolTip("\n".join(line for line in said if line))
            self._icon.setIcon(QIcon(QApplication.windowIcon()))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS and on most Linux desktops a click opens the menu by itself.
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_asked.emit()

    @Slot()
    def _clicked(self) -> None:
        if self._notice is not None:
            self.notice_opened.emit(self._notice)
