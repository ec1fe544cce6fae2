"""The form of one watch list: its theme, its kind, and what is followed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.watching import LONGEST_NOTE, LONGEST_THEME, WatchKind, WatchList
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.lists import said
from desktop_app.ui.watching.entries import EntryList
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton, Text


class ThemeForm(QWidget):
    """Says `wanted` with the list as it was typed; the page keeps it."""

    wanted = Signal(object)  #: WatchList
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watched: WatchList | None = None
        self.title, self._column = Heading(factor=1.1), Column("", spacing=10)
        self.theme, self.note = Field(longest=LONGEST_THEME), Field(longest=LONGEST_NOTE)
        self._kind_name, self.kind, self._kind_hint = Text(), QComboBox(), Muted()
        self.entries = EntryList()
        self.keep, self.cancel = PrimaryButton(), Button()
        self._build()
        self.retranslate()

    @property
    def base(self) -> WatchList | None:
        """What is changed, as it was before; None for a new one."""
        return self._watched

    @property
    def watched(self) -> WatchList:
        """What was typed."""
        return WatchList(
            theme=self.theme.text,
            kind=WatchKind(self.kind.currentData()),
            entries=self.entries.entries,
            note=self.note.text,
        )

    def show_list(self, watched: WatchList | None) -> None:
        """Show a list to be changed; None begins a new one."""
        self._watched = watched
        shown = watched or WatchList(theme="")
        self.theme.line.setText(shown.theme)
        self.note.line.setText(shown.note)
        self.entries.show_entries(shown.entries)
        self.retranslate()
        self.kind.setCurrentIndex(list(WatchKind).index(shown.kind))
        self.theme.line.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        new = self.tr("A new watch list")
        self.title.setText(new if self._watched is None else self.tr("Change the watch list"))
        self._column.setAccessibleName(self.title.text())
        self.theme.say(said.column("theme"), self.tr("It is also the list’s name"))
        self.note.say(said.column("note"))
        kept = max(self.kind.currentIndex(), 0)
        self.kind.clear()
        for one in WatchKind:
            self.kind.addItem(said.watch_kind(one), one)
        self.kind.setCurrentIndex(kept)
        self._kind_name.setText(said.column("kind"))
        self.kind.setAccessibleName(said.column("kind"))
        self._kind_hint.setText(
            self.tr("A specialised list keeps to its theme; an eclectic one looks around.")
        )
        self.keep.name(self.tr("Keep"))
        self.cancel.name(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        kind = QWidget()
        within = column(kind, spacing=3)
        for widget in (self._kind_name, self.kind):
            within.addWidget(widget)
        within.addStretch(1)
        self._kind_name.setBuddy(self.kind)
        first = row(spacing=16)
        first.addWidget(self.theme, 1)
        first.addWidget(kind)
        inside = self._column.column
        inside.addLayout(first)
        for part in (self._kind_hint, self.note, self.entries):
            inside.addWidget(part)
        buttons = row(spacing=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        whole = column(self, spacing=10)
        whole.addWidget(self.title)
        whole.addWidget(self._column, 1)
        whole.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.left)

    @Slot()
    def _keep(self) -> None:
        if not (self.theme.room.over or self.note.room.over) and self.entries.add_typed():
            self.wanted.emit(self.watched)
