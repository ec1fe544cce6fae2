"""What changed between two versions: texts word by word, everything else in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.payload import Media, Part, Poll, ReplySettings
from desktop_app.domain.revision import Revision
from desktop_app.services.reading import PostView
from desktop_app.ui import payload_words, words
from desktop_app.ui.actions.offers import letters_are_on
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.pieces import line
from desktop_app.ui.review.changes import Change, changes, rewordings
from desktop_app.ui.review.seen import Block
from desktop_app.ui.review.standing import compared_with, decided_on
from desktop_app.ui.review.texts import ChangedText, FinalText
from desktop_app.ui.widgets import Heading, Muted

_ROOM = 60  #: pixels that stay free around a difference that was gone to


class Differences(QWidget):
    """How one version became another. `texts` are the reworded parts, `said` the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, spacing=8)
        self._shown: tuple[Revision, Revision, str] | None = None
        self._lines: list[QWidget] = []
        self.texts: list[ChangedText] = []
        self.said: list[str] = []

    def show_between(self, before: Revision, after: Revision, zone: str) -> None:
        """Show what `after` changed in `before`; times are said in `zone`."""
        self._shown = (before, after, zone)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        clear(self._column)
        self.texts, self.said, self._lines = [], [], []
        if self._shown is None:
            return
        before, after, _ = self._shown
        count = len(after.payload.parts)
        for each in rewordings(before.payload, after.payload):
            if count > 1:
                self._column.addWidget(Muted(words.part_name(each.part, count)))
            text = ChangedText()
            text.show_difference(each.before, each.after)
            self.texts.append(text)
            self._column.addWidget(text)
        for change in changes(before, after):
            self.said.append(self._sentence(change, count))
            self._lines.append(line("edit", "", self.said[-1]))
            self._column.addWidget(self._lines[-1])
        if not self.texts and not self.said:
            self.said.append(self.tr("Nothing that is sent changed: it was sent for review again."))
            self._column.addWidget(Muted(self.said[-1]))

    @property
    def count(self) -> int:
        """How many differences there are to step through."""
        return sum(len(text.stops) for text in self.texts) + len(self._lines)

    def show_number(self, number: int) -> tuple[QWidget, int]:
        """Mark a difference; returns where it is: a widget, and pixels below its top."""
        for text in self.texts:
            text.forget_mark()
        for text in self.texts:
            if number < len(text.stops):
                return text, text.mark_stop(number)
            number -= len(text.stops)
        return self._lines[number], self._lines[number].height()

    def _sentence(self, change: Change, parts: int) -> str:
        where = ""
        if change.part is not None and parts > 1:
            where = words.part_name(change.part, parts) + self.tr(": ")
        if change.what in ("part_added", "part_removed"):
            return self._of_part(change)
        if change.what == "part_moved":
            said = self.tr("Part {before} is now part {after}")
            return said.format(before=change.before + 1, after=change.after + 1)
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
            "template": self.tr("Template that it began from"),
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
        return "UTC" if self._shown is None else self._shown[2]


class ChangedPost(Column):
    """The tab of changes: what is different, and under it what would be posted now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=10)
        self._view: PostView | None = None
        self._before: Revision | None = None
        self._at = -1
        self.differences = Differences()
        self._sign, self._now = Muted(), Heading()
        self._below = column(spacing=8)
        self.parts: list[FinalText] = []
        for widget in (self._sign, self.differences, self._now):
            self.column.addWidget(widget)
        self.column.addLayout(self._below)

    @property
    def blocks(self) -> dict[Block, QWidget]:
        """The texts that would be posted, as `seen.Seen` wants them."""
        return {("text", number, 0): part.reader for number, part in enumerate(self.parts)}

    @property
    def texts(self) -> list[ChangedText]:
        """The texts of reworded parts."""
        return self.differences.texts

    @property
    def said(self) -> list[str]:
        """What else changed, in words."""
        return self.differences.said

    def show_view(self, view: PostView, before: Revision) -> None:
        """Show how the newest version of `view` came from `before`."""
        same = self._view is not None and _key(self._view, self._before) == _key(view, before)
        self._view, self._before = view, before
        if not same:
            zone = view.charter.policy.terms_for(view.record.account).zone
            self.differences.show_between(before, view.record.current, zone)
            self._say()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Changes"))
        self.differences.retranslate()
        self._say()

    def step(self, by: int) -> None:
        """Go to the next difference (1) or the previous one (-1), around the end."""
        if not self.differences.count:
            return
        start = 0 if by > 0 else -1
        self._at = (self._at + by if self._at >= 0 else start) % self.differences.count
        widget, below = self.differences.show_number(self._at)
        place = widget.mapTo(self.viewport(), widget.rect().topLeft())
        self.ensureVisible(0, self.verticalScrollBar().value() + place.y() + below, 0, _ROOM)
        said = self.tr("Difference {number} of {count}")
        self._sign.setText(said.format(number=self._at + 1, count=self.differences.count))

    @Slot()
    def say_keys(self) -> None:
        """How many differences there are, and the key to them unless letters are off."""
        self._at, count = -1, self.differences.count
        self._sign.setText(
            self.tr("%n difference(s); D goes to the next one", "", count)
            if letters_are_on()
            else self.tr("%n difference(s)", "", count)
        )
        self._sign.setVisible(bool(count))

    def _say(self) -> None:
        self.say_keys()
        clear(self._below)
        self.parts = []
        self._now.setText(self.tr("Final text, exactly as it will be posted"))
        if self._view is None:
            return
        parts = self._view.record.current.payload.parts
        for number, part in enumerate(parts):
            if len(parts) > 1:
                self._below.addWidget(Muted(words.part_name(number, len(parts))))
            text = FinalText()
            text.show_text(part.text)
            self.parts.append(text)
            self._below.addWidget(text)


def tab_names(view: PostView, person: PersonId) -> list[str]:
    """The names of the tabs that `view` has for `person`, in their order."""
    before, decided = compared_with(view, person), decided_on(view, person)
    if before is None:
        return [
            QCoreApplication.translate("ReviewPage", "Final text, exactly as it will be posted")
        ]
    said = QCoreApplication.translate("ReviewPage", "Changes since version {number}")
    if decided is not None:
        said = QCoreApplication.translate(
            "ReviewPage", "Changes since you decided on version {number}"
        )
    # Shorter beside others, so that every name can be read in a narrow window.
    final = QCoreApplication.translate("ReviewPage", "Final text")
    every = QCoreApplication.translate("ReviewPage", "All versions ({number})")
    count = len(view.record.revisions)
    return [said.format(number=before.number), final, every.format(number=count)]


def _key(view: PostView, before: Revision | None) -> tuple[object, ...]:
    number = None if before is None else before.number
    return (view.record.id, view.record.current.sha256, number)
