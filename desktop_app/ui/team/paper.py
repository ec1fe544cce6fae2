"""The page in the safe, typed to sign with it once: seven lines that are forgotten with the signature."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from desktop_app.ui.fields import LinesField
from desktop_app.ui.layout import column
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Card, Heading, Text

_LINES = 7


class PaperKey(Retranslated, Card):
    """Where the seven lines are typed; hidden until somebody has the page beside them."""

    def __init__(self) -> None:
        super().__init__(tone="caution")
        self._title, self._hint, self.lines = Heading(factor=1.1), Text(), LinesField(_LINES)
        self.lines.setFont(monospaced())
        self.lines.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        inside = column(self, margins=(16, 12, 16, 14), spacing=8)
        for widget in (self._title, self._hint, self.lines):
            inside.addWidget(widget)
        self.hide()
        self.retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.lines.toPlainText().strip()

    @Slot()
    def turn(self) -> None:
        """Open it, or forget what was typed and close it."""
        if self.isHidden():
            self.show()
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.forget()

    def forget(self) -> None:
        """Forget what was typed, also what could be taken back, and close it."""
        self.lines.show_text("")
        self.lines.document().clearUndoRedoStacks()
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("The page of the safe signs in the place of a root key"))
        self._hint.setText(
            self.tr(
                "Take it out with a second person, type its seven lines from paper, sign, and put "
                "it back. Nothing of it stays on this computer."
            )
        )
        self.lines.setAccessibleName(self.tr("Seven lines of the page"))
        self.lines.setPlaceholderText(
            self.tr("1  four words and two digits, then the other six lines")
        )
