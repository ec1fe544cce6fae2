"""How an account appears at X and what reading it may cost: a part of the account's card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.services import reading_budget
from desktop_app.services.appearing import (
    COUNT_PRICE,
    PRICE,
    Appearance,
    Counted,
    appearance,
    count_due,
)
from desktop_app.services.messages import explain
from desktop_app.services.parts import Changes, Parts
from desktop_app.ui import words
from desktop_app.ui.accounts.appearing_words import AppearingWords
from desktop_app.ui.background import Lane
from desktop_app.ui.budget import tenths_of_cents
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import clear, column
from desktop_app.ui.pieces import Line, line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted, Text
from desktop_app.ui.zoom import scaled

_FIELD = 90  #: pixels: an amount of at most seven signs


class AppearingView(Retranslated, QWidget):
    """Read when it is first seen; X is asked only when somebody presses the button."""

    shown = Signal()  #: what is kept was read

    def __init__(self, session: Session, account: AccountId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._account = session, account
        self._known: Appearance | None = None
        self._trouble: CountersignError | None = None
        self._is_asking = False
        self._words = AppearingWords(self)
        self._profile_title, self._posts_title, self._reading_title = (
            Heading(),
            Heading(),
            Heading(),
        )
        self._profile, self._posts = column(spacing=6), column(spacing=6)
        self.budget, self.trouble = Line(), Line()
        self.look, self.set, self.count = Button(), Button(), Button()
        self.news = Line()
        self._counted: Counted | None = None
        self.amount, self._label = QLineEdit(), Text()
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._profile_title.setText(self.tr("How it shows itself at X"))
        self._posts_title.setText(self.tr("Last posts"))
        self._reading_title.setText(self.tr("What reading X may cost"))
        self._label.setText(self.tr("US dollars a month, 0 reads nothing:"))
        self.amount.setAccessibleName(self.tr("Budget for reading, in US dollars a month"))
        self.amount.setPlaceholderText("5")
        self.set.name(self.tr("Set the budget"))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.read()

    @Slot()
    def read(self) -> None:
        """Read again what is kept here; X is not asked."""
        session = self._session
        if session.is_loaded:
            verb = partial(appearance, session.parts, self._account, session.person.id)
            self._do(verb)

    def _build(self) -> None:
        self.amount.setProperty("kind", "field")
        self.amount.setMaximumWidth(scaled(_FIELD))
        self._label.setWordWrap(False)
        setting = Flow(spacing=8)
        for widget in (self._label, self.amount, self.set):
            setting.addWidget(widget)
        inside = column(self, spacing=6)
        inside.addWidget(self._profile_title)
        inside.addLayout(self._profile)
        inside.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(6)
        inside.addWidget(self._posts_title)
        inside.addLayout(self._posts)
        inside.addSpacing(6)
        inside.addWidget(self._reading_title)
        inside.addWidget(self.budget)
        inside.addLayout(setting)
        inside.addWidget(self.count, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.news)
        inside.addWidget(self.trouble)
        self.look.clicked.connect(self._ask_x)
        self.count.clicked.connect(self._count)
        self.set.clicked.connect(self._set)
        self.amount.returnPressed.connect(self._set)

    def _draw(self) -> None:
        for part in (self._profile, self._posts):
            clear(part)
        known, now = self._known, self._session.opening.clock.now()
        self._name_look()
        self._tell_trouble()
        if known is None:
            self.budget.say("clock", "", self.tr("Reading what is kept here…"))
            return
        for icon, tone, said in self._words.profile(known, now):
            self._profile.addWidget(line(icon, tone, said))
        for said in self._words.posts(known, now):
            self._posts.addWidget(Muted(said))
        self.budget.say(*self._words.budget(known))
        kept = known.budget is not None
        for widget in (self._label, self.amount, self.set):
            widget.setEnabled(kept)

    def _name_look(self) -> None:
        if self._is_asking:
            self.look.name(self.tr("Asking X…"))
        else:
            price = tenths_of_cents(PRICE)
            self.look.name(self.tr("Read it at X now (at most {price})").format(price=price))
        known = self._known
        left = 0 if known is None or known.budget is None else known.budget.left
        may = known is not None and known.can_read and left >= PRICE
        # While X is asked they do nothing; switched off, they would lose the keyboard.
        self.look.setEnabled(may or self._is_asking)
        price = tenths_of_cents(COUNT_PRICE)
        self.count.name(
            self.tr("Read the numbers and polls that are due ({price} each)").format(price=price)
        )
        self.count.setToolTip(
            self.tr("Numbers are read 1 hour, 1, 7 and 30 days after posting, polls once they end.")
        )
        can_count = known is not None and known.can_read and left >= COUNT_PRICE
        self.count.setEnabled(can_count or self._is_asking)

    def _tell_trouble(self) -> None:
        counted = "" if self._counted is None else self._words.counted(self._counted)
        self.news.say("check", "good", counted)
        if self._trouble is None:
            self.trouble.say("caution", "", "")
            return
        message = explain(self._trouble, words.language())
        self.trouble.say("caution", "caution", f"{message.what} {message.do}")

    @Slot()
    def _ask_x(self) -> None:
        session = self._session
        if self._is_asking:
            return
        self._begin()
        session.do(
            Lane.NETWORK,
            partial(_refreshed, session.parts, self._account, session.person.id),
            owner=self,
            then=self._have_asked,
            failed=self._not_asked,
        )

    @Slot()
    def _count(self) -> None:
        """Read numbers and polls at X, and then how everything stands."""
        if self._is_asking:
            return
        self._begin()
        self._session.do(
            Lane.NETWORK,
            partial(count_due, self._session.parts, self._account),
            owner=self,
            then=self._have_counted,
            failed=self._not_asked,
        )

    def _begin(self) -> None:
        self._is_asking, self._trouble, self._counted = True, None, None
        self._name_look()
        self._tell_trouble()

    def _have_asked(self, known: Appearance) -> None:
        self._is_asking = False
        self._have(known)

    def _not_asked(self, error: Exception) -> None:
        self._is_asking = False
        self._refused(error)

    def _have_counted(self, counted: Counted) -> None:
        self._is_asking, self._counted = False, counted
        self.read()
        if counted.posts or counted.polls:
            self._session.changed.emit(Changes(publications=True))  # Published shows them

    @Slot()
    def _set(self) -> None:
        session = self._session
        try:
            millionths = reading_budget.read_amount(self.amount.text())
        except BadInput as error:
            self._refused(error)
            return
        self.amount.clear()
        self._trouble = None
        verb = partial(_budgeted, session.parts, self._account, session.person.id, millionths)
        self._do(verb)

    def _do(self, verb: Callable[[], Appearance]) -> None:
        self._session.do(Lane.STORE, verb, owner=self, then=self._have, failed=self._refused)

    def _have(self, known: Appearance) -> None:
        """Show it; a question to X may be under way, and what went wrong stays until the next try."""
        self._known = known
        self._draw()
        self.shown.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self._trouble = error
        else:
            self._session.failed.emit(error)
        self._draw()


def _refreshed(parts: Parts, account: AccountId, person: PersonId) -> Appearance:
    # Imported here: with it come the rules, which the first paint does not wait for.
    from desktop_app.services.observing import refresh_profile

    refresh_profile(parts, account)
    return appearance(parts, account, person)


def _budgeted(parts: Parts, account: AccountId, person: PersonId, millionths: int) -> Appearance:
    reading_budget.set_budget(parts, account, millionths)
    return appearance(parts, account, person)
