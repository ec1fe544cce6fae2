"""Mentions: who speaks to the accounts, what is answered, and what reading that costs.

X is asked only when somebody says so, within the account's budget; all else is read of this machine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop_app.domain.account import WRITING, Account, AccountId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import answering, observing, reading_budget
from desktop_app.services.answering import Board, Entry, Said
from desktop_app.services.messages import explain
from desktop_app.services.observing_import import Imported
from desktop_app.services.observing_ports import Mention, Tray
from desktop_app.services.observing_refresh import Refresh
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft
from desktop_app.services.templates import Template
from desktop_app.ui import words
from desktop_app.ui.account_choice import AccountChoice
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.budget import money
from desktop_app.ui.compose.start_from import StartFrom
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.exporting import Told
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, kept_splitter, lead_focus, row
from desktop_app.ui.mentions import fetching, said
from desktop_app.ui.mentions.detail import MentionDetail
from desktop_app.ui.mentions.fetching import Fetched
from desktop_app.ui.mentions.reading_bar import ReadingBar
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Button, Heading, PrimaryButton, Segments

_DETAIL_WIDTH = 460
_EXCERPT = 140  #: characters of a mention in its row
_TRAYS = (Tray.NEW, Tray.ANSWERED, Tray.ASIDE)
_EMPTY, _LIST = 0, 1


class MentionsPage(Retranslated, QWidget):
    """A list of mentions, and beside it the chosen one with its conversation."""

    review_asked = Signal(str)  #: a post's id
    draft_opened = Signal(object)  #: Draft

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.board: Board | None = None  #: None until it was read
        self._around: tuple[Said, ...] = ()
        self._error: CountersignError | None = None
        self.trouble = Trouble()
        self._is_reading = self._read_again = False
        self._title, self._told = Heading(factor=1.3), Told()
        self.account, self.trays, self.bar = AccountChoice(session), Segments(), ReadingBar()
        self.rows, self.detail = Rows(), MentionDetail()
        self.answer, self.template = PrimaryButton(), Button()
        self.aside, self.start_from = Button(), StartFrom(session, self)
        self.empty, self._stack = EmptyState("mentions"), QStackedWidget()
        self._build()
        self._connect()
        self._offer()
        self.retranslate()

    @property
    def chosen(self) -> Entry | None:
        """The mention that is shown whole."""
        key = self.rows.key
        return next((one for one in self._shown() if _key(one) == key), None)

    @Slot()
    def reload(self) -> None:
        """Read what is kept and what the record has; nothing is asked of X."""
        if self._is_reading:
            self._read_again = True
            return
        session = self._session
        if not session.background.is_open:
            return
        self._is_reading = True
        accounts = tuple(one.id for one in session.charter.accounts)
        self._do(
            Lane.STORE,
            partial(answering.board, session.parts, accounts),
            self._have_board,
            self._no_board,
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Mentions"))
        self.rows.setAccessibleName(self.tr("Mentions"))
        self.trays.setAccessibleName(self.tr("Which mentions"))
        self.answer.name(self.tr("Answer"))
        self.answer.setToolTip(self.tr("Shortcut: R"))
        self.template.name(self.tr("With a template…"))
        self.trouble.retranslate()
        self.account.retranslate()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _build(self) -> None:
        self.detail.setMinimumWidth(_DETAIL_WIDTH - 160)
        self.rows.setMinimumWidth(240)
        doing = Flow(spacing=8)
        for button in (self.answer, self.template, self.aside):
            doing.addWidget(button)
        beside = QWidget()
        right = column(beside, margins=(8, 0, 0, 0), spacing=8)
        right.addWidget(self.detail, 1)
        right.addLayout(doing)
        desk = self._session.opening.desk
        both = kept_splitter("mentions", desk, self.rows, beside, sizes=(520, _DETAIL_WIDTH))
        full = QWidget()
        column(full).addWidget(both)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        self._title.setWordWrap(False)
        top, heaps = row(spacing=8), row(spacing=8)
        top.addWidget(self._title)
        top.addWidget(self._told, 1)
        heaps.addWidget(self.trays)
        heaps.addStretch(1)
        heaps.addWidget(self.account)
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(top)
        whole.addWidget(self.bar)
        whole.addWidget(self.trouble)
        whole.addLayout(heaps)
        whole.addWidget(self._stack, 1)
        lead_focus(self, self.rows)

    def _connect(self) -> None:
        session = self._session
        for change in (session.person_changed, session.charter_changed):
            change.connect(self.trouble.clear)
            change.connect(self.retranslate)
            change.connect(self.reload)
        session.changed.connect(self._changed)
        self.account.activated.connect(self._draw)
        self.trays.chosen.connect(self._draw)
        self.rows.currentItemChanged.connect(self._show_chosen)
        self.rows.opened.connect(self._answer)
        self.answer.clicked.connect(self._answer)
        self.template.clicked.connect(self._choose_template)
        self.aside.clicked.connect(self._put_aside)
        self.start_from.chosen.connect(self._answer_from)
        self.bar.refresh_asked.connect(self._refresh)
        self.bar.import_asked.connect(self._ask_file)
        self.bar.budget_asked.connect(self._set_budget)
        self.detail.review_asked.connect(self.review_asked)

    def _offer(self) -> None:
        Offer(self, "mentions.refresh", self._refresh, self._why_no_refresh)
        Offer(self, "mentions.answer", self._answer, self._why_no_answer)
        Offer(self, "mentions.template", self._choose_template, self._why_no_answer)
        Offer(self, "mentions.aside", self._put_aside, self._why_not_aside)
        Offer(self, "mentions.next", partial(self._go, 1))
        Offer(self, "mentions.previous", partial(self._go, -1))

    def _do(
        self,
        lane: Lane,
        verb: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._session.do(lane, verb, owner=self, then=then, failed=failed)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if (changes.reviews or changes.publications) and self.isVisible():
            self.reload()

    # --- what is there ---------------------------------------------------------------------------

    def _have_board(self, board: Board) -> None:
        self._is_reading = False
        self.board, self._error = board, None
        self._draw()
        if self._read_again:
            self._read_again = False
            self.reload()

    def _no_board(self, error: Exception) -> None:
        self._is_reading = self._read_again = False
        if isinstance(error, CountersignError):
            self._error = error
            self._draw()
        else:
            self._session.failed.emit(error)

    def _of_account(self) -> list[Entry]:
        wanted = self.account.chosen
        entries = () if self.board is None else self.board.entries
        return [one for one in entries if wanted in (None, one.account)]

    def _shown(self) -> list[Entry]:
        tray = _TRAYS[max(0, self.trays.current)]
        return [one for one in self._of_account() if one.mention.state is tray]

    @Slot()
    def _draw(self) -> None:
        board, now = self.board, self._session.opening.clock.now()
        every = self._of_account()
        heaps = [[one for one in every if one.mention.state is tray] for tray in _TRAYS]
        self.trays.set_labels(
            [said.tray_name(tray, heap) for tray, heap in zip(_TRAYS, heaps, strict=True)]
        )
        if board is not None:
            wanted = self.account.chosen
            self.bar.show_standings(
                [one for one in board.standings if wanted in (None, one.account.id)], now
            )
        self.bar.setVisible(self._error is None)
        shown = self._shown()
        self.rows.show_rows([self._row(one) for one in shown])
        self._stack.setCurrentIndex(_LIST if shown else _EMPTY)
        self._say_empty()
        self._show_chosen()

    def _row(self, one: Entry) -> Row:
        seen, now = one.mention.seen, self._session.opening.clock.now()
        pieces = [f"@{seen.handle}", words.moment(seen.created_at, now)]
        if len(self._session.charter.accounts) > 1:
            pieces.append(f"→ @{self._session.charter.account(one.account).handle}")
        return Row(
            key=_key(one),
            title=" · ".join(pieces),
            detail=words.shortened(seen.text, _EXCERPT),
            warning=said.rivals(self._session.charter, one.waiting),
        )

    def _say_empty(self) -> None:
        if self._error is not None:
            message = explain(self._error, words.language())
            self.empty.say(message.what, message.do)
        elif self.board is None:
            self.empty.say(self.tr("Reading what is kept…"), "")
        elif self._of_account():
            self.empty.say(
                self.tr("No mention lies here"),
                self.tr("Look at the others: new, answered, put aside."),
            )
        else:
            hint = self.tr("Set a budget for reading first, or import a CSV file.")
            if self.bar.can_refresh:
                hint = self.tr("Refresh to read them on X, or import a CSV file.")
            self.empty.say(self.tr("Nobody’s mention was read yet"), hint)

    @Slot()
    def _show_chosen(self) -> None:
        entry, session = self.chosen, self._session
        self._around = ()
        self._tell_buttons()
        self._show_detail()
        if entry is not None:
            seen = entry.mention.seen
            verb = partial(answering.conversation, session.parts, entry.account, seen)
            self._do(Lane.STORE, verb, partial(self._have_around, _key(entry)))

    def _have_around(self, key: str, around: tuple[Said, ...]) -> None:
        if self.rows.key == key and around != self._around:
            self._around = around
            self._show_detail()

    def _show_detail(self) -> None:
        session = self._session
        now = session.opening.clock.now()
        self.detail.show_entry(self.chosen, self._around, session.charter, now)

    def _tell_buttons(self) -> None:
        entry = self.chosen
        why_not = self._why_no_answer()
        for button in (self.answer, self.template):
            button.setEnabled(not why_not)
        not_aside = self._why_not_aside()
        self.aside.setEnabled(not not_aside)
        self.aside.setToolTip(not_aside if entry is not None else "")
        is_new = entry is None or entry.mention.state is Tray.NEW
        self.aside.name(self.tr("Put aside") if is_new else self.tr("Back to the new ones"))

    # --- reading ---------------------------------------------------------------------------------

    def _why_no_refresh(self) -> str:
        if self.bar.can_refresh:
            return ""
        return self.tr("Nothing can be read now: the page says why")

    @Slot()
    def _refresh(self) -> None:
        board = self.board
        if board is None or not self.bar.can_refresh:
            return
        wanted = self.account.chosen
        accounts = [
            one.account.id
            for one in board.standings
            if one.can_read and one.ceiling and wanted in (None, one.account.id)
        ]
        self.trouble.clear()
        self.bar.show_busy(is_busy=True)
        parts = self._session.parts
        self._do(
            Lane.NETWORK,
            partial(fetching.refreshed, parts, accounts),
            self._have_refreshed,
            self._not_refreshed,
        )

    def _have_refreshed(self, got: Fetched) -> None:
        self.bar.show_busy(is_busy=False)
        if got.failed is not None:
            self.trouble.tell(got.failed)
        if got.found:
            self._tell_found(got.found)
        self.reload()  # what was paid for before it failed is kept

    def _tell_found(self, found: tuple[Refresh[Mention], ...]) -> None:
        new, cost = sum(len(one.new) for one in found), sum(one.cost for one in found)
        is_cut = any(one.is_cut for one in found)

        def told() -> str:
            text = self.tr("%n new mention(s), for {cost}", "", new).format(cost=money(cost))
            more = self.tr("X has more than was read.")
            return f"{text}. {more}" if is_cut else text

        self._told.tell(told)

    def _not_refreshed(self, error: Exception) -> None:
        self.bar.show_busy(is_busy=False)
        self._failed(error)
        self.reload()

    def _failed(self, error: Exception) -> None:
        """In place, until something else is tried: what is told above would wait for its turn."""
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    @Slot(str, int)
    def _set_budget(self, account: str, millionths: int) -> None:
        verb = partial(
            reading_budget.set_budget, self._session.parts, AccountId(account), millionths
        )
        self._do(Lane.STORE, verb, lambda _: self.reload())

    @Slot()
    def _ask_file(self) -> None:
        title = self.tr("Import mentions of @{handle} from a file")
        title = title.format(handle=self._brought_for.handle)
        kinds = self.tr("Tables (*.csv);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(Path.home()), kinds)
        if chosen:
            self.bring(Path(chosen))

    def bring(self, path: Path) -> None:
        """Keep what the file brings for the chosen account, else the record's first."""
        account, parts = self._brought_for, self._session.parts
        self.trouble.clear()
        self._do(
            Lane.STORE,
            partial(fetching.brought, parts, account.id, path),
            partial(self._have_brought, account.handle),
            self._failed,
        )

    @property
    def _brought_for(self) -> Account:
        charter, chosen = self._session.charter, self.account.chosen
        return self._session.account if chosen is None else charter.account(chosen)

    def _have_brought(self, handle: str, brought: Imported) -> None:
        def told() -> str:
            kept = self.tr("%n new line(s) of the file are kept", "", brought.new)
            return f"{kept} (@{handle})"

        self._told.tell(told)
        self.reload()

    # --- answering -------------------------------------------------------------------------------

    def _why_no_answer(self) -> str:
        entry, session = self.chosen, self._session
        if entry is None:
            return self.tr("No mention is chosen")
        if not any(role in WRITING for role in session.roles(entry.account)):
            handle = session.charter.account(entry.account).handle
            return self.tr("You do not write for @{handle}").format(handle=handle)
        return ""

    def _why_not_aside(self) -> str:
        entry = self.chosen
        if entry is None:
            return self.tr("No mention is chosen")
        if any(one.is_public and one.account == entry.account for one in entry.answers):
            return self.tr("Its answer is at X: it stays among the answered")
        return ""

    @Slot()
    def _answer(self) -> None:
        self._begin(None)

    @Slot()
    def _choose_template(self) -> None:
        entry = self.chosen
        if entry is not None and not self._why_no_answer():
            self.start_from.show_account(entry.account)

    @Slot(object, str, str)
    def _answer_from(self, template: Template, _account: str, _urgent: str) -> None:
        self._begin(template)

    def _begin(self, template: Template | None) -> None:
        entry, session = self.chosen, self._session
        if entry is None or self._why_no_answer():
            return
        number, person = entry.mention.seen.x_post_id, session.person.id
        self._do(
            Lane.STORE,
            partial(answering.begin, session.parts, entry.account, number, person, template),
            self._have_draft,
        )

    def _have_draft(self, draft: Draft) -> None:
        self._session.changed.emit(Changes(drafts=True))
        self.draft_opened.emit(draft)

    @Slot()
    def _put_aside(self) -> None:
        entry = self.chosen
        if entry is None or self._why_not_aside():
            return
        tray = Tray.ASIDE if entry.mention.state is Tray.NEW else Tray.NEW
        number = entry.mention.seen.x_post_id
        verb = partial(observing.move, self._session.parts, entry.account, number, tray)
        self._do(Lane.STORE, verb, partial(self._have_put, tray))

    def _have_put(self, tray: Tray, _done: None) -> None:
        if tray is Tray.ASIDE:
            self._told.tell(lambda: self.tr("Put aside"))
        else:
            self._told.tell(lambda: self.tr("Back among the new ones"))
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)  # the next one is chosen there
        self.reload()

    def _go(self, steps: int) -> None:
        at = self.rows.currentRow() + steps
        if 0 <= at < self.rows.count():
            self.rows.setCurrentRow(at)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)


def _key(one: Entry) -> str:
    return f"{one.account} {one.mention.seen.x_post_id}"
