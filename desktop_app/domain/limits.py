"""What X takes, as a whole post: why a payload cannot be sent, said before it is submitted.

An obstacle cannot be waved through. Those of the account's tier (`BY_HAND`) fall away when a person
posts the approved text in X's own composer; all others hold for everybody.

Sources: X API v2, POST /2/tweets and /2/media/upload; changelog 2026-02-23 (replies, mentions) and
2026-04-16 (quotes); twitter-text configuration 3 for lengths.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain import text as post_text
from desktop_app.domain.account import Account, Terms, Tier
from desktop_app.domain.entities import EntityKind, entities
from desktop_app.domain.finding import Obstacle, Span
from desktop_app.domain.payload import MediaKind, Part, Payload, Poll
from desktop_app.domain.source import Source

MOST_PARTS = 25  #: posts in one thread; beyond it nobody reviews any more
MOST_PHOTOS = 4
LONGEST_ALT_TEXT = 1_000  #: characters
POLL_OPTIONS = (2, 4)
LONGEST_OPTION = 25  #: characters
POLL_MINUTES = (5, 10_080)
LONG_LIMIT = 25_000  #: weighted characters, with X Premium

#: What X refuses of programs on this tier and takes from people.
BY_HAND = (
    "obstacle.quote_tier",
    "obstacle.reply_tier",
    "obstacle.mention_tier",
    "obstacle.cashtag_tier",
)


def text_limit(terms: Terms) -> int:
    """Weighted characters that one part may have."""
    return LONG_LIMIT if terms.long_posts else post_text.LIMIT


def obstacles(
    payload: Payload,
    account: Account,
    terms: Terms,
    *,
    source: Source | None = None,
    is_by_hand: bool = False,
) -> tuple[Obstacle, ...]:
    """Return why the payload cannot be sent as it stands; nothing if it can.

    `source` is the post it answers or quotes, as far as it is known. Spans are code points in the
    part they name.
    """
    found = [
        *_of_thread(payload),
        *(each for n, part in enumerate(payload.parts) for each in _of_part(part, n, terms)),
    ]
    if terms.tier is Tier.SELF_SERVE and not is_by_hand:
        found += _of_tier(payload, account, source)
    return tuple(found)


def _of_thread(payload: Payload) -> Iterator[Obstacle]:
    if not 1 <= len(payload.parts) <= MOST_PARTS:
        yield Obstacle(kind="obstacle.parts", facts=(("limit", str(MOST_PARTS)),))
    first = payload.parts[0] if payload.parts else Part(text="")
    if payload.quote is not None and (first.media or first.poll):
        yield Obstacle(kind="obstacle.quote_with_media")
    if payload.quote is not None and payload.reply_to is not None:
        yield Obstacle(kind="obstacle.quote_and_reply")
    texts = [post_text.lenient_key(part.text) for part in payload.parts]
    for number, key in enumerate(texts):
        if key and key in texts[:number]:
            yield Obstacle(kind="obstacle.same_part", span=Span(part=number, start=0, end=0))
    yield from _of_window(payload)


def _of_window(payload: Payload) -> Iterator[Obstacle]:
    begins, ends = payload.not_before, payload.not_after
    if begins is not None and (ends is None or ends <= begins):
        yield Obstacle(kind="obstacle.window")


def _of_part(part: Part, number: int, terms: Terms) -> Iterator[Obstacle]:
    here = Span(part=number, start=0, end=len(part.text))
    for obstacle in post_text.obstacles(part.text, limit=text_limit(terms), part=number):
        if obstacle.kind != "obstacle.empty" or not part.media:
            yield obstacle
    if part.poll is not None:
        if part.media:
            yield Obstacle(kind="obstacle.poll_with_media", span=here)
        yield from _of_poll(part.poll, here)
    yield from _of_media(part, here)


def _of_media(part: Part, here: Span) -> Iterator[Obstacle]:
    kinds = [media.kind for media in part.media]
    moving = sum(kind is not MediaKind.PHOTO for kind in kinds)
    if len(kinds) > (1 if moving else MOST_PHOTOS):
        yield Obstacle(kind="obstacle.media", span=here, facts=(("limit", str(MOST_PHOTOS)),))
    if len({media.sha256 for media in part.media}) < len(part.media):
        yield Obstacle(kind="obstacle.media_twice", span=here)
    for place, media in enumerate(part.media, 1):
        which = (("place", str(place)),)
        if not media.alt_text.strip():
            yield Obstacle(kind="obstacle.alt_text", span=here, facts=which)
        elif len(media.alt_text) > LONGEST_ALT_TEXT:
            facts = (*which, ("limit", str(LONGEST_ALT_TEXT)))
            yield Obstacle(kind="obstacle.alt_text_long", span=here, facts=facts)


def _of_poll(poll: Poll, here: Span) -> Iterator[Obstacle]:
    least, most = POLL_OPTIONS
    options = [option.strip() for option in poll.options]
    sound = least <= len(options) <= most and len(set(options)) == len(options)
    if not sound or not all(1 <= len(option) <= LONGEST_OPTION for option in options):
        yield Obstacle(
            kind="obstacle.poll",
            span=here,
            facts=(("least", str(least)), ("most", str(most)), ("length", str(LONGEST_OPTION))),
        )
    if not POLL_MINUTES[0] <= poll.minutes <= POLL_MINUTES[1]:
        yield Obstacle(kind="obstacle.poll_time", span=here)


def _of_tier(payload: Payload, account: Account, source: Source | None) -> Iterator[Obstacle]:
    if payload.quote is not None and not _is_own(source, account):
        yield Obstacle(kind="obstacle.quote_tier")
    answers = payload.reply_to is not None
    if answers and not _may_answer(source, account):
        yield Obstacle(kind="obstacle.reply_tier")
    around = _around(source) if answers else set()
    for number, part in enumerate(payload.parts):
        cashtags = 0
        for entity in entities(part.text):
            span = Span(part=number, start=entity.start, end=entity.end)
            name = entity.text.lstrip("@＠").partition("/")[0].lower()
            if entity.kind is EntityKind.MENTION and name not in {account.handle.lower(), *around}:
                yield Obstacle(
                    kind="obstacle.mention_tier", span=span, facts=(("name", entity.text),)
                )
            cashtags += entity.kind is EntityKind.CASHTAG
            if entity.kind is EntityKind.CASHTAG and cashtags > 1:
                yield Obstacle(kind="obstacle.cashtag_tier", span=span)


def _is_own(source: Source | None, account: Account) -> bool:
    return source is not None and source.author_id == account.x_user_id


def _may_answer(source: Source | None, account: Account) -> bool:
    """Whether X lets a program answer: own posts, and people who called the account in."""
    if source is None:
        return False
    return _is_own(source, account) or account.handle.lower() in source.mentions


def _around(source: Source | None) -> set[str]:
    """Who takes part already: X lets an answer name them."""
    return set() if source is None else {source.handle.lower(), *source.mentions}
