"""All versions of a post, newest first: who, when, what changed; and any two of them compared."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.payload import short
from desktop_app.domain.revision import Revision
from desktop_app.services.reading import PostView
from desktop_app.ui import payload_words, words
from desktop_app.ui.layout import Column, clear, column, row
from desktop_app.ui.pieces import line
from desktop_app.ui.review.changed import Differences
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Card, Heading, Muted, Text


class Versions(Column):
    """One card a version; above them the two that are compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=10)
        self._view: PostView | None = None
        self._now: datetime | None = None
        self.before, self.after = QComboBox(), QComboBox()
        self._compare, self._with = Text(), Text()
        self.differences = Differences()
        self._cards = column(spacing=8)
        self._build()

    def show_view(self, view: PostView, now: datetime) -> None:
        """Show the versions of `view`; nothing is drawn again when there is no other."""
        key = (view.record.id, len(view.record.revisions), view.record.decisions)
        shown = self._view.record if self._view is not None else None
        same = shown is not None and key == (shown.id, len(shown.revisions), shown.decisions)
        self._view, self._now = view, now
        if not same:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("All versions"))
        self._compare.setText(self.tr("Compare"))
        self._with.setText(self.tr("with"))
        self.before.setAccessibleName(self.tr("The older of two versions"))
        self.after.setAccessibleName(self.tr("The newer of two versions"))
        clear(self._cards)
        view, now = self._view, self._now
        if view is None or now is None:
            return
        revisions = view.record.revisions
        for box, chosen in ((self.before, len(revisions) - 2), (self.after, len(revisions) - 1)):
            with QSignalBlocker(box):
                box.clear()
                box.addItems([self._name(revision) for revision in revisions])
                box.setCurrentIndex(max(0, chosen))
        self._show_two()
        for revision in reversed(revisions):
            self._cards.addWidget(self._card(view, revision, now))

    def _build(self) -> None:
        choice = row(spacing=8)
        for label in (self._compare, self._with):
            label.setWordWrap(False)
        choice.addWidget(self._compare)
        choice.addWidget(self.before)
        choice.addWidget(self._with)
        choice.addWidget(self.after)
        choice.addStretch(1)
        for box in (self.before, self.after):
            box.setMinimumHeight(30)
            box.currentIndexChanged.connect(self._show_two)
        self.column.addLayout(choice)
        self.column.addWidget(self.differences)
        self.column.addLayout(self._cards)

    @Slot()
    def _show_two(self) -> None:
        if self._view is None:
            return
        revisions = self._view.record.revisions
        before, after = (revisions[max(0, box.currentIndex())] for box in (self.before, self.after))
        self.differences.show_between(before, after, _zone(self._view))

    def _name(self, revision: Revision) -> str:
        return self.tr("Version {number}").format(number=revision.number)

    def _card(self, view: PostView, revision: Revision, now: datetime) -> Card:
        card = Card()
        inside = column(card, margins=(14, 10, 14, 12), spacing=4)
        top = row(spacing=8)
        name = Heading(self._name(revision))
        name.setWordWrap(False)
        top.addWidget(name)
        who = words.person_name(view.charter, revision.submitted_by)
        top.addWidget(Muted(f"{who} · {words.moment(revision.submitted_at, now)}"), 1)
        digits = Muted(short(revision.sha256))
        digits.setFont(monospaced())
        digits.setWordWrap(False)
        digits.setToolTip(revision.sha256)
        top.addWidget(digits)
        inside.addLayout(top)
        for each in view.record.decisions:
            if each.revision == revision.number:
                person = words.person_name(view.charter, each.person)
                verdict = words.verdict_name(each.verdict, each.revision)
                inside.addWidget(line("review", "", f"{person} — {verdict}"))
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
        self._what_changed(inside_of=card, view=view, revision=revision)
        return card

    def _what_changed(self, *, inside_of: Card, view: PostView, revision: Revision) -> None:
        """Under a version's text: what it changed in the one before."""
        place = view.record.revisions.index(revision)
        layout = inside_of.layout()
        if place == 0 or layout is None:
            return
        before = view.record.revisions[place - 1]
        layout.addWidget(
            Muted(self.tr("Changed since version {number}").format(number=before.number))
        )
        changed = Differences()
        changed.show_between(before, revision, _zone(view))
        layout.addWidget(changed)


def _zone(view: PostView) -> str:
    return view.charter.policy.terms_for(view.record.account).zone
