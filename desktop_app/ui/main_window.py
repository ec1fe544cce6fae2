"""The one main window: header, rail, the pages, messages and what is checked by what.

It paints before anything is loaded and stays usable when nothing can be. Pages are made once the
record is there; they never know of one another: the window carries what one asks of another.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QWidget,
)

from desktop_app.domain.account import Person, Realm
from desktop_app.domain.action import PostId
from desktop_app.services.ports import Draft
from desktop_app.ui import words
from desktop_app.ui.ask import Ask
from desktop_app.ui.banners import Banners
from desktop_app.ui.header import Header
from desktop_app.ui.language import Language
from desktop_app.ui.layout import column, row
from desktop_app.ui.message_bar import MessageBar
from desktop_app.ui.notices import Notices
from desktop_app.ui.rail import PAGES, Rail
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import Stopping
from desktop_app.ui.theme import SCHEMES, Theme, colours
from desktop_app.ui.widgets import Muted

_FRAME = 3  #: pixels of the practice frame
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class MainWindow(QMainWindow):
    """The window. Its pages are those of `rail.PAGES`, as attributes, after `ready`."""

    painted = Signal()  #: the first paint is done
    ready = Signal()  #: the pages are there

    def __init__(self, session: Session, theme: Theme, language: Language) -> None:
        super().__init__()
        self.session = session
        self._theme, self._language = theme, language
        self._was_painted = False
        practice = session.opening.realm is Realm.PRACTICE
        self._ground = _Ground(_FRAME if practice else 0)
        self.header, self._rail = Header(session.opening.realm), Rail()
        self.messages, self.pages = MessageBar(), QStackedWidget()
        self.banners, self.ask = Banners(session), Ask()
        self.notices = Notices(session)
        self.stopping = Stopping(session, self.ask)
        self._waiting, self._progress = Muted(), QProgressBar()
        self._status = Muted()
        self._build()
        self._connect()
        self.retranslate()
        for notice in session.opening.notices:
            self.messages.tell(notice)

    def show_page(self, name: str) -> None:
        """Bring the page called `name` to the front. Only after `ready`."""
        self.pages.setCurrentWidget(getattr(self, name))
        self._rail.show_page(name)
        getattr(self, name).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def open_review(self, post_id: str) -> None:
        """Show the post for review."""
        self.review.open_post(PostId(post_id))
        self.show_page("review")

    @Slot(str)
    def open_account(self, account: str) -> None:
        """Show the account's card."""
        self.show_page("accounts")
        self.accounts.show_account(account)

    @Slot(object)
    def open_draft(self, draft: Draft) -> None:
        """Show the draft for writing."""
        self.compose.open_draft(draft)
        self.show_page("compose")

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Explain a failure in the message bar."""
        self.messages.tell(error)
        if not self.session.is_loaded:
            self._progress.hide()
            self.retranslate()

    @Slot(str)
    def choose_language(self, language: str) -> None:
        """Speak `language` from now on, and after the next start."""
        self._language.switch(language)
        self.session.opening.desk.prefer("language", language)
        self.header.show_choices(language, self._theme.scheme)
        self.session.language_changed.emit(language)

    @Slot(str)
    def choose_scheme(self, scheme: str) -> None:
        """Look light, dark, or as the desktop does, from now on and after the next start."""
        self._theme.choose(next(each for each in SCHEMES if each == scheme))
        self.header.show_choices(words.language(), self._theme.scheme)
        self.session.opening.desk.prefer("scheme", scheme)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        name = "Countersign"
        if self.session.opening.realm is Realm.PRACTICE:
            name = self.tr("PRACTICE: nothing here is public") + f" — {name}"
        self.setWindowTitle(name)
        failed = self.messages.shown is not None and not self._progress.isVisibleTo(self)
        self._waiting.setText(
            self.tr("The record is not open: nothing can be sent or approved.")
            if failed
            else self.tr("Opening the record…")
        )
        self._progress.setAccessibleName(self.tr("Opening the record…"))
        self._status.setText(
            self.tr("Words: Hunspell · Risk: Countersign’s rules · Grammar: not installed")
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        self.header.show_choices(words.language(), self._theme.scheme)
        self._rail.setEnabled(False)
        self.pages.addWidget(self._loading())
        below = row(spacing=0)
        below.addWidget(self._rail)
        right = column(spacing=0)
        right.addWidget(self.banners)
        right.addWidget(self.notices)
        right.addWidget(self.ask)
        right.addWidget(self.messages)
        right.addWidget(self.pages, 1)
        below.addLayout(right, 1)
        whole = column(self._ground, margins=(self._ground.frame,) * 4, spacing=0)
        whole.addWidget(self.header)
        whole.addLayout(below, 1)
        whole.addWidget(self._foot())
        self.setCentralWidget(self._ground)
        # Until there is a page, the keyboard is nowhere rather than on the first switch.
        self._ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._ground.setFocus()
        self.resize(1280, 800)
        self.setMinimumSize(1080, 660)

    def _loading(self) -> QWidget:
        page = QWidget()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(220, 6)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = column(page, spacing=14)
        middle.addStretch(1)
        middle.addWidget(self._waiting)
        middle.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addStretch(2)
        return page

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("footer")
        self._status.setWordWrap(False)
        line = row(foot, margins=(16, 5, 16, 6))
        line.addWidget(self._status)
        line.addStretch(1)
        return foot

    def _connect(self) -> None:
        session = self.session
        session.loaded.connect(self._have_loaded)
        session.failed.connect(self.tell)
        session.person_changed.connect(self._person_changed)
        session.accounts_changed.connect(self._accounts_changed)
        session.passphrase_wanted.connect(self.stopping.ask_passphrase)
        self._rail.chosen.connect(self.show_page)
        self.header.freeze_asked.connect(self.stopping.ask_freeze)
        self.banners.unfreeze_asked.connect(self.stopping.ask_unfreeze)
        self.banners.account_asked.connect(self.open_account)
        self.notices.review_asked.connect(self.open_review)
        self.header.person_chosen.connect(self._sign_in)
        self.header.language_chosen.connect(self.choose_language)
        self.header.scheme_chosen.connect(self.choose_scheme)
        self._ground.painted.connect(self._first_paint, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _first_paint(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    @Slot()
    def _have_loaded(self) -> None:
        # Imported here: the first paint waits for none of the pages.
        from desktop_app.ui.accounts.page import AccountsPage
        from desktop_app.ui.compose.page import ComposePage
        from desktop_app.ui.history.page import PublishedPage
        from desktop_app.ui.queue.page import QueuePage
        from desktop_app.ui.review.page import ReviewPage

        self.compose = ComposePage(self.session, self)
        self.queue = QueuePage(self.session, self)
        self.review = ReviewPage(self.session, self)
        self.published = PublishedPage(self.session, self)
        self.accounts = AccountsPage(self.session, self.stopping, self)
        self.compose.submitted.connect(self.open_submitted)
        self.queue.opened.connect(self.open_review)
        self.queue.counted.connect(self._rail.show_waiting)
        self.review.draft_opened.connect(self.open_draft)
        self.review.queue_asked.connect(self._show_queue)
        self.published.review_asked.connect(self.open_review)
        for name in PAGES:
            self.pages.addWidget(getattr(self, name))
        self._rail.setEnabled(True)
        self.show_page("compose")
        self._person_changed()
        self.ready.emit()

    @Slot()
    def _person_changed(self) -> None:
        session = self.session
        self.header.show_people(session.charter, list(session.people), session.person)
        self._accounts_changed()

    @Slot()
    def _accounts_changed(self) -> None:
        handles = [state.account.handle for state in self.stopping.may_freeze()]
        self.header.show_freezable(handles)

    @Slot(object)
    def _sign_in(self, person: Person) -> None:
        self.messages.clear()
        self.ask.close_question()
        session = self.session
        # Until they have signed in, somebody else is still acting.
        self.header.show_people(session.charter, list(session.people), session.person)
        session.sign_in(person)

    @Slot(str)
    def open_submitted(self, post_id: str) -> None:
        """After submitting: show the author where the post stands now."""
        self.open_review(post_id)

    @Slot()
    def _show_queue(self) -> None:
        self.show_page("queue")

    def closeEvent(self, event: QCloseEvent) -> None:
        # Qt tells only the window; a page that holds unsaved typing must hear of it too.
        for page in self.pages.findChildren(QWidget, options=_DIRECT):
            page.close()
        super().closeEvent(event)


class _Ground(QWidget):
    """The whole inside; in practice with a frame that no page can cover."""

    painted = Signal()

    def __init__(self, frame: int) -> None:
        super().__init__()
        self.frame = frame

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.frame:
            painter = QPainter(self)
            painter.fillRect(self.rect(), colours(self.palette()).practice.rim)
            painter.fillRect(
                self.rect().adjusted(self.frame, self.frame, -self.frame, -self.frame),
                self.palette().window(),
            )
            painter.end()
        self.painted.emit()
