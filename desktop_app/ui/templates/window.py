"""All templates of an account: what each says, who stands behind it, and what may be done with it.

Nothing is adopted by whoever proposed it, and nothing is retired without a reason; the ledger
refuses both, and the window says so before anybody tries.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QStackedWidget, QWidget

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import starters, templates
from desktop_app.services.messages import explain
from desktop_app.services.parts import Parts
from desktop_app.services.starters import Starter
from desktop_app.services.templates import Template
from desktop_app.ui.ask import Answer, Ask, Question
from desktop_app.ui.background import Lane
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.reach import needs_server
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.templates.form import Proposal, TemplateForm
from desktop_app.ui.templates.standing import (
    DECIDING,
    may_adopt,
    may_decide,
    may_propose,
)
from desktop_app.ui.templates.starters import StarterChoice
from desktop_app.ui.widgets import Button, Card, Muted, PrimaryButton, Text
from desktop_app.ui.words import joined, language, moment, person_name, role_name
from desktop_app.ui.zoom import scaled

_LIST, _FORM, _STARTERS = 0, 1, 2
_SIZE = (780, 560)
#: The shipped texts, and what each rule finds, both by language.
_Starters = tuple[dict[str, tuple[Starter, ...]], dict[str, dict[str, str]]]


class TemplatesWindow(QDialog):
    """A list, the chosen one whole, and a form for a new one."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._found: tuple[Template, ...] = ()
        self._draft = ("", "en")  #: the text and the language of the draft that is open
        self.account, self.rows, self.ask = QComboBox(), Rows(), Ask()
        self._card, self.text, self.about, self.told = Card(), Text(), Muted(), Text()
        self.adopt, self.retire = PrimaryButton(), Button()
        self.new, self.from_draft, self.from_starter = Button(), Button(), Button()
        self._close = Button(kind="flat")
        self.form, self._stack = TemplateForm(), QStackedWidget()
        self.starters = StarterChoice()
        self._build()
        self._connect()
        self.retranslate()

    def show_account(self, account: AccountId, text: str, language: str) -> None:
        """Open with the templates of `account`; `text` is what stands in the open draft."""
        self._draft = (text.strip(), "fr" if language == "fr" else "en")
        known = [each.id for each in self._session.charter.accounts]
        self.account.blockSignals(True)
        self.account.clear()
        self.account.addItems([f"@{each.handle}" for each in self._session.charter.accounts])
        self.account.setCurrentIndex(known.index(account) if account in known else 0)
        self.account.blockSignals(False)
        self.account.setVisible(len(known) > 1)
        self._stack.setCurrentIndex(_LIST)
        self.told.setText("")
        self._read()
        self.open()
        self.rows.setFocus()

    @property
    def chosen(self) -> Template | None:
        """The template that is shown whole."""
        return next((one for one in self._found if one.proposal == self.rows.key), None)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setWindowTitle(self.tr("Templates and holding statements"))
        self.setAccessibleName(self.windowTitle())
        self.account.setAccessibleName(self.tr("Account"))
        self.rows.setAccessibleName(self.tr("Templates"))
        self.adopt.name(self.tr("Adopt"))
        self.retire.name(self.tr("Retire…"))
        self.new.name(self.tr("New template…"))
        self.from_draft.name(self.tr("From this draft…"))
        self.from_starter.name(self.tr("Propose from…"))
        self._close.name(self.tr("Close"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        inside = Column("", spacing=6)
        inside.column.setContentsMargins(0, 0, 6, 0)
        inside.column.addWidget(self.text)
        inside.column.addWidget(self.about)
        column(self._card, margins=(14, 10, 8, 11)).addWidget(inside)
        beside = row(spacing=12)
        beside.addWidget(self.rows, 1)
        beside.addWidget(self._card, 1)
        buttons = Flow(spacing=6)
        for button in (self.adopt, self.retire, *self._proposing, self._close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        whole_list = QWidget()
        inner = column(whole_list, spacing=10)
        inner.addWidget(self.account)
        inner.addLayout(beside, 1)
        inner.addWidget(self.ask)
        inner.addLayout(buttons)
        self._stack.addWidget(whole_list)
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.starters)
        whole = column(self, margins=(16, 16, 16, 14), spacing=10)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.told)
        self.resize(scaled(_SIZE[0]), scaled(_SIZE[1]))

    def _connect(self) -> None:
        self.account.currentIndexChanged.connect(self._read)
        self.rows.currentItemChanged.connect(self._show)
        needs_server(self._session.line, self.adopt, self.retire, *self._proposing)
        self.adopt.clicked.connect(self._adopt)
        self.retire.clicked.connect(self._ask_reason)
        self.new.clicked.connect(self._begin_new)
        self.from_draft.clicked.connect(self._begin_from_draft)
        self.from_starter.clicked.connect(self._read_starters)
        self._close.clicked.connect(self.close)
        self.starters.wanted.connect(self._begin_from_starter)
        self.starters.cancelled.connect(self._back)
        self.form.cancelled.connect(self._back)
        self.form.wanted.connect(self._propose)

    @property
    def _proposing(self) -> tuple[Button, ...]:
        return self.new, self.from_starter, self.from_draft

    @property
    def _account(self) -> AccountId:
        return self._session.charter.accounts[max(self.account.currentIndex(), 0)].id

    @Slot()
    def _read(self) -> None:
        session = self._session
        verb = partial(templates.templates, session.parts, self._account)
        session.do(Lane.STORE, verb, owner=self, then=self._have, failed=self._refused)

    def _have(self, found: tuple[Template, ...]) -> None:
        self._found = found
        self.rows.show_rows([self._row(one) for one in found])
        self._show()

    def _row(self, one: Template) -> Row:
        pieces = [self.tr("Holding statement")] if one.is_holding else []
        pieces.append(one.language.upper())
        pieces.append(self.tr("waits for adoption") if one.id is None else self.tr("in force"))
        warning = self.tr("Adopted long ago") if one.is_stale else ""
        detail = " · ".join(pieces)
        return Row(key=str(one.proposal), title=one.name, detail=detail, warning=warning)

    @Slot()
    def _show(self) -> None:
        """Show the chosen one whole, and offer what this person may do with it."""
        if not self._session.is_loaded:
            return
        one, charter, me = self.chosen, self._session.charter, self._session.person.id
        self._card.setVisible(one is not None)
        proposes = may_propose(charter, self._account, me)
        self.new.setEnabled(proposes)
        self.from_starter.setEnabled(proposes)
        self.from_draft.setEnabled(proposes and bool(self._draft[0]))
        adopts = one is not None and may_adopt(charter, self._account, me, one)
        retires = one is not None and one.id is not None
        self.adopt.setVisible(one is not None and one.id is None)
        self.adopt.setEnabled(adopts)
        self.retire.setVisible(retires)
        self.retire.setEnabled(retires and may_decide(charter, self._account, me))
        self.ask.close_question()
        if one is None:
            self.told.setText(self.tr("There is no template for this account yet."))
            return
        self.text.setText(one.text)
        self.about.setText("\n".join(self._story(one)))
        self.told.setText(self._why_not(one))
        self.adopt.setAccessibleDescription(self.told.text())

    def _story(self, one: Template) -> list[str]:
        """Who stands behind it, since when, and until when it counts as fresh."""
        now = self._session.opening.clock.now()
        said = self.tr("Proposed by {name}, {time}")
        lines = [said.format(name=self._name(one.proposed_by), time=moment(one.proposed_at, now))]
        if one.adopted_by is not None and one.adopted_at is not None:
            said = self.tr("Adopted by {name}, {time}")
            time = moment(one.adopted_at, now)
            lines.append(said.format(name=self._name(one.adopted_by), time=time))
        days = self._session.charter.policy.template_days
        if one.is_stale:
            said = self.tr("Adopted more than {days} days ago: make sure that it still holds.")
            lines.append(said.format(days=days))
        elif one.id is not None:
            lines.append(self.tr("Counts as fresh for {days} days.").format(days=days))
        return lines

    def _why_not(self, one: Template) -> str:
        """Why this person can do nothing more with it; empty when they can."""
        charter, me = self._session.charter, self._session.person.id
        if not may_decide(charter, self._account, me):
            roles = joined([role_name(role) for role in DECIDING])
            said = self.tr("It is adopted and retired by somebody who holds {roles}.")
            return said.format(roles=roles)
        if one.id is None and one.proposed_by == me:
            return self.tr("You proposed it: somebody else adopts it.")
        return ""

    def _name(self, person: PersonId) -> str:
        return person_name(self._session.charter, person)

    @Slot()
    def _begin_new(self) -> None:
        self._begin("", self._draft[1])

    @Slot()
    def _begin_from_draft(self) -> None:
        self._begin(*self._draft)

    @Slot()
    def _read_starters(self) -> None:
        parts = self._session.parts
        self._session.do(
            Lane.STORE,
            partial(_starters, parts),
            owner=self,
            then=self._have_starters,
            failed=self._refused,
        )

    def _have_starters(self, read: _Starters) -> None:
        self.told.setText("")
        self._stack.setCurrentIndex(_STARTERS)
        self.starters.show_starters(*read, language())

    @Slot(object)
    def _begin_from_starter(self, one: Starter) -> None:
        self._begin(one.text, one.language, one.name)

    def _begin(self, text: str, language: str, name: str = "") -> None:
        self.told.setText("")
        self._stack.setCurrentIndex(_FORM)
        self.form.begin(text, language, name)

    @Slot()
    def _back(self) -> None:
        self._stack.setCurrentIndex(_LIST)
        self._show()
        self.rows.setFocus()

    @Slot(object)
    def _propose(self, said: Proposal) -> None:
        parts, me = self._session.parts, self._session.person.id
        verb = partial(
            templates.propose,
            parts,
            self._account,
            me,
            name=said.name,
            language=said.language,
            text=said.text,
            is_holding=said.is_holding,
        )
        self._do(verb)

    @Slot()
    def _adopt(self) -> None:
        one, session = self.chosen, self._session
        if one is not None:
            who = session.person.id
            self._do(partial(templates.adopt, session.parts, self._account, one.proposal, who))

    @Slot()
    def _ask_reason(self) -> None:
        one = self.chosen
        if one is None or one.id is None:
            return
        session, template = self._session, one.id

        def retire(answer: Answer) -> None:
            verb = partial(templates.retire, session.parts, self._account, template)
            self._do(partial(verb, session.person.id, answer.text))

        self.ask.ask(
            Question(
                title=self.tr("Retire “{name}”?").format(name=one.name),
                text=self.tr("Nobody begins from it any more. Posts that did stay as they are."),
                field=self.tr("Reason"),
                confirm=self.tr("Retire"),
                then=retire,
            )
        )

    def _do(self, verb: Callable[[], object]) -> None:
        self._session.do(Lane.STORE, verb, owner=self, then=self._done, failed=self._refused)

    def _done(self, _: object) -> None:
        self.ask.close_question()
        self._stack.setCurrentIndex(_LIST)
        self.told.setText("")
        self._read()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
            return
        message = explain(error, language())
        said = f"{message.what} {message.do}"
        if self.ask.question is not None:
            self.ask.show_trouble(said)
        else:
            self.told.setText(said)


def _starters(parts: Parts) -> _Starters:
    rules = parts.rulebook.rules
    return (
        {each: starters.starters(each) for each in ("en", "fr")},
        {
            "en": {rule.id: rule.explain.en for rule in rules},
            "fr": {rule.id: rule.explain.fr for rule in rules},
        },
    )
