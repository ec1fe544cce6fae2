"""The chosen post beside the list: its final text, part by part, and who said what of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter
from desktop_app.domain.payload import short
from desktop_app.domain.record import PostRecord
from desktop_app.domain.source import Source
from desktop_app.ui import words
from desktop_app.ui.layout import Column, column
from desktop_app.ui.part_card import PartCard, cards_of
from desktop_app.ui.pieces import line
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Heading, Muted


class Preview(Column):
    """Shows one record; nothing while there is none."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=6)
        self._thumbnails = thumbnails
        self._shown: tuple[PostRecord, Charter, Source | None] | None = None

    def show_record(
        self, record: PostRecord | None, charter: Charter, source: Source | None = None
    ) -> None:
        """Show `record`; `source` is the post that it answers or quotes, as it was read."""
        self._shown = None if record is None else (record, charter, source)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Preview of the chosen post"))
        self.clear()
        if self._shown is None:
            return
        record, charter, source = self._shown
        heading = self.tr("Version {number}, as it would be posted")
        self.column.addWidget(Heading(heading.format(number=record.current.number)))
        thread, account = column(spacing=0), charter.account(record.account)
        for each in cards_of(account, record.current.payload, source):
            card = PartCard(self._thumbnails)
            card.show_part(each)
            thread.addWidget(card)
        self.column.addLayout(thread)
        for decision in record.decisions:
            name = words.giver_name(charter, decision.person, decision.acting_for)
            said = words.verdict_name(decision.verdict, decision.revision)
            counts = not words.standing_name(decision.standing)
            icon = "check" if counts and decision.verdict == "approve" else "review"
            self.column.addWidget(line(icon, "good" if icon == "check" else "", f"{name} — {said}"))
            why = words.standing_name(decision.standing)
            if why or decision.reason:
                self.column.addWidget(
                    Muted(" · ".join(each for each in (why, decision.reason) if each))
                )
        self.column.addWidget(
            Muted(self.tr("Fingerprint {digits}").format(digits=short(record.current.sha256)))
        )
