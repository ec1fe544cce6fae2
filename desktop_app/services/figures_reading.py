"""Reads what figures are made of: the record's posts and decisions, and this desk's numbers of X.

Lists and actions are read as the record projects them and nothing is verified again: no figure lets
a post go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tone import Tone, meter
from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.entities import EntityKind, entities
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import PostState
from desktop_app.domain.schedule import local
from desktop_app.services import time_limits
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.figures import Figures, Out, Reading, Waiting
from desktop_app.services.listing import PAGE, Box, ListQuery
from desktop_app.services.observing_ports import Counts, Snapshot
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostedPart, PostSummary, Work
from desktop_app.services.process import KINDS, process
from desktop_app.services.reading import signed_charter
from desktop_app.services.trail import TrailQuery

#: What is read for one answer; what is beyond is said to be left out.
MOST_POSTS, MOST_ACTIONS, MOST_WAITING = 100_000, 400_000, 1_000


def read(parts: Parts, account: AccountId, days: int) -> Figures:
    """Everything about the account's last `days` days, today included.

    Raises BadInput (``account.unknown``) or Damaged.
    """
    now = parts.clock.now()
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        known = charter.account(account)
        zone = charter.policy.terms_for(account).zone
        last = local(now, zone).date()
        first = last - timedelta(days=days - 1)
        since, until = Days(first=first, last=last).of(charter, account)
        query = ListQuery(
            box=Box.PUBLISHED,
            person=charter.people[0].id,  # what went out is the same list for everybody
            at=now,
            accounts=(account,),
            since=since,
            until=until,
        )
        rows = work.listed(query, limit=MOST_POSTS + 1)
        asked = TrailQuery(accounts=(account,), kinds=KINDS, since=since, until=until)
        trail = work.trail(asked, limit=MOST_ACTIONS + 1)
        bodies = _bodies(work, rows)
        waiting = tuple(_waiting(work, charter, account, now))
        posted = work.posted_parts(account)
    readings = _readings(parts, account, since, posted, rows)
    made = Figures(
        charter=charter,
        account=known,
        zone=zone,
        first=first,
        last=last,
        as_of=now,
        posts=_outs(parts, charter, rows[:MOST_POSTS], bodies, readings),
        process=process(row.action for row in reversed(trail)),
        waiting=waiting,
        readings=readings,
        is_whole=len(rows) <= MOST_POSTS and len(trail) <= MOST_ACTIONS,
    )
    made.add_up()
    return made


def words_of(text: str, count: int = 80) -> str:
    """The first words of a post on one line."""
    return " ".join(text[: 2 * count].split())[:count]


def hashtags_of(text: str) -> tuple[str, ...]:
    """The hashtags of a text without their sign, each once."""
    if "#" not in text and "＃" not in text:
        return ()
    found = (
        text[one.start + 1 : one.end] for one in entities(text) if one.kind is EntityKind.HASHTAG
    )
    return tuple(dict.fromkeys(found))


def tone_of(text: str, rulebook: Rulebook, profile: Profile) -> Tone:
    """What the text does more of, as the meter beside the draft says it."""
    return meter(text, rulebook, profile).tone


def _bodies(work: Work, rows: Sequence[PostSummary]) -> Mapping[str, str]:
    """Bodies of threads: of a single post the list says all words."""
    threads = [one.sha256 for one in rows if one.parts > 1 and one.redacted is None]
    found = dict[str, str]()
    for start in range(0, len(threads), PAGE):
        found |= work.bodies(threads[start : start + PAGE])
    return found


def _outs(
    parts: Parts,
    charter: Charter,
    rows: Sequence[PostSummary],
    bodies: Mapping[str, str],
    readings: Sequence[Reading],
) -> tuple[Out, ...]:
    profile = Profile.parse(charter.profile)
    last: dict[str, dict[str, Counts]] = defaultdict(dict)
    for one in readings:  # the newest first
        last[one.post].setdefault(one.snapshot.x_post_id, one.snapshot.counts)
    made = []
    for row in rows:
        assert row.published_at is not None
        text = None if row.redacted is not None else _text(row, bodies)
        made.append(
            Out(
                post=row.id,
                at=row.published_at,
                author=row.author,
                hashtags=() if text is None else hashtags_of(text),
                tone=None if text is None else tone_of(text, parts.rulebook, profile),
                numbers=tuple(last[row.id].values()) if row.id in last else (),
            )
        )
    return tuple(made)


def _text(row: PostSummary, bodies: Mapping[str, str]) -> str:
    body = bodies.get(row.sha256)
    if body is None:
        return row.text
    return "\n".join(part.text for part in Payload.read(body).parts)


def _readings(
    parts: Parts,
    account: AccountId,
    since: datetime,
    posted: Sequence[PostedPart],
    rows: Sequence[PostSummary],
) -> tuple[Reading, ...]:
    """The numbers that this desk read, of parts of the posts in `rows`."""
    if parts.observations is None:
        return ()
    known = {one.id: one for one in rows}
    of = {one.x_post_id: one for one in posted if one.post in known}
    found: Iterator[Snapshot] = iter(parts.observations.snapshots(account, since=since))
    made = [
        Reading(
            post=part.post,
            text=words_of(known[part.post].text),
            posted_at=part.at,
            snapshot=one,
        )
        for one in found
        if (part := of.get(one.x_post_id)) is not None
    ]
    return tuple(sorted(made, key=lambda one: one.snapshot.at, reverse=True))


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
