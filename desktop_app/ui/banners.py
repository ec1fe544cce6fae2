"""What everybody must see on every page: a frozen account, a queue that waits, a stray post."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import WRITING, AccountId, Role
from desktop_app.domain.publication import Hold
from desktop_app.services.journal_ports import Halt, Why
from desktop_app.services.resuming import lasting
from desktop_app.ui import words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.actions.catalogue import action
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.reach import needs_server
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Text

#: Who may end a freeze.
UNFREEZING = (Role.COMMUNICATIONS, Role.LEGAL)


class Banners(Retranslated, QWidget):
    """One line for each thing that lasts; hidden while there is none."""

    unfreeze_asked = Signal(str)  #: an account's id
    statement_asked = Signal(str)  #: an account's id: what is said first is to be written
    account_asked = Signal(str)  #: the account's id: what it is about stands on its card

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._halt: Halt | None = None  #: why this computer sends nothing, as it was shown last
        self._column = column(self, margins=(16, 10, 16, 0), spacing=6)
        session.accounts_changed.connect(self.retranslate)
        session.person_changed.connect(self.retranslate)
        session.changed.connect(self._look)
        session.sending.passed.connect(self._look)
        self.hide()

    @Slot()
    def retranslate(self) -> None:
        """Say everything again, for whoever is signed in."""
        clear(self._column)
        if not self._session.is_loaded:
            return
        now = self._session.opening.clock.now()
        self._halted(now)
        for state in self._session.states:
            if state.control.freeze is not None:
                self._frozen(state, now)
            if state.hold is not None:
                self._waits(state, state.hold)
            if state.unexplained:
                self._strays(state)
        self.setVisible(self._column.count() > 0)

    @Slot()
    def _look(self) -> None:
        """Show or take away what the desk says of this computer."""
        if self._session.is_loaded and lasting(self._session.parts.desk) != self._halt:
            self.retranslate()

    def _halted(self, now: datetime) -> None:
        """This computer was restored, copied or set back: it sends nothing until somebody says so."""
        parts, charter = self._session.parts, self._session.charter
        self._halt = halt = lasting(parts.desk)
        mine = [
            state
            for state in self._session.states
            if any(one.id == parts.publisher for one in charter.publishers(state.account.id))
        ]
        if halt is None or not mine:
            return
        mine.sort(key=lambda state: state.control.publisher != parts.publisher)
        why = {
            Why.RESTORED: self.tr("This desk was restored from a backup"),
            Why.REWOUND: self.tr("The journal of what was sent was set back or replaced"),
            Why.MOVED: self.tr("These files came from another computer"),
            Why.TWIN: self.tr("A copy of this computer sends in the same name"),
        }[halt.why]
        text = self.tr(
            "{why}, noticed {time}. Nothing was posted from here since. Look that no other "
            "computer sends in its place, then let this one send again on the account’s card: "
            "it reads on X first what is there already."
        ).format(why=why, time=words.moment(halt.at, now))
        button = _Asking(self.tr("Open the account"), mine[0].account.id)
        button.asked.connect(self.account_asked)
        title = self.tr("This computer sends nothing until somebody lets it.")
        self._add("caution", "caution", title, text, button)

    def _frozen(self, state: AccountState, now: datetime) -> None:
        freeze = state.control.freeze
        if freeze is None:
            return
        who = words.person_name(self._session.charter, freeze.by)
        title = self.tr("@{handle} is frozen: nothing more is posted.").format(
            handle=state.account.handle
        )
        text = self.tr(
            "{name}, {time}: {reason} Urgent posts can still be submitted and approved: they leave "
            "without the pause, and never on one person’s word alone."
        ).format(name=who, time=words.moment(freeze.at, now), reason=words.quoted(freeze.reason))
        roles, buttons = set(self._session.roles(state.account.id)), []
        if roles & set(WRITING):
            buttons.append(_Asking(self.tr("Write a holding statement"), state.account.id))
            tip = self.tr("Begins an urgent draft: {key}, then Enter")
            buttons[-1].setToolTip(tip.format(key=key_name(action("statement").key)))
            buttons[-1].asked.connect(self.statement_asked)
        if roles & set(UNFREEZING):
            buttons.append(_Asking(self.tr("End the freeze…"), state.account.id))
            buttons[-1].asked.connect(self.unfreeze_asked)
            needs_server(self._session.line, buttons[-1])
        self._add("freeze", "legal", title, text, *buttons)

    def _waits(self, state: AccountState, hold: Hold) -> None:
        handle = state.account.handle
        titles = {
            Hold.AUTH: self.tr(
                "X does not accept the connection of @{handle} any more: its queue waits."
            ),
            Hold.BILLING: self.tr("X’s credits for @{handle} are used up: its queue waits."),
            Hold.ACCOUNT: self.tr("X has locked or suspended @{handle}: its queue waits."),
        }
        ways = {
            Hold.AUTH: self.tr(
                "Nothing is lost. Connect the account again, then let the held post go on."
            ),
            Hold.BILLING: self.tr(
                "Nothing is lost. Buy credits in X’s developer console, then let the held post go on."
            ),
            Hold.ACCOUNT: self.tr(
                "Nothing is lost. Sign in on X and follow what it asks, then let the held post go on."
            ),
        }
        button = _Asking(self.tr("Open the account"), state.account.id)
        button.asked.connect(self.account_asked)
        self._add("caution", "caution", titles[hold].format(handle=handle), ways[hold], button)

    def _strays(self, state: AccountState) -> None:
        count = len(state.unexplained)
        title = self.tr("%n post(s) of @{handle} on X were not approved here.", "", count)
        text = self.tr("Look whether somebody of yours wrote them, and say what they are.")
        button = _Asking(self.tr("Look at them"), state.account.id)
        button.asked.connect(self.account_asked)
        self._add("question", "caution", title.format(handle=state.account.handle), text, button)

    def _add(self, icon: str, tone: str, title: str, text: str, *buttons: Button) -> None:
        card = Card(tone=tone)
        card.setAccessibleName(title)
        card.setAccessibleDescription(text)
        texts = column(spacing=1)
        texts.addWidget(Heading(title))
        texts.addWidget(Text(text))
        inside = row(card, margins=(14, 8, 10, 9), spacing=12)
        inside.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        for button in buttons:
            inside.addWidget(button)
        self._column.addWidget(card)


class _Asking(Button):
    """A button that says about which account it is."""

    asked = Signal(str)

    def __init__(self, text: str, account: AccountId) -> None:
        super().__init__(text)
        self._account = account
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._account)
