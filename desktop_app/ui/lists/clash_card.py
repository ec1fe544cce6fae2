"""Two people changed the same list: what each of them changed, side by side, and what comes now."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.account import Charter
from desktop_app.services.lists import Change
from desktop_app.ui import words
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.keeper import Clash
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.team.pieces import here
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text
from desktop_app.ui.zoom import scaled

#: Pixels; longer differences scroll.
_LEAST, _TALLEST = 96, 260


class ClashCard(Retranslated, Card):
    """Hidden while nobody was faster."""

    mine_wanted = Signal()  #: make my change in the newer version
    theirs_wanted = Signal()  #: leave the list as the other kept it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="caution")
        self._clash: Clash | None = None
        self._charter: Charter | None = None
        self.title, self._text = Heading(), Text()
        self._sides = Column("", spacing=6)
        self.mine, self.theirs = PrimaryButton(), Button()
        self._build()
        self.retranslate()
        self.hide()

    @property
    def clash(self) -> Clash | None:
        """What is shown."""
        return self._clash

    def show_clash(self, clash: Clash, charter: Charter) -> None:
        """Show what the two changed; the keyboard goes to the safe way out."""
        self._clash, self._charter = clash, charter
        self.retranslate()
        self.show()
        self.theirs.setFocus()

    @Slot()
    def forget(self) -> None:
        """It is decided."""
        self._clash = None
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.mine.name(self.tr("Make my change in the newer version"))
        self.theirs.name(self.tr("Leave the list as it is"))
        self._sides.setAccessibleName(self.tr("What the two of you changed"))
        clash, charter = self._clash, self._charter
        if clash is None or charter is None:
            return
        name, when = said.person(charter, clash.by), words.zoned(clash.at, here())
        title = self.tr("{name} changed this list while you did").format(name=name)
        self.title.setText(title)
        self.setAccessibleName(title)
        self._text.setText(
            self.tr(
                "Nothing of yours was recorded, and nothing was merged. Compare the two, then "
                "choose; {name} kept theirs at {time}."
            ).format(name=name, time=when)
        )
        self._sides.clear()
        both = row(spacing=16)
        theirs = self.tr("{name} changed").format(name=name)
        both.addLayout(self._side(theirs, clash.theirs, charter), 1)
        both.addLayout(self._side(self.tr("You wanted to change"), clash.mine, charter), 1)
        self._sides.column.addLayout(both)

    def _side(self, name: str, found: tuple[Change, ...], charter: Charter) -> QVBoxLayout:
        side = column(spacing=4)
        side.addWidget(Heading(name))
        for one in said.changes(found, charter):
            side.addWidget(Text(one))
        if not found:
            side.addWidget(Muted(self.tr("Nothing that is other than before")))
        side.addStretch(1)
        return side

    def _build(self) -> None:
        self._sides.setMinimumHeight(scaled(_LEAST))
        self._sides.setMaximumHeight(scaled(_TALLEST))
        buttons = Flow(spacing=8)
        for button in (self.theirs, self.mine):
            buttons.addWidget(button)
        inside = column(self, margins=(14, 12, 12, 12), spacing=8)
        for widget in (self.title, self._text):
            inside.addWidget(widget)
        inside.addWidget(self._sides, 1)
        inside.addLayout(buttons)
        self.mine.clicked.connect(self.mine_wanted)
        self.theirs.clicked.connect(self.theirs_wanted)
