"""Earlier posts of an account that say the same as a draft, nearly the same, or the contrary.

It promises an answer that depends on nothing but the draft and the posts it is given, in English
and in French. Only the very same post is an obstacle (`twice`); everything else is shown to the
writer, who judges. Shared hashtags, mentions and links never make two posts alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from desktop_app.checks.claims import Claim, claims, words_of
from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.finding import Obstacle, Span
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.publication import PostState
from desktop_app.services.ports import PostSummary, Work

NEWEST = 400  #: posts of the account that are compared
_LOOKED_AT = 2_000  #: rows of all accounts that are read for them, at most
_PAGE = 200
RECENT = timedelta(days=30)  #: X looks for duplicates among recent posts; it does not say how far
MOST = 5  #: earlier posts that are shown

PUBLIC = (PostState.POSTED, PostState.REMOVING)
#: What may still go out, or may have gone out.
ON_ITS_WAY = (
    PostState.IN_REVIEW,
    PostState.APPROVED,
    PostState.SENDING,
    PostState.HELD,
    PostState.UNKNOWN,
    PostState.NEEDS_PERSON,
)
_SHINGLE = 3  #: words
_FEWEST = 5  #: words, below which two posts are alike only when they are equal
_NEAR = 0.6  #: share of word groups that two near-identical posts have in common


class Likeness(StrEnum):
    """How an earlier post relates to what is written, the gravest first."""

    SAME = "same"  #: the same words, whatever goes with them
    CONTRARY = "contrary"  #: the same subject with another figure, or said the other way round
    NEAR = "near"  #: nearly the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One part of a post that the record knows."""

    post: PostId
    number: int
    part: Part
    at: datetime  #: when the post went out; of one that did not, its last change
    by: PersonId
    is_public: bool  #: at X now; else on its way there
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """What one part of the draft has to do with one earlier part."""

    likeness: Likeness
    number: int  #: of the draft's part
    earlier: Earlier
    then: str = ""  #: what was said, for example ``400,000``; "" for what has no contrary
    now: str = ""  #: what stands in its place


def earlier(work: Work, account: AccountId, but: PostId | None = None) -> tuple[Earlier, ...]:
    """The newest parts of the account that are public or on their way, newest first.

    Those of `but` are left out: a new version may say what the one before said.
    """
    rows = [row for row in _rows(work, account) if row.id != but]
    bodies = work.bodies([row.sha256 for row in rows])
    return tuple(
        Earlier(
            post=row.id,
            number=number,
            part=part,
            at=row.published_at
            if number < row.posted_parts and row.published_at
            else row.updated_at,
            by=row.author,
            is_public=row.state in PUBLIC or number < row.posted_parts,
            reply_to=payload.reply_to if number == 0 else None,
        )
        for row in rows
        if row.sha256 in bodies
        for payload in [Payload.read(bodies[row.sha256])]
        for number, part in enumerate(payload.parts)
    )


def similar(payload: Payload, others: Sequence[Earlier]) -> tuple[Similar, ...]:
    """What `others` have to do with the payload: the gravest first, then the newest."""
    found = [
        each
        for number, part in enumerate(payload.parts)
        for mine in [_read(part.text)]  # kept by nobody: while somebody types it is another soon
        for other in others
        for each in _between(mine, number, other)
    ]
    order = list(Likeness)
    found.sort(key=lambda each: order.index(each.likeness))  # stable: the newest stay first
    return tuple(_once_each(found))[:MOST]


def twice(
    payload: Payload, others: Sequence[Earlier], now: datetime
) -> tuple[tuple[Obstacle, Earlier], ...]:
    """What X would refuse as a duplicate: a part that is, or will be, there as it stands.

    The same words beside another picture, or in answer to another post, are another post. So is
    what went out more than `RECENT` before this one leaves, a yearly greeting: that is only shown.
    """
    since = (payload.not_before or now) - RECENT
    known = {
        _identity(other.part, other.reply_to): other
        for other in reversed(others)
        if not other.is_public or other.at > since
    }
    found: list[tuple[Obstacle, Earlier]] = []
    for number, part in enumerate(payload.parts):
        reply_to = payload.reply_to if number == 0 else None
        other = known.get(_identity(part, reply_to)) if part.text.strip() else None
        if other is not None:
            kind = "obstacle.posted_before" if other.is_public else "obstacle.on_its_way"
            span = Span(part=number, start=0, end=0)
            facts = (("date", other.at.date().isoformat()),)
            found.append((Obstacle(kind=kind, span=span, facts=facts), other))
    return tuple(found)


def _rows(work: Work, account: AccountId) -> Iterator[PostSummary]:
    before: tuple[datetime, PostId] | None = None
    found = looked_at = 0
    while found < NEWEST and looked_at < _LOOKED_AT:
        page = work.posts((*PUBLIC, *ON_ITS_WAY), before=before, limit=_PAGE)
        mine = [row for row in page if row.account == account][: NEWEST - found]
        yield from mine
        found, looked_at = found + len(mine), looked_at + len(page)
        if len(page) < _PAGE:
            return
        before = (page[-1].updated_at, page[-1].id)


def _identity(part: Part, reply_to: str | None) -> tuple[object, ...]:
    poll = part.poll.options if part.poll is not None else ()
    return _key(part.text), tuple(media.sha256 for media in part.media), poll, reply_to


def _key(text: str) -> str:
    return " ".join(post_text.normal(text).split())


def _once_each(found: Sequence[Similar]) -> Iterator[Similar]:
    """Only the gravest relation to each earlier part."""
    told: set[tuple[PostId, int]] = set()
    for each in found:
        place = (each.earlier.post, each.earlier.number)
        if place not in told:
            told.add(place)
            yield each


@dataclass(frozen=True, slots=True)
class _Said:
    """What is compared of a text."""

    key: str  #: "" for one without words
    claims: tuple[Claim, ...]
    groups: array[int]  #: every word, every two and every three in a row, each once, by their hash


def _read(text: str) -> _Said:
    return _Said(_key(text), claims(text), array("q", set(map(hash, _groups(words_of(text))))))


#: Of earlier posts, which stay the same: a set of groups would take fifteen times the memory.
_known = lru_cache(maxsize=2 * NEWEST)(_read)


def _groups(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Nothing for a text of a few words."""
    if len(words) < _FEWEST:
        return
    yield from zip(words)
    yield from pairwise(words)
    yield from zip(words, words[1:], words[_SHINGLE - 1 :], strict=False)


def _between(mine: _Said, number: int, other: Earlier) -> Iterator[Similar]:
    theirs = _known(other.part.text)
    if not mine.key or not theirs.key:
        return
    if mine.key == theirs.key:
        yield Similar(likeness=Likeness.SAME, number=number, earlier=other)
        return
    for claim in mine.claims:
        for said in theirs.claims:
            if (contrary := claim.contrary(said)) is not None:
                now, then = contrary
                yield Similar(
                    likeness=Likeness.CONTRARY, number=number, earlier=other, then=then, now=now
                )
    if _are_near(mine, theirs):
        yield Similar(likeness=Likeness.NEAR, number=number, earlier=other)


def _are_near(mine: _Said, theirs: _Said) -> bool:
    if not mine.groups or not theirs.groups:
        return False
    common = len(set(mine.groups).intersection(theirs.groups))
    return common >= _NEAR * (len(mine.groups) + len(theirs.groups) - common)
