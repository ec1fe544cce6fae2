"""What was said about a post, as it is shown: remarks, their answers, and where their words are now.

Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.checks.anchors import follow
from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter, PersonId
from desktop_app.domain.action import ActionId
from desktop_app.domain.discussion import Anchor, Comment
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services import discussing
from desktop_app.services.ports import Draft

#: Where a post stands while the ledger takes remarks.
DISCUSSED = (
    PostState.IN_REVIEW,
    PostState.CHANGES_REQUESTED,
    PostState.VETOED,
    PostState.APPROVED,
    PostState.REFUSED,
    PostState.HELD,
    PostState.MISSED,
    PostState.RECALLED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A remark with its answers. Its number stays the same through all versions."""

    number: int  #: from 1, in the order in which they were made
    root: Comment
    answers: tuple[Comment, ...]
    place: Anchor | None  #: where its words stand now; None also when it is about the whole post
    gone_since: int  #: the version that lost its words; 0 while they stand

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to settle it."""
        return self.root.is_open

    @property
    def can_be_taken(self) -> bool:
        """Whether its author could take what is suggested over."""
        return self.is_open and self.root.suggestion is not None and self.place is not None


def threads(record: PostRecord) -> tuple[Thread, ...]:
    """Everything that was said about `record`, in the order in which it began."""
    roots = [one for one in record.comments if one.thread is None]
    return tuple(
        Thread(
            number=number,
            root=root,
            answers=_answers(root.id, record.comments),
            place=_place(record, root, len(record.revisions)),
            gone_since=_gone_since(record, root),
        )
        for number, root in enumerate(roots, 1)
    )


def followed(record: PostRecord, anchor: Anchor, revision: int) -> Anchor | None:
    """Where words of version `revision` stand in the newest one; None when they are gone."""
    return follow(anchor, _texts(record, revision), _texts(record, record.current.number))


def in_draft(record: PostRecord, thread: Thread, draft: Draft) -> Anchor | None:
    """Where the thread's words stand in a draft; offsets are code points of its texts' NFC form."""
    if thread.root.anchor is None:
        return None
    after = [post_text.normal(part.text) for part in draft.parts]
    return follow(thread.root.anchor, _texts(record, thread.root.revision), after)


def stands_in(comment: Comment, draft: Draft, place: Anchor | None) -> bool:
    """Whether what was suggested stands in `draft`; for what was to go: whether it is gone."""
    if not comment.suggestion:
        return place is None
    texts = [post_text.normal(part.text) for part in draft.parts]
    return any(comment.suggestion in text for text in texts)


def voices(
    charter: Charter, record: PostRecord, person: PersonId, now: datetime
) -> tuple[PersonId | None, ...]:
    """In whose names `person` can say something about the post now; None is their own."""
    return discussing.voices(record, charter, person, now) if record.state in DISCUSSED else ()


def settlers(
    charter: Charter, record: PostRecord, remark: Comment, now: datetime
) -> tuple[PersonId, ...]:
    """Who may settle an open remark, deputies as well."""
    return tuple(
        person.id
        for person in charter.people
        if discussing.settling_names(record, charter, remark, person.id, now)
    )


def _answers(thread: ActionId, comments: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(one for one in comments if one.thread == thread)


def _place(record: PostRecord, root: Comment, count: int) -> Anchor | None:
    """Where the words stand in the last of the first `count` versions."""
    if root.anchor is None:
        return None
    after = [part.text for part in record.revisions[count - 1].payload.parts]
    return follow(root.anchor, _texts(record, root.revision), after)


def _gone_since(record: PostRecord, root: Comment) -> int:
    count = len(record.revisions)
    if root.anchor is None or _place(record, root, count) is not None:
        return 0
    while record.revisions[count - 2].number > root.revision and not _place(
        record, root, count - 1
    ):
        count -= 1
    return record.revisions[count - 1].number


def _texts(record: PostRecord, revision: int) -> Sequence[str]:
    found = next(one for one in record.revisions if one.number == revision)
    return [part.text for part in found.payload.parts]
