"""What waits for a second person and what was in force before: who signed it, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import CountersignError
from desktop_app.services import governing, ruleboard
from desktop_app.services.governing import Proposal
from desktop_app.services.ruleboard import Board, RuleLine, RulesChange, Version
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import Column, clear, column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.review.texts import ChangedText
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.rules.profile_names import entry_name
from desktop_app.ui.rules.rule_card import told
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Card, Heading, Muted, PrimaryButton, Text
from desktop_app.ui.words import moment, person_name

_PROPOSED, _VERSION = "proposal:", "version:"


class RuleVersions(Retranslated, QWidget):
    """A list at the left; at the right, word by word, what the chosen one changes."""

    adopted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._board: Board | None = None
        self.change: RulesChange | None = None  #: what the chosen one changes, once it was compared
        self.rows, self._inside, self.trouble = Rows(), Column("", spacing=8), Trouble()
        self.title, self._story, self.why_not = Heading(), Text(), Muted()
        self.adopt, self._changes = PrimaryButton(), column(spacing=6)
        self._build()
        self.rows.currentItemChanged.connect(self._show)
        self.adopt.clicked.connect(self._adopt)
        self.retranslate()

    def show_board(self, board: Board) -> None:
        """Show what waits, then every version, the newest first; what is new is chosen."""
        known = {one.id for one in self._board.proposals} if self._board is not None else set()
        self._board = board
        self.retranslate()
        for one in board.proposals:
            if one.id not in known:
                self.rows.choose(_PROPOSED + one.id)

    @property
    def proposal(self) -> Proposal | None:
        """What waits and is chosen."""
        known = self._board.proposals if self._board is not None else ()
        return next((one for one in known if _PROPOSED + one.id == self.rows.key), None)

    @property
    def version(self) -> Version | None:
        """The version that is chosen."""
        known = self._board.versions if self._board is not None else ()
        return next((one for one in known if f"{_VERSION}{one.number}" == self.rows.key), None)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.rows.setAccessibleName(self.tr("Versions of the rules"))
        self._inside.setAccessibleName(self.tr("What it changes"))
        self.adopt.name(self.tr("Put in force"))
        self.trouble.retranslate()
        if self._board is not None:
            self.rows.show_rows([*self._waiting(self._board), *self._past(self._board)])
        self._show()

    def _build(self) -> None:
        inside = self._inside.column
        texts: tuple[QWidget, ...] = (self.title, self._story, self.adopt, self.why_not)
        for widget in (*texts, self.trouble):
            inside.addWidget(widget)
        inside.addLayout(self._changes)
        self.adopt.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        whole = row(self, spacing=14)
        whole.addWidget(self.rows, 4)
        whole.addWidget(self._inside, 7)

    def _waiting(self, board: Board) -> Iterator[Row]:
        for one in board.proposals:
            yield Row(
                key=_PROPOSED + one.id,
                title=self.tr("Proposed by {name}").format(name=self._name(board, one.by)),
                detail=self._when(one.at),
                warning=self.tr("Waits for a second person"),
            )

    def _past(self, board: Board) -> Iterator[Row]:
        for one in board.versions:
            title = self.tr("Version {number}").format(number=one.number)
            if one is board.versions[0]:
                title = self.tr("Version {number}, in force").format(number=one.number)
            detail = self._when(one.adopted_at)
            yield Row(key=f"{_VERSION}{one.number}", title=title, detail=detail)

    @Slot()
    def _show(self) -> None:
        board, proposal, version = self._board, self.proposal, self.version
        clear(self._changes)
        self.change = None
        self.trouble.clear()
        self._inside.setVisible(proposal is not None or version is not None)
        self.adopt.setVisible(proposal is not None)
        if board is None:
            return
        if proposal is not None:
            self._show_proposal(board, proposal)
        elif version is not None:
            self._show_version(board, version)

    def _show_proposal(self, board: Board, one: Proposal) -> None:
        said = self.tr("Proposed by {name}, {time}")
        name = self._name(board, one.by)
        self.title.setText(self.tr("What would change"))
        self._story.setText(said.format(name=name, time=self._when(one.at)))
        why_not = self._why_not(board, one)
        self.adopt.setEnabled(not why_not)
        self.why_not.setText(
            why_not
            or self.tr(
                "Your signature puts it in force on every computer. Other proposals that wait "
                "must then be made again."
            )
        )
        self.why_not.show()
        self.adopt.setAccessibleDescription(self.why_not.text())
        lines = ruleboard.policy_changes(board.charter, one)
        self._compare(board.profile, one.charter.profile, lines)

    def _show_version(self, board: Board, one: Version) -> None:
        self.why_not.hide()
        self.title.setText(self.tr("What version {number} changed").format(number=one.number))
        time = self._when(one.adopted_at)
        if one.adopted_by is None:
            self._story.setText(self.tr("The first one, with the record, {time}").format(time=time))
        else:
            self._story.setText(
                self.tr("Proposed by {name}, put in force by {other}, {time}").format(
                    name=self._name(board, one.proposed_by),
                    other=self._name(board, one.adopted_by),
                    time=time,
                )
            )
        before = next((each for each in board.versions if each.number == one.number - 1), None)
        if before is not None:
            self._compare(before.profile, one.profile, ())

    def _why_not(self, board: Board, one: Proposal) -> str:
        """Why this person cannot put it in force; empty when they can."""
        me = self._session.person.id
        if not ruleboard.may_propose(board.charter, me):
            return self.tr("Only communications and legal put rules in force.")
        if one.by == me:
            return self.tr("You proposed it: somebody else puts it in force.")
        if not ruleboard.may_adopt(board.charter, me, one):
            return self.tr(
                "One of the two must speak for communications and the other for legal; both of "
                "you have the same duty."
            )
        if one.charter.rulebook_digest != board.digest:
            return self.tr(
                "It was proposed with other rules than those that ship with this computer’s "
                "version of Countersign. Use the same version on both computers."
            )
        return ""

    def _compare(
        self, before: Mapping[str, Json], after: Mapping[str, Json], policy: tuple[str, ...]
    ) -> None:
        """Compare the two in a lane: rules may be many."""
        wanted = self.rows.key
        self._session.do(
            Lane.CHECKS,
            partial(ruleboard.changed, before, after),
            owner=self,
            then=partial(self._have_change, wanted, policy),
        )

    def _have_change(self, wanted: str, policy: tuple[str, ...], change: RulesChange) -> None:
        if wanted != self.rows.key:
            return
        clear(self._changes)
        self.change = change
        versions = {one.rule: one for one in change.book.changed}
        for rule, before, after in change.rules:
            if rule in versions:
                said = self.tr("Rule {rule}: version {old} becomes {new}").format(
                    rule=rule, old=versions[rule].old_version, new=versions[rule].new_version
                )
            elif after:
                said = self.tr("New rule {rule}").format(rule=rule)
            else:
                said = self.tr("Rule {rule} goes").format(rule=rule)
            self._changes.addWidget(Heading(said))
            if rule in change.now:
                self._tell_rule(change.now[rule])
            self._add_text(said, before, after)
        for value in change.values:
            self._changes.addWidget(Heading(entry_name(value.key)))
            self._add_text(entry_name(value.key), value.before, value.after)
        if policy:
            self._changes.addWidget(Heading(self.tr("Who must approve")))
            self._changes.addWidget(Text("\n".join(policy)))
        if not (change.rules or change.values or policy):
            self._changes.addWidget(
                Muted(self.tr("Only the rules that ship with Countersign are others."))
            )

    def _tell_rule(self, line: RuleLine) -> None:
        """In words what is then the rule: who puts it in force need not read how it is written."""
        card = Card()
        inside = column(card, margins=(14, 10, 12, 12), spacing=4)
        for widget in told(line):
            inside.addWidget(widget)
        self._changes.addWidget(card)
        self._changes.addWidget(Muted(self.tr("As it is written, word by word:")))

    def _add_text(self, title: str, before: str, after: str) -> None:
        text = ChangedText()
        text.setAccessibleName(title)
        text.show_difference(before, after)
        self._changes.addWidget(text)

    @Slot()
    def _adopt(self) -> None:
        one = self.proposal
        if one is None:
            return
        self.adopt.setEnabled(False)
        parts, by = self._session.parts, self._session.person.id
        self._session.do(
            Lane.STORE,
            partial(governing.adopt, parts, one.id, by),
            owner=self,
            then=self._have_adopted,
            failed=self._not_adopted,
        )

    def _have_adopted(self, _nothing: None) -> None:
        self.rows.setFocus()  # the button goes, and would take the keyboard along
        self.adopted.emit()

    def _not_adopted(self, error: Exception) -> None:
        self._show()
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    def _name(self, board: Board, person: PersonId) -> str:
        return person_name(board.charter, person)

    def _when(self, at: datetime) -> str:
        return moment(at, self._session.opening.clock.now())
