"""Company mail: the server, the password for the keychain, and who gets mail."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services.mailing import PORTS, Encryption, MailChoice, MailServer, require_address
from desktop_app.services.messages import explain
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import column, row
from desktop_app.ui.presence import Presence
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Button, Muted, Segments, Text
from desktop_app.ui.zoom import least_size

#: The preference of this machine in which the choice stands; it holds no password.
MAIL = "mail"
_FIELD_HEIGHT = 32  #: pixels at 100 %
_WAYS = (Encryption.STARTTLS, Encryption.TLS)


class MailSettings(Retranslated, QWidget):
    """Nothing is sent before it is switched on; in practice nothing can be."""

    def __init__(self, session: Session, presence: Presence) -> None:
        super().__init__()
        self._session, self._presence = session, presence
        self.is_on, self.encryption, self.port = Tick(), Segments(), QSpinBox()
        self.host, self.sender_address, self.user = QLineEdit(), QLineEdit(), QLineEdit()
        self.password = QLineEdit()
        self.addresses: dict[PersonId, QLineEdit] = {}
        self.keep, self.test = Button(), Button()
        self.news, self._hint = Text(), Muted()
        fields: tuple[QWidget, ...] = (
            self.host,
            self.encryption,
            self.port,
            self.sender_address,
            self.user,
            self.password,
        )
        self._fields = [(Text(), field) for field in fields]
        self._inside, self._form = QWidget(), QFormLayout()
        self._form.setVerticalSpacing(8)
        self._build()
        self._show_choice()
        self.retranslate()

    @property
    def choice(self) -> MailChoice:
        """What is kept."""
        return MailChoice.read(self._session.opening.desk.preference(MAIL))

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        practice = self._session.parts.mailer is None
        self.is_on.setText(self.tr("Also send mail about what there is to do"))
        self.is_on.setAccessibleName(self.is_on.text())
        hint = self.tr(
            "Counts, accounts, names and numbers; never a word of a post. Fill in a person’s "
            "address on one computer only: each computer sends its own mail."
        )
        self._hint.setText(self.tr("In practice no mail leaves.") if practice else hint)
        self.encryption.set_labels([self.tr("STARTTLS"), self.tr("TLS from the start")])
        names = (
            self.tr("Mail server"),
            self.tr("Encryption"),
            self.tr("Port"),
            self.tr("Sender’s address"),
            self.tr("User name"),
            self.tr("Password"),
        )
        for (label, field), name in zip(self._fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.password.setPlaceholderText(self.tr("kept in the keychain; empty: as it is"))
        for person, field in self.addresses.items():
            name = words.person_name(self._session.charter, person)
            field.setAccessibleName(self.tr("Address of {name}").format(name=name))
        self.keep.name(self.tr("Keep"))
        self.test.name(self.tr("Send a test mail"))
        self._show_problem()

    def _build(self) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.port.setRange(1, 65_535)
        for label, field in self._fields:
            label.setWordWrap(False)
            self._form.addRow(label, field)
        for person in self._session.people:
            field = self.addresses[person.id] = QLineEdit()
            label = Text(words.person_name(self._session.charter, person.id))
            label.setWordWrap(False)
            self._form.addRow(label, field)
        for field in (*(field for _, field in self._fields), *self.addresses.values()):
            least_size(field, height=_FIELD_HEIGHT)
            if isinstance(field, QLineEdit):
                field.setProperty("kind", "field")
        # Where no mail can leave, there is nothing to fill in.
        self._inside.setVisible(self._session.parts.mailer is not None)
        self.is_on.setVisible(self._session.parts.mailer is not None)
        below = row()
        for button in (self.keep, self.test):
            below.addWidget(button)
        below.addStretch(1)
        whole = column(self, spacing=8)
        whole.addWidget(self.is_on)
        whole.addWidget(self._hint)
        inside = column(self._inside, spacing=8)
        inside.addLayout(self._form)
        inside.addWidget(self.news)
        inside.addLayout(below)
        whole.addWidget(self._inside)
        self.keep.clicked.connect(self._keep)
        self.test.clicked.connect(self._test)
        self.encryption.chosen.connect(self._usual_port)
        self._presence.problem_changed.connect(self._show_problem)

    def _show_choice(self) -> None:
        choice = self.choice
        self.is_on.setChecked(choice.is_on)
        server = choice.server
        self.port.setValue(PORTS[Encryption.STARTTLS] if server is None else server.port)
        if server is not None:
            self.host.setText(server.host)
            self.sender_address.setText(server.sender)
            self.user.setText(server.user)
        way = Encryption.STARTTLS if server is None else server.encryption
        self.encryption.set_labels(["", ""])
        self.encryption.choose(_WAYS.index(way))
        for person, address in choice.addresses.items():
            if person in self.addresses:
                self.addresses[person].setText(address)

    @Slot(int)
    def _usual_port(self, index: int) -> None:
        self.port.setValue(PORTS[_WAYS[index]])

    @Slot()
    def _keep(self) -> None:
        self._save(test=False)

    @Slot()
    def _test(self) -> None:
        self._save(test=True)

    def _save(self, *, test: bool) -> None:
        """Keep what is typed, the password in the keychain; then perhaps try it."""
        mailer, desk = self._session.parts.mailer, self._session.opening.desk
        if mailer is None:
            return
        try:
            choice = self._typed()
        except CountersignError as error:
            self._say(error)
            return
        server, password, person = choice.server, self.password.text(), self._session.person
        desk.prefer(MAIL, choice.written())
        self.password.clear()
        to = choice.addresses.get(person.id) or ("" if server is None else server.sender)
        language = words.language()

        def work() -> bool:
            from desktop_app.services import notice_words

            if server is not None and password:
                mailer.keep_password(server, password)
            if server is not None and test:
                mail = notice_words.trial_mail(name=person.name, to=to, language=language)
                mailer.send(server, [mail])
            return test

        self.test.setEnabled(False)
        self._session.do(Lane.NOTICES, work, owner=self, then=self._done, failed=self._failed)

    def _typed(self) -> MailChoice:
        """What stands in the fields. Raises BadInput (``mail.*``)."""
        addresses = {who: field.text().strip() for who, field in self.addresses.items()}
        for address in addresses.values():
            if address:
                require_address(address)
        server = MailServer(
            host=self.host.text().strip(),
            port=self.port.value(),
            encryption=_WAYS[self.encryption.current],
            sender=self.sender_address.text().strip(),
            user=self.user.text().strip(),
        )
        kept = {who: address for who, address in addresses.items() if address}
        return MailChoice(is_on=self.is_on.isChecked(), server=server, addresses=kept)

    def _done(self, was_test: object) -> None:
        self.test.setEnabled(True)
        self._show(self.tr("The mail server took the test mail.") if was_test else self.tr("Kept."))

    def _failed(self, error: Exception) -> None:
        self.test.setEnabled(True)
        if isinstance(error, CountersignError):
            self._say(error)
        else:
            self._session.failed.emit(error)

    @Slot()
    def _show_problem(self) -> None:
        problem = self._presence.mail_problem
        if problem is None:
            self._show("")
        else:
            self._say(problem)

    def _say(self, error: CountersignError) -> None:
        message = explain(error, words.language())
        self._show(f"{message.what} {message.do}")

    def _show(self, text: str) -> None:
        self.news.setText(text)
        self.news.setVisible(bool(text))
