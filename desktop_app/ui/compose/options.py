"""Everything a post can be beside its text: when, what it answers, marks, urgency, goal, and a note."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.services.ports import Draft
from desktop_app.ui.compose.goal_choice import GoalChoice
from desktop_app.ui.compose.section import Section, Sections
from desktop_app.ui.compose.settings_form import SettingsForm
from desktop_app.ui.compose.source_form import SourceForm
from desktop_app.ui.compose.urgent_form import UrgentForm
from desktop_app.ui.compose.when_form import WhenForm
from desktop_app.ui.layout import column
from desktop_app.ui.session import Session


class Options(QWidget):
    """Lines that open when they are pressed; closed they say how the post stands."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when, self.source = WhenForm(session), SourceForm(session)
        self.settings, self.urgent = SettingsForm(), UrgentForm(session)
        self.goal = GoalChoice(session)
        self._sections = Sections()
        column(self).addWidget(self._sections)
        for form in (self.when, self.source, self.settings, self.urgent, self.goal):
            form.changed.connect(self.changed)
            self._sections.add(form)

    def add(self, section: Section) -> None:
        """Put another section at the end."""
        self._sections.add(section)

    def show_draft(self, draft: Draft) -> None:
        """Show how the draft stands."""
        for form in (self.when, self.source, self.settings, self.urgent, self.goal):
            form.show_draft(draft)

    def trouble(self, now: datetime) -> str:
        """Why a field cannot be taken as it stands, in a sentence; empty when all can."""
        return self.when.trouble(now) or self.urgent.trouble
