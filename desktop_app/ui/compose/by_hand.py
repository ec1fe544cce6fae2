"""What X takes from people and refuses of programs: said plainly, with the way that is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.finding import Obstacle
from desktop_app.services.messages import obstacle_text
from desktop_app.services.ports import Draft
from desktop_app.ui.layout import column, row
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Card, Heading, IconLabel, Text
from desktop_app.ui.words import language


class ByHand(Card):
    """Hidden while the program may send the post itself and nobody asked for another way."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="caution")
        self._refused: tuple[Obstacle, ...] = ()
        self._is_chosen = False
        self._title, self._why, self._then = Heading(), Text(), Text()
        self.choice = Tick()
        head = row(spacing=8)
        head.addWidget(IconLabel("caution", "caution"))
        head.addWidget(self._title, 1)
        inside = column(self, margins=(14, 12, 14, 12), spacing=6)
        inside.addLayout(head)
        inside.addWidget(self._why)
        inside.addWidget(self.choice)
        inside.addWidget(self._then)
        self.choice.clicked.connect(self._chosen)
        self.hide()

    @property
    def words(self) -> str:
        """What the card says."""
        return f"{self._title.text()}\n{self._why.text()}\n{self._then.text()}".rstrip()

    def show_draft(self, draft: Draft) -> None:
        """Show whether somebody will post it by hand."""
        self._is_chosen = draft.is_by_hand
        self.retranslate()

    def show_refused(self, refused: tuple[Obstacle, ...]) -> None:
        """Show what X refuses of programs; nothing when it would take it."""
        self._refused = refused
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.choice.setText(self.tr("I will post it myself on X after approval"))
        self.choice.setChecked(self._is_chosen)
        told = dict.fromkeys(obstacle_text(each, language()) for each in self._refused)
        if told:
            self._title.setText(self.tr("X takes this only from people"))
            self._why.setText("\n".join(told))
        else:
            self._title.setText(self.tr("Posted by hand"))
            self._why.setText(self.tr("The program could post this one itself."))
        then = self.tr(
            "Once everybody has approved it, you copy the approved text into X’s own window and "
            "paste the link back here. It is compared with what was approved."
        )
        self._then.setText(then if self._is_chosen else "")
        self._then.setVisible(self._is_chosen)
        self.setVisible(bool(self._refused) or self._is_chosen)
        self.setAccessibleName(self.words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit(partial(replace, is_by_hand=self.choice.isChecked()))
