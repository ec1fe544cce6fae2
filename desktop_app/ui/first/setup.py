"""Setting up this computer: one question a page, in the window, and nothing is made before the end.

What was typed stays while somebody goes back, passphrases excepted: those are typed anew.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSysInfo, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.starting import Company, Start
from desktop_app.ui import words
from desktop_app.ui.background import Background, Lane, Task
from desktop_app.ui.fields import LONGEST_NAME
from desktop_app.ui.first.account import AccountStep
from desktop_app.ui.first.passphrases import PassphraseStep
from desktop_app.ui.first.people import PeopleStep
from desktop_app.ui.first.place import PlaceStep
from desktop_app.ui.first.steps import Step
from desktop_app.ui.layout import column, row, scrolling
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, PrimaryButton, Text

_WIDTH = 760  #: pixels
_BEFORE = 2  #: pages before the passphrases


class SetUp(Retranslated, QWidget):
    """People, account, a passphrase each, the place: then the record is made, all of it or nothing."""

    founded = Signal(object)  #: the Path of the record
    failed = Signal(object)  #: an Exception that somebody must be told
    left = Signal()  #: back to the choices
    practice_chosen = Signal()

    def __init__(self, start: Start, background: Background) -> None:
        super().__init__()
        self._start, self._background = start, background
        self._number = 0
        self._passphrases: list[str] = []
        self._keychain: CountersignError | None = None
        self.is_founding = False  #: the record is being made, which nobody stops
        self._title, self._count, self.why_not = Heading(factor=1.4), Muted(), Muted()
        self.back, self.next = Button(), PrimaryButton()
        self.people, self.account = PeopleStep(), AccountStep()
        self.passphrase, self.place = PassphraseStep(), PlaceStep(start.records)
        self._steps = QStackedWidget()
        self._trouble = Card(tone="legal")
        self._trouble_title, self._trouble_text = Heading(), Text()
        self.look_again = Button()
        self._build()
        self._connect()
        self._show()

    @property
    def step(self) -> Step:
        """The page in front."""
        chosen = min(self._number, _BEFORE) if self._number < self._last else 3
        return (self.people, self.account, self.passphrase, self.place)[chosen]

    @property
    def company(self) -> Company:
        """What was typed so far."""
        machine = QSysInfo.machineHostName()[:LONGEST_NAME]
        return Company(
            account=self.account.account,
            members=self.people.members,
            computer=machine or self.tr("This computer"),
        )

    @Slot()
    def begin(self) -> None:
        """Show the page that was in front, and look whether keys can be kept here."""
        self._show()
        self.ask_keychain()

    @Slot()
    def ask_keychain(self) -> None:
        """Look whether this computer can keep keys; without, nothing is made."""
        self._background.run(
            Lane.STORE,
            self._start.keychain,
            owner=self,
            then=self._keychain_is_there,
            failed=self._keychain_is_not,
            task=Task(name=lambda: self.tr("Looking for the keychain…"), stopped=self.retranslate),
        )

    def wipe(self) -> None:
        """Forget every passphrase."""
        self._passphrases = []
        self.passphrase.wipe()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.back.name(self.tr("Back"))
        self._title.setText(self.step.title())
        is_last = self.step is self.place
        self.next.name(self.tr("Make the record") if is_last else self.tr("Next"))
        self.look_again.name(self.tr("Look again"))
        if self._keychain is not None:
            told = explain(self._keychain, words.language())
            self._trouble_title.setText(told.what)
            doctor = self.tr("“countersign doctor” in a terminal says what is missing.")
            self._trouble_text.setText(f"{told.posted} {told.do} {doctor}")
        # Not beside what a person types alone: it is nothing that they could mend there.
        mends = self.step in (self.people, self.place)
        self._trouble.setVisible(self._keychain is not None and mends)
        self._allow()

    @property
    def _last(self) -> int:
        return _BEFORE + len(self.people.people)

    @Slot()
    def _allow(self) -> None:
        why_not = self.step.problem()
        if not why_not and self.step is self.place and self._keychain is not None:
            why_not = self.tr("Keys cannot be kept here yet: see above.")
        self.why_not.setText(why_not)
        self.next.setEnabled(not why_not and not self.is_founding)
        self.next.setAccessibleDescription(why_not)
        self.back.setEnabled(not self.is_founding)
        self._steps.setEnabled(not self.is_founding)
        said = self.tr("Set up this computer · {number} of {count}")
        self._count.setText(said.format(number=self._number + 1, count=self._last + 1))

    def _show(self) -> None:
        if self.step is self.passphrase:
            account = self.account.account
            members = self.people.members
            person = members[self._number - _BEFORE]
            names = [each.name for each in members]
            self.passphrase.show_person(person, [*names, account.handle, account.name])
        elif self.step is self.place:
            self.place.show_company(self.company)
        self._steps.setCurrentWidget(self.step)
        self.retranslate()
        self.step.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_on(self) -> None:
        if self.is_founding or not self.next.isEnabled():
            return
        if self.step is self.place:
            self._found()
            return
        if self.step is self.passphrase:
            self._passphrases.append(self.passphrase.take())
        self._number += 1
        self._show()

    @Slot()
    def _go_back(self) -> None:
        if self._number == 0:
            self.left.emit()
            return
        self._number -= 1
        self.passphrase.wipe()
        del self._passphrases[max(0, self._number - _BEFORE) :]
        self._show()

    def _found(self) -> None:
        path, company, passphrases = self.place.file, self.company, tuple(self._passphrases)
        self.is_founding = True
        self._allow()

        def work() -> Path:
            self._start.found(path, company, passphrases)
            return path

        self._background.run(
            Lane.STORE,
            work,
            owner=self,
            then=self._have_founded,
            failed=self._have_not_founded,
            task=Task(name=lambda: self.tr("Making keys and the record…")),
        )

    def _have_founded(self, path: Path) -> None:
        self.is_founding = False
        self.wipe()
        self.founded.emit(path)

    def _have_not_founded(self, error: Exception) -> None:
        self.is_founding = False
        self.retranslate()
        self.failed.emit(error)

    def _keychain_is_there(self, _nothing: None) -> None:
        self._keychain = None
        self.retranslate()

    def _keychain_is_not(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self._keychain = error
            self.retranslate()
        else:
            self.failed.emit(error)

    def _build(self) -> None:
        for step in (self.people, self.account, self.passphrase, self.place):
            self._steps.addWidget(step)
        texts = column(spacing=3)
        texts.addWidget(self._trouble_title)
        texts.addWidget(self._trouble_text)
        inside = row(self._trouble, margins=(14, 12, 12, 12), spacing=12)
        inside.addWidget(IconLabel("caution", "legal", 18), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(self.look_again, 0, Qt.AlignmentFlag.AlignTop)
        ways = row()
        ways.addWidget(self.back)
        ways.addWidget(self.why_not, 1)
        ways.addWidget(self.next)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        within = QWidget()
        within.setObjectName("scrolled")
        within.setMaximumWidth(_WIDTH)
        rows = column(within, margins=(20, 20, 20, 20), spacing=10)
        for widget in (self._count, self._title, self._trouble, self._steps):
            rows.addWidget(widget)
        rows.addSpacing(6)
        rows.addLayout(ways)
        rows.addStretch(1)
        holder = QWidget()
        middle = row(holder)
        middle.addStretch(1)
        middle.addWidget(within, 1000)
        middle.addStretch(1)
        column(self).addWidget(scrolling(holder))

    def _connect(self) -> None:
        for step in (self.people, self.account, self.passphrase, self.place):
            step.changed.connect(self._allow)
            step.entered.connect(self._go_on)
        self.people.practice_chosen.connect(self.practice_chosen)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.look_again.clicked.connect(self.ask_keychain)
