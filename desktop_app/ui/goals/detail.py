"""One goal whole: how it is to be reached, by when, who answers for it, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter
from desktop_app.domain.goals import Goal, GoalState
from desktop_app.services.goals import WEEKS, Progress
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.lists import said
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton
from desktop_app.ui.words import joined


class GoalDetail(Column):
    """The right side of the goals."""

    change_asked = Signal()
    post_asked = Signal()  #: a draft for this goal

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=6)
        self.change, self.write = Button(), PrimaryButton()
        self._about, self._buttons = column(spacing=6), QWidget()
        buttons = Flow(self._buttons, spacing=8)
        buttons.addWidget(self.write)
        buttons.addWidget(self.change)
        self.column.setContentsMargins(14, 4, 4, 0)
        self.column.addLayout(self._about)
        self.column.addWidget(self._buttons)
        self.change.clicked.connect(self.change_asked)
        self.write.clicked.connect(self.post_asked)

    def show_goal(self, one: Progress | None, charter: Charter, *, may_keep: bool) -> None:
        """Show how far a goal is; nothing while it is None."""
        self.setAccessibleName(self.tr("About this goal"))
        self.write.name(self.tr("Write a post for it"))
        self.change.name(self.tr("Change…"))
        clear(self._about)
        self._buttons.setVisible(one is not None)
        if one is None:
            return
        goal = one.goal
        self._about.addWidget(Heading(goal.objective, factor=1.1))
        if goal.means:
            self._about.addWidget(Muted(goal.means))
        self._about.addSpacing(6)
        self._whole(goal, one, charter)
        self._section(self.tr("How far it is"))
        if goal.state is GoalState.OPEN:
            self._progress(one)
        self._posts(one)
        self._about.addSpacing(6)
        self.change.setEnabled(may_keep)
        self.write.setEnabled(goal.state is GoalState.OPEN)

    def _whole(self, goal: Goal, one: Progress, charter: Charter) -> None:
        owner = said.person(charter, goal.owner)
        self._about.addWidget(line(*self._deadline(one)))
        text = self.tr("{name} answers for it").format(name=owner)
        self._about.addWidget(line("people", "", text))
        handles = [said.handle(charter, each) for each in goal.accounts]
        every = self.tr("Every account posts for it")
        where = self.tr("Posts of {accounts}").format(accounts=joined(handles))
        self._about.addWidget(line("accounts", "", where if handles else every))
        if goal.state is not GoalState.OPEN:
            icon, tone = ("check", "good") if goal.state is GoalState.REACHED else ("cross", "")
            self._about.addWidget(line(icon, tone, _capital(said.goal_state(goal.state))))
        if goal.reason:
            self._about.addWidget(indented(goal.reason, plain=True))

    def _progress(self, one: Progress) -> None:
        goal, number = one.goal, QLocale().toString
        if one.keeps_cadence is None:
            self._about.addWidget(line("info", "", self.tr("No number of posts a week is wanted.")))
        else:
            kept = self.tr("%n post(s) a week wanted: every week had them", "", goal.per_week)
            missed = self.tr("%n post(s) a week wanted: not every week had them", "", goal.per_week)
            icon, tone = ("check", "good") if one.keeps_cadence else ("caution", "caution")
            self._about.addWidget(line(icon, tone, kept if one.keeps_cadence else missed))
        if one.has_reserve is None:
            self._about.addWidget(line("info", "", self.tr("Nothing is wanted ready ahead.")))
            return
        text = self.tr("{ready} of {wanted} wanted posts are ready ahead").format(
            ready=number(one.ready), wanted=number(goal.reserve)
        )
        icon, tone = ("check", "good") if one.has_reserve else ("caution", "caution")
        self._about.addWidget(line(icon, tone, text))

    def _posts(self, one: Progress) -> None:
        weeks = ", ".join(QLocale().toString(count) for count in one.weeks)
        text = self.tr("Posts in the last {weeks} weeks: {counts}; since Monday: {now}").format(
            weeks=WEEKS, counts=weeks, now=QLocale().toString(one.this_week)
        )
        self._about.addWidget(line("published", "", text))
        if not one.goal.reserve:
            ready = self.tr("Drafts of yours and posts that wait to go out: {count}")
            said_ready = ready.format(count=QLocale().toString(one.ready))
            self._about.addWidget(line("edit", "", said_ready))
        if not one.is_whole:
            text = self.tr("There were more posts than are counted here.")
            self._about.addWidget(line("caution", "caution", text))

    def _deadline(self, one: Progress) -> tuple[str, str, str]:
        """The last day and how far it is away: icon, tone, words."""
        day, left = said.day(one.goal.deadline), one.days_left
        if one.goal.state is not GoalState.OPEN:
            return "calendar", "", self.tr("Last day: {day}").format(day=day)
        if left < 0:
            return "caution", "legal", self.tr("Over since {day}").format(day=day)
        text = self.tr("Until {day}: %n day(s) left", "", left)
        return "calendar", "", text.format(day=day)

    def _section(self, name: str) -> None:
        self._about.addSpacing(10)
        self._about.addWidget(Heading(name))


def warning(one: Progress) -> str:
    """What of an open goal needs somebody, in a few words; empty when nothing does."""
    if one.goal.state is not GoalState.OPEN:
        return ""
    found = []
    if one.days_left < 0:
        found.append(QCoreApplication.translate("Goals", "its last day is over"))
    if one.keeps_cadence is False:
        found.append(QCoreApplication.translate("Goals", "too few posts"))
    if one.has_reserve is False:
        found.append(QCoreApplication.translate("Goals", "too few ready"))
    return ", ".join(found)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
