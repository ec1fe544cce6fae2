"""Keeps a list of posts true: opens it in the background, again when the ledger moves, and saves it.

The page says what it asks for; this reads, counts, and keeps the chosen post chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QTableView

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Unavailable
from desktop_app.services import reading
from desktop_app.services.listing import PAGE, ListKey, ListQuery
from desktop_app.services.parts import Changes, Parts
from desktop_app.services.ports import PostSummary
from desktop_app.services.tables import csv_of
from desktop_app.ui.background import Lane
from desktop_app.ui.paged import Opened, PagedModel
from desktop_app.ui.saving import write_table
from desktop_app.ui.session import Session

T = TypeVar("T")
_MINUTE = 60_000  #: milliseconds until what depends on the time alone is read again
MOST = 100_000  #: rows that are saved at once


class LedgerReader(Generic[T]):
    """Reads one list from the ledger; `make` gives a row of each post."""

    def __init__(self, parts: Parts, query: ListQuery, make: Callable[[PostSummary], T]) -> None:
        self._parts, self._query, self._make = parts, query, make

    def page(self, after: ListKey | None) -> tuple[int, tuple[T, ...]]:
        """The page after `after`."""
        found = reading.page(self._parts, self._query, after)
        return found.newest, tuple(self._make(post) for post in found.posts)

    def keys(self, after: ListKey | None, limit: int) -> tuple[int, tuple[ListKey, ...], int]:
        """The ends of the next pages, and how many rows were walked."""
        return reading.keys(self._parts, self._query, after, limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish(Generic[T]):
    """What a page asks for: the list, what is counted beside it, and how a row is made."""

    query: ListQuery
    counted: tuple[ListQuery, ...]
    make: Callable[[PostSummary], T]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read(Generic[T]):
    wish: Wish[T]
    reader: LedgerReader[T]
    opened: Opened[T]
    counts: tuple[int, ...]


class Lister(QObject, Generic[T]):
    """Reads for one page. `wish` is asked each time; `opened` gives the counts it asked for."""

    opened = Signal(object)  #: tuple[int, ...]
    saving = Signal(bool)  #: whether a file is being written
    saved = Signal(str)  #: the file's name

    def __init__(
        self,
        session: Session,
        view: QTableView,
        model: PagedModel[T],
        wish: Callable[[], Wish[T]],
        post_of: Callable[[T], PostId],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._model = session, view, model
        self._wish, self._post_of = wish, post_of
        self._is_reading = self._read_again = False
        self._is_left = False  #: no row is chosen, because what is looked for has none yet
        self._chosen: PostId | None = None
        self._query: ListQuery | None = None  #: of the list that is shown
        self._again = QTimer(self)
        self._again.setInterval(_MINUTE)
        self._again.timeout.connect(self._look_again)
        self._again.start()
        model.stale.connect(self.reload)
        model.failed.connect(session.failed)
        model.arrived.connect(self._arrived)
        view.selectionModel().currentChanged.connect(self._remember)
        session.person_changed.connect(self.reload)
        session.charter_changed.connect(self.reload)
        session.changed.connect(self._changed)

    @Slot()
    def reload(self) -> None:
        """Open the list again, as it is asked for now."""
        if self._is_reading:
            self._read_again = True
            return
        if not self._session.background.is_open:
            return
        self._is_reading = True
        parts, wish = self._session.parts, self._wish()
        self._session.do(
            Lane.STORE,
            lambda: _read(parts, wish),
            owner=self,
            then=self._have,
            failed=self._failed,
        )

    def save(self, path: Path, head: Sequence[str], cells: Callable[[T], Sequence[str]]) -> None:
        """Save what the list shows as CSV, all of it; `saved` follows, or the window's message."""
        parts, wish = self._session.parts, self._wish()

        def work() -> str:
            rows = reading.everything(parts, wish.query, MOST)
            text = csv_of([head, *(cells(wish.make(post)) for post in rows)])
            try:
                write_table(path, text)
            except OSError as error:
                raise Unavailable("table.unwritable", path=str(path)) from error
            return path.name

        self.saving.emit(True)
        self._session.do(
            Lane.STORE, work, owner=self, then=self._have_saved, failed=self._not_saved
        )

    def choose(self, post: PostId) -> bool:
        """Choose the post if its row is there."""
        for number, row in self._model.loaded():
            if self._post_of(row) == post:
                self._set_current(number)
                return True
        return False

    def look_for(self, post: PostId) -> None:
        """Choose the post once its row is there, and until then none, unless somebody does."""
        self._view.selectionModel().clear()
        self._chosen, self._is_left = post, True

    def _have_saved(self, name: str) -> None:
        self.saving.emit(False)
        self.saved.emit(name)

    def _not_saved(self, error: Exception) -> None:
        self.saving.emit(False)
        self._session.failed.emit(error)

    def _have(self, read: _Read[T]) -> None:
        self._is_reading = False
        if self._read_again:
            self._read_again = False
            self.reload()
            if read.wish.query.person != self._session.person.id:
                return  # somebody else signed in meanwhile; their own answer is on its way
        number, chosen = max(0, self._view.currentIndex().row()), self._chosen
        query, self._query = self._query, read.wish.query
        is_same = query is not None and replace(query, at=read.wish.query.at) == read.wish.query
        place = self._place() if is_same else None
        self._model.open(read.reader, read.opened)
        self.opened.emit(read.counts)
        is_there = chosen is not None and self.choose(chosen)
        if read.opened.count and not (is_there or self._is_left):
            self._chosen = chosen
            self._set_current(min(number, read.opened.count - 1))
        if place is not None:
            self._go_to(*place)

    def _place(self) -> tuple[int, PostId | None, int] | None:
        """Where somebody reads on in a list: how far down, the row at the top and where it begins."""
        down, number = self._view.verticalScrollBar().value(), self._view.rowAt(0)
        if not down:
            return None  # at the top they see what is new
        row = self._model.row_at(number)
        post = None if row is None else self._post_of(row)
        return down, post, self._view.rowViewportPosition(number)

    def _go_to(self, down: int, post: PostId | None, begins: int) -> None:
        """Rows came or went above: what is being read stays where it was."""
        bar = self._view.verticalScrollBar()
        bar.setValue(down)
        for number, row in self._model.loaded():
            if self._post_of(row) == post:
                bar.setValue(down + self._view.rowViewportPosition(number) - begins)
                return

    def _set_current(self, number: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(
            self._model.index(number, 0), flags.ClearAndSelect | flags.Rows
        )

    def _failed(self, error: Exception) -> None:
        self._is_reading = self._read_again = False
        self._model.not_opened()
        self._session.failed.emit(error)

    @Slot(QModelIndex)
    def _remember(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self._is_left = False
            self._chosen = self._post_of(row)

    @Slot(int, int)
    def _arrived(self, first: int, last: int) -> None:
        index = self._view.currentIndex()
        if first <= index.row() <= last:
            self._remember(index)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self.reload()

    @Slot()
    def _look_again(self) -> None:
        """Time alone may have changed what is shown."""
        if self._view.isVisible() and self._session.is_loaded:
            self.reload()


def _read(parts: Parts, wish: Wish[Any]) -> _Read[Any]:
    """Everything at one moment: the counts, how long the list is, its first page."""
    with parts.store.begin() as work:
        counts = tuple(work.count(query) for query in wish.counted)
        opened = Opened(
            newest=work.newest(),
            count=work.count(wish.query),
            rows=tuple(wish.make(post) for post in work.listed(wish.query, limit=PAGE)),
        )
    return _Read(
        wish=wish,
        reader=LedgerReader(parts, wish.query, wish.make),
        opened=opened,
        counts=counts,
    )
