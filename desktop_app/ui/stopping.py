"""Freezing an account and ending a freeze: each asks for a reason first, in the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.account import WRITING, AccountId, Person, Role
from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.parts import Changes
from desktop_app.ui import words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.actions.catalogue import action
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.ask import Answer, Ask, Question
from desktop_app.ui.background import Lane
from desktop_app.ui.reach import why_away
from desktop_app.ui.session import Session

#: Who may freeze an account.
FREEZING = (Role.EXECUTIVE, Role.COMMUNICATIONS, Role.LEGAL)


class Stopping(QObject):
    """Asks in `ask`, and lets the record answer. Also asks for a passphrase when one is wanted."""

    def __init__(self, session: Session, ask: Ask) -> None:
        super().__init__(ask)
        self._session, self._ask = session, ask
        self._offered: list[AccountState] = []
        # Whoever acts now answers for themselves.
        session.person_changed.connect(ask.close_question)

    def may_freeze(self) -> list[AccountState]:
        """Accounts that the person may freeze now."""
        return [
            state
            for state in self._session.states
            if state.control.freeze is None
            and set(FREEZING) & set(self._session.roles(state.account.id))
        ]

    def may_state(self) -> list[AccountState]:
        """Frozen accounts for which the person may write what cannot wait."""
        return [
            state
            for state in self._session.states
            if state.control.freeze is not None
            and set(WRITING) & set(self._session.roles(state.account.id))
        ]

    @Slot()
    def ask_freeze(self) -> None:
        """Ask why an account is to be frozen, and which when there are several."""
        self._offered = self.may_freeze()
        if not self._offered:
            return
        handles = [f"@{state.account.handle}" for state in self._offered]
        title = self.tr("Freeze an account")
        if len(handles) == 1:
            title = self.tr("Freeze {handle}").format(handle=handles[0])
        text = self.tr(
            "Nothing more leaves the account: approved posts are held, and each must be let go on "
            "by somebody afterwards. What is on its way shows its true result. Then {key} begins a "
            "holding statement: it goes the urgent way."
        ).format(key=key_name(action("statement").key))
        self._ask.ask(
            Question(
                title=title,
                text=text,
                field=self.tr("Why, for everybody and for the record"),
                confirm=self.tr("Freeze"),
                then=self._freeze,
                icon="freeze",
                tone="legal",
                choices=handles,
                is_dangerous=True,
            )
        )

    def why_away(self) -> str:
        """Why nothing can be frozen just now; empty while the record answers."""
        return why_away(self._session.line.state)

    @Slot(str)
    def ask_unfreeze(self, account: str) -> None:
        """Ask why the freeze of `account` is over."""
        handle = self._session.charter.account(account).handle
        self._ask.ask(
            Question(
                title=self.tr("End the freeze of @{handle}").format(handle=handle),
                text=self.tr("Nothing leaves by itself: each held post is let go on by somebody."),
                field=self.tr("Why, for everybody and for the record"),
                confirm=self.tr("End the freeze"),
                then=lambda answer: self._unfreeze(AccountId(account), answer.text),
                icon="freeze",
                tone="info",
            )
        )

    @Slot(object)
    def ask_passphrase(self, person: Person) -> None:
        """Ask for the passphrase of whoever wants to act."""
        self._ask.ask(
            Question(
                title=self.tr("Sign in as {name}").format(name=person.name),
                text=self.tr(
                    "The passphrase opens this person’s key on this computer. It is kept nowhere."
                ),
                field=self.tr("Passphrase"),
                confirm=self.tr("Sign in"),
                then=lambda answer: self._sign_in(person, answer.text),
                icon="accounts",
                is_secret=True,
            )
        )

    def ask_reason(self, question: Question) -> None:
        """Ask what another page wants to know before it does something."""
        self._ask.ask(question)

    def do(self, verb: Callable[[], object], lane: Lane = Lane.STORE) -> None:
        """Do what was asked for; the question closes when it is done, and says so when not."""
        self._session.do(lane, verb, owner=self, then=self._done, failed=self._refused)

    def _freeze(self, answer: Answer) -> None:
        from desktop_app.services import controlling

        parts, person = self._session.parts, self._session.person.id
        account = self._offered[max(0, answer.choice)].account.id
        self.do(lambda: controlling.freeze(parts, account, person, answer.text))

    def _unfreeze(self, account: AccountId, reason: str) -> None:
        from desktop_app.services import controlling

        parts, person = self._session.parts, self._session.person.id
        self.do(lambda: controlling.unfreeze(parts, account, person, reason))

    def _sign_in(self, person: Person, passphrase: str) -> None:
        self._session.sign_in_with(person, passphrase, owner=self, failed=self._refused)

    def _done(self, _: object) -> None:
        self._ask.close_question()
        self._session.changed.emit(Changes(reviews=True, publications=True))
        self._session.publish_due()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            message = explain(error, words.language())
            self._ask.show_trouble(f"{message.what} {message.do}")
            return
        self._ask.close_question()
        self._session.failed.emit(error)
