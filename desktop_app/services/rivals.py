"""Answers to one post: two that wait at once are told to whoever writes, and to whoever approves.

Nothing is forbidden: one account may have a reason to answer twice. Nobody does it unknowing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary, Work
from desktop_app.services.similar import ON_ITS_WAY, PUBLIC

#: Posts whose answers are looked at, the newest first: older ones answer nothing that is new.
NEWEST = 1_000
_PAGE = 200
#: What its author still has in hand: another answer to the same post is a rival of it, too.
_IN_HAND = (*ON_ITS_WAY, PostState.CHANGES_REQUESTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A post of the record that answers somebody's post."""

    post: PostId
    account: AccountId
    author: PersonId
    state: PostState
    text: str  #: the first part's
    at: datetime  #: its last change; once it is at X, when it went out
    x_post_id: str = ""  #: "" while it is not at X

    @property
    def is_public(self) -> bool:
        """Whether it is at X."""
        return self.state in PUBLIC


def answers(work: Work, targets: Collection[str]) -> Mapping[str, tuple[Answer, ...]]:
    """What answers each of these posts at X, of any account: at X or on its way, newest first."""
    if not targets:
        return {}
    found: dict[str, list[Answer]] = {}
    rows = tuple(_rows(work))
    bodies = work.bodies([row.sha256 for row in rows])
    for row in rows:
        body = bodies.get(row.sha256)
        target = None if body is None else Payload.read(body).reply_to
        if target is not None and target in targets:
            found.setdefault(target, []).append(_answer(row))
    return {target: tuple(each) for target, each in found.items()}


def rivals_of(work: Work, record: PostRecord) -> tuple[Answer, ...]:
    """What else waits that answers the same post as `record`, newest first."""
    payload = record.current.payload
    if payload.reply_to is None or record.state not in _IN_HAND:
        return ()
    return _waiting(work, payload.reply_to, (record.id, payload.twin))


def waiting(parts: Parts, target: str, but: Collection[PostId | None] = ()) -> tuple[Answer, ...]:
    """What waits that answers the post `target` at X, without those of `but`; newest first."""
    with parts.store.begin() as work:
        return _waiting(work, target, but)


def _waiting(work: Work, target: str, but: Collection[str | None]) -> tuple[Answer, ...]:
    found = answers(work, (target,)).get(target, ())
    return tuple(one for one in found if not one.is_public and one.post not in but)


def _rows(work: Work) -> Iterator[PostSummary]:
    before: tuple[datetime, PostId] | None = None
    for _ in range(NEWEST // _PAGE):
        page = work.posts((*PUBLIC, *_IN_HAND), before=before, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        before = (page[-1].updated_at, page[-1].id)


def _answer(row: PostSummary) -> Answer:
    return Answer(
        post=row.id,
        account=row.account,
        author=row.author,
        state=row.state,
        text=row.text,
        at=row.published_at or row.updated_at,
        x_post_id=row.x_post_id or "",
    )
