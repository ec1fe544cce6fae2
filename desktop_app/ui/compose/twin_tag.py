"""The mark on one of two twins: the other changed since somebody held them against each other."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.ports import Draft
from desktop_app.ui.compose import twin_marks
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.review.texts import ChangedText
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Card, Heading, IconLabel


def language_name(language: str) -> str:
    """``en`` or ``fr`` in the middle of a sentence: “the text in English”."""
    if language == "fr":
        return QCoreApplication.translate("Twins", "French")
    return QCoreApplication.translate("Twins", "English")


def language_title(language: str) -> str:
    """The same at the beginning of a line; of a text that nobody said it of, what stands there."""
    if language not in ("en", "fr"):
        return language.upper()
    name = language_name(language)
    return name[:1].upper() + name[1:]


class TwinTag(Card):
    """Hidden while the two say the same, as far as anybody looked."""

    same = Signal()  #: somebody looked: it still says the same

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="caution")
        self._draft: Draft | None = None
        self._twin: Draft | None = None
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.title, self.tick = Heading(), Tick()
        self._changes = column(spacing=4)
        self.changes: list[ChangedText] = []
        head = row(spacing=8)
        head.addWidget(IconLabel("edit", "caution"))
        head.addWidget(self.title, 1)
        inside = column(self, margins=(14, 10, 14, 10), spacing=6)
        inside.addLayout(head)
        inside.addLayout(self._changes)
        inside.addWidget(self.tick)
        self.tick.clicked.connect(self._ticked)
        self._tell()

    def show_pair(self, draft: Draft, twin: Draft | None) -> None:
        """Say what `twin` changed since `draft` was last held against it."""
        self._draft, self._twin = draft, twin
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._shown = None
            self._tell()

    def _tell(self) -> None:
        draft, twin = self._draft, self._twin
        marked = draft is not None and twin is not None and twin_marks.is_to_recheck(draft, twin)
        self.setVisible(marked)
        self._name(self.tr("Still says the same"))
        if draft is None or twin is None or not marked:
            self._shown = None
            return
        self.tick.setChecked(False)
        name = language_name(twin.language)
        said = self.tr("To re-check: the text in {language} changed")
        if not draft.twin_texts:
            said = self.tr("Not yet compared with the text in {language}")
            self._name(self.tr("Says the same"))
        self.title.setText(said.format(language=name))
        self._compare(draft.twin_texts, twin_marks.texts(twin))
        self.setAccessibleName(self.title.text())

    def _name(self, answer: str) -> None:
        self.tick.setText(answer)
        self.tick.setAccessibleName(answer)

    def _compare(self, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        if self._shown == (before, after):
            return
        self._shown = (before, after)
        clear(self._changes)
        self.changes = []
        if not before:
            return  # all of it is new, and stands beside
        for old, new in zip_longest(before, after, fillvalue=""):
            if old != new:
                text = ChangedText()
                text.show_difference(old, new)
                self.changes.append(text)
                self._changes.addWidget(text)

    @Slot()
    def _ticked(self) -> None:
        self.same.emit()
