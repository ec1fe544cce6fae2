"""Somebody leaves the team, and where they hold a root key, another person takes their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.services.succession import Leaving
from desktop_app.services.team_seat import Glance
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, PrimaryButton, Text

_LONGEST = 1_000  #: characters of a passphrase
_REASON = 300  #: characters


class Removal(Retranslated, Card):
    """A holder takes somebody out of the next roster, and says why; hidden while nobody is asked."""

    wanted = Signal(object)  #: a Leaving

    def __init__(self) -> None:
        super().__init__(tone="caution")
        self._person, self._name, self._is_holder = PersonId(""), "", False
        self._title, self._hint = Heading(factor=1.1), Text()
        self.reason = Field(longest=_REASON)
        self._heirs, self._heir_hint = QWidget(), Text()
        self.heir, self.heard = QComboBox(), QLineEdit()
        self.go, self.leave = Button(kind="danger"), Button()
        self._build()
        self.hide()

    def begin(self, person: PersonId, name: str, found: Glance) -> None:
        """Ask why `person` is to go, and who takes their root key over where they hold one."""
        self._person, self._name = person, name
        roots = found.roster.roots if found.roster else ()
        self._is_holder = any(one.name == person for one in roots)
        for field in (self.reason.line, self.heard):
            field.clear()
        self._offer([(one.person, one.name) for one in found.heirs if one.person != person])
        self.retranslate()
        self.show()
        self.reason.line.setFocus()

    def follow(self, found: Glance) -> None:
        """Let whoever made a root key since be named."""
        if not self.isHidden():
            self._offer(
                [(one.person, one.name) for one in found.heirs if one.person != self._person]
            )
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Remove {name} from the team").format(name=self._name))
        if self._is_holder:
            said = self.tr(
                "{name} holds a root key: another person takes that place. You sign the next "
                "roster; the other person puts it in force on their own computer, with the page of "
                "the safe. From then on nothing that {name} signs counts."
            )
        else:
            said = self.tr(
                "You sign the next roster without {name}; the other holder puts it in force. From "
                "then on nothing that {name} signs counts. Until then whoever looks after the "
                "record can shut them out at once: with “Shut out at once…”."
            )
        self._hint.setText(said.format(name=self._name))
        self._say_heirs()
        self.reason.say(self.tr("Reason"), self.tr("It stands in the record for ever."))
        self.go.name(self.tr("Sign without them"))
        self.leave.name(self.tr("Cancel"))
        self._allow()

    def _offer(self, heirs: Sequence[tuple[PersonId, str]]) -> None:
        chosen = self.heir.currentData()
        self.heir.clear()
        for person, name in heirs:
            self.heir.addItem(name, str(person))
        self.heir.setCurrentIndex(max(0, self.heir.findData(chosen)))

    def _say_heirs(self) -> None:
        has_heirs = self.heir.count() > 0
        self._heirs.setVisible(self._is_holder and has_heirs)
        self._heir_hint.setVisible(self._is_holder)
        if has_heirs:
            said = self.tr(
                "Who takes the place, and the six words that they read to you on the telephone:"
            )
        else:
            said = self.tr(
                "Nobody has made a root key for that place yet. Whoever is to have it opens "
                "“Make a root key…” here, on their own computer, and reads six words to you. They "
                "are of the same duty as {name}: communications or legal."
            )
        self._heir_hint.setText(said.format(name=self._name))
        self.heir.setAccessibleName(self.tr("Who takes the root key over"))
        self.heard.setAccessibleName(self.tr("The six words that they read to you"))
        self.heard.setPlaceholderText(self.tr("Six words"))

    @Slot()
    def _allow(self) -> None:
        is_named = not self._is_holder or bool(self.heir.count() and self.heard.text().strip())
        self.go.setEnabled(bool(self.reason.text) and not self.reason.room.over and is_named)

    @Slot()
    def _go(self) -> None:
        self.wanted.emit(
            Leaving(
                person=self._person,
                reason=self.reason.text,
                heir=PersonId(self.heir.currentData()) if self._is_holder else None,
                heard=self.heard.text(),
            )
        )

    def _build(self) -> None:
        self.heard.setProperty("kind", "field")
        names = row(self._heirs)
        names.addWidget(self.heir)
        names.addWidget(self.heard, 1)
        inside = column(self, margins=(16, 12, 16, 14), spacing=8)
        for widget in (self._title, self._hint, self._heir_hint, self._heirs, self.reason):
            inside.addWidget(widget)
        ways = row()
        ways.addStretch(1)
        ways.addWidget(self.leave)
        ways.addWidget(self.go)
        inside.addLayout(ways)
        for field in (self.reason.line, self.heard):
            field.textChanged.connect(self._allow)
            field.returnPressed.connect(self.go.click)
        self.leave.clicked.connect(self.hide)
        self.go.clicked.connect(self._go)


class RootCard(Retranslated, Card):
    """Somebody makes a root key here, for the place of a holder who leaves; hidden until asked."""

    wanted = Signal(str)  #: the passphrase

    def __init__(self) -> None:
        super().__init__()
        self._title, self._hint = Heading(factor=1.1), Text()
        self.passphrase = Field(longest=_LONGEST, is_secret=True)
        self.go, self.leave = PrimaryButton(), Button()
        inside = column(self, margins=(16, 12, 16, 14), spacing=8)
        for widget in (self._title, self._hint, self.passphrase):
            inside.addWidget(widget)
        ways = row()
        ways.addStretch(1)
        ways.addWidget(self.leave)
        ways.addWidget(self.go)
        inside.addLayout(ways)
        self.passphrase.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self.go.click)
        self.leave.clicked.connect(self.forget)
        self.go.clicked.connect(self._go)
        self.forget()
        self.retranslate()

    def begin(self) -> None:
        """Ask for the passphrase behind which the key is made."""
        self.show()
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def forget(self) -> None:
        """Forget what was typed, and close."""
        self.passphrase.line.clear()
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Make a root key on this computer"))
        self._hint.setText(
            self.tr(
                "For whoever takes the place of a holder who leaves. The key counts for nothing "
                "until the holder who stays heard its six words from you and signed it in; then "
                "you put it in force here, with the page of the safe."
            )
        )
        self.passphrase.say(
            self.tr("Your passphrase"), self.tr("The new key lies behind it, as your own does.")
        )
        self.go.name(self.tr("Make the key"))
        self.leave.name(self.tr("Cancel"))
        self._allow()

    @Slot()
    def _allow(self) -> None:
        self.go.setEnabled(bool(self.passphrase.line.text()))

    @Slot()
    def _go(self) -> None:
        self.wanted.emit(self.passphrase.line.text())
