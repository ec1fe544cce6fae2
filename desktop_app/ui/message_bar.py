"""Where a person is told what went wrong: what happened, whether anything was posted, what to do.

Messages wait for one another; none disappears by itself and none stands in the way of working.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.ui import words
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Text

_MOST = 20  #: waiting messages; a fault that repeats is told once


class MessageBar(Retranslated, QWidget):
    """Shows the oldest message that was not dismissed; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[CountersignError] = []
        self._card = Card(tone="legal")
        self._what, self._posted, self._do = Heading(), Text(), Text()
        self._dismiss = Button(kind="plain")
        self._dismiss.clicked.connect(self.dismiss)
        self._build()
        self._render()

    @property
    def shown(self) -> CountersignError | None:
        """The message on the screen, if there is one."""
        return self._waiting[0] if self._waiting else None

    @property
    def waiting(self) -> tuple[CountersignError, ...]:
        """Every message that was not dismissed, the oldest first."""
        return tuple(self._waiting)

    def tell(self, error: Exception) -> None:
        """Explain `error`; one that is not ours is told as unexpected."""
        ours = error if isinstance(error, CountersignError) else CountersignError("unexpected")
        if len(self._waiting) < _MOST and not any(_same(ours, each) for each in self._waiting):
            self._waiting.append(ours)
        self._render()

    @Slot()
    def dismiss(self) -> None:
        """Go on to the next message, if there is one."""
        self._waiting = self._waiting[1:]
        self._render()

    def clear(self) -> None:
        """Forget all messages: what they were about is over."""
        self._waiting = []
        self._render()

    def _build(self) -> None:
        texts = column(spacing=3)
        for label in (self._what, self._posted, self._do):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(label)
        inside = row(self._card, margins=(14, 12, 12, 12), spacing=12)
        inside.addWidget(IconLabel("caution", "legal", 18), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        around = column(self, margins=(16, 12, 16, 0))
        around.addWidget(self._card)

    def _render(self) -> None:
        self.retranslate()
        self.setVisible(bool(self._waiting))

    def retranslate(self) -> None:
        """Say the message again in the language of the windows."""
        self._dismiss.name(self.tr("Understood"))
        if not self._waiting:
            return
        message = explain(self._waiting[0], words.language())
        self._what.setText(message.what)
        self._posted.setText(message.posted)
        self._do.setText(message.do)
        self.setAccessibleName(message.what)
        self.setAccessibleDescription(f"{message.posted} {message.do}")
        more = len(self._waiting) - 1
        if more:
            self._dismiss.name(self.tr("Next (%n more)", "", more))


def _same(first: CountersignError, second: CountersignError) -> bool:
    return (first.kind, first.facts) == (second.kind, second.facts)
