"""The legal holds on one account and on posts of it, where legal places and lifts them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.control import Preservation
from desktop_app.ui import words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.reach import needs_server
from desktop_app.ui.widgets import Button, Heading, Muted


class Holds(QWidget):
    """Updated in place; hidden from whoever places none while there is none."""

    def __init__(self, holding: Holding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holding = holding
        self._title, self.place = Heading(), Button()
        self.lifts: list[Button] = []  #: one for each hold
        self._state: AccountState | None = None
        self._key: tuple[object, ...] = ()
        self._list = column(spacing=6)
        head = row(spacing=10)
        head.addWidget(self._title, 1)
        head.addWidget(self.place)
        inside = column(self, margins=(0, 6, 0, 0), spacing=6)
        inside.addLayout(head)
        inside.addLayout(self._list)
        needs_server(holding.session.line, self.place)
        self.place.clicked.connect(self._ask)

    def show_state(self, state: AccountState) -> None:
        """Show the holds that the record knows."""
        self._state = state
        why_not = self._holding.why_no_hold(state.account.id)
        holds = state.control.preservations
        self.setVisible(bool(holds) or not why_not)
        self._title.setText(self.tr("Legal holds"))
        self.place.name(self.tr("Legal hold…"))
        self.place.allow(why_not)
        key = (state.account, holds, why_not, words.language())
        if key == self._key:
            return
        self._key = key
        clear(self._list)
        self.lifts = []
        for hold in holds:
            self._hold(state, hold, why_not)
        if not holds:
            said = self.tr("None: words can be taken out of the record, by two people.")
            self._list.addWidget(Muted(said))
        if why_not:
            self._list.addWidget(Muted(why_not))

    def _hold(self, state: AccountState, hold: Preservation, why_not: str) -> None:
        session, matter = self._holding.session, words.quoted(hold.matter)
        said = self.tr("{matter}: every post of the account, now and later")
        if hold.covers is not None:
            said = self.tr("{matter}: one post")
        self._list.addWidget(line("legal", "caution", said.format(matter=matter)))
        by = self.tr("{name}, {time}: {reason}").format(
            name=words.person_name(session.charter, hold.by),
            time=words.moment(hold.at, session.opening.clock.now()),
            reason=words.quoted(hold.reason),
        )
        self._list.addWidget(indented(by))
        lift = Button(self.tr("Lift the hold…"), "flat")
        lift.setAccessibleName(self.tr("Lift the hold {matter}…").format(matter=matter))
        lift.allow(why_not)
        lift.clicked.connect(lambda: self._holding.ask_lift(state.account.id, hold))
        needs_server(session.line, lift)
        under = row(margins=(14, 0, 0, 0))
        under.addWidget(lift, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addLayout(under)
        self.lifts.append(lift)

    @Slot()
    def _ask(self) -> None:
        if self._state is not None:
            self._holding.ask_hold(self._state.account.id)
