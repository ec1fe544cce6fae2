"""One post whose words may go: what it says, when it is due, what keeps it, and what would stay."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot

from desktop_app.domain.account import Charter
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.retention import Left, Whole
from desktop_app.ui import words
from desktop_app.ui.days import in_words
from desktop_app.ui.history.keeping import Keeping
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import Column, column
from desktop_app.ui.part_card import PartCard, cards_of
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Heading, Muted, Text

#: Where *Published* has a post.
_PUBLISHED = (PostState.POSTED, PostState.REMOVED)


class WordsDetail(Column):
    """The right side of what is to be forgotten."""

    review_asked = Signal(str)  #: a post's id
    published_asked = Signal(str)  #: a post's id

    def __init__(self, thumbnails: Thumbnails, holding: Holding) -> None:
        super().__init__("", spacing=6)
        self._thumbnails, self._holding = thumbnails, holding
        self._record: PostRecord | None = None
        self.keeping: Keeping | None = None  #: of the post that is shown
        self.open: Button | None = None

    def show_post(
        self, whole: Whole | None, charter: Charter, now: datetime, due_at: datetime | None
    ) -> None:
        """Show the post, due at `due_at` (None: never, or nobody knows); nothing while it is None."""
        self._begin()
        if whole is None:
            return
        record = self._record = whole.record
        account = charter.account(record.account)
        said = f"@{account.handle} · {words.state_name(record.state)}"
        self.column.addWidget(Heading(said, factor=1.1))
        self._due(due_at, now)
        thread = column(spacing=0)
        for each in cards_of(account, record.current.payload, whole.source):
            card = PartCard(self._thumbnails)
            card.show_part(each)
            thread.addWidget(card)
        self.column.addLayout(thread)
        self._link(record)
        self._section(self.tr("What stays in the record"))
        self.keeping = Keeping(self._holding, record, whole.kept, now)
        self.column.addWidget(self.keeping)
        self._what_stays()
        self.column.activate()  # it is seen already: no line stands a moment on another

    def show_left(self, left: Left, charter: Charter, now: datetime) -> None:
        """Show that the post's words were taken out: by whom, when and why, and who asked for it."""
        self._begin()
        found = left.redaction
        self.column.addWidget(line("void", "caution", self.tr("Its words were taken out.")))
        agreed = self.tr("{name} took them out, {time}: {reason}")
        asked = self.tr("{name} asked for it, {time}: {reason}")
        for said, by, at, reason in (
            (agreed, found.by, found.at, found.reason),
            (asked, found.asked_by, found.asked_at, found.asked_because),
        ):
            name, when = words.person_name(charter, by), words.moment(at, now)
            told = said.format(name=name, time=when, reason=words.quoted(reason))
            self.column.addWidget(indented(told, plain=True))
        self._what_stays()

    def _begin(self) -> None:
        self.setAccessibleName(self.tr("About this post"))
        self.clear()
        self._record = self.keeping = self.open = None

    def _due(self, due_at: datetime | None, now: datetime) -> None:
        if due_at is None:
            return
        day = in_words(due_at.astimezone())
        if due_at <= now:
            self.column.addWidget(
                line("clock", "caution", self.tr("Due since {day}").format(day=day))
            )
        else:
            self.column.addWidget(line("clock", "", self.tr("Due from {day}").format(day=day)))

    def _link(self, record: PostRecord) -> None:
        text = self.tr("Open it in Review")
        if record.state in _PUBLISHED:
            text = self.tr("Open it under Published")
        self.open = Button(text, "flat")
        self.open.clicked.connect(self._ask_open)
        self.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def _what_stays(self) -> None:
        self._section(self.tr("Once words are taken out"))
        stays = self.tr(
            "For ever stays who did what, and when; with it the fingerprints, the signatures and "
            "both reasons. Whoever still has the exact text can show that it was this one."
        )
        not_reached = self.tr(
            "Countersign on other computers lets go of its copies once it runs there. Not reached "
            "are backups, exports, mails, and X."
        )
        self.column.addWidget(Text(stays))
        self.column.addWidget(Muted(not_reached))

    def _section(self, name: str) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Heading(name))

    @Slot()
    def _ask_open(self) -> None:
        record = self._record
        if record is not None:
            is_published = record.state in _PUBLISHED
            (self.published_asked if is_published else self.review_asked).emit(record.id)
