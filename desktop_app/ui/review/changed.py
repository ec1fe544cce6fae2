"""What changed since the version before: texts word by word, everything else in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.payload import Media, Part, Poll, ReplySettings
from desktop_app.services.reading import PostView
from desktop_app.ui import payload_words, words
from desktop_app.ui.layout import Column
from desktop_app.ui.pieces import line
from desktop_app.ui.review.changes import Change, changes, rewordings
from desktop_app.ui.review.texts import ChangedText
from desktop_app.ui.widgets import Muted


class ChangedPost(Column):
    """The tab of changes. `texts` are the reworded parts, `said` the rest, as it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=8)
        self._view: PostView | None = None
        self.texts: list[ChangedText] = []
        self.said: list[str] = []
        self._visited = -1

    def visit_next(self) -> None:
        """Bring the next reworded text into view and put the keyboard on it; round the end."""
        if self.texts:
            self._visited = (self._visited + 1) % len(self.texts)
            self.texts[self._visited].setFocus()
            self.ensureWidgetVisible(self.texts[self._visited])

    def show_view(self, view: PostView) -> None:
        """Show how the newest version came from the one before."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Changes since the version before"))
        self.clear()
        self.texts, self.said, self._visited = [], [], -1
        if self._view is None or len(self._view.record.revisions) < 2:
            return
        before, after = self._view.record.revisions[-2:]
        count = len(after.payload.parts)
        for each in rewordings(before.payload, after.payload):
            if count > 1:
                self.column.addWidget(Muted(words.part_name(each.part, count)))
            text = ChangedText()
            text.show_difference(each.before, each.after)
            self.texts.append(text)
            self.column.addWidget(text)
        for change in changes(before, after):
            self.said.append(self._sentence(change, count))
            self.column.addWidget(line("edit", "", self.said[-1]))
        if not self.texts and not self.said:
            self.said.append(self.tr("Nothing that is sent changed: it was sent for review again."))
            self.column.addWidget(Muted(self.said[-1]))

    def _sentence(self, change: Change, parts: int) -> str:
        where = ""
        if change.part is not None and parts > 1:
            where = words.part_name(change.part, parts) + self.tr(": ")
        if change.what in ("part_added", "part_removed"):
            return self._of_part(change)
        if change.place is not None or change.what == "media_order":
            return where + self._of_media(change)
        if change.what == "poll":
            return where + self._of_poll(change.before, change.after)
        return self._of_field(change)

    def _of_part(self, change: Change) -> str:
        number = (change.part or 0) + 1
        part: Part = change.after or change.before
        said = (
            self.tr("Part {number} is new: {text}")
            if change.after is not None
            else self.tr("Part {number} was taken out: {text}")
        )
        return said.format(number=number, text=words.quoted(part.text))

    def _of_media(self, change: Change) -> str:
        if change.what == "media_order":
            return self.tr("the pictures stand in another order")
        if change.what == "alt":
            said = self.tr("the description of picture {number} was {before} and is {after}")
            return said.format(
                number=(change.place or 0) + 1,
                before=words.quoted(change.before),
                after=words.quoted(change.after),
            )
        media: Media = change.after or change.before
        said = (
            self.tr("new: {name}, {text}")
            if change.after is not None
            else self.tr("taken out: {name}, {text}")
        )
        name = payload_words.media_name(media.kind, change.place or 0)
        return said.format(name=name, text=words.quoted(media.alt_text))

    def _of_poll(self, before: Poll | None, after: Poll | None) -> str:
        if after is None:
            return self.tr("the poll was taken out")
        shown = self.tr("{options}, open for {time}").format(
            options=words.joined([words.quoted(option) for option in after.options]),
            time=payload_words.poll_time(after.minutes),
        )
        if before is None:
            return self.tr("new poll: {poll}").format(poll=shown)
        return self.tr("the poll is now: {poll}").format(poll=shown)

    def _of_field(self, change: Change) -> str:
        said = self.tr("{name}: was {before}, is {after}")
        return said.format(
            name=self._field_name(change.what),
            before=self._value(change.what, change.before),
            after=self._value(change.what, change.after),
        )

    def _field_name(self, field: str) -> str:
        names = {
            "account": self.tr("Account"),
            "reply_to": self.tr("Post that is answered"),
            "quote": self.tr("Post that is quoted"),
            "reply_settings": self.tr("Who can reply"),
            "made_with_ai": self.tr("Marked as made with AI"),
            "paid_partnership": self.tr("Marked as paid partnership"),
            "not_before": self.tr("Leaves at the earliest"),
            "not_after": self.tr("Leaves at the latest"),
            "twin": self.tr("Post in the other language"),
            "is_by_hand": self.tr("Posted by hand"),
            "urgent": self.tr("Reason why it is urgent"),
            "corrects": self.tr("Post that it corrects"),
        }
        return names[field]

    def _value(self, field: str, value: Any) -> str:
        if field in ("made_with_ai", "paid_partnership", "is_by_hand"):
            return payload_words.yes_no(value)
        if value in (None, ""):
            return self.tr("none")
        if isinstance(value, ReplySettings):
            return words.quoted(payload_words.reply_settings_name(value))
        if isinstance(value, datetime):
            return words.zoned(value, self._zone())
        return words.quoted(str(value))

    def _zone(self) -> str:
        if self._view is None:
            return "UTC"
        return self._view.charter.policy.terms_for(self._view.record.account).zone
