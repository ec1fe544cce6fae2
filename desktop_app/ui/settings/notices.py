"""The section on notices: what is told, when not, and what goes on behind a closed window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial

from PySide6.QtCore import Qt, QTime, QTimeZone, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QTimeEdit, QWidget

from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.notice_choice import Choice, NoticeKind, Quiet
from desktop_app.ui import words
from desktop_app.ui.autostart import Autostart, autostart, command, environment
from desktop_app.ui.layout import column, row
from desktop_app.ui.presence import Presence
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.settings.mail import MailSettings
from desktop_app.ui.tick import Tick
from desktop_app.ui.tray import has_tray
from desktop_app.ui.widgets import Heading, Muted, Text

#: The preference of this machine in which the choice stands.
NOTICES = "notices"
_COLUMNS = 2


class NoticesSettings(Retranslated, QWidget):
    """Each choice applies at once. `mail` is the part on the company's mail."""

    def __init__(
        self, session: Session, presence: Presence, starting: Autostart | None = None
    ) -> None:
        super().__init__()
        self._session, self._presence = session, presence
        self._starting = starting or autostart()
        self.is_on, self.shows_words, self.urgent = Tick(), Tick(), Tick()
        self.quiet, self.starts, self.stays = Tick(), Tick(), Tick()
        self.begins, self.ends, self.zone = QTimeEdit(), QTimeEdit(), QLineEdit()
        self.kinds = {kind: Tick() for kind in NoticeKind}
        self.trouble, self._posts = Text(), Muted()
        self._words_hint, self._stay_hint = Muted(), Muted()
        self._from, self._to = Text(), Text()
        self._mail_title = Heading()
        self.mail = MailSettings(session, presence)
        self._build()
        self.show_choices()
        self._connect()
        self.retranslate()

    @property
    def choice(self) -> Choice:
        """What is kept."""
        return Choice.read(self._session.opening.desk.preference(NOTICES))

    @Slot()
    def show_choices(self) -> None:
        """Show what is kept."""
        choice = self.choice
        self.is_on.setChecked(choice.is_on)
        self.shows_words.setChecked(choice.shows_words)
        self.urgent.setChecked(choice.urgent_always)
        self.quiet.setChecked(choice.quiet is not None)
        if choice.quiet is not None:
            self.begins.setTime(QTime(choice.quiet.begins.hour, choice.quiet.begins.minute))
            self.ends.setTime(QTime(choice.quiet.ends.hour, choice.quiet.ends.minute))
            self.zone.setText(choice.quiet.zone)
        for kind, tick in self.kinds.items():
            tick.setChecked(kind not in choice.off)
        self.starts.setChecked(self._starting.is_on())
        self.stays.setChecked(self._presence.stays)
        self._enable()

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.is_on.setText(self.tr("Tell me while the window is closed or behind others"))
        self.shows_words.setText(self.tr("Show the first words of the post"))
        self._words_hint.setText(
            self.tr(
                "Off, a notice says what to do, for which account, by whom: a locked screen "
                "shows nothing unpublished. Mails never hold a post’s words."
            )
        )
        self.quiet.setText(self.tr("Quiet hours"))
        self._from.setText(self.tr("from"))
        self._to.setText(self.tr("to"))
        self.urgent.setText(
            self.tr("Even then, what cannot wait: freezes, strays, unknown outcomes")
        )
        self.starts.setText(self.tr("Start Countersign when I sign in to this computer"))
        self.stays.setText(self.tr("Keep running when the window is closed"))
        self._stay_hint.setText(self._staying())
        self._mail_title.setText(self.tr("Company mail"))
        for kind, tick in self.kinds.items():
            tick.setText(self._name(kind))
        self._name_fields()
        self._show_presence()

    def _build(self) -> None:
        local = QTimeZone.systemTimeZoneId().toStdString()
        self.begins.setTime(QTime(20, 0))
        self.ends.setTime(QTime(7, 0))
        for clock in (self.begins, self.ends):
            clock.setDisplayFormat("HH:mm")
        self.zone.setText(local if QTimeZone(local.encode()).isValid() else "UTC")
        self.zone.setProperty("kind", "field")
        hours = row()
        for part in (self.quiet, self._from, self.begins, self._to, self.ends, self.zone):
            if isinstance(part, Text):
                part.setWordWrap(False)
            hours.addWidget(part)
        hours.addStretch(1)
        kinds = QGridLayout()
        kinds.setContentsMargins(22, 0, 0, 0)
        for place, tick in enumerate(self.kinds.values()):
            kinds.addWidget(tick, place // _COLUMNS, place % _COLUMNS)
        whole = column(self, spacing=8)
        whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.is_on)
        whole.addLayout(kinds)
        whole.addWidget(self.shows_words)
        whole.addWidget(self._words_hint)
        whole.addLayout(hours)
        below: tuple[QWidget, ...] = (
            self.urgent,
            self.trouble,
            self.starts,
            self.stays,
            self._stay_hint,
            self._posts,
            self._mail_title,
            self.mail,
        )
        for widget in below:
            whole.addWidget(widget)

    def _connect(self) -> None:
        for tick in (
            self.is_on,
            self.shows_words,
            self.quiet,
            self.urgent,
            *self.kinds.values(),
        ):
            tick.clicked.connect(self._keep)
        self.begins.editingFinished.connect(self._keep)
        self.ends.editingFinished.connect(self._keep)
        self.zone.editingFinished.connect(self._keep)
        self.starts.clicked.connect(self._keep_start)
        self.stays.clicked.connect(self._keep_stay)
        self._presence.problem_changed.connect(self._show_presence)

    @Slot()
    def _keep(self) -> None:
        try:
            quiet = self._quiet() if self.quiet.isChecked() else None
        except BadInput as error:
            self._say(explain(error, words.language()).what)
            return
        choice = replace(
            self.choice,
            is_on=self.is_on.isChecked(),
            off=frozenset(kind for kind, tick in self.kinds.items() if not tick.isChecked()),
            shows_words=self.shows_words.isChecked(),
            quiet=quiet,
            urgent_always=self.urgent.isChecked(),
        )
        self._session.opening.desk.prefer(NOTICES, choice.written())
        self._enable()
        self._show_presence()

    def _quiet(self) -> Quiet:
        begins, ends = (
            time(clock.time().hour(), clock.time().minute()) for clock in (self.begins, self.ends)
        )
        return Quiet(begins=begins, ends=ends, zone=self.zone.text().strip())

    @Slot()
    def _keep_start(self) -> None:
        turn: Callable[[], None] = self._starting.turn_off
        if self.starts.isChecked():
            turn = partial(self._starting.turn_on, command(), environment())
        try:
            turn()
        except OSError:
            refused = self.tr(
                "This could not be kept: the computer refuses it. Ask whoever looks after it."
            )
            self._say(refused)
        self.starts.setChecked(self._starting.is_on())

    @Slot()
    def _keep_stay(self) -> None:
        self._presence.stay(on=self.stays.isChecked())

    def _enable(self) -> None:
        is_on, is_quiet = self.is_on.isChecked(), self.quiet.isChecked()
        for tick in (*self.kinds.values(), self.shows_words, self.quiet):
            tick.setEnabled(is_on)
        hours: tuple[QWidget, ...] = (self.begins, self.ends, self.zone, self.urgent)
        for widget in hours:
            widget.setEnabled(is_on and is_quiet)

    @Slot()
    def _show_presence(self) -> None:
        """What keeps notices from being shown, and who posts what is approved."""
        problem: CountersignError | None = self._presence.telling.problem
        self._say("" if problem is None else self._explained(problem))
        self._posts.setText(self._presence.who_posts())
        self._posts.setVisible(bool(self._posts.text()))

    def _explained(self, problem: CountersignError) -> str:
        message = explain(problem, words.language())
        return f"{message.what} {message.do}"

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _staying(self) -> str:
        if has_tray():
            return self.tr("Its icon beside the clock brings the window back and ends the program.")
        return self.tr(
            "This desktop has no place for an icon beside the clock: the window is made small "
            "instead, and only while this computer has something to post."
        )

    def _name_fields(self) -> None:
        self.begins.setAccessibleName(self.tr("Quiet hours begin"))
        self.ends.setAccessibleName(self.tr("Quiet hours end"))
        self.zone.setAccessibleName(self.tr("Time zone of the quiet hours"))
        for tick in self.findChildren(Tick):
            tick.setAccessibleName(tick.text())

    def _name(self, kind: NoticeKind) -> str:
        names = {
            NoticeKind.STRAY: self.tr("A post on X that nobody approved"),
            NoticeKind.NEEDS_PERSON: self.tr("Somebody must look on X"),
            NoticeKind.FROZEN: self.tr("An account is frozen"),
            NoticeKind.OVERDUE: self.tr("An urgent post was not looked at again"),
            NoticeKind.VETOED: self.tr("My post is vetoed"),
            NoticeKind.HELD: self.tr("A post is held"),
            NoticeKind.REFUSED: self.tr("X refuses my post"),
            NoticeKind.MISSED: self.tr("A post misses its time"),
            NoticeKind.RECALLED: self.tr("My post is stopped"),
            NoticeKind.CHANGES_REQUESTED: self.tr("Changes to my post are requested"),
            NoticeKind.VOIDED: self.tr("What I approved has changed"),
            NoticeKind.ESCALATED: self.tr("A post waits too long for somebody else"),
            NoticeKind.REMINDER: self.tr("A post still waits for me"),
            NoticeKind.WAITING: self.tr("A post waits for me"),
            NoticeKind.LOOK_AGAIN: self.tr("An urgent post is to be looked at again"),
            NoticeKind.REMARK: self.tr("A remark on my post"),
            NoticeKind.SUGGESTION: self.tr("A suggestion for my post"),
            NoticeKind.ANSWERED: self.tr("My remark is answered"),
            NoticeKind.RECHECK: self.tr("My post and its twin are to be checked again"),
            NoticeKind.ENDING: self.tr("An approval counts for less than a day more"),
            NoticeKind.READING: self.tr("The budget for reading X runs out"),
            NoticeKind.APPROVED: self.tr("My post is approved"),
            NoticeKind.POSTED: self.tr("A post is out"),
        }
        return names[kind]
