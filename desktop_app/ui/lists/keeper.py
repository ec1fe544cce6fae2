"""Reads and keeps one of the company's lists for a page, and tells when somebody else was faster.

A page says what it changes, not what the list is then: where another version stands there meanwhile,
the same change can be made in that one, once a person has compared the two. Nothing is merged before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.account import PersonId
from desktop_app.domain.company_list import CompanyList, ListName
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.services import list_tables, lists
from desktop_app.services.bringing import content_of
from desktop_app.services.list_edits import Edit, Items
from desktop_app.services.lists import Change
from desktop_app.ui.background import Lane
from desktop_app.ui.saving import write_table
from desktop_app.ui.session import Session

_FASTER = ("list.changed", "ledger.list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What two people changed in the same version."""

    by: PersonId  #: who was faster
    at: datetime  #: UTC
    theirs: tuple[Change, ...]
    mine: tuple[Change, ...]


class ListKeeper(QObject):
    """One list. Everything happens in the store's lane."""

    shown = Signal()  #: `list` and `may_keep` are new
    kept = Signal()  #: what was asked to be kept stands in the record
    clashed = Signal(object)  #: Clash
    troubled = Signal(object)  #: CountersignError: nothing was kept
    brought = Signal(object)  #: Items: the list as a file says it should be
    saved = Signal(str)  #: the name of the file that holds the table now

    def __init__(self, session: Session, name: ListName, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._name = session, name
        self.list = CompanyList(name=name)
        self.is_read, self.may_keep, self.is_busy = False, False, False
        self._wanted: Edit | None = None

    @property
    def items(self) -> Items:
        """The list's entries as they were read last."""
        return tuple(self.list.items)

    @Slot()
    def reload(self) -> None:
        """Read the list again."""
        session = self._session
        if not (session.is_loaded and session.background.is_open):
            return
        parts, name, who = session.parts, self._name, session.person.id

        def read() -> tuple[CompanyList, bool]:
            return lists.read(parts, name), lists.may_keep_lists(parts, who)

        session.do(Lane.STORE, read, owner=self, then=self._have)

    def keep(self, edit: Edit, over: CompanyList | None = None) -> None:
        """Keep the list with that change in it; `kept`, `clashed` or `troubled` follows.

        `over` is the version that the person had before them when they began, which was perhaps
        read again since; None: the one that was read last.
        """
        parts, by = self._session.parts, self._session.person.id
        before = self.list if over is None else over
        self._wanted, self.is_busy = edit, True
        replaces = None if before.kept is None else before.kept.id
        self._session.do(
            Lane.STORE,
            lambda: lists.keep(parts, by, self._name, edit(before.items), replaces),
            owner=self,
            then=self._have_kept,
            failed=partial(self._not_kept, before, edit),
        )

    def keep_again(self) -> None:
        """Make the same change in the version that stands there now."""
        if self._wanted is not None:
            self.keep(self._wanted)

    @Slot()
    def leave(self) -> None:
        """Leave the list as it is."""
        self._wanted = None

    @Slot(object)
    def bring(self, path: Path) -> None:
        """Read the table in the file at `path`; `brought` or `troubled` follows, nothing is kept."""

        def read() -> Items:
            try:
                data = content_of(path)
            except OSError as error:
                raise Unavailable("list.unreadable", path=str(path)) from error
            return list_tables.items_in(self._name, data)

        self._session.do(Lane.STORE, read, owner=self, then=self.brought.emit, failed=self._failed)

    def changes_to(self, items: Items) -> tuple[Change, ...]:
        """What would be other than now if the list were `items`."""
        return lists.differences(self.items, items)

    @Slot(object)
    def save(self, path: Path) -> None:
        """Write the list as a table to `path`; `saved` or `troubled` follows."""
        name, items = self._name, self.items

        def write() -> str:
            try:
                write_table(path, list_tables.table(name, items))
            except OSError as error:
                raise Unavailable("table.unwritable", path=str(path)) from error
            return path.name

        self._session.do(Lane.STORE, write, owner=self, then=self.saved.emit, failed=self._failed)

    def _have(self, read: tuple[CompanyList, bool]) -> None:
        self.list, self.may_keep = read
        self.is_read = True
        self.shown.emit()

    def _have_kept(self, kept: CompanyList) -> None:
        self.list, self.is_busy, self._wanted = kept, False, None
        self.kept.emit()
        self.shown.emit()

    def _not_kept(self, before: CompanyList, edit: Edit, error: Exception) -> None:
        self.is_busy = False
        if not (isinstance(error, CountersignError) and error.kind in _FASTER):
            self._failed(error)
            return
        parts, name = self._session.parts, self._name
        self._session.do(
            Lane.STORE,
            lambda: lists.read(parts, name),
            owner=self,
            then=partial(self._compare, before, edit),
        )

    def _compare(self, before: CompanyList, edit: Edit, now: CompanyList) -> None:
        self.list = now
        self.shown.emit()
        if now.kept is None:
            return
        self.clashed.emit(
            Clash(
                by=now.kept.by,
                at=now.kept.at,
                theirs=lists.differences(before.items, now.items),
                mine=lists.differences(before.items, edit(before.items)),
            )
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CountersignError):
            self.troubled.emit(error)
        else:
            self._session.failed.emit(error)
