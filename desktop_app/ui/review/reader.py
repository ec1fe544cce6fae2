"""A text that is read and not changed: as high as its text, in the colours of the palette."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget

from desktop_app.ui.theme import Tone, colours, sized

_FRAME = 16  #: pixels that the sheet's border and padding take
_POINTS = 1.25  #: the text is read more carefully than anything else on the page


class Reader(QTextEdit):
    """A text that can be read and copied, and not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "reader")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(8)
        self.setFont(sized(QApplication.font(), _POINTS))
        # It is as high as its text: what is judged is never hidden in a box of its own.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text."""
        self.document().setTextWidth(self.viewport().width())
        wanted = math.ceil(self.document().size().height()) + _FRAME
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.render_text()
        elif event.type() is QEvent.Type.FontChange:
            self.fit()

    def render_text(self) -> None:
        """Write the text again, in today's colours."""

    def append_text(
        self, text: str, tone: Tone | None = None, *, struck: bool = False, dotted: bool = False
    ) -> None:
        """Add `text` at the end, in `tone` when it is given."""
        form = QTextCharFormat()
        form.setForeground(tone.ink if tone else colours(self.palette()).text)
        if tone:
            form.setBackground(tone.wash)
        form.setFontStrikeOut(struck)
        if dotted:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, form)
