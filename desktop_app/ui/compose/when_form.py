"""When the post leaves: as soon as it is approved, or at a time in a named zone, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QDate, QEvent, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QTimeEdit, QWidget

from desktop_app.checks.profile import Profile
from desktop_app.checks.quiet_periods import period_at
from desktop_app.domain import schedule
from desktop_app.domain.account import Terms
from desktop_app.domain.errors import BadInput
from desktop_app.services.messages import explain
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.section import Section
from desktop_app.ui.compose.times import day_and_time, time_of_day
from desktop_app.ui.days import DAY, in_words
from desktop_app.ui.fields import in_language
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import bring_into_sight, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import IconLabel, Muted, Segments, Text
from desktop_app.ui.words import language

AT_ONCE, AT_A_TIME = 0, 1
#: Offered first; every other zone is found by typing a part of its name.
COMMON_ZONES = (
    "Europe/Paris",
    "Europe/London",
    "Europe/Brussels",
    "Europe/Zurich",
    "America/New_York",
    "America/Toronto",
    "America/Los_Angeles",
    "Asia/Dubai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "UTC",
)
_FIRST_GUESS = timedelta(hours=1)
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class WhenForm(Section):
    """The time, its zone, and what follows from it."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._account = ""
        self._refusal: BadInput | None = None
        self._knows_all_zones = False
        self.mode, self.zone = Segments(), QComboBox()
        self.day, self.time = QDateEdit(), QTimeEdit()
        self._fields = QWidget()
        self._sign, self._told = IconLabel("void", "legal"), Text()
        self._leaves, self._here, self._pause = Text(), Muted(), Muted()
        self._quiet_sign, self._quiet = IconLabel("legal", "legal"), Text()
        self._build()
        self.retranslate()

    @property
    def told(self) -> str:
        """Everything that is said under the fields, a line each."""
        lines = (self._told, self._leaves, self._here, self._quiet, self._pause)
        return "\n".join(line.text() for line in lines if line.isVisibleTo(self) and line.text())

    def trouble(self, now: datetime) -> str:
        """Why the time cannot be kept, in a sentence; empty when it can."""
        refusal = self._refusal
        at = None if self._draft is None else self._draft.not_before
        if refusal is None and at is not None and at <= now:
            refusal = BadInput("schedule.past")
        if refusal is None:
            return ""
        message = explain(refusal, language())
        return f"{message.what} {message.do}"

    def begin(self) -> None:
        """Open, and let a time be typed."""
        if not self.isEnabled():
            return  # it is being sent
        self.open()
        if self.mode.current == AT_ONCE:
            self._choose(AT_A_TIME)
        bring_into_sight(self.time)
        self.time.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_draft(self, draft: Draft) -> None:
        """Show when the draft leaves. A time that is being typed stays as it is."""
        before, self._draft = self._draft, draft
        if before is None or before.id != draft.id or self._account != draft.account:
            self._account, self._refusal = draft.account, None
            self._name_zones(self._terms.zone)
            self._show_time(draft.not_before)
        elif before.not_before != draft.not_before and self._refusal is None:
            self._show_time(draft.not_before)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.mode.setAccessibleName(self.tr("When"))
        self.mode.set_labels([self.tr("As soon as it is approved"), self.tr("At a time")])
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        self.zone.setAccessibleName(self.tr("Time zone"))
        if (edit := self.zone.lineEdit()) is not None:
            edit.setAccessibleName(self.tr("Time zone"))
        in_language(self.day, f"ddd {DAY}")
        in_language(self.time, "HH:mm")
        at = None if self._draft is None else self._draft.not_before
        is_timed = at is not None or self._refusal is not None
        self.mode.choose(AT_A_TIME if is_timed else AT_ONCE)
        self._fields.setVisible(is_timed)
        self._tell(at)
        summary = self.tr("as soon as it is approved")
        if self._minutes:
            summary = self.tr("as soon as it is approved, after a pause of {minutes} min").format(
                minutes=self._minutes
            )
        if at is not None:
            summary = f"{day_and_time(schedule.local(at, self._zone))} {self._zone}"
        self.tell(self.tr("When"), summary)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        # What is typed is no moment yet: in any zone but UTC Qt would mend it silently.
        for field in (self.day, self.time):
            field.setTimeZone(QTimeZone.utc())
        self.day.setCalendarPopup(True)
        self.day.dateChanged.connect(self._edited)
        self.time.timeChanged.connect(self._edited)
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.setMinimumContentsLength(18)
        self.zone.textActivated.connect(self._edited)
        if (edit := self.zone.lineEdit()) is not None:
            edit.editingFinished.connect(self._edited)
        self.mode.chosen.connect(self._choose)
        modes = row()
        modes.addWidget(self.mode)
        modes.addStretch(1)
        fields = Flow(self._fields, spacing=6)
        for widget in (self.day, self.time, self.zone):
            fields.addWidget(widget)
        self.inside.addLayout(modes)
        self.inside.addWidget(self._fields)
        for sign, words in ((self._sign, self._told), (self._quiet_sign, self._quiet)):
            line = row(spacing=6)
            line.addWidget(sign)
            line.addWidget(words, 1)
            self.inside.addLayout(line)
        for label in (self._leaves, self._here, self._pause):
            self.inside.addWidget(label)

    @property
    def _terms(self) -> Terms:
        if not self._session.is_loaded or self._draft is None:
            return Terms()
        return self._session.charter.policy.terms_for(self._draft.account)

    @property
    def _zone(self) -> str:
        """The zone that is shown, or the account's while that is none."""
        try:
            schedule.local(_ANY_TIME, self.zone.currentText().strip())
        except BadInput:
            return self._terms.zone
        return self.zone.currentText().strip()

    def _name_zones(self, first: str) -> None:
        names = list(dict.fromkeys((first, *COMMON_ZONES)))
        self.zone.blockSignals(True)
        self.zone.clear()
        self.zone.addItems(names)
        self.zone.setCurrentText(first)
        self.zone.blockSignals(False)

    def _find_all_zones(self) -> None:
        """Let a part of any zone's name be typed; read once, when it is first of use."""
        if self._knows_all_zones:
            return
        self._knows_all_zones = True
        names = [bytes(each.data()).decode() for each in QTimeZone.availableTimeZoneIds()]
        finder = QCompleter([name for name in names if "/" in name], self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zone.setCompleter(finder)

    def _show_time(self, at: datetime | None) -> None:
        if at is None:
            return
        self._find_all_zones()
        local = schedule.local(at, self._zone)
        for field in (self.day, self.time):
            field.blockSignals(True)
        day, time = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        # A field that says it already is being typed in: set, it would begin again at the hour.
        if self.day.date() != day:
            self.day.setDate(day)
        if self.time.time() != time:
            self.time.setTime(time)
        for field in (self.day, self.time):
            field.blockSignals(False)

    def _tell(self, at: datetime | None) -> None:
        now = self._session.opening.clock.now()
        trouble = self.trouble(now)
        lines = {
            self._told: trouble,
            self._leaves: "" if trouble or at is None else self._said_of(at),
            self._here: "" if trouble or at is None else self._said_here(at),
            self._quiet: self._said_quiet(at or now),
            self._pause: self._said_pause(),
        }
        for label, words in lines.items():
            label.setText(words)
            label.setVisible(bool(words))
        self._sign.setVisible(bool(trouble))
        self._quiet_sign.setVisible(bool(self._quiet.text()))

    def _said_of(self, at: datetime) -> str:
        zone = self._zone
        begins = schedule.local(at, zone)
        ends = schedule.local(at + self._grace, zone)
        said = self.tr("Leaves on {day} between {begins} and {ends} {zone}, or not at all.")
        return said.format(
            day=in_words(begins),
            begins=time_of_day(begins),
            ends=time_of_day(ends),
            zone=zone,
        )

    def _said_here(self, at: datetime) -> str:
        here, there = at.astimezone(), schedule.local(at, self._zone)
        if here.utcoffset() == there.utcoffset():
            return ""
        return self.tr("On this computer that is {time}.").format(time=day_and_time(here))

    def _said_quiet(self, at: datetime) -> str:
        if not self._session.is_loaded:
            return ""
        period = period_at(Profile.parse(self._session.charter.profile), at)
        if period is None:
            return ""
        more = self.tr(
            "What it says of figures, of the future or of unpublished matters goes to legal, and "
            "leaves only with an exception that legal explains."
        )
        return f"{period.said.text(language())} {more}"

    def _said_pause(self) -> str:
        if not self._minutes:
            return ""
        return self.tr(
            "At the earliest %n minute(s) after it was sent for review, however soon it is "
            "approved: a pause for second thoughts.",
            "",
            self._minutes,
        )

    @property
    def _minutes(self) -> int:
        """How long the account's posts pause after they were sent for review, rounded up."""
        return -(-self._terms.cool_off_seconds // 60)

    @property
    def _grace(self) -> timedelta:
        seconds = self._session.charter.policy.grace_seconds if self._session.is_loaded else 0
        return timedelta(seconds=seconds)

    def _change(self, change: Callable[[Draft], Draft]) -> None:
        self.changed.emit(change)

    @Slot(int)
    def _choose(self, chosen: int) -> None:
        self._refusal = None
        if chosen == AT_ONCE:
            self._change(partial(replace, not_before=None, not_after=None))
        else:
            now = self._session.opening.clock.now()
            begins = (now + _FIRST_GUESS).replace(minute=0, second=0, microsecond=0)
            self._leave_at(begins + _FIRST_GUESS)
        self.retranslate()
        self.reveal()

    @Slot()
    def _edited(self) -> None:
        """Take the time that stands there; while it is none, the one before stays and it is said."""
        day, time = self.day.date(), self.time.time()
        local = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001 - a local time: `moment` gives it its zone
        try:
            at = schedule.moment(local, self.zone.currentText().strip())
        except BadInput as refusal:
            self._refusal = refusal
            self._change(partial(replace))
        else:
            self._refusal = None
            self._leave_at(at)
        self.retranslate()

    def _leave_at(self, at: datetime) -> None:
        self._change(partial(replace, not_before=at, not_after=at + self._grace))
