"""All rules: looked for, narrowed down, each shown whole; those to be looked at soon come first."""

from __future__ import annotations

import unicodedata
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.checks.expression import atoms
from desktop_app.domain.finding import Family, Severity
from desktop_app.services.ruleboard import Board, RuleLine
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.rules.names import day_name, family_name
from desktop_app.ui.rules.rule_card import RuleCard
from desktop_app.ui.theme import severity_tone
from desktop_app.ui.widgets import Button, Muted, PrimaryButton
from desktop_app.ui.words import language, tone_word
from desktop_app.ui.zoom import scaled

_NARROWEST = 250  #: pixels of a field to search in
_ALL, _OWN, _SHIPPED, _DUE, _OFF = range(5)


class RuleList(Retranslated, QWidget):
    """Says which rule is to be written, changed or taken out."""

    new_asked = Signal()
    change_asked = Signal(str)  #: the rule's id
    removal_asked = Signal(str)  #: the rule's id

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._today = date.min
        self._why_not = ""
        self.search = QLineEdit()
        self.family, self.severity, self.sort = QComboBox(), QComboBox(), QComboBox()
        self.rows, self.card, self._count = Rows(), RuleCard(), Muted()
        self.new, self.change, self.remove = PrimaryButton(), Button(), Button(kind="danger")
        self._build()
        self._connect()
        self.retranslate()

    def show_board(self, board: Board, today: date, why_not: str) -> None:
        """Show the rules as of `today`; `why_not` says why this person changes none."""
        self._board, self._today, self._why_not = board, today, why_not
        self._fill()

    @property
    def chosen(self) -> RuleLine | None:
        """The rule that is shown whole."""
        lines = self._board.lines if self._board is not None else ()
        return next((line for line in lines if line.rule.id == self.rows.key), None)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.search.setPlaceholderText(self.tr("Words of a rule, or its name"))
        self.search.setAccessibleName(self.tr("Look for a rule"))
        self.rows.setAccessibleName(self.tr("Rules"))
        self._name(self.family, self.tr("What they are about"), self._families())
        self._name(self.severity, self.tr("What they ask for"), self._severities())
        self._name(self.sort, self.tr("Which rules"), self._sorts())
        self.new.name(self.tr("New rule…"))
        self.change.name(self.tr("Change…"))
        self.remove.name(self.tr("Propose to take it out"))
        self._fill()

    def _build(self) -> None:
        self.search.setProperty("kind", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(scaled(_NARROWEST))
        filters = Flow(spacing=8)
        for widget in (self.search, self.sort, self.family, self.severity):
            filters.addWidget(widget)
        buttons = Flow(spacing=8)
        for button in (self.new, self.change, self.remove):
            buttons.addWidget(button)
        beside = row(spacing=12)
        beside.addWidget(self.rows, 5)
        beside.addWidget(self.card, 6)
        whole = column(self, spacing=10)
        whole.addLayout(filters)
        whole.addWidget(self._count)
        whole.addLayout(beside, 1)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        for choice in (self.family, self.severity, self.sort):
            choice.currentIndexChanged.connect(self._fill)
        self.rows.currentItemChanged.connect(self._show)
        self.rows.opened.connect(self._opened)
        self.new.clicked.connect(self.new_asked)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)

    def _name(self, choice: QComboBox, name: str, choices: list[str]) -> None:
        choice.setAccessibleName(name)
        kept = max(choice.currentIndex(), 0)
        choice.blockSignals(True)
        choice.clear()
        choice.addItems(choices)
        choice.setCurrentIndex(kept)
        choice.blockSignals(False)

    def _families(self) -> list[str]:
        return [self.tr("About everything"), *(family_name(each) for each in Family)]

    def _severities(self) -> list[str]:
        asked = (tone_word(severity_tone(each)) for each in Severity)
        return [self.tr("Whatever they ask for"), *asked]

    def _sorts(self) -> list[str]:
        return [
            self.tr("All rules"),
            self.tr("The company’s own"),
            self.tr("Shipped with Countersign"),
            self.tr("Due within 30 days"),
            self.tr("Switched off"),
        ]

    @Slot()
    def _fill(self) -> None:
        board = self._board
        if board is None:
            return
        due = {line.rule.id for line in board.due(self._today)}
        first = [*board.due(self._today), *(x for x in board.lines if x.rule.id not in due)]
        found = [line for line in first if self._is_wanted(line, due)]
        self.rows.show_rows([self._row(line) for line in found])
        self._count.setText(
            self.tr("%n rule(s)", "", len(found))
            + (" · " + self.tr("%n due within 30 days", "", len(due)) if due else "")
        )
        self._show()

    def _is_wanted(self, line: RuleLine, due: set[str]) -> bool:
        rule, sort = line.rule, self.sort.currentIndex()
        family, severity = self.family.currentIndex(), self.severity.currentIndex()
        if family > 0 and rule.family is not list(Family)[family - 1]:
            return False
        if severity > 0 and rule.severity is not list(Severity)[severity - 1]:
            return False
        of_sort = {
            _ALL: True,
            _OWN: line.is_own,
            _SHIPPED: not line.is_own,
            _DUE: rule.id in due,
            _OFF: not line.is_on,
        }
        return of_sort[max(sort, 0)] and self._has_words(line)

    def _has_words(self, line: RuleLine) -> bool:
        rule = line.rule
        said = " ".join(
            (rule.id, rule.explain.en, rule.explain.fr, family_name(rule.family), *atoms(rule.when))
        )
        plain = _plain(said)
        return all(word in plain for word in _plain(self.search.text()).split())

    def _row(self, line: RuleLine) -> Row:
        rule = line.rule
        pieces = [family_name(rule.family), tone_word(severity_tone(rule.severity))]
        pieces.append(self.tr("the company’s own") if line.is_own else self.tr("shipped"))
        if not line.is_on:
            pieces.append(self.tr("switched off"))
        warning = ""
        if line.due is not None and self._board is not None:
            if line.due < self._today:
                warning = self.tr("Its review was due on {day}").format(day=day_name(line.due))
            elif line in self._board.due(self._today):
                warning = self.tr("To be reviewed by {day}").format(day=day_name(line.due))
        return Row(
            key=rule.id,
            title=rule.explain.text(language()),
            detail=" · ".join(pieces),
            warning=warning,
        )

    @Slot()
    def _show(self) -> None:
        line = self.chosen
        self.card.show_line(line)
        is_own = line is not None and line.is_own
        self.new.setVisible(not self._why_not)
        for button in (self.change, self.remove):
            button.setVisible(is_own and not self._why_not)

    @Slot(str)
    def _opened(self, rule: str) -> None:
        if self.change.isVisibleTo(self):
            self.change_asked.emit(rule)

    @Slot()
    def _change(self) -> None:
        self.change_asked.emit(self.rows.key)

    @Slot()
    def _remove(self) -> None:
        self.removal_asked.emit(self.rows.key)


def _plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
