"""The form of one watch list: its theme, its kind, and what is followed."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.watching import LONGEST_NOTE, LONGEST_THEME, WatchKind, WatchList
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import column, row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.form import EntryForm
from desktop_app.ui.watching.entries import EntryList
from desktop_app.ui.widgets import Muted, Text


class ThemeForm(EntryForm):
    """What was typed is a WatchList."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: WatchList | None = None
        self.theme, self.note = Field(longest=LONGEST_THEME), Field(longest=LONGEST_NOTE)
        self._kind_name, self.kind, self._kind_hint = Text(), QComboBox(), Muted()
        self.entries = EntryList()
        self._build()
        self.retranslate()

    @property
    def base(self) -> WatchList | None:
        """What is changed, as it was before; None for a new one."""
        return self._watched

    @property
    def typed(self) -> WatchList:
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
        super().retranslate()
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

    def _is_complete(self) -> bool:
        fields = (self.theme, self.note)
        return not any(one.room.over for one in fields) and self.entries.add_typed()
