"""Everything about one published post: what was approved, what X shows, and by whom."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter, Realm
from desktop_app.domain.payload import short
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Verdict
from desktop_app.ui import words
from desktop_app.ui.history.delegate import equality_words
from desktop_app.ui.layout import Column, row
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Heading, IconLabel, Muted, PostCard, Text


class Detail(Column):
    """The right side of Published."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=6)

    def show_record(self, record: PostRecord | None, charter: Charter, now: datetime) -> None:
        """Show `record`; nothing while it is None."""
        self.setAccessibleName(self.tr("About this post"))
        self.clear()
        if record is None:
            return
        card = PostCard()
        card.show_payload(charter.account(record.account), record.current.payload)
        self.column.addWidget(card)
        self._equality(record)
        self._where(record, charter)
        self._approvals(record, charter, now)

    def _equality(self, record: PostRecord) -> None:
        publication = record.publication
        if publication is None:
            return
        icon, tone, word = equality_words(publication.same_text)
        self.column.addSpacing(6)
        self._line(icon, tone, word)
        if publication.same_text is False and publication.posted_text:
            self.column.addWidget(Muted(self.tr("X shows:")))
            self.column.addWidget(Text(publication.posted_text))

    def _where(self, record: PostRecord, charter: Charter) -> None:
        self._section(self.tr("At X"))
        number = record.publication.x_post_id if record.publication else None
        shown = Text(self.tr("number {id}").format(id=number or "—"))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(shown)
        if charter.realm is Realm.PRACTICE:
            self.column.addWidget(Muted(self.tr("On the practice X of this computer: not public.")))
        elif number:
            handle = charter.account(record.account).handle
            link = Text(f"https://x.com/{handle}/status/{number}")
            link.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(link)
        line = row(spacing=6)
        label, digits = (
            Muted(self.tr("Fingerprint of the text")),
            Text(short(record.current.sha256)),
        )
        label.setWordWrap(False)
        digits.setFont(monospaced())
        digits.setToolTip(record.current.sha256)
        line.addWidget(label)
        line.addWidget(digits, 1)
        holder = QWidget()
        holder.setLayout(line)
        self.column.addWidget(holder)

    def _approvals(self, record: PostRecord, charter: Charter, now: datetime) -> None:
        self._section(self.tr("Who approved it"))
        author = charter.person(record.current.submitted_by).name
        for decision in record.decisions:
            if decision.sha256 == record.current.sha256 and decision.verdict is Verdict.APPROVE:
                name = charter.person(decision.person).name
                said = words.verdict_name(decision.verdict, decision.revision)
                self._line("check", "good", f"{name} — {said}")
                when = f"{words.role_name(decision.role)} · {words.moment(decision.at, now)}"
                self.column.addWidget(Muted(when))
        written = self.tr("Version {number} by {author}").format(
            number=record.current.number, author=author
        )
        self._line("edit", "", f"{written} · {words.moment(record.current.submitted_at, now)}")

    def _section(self, name: str) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Heading(name))

    def _line(self, icon: str, tone: str, text: str) -> None:
        holder = QWidget()
        line = row(holder, spacing=8)
        line.addWidget(IconLabel(icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(text), 1)
        self.column.addWidget(holder)
