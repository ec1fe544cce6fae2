"""The rules: listed, written, tried, put in force by two; and what the company tells them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.schedule import local
from desktop_app.services import ruleboard, rulewriting
from desktop_app.services.parts import Changes
from desktop_app.services.ruleboard import Board
from desktop_app.services.rulewriting import RuleForm
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import column, lead_focus
from desktop_app.ui.reach import needs_server
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.bench import BenchPanel
from desktop_app.ui.rules.company import CompanyPanel, FactsPanel
from desktop_app.ui.rules.editor import RuleEditor
from desktop_app.ui.rules.listing import RuleList
from desktop_app.ui.rules.versions import RuleVersions
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble, centred, here
from desktop_app.ui.widgets import Heading, Muted, Segments
from desktop_app.ui.words import joined, role_name
from desktop_app.ui.zoom import scaled

_WIDTH = 1250  #: lines are not stretched over a wide screen
LIST, BENCH, VERSIONS, FACTS, COMPANY = range(5)
_EDITOR = 5  #: behind the list, in the stack


class RulesPage(Retranslated, QWidget):
    """Everybody may read it; who may propose nothing reads why."""

    shown = Signal()  #: everything that is known is on the screen

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.board: Board | None = None  #: as it was read last
        self._is_writing = False  #: a rule, in front or behind another section
        self._title, self._hint, self.trouble = Heading(factor=1.3), Muted(), Trouble()
        self.sections, self._stack = Segments(), QStackedWidget()
        self.list, self.editor = RuleList(), RuleEditor(session)
        self.bench, self.versions = BenchPanel(session), RuleVersions(session)
        self.facts, self.company = FactsPanel(session), CompanyPanel(session)
        self._build()
        self._connect()
        self.retranslate()
        self.reload()

    @property
    def why_not(self) -> str:
        """Why the person who is signed in changes nothing here; empty when they may propose."""
        if ruleboard.may_propose(self._session.charter, self._session.person.id):
            return ""
        roles = joined([role_name(Role.COMMUNICATIONS), role_name(Role.LEGAL)])
        return self.tr(
            "You can read everything and try texts. Changes are proposed by whoever holds one of "
            "these duties: {roles}; somebody with the other one puts them in force."
        ).format(roles=roles)

    @Slot()
    def reload(self) -> None:
        """Read everything again."""
        self._session.do(
            Lane.STORE,
            partial(ruleboard.board, self._session.parts),
            owner=self,
            then=self._have,
            failed=self._failed,
        )

    def go_to(self, section: int) -> None:
        """Show one of the sections."""
        self.sections.choose(section)
        self._go(section)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Rules"))
        self.sections.setAccessibleName(self.tr("Sections of the rules"))
        waiting = len(self.board.proposals) if self.board is not None else 0
        versions = self.tr("Versions")
        if waiting:
            versions = self.tr("Versions (%n waiting)", "", waiting)
        self.sections.set_labels(
            [
                self.tr("Rules"),
                self.tr("Test bench"),
                versions,
                self.tr("Published figures"),
                self.tr("The company"),
            ]
        )
        why_not = self.why_not
        self._hint.setText(
            why_not
            or self.tr("What is changed here is proposed by you and put in force by another.")
        )
        self.trouble.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.board is not None:
            self.reload()  # somebody else may have proposed or adopted meanwhile

    def _build(self) -> None:
        self.sections.shorten()
        sections = (self.list, self.bench, self.versions, self.facts, self.company, self.editor)
        for section in sections:
            self._stack.addWidget(section)
        inside = QWidget()
        within = column(inside, spacing=10)
        within.addWidget(self._title)
        within.addWidget(self._hint)
        within.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
        within.addWidget(self.trouble)
        within.addWidget(self._stack, 1)
        whole = column(self, margins=(20, 16, 16, 16))
        whole.addWidget(centred(inside, scaled(_WIDTH)), 1)
        lead_focus(self, self.list.search)

    def _connect(self) -> None:
        session = self._session
        self.sections.chosen.connect(self._go)
        self.list.new_asked.connect(self._begin_new)
        self.list.change_asked.connect(self._begin_change)
        self.list.removal_asked.connect(self._remove)
        self.editor.left.connect(self._leave_editor)
        self.editor.proposed.connect(self._proposed)
        self.editor.bench_asked.connect(self._bench_form)
        self.facts.proposed.connect(self._proposed)
        self.company.proposed.connect(self._proposed)
        self.versions.adopted.connect(self._adopted)
        session.person_changed.connect(self._person_changed)
        session.charter_changed.connect(self.reload)
        session.changed.connect(self._changed)
        proposing = (self.editor, self.facts, self.company)
        asking = (self.list.remove, *(one.propose for one in proposing))
        needs_server(session.line, self.versions.adopt, *asking)

    @property
    def _today(self) -> date:
        return local(self._session.opening.clock.now(), here()).date()

    def _have(self, board: Board) -> None:
        self.board = board
        self.trouble.clear()
        self._show()

    def _show(self) -> None:
        board = self.board
        if board is None:
            return
        why_not = self.why_not
        self.retranslate()
        self.list.show_board(board, self._today, why_not)
        self.bench.show_board(board)
        self.versions.show_board(board)
        self.facts.show_board(board, why_not)
        self.company.show_board(board, why_not)
        self.shown.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    @Slot(int)
    def _go(self, section: int) -> None:
        self.bench.try_form(self.editor.sound if self._is_writing else None)
        is_writing = section == LIST and self._is_writing
        self._stack.setCurrentIndex(_EDITOR if is_writing else section)

    @Slot()
    def _begin_new(self) -> None:
        self._begin(RuleForm(), "", None)

    @Slot(str)
    def _begin_change(self, rule: str) -> None:
        if self.board is not None:
            text = self.board.rules_text
            begun = rulewriting.rule_text(text, rule)
            self._begin(rulewriting.form_of(text, rule), rule, begun)

    def _begin(self, form: RuleForm, instead: str, begun: str | None) -> None:
        self._is_writing = True
        self._stack.setCurrentIndex(_EDITOR)
        self.editor.begin(form, self._today, instead, begun)

    @Slot()
    def _leave_editor(self) -> None:
        self._is_writing = False
        self.go_to(LIST)
        self.list.rows.setFocus()

    @Slot()
    def _bench_form(self) -> None:
        self.go_to(BENCH)
        self.bench.try_form(self.editor.sound, choose=True)
        self.bench.text.setFocus()

    @Slot(str)
    def _remove(self, rule: str) -> None:
        parts, by = self._session.parts, self._session.person.id
        self._session.do(
            Lane.STORE,
            partial(ruleboard.propose_without, parts, by, rule),
            owner=self,
            then=self._have_proposed,
            failed=self._failed,
        )

    def _have_proposed(self, _proposal: ActionId) -> None:
        self._proposed()

    @Slot()
    def _proposed(self) -> None:
        """Show what was proposed among what waits."""
        self._is_writing = False
        self.go_to(VERSIONS)
        self.versions.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    @Slot()
    def _adopted(self) -> None:
        self._session.read_accounts()
        self.reload()

    @Slot()
    def _person_changed(self) -> None:
        if self._is_writing and self.why_not:
            self._leave_editor()
        self._show()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews and self.isVisible():
            self.reload()
