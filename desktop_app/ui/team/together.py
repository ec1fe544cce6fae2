"""A team's record before it can be opened: who has joined, whose words are compared, who seals next.

It looks by itself while it is seen. The passphrase is typed once, and forgotten with the page.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.canonical import read_time
from desktop_app.services.joining import Candidate
from desktop_app.services.team_seat import Glance, TeamSeat
from desktop_app.services.teaming import Sealed, Stage
from desktop_app.ui import words
from desktop_app.ui.background import Background
from desktop_app.ui.layout import clear, column, row, scrolling
from desktop_app.ui.pieces import line
from desktop_app.ui.team.news import news
from desktop_app.ui.team.pieces import SixWords, centred, duties_name, here
from desktop_app.ui.team.safe import SafePage
from desktop_app.ui.team.view import TeamView
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text

_WIDTH, _WIDE = 760, 980  #: pixels; the page for the safe has longer lines
_LOOKS_EVERY = 4_000  #: milliseconds


class TogetherPage(TeamView):
    """Stands in the place of all pages until the record is sealed and has this person in it."""

    sealed = Signal()  #: the record can be opened now
    other_asked = Signal()  #: somebody wants to choose what is opened

    def __init__(self, seat: TeamSeat, background: Background) -> None:
        super().__init__(seat, background)
        self._title, self._next = Heading(factor=1.5), Text()
        self._own, self._own_hint, self.six = QWidget(), Text(), SixWords()
        self._people_title, self._people = Heading(), Card()
        self._listed = column(self._people, margins=(16, 12, 16, 12), spacing=8)
        self._holder = QWidget()
        self._sealing, self._seal_title, self._seal_hint = Card(), Heading(factor=1.1), Text()
        self._news, self.seal = column(spacing=4), PrimaryButton()
        self.said = Muted()
        self.look_again, self.other = Button(), Button(kind="flat")
        self.safe, self._pages = SafePage(), QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Nothing can be submitted or posted yet"))
        self._own_hint.setText(
            self.tr(
                "Read these six words to {who} on the telephone, or face to face. They compare; "
                "do not send the words in writing."
            ).format(who=self._readers())
        )
        self._people_title.setText(self.tr("Who is in it"))
        self.passphrase.say(
            self.tr("Your passphrase"),
            self.tr("It signs what you confirm and seal here; this page forgets it."),
        )
        self.look_again.name(self.tr("Look again"))
        self.other.name(self.tr("Choose what to open…"))
        self.said.setText(self.tr("This page looks by itself every few seconds."))
        self.trouble.retranslate()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self.glance is not None and self.glance.words:
                self.look()  # words of the other language

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.passphrase.line.clear()
        self.safe.forget()
        super().closeEvent(event)

    # --- what stands there -----------------------------------------------------------------------

    def _have_looked(self, glance: Glance) -> None:
        if self.trouble.error is not None and self.trouble.error.kind.startswith("ledger."):
            self.trouble.clear()
        if glance.standing.stage is Stage.SEALED:
            if not self.safe.is_open:
                self._leave()
            return
        if glance != self.glance:
            self.glance = glance
            self.retranslate()

    def _leave(self) -> None:
        self._timer.stop()
        self.passphrase.line.clear()
        self.sealed.emit()

    def _name(self, person: PersonId) -> str:
        return self.glance.names.get(person, str(person)) if self.glance else str(person)

    def _readers(self) -> str:
        holders = self.glance.standing.holders if self.glance else ()
        named = [self._name(one) for one in holders if one != self._seat.person]
        return self.tr(" or ").join(named) or self.tr(
            "the communications director or legal counsel"
        )

    def _draw(self) -> None:
        found = self.glance
        for widget in (self._own, self._people_title, self._people, self._holder, self._sealing):
            widget.setVisible(found is not None)
        if found is None:
            self._next.setText(self.tr("Looking who has joined…"))
            return
        self._next.setText(self._whose_turn(found))
        self.six.show_words(found.words)
        self._own.setVisible(bool(found.words))
        clear(self._listed)
        for one in found.standing.people:
            self._listed.addWidget(self._line_of(one))
        self._people.setVisible(bool(found.standing.people))
        self._people_title.setVisible(bool(found.standing.people))
        self._draw_holder(found)

    def _draw_holder(self, found: Glance) -> None:
        self._draw_cards(
            {
                one.person: one.name
                for one in found.standing.people
                if one.key and one.confirmed_by is None and one.person != self._seat.person
            }
            if found.is_holder
            else {}
        )
        may_seal = self._may_seal(found)
        self._sealing.setVisible(may_seal)
        self._holder.setVisible(bool(self.cards) or may_seal)
        clear(self._news)
        if may_seal:
            self._draw_seal(found)

    def _may_seal(self, found: Glance) -> bool:
        stage, me = found.standing.stage, self._seat.person
        is_counsel = found.standing.holders[1:] == (me,)
        is_mine = me in found.standing.waits_for
        if stage is Stage.FOUNDING:
            return is_mine
        return stage is Stage.SEALING and (is_counsel or (is_mine and found.proposal is not None))

    def _draw_seal(self, found: Glance) -> None:
        proposal = found.proposal
        if proposal is not None:
            said = self.tr("Seal what {name} wrote").format(name=self._name(proposal.by))
            self._seal_title.setText(said)
            self._seal_hint.setText(
                self.tr("This is who may do what, from then on. Read it; then the record opens.")
            )
            for each in news(proposal.before, proposal.after):
                self._news.addWidget(line("check", "", each))
            self.seal.name(self.tr("Seal"))
        elif found.standing.stage is Stage.FOUNDING:
            self._seal_title.setText(self.tr("Everybody’s words were compared: seal the record"))
            self._seal_hint.setText(
                self.tr(
                    "You sign who may do what, and get a page for the safe that is shown once: "
                    "have paper and pen ready, and the communications director beside you."
                )
            )
            self.seal.name(self.tr("Seal"))
        else:
            self._seal_title.setText(self.tr("You have sealed; the page for the safe"))
            self._seal_hint.setText(
                self.tr("Only if you have not put it on paper: make another page before the seal.")
            )
            self.seal.name(self.tr("Seal anew, with another page"))

    def _whose_turn(self, found: Glance) -> str:
        stage, me = found.standing.stage, self._seat.person
        names = words.joined([self._name(one) for one in found.standing.waits_for])
        if stage is Stage.OUTSIDE:
            return self.tr(
                "You have joined. Once your words were compared, two people sign you in, and this "
                "page makes way for the record."
            )
        if stage is Stage.JOINING:
            return self.tr("Still to join, with their invitations: {names}.").format(names=names)
        if stage is Stage.CONFIRMING:
            said = self.tr("Everybody has joined. Six words are still to be compared of: {names}.")
            return said.format(names=names)
        if me in found.standing.waits_for:
            return self.tr("Your turn: seal the record, below.")
        return self.tr("Next: {names} seals the record, on their own computer.").format(names=names)

    def _line_of(self, one: Candidate) -> QWidget:
        about = f"{one.name or one.person} · {duties_name(one.duties)}"
        if not one.key:
            until = words.zoned(read_time(one.until), here()) if one.until else "–"
            said = self.tr("has not joined yet; the invitation ends {time}").format(time=until)
            return line("clock", "caution", f"{about}\n{said}")
        if one.confirmed_by is not None and one.confirmed_by != one.person:
            said = self.tr("joined; {name} compared the words").format(
                name=self._name(one.confirmed_by)
            )
            return line("check", "good", f"{about}\n{said}")
        said = self.tr("joined; the six words are still to be compared")
        if one.is_replaced:
            said = self.tr("joined with another key than before: compare the words again")
        return line("caution" if one.is_replaced else "clock", "caution", f"{about}\n{said}")

    # --- what is done ----------------------------------------------------------------------------

    def _compared(self, _: object) -> None:
        self._done()

    @Slot()
    def _seal(self) -> None:
        found, hand = self.glance, self._hand()
        if found is None or hand is None:
            return
        agreed = found.proposal.id if found.proposal else None
        self._do(
            lambda: self._seat.seal(hand, agreed),
            self._have_sealed,
            name=lambda: self.tr("Sealing the record…"),
        )

    def _have_sealed(self, sealed: Sealed) -> None:
        self._idle()
        if sealed.page:
            self.safe.show_page(sealed.page)
            self._pages.setCurrentIndex(1)
            return
        self._done()

    @Slot()
    def _on_paper(self) -> None:
        self._pages.setCurrentIndex(0)
        self.look()

    def _within(self) -> QWidget:
        return self._pages

    def _done(self) -> None:
        self._idle()
        self.look()

    # --- how it is built -------------------------------------------------------------------------

    def _build(self) -> None:
        own = column(self._own, spacing=10)
        own.addWidget(self._own_hint)
        own.addWidget(self.six)
        sealing = column(self._sealing, margins=(16, 12, 16, 14), spacing=8)
        sealing.addWidget(self._seal_title)
        sealing.addWidget(self._seal_hint)
        sealing.addLayout(self._news)
        end = row()
        end.addStretch(1)
        end.addWidget(self.seal)
        sealing.addLayout(end)
        holder = column(self._holder, spacing=10)
        holder.addWidget(self.passphrase)
        holder.addLayout(self._comparing)
        holder.addWidget(self._sealing)
        below = row()
        below.addWidget(self.look_again)
        below.addWidget(self.said, 1)
        below.addWidget(self.other)
        within = QWidget()
        rows = column(within, margins=(20, 20, 20, 20), spacing=12)
        for widget in (self._title, self._next, self._own, self.trouble, self._holder):
            rows.addWidget(widget)
        for widget in (self._people_title, self._people):
            rows.addWidget(widget)
        rows.addLayout(below)
        rows.addStretch(1)
        paper = QWidget()
        column(paper, margins=(20, 20, 20, 20)).addWidget(self.safe)
        self._pages.addWidget(scrolling(centred(within, _WIDTH)))
        self._pages.addWidget(scrolling(centred(paper, _WIDE)))
        column(self).addWidget(self._pages)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.look)
        self.look_again.clicked.connect(self.look)
        self.other.clicked.connect(self.other_asked)
        self.seal.clicked.connect(self._seal)
        self.safe.acknowledged.connect(self._on_paper)
