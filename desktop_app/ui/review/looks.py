"""How a post will look on X, under the texts that are decided on; of a pair, both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.layout import column
from desktop_app.ui.part_card import PartCard, Shown
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Muted


class Looks(QWidget):
    """A line that says what it is, and the cards of one post; hidden while there is none."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        # Cards cost more to make than to fill again: they stay when another post is shown.
        self._shelf: list[PartCard] = []
        self.cards: list[PartCard] = []  #: those that are shown, in order
        self.said, self._thread = Muted(), column(spacing=0)
        whole: QVBoxLayout = column(self, spacing=10)
        whole.addWidget(self.said)
        whole.addLayout(self._thread)
        self.hide()

    def show_looks(self, said: str, looks: Sequence[Shown]) -> None:
        """Show these under the line `said`; none at all hides both."""
        self.said.setText(said)
        for each in [card for card in self._shelf if not card.unfold.isHidden()]:
            self._shelf.remove(each)  # it may stand unfolded
            self._thread.removeWidget(each)
            each.hide()
            each.deleteLater()
        while len(self._shelf) < len(looks):
            self._shelf.append(PartCard(self._thumbnails))
            self._thread.addWidget(self._shelf[-1])
        self.cards = self._shelf[: len(looks)]
        for card, look in zip(self.cards, looks, strict=True):
            card.show_part(look)
        for place, card in enumerate(self._shelf):
            card.setVisible(place < len(looks))
        self.setVisible(bool(looks))
