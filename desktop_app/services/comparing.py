"""What stands on X, compared with what was approved; and what stands there that nobody approved.

Reading is all that happens here. A difference is recorded and told, never mended by the program.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.control import Control, Stray, replay_control
from desktop_app.domain.entities import urls
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.publishing import append, same_text, sender, whole
from desktop_app.services.reading import load, signed_charter
from desktop_app.services.settling import looks_like
from desktop_app.services.statements import signed

#: How far back a watch goes when it begins.
FIRST_LOOK_BACK = timedelta(days=7)
#: Posts that may be ours although the record does not know their number yet.
_IN_FLIGHT = (PostState.SENDING, PostState.UNKNOWN, PostState.NEEDS_PERSON)
#: Where the links lead that X adds for pictures, films and quoted posts.
_OF_X = frozenset(("x.com", "twitter.com", "pic.x.com", "pic.twitter.com"))


def differences(record: PostRecord, number: int, posted: Posted) -> tuple[str, ...]:
    """In what a part on X differs from what was approved, by the names of the fields.

    What X did not say is not compared.
    """
    payload = record.sent_as(number).payload
    part = payload.parts[number]
    before = record.parts[number - 1].x_post_id if number else payload.reply_to
    quote = payload.quote if number == 0 else None
    alt_texts = tuple(media.alt_text for media in part.media)
    options = () if part.poll is None else part.poll.options
    found = {
        "text": not same_text(part.text, posted) or _leads_elsewhere(part.text, posted),
        "alt": posted.alt_texts is not None and posted.alt_texts != alt_texts,
        "poll": posted.poll is not None and posted.poll != options,
        "reply": posted.author_id is not None and posted.reply_to != before,
        "quote": posted.author_id is not None and posted.quote != quote,
    }
    return tuple(name for name, differs in found.items() if differs)


def _leads_elsewhere(approved: str, posted: Posted) -> bool:
    """Whether a link on X leads to a host that the approved text does not name.

    `same_text` takes any link for any other, because X writes them differently; hosts stay.
    """
    named = {_host(url.text) for url in urls(approved)}
    if "t.co" in named:
        return False  # X says what its own short links stand for
    return not {_host(meant) for _, meant in posted.urls} <= named | _OF_X


def _host(url: str) -> str:
    place = re.sub(r"\A[a-z]+://", "", url.lower()).removeprefix("www.")
    host = re.split(r"[/?#:]", place, maxsplit=1)[0]
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def read_back(parts: Parts, post: PostId, number: int, *, is_last: bool) -> tuple[str, ...] | None:
    """Read one posted part again and record whether it is what was approved.

    Returns what differs, or None while it could not be read. At the last try that is recorded too.
    """
    with parts.store.begin() as work:
        record = load(work, parts, post)
        account = work.charter().account(record.account)
    part = record.parts[number]
    posted: Posted | None = None
    reason, differs = "", None
    try:
        posted = parts.poster(account).look_up(part.x_post_id)
        if posted is not None:
            differs = differences(record, number, posted)
        elif is_last:
            differs = ("missing",)  # a timeline shows posts late, so only at last
    except Unavailable as error:
        reason = error.kind
    except Refused as error:
        reason = error.kind
        differs = ("author",) if error.kind == "x.other_author" else None
    if differs is None and not is_last:
        return None
    said: dict[str, Json] = {
        "part": number,
        "x_post_id": part.x_post_id,
        "differs": None if differs is None else list(differs),
        "text": None if posted is None else whole(posted.text),
        "reason": reason,
    }
    with parts.store.begin() as work:
        append(work, parts, record, ActionKind.READ_BACK, said)
    return differs


def control_of(parts: Parts, account: AccountId) -> Control:
    """Freeze, publisher machine and strays of an account, replayed. Raises Damaged.

    A stray that turned out to be a part of one of the ledger's own posts is none any more.
    """
    with parts.store.begin() as work:
        return control_in(work, parts, account)


def control_in(work: Work, parts: Parts, account: AccountId) -> Control:
    """As `control_of`, inside a transaction."""
    charter = signed_charter(work, parts)
    control = replay_control(work.account_actions(account), charter, account, parts.keys.verify)
    # Of the strays alone: an account may have 200,000 parts at X, and this is asked at each change.
    numbers = [stray.x_post_id for stray in control.strays]
    ours = {part.x_post_id for part in work.posted_as(account, numbers)} if numbers else set()
    return replace(control, strays=tuple(s for s in control.strays if s.x_post_id not in ours))


def watch(parts: Parts, account_id: AccountId, by: PersonId | None = None) -> tuple[Stray, ...]:
    """Compare the account's timeline with the ledger; record and return what nobody approved.

    It may run on any machine with a token that can read; `by` is who vouches for it, the publisher
    when left out. What may be one of our own posts in flight is left for a later look. Raises
    Unavailable (``x.unreadable``) when the timeline could not be read: nothing is said then.
    """
    watcher = by or sender(parts)[0]
    with parts.store.begin() as work:
        account = work.charter().account(account_id)
        begun = work.chain(account_id)
    since = _watched_since(parts, begun[0].at if begun else None)
    seen = parts.poster(account).timeline(since)
    with parts.store.begin() as work:
        known = {part.x_post_id for part in work.posted_parts(account_id)}
        known |= {stray.x_post_id for stray in control_in(work, parts, account_id).strays}
        flying = _in_flight(work, parts, account_id)
        for posted in reversed(seen):
            if posted.x_post_id in known or (posted.created_at and posted.created_at < since):
                continue
            if any(_may_be(record, posted) for record in flying):
                continue
            work.append(
                signed(
                    parts.keys,
                    kind=ActionKind.STRAY,
                    realm=work.charter().realm,
                    account=account_id,
                    actor=watcher,
                    said=_stray(posted),
                )
            )
        found = control_in(work, parts, account_id).strays
    return tuple(stray for stray in found if stray.x_post_id not in known)


def _stray(posted: Posted) -> dict[str, Json]:
    created = posted.created_at
    return {
        "x_post_id": posted.x_post_id,
        "text": whole(posted.text),
        "created_at": None if created is None else time_text(created),
        "reason": "repost" if posted.is_repost else "",
    }


def _watched_since(parts: Parts, begun: datetime | None) -> datetime:
    """From when on posts had to be approved: nothing older than the account's first action."""
    earliest = parts.clock.now() - FIRST_LOOK_BACK
    return parts.clock.now() if begun is None else max(begun, earliest)


def _in_flight(work: Work, parts: Parts, account: AccountId) -> tuple[PostRecord, ...]:
    summaries = work.posts(_IN_FLIGHT)
    return tuple(load(work, parts, one.id) for one in summaries if one.account == account)


def _may_be(record: PostRecord, posted: Posted) -> bool:
    parts = record.current.payload.parts
    return len(record.parts) < len(parts) and looks_like(parts[len(record.parts)], posted)
