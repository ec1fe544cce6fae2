"""What is to be forgotten, of every account that one can read: asked for, due, kept by a legal hold.

Values for one look; nothing here changes anything (`retention` does). Posts that were withdrawn are
told as well: no other list has them, and their words can be taken out whatever their age.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.control import Control, Preservation
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.redaction import FINISHED
from desktop_app.services import retention
from desktop_app.services.comparing import control_in
from desktop_app.services.listing import FinalPost
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary, Work
from desktop_app.services.reading import load
from desktop_app.services.retention import MOST
from desktop_app.services.trail import TrailQuery

#: Actions on a finished post that are no change of it: the ledger's lists count them neither.
_NO_CHANGE = (
    *(ActionKind.READ_BACK, ActionKind.SEEN),
    *(ActionKind.ASK_REDACTION, ActionKind.REDACT),
)


class Why(StrEnum):
    """Why a post is told. One may be told for several reasons."""

    ASKED = "asked"  #: somebody wants its words taken out; another person, for legal, answers
    DUE = "due"  #: older than the policy's days, nobody asked yet, and no hold keeps its words
    HELD = "held"  #: finished, and a legal hold keeps its words, whatever its age
    WITHDRAWN = "withdrawn"  #: it never went out and has its words, whatever its age


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished post that still has its words."""

    id: PostId
    account: AccountId
    state: PostState
    since: datetime  #: its last change
    text: str  #: of its first part; "" where that has none
    due_at: datetime | None  #: None while the policy keeps everything for ever
    asked_by: PersonId | None  #: who wants its words taken out
    holds: tuple[Preservation, ...]  #: that keep them, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgettable:
    """What one look found: of each reason `MOST` posts, the oldest first, withdrawn the newest."""

    days: int  #: how long the policy keeps words after the last change; 0: for ever
    posts: Mapping[Why, tuple[Finished, ...]]


def look(parts: Parts) -> Forgettable:
    """What is asked for, due, held and withdrawn now. Raises Damaged."""
    with parts.store.begin() as work:
        found = _Look(parts, work)
        return Forgettable(
            days=found.days, posts={why: tuple(found.told(why))[:MOST] for why in Why}
        )


class _Look:
    """One transaction's answers."""

    def __init__(self, parts: Parts, work: Work) -> None:
        self._parts, self._work = parts, work
        charter = work.charter()
        self.days = charter.policy.retention_days
        self._controls = {one.id: control_in(work, parts, one.id) for one in charter.accounts}
        self._asked = {
            post.id: post for one in self._controls for post in work.asked_posts(one, limit=MOST)
        }

    def told(self, why: Why) -> Iterator[Finished]:
        if why is Why.WITHDRAWN:
            yield from map(self._withdrawn, self._of_withdrawn())
            return
        posts = {Why.ASKED: self._of_asked, Why.DUE: self._of_due, Why.HELD: self._of_held}
        # Texts are read of no more than are told.
        yield from map(self._final, sorted(posts[why](), key=lambda one: one.since)[:MOST])

    def _of_asked(self) -> Iterator[FinalPost]:
        yield from self._asked.values()

    def _of_due(self) -> Iterator[FinalPost]:
        for control in self._controls.values():
            limit = MOST + len(self._asked)
            for post in retention.due_in(self._work, self._parts, control, limit):
                if post.id not in self._asked:
                    yield post

    def _of_held(self) -> Iterator[FinalPost]:
        for control in self._controls.values():
            holds = control.preservations
            if any(hold.covers is None for hold in holds):
                now = self._parts.clock.now()
                yield from self._work.final_posts(control.account, now, limit=MOST)
                continue
            for post in dict.fromkeys(hold.covers for hold in holds if hold.covers is not None):
                yield from self._held_alone(post, control)

    def _held_alone(self, post: PostId, control: Control) -> Iterator[FinalPost]:
        try:
            record = load(self._work, self._parts, post)
        except Refused:
            return  # its words were taken out before the hold
        if record.state in FINISHED:
            yield FinalPost(
                id=post,
                account=control.account,
                state=record.state,
                since=_changed_at(record),
                is_preserved=True,
                asked_by=None,
            )

    def _of_withdrawn(self) -> Iterator[PostSummary]:
        before: tuple[datetime, PostId] | None = None
        left = MOST
        while left:
            page = self._work.posts((PostState.WITHDRAWN,), before=before, limit=MOST)
            with_words = [one for one in page if one.redacted is None][:left]
            yield from with_words
            left -= len(with_words)
            if len(page) < MOST:
                return
            before = (page[-1].updated_at, page[-1].id)

    def _final(self, post: FinalPost) -> Finished:
        submitted = TrailQuery(post=post.id, kinds=(ActionKind.SUBMIT,))
        rows = self._work.trail(submitted, limit=1)
        return Finished(
            id=post.id,
            account=post.account,
            state=post.state,
            since=post.since,
            text=rows[0].text if rows else "",
            due_at=self._due_at(post.since),
            asked_by=post.asked_by,
            holds=self._controls[post.account].covering(post.id),
        )

    def _withdrawn(self, post: PostSummary) -> Finished:
        asked = self._asked.get(post.id)
        return Finished(
            id=post.id,
            account=post.account,
            state=post.state,
            since=post.updated_at,
            text=post.text,
            due_at=self._due_at(post.updated_at),
            asked_by=None if asked is None else asked.asked_by,
            holds=self._controls[post.account].covering(post.id),
        )

    def _due_at(self, since: datetime) -> datetime | None:
        return since + timedelta(days=self.days) if self.days else None


def _changed_at(record: PostRecord) -> datetime:
    own = (action for action in record.actions if action.post == record.id)
    return max(action.at for action in own if action.kind not in _NO_CHANGE)
