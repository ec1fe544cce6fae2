"""The section on the team: who is in it, who waits for a holder's word, until when the roster lasts.

Holders of a root key compare words, sign the next roster, and put in force what the other one made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.canonical import read_time
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.roster import Member
from desktop_app.services.parts import Changes
from desktop_app.services.team_seat import Glance, TeamSeat
from desktop_app.ui import words
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.pieces import line
from desktop_app.ui.session import Session
from desktop_app.ui.team.compare import CompareCard
from desktop_app.ui.team.errands import ErrandCard, Removal
from desktop_app.ui.team.news import duties_of, news
from desktop_app.ui.team.pieces import Trouble, here
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text

T = TypeVar("T")
_LONGEST = 1_000  #: characters of a passphrase


class TeamSection(QWidget):
    """Reads the record when it comes into sight, and after everything that was done here."""

    def __init__(self, session: Session, seat: TeamSeat) -> None:
        super().__init__()
        self._session, self._seat = session, seat
        self.glance: Glance | None = None
        self._is_looking = self.is_busy = False
        self._state, self._six, self._hint = Text(), Text(), Muted()
        self._people = column(spacing=6)
        self._meet, self._meet_hint = Card(tone="caution"), Text()
        self.heard, self.trust = QLineEdit(), Button()
        self._holder, self.passphrase = QWidget(), Field(longest=_LONGEST, is_secret=True)
        self.cards: list[CompareCard] = []
        self._comparing = column(spacing=10)
        self._waiting, self._waiting_title = Card(), Heading(factor=1.1)
        self._reason, self._news, self.seal = Muted(), column(spacing=4), PrimaryButton()
        self.renew, self.trouble = Button(), Trouble()
        self.whom, self.remove, self.lost, self.shut_out = (QComboBox(), *_buttons(3))
        self.invite, self.look_again = _buttons(2)
        self.removal, self.errand = Removal(), ErrandCard(seat, session)
        self._build()
        self._connect()
        self.retranslate()

    @Slot()
    def look(self) -> None:
        """Read how the team stands."""
        if self._is_looking or not self._session.background.is_open:
            return
        self._is_looking, language = True, words.language()
        self._session.do(
            Lane.STORE,
            lambda: self._seat.look(language),
            owner=self,
            then=self._have_looked,
            failed=self._have_not_looked,
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._hint.setText(
            self.tr(
                "Who may do what is signed by two holders of root keys; what the server says of "
                "it is not believed."
            )
        )
        self._meet_hint.setText(
            self.tr(
                "This computer does not know the roster yet, and posts nothing. Have a holder read "
                "its six words to you on the telephone."
            )
        )
        self.heard.setAccessibleName(self.tr("Six words of the roster"))
        self.heard.setPlaceholderText(self.tr("Six words"))
        self.trust.name(self.tr("Trust this roster"))
        self.passphrase.say(
            self.tr("Your passphrase"), self.tr("Signs what you do here as a holder.")
        )
        self.seal.name(self.tr("Sign, and put it in force"))
        self.renew.name(self.tr("Make it last 30 days more"))
        self.whom.setAccessibleName(self.tr("Somebody of the team"))
        self.remove.name(self.tr("Remove…"))
        self.lost.name(self.tr("Laptop lost…"))
        self.shut_out.name(self.tr("Shut out at once…"))
        self.invite.name(self.tr("Invite somebody…"))
        self.look_again.name(self.tr("Look again"))
        self.trouble.retranslate()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _have_looked(self, glance: Glance) -> None:
        self._is_looking = False
        if glance != self.glance:
            self.glance = glance
            self._draw()

    def _have_not_looked(self, error: Exception) -> None:
        self._is_looking = False
        self._tell(error)

    # --- what stands there -----------------------------------------------------------------------

    def _draw(self) -> None:
        found = self.glance
        roster = found.roster if found is not None else None
        self._meet.setVisible(roster is not None and found is not None and not found.is_trusted)
        if found is None or roster is None:
            self._state.setText(self.tr("Looking…"))
            for widget in (self._six, self._holder, self.whom, self.remove, self.lost):
                widget.hide()
            self.shut_out.hide()
            return
        until = words.zoned(roster.expires_at, here())
        said = self.tr("Roster {version} is in force, until {time}.")
        self._state.setText(said.format(version=roster.version, time=until))
        six = self.tr("Its six words, for a computer that does not know it yet: {words}")
        self._six.setText(six.format(words=" ".join(found.roster_words)))
        self._six.setVisible(found.is_trusted)
        clear(self._people)
        for one in roster.members:
            self._people.addWidget(self._member(found, one))
        for each in found.standing.people:
            self._people.addWidget(line("clock", "caution", self._coming(found, each.person)))
        self._draw_whom(found)
        self._draw_holder(found)

    def _draw_whom(self, found: Glance) -> None:
        chosen = self.whom.currentData()
        self.whom.clear()
        for one in found.roster.members if found.roster else ():
            if one.id != self._seat.person:
                self.whom.addItem(one.name, str(one.id))
        self.whom.setCurrentIndex(max(0, self.whom.findData(chosen)))
        for widget in (self.whom, self.lost, self.shut_out):
            widget.setVisible(self.whom.count() > 0)
        self.remove.setVisible(found.is_holder and self.whom.count() > 0)

    def _member(self, found: Glance, one: Member) -> QWidget:
        assert found.roster is not None
        said = f"{one.name} · {duties_of(found.roster, one.id)}"
        if one.id in found.since:
            since = self.tr("key confirmed; made {time}")
            at = words.zoned(read_time(found.since[one.id]), here())
            return line("check", "good", f"{said}\n{since.format(time=at)}")
        confirmed = self.tr("key confirmed")
        return line("check", "good", f"{said}\n{confirmed}")

    def _coming(self, found: Glance, person: PersonId) -> str:
        one = next(each for each in found.standing.people if each.person == person)
        name = one.name or str(one.person)
        if not one.key:
            return self.tr("{name} is invited and has not joined yet").format(name=name)
        return self.tr("{name} has joined; the key is still to be confirmed").format(name=name)

    def _draw_holder(self, found: Glance) -> None:
        self._holder.setVisible(found.is_holder)
        wanted = {
            one.person: one.name or str(one.person)
            for one in found.standing.people
            if one.key and found.is_holder and one.person != self._seat.person
        }
        for card in [each for each in self.cards if each.person not in wanted]:
            self.cards.remove(card)
            card.hide()
            card.deleteLater()
        for person, name in wanted.items():
            if person not in [card.person for card in self.cards]:
                made = CompareCard(person, name)
                made.heard.connect(self._compare)
                self.cards.append(made)
                self._comparing.addWidget(made)
        self._draw_waiting(found)

    def _draw_waiting(self, found: Glance) -> None:
        proposal, others = found.proposal, found.standing.waits_for
        self.renew.setVisible(not found.standing.waiting)
        self._waiting.setVisible(bool(found.standing.waiting))
        self.seal.setVisible(proposal is not None)
        clear(self._news)
        if proposal is None:
            names = words.joined([found.names.get(one, str(one)) for one in others])
            said = self.tr("What you signed waits for {names}, on their own computer.")
            self._waiting_title.setText(said.format(names=names))
            self._reason.hide()
            return
        said = self.tr("{name} signed another roster: it waits for you")
        name = found.names.get(proposal.by, str(proposal.by))
        self._waiting_title.setText(said.format(name=name))
        self._reason.setText(words.quoted(proposal.reason))
        self._reason.setVisible(bool(proposal.reason))
        for each in news(proposal.before, proposal.after):
            self._news.addWidget(line("info", "info", each))

    # --- what is done ----------------------------------------------------------------------------

    @Slot()
    def _trust(self) -> None:
        heard = self.heard.text()
        self._do(lambda: self._seat.trust(heard))

    @Slot(str, str)
    def _compare(self, person: str, heard: str) -> None:
        who, passphrase = PersonId(person), self._passphrase()
        if not passphrase:
            return

        def failed(error: Exception) -> None:
            self._idle()
            card = next((each for each in self.cards if each.person == who), None)
            if card is not None and isinstance(error, CountersignError):
                card.tell(error)
            else:
                self._tell(error)

        self._do(lambda: self._seat.confirm(who, heard, passphrase), failed)

    @Slot()
    def _seal(self) -> None:
        found, passphrase, language = self.glance, self._passphrase(), words.language()
        if found is not None and passphrase:
            agreed = found.proposal.id if found.proposal else None
            self._do(lambda: self._seat.seal(passphrase, language, agreed))

    @Slot(str, str)
    def _remove(self, person: str, reason: str) -> None:
        passphrase, who = self._passphrase(), PersonId(person)
        if passphrase:
            self._do(lambda: self._seat.remove(who, reason, passphrase))

    @Slot()
    def _ask_remove(self) -> None:
        self.errand.close_errand()
        self.removal.begin(PersonId(self.whom.currentData()), self.whom.currentText())

    @Slot()
    def _ask_lost(self) -> None:
        self.removal.hide()
        self.errand.begin("lost", PersonId(self.whom.currentData()), self.whom.currentText())

    @Slot()
    def _ask_shut_out(self) -> None:
        self.removal.hide()
        self.errand.begin("shut-out", PersonId(self.whom.currentData()), self.whom.currentText())

    @Slot()
    def _ask_invite(self) -> None:
        self.removal.hide()
        self.errand.begin("invite")

    def _passphrase(self) -> str:
        """What was typed; "" sends the keyboard there."""
        typed = self.passphrase.line.text()
        if not typed:
            self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return typed

    def _do(self, verb: Callable[[], T], failed: Callable[[Exception], None] | None = None) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self.trouble.clear()
        self.setEnabled(False)
        self._session.do(
            Lane.STORE,
            verb,
            owner=self,
            then=self._done,
            failed=failed or self._have_not_done,
            task=Task(name=lambda: self.tr("Asking the server…")),
        )

    def _idle(self) -> None:
        self.is_busy = False
        self.setEnabled(True)

    def _done(self, _: object) -> None:
        self._idle()
        self.passphrase.line.clear()
        self.heard.clear()
        self.removal.hide()
        self.look()
        self._session.changed.emit(Changes(reviews=True))

    def _have_not_done(self, error: Exception) -> None:
        self._idle()
        self._tell(error)
        self.look()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    # --- how it is built -------------------------------------------------------------------------

    def _build(self) -> None:
        self.heard.setProperty("kind", "field")
        answer = row()
        answer.addWidget(self.heard, 1)
        answer.addWidget(self.trust)
        meet = column(self._meet, margins=(16, 12, 16, 14), spacing=8)
        meet.addWidget(self._meet_hint)
        meet.addLayout(answer)
        waiting = column(self._waiting, margins=(16, 12, 16, 14), spacing=8)
        waiting.addWidget(self._waiting_title)
        waiting.addWidget(self._reason)
        waiting.addLayout(self._news)
        waiting.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignRight)
        holder = column(self._holder, spacing=8)
        holder.addWidget(self.passphrase)
        holder.addLayout(self._comparing)
        holder.addWidget(self._waiting)
        holder.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        about = row()
        for widget in (self.whom, self.remove, self.lost, self.shut_out):
            about.addWidget(widget)
        about.addStretch(1)
        below = row()
        below.addWidget(self.invite)
        below.addStretch(1)
        below.addWidget(self.look_again)
        whole = column(self, spacing=10)
        for label in (self._hint, self._state, self._six, self._meet):
            whole.addWidget(label)
        whole.addLayout(self._people)
        whole.addWidget(self._holder)
        whole.addLayout(about)
        whole.addLayout(below)
        for card in (self.removal, self.errand, self.trouble):
            whole.addWidget(card)

    def _connect(self) -> None:
        self.trust.clicked.connect(self._trust)
        self.heard.returnPressed.connect(self.trust.click)
        for button in (self.seal, self.renew):
            button.clicked.connect(self._seal)
        self.remove.clicked.connect(self._ask_remove)
        self.lost.clicked.connect(self._ask_lost)
        self.shut_out.clicked.connect(self._ask_shut_out)
        self.invite.clicked.connect(self._ask_invite)
        self.look_again.clicked.connect(self.look)
        self.removal.wanted.connect(self._remove)
        self.errand.done.connect(self.look)


def _buttons(count: int) -> tuple[Button, ...]:
    return tuple(Button() for _ in range(count))
