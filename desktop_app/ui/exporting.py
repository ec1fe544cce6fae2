"""Saving a list as a table: the button that asks where, and the quiet line that says it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop_app.ui.lister import Lister
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.tips import tip
from desktop_app.ui.widgets import Button, Muted


class Told(Muted):
    """One line in room that is free anyway: what was just done, else what it usually says.

    It stays until the page is left or asks for other posts, and never moves what is beside it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._usual, self._done = "", ""
        self._words: Callable[[], str] | None = None
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def said(self) -> str:
        """All of it, however little room there is."""
        return self._done or self._usual

    def say_usually(self, text: str) -> None:
        """Say `text` while nothing was done."""
        self._usual = text
        self._fit()

    def tell(self, words: Callable[[], str]) -> None:
        """Say what was done, to a screen reader too; `words` gives it in the windows' language."""
        self._words, self._done = words, words()
        self._fit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._done))

    @Slot()
    def forget(self) -> None:
        """What was done is no news any more."""
        self._words, self._done = None, ""
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._words is not None:
            self._done = self._words()
            self._fit()
        elif event.type() is QEvent.Type.FontChange:
            self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is made small is not left
            self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # In the middle: a name of a file says what it is at its end.
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self.said, middle, self.width())
        if shown != self.text():
            self.setText(shown)
        # At the end of the room, from a whole pixel on: half a pixel blurs the letters.
        self.setIndent(max(0, self.width() - self.fontMetrics().size(0, shown).width()))
        self.setAccessibleName(self.said)
        self.setToolTip(tip(self.said) if shown != self.said else "")


class ExportButton(Retranslated, Button):
    """Asks where a list goes; out of reach until it is there, which `told` then says."""

    asked = Signal(object)  #: the chosen Path

    def __init__(self, proposed: str, told: Told) -> None:
        super().__init__(kind="flat")
        self._proposed, self._told = proposed, told
        self._beside: QWidget | None = None
        self._had_keyboard = False
        self.clicked.connect(self.ask)
        self.retranslate()

    @property
    def why_not(self) -> str:
        """Why nothing can be saved now; empty when it can."""
        return "" if self.isEnabled() else self.tr("The list is being saved")

    def follow(self, lister: Lister[Any]) -> None:
        """Show how it goes with what `lister` saves."""
        lister.saving.connect(self._show_saving)
        lister.saved.connect(self._say_saved)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.name(self.tr("Export as CSV…"))

    @Slot()
    def ask(self) -> None:
        """Ask where the list goes."""
        if not self.isEnabled():
            return
        title, kind = self.tr("Export as CSV"), self.tr("Tables (*.csv)")
        start = str(Path.home() / self._proposed)
        # The dialogue asks before it gives the name of a file that is there.
        chosen, _ = QFileDialog.getSaveFileName(self.window(), title, start, kind)
        if chosen:
            self.asked.emit(Path(chosen))

    @Slot(bool)
    def _show_saving(self, is_saving: bool) -> None:
        window = self.window()
        if is_saving:
            self._had_keyboard = window.focusWidget() is self
            self._told.forget()
            self.setEnabled(False)  # Qt gives the keyboard to what is beside
            self._beside = window.focusWidget()
            return
        self.setEnabled(True)
        if self._had_keyboard and window.focusWidget() is self._beside:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _say_saved(self, name: str) -> None:
        self._told.tell(lambda: self.tr("Saved as {name}").format(name=name))
