"""The company's watch lists: listed, one whole with what it found, and the form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.company_list import Item, ListName
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.domain.watching import WatchList
from desktop_app.services import observing_import, watching
from desktop_app.services.bringing import content_of
from desktop_app.services.list_edits import put, without
from desktop_app.services.lists import key_of
from desktop_app.services.observing_import import Imported
from desktop_app.services.observing_ports import Hit
from desktop_app.services.observing_refresh import Refresh
from desktop_app.services.watching import Found
from desktop_app.ui.account_choice import AccountChoice
from desktop_app.ui.background import Lane
from desktop_app.ui.budget import tenths_of_cents
from desktop_app.ui.layout import row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.panel import ListPanel
from desktop_app.ui.reach import needs_server
from desktop_app.ui.rows import Row
from desktop_app.ui.session import Session
from desktop_app.ui.watching.theme import ThemeDetail
from desktop_app.ui.watching.theme_form import ThemeForm
from desktop_app.ui.widgets import Button


class ThemesPanel(ListPanel):
    """Nothing is asked of X before somebody presses the button that says what it may cost."""

    draft_opened = Signal(object)  #: a new Draft that quotes a find
    shown = Signal()  #: what the chosen list found is on the screen

    def __init__(self, session: Session) -> None:
        self.form = ThemeForm()
        super().__init__(session, ListName.WATCH, self.form)
        self.found: Found | None = None
        self._gone: WatchList | None = None  #: that was taken out just now
        self._is_asking = False
        self.account, self.back = AccountChoice(session, has_all=False), Button(kind="flat")
        self.detail = ThemeDetail()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def chosen(self) -> WatchList | None:
        """The list that is shown whole."""
        return next((one for one in self._lists if key_of(one) == self.rows.key), None)

    @property
    def chosen_entry(self) -> WatchList | None:
        return self.chosen

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.new.name(self.tr("New watch list…"))
        self.rows.setAccessibleName(self.tr("Watch lists"))
        self._empty.say(
            self.tr("No watch list yet"),
            self.tr("A list follows accounts, words, hashtags and competitors under one theme."),
        )
        self._name_back()
        super().retranslate()

    def _build(self) -> None:
        self.detail.setMinimumWidth(320)
        self._lay("watching", self.detail, (330, 660))
        top = row(self._top, spacing=8)
        tops: tuple[QWidget, ...] = (self.account, self.new, self.bar.bring, self.bar.export)
        for widget in tops:
            top.addWidget(widget)
        top.addWidget(self.back)
        top.addStretch(1)
        self._stand()
        self.back.hide()

    def _connect(self) -> None:
        session, detail = self._session, self.detail
        buttons = (self.new, self.back, self.form.keep, detail.change, detail.remove)
        needs_server(session.line, *buttons)
        self.account.currentIndexChanged.connect(self._show_detail)  # not the other account's finds
        self.back.clicked.connect(self._put_back)
        detail.change_asked.connect(self._change)
        detail.removal_asked.connect(self._remove)
        detail.refresh_asked.connect(self._refresh)
        detail.browser_asked.connect(self._browse)
        detail.file_asked.connect(self._ask_finds)
        detail.quote_asked.connect(self._quote)
        detail.aside_asked.connect(self._put_aside)
        detail.open_asked.connect(self._open)
        session.charter_changed.connect(self._name_accounts)

    @property
    def _lists(self) -> tuple[WatchList, ...]:
        return self.keeper.list.watch

    @property
    def _account(self) -> Account:
        accounts = self._session.charter.accounts
        return next((one for one in accounts if one.id == self.account.chosen), accounts[0])

    @Slot()
    def _name_accounts(self) -> None:
        self.account.blockSignals(True)
        self.account.retranslate()
        self.account.blockSignals(False)
        self.account.setAccessibleName(self.tr("Account that reads at X"))

    @Slot()
    def _show(self) -> None:
        if not self._session.is_loaded:
            return
        self._name_accounts()
        self._show_bar()
        self.rows.blockSignals(True)
        self.rows.show_rows([self._row(one) for one in self._lists])
        self.rows.blockSignals(False)
        self._show_detail()
        self._place()

    def _row(self, one: WatchList) -> Row:
        count = self.tr("%n entries", "", len(one.entries))
        return Row(
            key=key_of(one), title=one.theme, detail=f"{said.watch_kind(one.kind)} · {count}"
        )

    @Slot()
    def _show_detail(self) -> None:
        self.detail.show_list(self.chosen, may_keep=self.keeper.may_keep)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Read what the chosen list found for the chosen account."""
        watched, session = self.chosen, self._session
        if watched is None or not session.background.is_open:
            return
        parts, account = session.parts, self._account
        session.do(
            Lane.STORE,
            lambda: watching.found(parts, account.id, watched),
            owner=self,
            then=partial(self._have_found, watched, account),
            failed=self._failed,
        )

    def _have_found(self, watched: WatchList, account: Account, found: Found) -> None:
        if watched == self.chosen and account == self._account:
            self.found = found
            self.detail.show_found(found, account, self._session.opening.clock.now())
            self.shown.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self.bar.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    # --- what stands in the lists ----------------------------------------------------------------

    def _show_form(self, entry: Item | None) -> None:
        assert entry is None or isinstance(entry, WatchList)
        self.form.show_list(entry)

    @Slot(object)
    def _keep(self, entry: Item) -> None:
        self._gone = None
        self._name_back()
        super()._keep(entry)

    @Slot()
    def _remove(self) -> None:
        if self.chosen is not None:
            self.bar.forget()
            self._gone = self.chosen
            self._name_back()
            self.keeper.keep(without(key_of(self.chosen)))

    @Slot()
    def _put_back(self) -> None:
        if self._gone is not None:
            gone, self._gone = self._gone, None
            self._name_back()
            self.keeper.keep(put(gone, None))

    def _name_back(self) -> None:
        self.back.setVisible(self._gone is not None)
        if self._gone is not None:
            self.back.name(self.tr("Put “{name}” back").format(name=self._gone.theme))

    @Slot()
    def _other_person(self) -> None:
        self._gone = None
        self._name_back()
        super()._other_person()

    # --- what X shows ----------------------------------------------------------------------------

    @Slot()
    def _refresh(self) -> None:
        watched, parts, account = self.chosen, self._session.parts, self._account
        if watched is None or self._is_asking:
            return  # one press asks once; switched off, the button would lose the keyboard
        self._is_asking = True
        self.bar.trouble.clear()
        self._session.do(
            Lane.NETWORK,
            lambda: watching.refresh(parts, account.id, watched),
            owner=self,
            then=self._have_refreshed,
            failed=self._not_refreshed,
        )

    def _have_refreshed(self, got: Refresh[Hit]) -> None:
        self._is_asking = False
        count, cost = len(got.new), tenths_of_cents(got.cost)

        def told() -> str:
            text = self.tr("%n new post(s), for {cost}", "", count).format(cost=cost)
            more = self.tr("there are more than were read")
            return f"{text}; {more}" if got.is_cut else text

        self.bar.told.tell(told)
        self._look()

    def _not_refreshed(self, error: Exception) -> None:
        self._is_asking = False
        self._failed(error)
        self._look()

    @Slot()
    def _browse(self) -> None:
        if self.chosen is not None:
            for address in watching.in_browser(self.chosen):
                QDesktopServices.openUrl(QUrl(address))

    @Slot()
    def _ask_finds(self) -> None:
        title, kind = self.tr("Bring finds from a file"), self.tr("Tables (*.csv)")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(Path.home()), kind)
        if chosen:
            self.bring_finds(Path(chosen))

    def bring_finds(self, path: Path) -> None:
        """Keep the finds in the file at `path`, for the lists that its lines name."""
        parts, account, lists = self._session.parts, self._account, self._lists
        self.bar.trouble.clear()
        self._session.do(
            Lane.STORE,
            lambda: watching.bring(parts, account.id, lists, _text_of(path)),
            owner=self,
            then=self._have_brought,
            failed=self._failed,
        )

    def _have_brought(self, brought: Imported) -> None:
        count = brought.new
        self.bar.told.tell(lambda: self.tr("%n new post(s) out of the file", "", count))
        self._look()

    @Slot(object)
    def _quote(self, hit: Hit) -> None:
        session = self._session
        person, account = session.person.id, self._account.id
        self.draft_opened.emit(watching.quoting(session.parts, person, account, hit))

    @Slot(object)
    def _put_aside(self, hit: Hit) -> None:
        watched, parts, account = self.chosen, self._session.parts, self._account
        if watched is None:
            return
        verb: Callable[[], None] = partial(
            watching.put_aside, parts, account.id, watched, hit.seen.x_post_id
        )
        self._session.do(
            Lane.STORE, verb, owner=self, then=self._have_put_aside, failed=self._failed
        )

    def _have_put_aside(self, _done: None) -> None:
        self.bar.told.tell(lambda: self.tr("Put aside"))
        self.detail.setFocus()
        self._look()

    @Slot(object)
    def _open(self, hit: Hit) -> None:
        QDesktopServices.openUrl(QUrl(hit.seen.link))


def _text_of(path: Path) -> str:
    try:
        content = content_of(path)
    except OSError as error:
        raise Unavailable("list.unreadable", path=str(path)) from error
    return observing_import.text_of(content)
