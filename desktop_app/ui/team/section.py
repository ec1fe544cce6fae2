"""The section on the team: who is in it, who waits for a holder's word, until when the roster lasts.

Holders of a root key compare words, sign the next roster, and put in force what the other one made.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.canonical import read_time
from desktop_app.domain.roster import Member
from desktop_app.services.parts import Changes
from desktop_app.services.succession import Leaving
from desktop_app.services.team_seat import Glance, Hand, TeamSeat
from desktop_app.ui import words
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.pieces import line
from desktop_app.ui.reach import needs_server
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.team.errands import ErrandCard
from desktop_app.ui.team.leaving import Removal, RootCard
from desktop_app.ui.team.news import duties_of, news
from desktop_app.ui.team.paper import PaperKey
from desktop_app.ui.team.pieces import SixWords, here
from desktop_app.ui.team.view import TeamView
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text


class TeamSection(Retranslated, TeamView):
    """Reads the record when it comes into sight, and after everything that was done here."""

    def __init__(self, session: Session, seat: TeamSeat) -> None:
        super().__init__(seat, session.background)
        self._session = session
        self._state, self._six, self._hint = Text(), Text(), Muted()
        self._people = column(spacing=6)
        self._meet, self._meet_hint = Card(tone="caution"), Text()
        self.heard, self.trust = QLineEdit(), Button()
        self._own, self._own_hint, self.own_words = QWidget(), Text(), SixWords()
        self._holder = QWidget()
        self._waiting, self._waiting_title = Card(), Heading(factor=1.1)
        self._reason, self._news, self.seal = Muted(), column(spacing=4), PrimaryButton()
        self.use_page, self.paper = Button(), PaperKey()
        self.whom, self.remove, self.lost, self.shut_out = (QComboBox(), *_buttons(3))
        self.renew, self.invite, self.make_root, self.look_again = _buttons(4)
        self.removal, self.root, self.errand = Removal(), RootCard(), ErrandCard(seat, session)
        self._build()
        self._connect()
        self.retranslate()

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
            self.tr("Your passphrase"),
            self.tr("Signs what you confirm, and what you put in force."),
        )
        self._own_hint.setText(
            self.tr(
                "Read these six words to a holder of a root key on the telephone, or face to face; "
                "do not send them in writing. Your new key counts once they were compared and "
                "signed in."
            )
        )
        self._name_page()
        self.use_page.setAccessibleDescription(
            self.tr("In the place of a holder who cannot sign: the second signature is on paper.")
        )
        self.make_root.name(self.tr("Make a root key…"))
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

    def _name_page(self) -> None:
        is_open = not self.paper.isHidden()
        self.use_page.name(
            self.tr("Put the page aside") if is_open else self.tr("Sign with the page of the safe…")
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _have_looked(self, glance: Glance) -> None:
        if glance != self.glance:
            self.glance = glance
            self._draw()
            self.removal.follow(glance)

    # --- what stands there -----------------------------------------------------------------------

    def _draw(self) -> None:
        found = self.glance
        roster = found.roster if found is not None else None
        self._meet.setVisible(roster is not None and found is not None and not found.is_trusted)
        if found is None or roster is None:
            self._state.setText(self.tr("Looking…"))
            for widget in (self._six, self._own, self._holder, self._waiting, self.renew):
                widget.hide()
            for widget in (self.whom, self.remove, self.lost, self.shut_out):
                widget.hide()
            for widget in (self.use_page, self.make_root):
                widget.hide()
            return
        until = words.zoned(roster.expires_at, here())
        said = self.tr("Roster {version} is in force, until {time}.")
        self._state.setText(said.format(version=roster.version, time=until))
        six = self.tr("Its six words, for a computer that does not know it yet: {words}")
        self._six.setText(six.format(words=" ".join(found.roster_words)))
        # Two groups of six words at a time: the wrong ones would be read aloud.
        self._six.setVisible(found.is_trusted and not found.words)
        self.own_words.show_words(found.words)
        self._own.setVisible(bool(found.words))
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
        if one.id in [root.name for root in found.roster.roots]:
            root = self.tr("holds a root key")
            said = f"{said} · {root}"
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
        if not found.may_use_page:
            self.paper.forget()
        is_heir = self._seat.person in [one.person for one in found.heirs]
        self.use_page.setVisible(found.may_use_page)
        self._name_page()
        self.make_root.setVisible(found.may_use_page and not is_heir)
        signs = found.is_holder or not self.paper.isHidden()
        self._holder.setVisible(signs)
        self._draw_cards(
            {
                one.person: one.name or str(one.person)
                for one in found.standing.people
                if one.key and one.person != self._seat.person
            }
            if signs
            else {}
        )
        self._draw_waiting(found)

    def _draw_waiting(self, found: Glance) -> None:
        proposal = found.proposal
        self.renew.setVisible(found.is_holder and not found.standing.waiting)
        self._waiting.setVisible(
            bool(found.standing.waiting) and (found.is_holder or found.may_use_page)
        )
        self.seal.setVisible(self._may_seal(found))
        clear(self._news)
        self._reason.setVisible(proposal is not None and bool(proposal.reason))
        if proposal is None:
            said = self.tr("What you signed waits for {names}, on their own computer.")
            self._waiting_title.setText(said.format(names=self._others(found)))
            return
        said = self.tr("{name} signed another roster: it waits for you")
        if not self._is_for_me(found):
            said = self.tr("{name} signed another roster: it waits for {names}")
        name = found.names.get(proposal.by, str(proposal.by))
        self._waiting_title.setText(said.format(name=name, names=self._others(found)))
        self._reason.setText(words.quoted(proposal.reason))
        for each in news(proposal.before, proposal.after):
            self._news.addWidget(line("info", "info", each))

    def _others(self, found: Glance) -> str:
        return words.joined([found.names.get(one, str(one)) for one in found.standing.waits_for])

    def _is_for_me(self, found: Glance) -> bool:
        """Whether what waits needs this person's root key: that of the roster that is to come."""
        roots = found.proposal.after.roots if found.proposal else ()
        return self._seat.person in [one.name for one in roots]

    def _may_seal(self, found: Glance) -> bool:
        if found.proposal is None:
            return False
        return not self.paper.isHidden() or (found.is_holder and self._is_for_me(found))

    # --- what is done ----------------------------------------------------------------------------

    @Slot()
    def _trust(self) -> None:
        heard = self.heard.text()
        self._do(lambda: self._seat.trust(heard), self._done)

    @Slot()
    def _seal(self) -> None:
        found, hand = self.glance, self._hand()
        if found is not None and hand is not None:
            agreed = found.proposal.id if found.proposal else None
            self._do(lambda: self._seat.seal(hand, agreed), self._done)

    @Slot(object)
    def _remove(self, leaving: Leaving) -> None:
        hand = self._hand()
        if hand is not None:
            self._do(lambda: self._seat.remove(leaving, hand), self._done)

    @Slot(str)
    def _offer_root(self, passphrase: str) -> None:
        hand = Hand(passphrase=passphrase, language=words.language())
        self._do(lambda: self._seat.offer_root(hand), self._done)

    def _hand(self) -> Hand | None:
        hand = super()._hand()
        if hand is None or self.paper.isHidden():
            return hand
        if not self.paper.text:
            self.paper.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return replace(hand, page=self.paper.text)

    def _compared(self, done: object) -> None:
        self._done(done)

    @Slot()
    def _turn_page(self) -> None:
        self.paper.turn()
        if self.glance is not None:
            self._draw_holder(self.glance)

    @Slot()
    def _ask_root(self) -> None:
        self._ask()
        self.root.begin()

    def _ask(self) -> None:
        """Have one card open at a time."""
        self.removal.hide()
        self.root.forget()
        self.errand.close_errand()

    @Slot()
    def _ask_remove(self) -> None:
        self._ask()
        if self.glance is not None:
            person = PersonId(self.whom.currentData())
            self.removal.begin(person, self.whom.currentText(), self.glance)

    @Slot()
    def _ask_lost(self) -> None:
        self._ask()
        self.errand.begin("lost", PersonId(self.whom.currentData()), self.whom.currentText())

    @Slot()
    def _ask_shut_out(self) -> None:
        self._ask()
        self.errand.begin("shut-out", PersonId(self.whom.currentData()), self.whom.currentText())

    @Slot()
    def _ask_invite(self) -> None:
        self._ask()
        self.errand.begin("invite")

    def _done(self, _: object) -> None:
        self._idle()
        self.passphrase.line.clear()
        self.heard.clear()
        self.paper.forget()
        self.root.forget()
        self.removal.hide()
        self._draw()
        self.look()
        self._session.changed.emit(Changes(reviews=True))

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
        own = column(self._own, spacing=8)
        own.addWidget(self._own_hint)
        own.addWidget(self.own_words)
        whole = column(self, spacing=10)
        for widget in (self._hint, self._state, self._six, self._meet, self._own):
            whole.addWidget(widget)
        whole.addLayout(self._people)
        for widget in (self.paper, self._holder, self._waiting, self.renew):
            whole.addWidget(widget)
        whole.setAlignment(self.renew, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(_side_by_side(self.use_page, self.make_root))
        whole.addLayout(_side_by_side(self.whom, self.remove, self.lost, self.shut_out))
        below = _side_by_side(self.invite)
        below.addWidget(self.look_again)
        whole.addLayout(below)
        for card in (self.removal, self.root, self.errand, self.trouble):
            whole.addWidget(card)

    def _connect(self) -> None:
        self.trust.clicked.connect(self._trust)
        self.heard.returnPressed.connect(self.trust.click)
        for button in (self.seal, self.renew):
            button.clicked.connect(self._seal)
        self.remove.clicked.connect(self._ask_remove)
        self.lost.clicked.connect(self._ask_lost)
        self.shut_out.clicked.connect(self._ask_shut_out)
        deciding = (self.seal, self.renew, self.remove, self.lost, self.shut_out, self.invite)
        needs_server(self._session.line, *deciding, self.make_root, self.use_page)
        self.invite.clicked.connect(self._ask_invite)
        self.look_again.clicked.connect(self.look)
        self.use_page.clicked.connect(self._turn_page)
        self.make_root.clicked.connect(self._ask_root)
        self.removal.wanted.connect(self._remove)
        self.root.wanted.connect(self._offer_root)
        self.failed.connect(self._session.failed)
        self._session.charter_changed.connect(self.look)
        self.errand.done.connect(self.look)


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    made = row()
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


def _buttons(count: int) -> tuple[Button, ...]:
    return tuple(Button() for _ in range(count))
