"""The text under review: as it will be posted with nothing hidden, and what changed in it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget

from desktop_app.domain import text as post_text
from desktop_app.ui.layout import column, row
from desktop_app.checks.difference import Piece, difference
from desktop_app.ui.theme import Tone, colours, sized
from desktop_app.ui.widgets import IconLabel, Muted, Text

_FRAME = 16  #: pixels that the sheet's border and padding take
_POINTS = 1.25  #: the text is read more carefully than anything else on the page


class _Reader(QTextEdit):
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

    def append_text(self, text: str, tone: Tone | None = None, *, struck: bool = False) -> None:
        """Add `text` at the end, in `tone` when it is given."""
        form = QTextCharFormat()
        form.setForeground(tone.ink if tone else colours(self.palette()).text)
        if tone:
            form.setBackground(tone.wash)
        form.setFontStrikeOut(struck)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, form)


class FinalText(QWidget):
    """Exactly what will be posted: what cannot be seen is named, and links say where they go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.reader = _FinalReader()
        self._hidden, self._links = Text(), Muted()
        self._warning = QWidget()
        line = row(self._warning, spacing=8)
        line.addWidget(IconLabel("caution", "caution"))
        line.addWidget(self._hidden, 1)
        stack = column(self, spacing=6)
        stack.addWidget(self.reader)
        stack.addWidget(self._warning)
        stack.addWidget(self._links)

    def show_text(self, text: str) -> None:
        """Show `text`."""
        self._text = text
        self.reader.text = text
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.reader.setAccessibleName(self.tr("Final text, exactly as it will be posted"))
        self.reader.render_text()
        hidden = post_text.hidden_characters(self._text)
        self._warning.setVisible(bool(hidden))
        count = len(hidden)
        self._hidden.setText(
            self.tr("%n place(s) with characters that a reader cannot see, named above", "", count)
        )
        links = [entity.text for entity in post_text.urls(self._text)]
        self._links.setVisible(bool(links))
        self._links.setText(self.tr("Links go to: {links}").format(links="  ·  ".join(links)))


class _FinalReader(_Reader):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def render_text(self) -> None:
        self.clear()
        look = colours(self.palette())
        done = 0
        for start, end, _ in post_text.hidden_characters(self.text):
            self.append_text(self.text[done:start])
            self.append_text(_named(self.text[start:end]), look.caution)
            done = end
        self.append_text(self.text[done:])
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.fit()


class ChangedText(_Reader):
    """What a version changed: what went is struck through, what came is underlaid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()

    def show_difference(self, before: str, after: str) -> None:
        """Show how `before` became `after`."""
        self._pieces = difference(before, after)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Changes since the version before"))
        spoken = {
            "same": "{text}",
            "delete": self.tr("removed: {text};"),
            "insert": self.tr("added: {text};"),
        }
        said = [spoken[piece.kind].format(text=piece.text) for piece in self._pieces]
        self.setAccessibleDescription(" ".join(said))
        self.render_text()

    def render_text(self) -> None:
        self.clear()
        look = colours(self.palette())
        tones = {"same": None, "delete": look.delete, "insert": look.insert}
        for piece in self._pieces:
            self.append_text(piece.text, tones[piece.kind], struck=piece.kind == "delete")
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.fit()


def _named(hidden: str) -> str:
    return "".join(f"⟨U+{ord(character):04X}⟩" for character in hidden)
