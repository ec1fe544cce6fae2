"""The form of one goal: everything that the list keeps of it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.goals import (
    LONGEST_MEANS,
    LONGEST_OBJECTIVE,
    LONGEST_REASON,
    MOST_A_WEEK,
    Goal,
    GoalId,
    GoalState,
)
from desktop_app.ui import words
from desktop_app.ui.fields import Field, LinesField, Room
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column
from desktop_app.ui.lists import said
from desktop_app.ui.lists.form import EntryForm
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Muted, Text
from desktop_app.ui.zoom import scaled

_WEEKS_AHEAD = 13  #: until the last day of a new goal, when nobody chose another
_LINES = 3
_NARROW = 170  #: pixels of a number or a day


class GoalForm(EntryForm):
    """What was typed is a Goal."""

    def __init__(self) -> None:
        super().__init__()
        self._goal: Goal | None = None  #: that is changed; None for a new one
        self._charter: Charter | None = None
        self.objective = Field(longest=LONGEST_OBJECTIVE)
        self.reason = Field(longest=LONGEST_REASON)
        self._means_name, self.means = Text(), LinesField(_LINES)
        self.room = Room(self.means, LONGEST_MEANS)
        self.deadline, self.owner, self.state = QDateEdit(), QComboBox(), QComboBox()
        self.per_week, self.reserve = QSpinBox(), QSpinBox()
        self._names = {
            "deadline": Text(),
            "owner": Text(),
            "per_week": Text(),
            "reserve": Text(),
            "state": Text(),
            "accounts": Text(),
        }
        self._hint, self._accounts_hint = Muted(), Muted()
        self._ticks, self.accounts = Flow(spacing=12), dict[AccountId, Tick]()
        self._build()
        self.retranslate()

    @property
    def base(self) -> Goal | None:
        """What is changed, as it was before; None for a new one."""
        return self._goal

    @property
    def typed(self) -> Goal:
        """What was typed."""
        day = self.deadline.date()
        chosen = tuple(name for name, tick in self.accounts.items() if tick.isChecked())
        made = self._goal or Goal(
            id=GoalId(secrets.token_hex(8)),
            objective="",
            deadline=date.min,
            owner=PersonId(""),
        )
        return replace(
            made,
            objective=self.objective.text,
            means=self.means.toPlainText().strip(),
            deadline=date(day.year(), day.month(), day.day()),
            owner=PersonId(self.owner.currentData() or ""),
            accounts=chosen,
            per_week=self.per_week.value(),
            reserve=self.reserve.value(),
            state=GoalState(self.state.currentData()),
            reason=self.reason.text,
        )

    def show_goal(self, goal: Goal | None, charter: Charter, who: PersonId, today: date) -> None:
        """Show `goal` to be changed; None begins a new one, for which `who` answers."""
        self._goal, self._charter = goal, charter
        self._name_people(goal.owner if goal is not None else who)
        self._name_accounts(goal.accounts if goal is not None else ())
        self.objective.line.setText(goal.objective if goal is not None else "")
        self.means.show_text(goal.means if goal is not None else "")
        self.reason.line.setText(goal.reason if goal is not None else "")
        last = goal.deadline if goal is not None else today + timedelta(weeks=_WEEKS_AHEAD)
        self.deadline.setDate(QDate(last.year, last.month, last.day))
        self.per_week.setValue(goal.per_week if goal is not None else 0)
        self.reserve.setValue(goal.reserve if goal is not None else 0)
        self.retranslate()
        state = goal.state if goal is not None else GoalState.OPEN
        self.state.setCurrentIndex(list(GoalState).index(state))
        self._show_reason()
        self.objective.line.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        new = self.tr("A new goal")
        self.title.setText(new if self._goal is None else self.tr("Change the goal"))
        super().retranslate()
        self.objective.say(
            said.column("objective"), self.tr("What is to be reached, in one sentence")
        )
        self._means_name.setText(said.column("means"))
        self.means.setAccessibleName(said.column("means"))
        self.room.describe(self.tr("How it is to be reached"))
        self.reason.say(said.column("reason"), self.tr("Why it was dropped, or what shows it"))
        fields: dict[str, QWidget] = {
            "deadline": self.deadline,
            "owner": self.owner,
            "per_week": self.per_week,
            "reserve": self.reserve,
            "state": self.state,
        }
        for name, field in fields.items():
            self._names[name].setText(said.column(name))
            field.setAccessibleName(said.column(name))
        self._names["accounts"].setText(said.column("accounts"))
        self._accounts_hint.setText(self.tr("None ticked: every account posts for it."))
        for box in (self.per_week, self.reserve):
            box.setSpecialValueText(self.tr("none wanted"))
        self._hint.setText(
            self.tr("Ready ahead: open drafts and submitted posts that wait to go out.")
        )
        self._name_states()

    def _build(self) -> None:
        self.deadline.setCalendarPopup(True)
        for box in (self.per_week, self.reserve):
            box.setRange(0, MOST_A_WEEK)
        inside = self._column.column
        inside.addWidget(self.objective)
        inside.addLayout(_named(self._means_name, self.means, self.room))
        narrow = Flow(spacing=16)
        fields = (self.deadline, self.owner, self.per_week, self.reserve, self.state)
        for name, field in zip(self._names, fields, strict=False):
            field.setMinimumWidth(scaled(_NARROW))
            holder = QWidget()
            column(holder, spacing=3).addLayout(_named(self._names[name], field))
            narrow.addWidget(holder)
        inside.addLayout(narrow)
        inside.addWidget(self._hint)
        inside.addWidget(self._names["accounts"])
        inside.addLayout(self._ticks)
        inside.addWidget(self._accounts_hint)
        inside.addWidget(self.reason)
        inside.addStretch(1)
        self.state.currentIndexChanged.connect(self._show_reason)

    def _name_people(self, chosen: PersonId) -> None:
        assert self._charter is not None
        duties = self._charter.duties
        machines = {duty.person for duty in duties if duty.role is Role.PUBLISHER}
        known = [one.id for one in self._charter.people if one.id not in machines]
        people = list(dict.fromkeys((*known, chosen)))
        self.owner.clear()
        for one in people:
            self.owner.addItem(said.person(self._charter, one), one)
        self.owner.setCurrentIndex(people.index(chosen))

    def _name_accounts(self, chosen: tuple[AccountId, ...]) -> None:
        assert self._charter is not None
        for tick in self.accounts.values():
            self._ticks.removeWidget(tick)
            tick.deleteLater()
        known = tuple(one.id for one in self._charter.accounts)
        self.accounts = {name: Tick() for name in dict.fromkeys((*known, *chosen))}
        for name, tick in self.accounts.items():
            handle = said.handle(self._charter, name)
            tick.setText(handle)
            tick.setAccessibleName(words.joined([said.column("accounts"), handle]))
            tick.setChecked(name in chosen)
            self._ticks.addWidget(tick)
            tick.show()

    def _name_states(self) -> None:
        kept = max(self.state.currentIndex(), 0)
        self.state.blockSignals(True)
        self.state.clear()
        for one in GoalState:
            self.state.addItem(said.goal_state(one), one)
        self.state.setCurrentIndex(kept)
        self.state.blockSignals(False)

    @Slot()
    def _show_reason(self) -> None:
        self.reason.setVisible(self.state.currentData() != GoalState.OPEN)


def _named(name: Text, *widgets: QWidget) -> QVBoxLayout:
    """A field under its name."""
    made = column(spacing=3)
    for widget in (name, *widgets):
        made.addWidget(widget)
    name.setBuddy(widgets[0])
    return made
