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
    QStackedWidget,
    QTableView,
    QWidget,
)

from desktop_app.domain.account import Realm
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Refused
from desktop_app.domain.record import PostRecord
from desktop_app.services import echoes, retention, searching
from desktop_app.services.echoes import Echo
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.messages import explain
from desktop_app.services.ports import PostSummary
from desktop_app.services.retention import Whole
from desktop_app.ui import words
from desktop_app.ui.account_choice import AccountChoice
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.exporting import ExportButton, Told
from desktop_app.ui.history.delegate import PublishedDelegate
from desktop_app.ui.history.detail import Detail
from desktop_app.ui.history.evidence import EvidenceButton
from desktop_app.ui.history.model import PublishedModel
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import column, go_down, kept_splitter, lead_focus, list_rows, row
from desktop_app.ui.lines import HEIGHT
from desktop_app.ui.lister import Lister, Wish
from desktop_app.ui.missing_rows import MissingRows
from desktop_app.ui.paged import Failed
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.search_bar import SearchBar
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import Stopping
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Heading

_DETAIL_WIDTH = 380


class PublishedPage(Retranslated, QWidget):
    """A list, and beside it everything about the chosen post."""

    review_asked = Signal(str)  #: a post's id

    def __init__(self, session: Session, stopping: Stopping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self._told = Heading(factor=1.3), Told()
        self.search, self.account = SearchBar(session), AccountChoice(session)
        self.open_link, self.copy_link = Button(kind="flat"), Button(kind="flat")
        self.export = ExportButton("countersign-published.csv", self._told)
        self.evidence = EvidenceButton(session, self._told)
        self.model, self.view = PublishedModel(self._do, self), QTableView()
        self.missing = MissingRows(self.view, self.model)
        self.holding = Holding(session, stopping, self)
        self.detail = Detail(Thumbnails(session, self), self.holding)
        self.empty, self._stack = EmptyState("published"), QStackedWidget()
        self._known: Whole | None = None
        self._alone: PostId | None = None  #: shown although its row is not there
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
        self.account.retranslate()
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
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(top)
        whole.addLayout(found)
        whole.addWidget(self.missing)
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

    def _do(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Failed | None = None
    ) -> None:
        self._session.do(Lane.STORE, work, owner=self, then=then, failed=failed)

    def _wish(self) -> Wish[PostSummary]:
        session = self._session
        now = session.opening.clock.now()
        query = ListQuery(box=Box.PUBLISHED, person=session.person.id, at=now)
        wanted = searching.narrowed(query, self.search.chips, None)
        account = self.account.chosen
        if account is not None:
            wanted = replace(wanted, accounts=(account,))
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
        if self.search.is_empty and self.account.chosen is None:
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

    @property
    def _chosen(self) -> PostSummary | None:
        index = self.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    @Slot(str)
    def show_post(self, post: str) -> None:
        """Show one post: choose its row; while that is not read, show the post alone."""
        wanted = PostId(post)
        if self.lister.choose(wanted):
            return
        self.lister.look_for(wanted)
        self._alone = wanted
        self.account.setCurrentIndex(0)
        self.search.clear()  # the list is read again
        self._show_detail()

    @property
    def _shown(self) -> PostId | None:
        """The post that stands on the right."""
        return self._alone if self._chosen is None else self._chosen.id

    @Slot()
    def _show_detail(self) -> None:
        chosen, session = self._chosen, self._session
        if chosen is not None:
            self._alone = None
        link = "" if chosen is None else self.model.link(chosen)
        self.open_link.setEnabled(bool(link) and session.charter.realm is Realm.X)
        self.copy_link.setEnabled(bool(link))
        if session.charter.realm is not Realm.X:
            self.open_link.setToolTip(self.tr("The practice X has no pages to open."))
        post = self._shown
        self.evidence.show_post(post)
        if post is None or (chosen is not None and chosen.redacted is not None):
            self._forget_record()
            self._draw_detail()
            return
        parts = session.parts
        session.do(
            Lane.STORE,
            lambda: retention.whole(parts, post),
            owner=self,
            then=self._have_record,
            failed=partial(self._not_read, post),
        )

    def _forget_record(self) -> None:
        self._known, self._echoes = None, ()

    def _have_record(self, read: Whole) -> None:
        if self._shown == read.record.id:
            if self._known is None or self._known.record.id != read.record.id:
                self._echoes = ()
            self._known = read
            self._draw_detail()
            self._read_echoes(read.record)

    def _not_read(self, post: PostId, error: Exception) -> None:
        """Words that were just taken out: a row says so once it is read again, here it is said now."""
        if isinstance(error, Refused) and error.kind == "post.redacted":
            if self._alone == post:
                self._forget_record()
                self.detail.show_gone(explain(error, words.language()).what)
            return
        self._session.failed.emit(error)

    def _read_echoes(self, record: PostRecord) -> None:
        """Apart from the record: what cannot be read of X takes no proof away."""
        parts = self._session.parts
        self._do(lambda: (record.id, echoes.of_record(parts, record)), self._have_echoes)

    def _have_echoes(self, read: tuple[PostId, tuple[Echo, ...]]) -> None:
        shown = self._known
        if shown is not None and shown.record.id == read[0] and self._echoes != read[1]:
            self._echoes = read[1]
            self._draw_detail()

    def _draw_detail(self) -> None:
        chosen, session, read = self._chosen, self._session, self._known
        if chosen is not None and chosen.redacted is not None:
            self.detail.show_gone(words.text_of(chosen, session.charter))
            return
        corrections = () if chosen is None else chosen.corrected_by
        now = session.opening.clock.now()
        self.detail.show_record(
            None if read is None else read.record,
            session.charter,
            now,
            corrections,
            None if read is None else read.source,
            self._echoes,
            None if read is None else read.kept,
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
