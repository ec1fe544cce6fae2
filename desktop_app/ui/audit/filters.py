"""What the audit is asked: who, which account, what about, and in which days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import LEDGER_CHAIN, PostId
from desktop_app.services.trail import TOPICS, Topic, TrailQuery
from desktop_app.ui import words
from desktop_app.ui.audit.model import topic_name
from desktop_app.ui.days import DAY
from desktop_app.ui.fields import in_language
from desktop_app.ui.flow import Flow
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button

#: Days back, by their place in the list of times; the last is chosen day by day.
_ANY, _TODAY, _WEEK, _MONTH, _YEAR, _CHOSEN = range(6)
_BACK = {_TODAY: 0, _WEEK: 6, _MONTH: 29, _YEAR: 364}


class AuditFilters(Retranslated, QWidget):
    """Fields side by side; `changed` follows each choice."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.post: PostId | None = None
        self.person, self.account, self.topic, self.days = (QComboBox() for _ in range(4))
        self.first, self.last = QDateEdit(), QDateEdit()
        self.every_post = Button(kind="flat")
        inside = Flow(self, spacing=8)
        for combo in (self.person, self.account, self.topic, self.days):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMinimumHeight(32)
            combo.activated.connect(self._chosen)
            inside.addWidget(combo)
        now = self._today()
        for field in (self.first, self.last):
            field.setCalendarPopup(True)
            field.setMinimumHeight(32)
            field.setDateRange(QDate(2006, 1, 1), QDate(9000, 1, 1))
            field.setDate(QDate(now.year, now.month, now.day))
            field.dateChanged.connect(self._chosen)
            inside.addWidget(field)
        inside.addWidget(self.every_post)
        self.every_post.clicked.connect(self._let_post_go)
        self._show_fields()
        self.retranslate()

    @property
    def query(self) -> TrailQuery:
        """What is asked for now. Days are this computer's."""
        person, account, topic = (
            combo.currentData() for combo in (self.person, self.account, self.topic)
        )
        days = self.period
        return TrailQuery(
            people=() if person is None else (PersonId(person),),
            accounts=() if account is None else (AccountId(account),),
            kinds=() if topic is None else TOPICS[Topic(topic)],
            post=self.post,
            since=None if days is None else _begins(days[0]),
            until=None if days is None else _begins(days[1] + timedelta(days=1)),
        )

    @property
    def is_empty(self) -> bool:
        """Whether everything is asked for."""
        return self.query == TrailQuery()

    @property
    def chosen_account(self) -> AccountId | None:
        """The account whose chain alone is asked for; None for all, and for the company's own."""
        data = self.account.currentData()
        return None if data in (None, LEDGER_CHAIN) else AccountId(data)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day, in order; None for any time."""
        place = self.days.currentIndex()
        if place <= _ANY:
            return None
        today = self._today()
        if place in _BACK:
            return today - timedelta(days=_BACK[place]), today
        both = sorted(
            date(one.year(), one.month(), one.day())
            for one in (self.first.date(), self.last.date())
        )
        return both[0], both[1]

    def only_post(self, post: PostId) -> None:
        """Ask for one post alone."""
        self.post = post
        self._chosen()

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows, and for the people there are now."""
        for field in (self.first, self.last):
            in_language(field, DAY)
        charter = self._session.charter
        self._fill(
            self.person,
            self.tr("Who"),
            [
                (self.tr("Everybody"), None),
                *((words.person_name(charter, one.id), str(one.id)) for one in charter.people),
            ],
        )
        self._fill(
            self.account,
            self.tr("Which account"),
            [
                (self.tr("All accounts"), None),
                *((f"@{one.handle}", str(one.id)) for one in charter.accounts),
                (self.tr("The whole company"), str(LEDGER_CHAIN)),
            ],
        )
        self._fill(
            self.topic,
            self.tr("About what"),
            [(self.tr("Everything"), None), *((topic_name(one), str(one)) for one in Topic)],
        )
        times = (
            *(self.tr("Any time"), self.tr("Today"), self.tr("Last 7 days")),
            *(self.tr("Last 30 days"), self.tr("Last 365 days"), self.tr("From day to day…")),
        )
        self._fill(self.days, self.tr("When"), zip(times, range(len(times)), strict=True))
        self.first.setAccessibleName(self.tr("From this day"))
        self.last.setAccessibleName(self.tr("To this day, included"))
        self.first.setToolTip(self.first.accessibleName())
        self.last.setToolTip(self.last.accessibleName())
        self.every_post.name(self.tr("One post alone: show all again"))

    def _fill(
        self, combo: QComboBox, name: str, choices: Iterable[tuple[str, str | int | None]]
    ) -> None:
        chosen = combo.currentData()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.clear()
        for text, data in choices:
            combo.addItem(text, data)
        combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen is not None else 0)

    def _today(self) -> date:
        return self._session.opening.clock.now().astimezone().date()

    @Slot()
    def _let_post_go(self) -> None:
        self.post = None
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        by_day = self.days.currentIndex() == _CHOSEN
        self.first.setVisible(by_day)
        self.last.setVisible(by_day)
        self.every_post.setVisible(self.post is not None)
        self.updateGeometry()


def _begins(day: date) -> datetime:
    """When the day begins by this computer's clock, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)
