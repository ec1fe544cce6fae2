"""Another time for a draft or a post: chosen here, with what it means, before anything changes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from desktop_app.domain import schedule
from desktop_app.domain.account import Charter
from desktop_app.domain.errors import BadInput
from desktop_app.services.calendar import Entry, EntryKind, Span
from desktop_app.services.messages import explain
from desktop_app.ui import words
from desktop_app.ui.calendar import said
from desktop_app.ui.days import DAY
from desktop_app.ui.fields import in_language
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, PrimaryButton, Text


class MoveForm(Retranslated, Card):
    """Asks for the time of one entry, in its account's zone; hidden while nothing is moved."""

    confirmed = Signal(object, object)  #: Entry, datetime (UTC)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._span: Span | None = None
        self._charter: Charter | None = None
        self._is_exempt = False
        self._title, self._zone, self._meaning = Heading(), Muted(), Text()
        self.day, self.time = QDateEdit(), QTimeEdit()
        self._sign, self.trouble = IconLabel("void", "legal"), Text()
        self.cancel, self.confirm = Button(), PrimaryButton()
        self._build()
        self.retranslate()
        self.hide()

    @property
    def entry(self) -> Entry | None:
        """What is to be moved."""
        return self._entry

    def ask(self, entry: Entry, local: datetime, span: Span, charter: Charter) -> None:
        """Offer the naive `local` time, in the zone of the entry's account."""
        self._entry, self._span, self._charter = entry, span, charter
        self._is_exempt = False
        for field in (self.day, self.time):
            field.blockSignals(True)
        self.day.setDate(QDate(local.year, local.month, local.day))
        self.time.setTime(QTime(local.hour, local.minute))
        for field in (self.day, self.time):
            field.blockSignals(False)
        self.setEnabled(True)
        self.retranslate()
        self.show()
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self, *, is_exempt: bool) -> None:
        """Legal made an exception for the post, or made none: a quiet period may take it."""
        self._is_exempt = is_exempt
        self._tell()

    @Slot()
    def close_form(self) -> None:
        """Ask nothing more; nothing was changed."""
        self._entry = None
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.day.setAccessibleName(self.tr("New day"))
        self.time.setAccessibleName(self.tr("New time"))
        in_language(self.day, f"ddd {DAY}")
        in_language(self.time, "HH:mm")
        self.cancel.name(self.tr("Leave it where it is"))
        entry = self._entry
        is_draft = entry is None or entry.kind is EntryKind.DRAFT
        self._title.setText(self.tr("Move the draft") if is_draft else self.tr("Move the post"))
        self.confirm.name(self.tr("Move the draft") if is_draft else self.tr("Write a new version"))
        self._meaning.setText(self._meant(entry))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel.click()
            return
        super().keyPressEvent(event)

    def _meant(self, entry: Entry | None) -> str:
        if entry is None or entry.kind is EntryKind.DRAFT:
            return self.tr("Only the time of your draft changes. Nobody else sees it.")
        return self.tr(
            "The time is part of what is approved. A new version with this time opens in Compose; "
            "once you send it for review, the approvals of version {number} are void and must be "
            "given again. Until then version {number} stands, with its own time."
        ).format(number=entry.revision)

    def _build(self) -> None:
        for field in (self.day, self.time):
            field.setTimeZone(QTimeZone.utc())  # any other would mend what is typed, silently
        self.day.setCalendarPopup(True)
        self.day.dateChanged.connect(self._tell)
        self.time.timeChanged.connect(self._tell)
        fields, buttons = QWidget(), QWidget()
        line, answers = Flow(fields), Flow(buttons)
        line.addWidget(self.day)
        line.addWidget(self.time)
        answers.addWidget(self.confirm)
        answers.addWidget(self.cancel)
        why = row(spacing=6)
        why.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self.trouble, 1)
        inside = column(self, margins=(12, 10, 12, 12), spacing=8)
        for widget in (self._title, fields, self._zone):
            inside.addWidget(widget)
        inside.addLayout(why)
        inside.addWidget(self._meaning)
        inside.addWidget(buttons)
        self.cancel.clicked.connect(self.close_form)
        self.confirm.clicked.connect(self._answer)

    def _at(self) -> datetime:
        """The time that is chosen, in UTC. Raises BadInput (``schedule.*``)."""
        assert self._entry is not None
        assert self._span is not None
        assert self._charter is not None
        day, time = self.day.date(), self.time.time()
        local = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001 - a local time: `moment` gives it its zone
        at = schedule.moment(local, said.zone_of(self._charter, self._entry.account))
        if at <= self._span.now:
            raise BadInput("schedule.past")
        return at

    def _trouble(self) -> str:
        """Why the entry cannot leave then; empty when it can."""
        if self._entry is None or self._span is None or self._charter is None:
            return ""
        try:
            at = self._at()
        except BadInput as refusal:
            message = explain(refusal, words.language())
            return f"{message.what} {message.do}"
        band = self._span.band_at(self._entry.account, at)
        if band is None or (self._is_exempt and band.freeze is None):
            return ""
        rule = said.band_said(band, self._charter)
        if band.freeze is not None:
            return rule
        more = self.tr("Choose a time outside it; only legal’s exception lets a post leave in it.")
        return f"{rule} {more}"

    @Slot()
    def _tell(self) -> None:
        trouble = self._trouble()
        if self._entry is not None and self._charter is not None:
            zone = said.zone_of(self._charter, self._entry.account)
            shown = self.tr("Time of {zone}").format(zone=zone)
            if not trouble:
                shown = words.zoned_both(self._at(), zone)
            self._zone.setText(shown)
        self.trouble.setText(trouble)
        for widget in (self._sign, self.trouble):
            widget.setVisible(bool(trouble))
        self.confirm.setEnabled(not trouble)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(trouble or self._meaning.text())
        self.set_tone("legal" if trouble else "")

    @Slot()
    def _answer(self) -> None:
        if self._entry is not None and not self._trouble():
            self.setEnabled(False)  # until it is done: one click moves once
            self.confirmed.emit(self._entry, self._at())
