"""All versions of a post, newest first, each with its own fingerprint."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop_app.domain.payload import short
from desktop_app.domain.record import Revision
from desktop_app.services.reading import PostView
from desktop_app.ui import payload_words, words
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Card, Heading, Muted, Text


class Versions(Column):
    """One card a version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._view: PostView | None = None
        self._now: datetime | None = None

    def show_view(self, view: PostView, now: datetime) -> None:
        """Show the versions of `view`."""
        self._view, self._now = view, now
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("All versions"))
        self.clear()
        if self._view is None or self._now is None:
            return
        for revision in reversed(self._view.record.revisions):
            self.column.addWidget(self._card(self._view, revision, self._now))

    def _card(self, view: PostView, revision: Revision, now: datetime) -> Card:
        card = Card()
        inside = column(card, margins=(14, 10, 14, 12), spacing=4)
        top = row(spacing=8)
        name = Heading(self.tr("Version {number}").format(number=revision.number))
        name.setWordWrap(False)
        top.addWidget(name)
        who = view.charter.person(revision.submitted_by).name
        top.addWidget(Muted(f"{who} · {words.moment(revision.submitted_at, now)}"), 1)
        digits = Muted(short(revision.sha256))
        digits.setFont(monospaced())
        digits.setWordWrap(False)
        digits.setToolTip(revision.sha256)
        top.addWidget(digits)
        inside.addLayout(top)
        parts = revision.payload.parts
        for number, part in enumerate(parts):
            if len(parts) > 1:
                inside.addWidget(Muted(words.part_name(number, len(parts))))
            inside.addWidget(Text(part.text))
            for place, media in enumerate(part.media):
                which = payload_words.media_name(media.kind, place)
                inside.addWidget(Muted(f"{which}: {media.alt_text}"))
            if part.poll is not None:
                options = words.joined([words.quoted(option) for option in part.poll.options])
                inside.addWidget(Muted(self.tr("Poll: {options}").format(options=options)))
        return card
