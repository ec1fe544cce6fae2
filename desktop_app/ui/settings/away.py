"""Being away: whom a person names to decide in their name, for which duties, and until when.

What others lent to this person is listed as well. An executive's own voice is lent to nobody.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QWidget

from desktop_app.domain import schedule
from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import away
from desktop_app.services.away import Absence, Duty
from desktop_app.services.messages import explain
from desktop_app.services.parts import Changes
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.days import DAY
from desktop_app.ui.fields import in_language
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.pieces import line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton, Text

_MOST_PAST = 5  #: of what is over, the newest


class AwaySettings(Retranslated, QWidget):
    """A form for the next absence, and a list of those that are, come, or were."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._duties: tuple[Duty, ...] = ()
        self.ticks: list[Tick] = []
        self._hint, self._voice, self.trouble = Muted(), Muted(), Text()
        self.deputy, self.reason, self.zone = QComboBox(), QLineEdit(), QLineEdit()
        self.begins, self.ends = QDateTimeEdit(), QDateTimeEdit()
        self._from, self._to = Text(), Text()
        self.name, self.back = PrimaryButton(), Button()
        self._form, self._ticks = QWidget(), column(spacing=4)
        self._list = column(spacing=4)
        self._listed = Heading()
        self._build()
        self._connect()
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        for clock in (self.begins, self.ends):
            in_language(clock, f"{DAY} HH:mm")
        self._hint.setText(
            self.tr(
                "Somebody else decides in your name; the record says so each time. Nobody decides "
                "about what they wrote, nor about what you wrote."
            )
        )
        self._voice.setText(
            self.tr("Your own voice is lent to nobody: what is written in your name waits for you.")
        )
        self._from.setText(self.tr("from"))
        self._to.setText(self.tr("to"))
        self.deputy.setAccessibleName(self.tr("Who decides for you"))
        self.reason.setPlaceholderText(self.tr("Why, for everybody and for the record"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.begins.setAccessibleName(self.tr("Away from"))
        self.ends.setAccessibleName(self.tr("Away until"))
        self.zone.setAccessibleName(self.tr("Time zone of these times"))
        self.name.name(self.tr("Let them decide for me"))
        self.back.name(self.tr("I am back"))
        self._listed.setText(self.tr("Who decides for whom"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the record says of this person."""
        if not self._session.is_loaded:
            return
        charter, person = self._session.charter, self._session.person.id
        self._duties = away.duties(charter, person)
        self._show_ticks()
        chosen = self.deputy.currentData()
        self.deputy.clear()
        self.deputy.addItem(self.tr("Who decides for you"), None)
        for one in away.candidates(charter, person):
            self.deputy.addItem(words.person_name(charter, one.id), one.id)
        self.deputy.setCurrentIndex(max(0, self.deputy.findData(chosen)))
        self._form.setVisible(bool(self._duties))
        self._voice.setVisible(away.keeps_own_voice(charter, person))
        self._show_list()
        self._allow()

    def _build(self) -> None:
        local = QTimeZone.systemTimeZoneId().toStdString()
        self.zone.setText(local if QTimeZone(local.encode()).isValid() else "UTC")
        today = self._session.opening.clock.now().date()
        first = QDate(today.year, today.month, today.day).addDays(1)
        self.begins.setDateTime(QDateTime(first, QTime(9, 0)))
        self.ends.setDateTime(QDateTime(first.addDays(7), QTime(9, 0)))
        for clock in (self.begins, self.ends):
            clock.setCalendarPopup(True)
        for field in (self.zone, self.reason):
            field.setProperty("kind", "field")
        times = row(spacing=8)
        for part in (self._from, self.begins, self._to, self.ends, self.zone):
            if isinstance(part, Text):
                part.setWordWrap(False)
            times.addWidget(part)
        times.addStretch(1)
        buttons = row(spacing=8)
        buttons.addStretch(1)
        buttons.addWidget(self.name)
        form = column(self._form, spacing=8)
        form.addLayout(self._ticks)
        form.addWidget(self.deputy)
        form.addLayout(times)
        form.addWidget(self.reason)
        form.addLayout(buttons)
        below = row(spacing=8)
        below.addWidget(self._listed, 1)
        below.addWidget(self.back)
        whole = column(self, spacing=8)
        for widget in (self._hint, self._voice, self._form, self.trouble):
            whole.addWidget(widget)
        whole.addLayout(below)
        whole.addLayout(self._list)
        self.trouble.hide()

    def _connect(self) -> None:
        self._session.loaded.connect(self.refresh)
        self._session.person_changed.connect(self._other_person)
        self._session.accounts_changed.connect(self.refresh)
        self._session.charter_changed.connect(self.refresh)
        self.deputy.activated.connect(self._allow)
        self.reason.textChanged.connect(self._allow)
        self.name.clicked.connect(self._begin)
        self.back.clicked.connect(self._end)

    @Slot()
    def _other_person(self) -> None:
        self.reason.clear()
        self.deputy.setCurrentIndex(0)
        self._say("")
        self.refresh()

    def _show_ticks(self) -> None:
        was = {tick.text(): tick.isChecked() for tick in self.ticks}
        clear(self._ticks)
        self.ticks = []
        charter = self._session.charter
        for duty in self._duties:
            tick = Tick()
            handle = charter.account(duty.account).handle
            tick.setText(f"@{handle} — {words.role_name(duty.role)}")
            tick.setAccessibleName(tick.text())
            tick.setChecked(was.get(tick.text(), True))
            tick.clicked.connect(self._allow)
            self._ticks.addWidget(tick)
            self.ticks.append(tick)

    def _absences(self) -> tuple[Absence, ...]:
        controls = [state.control for state in self._session.states]
        return away.absences(controls, self._session.charter)

    def _mine(self) -> tuple[Absence, ...]:
        """What this person lent and is not over."""
        now, person = self._session.opening.clock.now(), self._session.person.id
        return tuple(
            one for one in self._absences() if one.lent.principal == person and not one.is_over(now)
        )

    def _show_list(self) -> None:
        clear(self._list)
        now = self._session.opening.clock.now()
        known = self._absences()
        past = [one for one in known if one.is_over(now)][:_MOST_PAST]
        for one in [*(each for each in known if not each.is_over(now)), *past]:
            self._list.addWidget(self._line(one, now))
        if not known:
            self._list.addWidget(Muted(self.tr("Nobody decides for anybody else.")))
        self.back.setVisible(bool(self._mine()))

    def _line(self, one: Absence, now: datetime) -> QWidget:
        charter, lent = self._session.charter, one.lent
        if one.is_over(now):
            icon, said = "void", self.tr("{deputy} decided for {person}, {role}, @{handle}: over")
        elif lent.is_live(now):
            icon = "check"
            said = self.tr("{deputy} decides for {person}, {role}, @{handle}, until {end}")
        else:
            icon = "clock"
            said = self.tr("{deputy} decides for {person}, {role}, @{handle}, {begin} to {end}")
        said = said.format(
            deputy=words.person_name(charter, lent.deputy),
            person=words.person_name(charter, lent.principal),
            role=words.role_name(lent.role),
            handle=charter.account(one.account).handle,
            begin=words.zoned(lent.begins_at, self.zone.text()),
            end=words.zoned(lent.ends_at, self.zone.text()),
        )
        return line(
            icon, "good" if icon == "check" else "", f"{said} · {words.quoted(lent.reason)}"
        )

    @Slot()
    def _allow(self) -> None:
        is_named = self.deputy.currentData() is not None
        is_chosen = any(tick.isChecked() for tick in self.ticks)
        self.name.setEnabled(is_named and is_chosen and bool(self.reason.text().strip()))

    @Slot()
    def _begin(self) -> None:
        session, deputy = self._session, PersonId(self.deputy.currentData())
        lent = [d for d, tick in zip(self._duties, self.ticks, strict=True) if tick.isChecked()]
        try:
            between = (self._at(self.begins), self._at(self.ends))
        except CountersignError as error:
            self._failed(error)
            return
        verb = partial(
            away.begin, session.parts, lent, deputy, between, session.person.id, self.reason.text()
        )
        self._do(verb)

    @Slot()
    def _end(self) -> None:
        session, why = self._session, self.tr("I am back")
        self._do(partial(away.end, session.parts, self._mine(), session.person.id, why))

    def _at(self, clock: QDateTimeEdit) -> datetime:
        """The moment that the field says, in the zone beside it. Raises BadInput (``schedule.*``)."""
        said = clock.dateTime().toString("yyyy-MM-ddTHH:mm")
        return schedule.moment(datetime.fromisoformat(said), self.zone.text().strip())

    def _do(self, verb: partial[None]) -> None:
        self._session.do(Lane.STORE, verb, owner=self, then=self._done, failed=self._failed)

    def _done(self, _: object) -> None:
        self._say("")
        self.reason.clear()
        self._session.changed.emit(Changes(reviews=True))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            message = explain(error, words.language())
            self._say(f"{message.what} {message.do}")
            self._session.changed.emit(Changes(reviews=True))  # what was lent before it failed
        else:
            self._session.failed.emit(error)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
