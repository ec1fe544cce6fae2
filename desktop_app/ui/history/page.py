"""Published: what went out, when, approved by whom, and whether X shows what was approved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStackedWidget,
    QTableView,
    QWidget,
)

from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.action import PostId
from desktop_app.domain.record import PostRecord
from desktop_app.domain.source import Source
from desktop_app.services import echoes, reading, searching
from desktop_app.services.echoes import Echo
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary
from desktop_app.ui import words
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.exporting import ExportButton, Told
from desktop_app.ui.history.delegate import PublishedDelegate
from desktop_app.ui.history.detail import Detail
from desktop_app.ui.history.evidence import EvidenceButton
from desktop_app.ui.history.model import PublishedModel
from desktop_app.ui.layout import column, go_down, kept_splitter, lead_focus, list_rows, row
from desktop_app.ui.lines import HEIGHT
from desktop_app.ui.lister import Lister, Wish
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.search_bar import SearchBar
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Heading

_DETAIL_WIDTH = 380


class PublishedPage(Retranslated, QWidget):
    """A list, and beside it everything about the chosen post."""

    review_asked = Signal(str)  #: a post's id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self._told = Heading(factor=1.3), Told()
        self.search, self.account = SearchBar(session), QComboBox()
        self.open_link, self.copy_link = Button(kind="flat"), Button(kind="flat")
        self.export = ExportButton("countersign-published.csv", self._told)
        self.evidence = EvidenceButton(session, self._told)
        self.model, self.view = PublishedModel(self._do, self), QTableView()
        self.detail = Detail(Thumbnails(session, self))
        self.empty, self._stack = EmptyState("published"), QStackedWidget()
        self._record: PostRecord | None = None
        self._source: Source | None = None
        self._echoes: tuple[Echo, ...] = ()
        self._build()
        self.lister = Lister(session, self.view, self.model, self._wish, _post_of, parent=self)
        self._connect()
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read the list again."""
        self.lister.reload()

    @Slot(object)
    def export_to(self, path: Path) -> None:
        """Save everything that the list shows as CSV."""
        head = [
            *(self.tr("Went out"), self.tr("Account"), self.tr("Text"), self.tr("State")),
            *(self.tr("At X"), self.tr("Approved by"), self.tr("Link"), self.tr("Number")),
        ]
        self.lister.save(path, head, self.model.cells)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Published"))
        self.view.setAccessibleName(self.tr("Published posts"))
        self.open_link.name(self.tr("Open on X"))
        self.copy_link.name(self.tr("Copy link"))
        self._name_accounts()
        self._say_count()
        self.view.viewport().update()
        self._draw_detail()

    def _build(self) -> None:
        list_rows(self.view, HEIGHT)
        self.view.setModel(self.model)
        self.view.setItemDelegate(PublishedDelegate(self.view))
        lead_focus(self, self.view)
        self.detail.setMinimumWidth(_DETAIL_WIDTH - 60)
        self.view.setMinimumWidth(280)
        desk = self._session.opening.desk
        sizes = (720, _DETAIL_WIDTH)
        both = kept_splitter("published", desk, self.view, self.detail, sizes=sizes)
        full = QWidget()
        column(full).addWidget(both)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        top, found = row(spacing=8), row(spacing=8)
        self._title.setWordWrap(False)
        top.addWidget(self._title)
        top.addWidget(self._told, 1)
        for widget in (self.open_link, self.copy_link, self.evidence, self.export):
            top.addWidget(widget)
        found.addWidget(self.search, 1)
        found.addWidget(self.account, 0, Qt.AlignmentFlag.AlignTop)
        self.account.setMinimumHeight(32)
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(top)
        whole.addLayout(found)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.lister.opened.connect(self._have_counts)
        for narrowed in (self.search.changed, self.account.activated):
            narrowed.connect(self.reload)
            narrowed.connect(self._told.forget)
        self.open_link.clicked.connect(self._open_link)
        self.copy_link.clicked.connect(self._copy_link)
        self.export.asked.connect(self.export_to)
        self.export.follow(self.lister)
        self._session.person_changed.connect(self._told.forget)
        self._session.charter_changed.connect(self.retranslate)
        self.detail.post_asked.connect(self.review_asked)
        self.view.doubleClicked.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        self.model.arrived.connect(self._show_detail)
        Offer(self, "published.next", partial(go_down, self.view, 1))
        Offer(self, "published.previous", partial(go_down, self.view, -1))
        Offer(self.view, "published.open", self._open)

    def _do(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._session.do(Lane.STORE, work, owner=self, then=then)

    def _wish(self) -> Wish[PostSummary]:
        session = self._session
        now = session.opening.clock.now()
        query = ListQuery(box=Box.PUBLISHED, person=session.person.id, at=now)
        wanted = searching.narrowed(query, self.search.chips, None)
        account = self.account.currentData()
        if account is not None:
            wanted = replace(wanted, accounts=(AccountId(account),))
        self.model.charter, self.model.now = session.charter, now
        return Wish(query=wanted, counted=(wanted,), make=_same)

    @Slot(object)
    def _have_counts(self, _counts: tuple[int, ...]) -> None:
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)
        self._say_count()
        self._show_detail()

    def _say_count(self) -> None:
        count = self.model.rowCount()
        self._told.say_usually(self.tr("%n post(s)", "", count) if count else "")
        if self.search.is_empty and self.account.currentData() is None:
            self.empty.say(
                self.tr("Nothing is published yet"),
                self.tr(
                    "A post comes here as soon as everyone required has approved it and X has it."
                ),
            )
        else:
            self.empty.say(
                self.tr("Nothing like this was published"),
                self.tr("Take a chip away, or choose all accounts."),
            )

    def _name_accounts(self) -> None:
        accounts, chosen = self._session.charter.accounts, max(0, self.account.currentIndex())
        self.account.setAccessibleName(self.tr("Account"))
        self.account.clear()
        self.account.addItem(self.tr("All accounts"), None)
        for account in accounts:
            self.account.addItem(f"@{account.handle}", account.id)
        self.account.setCurrentIndex(chosen)
        self.account.setVisible(len(accounts) > 1)

    @property
    def _chosen(self) -> PostSummary | None:
        index = self.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    @Slot()
    def _show_detail(self) -> None:
        chosen, session = self._chosen, self._session
        link = "" if chosen is None else self.model.link(chosen)
        self.open_link.setEnabled(bool(link) and session.charter.realm is Realm.X)
        self.copy_link.setEnabled(bool(link))
        if session.charter.realm is not Realm.X:
            self.open_link.setToolTip(self.tr("The practice X has no pages to open."))
        self.evidence.show_post(None if chosen is None else chosen.id)
        if chosen is None or chosen.redacted is not None:
            self._forget_record()
            self._draw_detail()
            return
        parts, post = session.parts, chosen.id
        self._do(lambda: _record(parts, post), self._have_record)

    def _forget_record(self) -> None:
        self._record, self._source, self._echoes = None, None, ()

    def _have_record(self, read: tuple[PostRecord, Source | None]) -> None:
        chosen = self._chosen
        if chosen is not None and chosen.id == read[0].id:
            if self._record is None or self._record.id != read[0].id:
                self._echoes = ()
            self._record, self._source = read
            self._draw_detail()
            self._read_echoes(read[0])

    def _read_echoes(self, record: PostRecord) -> None:
        """Apart from the record: what cannot be read of X takes no proof away."""
        parts = self._session.parts
        self._do(lambda: (record.id, echoes.of_record(parts, record)), self._have_echoes)

    def _have_echoes(self, read: tuple[PostId, tuple[Echo, ...]]) -> None:
        if self._record is not None and self._record.id == read[0] and self._echoes != read[1]:
            self._echoes = read[1]
            self._draw_detail()

    def _draw_detail(self) -> None:
        chosen, session = self._chosen, self._session
        if chosen is not None and chosen.redacted is not None:
            self.detail.show_gone(words.text_of(chosen, session.charter))
            return
        corrections = () if chosen is None else chosen.corrected_by
        now = session.opening.clock.now()
        self.detail.show_record(
            self._record, session.charter, now, corrections, self._source, self._echoes
        )

    @Slot()
    def _open(self) -> None:
        if self._chosen is not None:
            self.review_asked.emit(self._chosen.id)

    @Slot()
    def _open_link(self) -> None:
        if self._chosen is not None:
            QDesktopServices.openUrl(QUrl(self.model.link(self._chosen)))

    @Slot()
    def _copy_link(self) -> None:
        if self._chosen is not None:
            QApplication.clipboard().setText(self.model.link(self._chosen))
            self._told.tell(lambda: self.tr("Link copied"))


def _same(post: PostSummary) -> PostSummary:
    return post


def _post_of(post: PostSummary) -> PostId:
    return post.id


def _record(parts: Parts, post: PostId) -> tuple[PostRecord, Source | None]:
    with parts.store.begin() as work:
        record = reading.load(work, parts, post)
        return record, reading.source_of(work, record)
