"""The page for the safe: a root key in words, shown once, and kept nowhere by the program.

Whoever saw it types two of its words before the page goes: it stands on paper then. A file that was
made to print it is taken away with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import SystemRandom

from PySide6.QtCore import QMarginsF, Qt, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text

_LINE = re.compile(r"^\s+([1-7])  ([a-z]+(?: [a-z]+){3})  \d\d$", re.MULTILINE)
_PAPER_DPI, _MARGIN_MM = 96, 18.0

#: Two places of the page: line and word, counted from one.
Places = tuple[tuple[int, int], tuple[int, int]]


def two_places() -> Places:
    """Two places that nobody can foresee, in different lines."""
    dice = SystemRandom()
    first, second = sorted(dice.sample(range(1, 8), 2))
    return (first, dice.randint(1, 4)), (second, dice.randint(1, 4))


class SafePage(Retranslated, QWidget):
    """Shows the page until two of its words were typed from paper."""

    acknowledged = Signal()

    def __init__(self, choose: Callable[[], Places] = two_places) -> None:
        super().__init__()
        self._choose = choose
        self._places: Places = ((1, 1), (2, 1))
        self._made: list[Path] = []
        self._title, self._hint, self._page = Heading(factor=1.4), Text(), Text()
        self._asked, self._trouble = Text(), Text()
        self.print, self.done, self._told = Button(), PrimaryButton(), Muted()
        self.first, self.second = QLineEdit(), QLineEdit()
        self._card = Card()
        self._page.setFont(monospaced())
        self._build()
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether a key is on the screen that nobody acknowledged yet."""
        return bool(self._page.text())

    def show_page(self, page: str) -> None:
        """Show it, and ask for two words of it."""
        self._page.setText(page)
        self._page.setAccessibleName(page)
        self._places = self._choose()
        self.first.clear()
        self.second.clear()
        self.retranslate()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nothing more, and take away what was made to print it."""
        self._page.setText("")
        self._page.setAccessibleName("")
        for path in self._made:
            with suppress(OSError):
                path.unlink()
        self._made = []

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("The page for the safe: it is shown once"))
        self._hint.setText(
            self.tr(
                "Write these seven lines down by hand, or print them, and put them into the safe "
                "together with the communications director. This computer keeps them nowhere; "
                "whoever has them and one of the two other keys can do anything."
            )
        )
        self.print.name(self.tr("Save a page to print…"))
        self.print.setAccessibleDescription(
            self.tr("The file is taken away again when you go on: print it now.")
        )
        self._asked.setText(
            self.tr("From your paper, type word {a} of line {b}, and word {c} of line {d}:").format(
                a=self._places[0][1],
                b=self._places[0][0],
                c=self._places[1][1],
                d=self._places[1][0],
            )
        )
        name = self.tr("Word {word} of line {line}")
        for field, (line, word) in zip((self.first, self.second), self._places, strict=True):
            field.setAccessibleName(name.format(word=word, line=line))
            field.setPlaceholderText(name.format(word=word, line=line))
        self.done.name(self.tr("It is on paper: go on"))
        self._trouble.setText(
            self.tr("These are not the words that stand there. Look at your paper once more.")
        )

    def _build(self) -> None:
        for field in (self.first, self.second):
            field.setProperty("kind", "field")
            field.textChanged.connect(self._allow)
            field.returnPressed.connect(self.done.click)
        column(self._card, margins=(18, 14, 18, 14)).addWidget(self._page)
        below = row()
        below.addWidget(self.print)
        below.addWidget(self._told, 1)
        answer = row()
        answer.addWidget(self.first)
        answer.addWidget(self.second)
        answer.addWidget(self.done)
        rows = column(self, spacing=10)
        for widget in (self._title, self._hint, self._card):
            rows.addWidget(widget)
        rows.addLayout(below)
        rows.addWidget(self._asked)
        rows.addLayout(answer)
        rows.addWidget(self._trouble)
        self._trouble.hide()
        self.print.clicked.connect(self._save)
        self.done.clicked.connect(self._answer)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        self._trouble.hide()
        self.done.setEnabled(bool(self.first.text().strip() and self.second.text().strip()))

    @Slot()
    def _answer(self) -> None:
        lines = {int(at): said.split() for at, said in _LINE.findall(self._page.text())}
        wanted = [lines[line][word - 1] for line, word in self._places]
        typed = [field.text().strip().casefold() for field in (self.first, self.second)]
        if typed != wanted:
            self._trouble.show()
            return
        self.forget()
        self.acknowledged.emit()

    @Slot()
    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._title.text(), self.tr("page-for-the-safe.pdf"), self.tr("PDF (*.pdf)")
        )
        if not chosen:
            return
        path = Path(chosen)
        try:
            path.unlink(missing_ok=True)
            path.touch(0o600)
        except OSError:
            self._told.setText(self.tr("No file can be made there: choose another folder."))
            return
        self._made.append(path)
        writer = QPdfWriter(str(path))
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(*(_MARGIN_MM,) * 4),
                QPageLayout.Unit.Millimeter,
            )
        )
        writer.setResolution(_PAPER_DPI)
        sheet = QTextDocument()
        sheet.setDefaultFont(monospaced())
        sheet.setPlainText(self._page.text())
        sheet.print_(writer)
        self._told.setText(self.tr("Print it now: the file is taken away when you go on."))
