"""Under the text after a paste that was not what it looked like: what was left out, what stays.

It never stands in the way: the paste is done, and one press or one undo makes it another.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.ui.compose.pasting import Pasted
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.widgets import Button, Card, IconLabel, Text
from desktop_app.ui.words import shortened

_NAMED = 4  #: things of one kind that are named
_LONGEST = 48
_SPACES = ("\u00a0", "\u202f", "\u2011")


class PasteNotice(Card):
    """What is worth knowing of one paste."""

    other_wanted = Signal(str)  #: this text instead of what was pasted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="info")
        self._pasted: Pasted | None = None
        self._told = Text()
        self.as_given, self.without_tracking = Button(), Button()
        self._close = Button(kind="flat")
        head = row(self, margins=(14, 10, 8, 10), spacing=8)
        head.addWidget(IconLabel("info", "info"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=6)
        words.addWidget(self._told)
        ways = Flow()
        for button in (self.as_given, self.without_tracking, self._close):
            ways.addWidget(button)
        words.addLayout(ways)
        head.addLayout(words, 1)
        self.as_given.clicked.connect(self._want_given)
        self.without_tracking.clicked.connect(self._want_untracked)
        self._close.clicked.connect(self.forget)
        self._retranslate()
        self.hide()

    @property
    def told(self) -> str:
        """What it says, a line for each thing."""
        return self._told.text()

    def show_paste(self, pasted: Pasted) -> None:
        """Say what is worth saying of `pasted`; nothing when that is nothing."""
        self._pasted = pasted if pasted.is_worth_saying else None
        self._tell()

    @Slot()
    def forget(self) -> None:
        """Say nothing any more."""
        self._pasted = None
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.as_given.name(self.tr("Paste as it was copied"))
        self.without_tracking.name(self.tr("Remove the tracking"))
        self._close.name(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the note about what was pasted"))
        self._tell()

    def _tell(self) -> None:
        pasted = self._pasted
        if pasted is None:
            self.hide()
            return
        self._told.setText("\n".join(self._lines(pasted)))
        self.setAccessibleName(self._told.text())
        self.as_given.setVisible(pasted.may_be_given)
        self.without_tracking.setVisible(bool(pasted.tracking))
        self.show()

    def _lines(self, pasted: Pasted) -> list[str]:
        """What was left out, then what stays and is not what it looks like."""
        counts = dict(pasted.removed)
        said = [
            (counts.get("bidi"), self._left_out_bidi(counts.get("bidi", 0))),
            (counts.get("control"), self._left_out_control(counts.get("control", 0))),
            (counts.get("invisible"), self._left_out_invisible(counts.get("invisible", 0))),
            (pasted.had_looks, self.tr("Bold, lists and pictures were left out: X has none.")),
        ]
        named = [
            (pasted.links, self.tr("Links behind words were left out: {names}")),
            (pasted.tracking, self.tr("A link says where it was copied: {names}")),
            (pasted.styled, self.tr("Not letters, and not read aloud as words: {names}")),
            (pasted.smart, self.tr("Kept as they are: {names}")),
        ]
        return [
            *(words for is_so, words in said if is_so),
            *(words.replace("{names}", self._names(names)) for names, words in named if names),
        ]

    def _left_out_bidi(self, count: int) -> str:
        return self.tr(
            "%n character(s) that turn the reading order round were left out.", "", count
        )

    def _left_out_control(self, count: int) -> str:
        return self.tr("%n control character(s) were left out.", "", count)

    def _left_out_invisible(self, count: int) -> str:
        return self.tr("%n invisible character(s) were left out.", "", count)

    def _names(self, names: tuple[str, ...]) -> str:
        spaces = sum(name in _SPACES for name in names)
        seen = [shortened(name, _LONGEST) for name in names if name not in _SPACES]
        shown = seen[:_NAMED] + (["…"] if len(seen) > _NAMED else [])
        if spaces:
            shown.append(self.tr("spaces and hyphens that do not break"))
        return (" " if all(len(name) == 1 for name in seen) else ", ").join(shown)

    @Slot()
    def _want_given(self) -> None:
        if self._pasted is not None:
            self.other_wanted.emit(self._pasted.given)
        self.forget()

    @Slot()
    def _want_untracked(self) -> None:
        if self._pasted is not None:
            self.other_wanted.emit(self._pasted.without_tracking)
        self.forget()
