"""The step on passphrases: each person types their own, twice, and nobody ever sees it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot

from desktop_app.services.starting import SHORTEST_PASSPHRASE, Member, Strength, strength
from desktop_app.ui.fields import Field
from desktop_app.ui.first.steps import Step
from desktop_app.ui.layout import lead_focus, row
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text

_LONGEST = 1_000  #: characters
_TONES = {
    Strength.EMPTY: ("info", "info"),
    Strength.SHORT: ("caution", "caution"),
    Strength.EASY: ("caution", "caution"),
    Strength.ENOUGH: ("info", "info"),
    Strength.GOOD: ("check", "good"),
    Strength.STRONG: ("check", "good"),
}


class PassphraseStep(Step):
    """One person's passphrase. What was typed leaves the fields with `take` or `wipe`."""

    def __init__(self) -> None:
        super().__init__()
        self._person = Member(name="", roles=())
        self._known: tuple[str, ...] = ()
        self._whose, self._hint, self.said = Heading(factor=1.1), Text(), Text()
        self.first = Field(longest=_LONGEST, is_secret=True)
        self.again = Field(longest=_LONGEST, is_secret=True)
        self._icon, self._lost = IconLabel("info", "info"), Muted()
        card = Card()
        inside = row(card, margins=(14, 12, 14, 12), spacing=12)
        inside.addWidget(IconLabel("accounts", "", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._whose, 1)
        told = row()
        told.addWidget(self._icon)
        told.addWidget(self.said, 1)
        self.rows.addWidget(card)
        self.rows.addWidget(self._hint)
        self.rows.addWidget(self.first)
        self.rows.addLayout(told)
        self.rows.addWidget(self.again)
        self.rows.addWidget(self._lost)
        for field in (self.first, self.again):
            field.line.textChanged.connect(self._typed)
        self.first.line.returnPressed.connect(self._go_on)
        self.again.line.returnPressed.connect(self.entered)
        lead_focus(self, self.first.line)
        self.retranslate()

    def show_person(self, person: Member, known: Sequence[str]) -> None:
        """Ask `person`; `known` are names that make a passphrase easy to guess."""
        self._person, self._known = person, tuple(known)
        self.wipe()
        self.retranslate()

    def take(self) -> str:
        """What was typed; the fields are empty afterwards."""
        typed = self.first.line.text()
        self.wipe()
        return typed

    def wipe(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.again):
            field.line.clear()

    def title(self) -> str:
        return self.tr("A passphrase of one’s own")

    def problem(self) -> str:
        if self.first.room.over:
            return self.first.room.trouble
        if not self._strength.is_enough:
            return self.tr("{name} chooses a passphrase.").format(name=self._person.name)
        if not self.again.line.text():
            return self.tr("Type it a second time.")
        if self.again.line.text() != self.first.line.text():
            return self.tr("The two are not the same.")
        return ""

    def retranslate(self) -> None:
        name = self._person.name
        self._whose.setText(self.tr("{name}, this page is yours alone").format(name=name))
        self._hint.setText(
            self.tr(
                "Take the keyboard yourself while the others look away. You sign with this "
                "passphrase what you write and approve on this computer."
            )
        )
        self.first.say(self.tr("Passphrase"), self.tr("Four or five words are easy to remember."))
        self.again.say(self.tr("The same again"))
        self._lost.setText(
            self.tr(
                "It is kept nowhere and nobody can bring it back. Your password manager is a good "
                "place for it; a note at the screen is not."
            )
        )
        self._say_strength()

    @property
    def _strength(self) -> Strength:
        return strength(self.first.line.text(), self._known)

    def _say_strength(self) -> None:
        words = {
            Strength.EMPTY: self.tr("{number} characters or more.").format(
                number=SHORTEST_PASSPHRASE
            ),
            Strength.SHORT: self.tr("Too short: {number} characters or more.").format(
                number=SHORTEST_PASSPHRASE
            ),
            Strength.EASY: self.tr(
                "Too easy to guess: it is a pattern, a name or a word that is tried first."
            ),
            Strength.ENOUGH: self.tr("Enough. Another word makes it good."),
            Strength.GOOD: self.tr("Good."),
            Strength.STRONG: self.tr("Strong."),
        }
        found = self._strength
        self.said.setText(words[found])
        self._icon.show_icon(*_TONES[found])
        self.first.room.describe(words[found])
        for told in (self._icon, self.said):  # else “Strong” stands beside “too many”
            told.setVisible(not self.first.room.over)

    @Slot()
    def _typed(self) -> None:
        self._say_strength()
        self.changed.emit()

    @Slot()
    def _go_on(self) -> None:
        if self._strength.is_enough and not self.first.room.over:
            self.again.line.setFocus(Qt.FocusReason.TabFocusReason)
