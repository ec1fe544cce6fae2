"""A private note to the reviewers: never posted, and it stays in the record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.note import LONGEST
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.explaining import LINES
from desktop_app.ui.compose.section import Section
from desktop_app.ui.fields import LinesField, Room
from desktop_app.ui.widgets import Muted
from desktop_app.ui.words import shortened


class NoteForm(Section):
    """Closed it says whether there is a note, and how it begins."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self.field, self._hint = LinesField(LINES), Muted()
        self.room = Room(self.field, LONGEST)
        self.inside.addWidget(self.field)
        self.inside.addWidget(self.room)
        self.inside.addWidget(self._hint)
        self.field.said.connect(self._said)
        self.retranslate()

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's note."""
        self._note = draft.note
        self.field.show_text(draft.note)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        name = self.tr("Private note to reviewers")
        self.tell(name, shortened(self._note) or self.tr("none"))
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(self.tr("What they should know before they decide"))
        self._hint.setText(self.tr("Never posted. It stays in the record."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot(str)
    def _said(self, text: str) -> None:
        self.changed.emit(partial(replace, note=text))
