"""The one main window: header, rail, the pages, messages and what is checked by what.

It paints before anything is loaded and stays usable when nothing can be. Pages are made once the
record is there; they never know of one another: the window carries what one asks of another.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from desktop_app.domain.account import AccountId, Person, Realm
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.services.ports import Draft
from desktop_app.services.team_seat import TeamSeat
from desktop_app.ui.actions.catalogue import PAGES
from desktop_app.ui.ask import Ask
from desktop_app.ui.banners import Banners
from desktop_app.ui.commands import Commands, Verbs
from desktop_app.ui.ground import Ground, OpeningPage, Pages, Room
from desktop_app.ui.header import Header
from desktop_app.ui.language import Language
from desktop_app.ui.layout import column, kept_splitter, row
from desktop_app.ui.look import Look
from desktop_app.ui.message_bar import MessageBar
from desktop_app.ui.new_version import NewVersion
from desktop_app.ui.notices import Notices
from desktop_app.ui.outbox_bar import OutboxBar
from desktop_app.ui.placing import keep_place, place
from desktop_app.ui.rail import WIDTH, Rail
from desktop_app.ui.reach import needs_server
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.status_line import StatusLine
from desktop_app.ui.stopping import Stopping
from desktop_app.ui.theme import Theme
from desktop_app.ui.unattended import Unattended
from desktop_app.ui.waiting import Waiting
from desktop_app.ui.zoom import scaled

_FRAME = 3  #: pixels of the practice frame
_NARROW = 1100  #: a window of fewer pixels has no room for the names of the pages
_RAIL, _FOLDED = "rail", "folded"  #: a preference of this machine
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
#: Why a record cannot be opened while its team comes together.
_COMING_TOGETHER = ("team.unsealed", "team.unsealed_joined", "team.waiting")


class MainWindow(Retranslated, QMainWindow):
    """The window. Its pages are those of `catalogue.PAGES`, as attributes.

    Those of every day are there after `ready`, the others once somebody went there.
    """

    painted = Signal()  #: the first paint is done
    ready = Signal()  #: the pages are there

    def __init__(self, session: Session, theme: Theme, language: Language) -> None:
        super().__init__()
        self.session = session
        desk = session.opening.desk
        self.look = Look(theme, language, desk)
        self._was_painted = False
        self.seat: TeamSeat | None = None  #: of a team's record, given before it is opened
        practice = session.opening.realm is Realm.PRACTICE
        self._ground = Ground(_FRAME if practice else 0)
        self.header, self._rail = Header(session.opening.realm), Rail()
        self.messages, self.pages = MessageBar(), Pages()
        self.banners, self.ask = Banners(session), Ask()
        self.notices, self.new_version = Notices(session), NewVersion(desk)
        self.outbox = OutboxBar(session.line, session.opening.clock)
        self.stopping = Stopping(session, self.ask)
        self.unattended = Unattended(session, self)
        self.opening, self._status = OpeningPage(), StatusLine()
        self.waiting = Waiting(session.background)
        room = self._build()
        self._columns = kept_splitter("rail", desk, self._rail, room, sizes=(WIDTH, 1280 - WIDTH))
        self._columns.setStretchFactor(0, 0)
        self._lay_out()
        self.commands = Commands(
            self,
            self.look,
            self.stopping,
            self.header.person,
            Verbs(
                go=self.show_page,
                new_draft=self.start_draft,
                fold=self.fold_rail,
                statement=self.write_statement,
            ),
        )
        self._connect()
        place(self, desk)
        self._fold()
        self.retranslate()
        for notice in session.opening.notices:
            self.messages.tell(notice)

    def show_page(self, name: str) -> None:
        """Bring the page called `name` to the front; before `ready` there is none."""
        if not hasattr(self, "settings"):
            return
        if not hasattr(self, name):
            self._make(name)
        self.pages.setCurrentWidget(getattr(self, name))
        self._rail.show_page(name)
        self.session.rechecks.opened(name)
        getattr(self, name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, name: str) -> None:
        from desktop_app.ui.pages import MAKERS

        page = MAKERS[name](self)
        setattr(self, name, page)
        self.pages.addWidget(page)

    @Slot(str)
    def open_review(self, post_id: str) -> None:
        """Show the post for review."""
        self.review.open_post(PostId(post_id))
        self.show_page("review")

    @Slot(str)
    def open_published(self, post_id: str) -> None:
        """Show the published post with all that is known of it."""
        self.show_page("published")
        self.published.show_post(post_id)

    @Slot(str)
    def open_words(self, post_id: str) -> None:
        """Show what keeps the words of a post that no other page has, and who wants them out."""
        page = "audit"
        self.show_page(page)
        getattr(self, page).show_words(post_id)

    @Slot(str)
    def open_account(self, account: str) -> None:
        """Show the account's card."""
        self.show_page("accounts")
        self.accounts.show_account(account)

    @Slot(str)
    def open_goal(self, goal: str) -> None:
        """Show how far the goal is."""
        page = "goals"
        self.show_page(page)
        getattr(self, page).show_goal(goal)

    @Slot(object)
    def open_draft(self, draft: Draft) -> None:
        """Show the draft for writing; not that of somebody who has left the window meanwhile."""
        if draft.owner == self.session.person.id:
            self.compose.open_draft(draft)
            self.show_page("compose")

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Explain a failure in the message bar; a team that comes together has a page for it."""
        kind = error.kind if isinstance(error, CountersignError) else ""
        if kind in _COMING_TOGETHER and self.seat is not None and not self.session.is_loaded:
            self._come_together(self.seat)
            return
        self.messages.tell(error)
        if not self.session.is_loaded:
            self.opening.show_failed()
        elif kind == "keychain.passphrase_needed":
            self.session.passphrase_wanted.emit(self.session.person)

    def _come_together(self, seat: TeamSeat) -> None:
        from desktop_app.ui.team.together import TogetherPage

        if not hasattr(self, "together"):
            self.together = TogetherPage(seat, self.session.background)
            self.together.sealed.connect(self._open_again)
            self.together.failed.connect(self.messages.tell)
            self.together.other_asked.connect(self.opening.other_asked)
            self.together.other.setVisible(self.opening.may_choose)
            self.pages.addWidget(self.together)
        self.pages.setCurrentWidget(self.together)
        self.together.look()

    @Slot()
    def _open_again(self) -> None:
        self.pages.setCurrentWidget(self.opening)
        self.session.start()

    @Slot()
    def start_draft(self) -> None:
        """Show an empty draft for writing; what was open is kept."""
        if hasattr(self, "compose"):
            self.show_page("compose")
            self.compose.header.new_wanted.emit()

    @Slot()
    def write_statement(self) -> None:
        """Offer the holding statements of the first frozen account that the person writes for."""
        for state in self.stopping.may_state()[:1]:
            self._write_statement(state.account.id)

    @Slot(str)
    def _write_statement(self, account: str) -> None:
        state = self.session.state_of(AccountId(account))
        freeze = None if state is None else state.control.freeze
        if freeze is not None and hasattr(self, "compose"):
            self.show_page("compose")
            self.compose.beginning.start_statement(AccountId(account), freeze.reason)

    @Slot()
    def fold_rail(self) -> None:
        """Show only the icons of the pages, or their names too; kept."""
        self.session.opening.desk.prefer(_RAIL, "" if self._rail.is_folded else _FOLDED)
        self._fold()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        name = "Countersign"
        if self.session.opening.realm is Realm.PRACTICE:
            name = self.tr("PRACTICE: nothing here is public") + f" — {name}"
        self.setWindowTitle(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        narrow = self.width() < scaled(_NARROW)
        folded = narrow or self.session.opening.desk.preference(_RAIL) == _FOLDED
        if folded != self._rail.is_folded:
            self._rail.fold(folded=folded)
            self._share()

    def _share(self) -> None:
        """Give the rail what it was given last; folded, just what the icons need."""
        wide = self._rail.maximumWidth() if self._rail.is_folded else scaled(WIDTH)
        sizes = (wide, max(1, self.width() - wide))
        if self._rail.is_folded:
            self._columns.setSizes(list(sizes))
        else:
            self._columns.share(sizes)

    @Slot()
    def _look_changed(self) -> None:
        self.header.show_choices(self.look.language, self.look.scheme)
        self._fold()
        self._share()

    def _build(self) -> QWidget:
        self.header.show_choices(self.look.language, self.look.scheme)
        self._rail.setEnabled(False)
        self.pages.addWidget(self.opening)
        beside = QWidget()
        right = column(beside, spacing=0)
        right.addWidget(self.outbox)
        right.addWidget(self.banners)
        right.addWidget(self.notices)
        right.addWidget(self.new_version)
        right.addWidget(self.ask)
        right.addWidget(self.messages)
        right.addWidget(self.waiting)
        right.addWidget(Room(self.pages), 1)
        return beside

    def _lay_out(self) -> None:
        whole = column(self._ground, margins=(self._ground.frame,) * 4, spacing=0)
        whole.addWidget(self.header)
        whole.addWidget(self._columns, 1)
        whole.addWidget(self._foot())
        self.setCentralWidget(self._ground)
        # Until there is a page, the keyboard is nowhere rather than on the first switch.
        self._ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._ground.setFocus()

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("footer")
        line = row(foot, margins=(16, 5, 16, 6))
        line.addWidget(self._status)
        line.addStretch(1)
        return foot

    def _connect(self) -> None:
        session = self.session
        session.loaded.connect(self._have_loaded)
        needs_server(session.line, self.header.freeze)
        self.outbox.draft_opened.connect(self.open_draft)
        session.failed.connect(self.tell)
        session.person_changed.connect(self._person_changed)
        session.charter_changed.connect(self._person_changed)
        session.accounts_changed.connect(self._accounts_changed)
        session.passphrase_wanted.connect(self.stopping.ask_passphrase)
        self._rail.chosen.connect(self.show_page)
        self.header.freeze_asked.connect(self.stopping.ask_freeze)
        self.banners.unfreeze_asked.connect(self.stopping.ask_unfreeze)
        self.banners.statement_asked.connect(self._write_statement)
        self.new_version.opened.connect(self._show_settings)
        self.banners.account_asked.connect(self.open_account)
        self.notices.review_asked.connect(self.open_review)
        self.notices.published_asked.connect(self.open_published)
        self.notices.words_asked.connect(self.open_words)
        self.header.person_chosen.connect(self._sign_in)
        self.header.menu_asked.connect(self._open_menu)
        self.header.language_chosen.connect(self.look.choose_language)
        self.header.scheme_chosen.connect(self.look.choose_scheme)
        self.look.changed.connect(self._look_changed)
        self.look.language_changed.connect(session.language_changed)
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
        from desktop_app.ui.settings.away import AwaySettings
        from desktop_app.ui.settings.own_words import WordsSettings
        from desktop_app.ui.settings.page import SettingsPage

        self.compose = ComposePage(self.session, self)
        self.queue = QueuePage(self.session, self)
        self.review = ReviewPage(self.session, self)
        self.published = PublishedPage(self.session, self.stopping, self)
        self.accounts = AccountsPage(self.session, self.stopping, self)
        self.settings = SettingsPage(self.look, self)
        self.settings.sheet_asked.connect(self.commands.open_sheet)
        self.settings.add_section(lambda: self.tr("While I am away"), AwaySettings(self.session))
        self.settings.add_section(lambda: self.tr("Own words"), WordsSettings(self.session))
        if self.session.opening.sign_in is not None:
            self._add_locking()
        self._status.follow(self.compose.grammar)
        self.compose.submitted.connect(self.open_review)
        self.compose.post_wanted.connect(self.open_review)
        self.queue.opened.connect(self.open_review)
        self.queue.counted.connect(self._rail.show_waiting)
        self.review.draft_opened.connect(self.open_draft)
        self.review.take_wanted.connect(self.compose.remarks.ask_about)
        self.review.queue_asked.connect(self._show_queue)
        self.published.review_asked.connect(self.open_review)
        for name in PAGES:
            if hasattr(self, name):
                self.pages.addWidget(getattr(self, name))
        self._rail.setEnabled(True)
        self.commands.be_ready()
        self.show_page("compose")
        self._person_changed()
        self.ready.emit()

    def _add_locking(self) -> None:
        from desktop_app.ui.settings.locking import LockingSettings

        self.settings.add_section(
            lambda: self.tr("When I leave this computer"), LockingSettings(self.unattended)
        )

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

    @Slot()
    def _show_queue(self) -> None:
        self.show_page("queue")

    @Slot()
    def _show_settings(self) -> None:
        self.show_page("settings")

    @Slot()
    def _open_menu(self) -> None:
        self.commands.open_menu(self.header.menu)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Qt tells only the window; a page that holds unsaved typing must hear of it too.
        for page in self.pages.findChildren(QWidget, options=_DIRECT):
            page.close()
        keep_place(self, self.session.opening.desk)
        super().closeEvent(event)
