"""What the two pages about a team do alike: look how it stands, compare words, sign once.

A passphrase is typed once, used for one verb, and forgotten with what it was typed for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services.team_seat import Glance, Hand, TeamSeat
from desktop_app.ui import words
from desktop_app.ui.background import Background, Lane, Task
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import bring_into_sight, column
from desktop_app.ui.team.compare import CompareCard
from desktop_app.ui.team.pieces import Trouble

T = TypeVar("T")
LONGEST = 1_000  #: characters of a passphrase


class TeamView(QWidget):
    """A page that shows a `Glance`, and what a holder of a root key does on it."""

    failed = Signal(object)  #: an Exception that is no refusal

    def __init__(self, seat: TeamSeat, background: Background) -> None:
        super().__init__()
        self._seat, self._background = seat, background
        self.glance: Glance | None = None
        self._is_looking = self.is_busy = False
        self.passphrase = Field(longest=LONGEST, is_secret=True)
        self.cards: list[CompareCard] = []
        self._comparing = column(spacing=10)
        self.trouble = Trouble()

    @Slot()
    def look(self) -> None:
        """Read how the team stands, and show what is new."""
        if self._is_looking or self.is_busy or not self._background.is_open:
            return
        self._is_looking, language = True, words.language()
        self._background.run(
            Lane.STORE,
            lambda: self._seat.look(language),
            owner=self,
            then=self._looked,
            failed=self._have_not_looked,
        )

    def _looked(self, glance: Glance) -> None:
        self._is_looking = False
        self._have_looked(glance)

    def _have_looked(self, glance: Glance) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _have_not_looked(self, error: Exception) -> None:
        self._is_looking = False
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
            bring_into_sight(self.trouble)
        else:
            self.failed.emit(error)

    # --- what is done ----------------------------------------------------------------------------

    def _draw_cards(self, wanted: Mapping[PersonId, str]) -> None:
        """Have a card for each of these people, and keep what was typed into those that stay."""
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

    def _hand(self) -> Hand | None:
        """With what this person signs; None sends the keyboard to what is missing."""
        typed = self.passphrase.line.text()
        if typed:
            return Hand(passphrase=typed, language=words.language())
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    @Slot(str, str)
    def _compare(self, person: str, heard: str) -> None:
        who, hand = PersonId(person), self._hand()
        if hand is None:
            return

        def failed(error: Exception) -> None:
            self._idle()
            card = next((each for each in self.cards if each.person == who), None)
            if card and isinstance(error, CountersignError) and error.kind == "team.words":
                card.tell(error)
            else:
                self._tell(error)

        self._do(lambda: self._seat.confirm(who, heard, hand), self._compared, failed)

    def _compared(self, _: object) -> None:
        """Go on, once somebody's words were those of their key."""
        raise NotImplementedError

    def _do(
        self,
        verb: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        name: Callable[[], str] | None = None,
    ) -> None:
        """Have one verb of the seat done, while nothing else can be begun here."""
        if self.is_busy:
            return
        self.is_busy = True
        self.trouble.clear()
        self._within().setEnabled(False)
        task = Task(name=name or (lambda: self.tr("Asking the server…")))
        self._background.run(
            Lane.STORE,
            verb,
            owner=self,
            then=then,
            failed=failed or self._have_not_done,
            task=task,
        )

    def _within(self) -> QWidget:
        """What is not to be used while something is done."""
        return self

    def _idle(self) -> None:
        self.is_busy = False
        self._within().setEnabled(True)

    def _have_not_done(self, error: Exception) -> None:
        self._idle()
        self._tell(error)
        self.look()
