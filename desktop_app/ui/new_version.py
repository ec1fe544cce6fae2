"""A quiet line: a newer version was announced on this computer. Put away, it stays away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.ports import Desk
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, IconLabel, Text

if TYPE_CHECKING:
    from desktop_app.services.updating import News

#: A desk's preference: the version whose line was put away.
HIDDEN = "updates.hidden"


class NewVersion(Retranslated, QWidget):
    """Hidden until there is news, and once it was put away until the next version."""

    opened = Signal()  #: somebody wants to read what changes

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._version = ""
        self._card, self.said = Card(tone="info"), Text()
        self.read, self.put_away = Button(), Button(kind="flat")
        inside = row(self._card, margins=(14, 8, 10, 8), spacing=12)
        inside.addWidget(IconLabel("info", "info"))
        inside.addWidget(self.said, 1)
        inside.addWidget(self.read)
        inside.addWidget(self.put_away)
        column(self, margins=(16, 10, 16, 0)).addWidget(self._card)
        self.read.clicked.connect(self.opened)
        self.put_away.clicked.connect(self._put_away)
        self.hide()
        self.retranslate()

    @Slot(object)
    def tell(self, news: News) -> None:
        """Show the line, if there is a newer version that nobody put away."""
        self._version = str(news.newest.version) if news.newest and news.is_new else ""
        self.retranslate()
        self.setVisible(bool(self._version) and self._desk.preference(HIDDEN) != self._version)

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        said = self.tr(
            "Version {version} is announced. Whoever looks after this computer installs it."
        )
        self.said.setText(said.format(version=self._version))
        self._card.setAccessibleName(self.said.text())
        self.read.name(self.tr("What changes"))
        self.put_away.name(self.tr("Put away"))
        self.put_away.setAccessibleDescription(self.tr("Do not say this version again"))

    @Slot()
    def _put_away(self) -> None:
        self._desk.prefer(HIDDEN, self._version)
        self.hide()
