"""In whose name somebody remarks: their own, or that of somebody who is away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.account import Charter, PersonId
from desktop_app.ui import words
from desktop_app.ui.layout import row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Muted


class VoiceChoice(Retranslated, QWidget):
    """Says in whose name a deputy remarks, and lets them choose where it may be in several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voices: tuple[PersonId | None, ...] = ()
        self._charter: Charter | None = None
        self.told, self.choice = Muted(), QComboBox()
        inside = row(self, spacing=8)
        inside.addWidget(self.told, 1)
        inside.addWidget(self.choice)
        inside.addStretch()
        self.hide()

    @property
    def current(self) -> PersonId | None:
        """In whose name; None is their own."""
        place = self.choice.currentIndex()
        return self._voices[place] if 0 <= place < len(self._voices) else None

    def show_voices(self, voices: Sequence[PersonId | None], charter: Charter) -> None:
        """Offer these, None for their own; nothing is shown where that is the only one."""
        self._charter = charter
        if tuple(voices) == self._voices:
            return
        chosen = self.current
        self._voices = tuple(voices)
        self._say(self._voices.index(chosen) if chosen in self._voices else 0)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._say(self.choice.currentIndex())

    def _say(self, place: int) -> None:
        """Offer the names, the one at `place` chosen."""
        names = [self._name(each) for each in self._voices]
        several = len(names) > 1
        self.choice.setAccessibleName(self.tr("In whose name"))
        self.choice.clear()
        self.choice.addItems(names)
        self.choice.setCurrentIndex(place)
        self.told.setText("".join(names[:1]))
        self.told.setVisible(not several)
        self.choice.setVisible(several)
        self.setVisible(several or self.current is not None)

    def _name(self, voice: PersonId | None) -> str:
        if voice is None or self._charter is None:
            return self.tr("In my own name")
        name = words.person_name(self._charter, voice)
        return self.tr("In the name of {name}").format(name=name)
