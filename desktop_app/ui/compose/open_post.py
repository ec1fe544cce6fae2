"""A button beside the words of another post, which opens it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from desktop_app.ui.widgets import Button


class OpenPost(Button):
    """Opens one post; `wanted` carries its id."""

    wanted = Signal(str)

    def __init__(self, post: str, text: str) -> None:
        super().__init__(text, "flat")
        self._post = post
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.wanted.emit(self._post)
