"""Begin from a template or a holding statement that two people adopted for the account."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.payload import Part
from desktop_app.services import templates
from desktop_app.services.drafting import placeholders
from desktop_app.services.messages import explain
from desktop_app.services.ports import Draft
from desktop_app.services.templates import Template
from desktop_app.ui.background import Lane
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Muted, PrimaryButton, Text
from desktop_app.ui.words import language, moment, person_name


def begun(draft: Draft, template: Template, account: AccountId, urgent: str) -> Draft:
    """The empty `draft` for `account`, with the template's text and language; `urgent` says why."""
    return replace(
        draft,
        account=account,
        parts=(Part(text=template.text),),
        language=template.language,
        template=template.id,
        urgent=urgent,
    )


class StartFrom(QDialog):
    """The account's templates in force, and the text of the chosen one."""

    chosen = Signal(object, str, str)  #: Template, the account's id, why the post cannot wait
    all_wanted = Signal()  #: where templates are proposed, adopted and retired

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._account, self._urgent = AccountId(""), ""
        self._known: dict[str, Template] | None = None  #: None until they were read
        self._error: Exception | None = None  #: why they could not be read
        self.rows, self._card, self._text, self._told = Rows(), Card(), Text(), Muted()
        self.begin, self._close = PrimaryButton(), Button(kind="flat")
        self.again, self.all = Button(), Button()
        self._build()
        self.retranslate()

    def show_account(self, account: AccountId, urgent: str = "") -> None:
        """Open, and read the account's templates; only holding statements for what is `urgent`."""
        self._account, self._urgent = account, urgent
        self.retranslate()
        self._read()
        self.open()
        self.rows.setFocus()

    def show_templates(self, found: tuple[Template, ...]) -> None:
        """Show those of `found` that are in force."""
        offered = [one for one in found if one.is_holding or not self._urgent]
        self._known = {str(one.id): one for one in offered if one.id is not None}
        self._show_all()

    @property
    def told(self) -> str:
        """The line under the text."""
        return self._told.text()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        title = self.tr("Start from a template")
        if self._urgent:
            title = self.tr("Write a holding statement")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.rows.setAccessibleName(self.tr("Templates"))
        self.begin.name(self.tr("Start from this"))
        self.again.name(self.tr("Try again"))
        self.all.name(self.tr("All templates…"))
        self._close.name(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_all()

    def _build(self) -> None:
        column(self._card, margins=(14, 10, 14, 11)).addWidget(self._text)
        buttons = Flow(spacing=6)
        for button in (self.begin, self.again, self.all, self._close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        whole = column(self, margins=(16, 16, 16, 14), spacing=10)
        whole.addWidget(self.rows, 1)
        for widget in (self._card, self._told):
            whole.addWidget(widget)
        whole.addLayout(buttons)
        self.resize(560, 460)
        self.rows.currentItemChanged.connect(self._show_chosen)
        self.rows.opened.connect(self._begin)
        self.begin.clicked.connect(self._begin)
        self.again.clicked.connect(self._read)
        self.all.clicked.connect(self.close)
        self.all.clicked.connect(self.all_wanted)
        self._close.clicked.connect(self.close)

    @Slot()
    def _read(self) -> None:
        self._known, self._error = None, None
        self._show_all()
        account, session = self._account, self._session
        session.do(
            Lane.STORE,
            partial(templates.templates, session.parts, account),
            owner=self,
            then=partial(self._have, account),
            failed=partial(self._have_not, account),
        )

    def _have(self, account: AccountId, found: tuple[Template, ...]) -> None:
        if account == self._account:  # else it was opened for another since
            self.show_templates(found)

    def _have_not(self, account: AccountId, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
        if account == self._account:
            self._error = error
            self._show_all()

    def _show_all(self) -> None:
        self.rows.show_rows([self._row(one) for one in (self._known or {}).values()])
        self._show_chosen()

    def _row(self, one: Template) -> Row:
        pieces = [self.tr("Holding statement")] if one.is_holding else []
        pieces.append(one.language.upper())
        if one.adopted_by is not None and one.adopted_at is not None:
            name = person_name(self._session.charter, one.adopted_by)
            when = moment(one.adopted_at, self._session.opening.clock.now())
            pieces.append(self.tr("adopted by {name}, {time}").format(name=name, time=when))
        warning = (
            self.tr("Adopted long ago: make sure that it still holds.") if one.is_stale else ""
        )
        return Row(key=str(one.id), title=one.name, detail=" · ".join(pieces), warning=warning)

    @Slot()
    def _show_chosen(self) -> None:
        one = self._chosen
        self.begin.setEnabled(one is not None)
        self.again.setVisible(self._error is not None)
        self._card.setVisible(one is not None)
        if one is None:
            self._told.setText(self._why_none())
            return
        self._text.setText(one.text)
        open_places = len(placeholders(one.text))
        said = self.tr("%n place(s) in brackets to fill in before it can be sent.", "", open_places)
        approved = self.tr("It is approved like any other post.")
        if self._urgent:
            approved = self.tr("It is urgent: it leaves as soon as it is approved.")
        self._told.setText(said if open_places else approved)

    @property
    def _chosen(self) -> Template | None:
        return (self._known or {}).get(self.rows.key)

    def _why_none(self) -> str:
        if self._error is not None:
            said = [self.tr("The templates could not be read.")]
            if isinstance(self._error, CountersignError):
                message = explain(self._error, language())
                said += [message.what, message.do]
            else:
                said.append(self.tr("Try again, or begin with an empty draft."))
            return " ".join(said)
        if self._known is None:
            return self.tr("Reading the templates…")
        if self._urgent:
            return self.tr(
                "No holding statement has been adopted for this account yet. An empty draft can be "
                "made urgent too: Urgent, under the text."
            )
        return self.tr("No template has been adopted for this account yet.")

    @Slot()
    def _begin(self) -> None:
        one = self._chosen
        if one is not None:
            self.close()
            self.chosen.emit(one, self._account, self._urgent)
