"""A list of any length: pages of rows by key, read in the background, kept while they are near.

The number of rows is the ledger's own count. A row that is not there yet is a placeholder (its data
is None); a page that was read after the ledger moved on is thrown away and `stale` says so, so that
no row ever stands in another one's place. A page that could not be read is not asked for by itself,
or a store that is down would be asked without end: it is when it comes into view anew, or when a
person asks for it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from desktop_app.services.listing import PAGE, ListKey

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_KEPT = 12  #: pages that stay
_WALKED = 100 * PAGE  #: rows whose keys one job reads: some 10 ms
_PATIENCE = 3  #: pages that are still wanted when the scroll bar has moved on


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Generic[T]):
    """The beginning of a list: how long it is, and its first page."""

    newest: int
    count: int
    rows: tuple[T, ...]


class Reader(Protocol[T_co]):
    """Reads one list. Its methods run in the background; each also gives the ledger's newest action."""

    def page(self, after: ListKey | None) -> tuple[int, tuple[T_co, ...]]:
        """The page after `after`."""

    def keys(self, after: ListKey | None, limit: int) -> tuple[int, tuple[ListKey, ...], int]:
        """The ends of the next pages, and how many rows were walked."""


Failed = Callable[[Exception], None]
Do = Callable[[Callable[[], Any], Callable[[Any], None], Failed], None]


class PagedModel(QAbstractTableModel, Generic[T]):
    """One column; `ROW` gives the row or None. `do` runs its first argument, then its second here.

    Its third is told why the first could not be done.
    """

    stale = Signal()  #: the ledger moved on: open the list again
    arrived = Signal(int, int)  #: rows from, to (included) are there now
    failed = Signal(object)  #: an Exception that somebody must be told
    missing = Signal(bool)  #: whether what was looked at could not be read

    def __init__(self, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._reader: Reader[T] | None = None
        self._round = 0  #: answers of an earlier list are dropped
        self._count = self._newest = 0
        self._ends: list[ListKey] = []
        self._pages: OrderedDict[int, tuple[T, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._reading = False
        self._failed: set[int] = set()  #: pages that could not be read, and are in view
        self._is_cut = False  #: not all ends of pages could be read
        self._is_stale = False  #: the ledger moved on
        self._is_unopened = False  #: the list could not be opened again
        self._is_missing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._next)

    def open(self, reader: Reader[T], opened: Opened[T]) -> None:
        """Show another list, or the same one again."""
        self.beginResetModel()
        self._round += 1
        self._reader, self._count, self._newest = reader, opened.count, opened.newest
        self._ends.clear()
        self._pages.clear()
        self._wanted.clear()
        self._failed.clear()
        self._reading = self._is_stale = self._is_unopened = False
        self._pages[0] = opened.rows
        self.endResetModel()
        self._say_missing()
        self._walk()

    def not_opened(self) -> None:
        """Opening the list, or opening it again, failed: what is shown stays."""
        self._is_unopened = True
        self._say_missing()

    @Slot()
    def try_again(self) -> None:
        """Ask again for what could not be read."""
        if self._is_stale or self._is_unopened:
            self.stale.emit()
            return
        failed, self._failed = sorted(self._failed), set()
        self._say_missing()
        for place in failed:
            self._want(place)

    def come_into_view(self, first: int, last: int) -> None:
        """Rows from, to (included) are seen now; what failed elsewhere is asked for when it is seen."""
        self._failed.intersection_update(range(first // PAGE, last // PAGE + 1))
        self._say_missing()

    def row_at(self, number: int) -> T | None:
        """The row, if it is there; else it is asked for."""
        if not 0 <= number < self._count:
            return None
        place, offset = divmod(number, PAGE)
        page = self._pages.get(place)
        if page is None:
            if place not in self._failed:
                self._want(place)
            return None
        self._pages.move_to_end(place)
        return page[offset] if offset < len(page) else None

    def loaded(self) -> list[tuple[int, T]]:
        """The rows that are there, with their numbers."""
        return [
            (place * PAGE + offset, row)
            for place, page in sorted(self._pages.items())
            for offset, row in enumerate(page)
        ]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return None if row is None else self.said(row)
        return None

    def said(self, row: T) -> str:
        """The row as a sentence."""
        raise NotImplementedError

    def _want(self, place: int) -> None:
        if place in self._wanted:
            self._wanted.remove(place)
        self._wanted.append(place)
        del self._wanted[:-_PATIENCE]
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _next(self) -> None:
        reader, number = self._reader, self._round
        if reader is None or self._reading or self._is_stale:
            return
        known = [place for place in self._wanted if place <= len(self._ends)]
        if not known:
            if self._wanted and self._is_cut:
                self._walk()
            return
        place = known[-1]
        after = self._ends[place - 1] if place else None
        self._reading = True
        self._do(
            lambda: reader.page(after),
            lambda answer: self._have_page(number, place, *answer),
            lambda error: self._have_no_page(number, place, error),
        )

    def _have_page(self, number: int, place: int, newest: int, rows: tuple[T, ...]) -> None:
        if number != self._round:
            return
        self._reading = False
        if newest != self._newest:
            self._be_stale()
            return
        if place in self._wanted:
            self._wanted.remove(place)
        self._pages[place] = rows
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        first = place * PAGE
        last = min(first + PAGE, self._count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        self.arrived.emit(first, last)
        self._next()

    def _have_no_page(self, number: int, place: int, error: Exception) -> None:
        if number == self._round:
            self._reading = False
            self._lose([place], error)
            self._next()

    def _walk(self) -> None:
        """Read the ends of pages, some at a time, until all are known."""
        reader, number = self._reader, self._round
        self._is_cut = False
        if reader is None or len(self._ends) * PAGE >= self._count - PAGE:
            return
        after = self._ends[-1] if self._ends else None
        self._do(
            lambda: reader.keys(after, _WALKED),
            lambda answer: self._have_keys(number, *answer),
            lambda error: self._have_no_keys(number, error),
        )

    def _have_keys(self, number: int, newest: int, ends: tuple[ListKey, ...], walked: int) -> None:
        if number != self._round:
            return
        if newest != self._newest:
            self._be_stale()
            return
        self._ends += ends
        if walked == _WALKED:
            self._walk()
        self._next()

    def _have_no_keys(self, number: int, error: Exception) -> None:
        if number == self._round:
            self._is_cut = True
            self._lose([place for place in self._wanted if place > len(self._ends)], error)

    def _lose(self, places: list[int], error: Exception) -> None:
        self._wanted = [place for place in self._wanted if place not in places]
        self._failed.update(places)
        self.failed.emit(error)
        self._say_missing()

    def _be_stale(self) -> None:
        self._is_stale = True
        self.stale.emit()

    def _say_missing(self) -> None:
        was, self._is_missing = self._is_missing, bool(self._failed) or self._is_unopened
        if was != self._is_missing:
            self.missing.emit(self._is_missing)
