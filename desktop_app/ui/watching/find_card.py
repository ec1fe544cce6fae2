"""One post that a watch list found, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.observing_ports import Hit, Origin
from desktop_app.ui import words
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column
from desktop_app.ui.widgets import Button, Card, Muted, Text


class FindCard(Card):
    """Somebody's post as X showed it when it was read."""

    quote_asked = Signal(object)  #: Hit: as the source of a draft
    aside_asked = Signal(object)  #: Hit
    open_asked = Signal(object)  #: Hit: in the browser

    def __init__(self, hit: Hit, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hit = hit
        seen = hit.seen
        about = [f"@{seen.handle}", words.moment(seen.created_at, now)]
        if hit.origin is Origin.IMPORTED:
            about.append(self.tr("out of a file"))
        head, text = Muted(" · ".join(about)), Text(seen.text)
        self.quote, self.aside, self.open = (Button(kind="flat") for _ in range(3))
        _name(self.quote, self.tr("Quote it in a draft"), seen.handle)
        _name(self.aside, self.tr("Put aside"), seen.handle)
        _name(self.open, self.tr("Open at X"), seen.handle)
        self.setAccessibleName(f"{head.text()} · {words.shortened(seen.text)}")
        buttons = Flow(spacing=4)
        for button in (self.quote, self.aside, self.open):
            buttons.addWidget(button)
        inside = column(self, margins=(12, 9, 12, 6), spacing=4)
        inside.addWidget(head)
        inside.addWidget(text)
        inside.addLayout(buttons)
        self.quote.clicked.connect(self._quote)
        self.aside.clicked.connect(self._aside)
        self.open.clicked.connect(self._open)

    @Slot()
    def _quote(self) -> None:
        self.quote_asked.emit(self._hit)

    @Slot()
    def _aside(self) -> None:
        self.aside_asked.emit(self._hit)

    @Slot()
    def _open(self) -> None:
        self.open_asked.emit(self._hit)


def _name(button: Button, text: str, handle: str) -> None:
    """Many buttons say the same: a screen reader hears whose post it is."""
    button.name(text)
    spoken = QCoreApplication.translate("FindCard", "{action}: post of @{handle}")
    button.setAccessibleName(spoken.format(action=text, handle=handle))
