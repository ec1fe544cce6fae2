"""The queue: what waits for this person, for others, for its time; what was missed, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStackedWidget,
    QTableView,
    QWidget,
)

from desktop_app.domain.account import WRITING, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.record import PostRecord
from desktop_app.domain.source import Source
from desktop_app.services import discussing, reading, searching
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary
from desktop_app.services.reading import QueueRow
from desktop_app.ui.account_choice import AccountChoice
from desktop_app.ui.actions.offers import Offer, letters_are_on
from desktop_app.ui.background import Lane
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.exporting import ExportButton, Told
from desktop_app.ui.layout import column, go_down, kept_splitter, lead_focus, list_rows, row
from desktop_app.ui.line import State
from desktop_app.ui.lister import Lister, Wish
from desktop_app.ui.missing_rows import MissingRows
from desktop_app.ui.paged import Failed, Index
from desktop_app.ui.pieces import Line
from desktop_app.ui.queue import emptiness
from desktop_app.ui.queue.delegate import QueueDelegate
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.preview import Preview
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.search_bar import SearchBar
from desktop_app.ui.session import Session
from desktop_app.ui.theme import band
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Heading, Segments

_DECORATION = Qt.ItemDataRole.DecorationRole
#: What only whoever may write has comes last, so that the others keep their places.
BOXES = (Box.MINE_TO_DO, Box.OTHERS, Box.SCHEDULED, Box.MISSED, Box.ALL, Box.WRITTEN)
_PREVIEW = "queue.preview"


class QueuePage(Retranslated, QWidget):
    """Lists posts; a post is opened with Enter or a double click, J and K go down and up."""

    opened = Signal(str)  #: a post's id
    counted = Signal(int)  #: how many wait for the person

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts: dict[Box, int] = dict.fromkeys(Box, 0)
        self._title, self._told, self.boxes = Heading(factor=1.3), Told(), Segments()
        self.account, self.search = AccountChoice(session), SearchBar(session)
        self._mine, self._done = 0, Line()  #: how many wait for the person, by the record alone
        self.copy = Button(kind="flat")
        self.export = ExportButton("countersign-queue.csv", self._told)
        self.model, self.view = QueueModel(self._do, self), QTableView()
        self.missing = MissingRows(self.view, self.model)
        self.preview = Preview(Thumbnails(session, self))
        self.empty, self._stack = EmptyState("queue"), QStackedWidget()
        self._build()
        self.lister = Lister(session, self.view, self.model, self._wish, _post_of, parent=self)
        self._connect()
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read the queue again, for whoever is signed in."""
        self.lister.reload()

    @property
    def box(self) -> Box:
        """Which posts are shown."""
        return BOXES[max(0, self.boxes.current)]

    def count(self, box: Box) -> int:
        """How many posts are in `box`, of what is searched for."""
        return self._counts[box]

    def choose_box(self, box: Box) -> None:
        """Show what is in `box`."""
        self.boxes.choose(BOXES.index(box))
        self.reload()

    @Slot(object)
    def export_to(self, path: Path) -> None:
        """Save everything that the list shows as CSV."""
        head = [
            *(self.tr("State"), self.tr("Text"), self.tr("Account"), self.tr("Author")),
            *(self.tr("Version"), self.tr("Approved by"), self.tr("Waits for"), self.tr("Changed")),
            self.tr("Number"),
        ]
        self.lister.save(path, head, self.model.cells)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Queue"))
        self._say_keys()
        self.view.setAccessibleName(self.tr("Posts in the queue"))
        self.boxes.setAccessibleName(self.tr("Whose turn it is"))
        self.copy.name(self.tr("Copy list"))
        self._name_accounts()
        self._label_boxes()
        self._say_empty()
        self.preview.retranslate()
        self.view.viewport().update()

    @Slot()
    def _say_keys(self) -> None:
        """The keys of the list, without letters while those are off."""
        self._told.say_usually(
            self.tr("J and K move, Enter opens, Space previews")
            if letters_are_on()
            else self.tr("Enter opens, Space previews")
        )

    def _build(self) -> None:
        list_rows(self.view, QueueDelegate.HEIGHT)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setModel(self.model)
        self.view.setItemDelegate(QueueDelegate(self.view))
        lead_focus(self, self.view)
        self.view.setMinimumWidth(320)
        self.preview.setMinimumWidth(300)
        desk = self._session.opening.desk
        both = kept_splitter("queue", desk, self.view, self.preview, sizes=(700, 340))
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        self.preview.setVisible(desk.preference(_PREVIEW) != "closed")
        self.boxes.shorten()
        top, found, tabs = row(spacing=8), row(spacing=8), row()
        self._title.setWordWrap(False)
        top.addWidget(self._title)
        top.addWidget(self._told, 1)
        top.addWidget(self.copy)
        top.addWidget(self.export)
        tabs.addWidget(self.boxes)
        tabs.addStretch(1)
        found.addWidget(self.search, 1)
        found.addWidget(self.account, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(self, margins=(20, 16, 20, 16), spacing=10)
        for line in (top, tabs, found):
            whole.addLayout(line)
        whole.addWidget(self._done)
        whole.addWidget(self.missing)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.lister.opened.connect(self._have_counts)
        for narrowed in (self.boxes.chosen, self.account.activated, self.search.changed):
            narrowed.connect(self.reload)
            narrowed.connect(self._told.forget)
        self.view.doubleClicked.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._show_preview)
        self.model.arrived.connect(self._show_preview)
        self.copy.clicked.connect(self._copy)
        self.export.asked.connect(self.export_to)
        self.export.follow(self.lister)
        self._session.person_changed.connect(self._told.forget)
        self._session.charter_changed.connect(self.retranslate)
        self._session.line.changed.connect(self._show_line)
        moving = Offer(self, "queue.next", partial(go_down, self.view, 1))
        moving.changed.connect(self._say_keys)
        Offer(self, "queue.previous", partial(go_down, self.view, -1))
        Offer(self.view, "queue.open", self._open_chosen)
        Offer(self.view, "queue.preview", self._toggle_preview)
        Offer(self.view, "queue.copy", self._copy)
        Offer(self, "queue.export", self.export.ask, lambda: self.export.why_not)

    @Slot(object)
    def _show_line(self, state: State) -> None:
        self.model.line = state
        self.view.viewport().update()
        if self._session.is_loaded:
            self._label_boxes()
            self.counted.emit(self._waiting)

    def _do(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Failed | None = None
    ) -> None:
        self._session.do(Lane.STORE, work, owner=self, then=then, failed=failed)

    def _wish(self) -> Wish[QueueRow]:
        session = self._session
        charter, person, now = session.charter, session.person.id, session.opening.clock.now()
        plain = ListQuery(box=self.box, person=person, at=now)
        wanted = searching.narrowed(plain, self.search.chips, None)
        account = self.account.chosen
        if account is not None:
            wanted = replace(wanted, accounts=(account,))
        self.model.charter, self.model.now = charter, now

        def make(post: PostSummary) -> QueueRow:
            return reading.row_of(charter, person, post, now)

        counted = (*(replace(wanted, box=box) for box in BOXES), replace(plain, box=Box.MINE_TO_DO))
        return Wish(query=wanted, counted=counted, make=make)

    @Slot(object)
    def _have_counts(self, counts: tuple[int, ...]) -> None:
        self._counts |= dict(zip(BOXES, counts, strict=False))
        self._label_boxes()
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._say_empty()
        self._show_preview()
        self._mine = counts[-1]
        self.counted.emit(self._waiting)

    @property
    def _waiting(self) -> int:
        """How many posts wait for the person, without those that only have to be sent."""
        return max(0, self._mine - len(self._session.line.state.decided))

    @property
    def _decided(self) -> int:
        """How many of the box's posts the person has decided here; 0 while words are searched."""
        if not self.search.is_empty:
            return 0
        state, account = self._session.line.state, self.account.chosen
        accounts = {
            post: one.entry.main.account for one in state.waiting for post in one.entry.posts
        }
        found = [post for post in state.decided if account in (None, accounts.get(post))]
        return min(len(found), self._counts[Box.MINE_TO_DO])

    def _name_accounts(self) -> None:
        self.account.retranslate()
        charter = self._session.charter
        for place, account in enumerate(charter.accounts, 1):
            colour = charter.policy.terms_for(account.id).colour
            self.account.setItemData(place, band(colour, self.palette()), _DECORATION)

    def _label_boxes(self) -> None:
        names = {
            Box.MINE_TO_DO: self.tr("Waiting for me"),
            Box.OTHERS: self.tr("Waiting for others"),
            Box.SCHEDULED: self.tr("Scheduled"),
            Box.MISSED: self.tr("Missed"),
            Box.ALL: self.tr("All"),
        }
        person = self._session.person.id
        if any(d.person == person and d.role in WRITING for d in self._session.charter.duties):
            names[Box.WRITTEN] = self.tr("Written by me")
        decided = self._decided
        counts = self._counts | {Box.MINE_TO_DO: self._counts[Box.MINE_TO_DO] - decided}
        self.boxes.set_labels([f"{name} ({counts[box]:n})" for box, name in names.items()])
        done = self.tr("Your decision about %Ln post(s) waits here to be sent.", "", decided)
        self._done.say("tosend", "", done if decided else "")
        if self.boxes.current >= len(names):
            self.boxes.choose(0)
            self.reload()

    def _say_empty(self) -> None:
        is_searched = not self.search.is_empty or self.account.chosen is not None
        count = self._counts[Box.OTHERS]
        others = self.tr("%n post(s) wait for others.", "", count) if count else ""
        self.empty.say(*emptiness.said(self.box, others, is_searched=is_searched))

    @Slot()
    def _open_chosen(self) -> None:
        self._open(self.view.currentIndex())

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        found = self.model.row_at(index.row()) if index.isValid() else None
        if found is not None:
            self.opened.emit(found.summary.id)

    @Slot()
    def _toggle_preview(self) -> None:
        shown = not self.preview.isVisible()
        self.preview.setVisible(shown)
        self._session.opening.desk.prefer(_PREVIEW, "open" if shown else "closed")
        self._show_preview()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        index, charter = self.view.currentIndex(), self._session.charter
        found = self.model.row_at(index.row()) if index.isValid() else None
        if found is None or not self.preview.isVisible():  # in the back nobody sees it
            self.preview.show_record(None, charter)
            return
        parts, post, person = self._session.parts, found.summary.id, self._session.person.id
        self._do(lambda: _record(parts, post, person), self._have_record)

    def _have_record(self, read: tuple[PostRecord, Source | None]) -> None:
        record, source = read
        index = self.view.currentIndex()
        found = self.model.row_at(index.row()) if index.isValid() else None
        if found is not None and found.summary.id == record.id:
            self.preview.show_record(record, self._session.charter, source)

    @Slot()
    def _copy(self) -> None:
        """Copy the chosen rows; without a choice, those that are there."""
        numbers = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        rows = [self.model.row_at(number) for number in numbers] or [
            each for _number, each in self.model.loaded()
        ]
        said = [self.model.said(each) for each in rows if each is not None]
        if not said:
            self._told.tell(lambda: self.tr("There is nothing to copy"))
            return
        QApplication.clipboard().setText("\n".join(said))
        self._told.tell(lambda: self.tr("%n post(s) copied", "", len(said)))


def _post_of(found: QueueRow) -> PostId:
    return found.summary.id


def _record(parts: Parts, post: PostId, person: PersonId) -> tuple[PostRecord, Source | None]:
    discussing.see(parts, post, person)  # the preview shows all of it: who reads it is on the list
    with parts.store.begin() as work:
        record = reading.load(work, parts, post)
        return record, reading.source_of(work, record)
