"""The mark on one of two twins: the other changed since somebody held them against each other."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.ports import Draft
from desktop_app.ui.compose import twin_marks
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.review.texts import ChangedText
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Card, Heading, IconLabel
from desktop_app.ui.zoom import scaled

_TALLEST = 170  #: pixels of changes: the text below is what is to be written


def language_name(draft: Draft) -> str:
    """Its language in the middle of a sentence, “the text in English”; empty: nobody knows it."""
    names = {
        "en": QCoreApplication.translate("Twins", "English"),
        "fr": QCoreApplication.translate("Twins", "French"),
    }
    return names.get(twin_marks.language_of(draft), "")


def language_title(draft: Draft) -> str:
    """The same at the beginning of a line."""
    name = language_name(draft)
    return name[:1].upper() + name[1:]


class _Changes(Column):
    """As high as what it holds; of more than `_TALLEST` the rest is scrolled to."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        inside = self.widget()
        if inside is not None and inside is watched and event.type() == QEvent.Type.LayoutRequest:
            self.setFixedHeight(min(inside.sizeHint().height(), scaled(_TALLEST)))
        return handled


class TwinTag(Card):
    """Hidden while the two say the same, as far as anybody looked."""

    same = Signal()  #: somebody looked: it still says the same

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="caution")
        self._draft: Draft | None = None
        self._twin: Draft | None = None
        self._shown: list[tuple[str, str]] = []  #: before and after, one for each of `changes`
        self.title, self.tick = Heading(), Tick()
        self._changes = _Changes("", spacing=4)
        self.changes: list[ChangedText] = []
        head = row(spacing=8)
        head.addWidget(IconLabel("edit", "caution"))
        head.addWidget(self.title, 1)
        inside = column(self, margins=(14, 10, 14, 10), spacing=6)
        inside.addLayout(head)
        inside.addWidget(self._changes)
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
            for text in self.changes:
                text.retranslate()
            self._tell()

    def _tell(self) -> None:
        draft, twin = self._draft, self._twin
        marked = draft is not None and twin is not None and twin_marks.is_to_recheck(draft, twin)
        self.setVisible(marked)
        self._name(self.tr("Still says the same"))
        self._changes.setAccessibleName(self.tr("What changed in the other text"))
        if draft is None or twin is None or not marked:
            return
        self.tick.setChecked(False)
        if not draft.twin_texts:
            self._name(self.tr("Says the same"))
        self.title.setText(self._said(language_name(twin), is_first=not draft.twin_texts))
        self._compare(draft.twin_texts, twin_marks.texts(twin))
        self.setAccessibleName(self.title.text())

    def _said(self, language: str, *, is_first: bool) -> str:
        if is_first and language:
            said = self.tr("Not yet compared with the text in {language}")
        elif is_first:
            said = self.tr("Not yet compared with the other text")
        elif language:
            said = self.tr("To re-check: the text in {language} changed")
        else:
            said = self.tr("To re-check: the other text changed")
        return said.format(language=language)

    def _name(self, answer: str) -> None:
        self.tick.setText(answer)
        self.tick.setAccessibleName(answer)

    def _compare(self, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        """Show what changed; this runs at every key, so what is shown already stays."""
        pairs = [pair for pair in zip_longest(before, after, fillvalue="") if pair[0] != pair[1]]
        if not before:
            pairs = []  # all of it is new, and stands beside
        while len(self.changes) > len(pairs):
            surplus = self.changes.pop()
            surplus.hide()
            surplus.deleteLater()
        for number, pair in enumerate(pairs):
            if number == len(self.changes):
                self.changes.append(ChangedText())
                self._changes.column.addWidget(self.changes[number])
            elif pair == self._shown[number]:
                continue
            self.changes[number].show_difference(*pair)
        self._shown = pairs
        self._changes.setVisible(bool(pairs))

    @Slot()
    def _ticked(self) -> None:
        self.same.emit()
