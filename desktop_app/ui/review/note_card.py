"""What the author tells the reviewers beside the post: kept in the record, never posted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.checks.reveal import revealed
from desktop_app.domain.account import Charter
from desktop_app.domain.finding import Finding
from desktop_app.domain.goals import Goal
from desktop_app.domain.note import Note
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.days import in_words
from desktop_app.ui.layout import column, row
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text

_INDENT = 18  #: pixels by which it stands in under the finding that it explains


class NoteCard(QWidget):
    """The private note, or one finding's explanation (`is_below` that finding)."""

    def __init__(
        self, text: str, author: str, parent: QWidget | None = None, *, is_below: bool = False
    ) -> None:
        super().__init__(parent)
        card, shown = Card(tone="practice"), revealed(text)
        said = self.tr("{name} explains").format(name=author)
        title = said if is_below else self.tr("{name} to the reviewers").format(name=author)
        head = row(spacing=8)
        head.addWidget(IconLabel("edit", "practice", 15))
        head.addWidget(Heading(title), 1)
        inside = column(card, margins=(12, 9, 12, 10), spacing=4)
        inside.addLayout(head)
        inside.addWidget(Text(shown))
        inside.addWidget(Muted(self.tr("Stays in the record, never posted")))
        column(self, margins=(_INDENT if is_below else 0, 0, 0, 0)).addWidget(card)
        self.setAccessibleName(f"{title}: {shown}")


class GoalCard(QWidget):
    """What of the company's goals the post is for, as the author says."""

    def __init__(self, goal: Goal | None, charter: Charter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        inside = column(card, margins=(12, 9, 12, 10), spacing=4)
        if goal is None:
            said = self.tr("This goal is not in the company’s list any more.")
            inside.addWidget(Muted(said))
        else:
            said = revealed(goal.objective)
            day = in_words(goal.deadline)
            # A goal outlives people: whoever answers for it need not be in the record any more.
            known = {one.id: one.name for one in charter.people}
            who = known.get(goal.owner, goal.owner)
            inside.addWidget(Text(said))
            until = self.tr("Until {day} · {name} answers for it").format(day=day, name=who)
            inside.addWidget(Muted(until))
        column(self, margins=(0, 0, 0, 0)).addWidget(card)
        name = self.tr("Goal")
        self.setAccessibleName(f"{name}: {said}")


def author_of(view: PostView) -> str:
    """Who submitted the version, and so wrote what stands beside it."""
    return words.person_name(view.charter, view.record.current.submitted_by)


def explanation_of(note: Note, finding: Finding) -> str:
    """What the author said of `finding`; empty when nothing."""
    key = (finding.rule, finding.span.part, finding.text)
    said = (one.text for one in note.explanations if (one.rule, one.part, one.quote) == key)
    return next(said, "")
