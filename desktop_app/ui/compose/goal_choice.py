"""For which of the company's goals a post is: reviewers read it, nobody else does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.services.ports import Draft
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.section import Section
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Muted
from desktop_app.ui.words import shortened


class GoalChoice(Section):
    """The goals are read when somebody looks, or when the draft names one."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._goals: tuple[Goal, ...] | None = None  #: None: nobody read them yet
        self._is_reading = False
        self.choice, self._hint = QComboBox(), Muted()
        self.inside.addWidget(self.choice)
        self.inside.addWidget(self._hint)
        self.choice.activated.connect(self._chosen)
        self.line.toggled.connect(self._opened)
        self.retranslate()

    def show_draft(self, draft: Draft) -> None:
        """Show for which goal the draft is."""
        is_other = self._draft is None or self._draft.goal != draft.goal
        self._draft = draft
        if is_other and draft.goal is not None and self._goal is None:
            self._read()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.choice.setAccessibleName(self.tr("Goal"))
        self._fill()
        goal = self._goal
        summary = self.tr("none")
        if self._draft is not None and self._draft.goal is not None:
            summary = shortened(goal.objective) if goal is not None else self.tr("chosen")
        self.tell(self.tr("Goal"), summary)
        self._hint.setText(self.tr("Whoever reviews it sees the goal. It is never posted."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @property
    def _goal(self) -> Goal | None:
        wanted = None if self._draft is None else self._draft.goal
        return next((one for one in self._goals or () if one.id == wanted), None)

    def _fill(self) -> None:
        """Open goals, and the chosen one whatever became of it."""
        chosen = None if self._draft is None else self._draft.goal
        shown = [
            one for one in self._goals or () if one.state is GoalState.OPEN or one.id == chosen
        ]
        self.choice.clear()
        self.choice.addItem(self.tr("none"), None)
        for one in sorted(shown, key=lambda each: each.deadline):
            self.choice.addItem(shortened(one.objective), one.id)
        if chosen is not None and chosen not in [one.id for one in shown]:
            self.choice.addItem(self.tr("one that is not in the list any more"), chosen)
        self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))

    @Slot(bool)
    def _opened(self, is_open: bool) -> None:
        if is_open:
            self._read()

    def _read(self) -> None:
        session = self._session
        if self._is_reading or not (session.is_loaded and session.background.is_open):
            return
        from desktop_app.services import lists  # the first paint does not wait for it

        self._is_reading, parts = True, session.parts
        session.do(
            Lane.STORE,
            lambda: lists.read(parts, ListName.GOALS).goals,
            owner=self,
            then=self._have,
            failed=self._failed,
        )

    def _have(self, found: tuple[Goal, ...]) -> None:
        self._is_reading, self._goals = False, found
        self.retranslate()

    def _failed(self, error: Exception) -> None:
        self._is_reading = False
        self._session.failed.emit(error)

    @Slot(int)
    def _chosen(self, at: int) -> None:
        said = self.choice.itemData(at)
        goal = None if said is None else GoalId(str(said))
        self.changed.emit(partial(replace, goal=goal))
