"""Everything about one published post: what was approved, what X shows, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter, Realm
from desktop_app.domain.action import PostId
from desktop_app.domain.payload import short
from desktop_app.domain.publication import PartRecord
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Verdict
from desktop_app.domain.source import Source
from desktop_app.services.echoes import Echo
from desktop_app.services.retention import Kept
from desktop_app.ui import words
from desktop_app.ui.history import comparison, numbers
from desktop_app.ui.history.keeping import Keeping
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.part_card import PartCard, cards_of
from desktop_app.ui.pieces import line, link
from desktop_app.ui.theme import monospaced
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Heading, Muted, Text


class Detail(Column):
    """The right side of Published."""

    post_asked = Signal(str)  #: a post's id: to be seen whole

    def __init__(
        self, thumbnails: Thumbnails, holding: Holding, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, spacing=6)
        self._thumbnails, self._holding = thumbnails, holding
        self.keeping: Keeping | None = None  #: of the post that is shown

    def show_record(
        self,
        record: PostRecord | None,
        charter: Charter,
        now: datetime,
        corrections: Sequence[PostId] = (),
        source: Source | None = None,
        echoes: Sequence[Echo] = (),
        kept: Kept | None = None,
    ) -> None:
        """Show `record`, and that `corrections` correct it; nothing while it is None.

        `source` is the post that it answers or quotes, as it was read; `echoes` is what X counted;
        `kept` is what keeps its words.
        """
        self.setAccessibleName(self.tr("About this post"))
        self.clear()
        self.keeping = None
        if record is None:
            return
        self._cards(record, charter, source)
        self._equality(record)
        self._links(record, corrections)
        if kept is not None and (kept.holds or kept.request):
            self._keeping(record, kept, now)  # rare, and more than numbers
            kept = None
        self._numbers(echoes, now)
        self._where(record, charter, now)
        self._approvals(record, charter, now)
        if kept is not None:
            self._keeping(record, kept, now)

    def show_gone(self, said: str) -> None:
        """Show that the post's words were taken out, as `said`."""
        self.setAccessibleName(self.tr("About this post"))
        self.clear()
        self.keeping = None
        self.column.addWidget(Text(said))
        self.column.addWidget(
            Muted(self.tr("Who did what, and when, is still in the record; its words are not."))
        )

    def _cards(self, record: PostRecord, charter: Charter, source: Source | None) -> None:
        """The post as X shows it; the cards of a thread join."""
        thread, account = column(spacing=0), charter.account(record.account)
        for each in cards_of(account, record.current.payload, source):
            card = PartCard(self._thumbnails)
            card.show_part(each)
            thread.addWidget(card)
        self.column.addLayout(thread)

    def _equality(self, record: PostRecord) -> None:
        self.column.addSpacing(6)
        self.column.addWidget(line(*comparison.said(comparison.of_record(record))))
        for part in record.parts:
            differs = comparison.differing(part)
            if differs:
                self.column.addWidget(Muted(differs))
        publication = record.publication
        if publication and publication.same_text is False and publication.posted_text:
            self.column.addWidget(Muted(self.tr("X shows:")))
            self.column.addWidget(Text(publication.posted_text))

    def _links(self, record: PostRecord, corrections: Sequence[PostId]) -> None:
        self._button(self.tr("Open it in Review"), record.id)
        if record.current.corrects is not None:
            self._button(self.tr("Open the post that this one corrects"), record.current.corrects)
        for correction in corrections:
            self._button(self.tr("Open the correction of this post"), correction)

    def _button(self, text: str, post: PostId) -> None:
        button = _PostButton(text, post)
        button.asked.connect(self.post_asked)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _numbers(self, echoes: Sequence[Echo], now: datetime) -> None:
        if echoes:
            self._section(self.tr("Numbers at X"))
            for piece in numbers.pieces(echoes, now):
                self.column.addWidget(piece)

    def _where(self, record: PostRecord, charter: Charter, now: datetime) -> None:
        self._section(self.tr("At X"))
        for part in record.parts:
            self._part(part, record, charter, now)
        if charter.realm is Realm.PRACTICE:
            self.column.addWidget(Muted(self.tr("On the practice X of this computer: not public.")))
        inside = row(spacing=6)
        label = Muted(self.tr("Fingerprint of the text"))
        digits = Text(short(record.current.sha256))
        label.setWordWrap(False)
        digits.setFont(monospaced())
        digits.setToolTip(record.current.sha256)
        inside.addWidget(label)
        inside.addWidget(digits, 1)
        holder = QWidget()
        holder.setLayout(inside)
        self.column.addWidget(holder)

    def _part(self, part: PartRecord, record: PostRecord, charter: Charter, now: datetime) -> None:
        count = len(record.current.payload.parts)
        said = [self.tr("number {id}").format(id=part.x_post_id), words.moment(part.at, now)]
        if count > 1:
            said.insert(0, words.part_name(part.number, count))
        if part.removed_at is not None:
            when = words.moment(part.removed_at, now)
            said.append(self.tr("taken off X {time}").format(time=when))
        self.column.addWidget(link(" · ".join(said)))
        if charter.realm is Realm.X and part.removed_at is None:
            handle = charter.account(record.account).handle
            self.column.addWidget(link(words.link_of(handle, part.x_post_id)))

    def _approvals(self, record: PostRecord, charter: Charter, now: datetime) -> None:
        self._section(self.tr("Who approved it"))
        author = words.person_name(charter, record.current.submitted_by)
        for decision in record.decisions:
            if decision.sha256 == record.current.sha256 and decision.verdict is Verdict.APPROVE:
                name = words.person_name(charter, decision.person)
                said = words.verdict_name(decision.verdict, decision.revision)
                self.column.addWidget(line("check", "good", f"{name} — {said}"))
                when = f"{words.role_name(decision.role)} · {words.moment(decision.at, now)}"
                self.column.addWidget(Muted(when))
        written = self.tr("Version {number} by {author}").format(
            number=record.current.number, author=author
        )
        when = words.moment(record.current.submitted_at, now)
        self.column.addWidget(line("edit", "", f"{written} · {when}"))

    def _keeping(self, record: PostRecord, kept: Kept, now: datetime) -> None:
        self._section(self.tr("What stays in the record"))
        self.keeping = Keeping(self._holding, record, kept, now)
        self.column.addWidget(self.keeping)

    def _section(self, name: str) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Heading(name))


class _PostButton(Button):
    """A button that opens one post."""

    asked = Signal(str)

    def __init__(self, text: str, post: PostId) -> None:
        super().__init__(text, "flat")
        self._post = post
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._post)
