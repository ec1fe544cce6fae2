"""The accounts page: one card an account, with all that holds for the whole of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.account import AccountId, Realm, Role
from desktop_app.domain.errors import CountersignError
from desktop_app.services import comparing, controlling
from desktop_app.services.dossier import since_freeze
from desktop_app.services.messages import explain
from desktop_app.services.parts import Changes
from desktop_app.services.review_paper import Paper
from desktop_app.ui import words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.accounts.card import AccountCard
from desktop_app.ui.ask import Question
from desktop_app.ui.background import Lane
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import Column, column
from desktop_app.ui.paper import write_pdf
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import Stopping
from desktop_app.ui.widgets import Heading, Muted

#: Who may let another machine send.
TAKING_OVER = (Role.COMMUNICATIONS, Role.LEGAL, Role.ADMINISTRATOR)
#: Who may explain a post that nobody approved.
EXPLAINING = (Role.COMMUNICATIONS, Role.LEGAL)


class AccountsPage(QWidget):
    """Cards of all accounts; what is asked here is asked once more, with a reason."""

    shown = Signal()  #: everything that is known is on the screen

    def __init__(self, session: Session, stopping: Stopping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._stopping = session, stopping
        self._holding = Holding(session, stopping, self)
        self._wanted = ""
        self._looked: dict[AccountId, str] = {}
        self.cards: list[AccountCard] = []
        self._title, self._hint, self._column = Heading(factor=1.3), Muted(), Column("", spacing=12)
        whole = column(self, margins=(20, 16, 16, 16), spacing=12)
        whole.addWidget(self._title)
        whole.addWidget(self._hint)
        whole.addWidget(self._column, 1)
        session.accounts_changed.connect(self.retranslate)
        session.person_changed.connect(self._person_changed)
        session.charter_changed.connect(self.retranslate)
        session.budgets.changed.connect(self.retranslate)
        session.changed.connect(self._changed)
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read again how the accounts are connected and how they appear."""
        for card in self.cards:
            card.connecting.read()
            if card.appearing.isVisible():  # else it reads when it is seen
                card.appearing.read()

    def show_account(self, account: str) -> None:
        """Bring the account's card into sight, and the keyboard to it."""
        self._wanted = account
        # Once the page that is only now shown has its places.
        QTimer.singleShot(0, self, self._go_to_wanted)

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Accounts"))
        self._column.setAccessibleName(self.tr("Accounts"))
        practice = self._session.opening.realm is Realm.PRACTICE
        self._hint.setVisible(practice)
        self._hint.setText(
            self.tr(
                "In practice, posts go to a simulated X on this computer: nothing is public, and "
                "nothing costs anything."
            )
        )
        for state in self._session.states:
            account = state.account.id
            roles = set(self._session.roles(account))
            self._card(state).show_account(
                state,
                month=self._session.budgets.months.get(account),
                windows=self._session.sending.windows.get(account, ()),
                looked=self._looked.get(account, ""),
                may_take_over=bool(roles & set(TAKING_OVER)),
                may_explain=bool(roles & set(EXPLAINING)),
            )
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._looked.clear()
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        for card in self.cards:
            card.connecting.cancel()  # nobody could answer it any more
        super().closeEvent(event)

    def _card(self, state: AccountState) -> AccountCard:
        """The account's card; made when it is first asked for."""
        wanted = state.account.id
        known = next((card for card in self.cards if card.state.account.id == wanted), None)
        if known is not None:
            return known
        card = AccountCard(self._session, state, self._holding)
        card.look_asked.connect(self._look)
        card.take_over_asked.connect(self._take_over)
        card.explain_asked.connect(self._explain)
        card.dossier_asked.connect(self._ask_dossier)
        card.connecting.connected.connect(self._session.publish_due)
        card.connecting.read()
        self.cards.append(card)
        self._column.column.addWidget(card)
        return card

    @Slot()
    def _go_to_wanted(self) -> None:
        card = next((card for card in self.cards if card.state.account.id == self._wanted), None)
        if card is not None:
            self._column.ensureWidgetVisible(card.connection)
            card.take_focus()

    @Slot()
    def _person_changed(self) -> None:
        for card in self.cards:
            card.connection.close_forms()
        self.retranslate()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.publications:
            self.reload()

    @Slot(str)
    def _look(self, account: str) -> None:
        """Compare the account's timeline with the record now."""
        parts, wanted = self._session.parts, AccountId(account)
        by = None if parts.publisher is not None else self._session.person.id
        if by is None:
            parts = parts.of_publisher()
        self._looked[wanted] = self.tr("Looking…")
        self.retranslate()
        self._session.do(
            Lane.NETWORK,
            partial(comparing.watch, parts, wanted, by),
            owner=self,
            then=partial(self._have_looked, wanted),
            failed=partial(self._not_looked, wanted),
        )

    def _have_looked(self, account: AccountId, strays: tuple[object, ...]) -> None:
        when = words.moment(*2 * (self._session.opening.clock.now(),))
        self._looked[account] = (
            self.tr("Looked at {time}: %n post(s) that nobody approved here.", "", len(strays))
            if strays
            else self.tr("Looked at {time}: everything there was approved here.")
        ).format(time=when)
        self.retranslate()
        self._session.changed.emit(Changes(publications=True))

    def _not_looked(self, account: AccountId, error: Exception) -> None:
        self._looked[account] = ""
        if isinstance(error, CountersignError):
            message = explain(error, words.language())
            self._looked[account] = f"{message.what} {message.do}"
        else:
            self._session.failed.emit(error)
        self.retranslate()

    @Slot(str)
    def _ask_dossier(self, account: str) -> None:
        """Save what happened since the last freeze as one paper, where the person says."""
        handle = self._session.charter.account(account).handle
        title, start = self.tr("Save the dossier"), f"countersign-dossier-{handle}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self.window(), title, start, self.tr("PDF (*.pdf)"))
        if not chosen:
            return
        wanted, path = AccountId(account), Path(chosen)
        self._looked[wanted] = self.tr("Writing the dossier…")
        self.retranslate()
        self._session.do(
            Lane.STORE,
            partial(since_freeze, self._session.parts, wanted, words.language()),
            owner=self,
            then=partial(self._have_dossier, wanted, path),
            failed=partial(self._not_looked, wanted),
        )

    def _have_dossier(self, account: AccountId, path: Path, paper: Paper) -> None:
        said = self.tr("The dossier is written: {file}. Mentions on X are not in it.")
        try:
            path.unlink(missing_ok=True)  # the dialog asked
            write_pdf(paper, path)
        except OSError:
            said = self.tr("The dossier could not be written there: {file}. Choose another folder.")
        self._looked[account] = said.format(file=path.name)
        self.retranslate()

    @Slot(str)
    def _take_over(self, account: str) -> None:
        parts, person = self._session.parts, self._session.person.id
        machine = parts.publisher
        if machine is None:
            return
        handle = self._session.charter.account(account).handle
        wanted = AccountId(account)
        self._stopping.ask_reason(
            Question(
                title=self.tr("Let this machine send for @{handle}").format(handle=handle),
                text=self.tr(
                    "The other machine stops sending. This one first reads on X what the account "
                    "has posted, so that nothing goes out twice."
                ),
                field=self.tr("Why, for everybody and for the record"),
                confirm=self.tr("Let it send"),
                then=lambda answer: self._stopping.do(
                    lambda: controlling.take_over(parts, wanted, machine, person, answer.text)
                ),
                icon="published",
                tone="caution",
            )
        )

    @Slot(str, str)
    def _explain(self, account: str, x_post_id: str) -> None:
        parts, person, wanted = self._session.parts, self._session.person.id, AccountId(account)
        self._stopping.ask_reason(
            Question(
                title=self.tr("What is post number {number}?").format(number=x_post_id),
                text=self.tr("Your explanation is kept with your name."),
                field=self.tr("Who wrote it, and why it was not approved here"),
                confirm=self.tr("Explain"),
                then=lambda answer: self._stopping.do(
                    lambda: controlling.explain_stray(parts, wanted, x_post_id, person, answer.text)
                ),
            )
        )
