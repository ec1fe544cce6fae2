"""The published posts. What a row needs beyond the list is asked for when the row is first painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.domain.account import Charter
from desktop_app.domain.action import PostId
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.ports import PostSummary
from desktop_app.ui import words
from desktop_app.ui.history.comparison import Comparison, of_record, said

Index = QModelIndex | QPersistentModelIndex
POST = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class PublishedModel(QAbstractTableModel):
    """One column; `POST` gives the `PostSummary`, the display role the row as a sentence."""

    wanted = Signal(str)  #: the id of a post whose record is not there yet, once

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posts: tuple[PostSummary, ...] = ()
        self._records: dict[PostId, PostRecord] = {}
        self._asked: set[PostId] = set()
        self.charter: Charter | None = None
        self.now: datetime | None = None

    def show_posts(self, posts: Sequence[PostSummary], charter: Charter, now: datetime) -> None:
        """Show these posts instead of what was there."""
        self.beginResetModel()
        self._posts, self.charter, self.now = tuple(posts), charter, now
        self.endResetModel()

    def forget_records(self) -> None:
        """Ask again for every record: something changed."""
        self._records.clear()
        self._asked.clear()

    def add_records(self, records: Mapping[PostId, PostRecord]) -> None:
        """Take in records that were asked for."""
        self._records.update(records)
        if self._posts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._posts) - 1, 0))

    def post(self, index: Index) -> PostSummary:
        """The post at a valid index."""
        return self._posts[index.row()]

    def record(self, post: PostId) -> PostRecord | None:
        """The post's record; when it is not there yet, it is asked for."""
        record = self._records.get(post)
        if record is None and post not in self._asked:
            self._asked.add(post)
            self.wanted.emit(post)
        return record

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._posts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == POST:
            return self._posts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            post = self._posts[index.row()]
            return f"{post.text} — {said(self.comparison(post))[2]} · {self.meta(post)}"
        return None

    def meta(self, post: PostSummary) -> str:
        """Account, who approved, and the number at X."""
        if self.charter is None:
            return ""
        handle = f"@{self.charter.account(post.account).handle}"
        return " · ".join(
            part
            for part in (handle, *self._notes(post), self._approved_by(post), self._at_x(post))
            if part
        )

    def comparison(self, post: PostSummary) -> Comparison:
        """Whether X shows what was approved."""
        if post.state is PostState.REMOVED:
            return Comparison.REMOVED
        return of_record(self.record(post.id))

    def colour(self, post: PostSummary) -> str:
        """The name of the account's band."""
        return "" if self.charter is None else self.charter.policy.terms_for(post.account).colour

    def corrections(self, post: PostId) -> tuple[PostId, ...]:
        """The published posts that correct `post`."""
        return tuple(each.id for each in self._posts if each.corrects == post)

    def _notes(self, post: PostSummary) -> tuple[str, ...]:
        found = []
        if post.state is PostState.REMOVING:
            found.append(words.state_name(post.state))
        if post.parts > 1:
            found.append(self.tr("thread of %n part(s)", "", post.parts))
        if post.is_by_hand:
            found.append(self.tr("posted by hand"))
        if post.corrects is not None:
            found.append(self.tr("corrects another post"))
        if self.corrections(post.id):
            found.append(self.tr("was corrected"))
        if post.needs_after_review:
            found.append(self.tr("to be looked at again"))
        return tuple(found)

    def _approved_by(self, post: PostSummary) -> str:
        record = self.record(post.id)
        if record is None or self.charter is None or self.now is None:
            return ""
        names = [self.charter.person(name).name for name in approvers(record)]
        return self.tr("approved by {names}").format(names=words.joined(names))

    def _at_x(self, post: PostSummary) -> str:
        if not post.x_post_id:
            return ""
        return self.tr("number {id} at X").format(id=post.x_post_id)


def approvers(record: PostRecord) -> tuple[str, ...]:
    """Who approved exactly what was posted, in the order in which they did."""
    return tuple(
        decision.person
        for decision in record.decisions
        if decision.verdict == "approve" and decision.sha256 == record.current.sha256
    )
