"""Begin from a template or a holding statement that two people adopted for the account."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.payload import Part
from desktop_app.services import templates
from desktop_app.services.drafting import placeholders
from desktop_app.services.ports import Draft
from desktop_app.services.templates import Template
from desktop_app.ui.background import Lane
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Muted, PrimaryButton, Text
from desktop_app.ui.words import moment


def begun(draft: Draft, template: Template) -> Draft:
    """The empty `draft`, with the template's text and language."""
    parts = (Part(text=template.text),)
    return replace(draft, parts=parts, language=template.language, template=template.id)


class StartFrom(QDialog):
    """The account's templates in force, and the text of the chosen one."""

    chosen = Signal(object)  #: Template
    all_wanted = Signal()  #: where templates are proposed, adopted and retired

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, Template] = {}
        self.rows, self._card, self._text, self._told = Rows(), Card(), Text(), Muted()
        self.begin, self._close = PrimaryButton(), Button(kind="flat")
        self.all = Button()
        self._build()
        self.retranslate()

    def show_account(self, account: AccountId) -> None:
        """Open, and read the account's templates."""
        self.show_templates(())
        self._told.setText(self.tr("Reading the templates…"))
        session = self._session
        session.do(
            Lane.STORE,
            partial(templates.templates, session.parts, account),
            owner=self,
            then=self.show_templates,
        )
        self.open()
        self.rows.setFocus()

    def show_templates(self, found: tuple[Template, ...]) -> None:
        """Show those of `found` that are in force."""
        self._known = {str(one.id): one for one in found if one.id is not None}
        self.rows.show_rows([self._row(one) for one in self._known.values()])
        self._show_chosen()

    @property
    def told(self) -> str:
        """The line under the text."""
        return self._told.text()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setWindowTitle(self.tr("Start from a template"))
        self.setAccessibleName(self.tr("Start from a template"))
        self.rows.setAccessibleName(self.tr("Templates"))
        self.begin.name(self.tr("Start from this"))
        self.all.name(self.tr("All templates…"))
        self._close.name(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_templates(tuple(self._known.values()))

    def _build(self) -> None:
        column(self._card, margins=(14, 10, 14, 11)).addWidget(self._text)
        buttons = Flow(spacing=6)
        for button in (self.begin, self.all, self._close):
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
        self.all.clicked.connect(self.close)
        self.all.clicked.connect(self.all_wanted)
        self._close.clicked.connect(self.close)

    def _row(self, one: Template) -> Row:
        pieces = [self.tr("Holding statement")] if one.is_holding else []
        pieces.append(one.language.upper())
        if one.adopted_by is not None and one.adopted_at is not None:
            name = self._session.charter.person(one.adopted_by).name
            when = moment(one.adopted_at, self._session.opening.clock.now())
            pieces.append(self.tr("adopted by {name}, {time}").format(name=name, time=when))
        warning = (
            self.tr("Adopted long ago: make sure that it still holds.") if one.is_stale else ""
        )
        return Row(key=str(one.id), title=one.name, detail=" · ".join(pieces), warning=warning)

    @Slot()
    def _show_chosen(self) -> None:
        one = self._known.get(self.rows.key)
        self.begin.setEnabled(one is not None)
        self._card.setVisible(one is not None)
        if one is None:
            self._told.setText(self.tr("No template has been adopted for this account yet."))
            return
        self._text.setText(one.text)
        open_places = len(placeholders(one.text))
        said = self.tr("%n place(s) in brackets to fill in before it can be sent.", "", open_places)
        self._told.setText(said if open_places else self.tr("It is approved like any other post."))

    @Slot()
    def _begin(self) -> None:
        one = self._known.get(self.rows.key)
        if one is not None:
            self.close()
            self.chosen.emit(one)
