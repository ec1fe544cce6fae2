"""The calendar page: what leaves when, what left, and when nothing should."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimeZone, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain import schedule
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import BadInput
from desktop_app.services import calendar, moving
from desktop_app.services.calendar import Entry, EntryKind, Span, day_bounds
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft, DraftId
from desktop_app.ui.account_choice import AccountChoice
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.calendar import said
from desktop_app.ui.calendar.aside import Aside, Chosen
from desktop_app.ui.calendar.board import WEEK, Board, Mode, Sight, days_of, most_out
from desktop_app.ui.compose.times import time_of_day
from desktop_app.ui.exporting import Told
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, kept_splitter, lead_focus, row, scrolling
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted, Segments

MODES = (Mode.MONTH, Mode.WEEK, Mode.AGENDA)
_MODE = "calendar.mode"  #: a preference of this machine
_ASIDE = 300


class CalendarPage(QWidget):
    """Days beside what is said of the chosen one."""

    review_asked = Signal(str)  #: a post's id
    goal_asked = Signal(str)  #: a goal's id
    draft_opened = Signal(object)  #: Draft, to be written
    draft_moved = Signal(object)  #: Draft, as the desk has it now

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._span: Span | None = None
        self._entry: str | None = None  #: the id of the chosen one
        self._is_reading = self._read_again = False
        self.title, self.told, self._zone_line = Heading(factor=1.3), Told(), Muted()
        self._cut = Muted()
        self.modes, self.account = Segments(), AccountChoice(session)
        self.before, self.today, self.after = (Button(kind="flat") for _ in range(3))
        self.board, self.aside = Board(), Aside()
        self._days = scrolling(self.board)
        self._follows = True  #: the chosen day stays in sight, until somebody scrolls elsewhere
        self.day = self._today
        kept = session.opening.desk.preference(_MODE)
        self.mode = next((mode for mode in MODES if mode == kept), Mode.MONTH)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def zone(self) -> str:
        """In which the days are counted: the chosen account's, else the one that all share."""
        charter = self._session.charter
        if self.account.chosen is not None:
            return charter.policy.terms_for(self.account.chosen).zone
        zones = {charter.policy.terms_for(each.id).zone for each in charter.accounts}
        return zones.pop() if len(zones) == 1 else _zone_here()

    @property
    def span(self) -> Span | None:
        """What was read last."""
        return self._span

    def choose_mode(self, mode: Mode) -> None:
        """Show a month, a week or an agenda; kept."""
        self.mode, self._follows = mode, True
        self.modes.choose(MODES.index(mode))
        self._session.opening.desk.prefer(_MODE, mode)
        self.reload()

    def show_day(self, day: date) -> None:
        """Choose a day, and read again when it is not among those that are shown."""
        is_shown = self._span is not None and day in self.board.cells
        if self.mode is Mode.MONTH:
            is_shown = is_shown and (day.year, day.month) == (self.day.year, self.day.month)
        self.day, self._entry, self._follows = day, None, True
        if is_shown:
            self._bring_day()
            self._draw_aside()
        else:
            self.reload()

    @Slot()
    def reload(self) -> None:
        """Read what stands in the days that are shown."""
        if self._is_reading:
            self._read_again = True
            return
        if not self._session.background.is_open:
            return
        self._is_reading = True
        verb = partial(
            calendar.span,
            self._session.parts,
            self._session.person.id,
            days_of(self.mode, self.day),
            self.zone,
            self.account.chosen,
            most_out=most_out(self.mode),
        )
        self._session.do(Lane.STORE, verb, owner=self, then=self._have, failed=self._failed)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.modes.setAccessibleName(self.tr("How the days are shown"))
        self.modes.set_labels([self.tr("Month"), self.tr("Week"), self.tr("Agenda")])
        self.before.name(self.tr("Earlier"))
        self.today.name(self.tr("Today"))
        self.after.name(self.tr("Later"))
        self.board.setAccessibleName(self.tr("Days"))
        self.account.retranslate()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    @property
    def _today(self) -> date:
        return said.local_day(self._session.opening.clock.now(), self.zone)

    def _build(self) -> None:
        self.title.setWordWrap(False)
        top, choices = row(spacing=8), QWidget()
        top.addWidget(self.title)
        top.addWidget(self.told, 1)
        for button in (self.before, self.today, self.after):
            top.addWidget(button)
        line = Flow(choices, spacing=10)
        line.addWidget(self.modes)
        line.addWidget(self.account)
        days = self._days
        days.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        days.setMinimumWidth(420)
        self.aside.setMinimumWidth(230)
        desk = self._session.opening.desk
        both = kept_splitter("calendar", desk, days, self.aside, sizes=(900, _ASIDE))
        whole = column(self, margins=(20, 16, 16, 16), spacing=8)
        whole.addLayout(top)
        for widget in (choices, self._zone_line, self._cut):
            whole.addWidget(widget)
        whole.addWidget(both, 1)
        self.modes.choose(MODES.index(self.mode))
        lead_focus(self, self.board)

    def _connect(self) -> None:
        session = self._session
        self.modes.chosen.connect(lambda number: self.choose_mode(MODES[number]))
        self.account.activated.connect(self._account_chosen)
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.today.clicked.connect(self._go_today)
        bar = self._days.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_day)  # days get their heights one after another
        bar.actionTriggered.connect(self._scrolled)
        self.board.day_chosen.connect(self.show_day)
        self.board.entry_chosen.connect(self._entry_chosen)
        self.board.opened.connect(self._open)
        self.board.move_asked.connect(self._ask_move)
        self.board.agenda_asked.connect(self._show_agenda)
        self.aside.open_asked.connect(self._open)
        self.aside.move_asked.connect(self._ask_move)
        self.aside.form.confirmed.connect(self._move)
        self.aside.form.cancel.clicked.connect(self._back_to_days)
        session.person_changed.connect(self._other_person)
        session.charter_changed.connect(self._other_person)
        session.changed.connect(self._news)
        Offer(self, "calendar.today", self._go_today)
        Offer(self, "calendar.next", partial(self._turn, 1))
        Offer(self, "calendar.previous", partial(self._turn, -1))
        Offer(self, "calendar.move", self._move_chosen, self._why_not_move)

    def _have(self, span: Span) -> None:
        self._is_reading = False
        begins = day_bounds(days_of(self.mode, self.day)[0], self.zone)[0]
        if self._read_again or span.begins != begins:  # somebody went on meanwhile
            self._read_again = False
            self.reload()
            return
        self._span = span
        self._draw()

    def _failed(self, error: Exception) -> None:
        self._is_reading = self._read_again = False
        self._session.failed.emit(error)

    def _draw(self) -> None:
        zone, now = self.zone, self._session.opening.clock.now()
        self.title.setText(said.month_name(self.day))
        self._zone_line.setText(self._said_zone(zone, now))
        span = self._span
        if span is None:
            return
        self._cut.setText(
            self.tr(
                "There are more posts than the {count} that are shown, all of them later. Choose a "
                "week or one account."
            ).format(count=calendar.MOST)
        )
        self._cut.setVisible(span.is_cut)
        charter, today = self._session.charter, said.local_day(now, zone)
        self.board.show_sight(
            Sight(mode=self.mode, zone=zone, day=self.day, today=today, span=span, charter=charter)
        )
        self._draw_aside()

    def _bring_day(self) -> None:
        """Scroll to what has the keyboard, else to the chosen day."""
        at = QApplication.focusWidget()
        is_among = at is not None and at is not self.board and self.board.isAncestorOf(at)
        wanted = at if is_among else self.board.cells.get(self.day)
        if wanted is not None and self._follows:
            self._days.ensureWidgetVisible(wanted, 0, 0)

    @Slot()
    def _scrolled(self) -> None:
        self._follows = False

    def _draw_aside(self) -> None:
        if self._span is not None:
            self.aside.show_chosen(
                Chosen(
                    day=self.day,
                    zone=self.zone,
                    span=self._span,
                    charter=self._session.charter,
                    entry=self._chosen,
                )
            )

    def _said_zone(self, zone: str, now: datetime) -> str:
        there, here = schedule.local(now, zone), now.astimezone()
        if there.utcoffset() == here.utcoffset():
            return self.tr("Times of {zone}.").format(zone=zone)
        return self.tr("Times of {zone}: it is {there} there, and {here} on this computer.").format(
            zone=zone, there=time_of_day(there), here=time_of_day(here)
        )

    @property
    def _chosen(self) -> Entry | None:
        entries = () if self._span is None else self._span.entries
        return next((entry for entry in entries if entry.id == self._entry), None)

    @Slot(object)
    def _entry_chosen(self, entry: Entry) -> None:
        self._entry, self.day = entry.id, said.local_day(entry.at, self.zone)
        self._follows = True
        self._bring_day()
        self._draw_aside()

    @Slot()
    def _account_chosen(self) -> None:
        self._entry = None
        self.aside.form.close_form()
        self.reload()

    @Slot()
    def _go_today(self) -> None:
        self.board.take_keyboard()  # it goes along with the day
        self.day, self._entry, self._follows = self._today, None, True
        self.reload()

    def _turn(self, way: int) -> None:
        """Go a month, a week or four weeks on, or back."""
        if self.mode is Mode.MONTH:
            first = self.day.replace(day=1)
            self.day = (first + timedelta(days=31 if way > 0 else -1)).replace(day=1)
        else:
            self.day += timedelta(days=way * (WEEK if self.mode is Mode.WEEK else 4 * WEEK))
        self._entry, self._follows = None, True
        self.reload()

    @Slot(object)
    def _show_agenda(self, day: date) -> None:
        self.day, self._entry = day, None
        self.choose_mode(Mode.AGENDA)

    @Slot(object)
    def _open(self, entry: Entry) -> None:
        if entry.kind is EntryKind.POST:
            self.review_asked.emit(entry.id)
        elif entry.kind is EntryKind.GOAL:
            self.goal_asked.emit(entry.id)
        elif entry.kind is EntryKind.DRAFT:
            desk, draft = self._session.parts.desk, DraftId(entry.id)
            self._session.do(
                Lane.STORE, lambda: desk.draft(draft), owner=self, then=self._have_draft
            )

    def _have_draft(self, draft: Draft | None) -> None:
        if draft is None:
            self._session.failed.emit(BadInput("calendar.gone"))
            self.reload()
        else:
            self.draft_opened.emit(draft)

    @Slot()
    def _move_chosen(self) -> None:
        if self._chosen is not None and self._chosen.may_move:
            self._ask_move(self._chosen)

    def _why_not_move(self) -> str:
        chosen = self._chosen
        if chosen is None:
            return self.tr("No post or draft is chosen")
        return "" if chosen.may_move else self.tr("Its time cannot be changed by you")

    def _ask_move(self, entry: Entry, local: datetime | None = None) -> None:
        """Ask for the time; `local` is proposed, in the zone in which the days are counted."""
        span, charter = self._span, self._session.charter
        if span is None or not entry.may_move:
            return
        own = said.zone_of(charter, entry.account)
        proposed = schedule.local(entry.at, own).replace(tzinfo=None)
        if local is not None:
            # The step that was made, on the clocks of the entry's own account.
            proposed += local - schedule.local(entry.at, self.zone).replace(tzinfo=None)
        self._entry_chosen(entry)
        form = self.aside.form
        form.ask(entry, proposed, span, charter)
        self.aside.ensureWidgetVisible(form)
        if entry.kind is EntryKind.POST:
            verb = partial(moving.has_exception, self._session.parts, PostId(entry.id))
            self._session.do(
                Lane.STORE, verb, owner=self, then=partial(self._have_exception, entry.id)
            )

    def _have_exception(self, post: str, is_exempt: bool) -> None:
        form = self.aside.form
        if form.entry is not None and form.entry.id == post:
            form.let_go(is_exempt=is_exempt)

    def _move(self, entry: Entry, at: datetime) -> None:
        parts, person = self._session.parts, self._session.person.id
        if entry.kind is EntryKind.DRAFT:
            verb = partial(moving.move_draft, parts, DraftId(entry.id), person, at)
            then = self._have_moved
        else:
            verb = partial(moving.move_post, parts, PostId(entry.id), person, at)
            then = self._have_version
        self._session.do(Lane.STORE, verb, owner=self, then=then, failed=self._not_moved)

    def _have_moved(self, draft: Draft) -> None:
        self.aside.form.close_form()
        self.draft_moved.emit(draft)
        self._session.changed.emit(Changes(drafts=True))
        if draft.not_before is not None:
            self.day = said.local_day(draft.not_before, self.zone)
        self.told.tell(lambda: self.tr("The draft was moved"))
        self._back_to_days()
        self.reload()

    def _have_version(self, draft: Draft) -> None:
        self.aside.form.close_form()
        self._session.changed.emit(Changes(drafts=True))
        self.draft_opened.emit(draft)

    def _not_moved(self, error: Exception) -> None:
        self.aside.form.close_form()
        self._session.failed.emit(error)
        self.reload()

    @Slot()
    def _back_to_days(self) -> None:
        self.board.take_keyboard(self._entry)

    @Slot()
    def _other_person(self) -> None:
        self._entry = None
        self.aside.form.close_form()
        self.account.retranslate()
        if self.isVisible():
            self.reload()

    @Slot(object)
    def _news(self, _changes: Changes) -> None:
        if self.isVisible():
            self.reload()


def _zone_here() -> str:
    """This computer's zone; UTC where it has a name that nobody else knows."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        day_bounds(date(2000, 1, 1), name)
    except (KeyError, ValueError, OSError):
        return "UTC"
    return name
