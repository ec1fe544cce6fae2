"""The strip at the left: one button a page, with what waits there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.layout import column
from desktop_app.ui.theme import colours
from desktop_app.ui.widgets import Button

PAGES = ("compose", "queue", "review", "published", "accounts")
_WIDTH = 178


class Rail(QFrame):
    """Chooses the page."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        self._waiting = 0
        self._buttons = {name: Button(kind="rail") for name in PAGES}
        self._group = QButtonGroup(self)
        stack = column(self, margins=(8, 12, 8, 12), spacing=3)
        for index, button in enumerate(self._buttons.values()):
            button.setCheckable(True)
            button.setIconSize(QSize(18, 18))
            self._group.addButton(button, index)
            stack.addWidget(button)
        stack.addStretch(1)
        self._group.idClicked.connect(self._choose)
        self._group.idToggled.connect(self._tint)
        self.retranslate()
        self._tint()

    def show_waiting(self, waiting: int) -> None:
        """Say how many posts wait for the person in the queue."""
        self._waiting = waiting
        self.retranslate()

    def show_page(self, name: str) -> None:
        """Show which page is in front."""
        self._buttons[name].setChecked(True)

    def retranslate(self) -> None:
        """Name the pages in the language of the windows."""
        queue = self.tr("Queue")
        names = {
            "compose": self.tr("Compose"),
            "queue": f"{queue} ({self._waiting})" if self._waiting else queue,
            "review": self.tr("Review"),
            "published": self.tr("Published"),
            "accounts": self.tr("Accounts"),
        }
        for number, (page, name) in enumerate(names.items(), 1):
            button, keys = self._buttons[page], QKeySequence(f"Ctrl+{number}")
            button.name(f"  {name}")
            button.setAccessibleName(name)
            button.setShortcut(keys)  # Qt forgets it with every new text
            button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._tint()

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(PAGES[index])

    @Slot()
    def _tint(self) -> None:
        # While the window is built, a style change can come before the buttons are there.
        look = colours(QApplication.palette())
        for page, button in getattr(self, "_buttons", {}).items():
            ink = look.on_accent if button.isChecked() else look.muted
            button.setIcon(QIcon(icon(page, ink, 18)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
