"""Joining a team: the invitation, a passphrase, and six words to read to whoever confirms the key.

Nothing that was typed is lost when something fails; the passphrase leaves its fields once it served.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop_app.domain.account import Role
from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.services.bringing import content_of
from desktop_app.services.invitations import Invitation
from desktop_app.services.starting import Member
from desktop_app.services.team_seat import Joined, TeamDoor
from desktop_app.ui import words
from desktop_app.ui.background import Background, Lane, Task
from desktop_app.ui.fields import LinesField
from desktop_app.ui.first.passphrases import PassphraseStep
from desktop_app.ui.first.steps import Step
from desktop_app.ui.layout import column, lead_focus, row, scrolling
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.team.pieces import SixWords, Trouble, centred, duties_name, here, in_groups
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text

_WIDTH = 760  #: pixels
_LINES = 6  #: of the invitation are seen; the rest scrolls


class InvitationStep(Step):
    """The invitation, pasted or opened, and what it says."""

    def __init__(self, door: TeamDoor) -> None:
        super().__init__()
        self._door = door
        self._error: CountersignError | None = None
        self.invitation: Invitation | None = None
        self._hint, self.block, self.open = Text(), LinesField(_LINES), Button()
        self._card, self._title, self._summary = Card(), Heading(factor=1.1), Text()
        self._mark_name, self.mark, self._mark_hint = Text(), Text(), Muted()
        self.trouble = Trouble()
        self.mark.setFont(monospaced())
        inside = column(self._card, margins=(16, 12, 16, 14), spacing=6)
        for label in (self._title, self._summary, self._mark_name, self.mark, self._mark_hint):
            inside.addWidget(label)
        below = row()
        below.addWidget(self.open)
        below.addStretch(1)
        self.rows.addWidget(self._hint)
        self.rows.addWidget(self.block)
        self.rows.addLayout(below)
        self.rows.addWidget(self.trouble)
        self.rows.addWidget(self._card)
        self.block.textChanged.connect(self._typed)
        self.open.clicked.connect(self._open)
        lead_focus(self, self.block)
        self.retranslate()

    @property
    def is_machine(self) -> bool:
        """Whether a computer is invited, whose key has no passphrase."""
        found = self.invitation
        return found is not None and Role.PUBLISHER in found.duties.split()

    def title(self) -> str:
        return self.tr("Your invitation")

    def problem(self) -> str:
        if self.invitation is not None:
            return ""
        if self._error is not None:
            return self.tr("This invitation cannot be used: see above.")
        return self.tr("Paste the invitation, or open its file.")

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr(
                "Whoever looks after the record gave you an invitation, for you alone. Paste the "
                "whole block, or open the file."
            )
        )
        self.block.setAccessibleName(self.tr("Invitation"))
        self.open.name(self.tr("Open a file…"))
        self.trouble.retranslate()
        found = self.invitation
        self._card.setVisible(found is not None)
        if found is None:
            return
        _, _, record = found.server.rpartition("/")
        self._title.setText(self.tr("For {name}").format(name=found.name))
        lines = (
            self.tr("Record: {record}, on {server}").format(
                record=record, server=found.server.split("//", 1)[-1].rpartition("/")[0]
            ),
            self.tr("You are to be: {duties}").format(duties=duties_name(found.duties)),
            self.tr("Good until {time}, once").format(time=words.zoned(found.until, here())),
        )
        self._summary.setText("\n".join(lines))
        for label in (self._mark_name, self.mark, self._mark_hint):
            label.setVisible(bool(found.fingerprint))
        self._mark_name.setText(self.tr("Fingerprint of the authority that vouches for the server"))
        self.mark.setText(in_groups(found.fingerprint))
        self.mark.setAccessibleName(self._mark_name.text())
        self._mark_hint.setText(
            self.tr("Whoever sent the invitation has the same one. No other server is believed.")
        )

    @Slot()
    def _typed(self) -> None:
        self.invitation = self._error = None
        self.trouble.clear()
        text = self.block.toPlainText()
        if text.strip():
            try:
                self.invitation = self._door.read(text)
            except CountersignError as error:
                self._error = error
                self.trouble.tell(error)
        self.retranslate()
        self.changed.emit()

    @Slot()
    def _open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.title(), "", self.tr("Invitations (*.invitation);;All files (*)")
        )
        if not chosen:
            return
        try:
            self.block.setPlainText(content_of(Path(chosen)).decode("utf-8"))
        except (OSError, UnicodeError, BadInput):
            self._error = BadInput("invitation.none")
            self.trouble.tell(self._error)
            self.changed.emit()


class WordsStep(Step):
    """The six words of the key that was made, for whoever confirms it."""

    def __init__(self) -> None:
        super().__init__()
        self._joined: Joined | None = None
        self._hint, self.six, self._next = Text(), SixWords(), Text()
        self._why = Muted()
        for widget in (self._hint, self.six, self._why, self._next):
            self.rows.addWidget(widget)
        self.retranslate()

    def show_words(self, joined: Joined) -> None:
        """Show them, and who is to hear them."""
        self._joined = joined
        self.six.show_words(joined.words)
        self.retranslate()

    def title(self) -> str:
        return self.tr("You have joined: six words to read aloud")

    def problem(self) -> str:
        return ""

    def retranslate(self) -> None:
        found = self._joined
        either = self.tr(" or ").join(found.holders) if found else ""
        who = either or self.tr("the communications director or legal counsel")
        self._hint.setText(
            self.tr(
                "Read these to {who} on the telephone, or face to face. They compare; do not send "
                "the words in writing."
            ).format(who=who)
        )
        self._why.setText(
            self.tr(
                "The words stand for the key that was made on this computer. If somebody put "
                "another key in your place, the words are others."
            )
        )
        self._next.setText(
            self.tr(
                "Then the record is sealed, or you are taken into it. Until then nothing can be "
                "submitted or posted. The next page says who is missing, and shows the words again."
            )
        )


class JoinPage(Retranslated, QWidget):
    """Invitation, passphrase, words: then the record is opened."""

    joined = Signal(str)  #: the record's address with the person's name
    failed = Signal(object)  #: an Exception that is no refusal
    left = Signal()  #: back to the choices

    def __init__(self, door: TeamDoor, background: Background) -> None:
        super().__init__()
        self._door, self._background = door, background
        self.is_joining = False  #: a key is being made, which nobody stops
        self._place = ""
        self._count, self._title, self.why_not = Muted(), Heading(factor=1.4), Muted()
        self.said, self.trouble = Text(), Trouble()
        self.back, self.next = Button(), PrimaryButton()
        self.invitation, self.passphrase = InvitationStep(door), PassphraseStep()
        self.words = WordsStep()
        self._steps = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def step(self) -> Step:
        """The page in front."""
        return (self.invitation, self.passphrase, self.words)[self._steps.currentIndex()]

    @Slot()
    def begin(self) -> None:
        """Show the page that was in front."""
        self.retranslate()
        self.step.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget the passphrase."""
        self.passphrase.wipe()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        said = self.tr("Join my team · {number} of {count}")
        self._count.setText(said.format(number=self._steps.currentIndex() + 1, count=3))
        self._title.setText(self.step.title())
        self.said.setText(self.tr("Connecting, making your key…"))
        self.said.setVisible(self.is_joining)
        self.trouble.retranslate()
        self.back.name(self.tr("Back"))
        self.back.setVisible(self.step is not self.words)
        names = {
            self.invitation: self.tr("Join") if self.invitation.is_machine else self.tr("Next"),
            self.passphrase: self.tr("Join"),
            self.words: self.tr("Open the record"),
        }
        self.next.name(names[self.step])
        self._allow()

    @Slot()
    def _allow(self) -> None:
        why_not = self.step.problem()
        self.why_not.setText("" if self.is_joining else why_not)
        self.next.setEnabled(not why_not and not self.is_joining)
        self.next.setAccessibleDescription(why_not)
        self.back.setEnabled(not self.is_joining)
        self._steps.setEnabled(not self.is_joining)

    @Slot()
    def _changed(self) -> None:
        self.trouble.clear()
        self.retranslate()

    def _show(self, step: Step) -> None:
        self._steps.setCurrentWidget(step)
        self.retranslate()
        (self.next if step is self.words else step).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_on(self) -> None:
        if self.is_joining or not self.next.isEnabled():
            return
        found = self.invitation.invitation
        if self.step is self.words:
            self.joined.emit(self._place)
        elif self.step is self.invitation and not self.invitation.is_machine and found is not None:
            self.passphrase.show_person(Member(name=found.name, roles=()), [found.name])
            self._show(self.passphrase)
        else:
            self._join()

    @Slot()
    def _go_back(self) -> None:
        self.trouble.clear()
        if self.step is self.invitation:
            self.left.emit()
        else:
            self.wipe()
            self._show(self.invitation)

    def _join(self) -> None:
        text, language = self.invitation.block.toPlainText(), words.language()
        passphrase = "" if self.invitation.is_machine else self.passphrase.first.line.text()
        self.is_joining = True
        self.trouble.clear()
        self.retranslate()
        self._background.run(
            Lane.STORE,
            lambda: self._door.join(text, passphrase, language),
            owner=self,
            then=self._have_joined,
            failed=self._have_not_joined,
            task=Task(name=lambda: self.tr("Connecting, making your key…")),
        )

    def _have_joined(self, joined: Joined) -> None:
        self.is_joining = False
        self.wipe()
        self._place = joined.place
        self.words.show_words(joined)
        self._show(self.words)

    def _have_not_joined(self, error: Exception) -> None:
        self.is_joining = False
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self.failed.emit(error)
        self.retranslate()

    def _build(self) -> None:
        for step in (self.invitation, self.passphrase, self.words):
            self._steps.addWidget(step)
        ways = row()
        ways.addWidget(self.back)
        ways.addWidget(self.why_not, 1)
        ways.addWidget(self.next)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        within = QWidget()
        rows = column(within, margins=(20, 20, 20, 20), spacing=10)
        for widget in (self._count, self._title, self._steps, self.said, self.trouble):
            rows.addWidget(widget)
        rows.addSpacing(6)
        rows.addLayout(ways)
        rows.addStretch(1)
        column(self).addWidget(scrolling(centred(within, _WIDTH)))

    def _connect(self) -> None:
        for step in (self.invitation, self.passphrase):
            step.changed.connect(self._changed)
            step.entered.connect(self._go_on)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
