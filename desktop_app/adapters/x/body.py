"""The request that creates one part, in X's words, made from the cleared text and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput, PostRefused
from desktop_app.domain.limits import LONGEST_OPTION, MOST_PHOTOS, POLL_MINUTES, POLL_OPTIONS
from desktop_app.domain.payload import MediaKind, Part, Payload, Poll, ReplySettings
from desktop_app.domain.policy import Clearance


def payload_of(clearance: Clearance) -> Payload:
    """Read the cleared text after checking that it is the one that was approved.

    Raises PostRefused (``publish.fingerprint``) for another text, a part that it does not have, or
    an answer to another post than it says.
    """
    if digest(clearance.body) != clearance.sha256:
        raise PostRefused("publish.fingerprint")
    try:
        payload = Payload.read(clearance.body)
    except BadInput as error:
        raise PostRefused("publish.fingerprint") from error
    if not 0 <= clearance.part < len(payload.parts):
        raise PostRefused("publish.fingerprint")
    is_first = clearance.part == 0
    if is_first and clearance.reply_to != payload.reply_to:
        raise PostRefused("publish.fingerprint")
    if not is_first and clearance.reply_to is None:
        raise PostRefused("publish.fingerprint")
    return payload


def fields(
    payload: Payload, number: int, reply_to: str | None, media_ids: Sequence[str]
) -> dict[str, object]:
    """Say part `number` in X's words. What cannot be said is refused, never left out.

    Raises PostRefused: ``x.unsupported``, or ``publish.fingerprint`` when there are more or fewer
    `media_ids` than media.
    """
    part = payload.parts[number]
    _require_sayable(payload, number)
    if len(media_ids) != len(part.media):
        raise PostRefused("publish.fingerprint")
    said: dict[str, object] = {}
    # With media the text may be missing, but not be empty (X API v2, create post).
    if part.text or not part.media:
        said["text"] = part.text
    if media_ids:
        said["media"] = {"media_ids": list(media_ids)}
    if part.poll is not None:
        poll = part.poll
        said["poll"] = {"options": list(poll.options), "duration_minutes": poll.minutes}
    if reply_to is not None:
        said["reply"] = {"in_reply_to_tweet_id": reply_to}
    if number == 0:
        if payload.quote is not None:
            said["quote_tweet_id"] = payload.quote
        if payload.reply_settings is not ReplySettings.EVERYONE:
            said["reply_settings"] = str(payload.reply_settings)
    if payload.made_with_ai:
        said["made_with_ai"] = True
    if payload.paid_partnership:
        said["paid_partnership"] = True
    return said


def drafts(part: Part) -> tuple[str, ...]:
    """Everything of a part that X could repeat in an error."""
    options = part.poll.options if part.poll is not None else ()
    return (part.text, *options, *(media.alt_text for media in part.media))


def _require_sayable(payload: Payload, number: int) -> None:
    part = payload.parts[number]
    quotes = payload.quote is not None and number == 0
    if sum((bool(part.media), part.poll is not None, quotes)) > 1:  # X takes one of them
        raise PostRefused("x.unsupported")
    if not part.text.strip() and not part.media:
        raise PostRefused("x.unsupported")
    kinds = [media.kind for media in part.media]
    moving = any(kind is not MediaKind.PHOTO for kind in kinds)
    if len(kinds) > (1 if moving else MOST_PHOTOS):
        raise PostRefused("x.unsupported")
    if part.poll is not None and not _is_sayable(part.poll):
        raise PostRefused("x.unsupported")


def _is_sayable(poll: Poll) -> bool:
    least, most = POLL_OPTIONS
    return (
        least <= len(poll.options) <= most
        and all(1 <= len(option) <= LONGEST_OPTION for option in poll.options)
        and POLL_MINUTES[0] <= poll.minutes <= POLL_MINUTES[1]
    )
