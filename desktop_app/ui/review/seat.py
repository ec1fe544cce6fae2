"""In whose name a reviewer decides: their own, or that of somebody who is away."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.account import Charter
from desktop_app.ui import words
from desktop_app.ui.layout import row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.review.standing import Permissions, Seat
from desktop_app.ui.widgets import Text


class SeatChoice(Retranslated, QWidget):
    """Says for whom a deputy decides, and lets them choose where they may in several names."""

    chosen = Signal(object)  #: Seat

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[Seat, ...] = ()
        self._seat: Seat | None = None
        self._charter: Charter | None = None
        self._now: datetime | None = None
        self.told, self.choice = Text(), QComboBox()
        inside = row(self, spacing=8)
        inside.addWidget(self.told, 1)
        inside.addWidget(self.choice)
        self.choice.activated.connect(self._choose)
        self.hide()

    def show_seats(self, may: Permissions, charter: Charter, now: datetime) -> None:
        """Show which seat is taken of those offered; nothing where it is one's own and the only."""
        taken = (may.role, may.acting_for)
        self._seats, self._charter, self._now = may.seats, charter, now
        self._seat = next((o for o in may.seats if (o.role, o.acting_for) == taken), None)
        self.retranslate()

    def question(self) -> str:
        """What is added to the question before an approval; empty in one's own name."""
        if self._seat is None or self._seat.acting_for is None or self._charter is None:
            return ""
        name = words.person_name(self._charter, self._seat.acting_for)
        return self.tr("In the name of {name}.").format(name=name)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.choice.setAccessibleName(self.tr("In whose name"))
        self.choice.clear()
        for seat in self._seats:
            self.choice.addItem(self._name(seat))
        if self._seat in self._seats:
            self.choice.setCurrentIndex(self._seats.index(self._seat))
        self.choice.setVisible(len(self._seats) > 1)
        said = self._told()
        self.told.setText(said)
        self.setVisible(bool(said) or len(self._seats) > 1)

    def _told(self) -> str:
        seat, charter, now = self._seat, self._charter, self._now
        if seat is None or charter is None or now is None or seat.acting_for is None:
            return ""
        said = self.tr("You decide for {name}, until {time}.")
        until = "" if seat.until is None else words.moment(seat.until, now)
        return said.format(name=words.person_name(charter, seat.acting_for), time=until)

    def _name(self, seat: Seat) -> str:
        role = words.role_name(seat.role)
        if seat.acting_for is None or self._charter is None:
            return self.tr("In my own name: {role}").format(role=role)
        name = words.person_name(self._charter, seat.acting_for)
        return self.tr("For {name}: {role}").format(name=name, role=role)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(self._seats[place])
