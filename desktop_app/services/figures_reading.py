"""Reads what figures are made of: the record's posts and decisions, and this desk's numbers of X.

What the record projects is read, and nothing is verified again: no figure lets a post go. A large
account is read piece by piece, each in a transaction of its own: in between others write, and
whoever waits for the record's lane has their turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tone import Tone, tone_of
from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.action import PostId
from desktop_app.domain.entities import hashtags
from desktop_app.domain.publication import PostState
from desktop_app.domain.schedule import local
from desktop_app.services import time_limits
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.figures import Figures, Out, Reading, Waiting
from desktop_app.services.figures_ports import Period, WentOut
from desktop_app.services.observing_ports import Counts, Snapshot
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostedPart, Work
from desktop_app.services.process import Walk
from desktop_app.services.reading import signed_charter

#: What is read for one answer; what is beyond is said to be left out.
MOST_POSTS, MOST_WAITING = 100_000, 1_000
#: Posts, and moves, of one piece: a few hundredths of a second, and gone before Python counts them old.
PIECE, MOVES_OF_PIECE = 1_000, 2_000
#: What is known of X's numbers: by post, the part and its numbers, the newest first.
_Known = Mapping[PostId, Sequence[tuple[PostedPart, Snapshot]]]


def read(parts: Parts, account: AccountId, days: int) -> Figures:
    """Everything about the account's last `days` days, today included.

    Raises BadInput (``account.unknown``), Damaged or Refused (``ledger.entry_newer``).
    """
    *_, found = pieces(parts, account, days)
    assert found is not None
    return found


def pieces(
    parts: Parts, account: AccountId, days: int, before: Figures | None = None
) -> Iterator[Figures | None]:
    """As `read`: None for each piece of the work that is done, and last what was found.

    Of posts in `before` the words are not read again, where the same rules read them for the same
    company: they never change.
    """
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        named = charter.account(account)
        zone = charter.policy.terms_for(account).zone
        last = local(now, zone).date()
        first = last - timedelta(days=days - 1)
        since, until = Days(first=first, last=last).of(charter, account)
        period = Period(account, since, until)
        waiting = tuple(_waiting(work, charter, account, now))
    yield None
    words = _Words(
        parts.rulebook, Profile.parse(charter.profile), _read_before(parts, charter, before)
    )
    numbers = _numbers(parts, period)
    yield None
    posts, readings = list[Out](), list[Reading]()
    is_whole = True
    for page in _pages(parts, period):
        is_whole = len(posts) + len(page) <= MOST_POSTS
        taken = page[: MOST_POSTS - len(posts)]
        posts += _outs(words, taken, numbers)
        readings += _readings(taken, numbers)
        yield None
        if not is_whole:
            break
    walk = Walk()
    for _ in _walked(parts, period, walk):
        yield None
    made = Figures(
        charter=charter,
        account=named,
        zone=zone,
        first=first,
        last=last,
        as_of=now,
        posts=tuple(posts),
        process=walk.result(),
        waiting=waiting,
        rulebook=parts.rulebook.digest,
        readings=tuple(sorted(readings, key=lambda one: one.snapshot.at, reverse=True)),
        is_whole=is_whole,
    )
    for _ in made.adding_up():
        yield None
    yield made


def words_of(text: str, count: int = 80) -> str:
    """The first words of a post on one line."""
    return " ".join(text[: 2 * count].split())[:count]


def hashtags_of(text: str) -> tuple[str, ...]:
    """The hashtags of a text without their sign, each once."""
    return tuple(dict.fromkeys(one.text[1:] for one in hashtags(text)))


def _read_before(parts: Parts, charter: Charter, before: Figures | None) -> Mapping[PostId, Out]:
    """Those of `before` whose words say the same by today's rules."""
    if before is None or before.rulebook != parts.rulebook.digest:
        return {}
    is_same = before.charter.profile == charter.profile
    return {one.post: one for one in before.posts} if is_same else {}


def _pages(parts: Parts, period: Period) -> Iterator[tuple[WentOut, ...]]:
    last: WentOut | None = None
    while True:
        with parts.store.begin() as work:
            page = work.went_out(period, last, limit=PIECE)
        yield page
        if len(page) < PIECE:
            return
        last = page[-1]


def _walked(parts: Parts, period: Period, walk: Walk) -> Iterator[None]:
    """Lets `walk` take every move of the period."""
    after = 0
    while True:
        with parts.store.begin() as work:
            moves = work.moves(period, after, limit=MOVES_OF_PIECE)
        for move in moves:
            walk.take(move)
        yield
        if len(moves) < MOVES_OF_PIECE:
            return
        after = moves[-1].seq


@dataclass(frozen=True, slots=True)
class _Words:
    """Reads the words of posts, each post's once."""

    rulebook: Rulebook
    profile: Profile
    known: Mapping[PostId, Out]

    def read(self, post: WentOut) -> tuple[tuple[str, ...], Tone | None]:
        """Hashtags and tone; nothing of words that were taken out."""
        if post.texts is None:
            return (), None
        known = self.known.get(post.post)
        if known is not None and known.tone is not None:
            return known.hashtags, known.tone
        text = "\n".join(post.texts)
        return hashtags_of(text), tone_of(text, self.rulebook, self.profile)


def _outs(words: _Words, page: Sequence[WentOut], numbers: _Known) -> Iterator[Out]:
    for one in page:
        hashtags, tone = words.read(one)
        newest: dict[str, Counts] = {}
        for part, snapshot in numbers.get(one.post, ()):
            newest.setdefault(part.x_post_id, snapshot.counts)
        yield Out(
            post=one.post,
            at=one.at,
            author=one.author,
            hashtags=hashtags,
            tone=tone,
            numbers=tuple(newest.values()),
        )


def _readings(page: Sequence[WentOut], numbers: _Known) -> Iterator[Reading]:
    for went in page:
        text = words_of(went.texts[0]) if went.texts else ""
        for part, one in numbers.get(went.post, ()):
            yield Reading(post=went.post, text=text, posted_at=part.at, snapshot=one)


def _numbers(parts: Parts, period: Period) -> _Known:
    """The numbers that this desk read in the period, of parts of the account's posts."""
    if parts.observations is None:
        return {}
    found = parts.observations.snapshots(period.account, since=period.since)
    if not found:
        return {}
    with parts.store.begin() as work:
        of = {one.x_post_id: one for one in work.posted_parts(period.account)}
    known: dict[PostId, list[tuple[PostedPart, Snapshot]]] = defaultdict(list)
    for one in reversed(found):  # the newest first
        part = of.get(one.x_post_id)
        if part is not None:
            known[part.post].append((part, one))
    return known


def _waiting(work: Work, charter: Charter, account: AccountId, now: datetime) -> Iterator[Waiting]:
    rows = [
        row
        for row in work.posts((PostState.IN_REVIEW,), limit=MOST_WAITING)
        if row.account == account
    ]
    found = [
        Waiting(
            post=row.id,
            text=words_of(row.text),
            roles=wait.roles,
            people=tuple(
                dict.fromkeys(
                    holder.id
                    for role in wait.roles
                    for holder in charter.holders(role, account)
                    if holder.id not in row.contributors
                )
            ),
            since=wait.since,
        )
        for row in rows
        for wait in time_limits.of_summary(charter, row, now)
    ]
    # Of those of one moment the words decide: a list does not change its order by itself.
    return iter(sorted(found, key=lambda one: (one.since, one.text, one.people)))
