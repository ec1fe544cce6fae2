"""Goals: what is to be reached by posting, how far each is, and what the accounts post."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import WRITING, AccountId
from desktop_app.domain.company_list import Item, ListName
from desktop_app.domain.goals import Goal
from desktop_app.services import drafting, goals
from desktop_app.services.goals import Progress, Shares
from desktop_app.services.parts import Changes
from desktop_app.ui.background import Lane
from desktop_app.ui.goals.detail import GoalDetail, warning
from desktop_app.ui.goals.form import GoalForm
from desktop_app.ui.goals.shares import DAYS, SharesPanel
from desktop_app.ui.layout import column, row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.panel import ListPanel
from desktop_app.ui.reach import needs_server
from desktop_app.ui.rows import Row
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import centred, here
from desktop_app.ui.widgets import Heading, Segments
from desktop_app.ui.zoom import scaled

_WIDTH = 1250  #: lines are not stretched over a wide screen
GOALS, SHARES = range(2)


class GoalsPage(ListPanel):
    """Everybody may read it; who keeps lists changes it."""

    draft_opened = Signal(object)  #: a new Draft for a goal
    shown = Signal()  #: what was read is on the screen

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.form = GoalForm()
        super().__init__(session, ListName.GOALS, self.form, parent)
        self.progress: tuple[Progress, ...] = ()
        self._wanted = ""
        self._title, self.sections = Heading(factor=1.3), Segments()
        self.detail, self.shares = GoalDetail(), SharesPanel()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def chosen(self) -> Progress | None:
        """The goal that is shown whole."""
        return next((one for one in self.progress if one.goal.id == self.rows.key), None)

    @property
    def chosen_entry(self) -> Goal | None:
        return None if self.chosen is None else self.chosen.goal

    def show_goal(self, goal: str) -> None:
        """Choose a goal, now or once the goals are read."""
        self._leave()
        self.sections.choose(GOALS)
        self._place()
        self._wanted = goal
        self.rows.choose(goal)

    @Slot()
    def reload(self) -> None:
        """Read list, progress and shares again."""
        session = self._session
        if not (session.is_loaded and session.background.is_open):
            return
        self.keeper.reload()
        parts, who, zone = session.parts, session.person.id, here()
        until = parts.clock.now()

        def read() -> tuple[tuple[Progress, ...], tuple[Shares, ...]]:
            since = until - timedelta(days=DAYS)
            return goals.progress(parts, who, zone), goals.shares(parts, who, since, until)

        session.do(Lane.STORE, read, owner=self, then=self._have)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Goals"))
        self.sections.setAccessibleName(self.tr("Sections of the goals"))
        self.sections.set_labels([self.tr("Goals"), self.tr("What we post")])
        self.new.name(self.tr("New goal…"))
        self.rows.setAccessibleName(self.tr("Goals"))
        self._empty.say(
            self.tr("No goal yet"),
            self.tr("A goal says what is to be reached, by when, and who answers for it."),
        )
        self.shares.retranslate()
        super().retranslate()

    def _build(self) -> None:
        self.sections.shorten()
        self.detail.setMinimumWidth(300)
        self._lay("goals", self.detail, (430, 560), self.shares)
        top = row(spacing=8)
        self._title.setWordWrap(False)
        top.addWidget(self._title)
        top.addWidget(self.bar.told, 1)
        for button in (self.new, self.bar.bring, self.bar.export):
            top.addWidget(button)
        inside = QWidget()
        under = column(self._top, spacing=10)
        under.addWidget(self._hint)
        under.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
        within = column(inside, spacing=10)
        within.addLayout(top)
        within.addWidget(self._top)
        within.addWidget(self.bar)
        within.addWidget(self._stack, 1)
        whole = column(self, margins=(20, 16, 16, 16))
        whole.addWidget(centred(inside, scaled(_WIDTH)), 1)

    def _connect(self) -> None:
        session = self._session
        needs_server(session.line, self.new, self.form.keep, self.detail.change)
        self.sections.chosen.connect(self._go)
        self.detail.change_asked.connect(self._change)
        self.detail.post_asked.connect(self._write)
        self.keeper.kept.connect(self.reload)
        session.charter_changed.connect(self.reload)
        session.changed.connect(self._changed)

    def _have(self, read: tuple[tuple[Progress, ...], tuple[Shares, ...]]) -> None:
        self.progress, found = read
        self.shares.show_shares(found, self._session.charter)
        self._fill()
        self.rows.choose(self._wanted)
        self._wanted = ""
        self._show()
        self.shown.emit()

    def _fill(self) -> None:
        charter = self._session.charter
        self.rows.show_rows(
            [
                Row(
                    key=one.goal.id,
                    title=one.goal.objective,
                    detail=" · ".join(
                        (
                            said.goal_state(one.goal.state),
                            self.tr("until {day}").format(day=said.day(one.goal.deadline)),
                            said.person(charter, one.goal.owner),
                        )
                    ),
                    warning=warning(one),
                )
                for one in self.progress
            ]
        )

    @Slot()
    def _show(self) -> None:
        if not self._session.is_loaded:
            return
        why_not = self.bar.why_not
        self._hint.setText(why_not or self.tr("A post can say for which goal it is."))
        self.new.setEnabled(self.keeper.may_keep)
        self.bar.export.setEnabled(bool(self.keeper.items))
        self._fill()
        self._show_detail()
        self._place()

    @Slot()
    def _show_detail(self) -> None:
        if self._session.is_loaded:
            charter, may = self._session.charter, self.keeper.may_keep
            self.detail.show_goal(self.chosen, charter, may_keep=may)

    @Slot()
    def _place(self) -> None:
        """Bring to the front what belongs there; a form takes the room of what is not used then."""
        super()._place()
        if self._section == SHARES and not self._is_writing:
            self._stack.setCurrentWidget(self.shares)

    @property
    def _section(self) -> int:
        return self.sections.current

    @Slot(int)
    def _go(self, _section: int) -> None:
        self._place()

    def _open_form(self, entry: Item | None) -> None:
        self.sections.choose(GOALS)
        super()._open_form(entry)

    def _show_form(self, entry: Item | None) -> None:
        assert entry is None or isinstance(entry, Goal)
        session = self._session
        self.form.show_goal(entry, session.charter, session.person.id, self._today)

    @Slot()
    def _write(self) -> None:
        chosen, session = self.chosen, self._session
        if chosen is None:
            return
        account = self._account_for(chosen.goal)
        draft = drafting.new_draft(session.opening.clock, session.person.id, account)
        self.draft_opened.emit(replace(draft, goal=chosen.goal.id))

    def _account_for(self, goal: Goal) -> AccountId:
        """An account that posts for the goal and that this person writes for, where there is one."""
        session = self._session
        every = [one.id for one in session.charter.accounts]
        own = [one for one in every if set(session.roles(one)) & set(WRITING)]
        meant = [one for one in own if one in goal.accounts]
        return (meant or own or every)[0]

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.reload()
