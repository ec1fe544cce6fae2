"""The strip at the left: one button a page, with what waits there; folded, only the icons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop_app.ui.actions.catalogue import PAGES, action
from desktop_app.ui.actions.names import key_name, page_name
from desktop_app.ui.icons import icon
from desktop_app.ui.layout import column, scrolling
from desktop_app.ui.theme import colours
from desktop_app.ui.widgets import Button
from desktop_app.ui.zoom import icon_size, scaled

WIDTH = 178  #: pixels at 100 %, until somebody moves the edge
_FOLDED, _WIDEST = 62, 300
#: What belongs together: writing, listening, governing. A thin gap stands between them.
GROUPS = (
    ("compose", "queue", "review", "published", "calendar"),
    ("mentions", "watching", "goals", "figures"),
    ("rules", "people", "accounts", "audit", "settings"),
)


class Rail(QFrame):
    """Chooses the page."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._waiting, self._is_folded = 0, False
        self._buttons = {name: Button(kind="rail") for name in PAGES}
        self._group = QButtonGroup(self)
        inside = QWidget()
        stack = column(inside, margins=(8, 6, 8, 6), spacing=8)
        for group in GROUPS:
            stack.addLayout(self._stacked(group))
        stack.addStretch(1)
        # Fourteen pages fit a window of 640 pixels; larger letters may not.
        self._scroll = scrolling(inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self).addWidget(self._scroll)
        self._group.idClicked.connect(self._choose)
        self._group.idToggled.connect(self._tint)
        self.retranslate()
        self._tint()

    @property
    def is_folded(self) -> bool:
        """Whether only the icons are shown."""
        return self._is_folded

    def fold(self, *, folded: bool) -> None:
        """Show only the icons, or the names too."""
        if folded != self._is_folded:
            self._is_folded = folded
            self.retranslate()

    def show_waiting(self, waiting: int) -> None:
        """Say how many posts wait for the person in the queue."""
        self._waiting = waiting
        self.retranslate()

    def show_page(self, name: str) -> None:
        """Show which page is in front."""
        self._buttons[name].setChecked(True)
        self._scroll.ensureWidgetVisible(self._buttons[name])

    def retranslate(self) -> None:
        """Name the pages in the language of the windows."""
        for page, button in self._buttons.items():
            waiting = self._waiting if page == "queue" else 0
            name = f"{page_name(page)} ({waiting})" if waiting else page_name(page)
            short = f" {waiting}" if waiting else ""
            button.name(short if self._is_folded else f"  {name}")
            button.setAccessibleName(name)
            keys = key_name(action(f"go.{page}").key)
            button.setToolTip(f"{name} ({keys})" if self._is_folded else keys)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._tint()
        elif event.type() is QEvent.Type.FontChange and hasattr(self, "_group"):
            self._tint()
            self._fit()

    def _stacked(self, group: tuple[str, ...]) -> QVBoxLayout:
        made = column(spacing=1)
        for index, page in enumerate(PAGES):
            if page in group:
                button = self._buttons[page]
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                icon_size(button, 18)
                self._group.addButton(button, index)
                made.addWidget(button)
        return made

    def _fit(self) -> None:
        """As wide as the names need at the least; folded, as the icons and what is counted there."""
        needed = 16 + max(button.sizeHint().width() for button in self._buttons.values())
        if self._is_folded:
            self.setFixedWidth(max(needed, scaled(_FOLDED)))
            return
        needed += self._scroll.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(needed)
        self.setMaximumWidth(max(needed, scaled(_WIDEST)))

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(PAGES[index])

    @Slot()
    def _tint(self) -> None:
        # While the window is built, a style change can come before the buttons are there.
        look = colours(QApplication.palette())
        for page, button in getattr(self, "_buttons", {}).items():
            ink = look.on_accent if button.isChecked() else look.muted
            button.setIcon(QIcon(icon(page, ink, scaled(18))))
