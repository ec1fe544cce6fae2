"""The entries of a watch list while it is written: what is followed, added and taken out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.domain.watching import (
    LONGEST_NOTE,
    LONGEST_THEME,
    LONGEST_VALUE,
    Watched,
    WatchEntry,
)
from desktop_app.ui.fields import Field, Room
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import bring_into_sight, column, row
from desktop_app.ui.lists import said
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Button, Text
from desktop_app.ui.zoom import scaled

_SIGNS = {"@": Watched.ACCOUNT, "#": Watched.HASHTAG}
_TALL = 190  #: pixels of the list, at 100 %


class EntryList(Retranslated, QWidget):
    """Rows, and a line under them for one more. A chosen row is changed by adding it anew."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[WatchEntry, ...] = ()
        self._name, self.rows, self.trouble = Text(), Rows(), Trouble()
        self._what_name, self.what = Text(), QComboBox()
        self.value = Field(longest=LONGEST_VALUE)
        self.topic = Field(longest=LONGEST_THEME)
        self.note = Field(longest=LONGEST_NOTE)
        self.add, self.remove = Button(), Button()
        self._is_chosen = False  #: a person said what the entry is, whatever is typed
        self._build()
        self.retranslate()

    def show_entries(self, entries: tuple[WatchEntry, ...]) -> None:
        """Show these, to be changed."""
        self._is_chosen = False
        self._show(entries)

    def add_typed(self) -> bool:
        """Add what stands in the line and was not added yet; False where it cannot stand."""
        return not any(field.text for field in (self.value, self.topic, self.note)) or self._add()

    def _show(self, entries: tuple[WatchEntry, ...]) -> None:
        self.entries = entries
        for field in (self.value, self.topic, self.note):
            field.line.clear()
        self.trouble.clear()
        self._fill()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._name.setText(said.column("entries"))
        self.rows.setAccessibleName(said.column("entries"))
        kept = max(self.what.currentIndex(), 0)
        self.what.clear()
        for one in Watched:
            self.what.addItem(said.watched(one), one)
        self.what.setCurrentIndex(kept)
        self._what_name.setText(self.tr("What it is"))
        self.what.setAccessibleName(self.tr("What it is"))
        self.value.say(self.tr("Follow"), self.tr("@name, #hashtag, or words"))
        self.topic.say(self.tr("About"), self.tr("Empty: the theme itself"))
        self.note.say(said.column("note"))
        self.add.name(self.tr("Add"))
        self.remove.name(self.tr("Take out"))
        self.trouble.retranslate()
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.rows.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.rows.setFixedHeight(scaled(_TALL))
        self.value.setMinimumWidth(scaled(220))
        self.topic.setMinimumWidth(scaled(150))
        self.note.setMinimumWidth(scaled(150))
        what = QWidget()
        inside = column(what, spacing=3)
        inside.addWidget(self._what_name)
        inside.addWidget(self.what)
        inside.addStretch(1)
        self._what_name.setBuddy(self.what)
        fields = row(spacing=10)
        for widget, share in ((what, 0), (self.value, 3), (self.topic, 2), (self.note, 2)):
            fields.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        buttons = Flow(spacing=8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        whole = column(self, spacing=6)
        whole.addWidget(self._name)
        whole.addWidget(self.rows)
        whole.addLayout(fields)
        whole.addWidget(self.trouble)
        whole.addLayout(buttons)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        for field in (self.value, self.topic, self.note):
            field.line.returnPressed.connect(self._add)
        self.value.line.textEdited.connect(self._guess)
        self.what.activated.connect(self._choose)
        self.rows.opened.connect(self._load)

    def _fill(self) -> None:
        self.rows.show_rows(
            [
                Row(
                    key=_key(one),
                    title=said.entry(one),
                    detail=" · ".join(filter(None, (said.watched(one.what), one.topic, one.note))),
                )
                for one in self.entries
            ]
        )
        self.remove.setEnabled(bool(self.entries))

    @Slot(str)
    def _guess(self, text: str) -> None:
        """A sign says what it is, and words without one are words: nobody must choose it again."""
        what = _SIGNS.get(text[:1])
        if what is not None and self.what.currentData() != Watched.COMPETITOR:
            self._is_chosen = False
            self.what.setCurrentIndex(list(Watched).index(what))
        elif what is None and text and not self._is_chosen:
            self.what.setCurrentIndex(list(Watched).index(Watched.KEYWORD))

    @Slot()
    def _choose(self) -> None:
        self._is_chosen = True

    @Slot()
    def _add(self) -> bool:
        if any(room.over for room in self.findChildren(Room)):
            return False
        what = Watched(self.what.currentData())
        sign = {Watched.ACCOUNT: "@", Watched.HASHTAG: "#"}.get(what, "")
        made = WatchEntry(
            what=what,
            value=self.value.text.removeprefix(sign),
            topic=self.topic.text,
            note=self.note.text,
        )
        try:
            made.check()
        except CountersignError as error:
            self.trouble.tell(error)
            self.value.line.setFocus()
            bring_into_sight(self.trouble)
            return False
        others = (one for one in self.entries if _key(one) != _key(made))
        self._show((*others, made))
        self.rows.choose(_key(made))
        self.value.line.setFocus()
        return True

    @Slot()
    def _remove(self) -> None:
        key = self.rows.key
        self._show(tuple(one for one in self.entries if _key(one) != key))

    @Slot(str)
    def _load(self, key: str) -> None:
        """Put a row into the line under the list, to be changed."""
        one = next(each for each in self.entries if _key(each) == key)
        self._is_chosen = True
        self.what.setCurrentIndex(list(Watched).index(one.what))
        self.value.line.setText(said.entry(one))
        self.topic.line.setText(one.topic)
        self.note.line.setText(one.note)
        self.value.line.setFocus()


def _key(one: WatchEntry) -> str:
    return f"{one.what} {one.value}".casefold()
