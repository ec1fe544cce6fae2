"""The chosen mention whole: its words, how it can be answered, who answers it, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter
from desktop_app.services.answering import Entry, Said
from desktop_app.services.rivals import Answer
from desktop_app.ui import words
from desktop_app.ui.layout import Column, column
from desktop_app.ui.mentions import said
from desktop_app.ui.pieces import line
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Text

_EXCERPT = 280  #: characters of an answer that are shown


class MentionDetail(Column):
    """Hidden words of nobody: without a mention it is empty."""

    review_asked = Signal(str)  #: the id of a post that answers it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=8)

    def show_entry(
        self, entry: Entry | None, around: Sequence[Said], charter: Charter, now: datetime
    ) -> None:
        """Show a mention with the conversation `around` it, as far as that is known."""
        self.setAccessibleName(self.tr("The chosen mention"))
        self.clear()
        if entry is None:
            return
        self._whole(entry, now)
        conflict = said.rivals(charter, entry.waiting)
        if len(entry.waiting) > 1:
            self.column.addWidget(line("caution", "caution", conflict))
        if entry.answers:
            self._section(self.tr("Answers"))
            for one in entry.answers:
                self._answer(one, charter, now)
        others = [one for one in around if one.x_post_id != entry.mention.seen.x_post_id]
        self._section(self.tr("The conversation, as far as it is known here"))
        for other in others:
            self._said(other, now)
        if not others:
            self.column.addWidget(Muted(self.tr("Nothing else of it was read.")))

    def _whole(self, entry: Entry, now: datetime) -> None:
        seen = entry.mention.seen
        card = Card()
        inside = column(card, margins=(14, 11, 14, 12), spacing=5)
        inside.addWidget(Heading(f"@{seen.handle}"))
        text = Text(seen.text)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inside.addWidget(text)
        inside.addWidget(Muted(said.about(entry, now)))
        card.setAccessibleName(f"@{seen.handle}: {seen.text}")
        self.column.addWidget(card)
        self.column.addWidget(line(*said.way(entry)))

    def _answer(self, one: Answer, charter: Charter, now: datetime) -> None:
        card = Card()
        inside = column(card, margins=(14, 10, 14, 10), spacing=4)
        name = words.person_name(charter, one.author)
        handle = charter.account(one.account).handle
        inside.addWidget(Heading(f"{name} · @{handle}"))
        inside.addWidget(Text(words.shortened(one.text, _EXCERPT)))
        when = words.moment(one.at, now)
        inside.addWidget(Muted(f"{words.state_name(one.state)} · {when}"))
        button = _Open(self.tr("Open it in Review"), one.post)
        button.asked.connect(self.review_asked)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)

    def _said(self, one: Said, now: datetime) -> None:
        card = Card()
        inside = column(card, margins=(14, 9, 14, 9), spacing=3)
        when = words.moment(one.at, now)
        inside.addWidget(Heading(f"@{one.handle} · {when}"))
        inside.addWidget(Text(one.text))
        if one.is_own:
            inside.addWidget(Muted(self.tr("the account’s own post")))
        self.column.addWidget(card)

    def _section(self, name: str) -> None:
        heading = Heading(name)
        heading.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(heading)


class _Open(Button):
    """A button that opens a post."""

    asked = Signal(str)

    def __init__(self, text: str, post: str) -> None:
        super().__init__(text, "flat")
        self._post = post
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._post)
