"""What the company tells the checks: names, days, packs of rules, published figures.

It is changed as the rules are: one proposes, another puts it in force.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.action import ActionId
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import CountersignError
from desktop_app.services import ruleboard
from desktop_app.services.ruleboard import Board
from desktop_app.ui.background import Lane
from desktop_app.ui.fields import Field
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, column
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.form_fields import Ticks, Words
from desktop_app.ui.rules.profile_names import entry_name
from desktop_app.ui.rules.table import ValueTable
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton

_TEXTS = ("company", "handle", "news_hold")
_LISTS = (
    *("tickers", "listed", "products", "competitors", "codenames"),
    *("confidential_customers", "own_domains"),
)
_LINES, _LONGEST = 3, 280
_RESULTS = (("day", 3), ("time", 2), ("kind", 3), ("market", 4))
_PERIODS = (("first", 1), ("last", 1))
_DAYS = (("day", 2), ("name", 5))
_FACTS = (
    *(("value", 4), ("unit", 4), ("period", 3)),
    *(("statement", 6), ("link", 5), ("published", 4)),
)


class Proposing(Retranslated, QWidget):
    """Values of the profile, and the button that proposes those that were changed."""

    proposed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: dict[str, Json] = {}
        self._begun: dict[str, Json] = {}  #: what is being changed, as it was in force at first
        self._why_not = ""
        self.fields = Column("", spacing=10)
        self.trouble, self._hint = Trouble(), Muted()
        self.propose, self.undo = PrimaryButton(), Button(kind="flat")
        buttons = Flow(spacing=8)
        buttons.addWidget(self.propose)
        buttons.addWidget(self.undo)
        whole = column(self, spacing=8)
        whole.addWidget(self._hint)
        whole.addWidget(self.fields, 1)
        whole.addWidget(self.trouble)
        whole.addLayout(buttons)
        self.propose.clicked.connect(self._propose)
        self.undo.clicked.connect(self._undo)

    def show_board(self, board: Board, why_not: str) -> None:
        """Show what is in force; what somebody is changing stays as it was typed."""
        self._why_not = why_not
        kept = {} if why_not else self._changed()
        self._shown = self._of_profile(board)
        self._fill({**self._shown, **kept})
        self._set_read_only(is_read_only=bool(why_not))
        self.propose.setVisible(not why_not)
        self.undo.setVisible(not why_not)
        self._allow()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.propose.name(self.tr("Propose the changes"))
        self.undo.name(self.tr("Undo the changes"))
        self.trouble.retranslate()

    def _of_profile(self, board: Board) -> dict[str, Json]:
        """The entries that are shown here, as they are in force."""
        raise NotImplementedError

    def _typed(self) -> dict[str, Json]:
        """The same entries as they stand in the fields."""
        raise NotImplementedError

    def _fill(self, values: dict[str, Json]) -> None:
        raise NotImplementedError

    def _set_read_only(self, *, is_read_only: bool) -> None:
        raise NotImplementedError

    def _changed(self) -> dict[str, Json]:
        shown = self._shown
        return {key: value for key, value in self._typed().items() if shown and value != shown[key]}

    @Slot()
    def _allow(self) -> None:
        changed = self._changed()
        self._begun = {key: self._begun.get(key, self._shown[key]) for key in changed}
        is_changed = bool(changed)
        self.propose.setEnabled(is_changed)
        self.undo.setEnabled(is_changed)
        self.trouble.clear()

    @Slot()
    def _undo(self) -> None:
        self._fill(self._shown)
        self._allow()

    @Slot()
    def _propose(self) -> None:
        parts, by = self._session.parts, self._session.person.id
        self.propose.setEnabled(False)
        self._session.do(
            Lane.STORE,
            partial(ruleboard.propose_values, parts, by, self._changed(), self._begun),
            owner=self,
            then=self._have_proposed,
            failed=self._not_proposed,
        )

    def _have_proposed(self, _proposal: ActionId) -> None:
        self._undo()
        self.proposed.emit()

    def _not_proposed(self, error: Exception) -> None:
        self._allow()
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)


class FactsPanel(Proposing):
    """The register of published figures."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = ValueTable(_FACTS)
        self.fields.column.addWidget(self.table)
        self.fields.column.addStretch(1)
        self.table.edited.connect(self._allow)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self._hint.setText(
            self.tr(
                "A post that repeats one of these figures exactly asks for a second look only; any "
                "other figure about the company still goes to legal. Days are written 2026-03-31; a "
                "double click or F2 changes a cell."
            )
        )
        self.fields.setAccessibleName(entry_name("facts"))
        self.table.say(
            entry_name("facts"),
            [
                self.tr("Figure"),
                self.tr("Unit (en, fr)"),
                self.tr("Period"),
                self.tr("Sentence"),
                self.tr("Link"),
                self.tr("Published on"),
            ],
        )

    def _of_profile(self, board: Board) -> dict[str, Json]:
        return {"facts": board.profile.get("facts", [])}

    def _typed(self) -> dict[str, Json]:
        return {"facts": _json(self.table.values)}

    def _fill(self, values: dict[str, Json]) -> None:
        self.table.show_values(_rows(values["facts"]))

    def _set_read_only(self, *, is_read_only: bool) -> None:
        self.table.set_read_only(is_read_only=is_read_only)


class CompanyPanel(Proposing):
    """Everything else that the company tells the checks."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._packs: tuple[str, ...] = ()
        self._headings = [Heading() for _ in range(4)]
        self.texts = {key: Field(longest=_LONGEST) for key in _TEXTS}
        self.lists = {key: Words(_LINES) for key in _LISTS}
        self.results, self.periods = ValueTable(_RESULTS), ValueTable(_PERIODS)
        self.days, self.packs = ValueTable(_DAYS), Ticks(())
        self._elsewhere = Muted()
        inside = self.fields.column
        for text in self.texts.values():
            inside.addWidget(text)
            text.line.textEdited.connect(self._allow)
        for words in self.lists.values():
            inside.addWidget(words)
            words.edited.connect(self._allow)
        tables = (self.results, self.periods, self.days)
        for heading, table in zip(self._headings, tables, strict=False):
            inside.addWidget(heading)
            inside.addWidget(table)
            table.edited.connect(self._allow)
        self._packs_place = column()
        inside.addWidget(self._headings[3])
        inside.addLayout(self._packs_place)
        inside.addWidget(self._elsewhere)
        self.retranslate()

    def show_board(self, board: Board, why_not: str) -> None:
        if board.packs != self._packs:
            self._packs = board.packs
            self._packs_place.removeWidget(self.packs)
            self.packs.deleteLater()
            self.packs = Ticks(board.packs)
            self._packs_place.addWidget(self.packs)
            self.packs.edited.connect(self._allow)
            self.retranslate()
        super().show_board(board, why_not)

    def retranslate(self) -> None:
        super().retranslate()
        self._hint.setText(
            self.tr(
                "Names, days and dates by which the rules judge. Lists have one entry a line; days "
                "are written 2026-03-31; a double click or F2 changes a cell."
            )
        )
        self.fields.setAccessibleName(self.tr("The company"))
        for key, text in self.texts.items():
            hint = self.tr("While something stands here, every post needs a second look.")
            text.say(entry_name(key), hint if key == "news_hold" else "")
        for key, words in self.lists.items():
            words.say(entry_name(key))
        titles = ("results_dates", "blackouts", "sensitive_days")
        for heading, key in zip(self._headings, titles, strict=False):
            heading.setText(entry_name(key))
        self._headings[3].setText(self.tr("Packs of rules that are used"))
        day = self.tr("Day")
        kind = self.tr("annual, half_year or quarter")
        self.results.say(
            entry_name(titles[0]), [day, self.tr("Time (07:30)"), kind, self.tr("Market")]
        )
        self.periods.say(entry_name(titles[1]), [self.tr("First day"), self.tr("Last day")])
        self.days.say(
            entry_name(titles[2]), [self.tr("Day, or 11-13"), self.tr("What is remembered")]
        )
        self.packs.say(self.tr("A pack that is not ticked finds nothing"), self._packs)
        self._elsewhere.setText(
            self.tr(
                "Not here: who has inside knowledge stands with each post (Review, “Who has seen "
                "this post”); quiet days of single markets and the company’s grammar server are "
                "changed with “countersign company propose”."
            )
        )

    def _of_profile(self, board: Board) -> dict[str, Json]:
        profile = board.profile
        read: dict[str, Json] = {key: profile.get(key, "") for key in _TEXTS}
        read |= {key: profile.get(key, []) for key in _LISTS}
        tables = ("results_dates", "blackouts", "sensitive_days", "switched_off")
        return read | {key: profile.get(key, []) for key in tables}

    def _typed(self) -> dict[str, Json]:
        typed: dict[str, Json] = {key: text.text for key, text in self.texts.items()}
        typed |= {key: list(words.lines) for key, words in self.lists.items()}
        shown, days = self._shown.get("results_dates"), self.results.values
        # A bare day stays one: what nobody touched is not proposed.
        typed["results_dates"] = shown if _results(shown) == days else _json(days)
        typed["blackouts"] = [
            [one.get("first", ""), one.get("last", "")] for one in self.periods.values
        ]
        typed["sensitive_days"] = _json(self.days.values)
        used, off = self.packs.chosen, _texts(self._shown.get("switched_off"))
        fresh = [pack for pack in self._packs if pack not in (*used, *off)]
        typed["switched_off"] = [*(pack for pack in off if pack not in used), *fresh]
        return typed

    def _fill(self, values: dict[str, Json]) -> None:
        for key, text in self.texts.items():
            text.line.setText(str(values[key]))
        for key, words in self.lists.items():
            words.show_lines(_texts(values[key]))
        self.results.show_values(_results(values["results_dates"]))
        self.periods.show_values(_periods(values["blackouts"]))
        self.days.show_values(_rows(values["sensitive_days"]))
        off = _texts(values["switched_off"])
        self.packs.choose([pack for pack in self._packs if pack not in off])

    def _set_read_only(self, *, is_read_only: bool) -> None:
        for text in self.texts.values():
            text.line.setReadOnly(is_read_only)
        for words in self.lists.values():
            words.set_read_only(is_read_only=is_read_only)
        for table in (self.results, self.periods, self.days):
            table.set_read_only(is_read_only=is_read_only)
        self.packs.set_read_only(is_read_only=is_read_only)


def _json(rows: Sequence[dict[str, str]]) -> list[Json]:
    return [dict(row) for row in rows]


def _texts(value: Json) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _rows(value: Json) -> list[dict[str, str]]:
    """A list of tables of texts."""
    tables = value if isinstance(value, list) else []
    return [
        {key: str(one) for key, one in each.items()} for each in tables if isinstance(each, dict)
    ]


def _results(value: Json) -> list[dict[str, str]]:
    """Days of results: a day alone is one of annual results."""
    days = value if isinstance(value, list) else []
    return _rows([one if isinstance(one, dict) else {"day": str(one)} for one in days])


def _periods(value: Json) -> list[dict[str, str]]:
    pairs = [one for one in value if isinstance(one, list)] if isinstance(value, list) else []
    return [dict(zip(("first", "last"), map(str, pair), strict=False)) for pair in pairs]
