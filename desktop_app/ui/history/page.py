"""Published: what is on X, since when, who approved it, and whether X shows what was approved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTableView, QWidget

from desktop_app.domain.action import PostId
from desktop_app.domain.record import PostRecord
from desktop_app.services import reading
from desktop_app.services.parts import Changes, Parts
from desktop_app.services.ports import PostSummary
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.history.delegate import PublishedDelegate
from desktop_app.ui.history.detail import Detail
from desktop_app.ui.history.model import PublishedModel
from desktop_app.ui.layout import column, go_down, kept_splitter, list_rows
from desktop_app.ui.lines import HEIGHT
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Heading, IconLabel, Muted

_DETAIL_WIDTH = 380


class PublishedPage(QWidget):
    """A list, and beside it everything about the chosen post."""

    review_asked = Signal(str)  #: a post's id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._posts: tuple[PostSummary, ...] = ()
        self._wanted: list[PostId] = []
        self._title, self._empty_title = Heading(factor=1.3), Heading(factor=1.1)
        self._empty_hint = Muted()
        self.model, self.view = PublishedModel(self), QTableView()
        self.detail = Detail(Thumbnails(session, self))
        self._stack = QStackedWidget()
        self._soon = QTimer(self)
        self._build()
        self.model.wanted.connect(self._want)
        self.detail.post_asked.connect(self.review_asked)
        self._soon.timeout.connect(self._fetch)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        session.changed.connect(self._changed)
        session.person_changed.connect(self.reload)
        Offer(self, "published.next", partial(go_down, self.view, 1))
        Offer(self, "published.previous", partial(go_down, self.view, -1))
        Offer(self.view, "published.open", self._open)
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Read the list again."""
        parts, person = self._session.parts, self._session.person.id
        self._session.do(
            Lane.STORE, lambda: reading.published(parts, person), owner=self, then=self._have_posts
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Published"))
        self.view.setAccessibleName(self.tr("Published posts"))
        self._empty_title.setText(self.tr("Nothing is published yet"))
        self._empty_hint.setText(
            self.tr("A post comes here as soon as everyone required has approved it and X has it.")
        )
        self.view.viewport().update()
        self._show_detail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        list_rows(self.view, HEIGHT)
        self.view.setModel(self.model)
        self.view.setItemDelegate(PublishedDelegate(self.view))
        self.setFocusProxy(self.view)
        self.detail.setMinimumWidth(_DETAIL_WIDTH - 60)
        full, empty = QWidget(), QWidget()
        self.view.setMinimumWidth(280)
        desk = self._session.opening.desk
        sizes = (720, _DETAIL_WIDTH)
        both = kept_splitter("published", desk, self.view, self.detail, sizes=sizes)
        column(full).addWidget(both)
        inside = column(empty, spacing=8)
        inside.addStretch(2)
        inside.addWidget(IconLabel("published", size=40), 0, Qt.AlignmentFlag.AlignCenter)
        for label in (self._empty_title, self._empty_hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addStretch(3)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        whole = column(self, margins=(20, 16, 16, 16), spacing=12)
        whole.addWidget(self._title)
        whole.addWidget(self._stack, 1)

    def _have_posts(self, posts: Sequence[PostSummary]) -> None:
        chosen = self.view.currentIndex().row()
        self._posts = tuple(posts)
        self.model.forget_records()
        session = self._session
        self.model.show_posts(posts, session.charter, session.opening.clock.now())
        self._stack.setCurrentIndex(1 if posts else 0)
        if posts:
            row_number = max(0, min(chosen, len(posts) - 1))
            self.view.setCurrentIndex(self.model.index(row_number, 0))

    @Slot(str)
    def _want(self, post: str) -> None:
        self._wanted.append(PostId(post))
        self._soon.start()

    @Slot()
    def _fetch(self) -> None:
        parts, wanted, self._wanted = self._session.parts, tuple(self._wanted), []
        self._session.do(
            Lane.STORE, lambda: _records(parts, wanted), owner=self, then=self._have_records
        )

    def _have_records(self, records: dict[PostId, PostRecord]) -> None:
        self.model.add_records(records)
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        index = self.view.currentIndex()
        if self.model.charter is None or self.model.now is None or not index.isValid():
            return
        post = self.model.post(index).id
        self.detail.show_record(
            self.model.record(post),
            self.model.charter,
            self.model.now,
            self.model.corrections(post),
        )

    @Slot()
    def _open(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.review_asked.emit(self.model.post(index).id)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.publications:
            self.reload()


def _records(parts: Parts, posts: Sequence[PostId]) -> dict[PostId, PostRecord]:
    with parts.store.begin() as work:
        return {post: reading.load(work, parts, post) for post in posts}
