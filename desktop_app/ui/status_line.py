"""At the foot of the window: what reads a text here, and how the grammar checker stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets import Muted

if TYPE_CHECKING:  # the compose page comes after the first paint
    from desktop_app.ui.compose.grammar import Grammar


class StatusLine(Muted):
    """One quiet line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._grammar: Grammar | None = None
        self.setWordWrap(False)
        self._tell()

    def follow(self, grammar: Grammar) -> None:
        """Say how `grammar` stands, from now on."""
        self._grammar = grammar
        grammar.changed.connect(self._tell)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        said = self.tr("Words: Hunspell · Risk: Countersign’s rules · Grammar: {state}")
        self.setText(said.format(state=self._state()))

    def _state(self) -> str:
        grammar = self._grammar
        standing = "absent" if grammar is None else grammar.standing.value
        if grammar is not None and standing == "ready":
            return self.tr("your company’s LanguageTool") if grammar.server else grammar.engine
        states = {
            "waiting": self.tr("starts when you write"),
            "starting": self.tr("starting…"),
            "failed": self.tr("does not answer just now"),
        }
        return states.get(standing, self.tr("not installed"))
