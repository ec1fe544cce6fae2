"""The program while nobody looks at it: notices, mail, the tray, and what closing the window means.

After every change and every minute it looks how things stand for the person who acts here. What is
new is told once: by the desktop when the window is not in front, and by mail where that is set.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.errors import CountersignError
from desktop_app.services.notice_ports import Notice
from desktop_app.services.ports import Desk
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import FREEZING
from desktop_app.ui.telling import Telling
from desktop_app.ui.tray import Tray, counted, has_tray, show_badge

if TYPE_CHECKING:
    from desktop_app.services.noticing import Sight, Upcoming
    from desktop_app.services.standing import Read

#: Preferences of this machine.
STAY, STAY_TOLD = "stay", "stay.told"
ON = "on"
#: What others changed is seen this late; a mail box gets mail at most this often.
LOOK_MILLISECONDS = 60_000
MAIL_PAUSE = timedelta(minutes=15)
_STAYS = "stay"  #: the slot of the notice that the program goes on


class Presence(QObject):
    """What goes on behind the window, open or closed."""

    open_asked = Signal()  #: show the window
    post_asked = Signal(str)  #: and in it this post
    queue_asked = Signal()
    freeze_asked = Signal()
    problem_changed = Signal()  #: what the settings say of notices or mail is another

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.tray = Tray(self)
        self.telling = Telling(session, self.tray, self)
        self.sight: Sight | None = None
        self.mail_problem: CountersignError | None = None
        self._looking = self._again = self._is_ending = False
        self._question: QMessageBox | None = None
        self._mailed = session.opening.clock.now() - MAIL_PAUSE
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._connect()
        window.installEventFilter(self)

    @property
    def stays(self) -> bool:
        """Whether closing the window leaves the program running, where it can be found again."""
        return self._session.opening.desk.preference(STAY) == ON

    def stay(self, *, on: bool) -> None:
        """Keep running behind a closed window, or end with it."""
        self._session.opening.desk.prefer(STAY, ON if on else "off")
        self._show_tray()

    def end(self) -> None:
        """The program ends: nothing keeps the window open any more."""
        self._is_ending = True
        self._window.removeEventFilter(self)
        self._timer.stop()
        if self._question is not None:
            self._question.close()
        self.telling.close()
        self.tray.close()

    @Slot()
    def look(self) -> None:
        """See how things stand; one look at a time, the newest wish kept."""
        session = self._session
        if not (session.is_loaded and session.background.is_open) or self._is_ending:
            return
        if self._looking:
            self._again = True
            return
        from desktop_app.services import standing

        self._looking = True
        now = session.opening.clock.now()
        read = partial(
            standing.read,
            session.parts,
            session.person,
            session.people,
            words.language(),
            is_watched=self._window.isVisible() and self._window.isActiveWindow(),
            with_mail=now - self._mailed >= MAIL_PAUSE,
        )
        session.do(Lane.STORE, read, owner=self, then=self._have_read, failed=self._not_read)

    def who_posts(self) -> str:
        """Who posts what is approved, in a sentence; empty when there is nothing."""
        if self.sight is None:
            return ""
        if self.sight.here is not None:
            return self._posted_here(self.sight.here)
        return "" if self.sight.elsewhere is None else self._posted_elsewhere(self.sight.elsewhere)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Close and not self._may_close():
            event.ignore()
            return True
        if watched is self._window and event.type() is QEvent.Type.WindowTitleChange:
            self._count_title()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        session, tray = self._session, self.tray
        self._timer.timeout.connect(self.look)
        session.loaded.connect(self._begin)
        session.changed.connect(self.look, Qt.ConnectionType.QueuedConnection)  # after the views
        session.person_changed.connect(self.look)
        session.sending.passed.connect(self.look)
        session.language_changed.connect(self._show_state)
        session.accounts_changed.connect(self._show_state)
        tray.open_asked.connect(self.open_asked)
        tray.queue_asked.connect(self.queue_asked)
        tray.freeze_asked.connect(self.freeze_asked)
        tray.quit_asked.connect(self._quit)
        self.telling.opened.connect(self._open)
        self.telling.changed.connect(self.problem_changed)

    @Slot()
    def _begin(self) -> None:
        self._show_tray()
        self._timer.start()
        self.look()

    def _show_tray(self) -> None:
        own_notices = self._session.is_loaded and self._session.parts.notifier is None
        if has_tray() and (self.stays or own_notices):
            self.tray.show_icon()
        else:
            self.tray.hide_icon()
        self._show_state()

    def _have_read(self, read: Read) -> None:
        self._looking = False
        if read.person == self._session.person.id:
            self.sight = read.sight
            self._show_state()
            if read.notices:
                self.telling.give(read.notices)
            self.telling.keep_only(standing_slots(read.sight))
        if read.mails:
            self._mailed = self._session.opening.clock.now()
            self._send(read)
        if self._again:
            self._again = False
            self.look()

    def _not_read(self, error: Exception) -> None:
        self._looking = self._again = False
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)  # what is ours, the pages tell

    def _send(self, read: Read) -> None:
        from desktop_app.services import standing

        send = partial(standing.send, self._session.parts, read)
        self._session.do(
            Lane.NOTICES, send, owner=self, then=self._have_sent, failed=self._not_sent
        )

    def _have_sent(self, _: object) -> None:
        self._say_of_mail(None)

    def _not_sent(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self._say_of_mail(error)
        else:
            self._session.failed.emit(error)

    def _say_of_mail(self, problem: CountersignError | None) -> None:
        if problem is not self.mail_problem:
            self.mail_problem = problem
            self.problem_changed.emit()

    @Slot()
    def _show_state(self) -> None:
        session = self._session
        waiting = 0 if self.sight is None else self.sight.waiting
        may_freeze = session.is_loaded and any(
            state.control.freeze is None and set(FREEZING) & set(session.roles(state.account.id))
            for state in session.states
        )
        self.tray.show_state(waiting, self.who_posts(), may_freeze=may_freeze)
        show_badge(waiting)
        self._count_title()

    def _count_title(self) -> None:
        title = self._window.windowTitle()
        plain = title.partition(") ")[2] if title.startswith("(") else title
        said = counted(plain, 0 if self.sight is None else self.sight.waiting)
        if said != title:
            self._window.setWindowTitle(said)

    @Slot(object)
    def _open(self, notice: Notice) -> None:
        self.open_asked.emit()
        if notice.post is None:
            self.queue_asked.emit()
        else:
            self.post_asked.emit(notice.post)

    def _may_close(self) -> bool:
        """Whether the window ends the program now. Else it is hidden, or a question is asked."""
        app = QApplication.instance()
        saving = isinstance(app, QApplication) and app.isSavingSession()
        if self._is_ending or saving or not self._session.is_loaded:
            return True
        here = None if self.sight is None else self.sight.here
        if self.stays and (self.tray.is_shown or here is not None):
            self._leave()
            return False
        if here is None:
            return True
        self._ask(self._posted_here(here))
        return False

    def _leave(self) -> None:
        """Go on without a window; minimized where no icon could bring it back."""
        if self.tray.is_shown:
            QApplication.setQuitOnLastWindowClosed(False)
            self._window.hide()
        else:
            self._window.showMinimized()
        desk = self._session.opening.desk
        if desk.preference(STAY_TOLD) is None:
            desk.prefer(STAY_TOLD, ON)
            body = self.tr("Notices still come, and what this computer posts is posted.")
            title = self.tr("Countersign goes on in the background")
            if self._session.opening.realm is Realm.PRACTICE:
                title = self.tr("PRACTICE: nothing here is public") + f" — {title}"
            notice = Notice(slot=_STAYS, title=title, body=body, action=self.tr("Open"))
            self.telling.give([notice])

    def _ask(self, said: str) -> None:
        """Say what is not posted when the program ends; it goes on until somebody answers."""
        if self._question is None:
            box = QMessageBox(self._window)
            box.setIcon(QMessageBox.Icon.Question)
            box.setTextFormat(Qt.TextFormat.PlainText)  # a computer's name is somebody's words
            box.addButton(QMessageBox.StandardButton.Cancel)
            self._quit_button = box.addButton("", QMessageBox.ButtonRole.DestructiveRole)
            self._stay_button = box.addButton("", QMessageBox.ButtonRole.AcceptRole)
            box.setDefaultButton(QMessageBox.StandardButton.Cancel)
            box.setWindowTitle("Countersign")
            box.buttonClicked.connect(self._answered)
            self._question = box
        self._quit_button.setText(self.tr("Quit all the same"))
        self._stay_button.setText(self.tr("Keep running in the background"))
        self._question.setText(said)
        self._question.open()

    @Slot(object)
    def _answered(self, button: object) -> None:
        if button is self._quit_button:
            self._quit()
        elif button is self._stay_button:
            self.stay(on=True)
            self._leave()

    @Slot()
    def _quit(self) -> None:
        self._is_ending = True
        QApplication.setQuitOnLastWindowClosed(True)
        self._window.close()
        QApplication.quit()

    def _posted_here(self, what: Upcoming) -> str:
        if what.at is None:
            return self.tr(
                "This computer has %n approved post(s) to send. While it is off, none leaves; what "
                "has a time is missed.",
                "",
                what.count,
            )
        return self.tr("This computer posts at {time}; if it is off then, it is missed.").format(
            time=words.moment(what.at, self._session.opening.clock.now())
        )

    def _posted_elsewhere(self, what: Upcoming) -> str:
        machine = words.person_name(self._session.charter, what.machine)
        if what.at is None:
            return self.tr("{machine} sends what is approved.").format(machine=machine)
        return self.tr("{machine} posts at {time}; this computer may be off.").format(
            machine=machine, time=words.moment(what.at, self._session.opening.clock.now())
        )


def can_hide(desk: Desk) -> bool:
    """Whether the program can be here without a window, and be found again."""
    return desk.preference(STAY) == ON and has_tray()


def standing_slots(sight: Sight) -> frozenset[str]:
    """The slots of notices that are still about something, for whoever acts here."""
    from desktop_app.services.notice_words import BATCH

    about = {fact.about for fact in sight.facts}
    return frozenset((_STAYS, *about, *((BATCH,) if about else ())))
