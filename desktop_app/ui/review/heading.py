"""The line above the text in Review: which version, by whom, for which account, and how it stands."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.layout import row
from desktop_app.ui.review.twin import state_words
from desktop_app.ui.widgets import Heading, Muted, Pill


class ReviewHeading(QWidget):
    """Shows a post's version and state, on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._when, self._state = Heading(factor=1.3), Muted(), Pill()
        for label in (self._title, self._when):
            label.setWordWrap(False)
        line = row(self, spacing=12)
        line.addWidget(self._title)
        line.addWidget(self._when, 1)
        line.addWidget(self._state)

    def show_view(self, view: PostView, now: datetime) -> None:
        """Say which version of `view` is on the screen."""
        current = view.record.current
        author = words.person_name(view.charter, current.submitted_by)
        self._title.setText(
            self.tr("Version {number} by {author}").format(number=current.number, author=author)
        )
        handle = view.charter.account(view.record.account).handle
        said = [f"@{handle}", words.moment(current.submitted_at, now)]
        posted, parts = len(view.record.parts), len(current.payload.parts)
        if 0 < posted < parts:
            said.append(words.parts_posted(posted, parts))
        self._when.setText(" · ".join(said))
        self._state.show_text(state_words(view), words.state_tone(view.record.state))
