"""What the administrator of a team's record does: somebody invited, a laptop shut out, a person out.

The administrator's password is typed for one errand and kept nowhere. An invitation is shown until
it was saved or the form is left: it opens the record to whoever has it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import invitations
from desktop_app.services.invitations import Invitation
from desktop_app.services.team_seat import Errand, TeamSeat
from desktop_app.ui import words
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.fields import Field, LinesField
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble, here
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text

_LONGEST = 1_000  #: characters of a password
_LINES = 5  #: of an invitation that are seen


class ErrandCard(Retranslated, Card):
    """One errand at a time; hidden while there is none."""

    done = Signal()  #: the server did it

    def __init__(self, seat: TeamSeat, session: Session) -> None:
        super().__init__()
        self._seat, self._session = seat, session
        self._kind, self._person, self._name = "", PersonId(""), ""
        self.invitation: Invitation | None = None
        self._title, self._hint, self._told = Heading(factor=1.1), Text(), Text()
        self.who, self.full_name, self.duties = Field(longest=40), Field(), Field()
        self.login, self.password = Field(), Field(longest=_LONGEST, is_secret=True)
        self.block, self.save = LinesField(_LINES), Button()
        self.go, self.leave, self.trouble = PrimaryButton(), Button(), Trouble()
        self._asked, self._command = QWidget(), Muted()
        self._build()
        self.hide()
        self.retranslate()

    def begin(self, kind: str, person: PersonId | None = None, name: str = "") -> None:
        """Ask for what `kind` needs: ``invite``, ``lost`` or ``shut-out``."""
        self._kind, self._name = kind, name
        self._person = person or PersonId("")
        self.invitation = None
        self.trouble.clear()
        self.password.line.clear()
        if not self.login.text:
            _, _, record = self._seat.address.rpartition("/")
            self.login.line.setText(f"administrator_of_{record}")
        self.retranslate()
        self.show()
        (self.who if kind == "invite" else self.password).line.setFocus()

    @Slot()
    def close_errand(self) -> None:
        """Forget what was typed and made."""
        for field in (self.who, self.full_name, self.duties, self.password):
            field.line.clear()
        self.invitation = None
        self.block.clear()
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        titles = {
            "invite": self.tr("Invite somebody"),
            "lost": self.tr("The laptop of {name} was lost"),
            "shut-out": self.tr("Shut {name} out at once"),
        }
        hints = {
            "invite": self.tr(
                "The invitation works once, for 72 hours. Then they read six words to a holder of "
                "a root key, and two holders sign them in with the duties that you name."
            ),
            "lost": self.tr(
                "At once that laptop can neither read nor write. You get an invitation for {name}, "
                "who joins on another one; a holder compares the words, the other one signs, and "
                "the lost key counts for nothing."
            ),
            "shut-out": self.tr(
                "At once {name} can neither read nor write. Two holders still have to sign them "
                "out of the roster: with “Remove…”."
            ),
        }
        self._title.setText(titles.get(self._kind, "").format(name=self._name))
        self._hint.setText(hints.get(self._kind, "").format(name=self._name))
        self.who.say(self.tr("Short name"), self.tr("Like anne: small letters, digits, hyphens."))
        self.full_name.say(self.tr("Name"), self.tr("First name and surname."))
        self.duties.say(
            self.tr("Duties"),
            self.tr("Like communications, or legal:ceo for one account alone."),
        )
        self.login.say(self.tr("Administrator’s login at the server"))
        self.password.say(
            self.tr("Its password"),
            self.tr("Only whoever looks after the record has it. It is kept nowhere."),
        )
        for field in (self.who, self.full_name, self.duties):
            field.setVisible(self._kind == "invite")
        self.block.setAccessibleName(self.tr("Invitation"))
        self.save.name(self.tr("Save as a file…"))
        self.leave.name(self.tr("Close") if self.invitation else self.tr("Cancel"))
        is_danger = self._kind != "invite"
        self.go.name(self.tr("Shut out") if is_danger else self.tr("Invite"))
        self.trouble.retranslate()
        self._say_command()
        self._show_made()

    @Slot()
    def _say_command(self) -> None:
        """A machine of one's own lets the administrator in from itself alone: typed there, then."""
        address = self._seat.address.replace("://", f"://{self.login.text}@")
        person = self.who.text if self._kind == "invite" else self._person
        group = "ledger" if self._kind == "shut-out" else "team"
        typed = ["countersign", group, self._kind, f'"{address}"', person or "…"]
        if self._kind == "invite":
            typed += [f'--name "{self.full_name.text}"' if self.full_name.text else ""]
            typed += [f"--duty {one}" for one in self.duties.text.split()]
        said = self.tr("If the server lets this login in from its own machine alone, type there:")
        self._command.setText(f"{said}\n{' '.join(one for one in typed if one)}")

    def _show_made(self) -> None:
        made = self.invitation
        self._asked.setVisible(made is None)
        self.go.setVisible(made is None)
        for widget in (self._told, self.block, self.save):
            widget.setVisible(made is not None)
        if made is not None:
            said = self.tr(
                "For {name} alone, until {time}: hand it over so that nobody else has it."
            )
            until = words.zoned(made.until, here())
            self._told.setText(said.format(name=made.name, time=until))
            self.block.show_text(made.written())

    @Slot()
    def _go(self) -> None:
        is_new = self._kind == "invite"
        errand = Errand(
            kind=self._kind,
            person=PersonId(self.who.text) if is_new else self._person,
            name=self.full_name.text if is_new else "",
            duties=self.duties.text if is_new else "",
        )
        login, password = self.login.text, self.password.line.text()
        self.trouble.clear()
        self.setEnabled(False)
        self._session.do(
            Lane.STORE,
            lambda: self._seat.administer(errand, login, password),
            owner=self,
            then=self._have_done,
            failed=self._have_not_done,
            task=Task(name=lambda: self.tr("Asking the server…")),
        )

    def _have_done(self, made: Invitation | None) -> None:
        self.setEnabled(True)
        self.password.line.clear()
        self.done.emit()
        if made is None:
            self.close_errand()
            return
        self.invitation = made
        self.retranslate()
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _have_not_done(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    @Slot()
    def _save(self) -> None:
        made = self.invitation
        if made is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._title.text(), f"{made.person}.invitation", "*.invitation"
        )
        if not chosen:
            return
        try:
            invitations.save(made, Path(chosen))
        except OSError:
            self._told.setText(self.tr("No file can be made there: choose another folder."))

    def _build(self) -> None:
        self.block.setReadOnly(True)
        asked = column(self._asked, spacing=8)
        for field in (self.who, self.full_name, self.duties, self.login, self.password):
            asked.addWidget(field)
            field.line.textChanged.connect(self._say_command)
        asked.addWidget(self._command)
        self._command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        ways = row()
        ways.addWidget(self.save)
        ways.addStretch(1)
        ways.addWidget(self.leave)
        ways.addWidget(self.go)
        inside = column(self, margins=(16, 12, 16, 14), spacing=8)
        for widget in (self._title, self._hint, self._asked, self._told, self.block, self.trouble):
            inside.addWidget(widget)
        inside.addLayout(ways)
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.close_errand)
        self.save.clicked.connect(self._save)
        self.password.line.returnPressed.connect(self.go.click)
