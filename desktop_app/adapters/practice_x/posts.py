"""Creating and deleting posts under X's rules: of the schema, of the account's tier, of length."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.adapters.practice_x import answers, media
from desktop_app.adapters.practice_x.answers import Answer, data, invalid, missing
from desktop_app.adapters.practice_x.faults import Fault
from desktop_app.adapters.practice_x.records import (
    MediaKind,
    Processing,
    StoredMedia,
    StoredPost,
    User,
    moment,
)
from desktop_app.adapters.practice_x.shapes import mentioned, post_shape, renamed
from desktop_app.adapters.practice_x.world import Request, World
from desktop_app.domain.canonical import is_torn
from desktop_app.domain.entities import EntityKind, entities
from desktop_app.domain.text import LIMIT, weighted_length

_LONG = 25_000  #: weighted characters of a post of a Premium account
_REPLY_SETTINGS = ("following", "mentionedUsers", "subscribers", "verified")
_NO_POLL = "$.poll: does not have 2 to 4 options of 1 to 25 characters, and 5 to 10080 minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A request to create, once it is known to follow the schema."""

    text: str
    media_ids: tuple[str, ...]
    poll_options: tuple[str, ...]
    poll_minutes: int
    reply_to: str
    quote: str
    settings: Mapping[str, object]


def create(request: Request, world: World, user: User) -> Answer:
    """Create a post, or say in X's words why not."""
    if not request.content_type.startswith("application/json"):
        return answers.WRONG_TYPE
    sent = request.json()
    wrong = "The body is no JSON object." if sent is None else _wrong(sent)
    if sent is None or wrong:
        return invalid(wrong)
    draft = _draft(sent)
    refusal = (
        _too_long(draft, world, user)
        or _media_refusal(draft, world, user)
        or _target_refusal(draft, world)
        or _tier_refusal(draft, world, user)
    )
    if refusal is not None:
        return refusal
    if draft.text and world.shelf.has_said(user.id, draft.text, draft.reply_to):
        return answers.DUPLICATE
    post = _keep(draft, world, user)
    shape = post_shape(post, world, frozenset())
    return data(renamed(shape, world.names), 201)


def delete(request: Request, world: World, user: User) -> Answer:
    """Delete a post of the user's own."""
    post = world.shelf.find(request.number)
    if post is None:
        return missing("tweet", request.number)
    if post.user_id != user.id:
        return answers.NOT_YOURS
    world.shelf.delete(post.id)
    return data({"deleted": True})


def publish(
    world: World,
    user_id: str,
    text: str,
    *,
    reply_to: str,
    quote: str,
    files: tuple[bytes, ...],
    language: str = "und",
) -> StoredPost:
    """Create a post as somebody does on a telephone: the interface's rules do not apply.

    Raises ValueError for a user or post that is not there.
    """
    user = world.user(user_id)
    targets = [number for number in (reply_to, quote) if number]
    if user is None or any(world.shelf.find(number) is None for number in targets):
        raise ValueError(user_id, reply_to, quote)
    draft = _Draft(
        text=text,
        media_ids=tuple(media.publish(world, user_id, content).id for content in files),
        poll_options=(),
        poll_minutes=0,
        reply_to=reply_to,
        quote=quote,
        settings={},
    )
    return _keep(draft, world, user, language)


def _keep(draft: _Draft, world: World, user: User, language: str = "und") -> StoredPost:
    files = [_file(number, world) for number in draft.media_ids]
    text = draft.text
    if world.twist is Fault.ALTERED_TEXT:
        text = f"{text} …"
    more: dict[str, object] = {
        "media_ids": draft.media_ids,
        "alt_texts": tuple(file.alt_text for file in files),
        "media_sha256": tuple(file.sha256 for file in files),
        "poll_options": draft.poll_options,
        "poll_minutes": draft.poll_minutes,
        "reply_to": draft.reply_to,
        "quote": draft.quote,
        "language": language,
    }
    parent = world.shelf.find(draft.reply_to)
    if parent is not None:
        more["conversation"] = parent.conversation or parent.id
    tail = (*_media_tail(files, user), *_quote_tail(draft.quote, world))
    return world.shelf.add(user.id, text, draft.settings, world.now, tail=tail, **more)


def _media_tail(files: list[StoredMedia], user: User) -> list[tuple[str, str, str]]:
    kinds = {MediaKind.PHOTO: "photo", MediaKind.GIF: "photo", MediaKind.VIDEO: "video"}
    return [
        (file.media_key, "", f"https://x.com/{user.username}/status/{{id}}/{kinds[file.kind]}/1")
        for file in files
    ]


def _quote_tail(number: str, world: World) -> list[tuple[str, str, str]]:
    post = world.shelf.find(number)
    author = world.user(post.user_id) if post is not None else None
    if post is None or author is None:
        return []
    address = f"x.com/{author.username}/status/{post.id}"
    return [("", f"x.com/{author.username}/st…", f"https://{address}")]


def _file(number: str, world: World) -> StoredMedia:
    found = world.shelf.find_media(number)
    if found is None:
        raise ValueError(number)
    return found


def _draft(sent: Mapping[str, Any]) -> _Draft:
    poll, reply = sent.get("poll", {}), sent.get("reply", {})
    settings = {name: sent[name] for name in _SETTINGS if name in sent}
    if "exclude_reply_user_ids" in reply:
        settings["exclude_reply_user_ids"] = reply["exclude_reply_user_ids"]
    return _Draft(
        text=sent.get("text", ""),
        media_ids=tuple(sent.get("media", {}).get("media_ids", ())),
        poll_options=tuple(poll.get("options", ())),
        poll_minutes=poll.get("duration_minutes", 0),
        reply_to=reply.get("in_reply_to_tweet_id", ""),
        quote=sent.get("quote_tweet_id", ""),
        settings=settings,
    )


def _wrong(sent: Mapping[str, Any]) -> str:
    """Return what is wrong with the request's form, "" when nothing is."""
    for name, value in sent.items():
        if name not in _FIELDS:
            return f"$.{name}: is not defined in the schema and the schema does not allow"
        if not _FIELDS[name](value):
            return _NO_POLL if name == "poll" else f"$.{name}: has a wrong value"
    if not sent.get("text", "").strip() and "media" not in sent:
        return "$.text: a text is required"
    if sum(name in sent for name in ("media", "poll", "quote_tweet_id")) > 1:
        return "Only one of media, poll and quote_tweet_id can be given"
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not is_torn(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 19


def _are_numbers(value: Any, least: int, most: int) -> bool:
    if not isinstance(value, list) or not least <= len(value) <= most:
        return False
    return all(_is_number(each) for each in value) and len(set(value)) == len(value)


def _is_media(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"media_ids"}
        and _are_numbers(value["media_ids"], 1, 4)
    )


def _is_poll(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"options", "duration_minutes"}:
        return False
    options, minutes = value["options"], value["duration_minutes"]
    return (
        isinstance(options, list)
        and 2 <= len(options) <= 4
        and all(_is_text(each) and each.strip() and len(each) <= 25 for each in options)
        and isinstance(minutes, int)
        and not isinstance(minutes, bool)
        and 5 <= minutes <= 10_080
    )


def _is_reply(value: Any) -> bool:
    if not isinstance(value, dict) or not _is_number(value.get("in_reply_to_tweet_id")):
        return False
    others = set(value) - {"in_reply_to_tweet_id", "exclude_reply_user_ids"}
    return not others and _are_numbers(value.get("exclude_reply_user_ids", []), 0, 10)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


_SETTINGS: Mapping[str, Callable[[Any], bool]] = {
    "reply_settings": lambda value: isinstance(value, str) and value in _REPLY_SETTINGS,
    "made_with_ai": _is_bool,
    "paid_partnership": _is_bool,
}
_FIELDS: Mapping[str, Callable[[Any], bool]] = {
    **_SETTINGS,
    "text": _is_text,
    "media": _is_media,
    "poll": _is_poll,
    "reply": _is_reply,
    "quote_tweet_id": _is_number,
}


def _too_long(draft: _Draft, world: World, user: User) -> Answer | None:
    limit = _LONG if user.id in world.premium else LIMIT
    return answers.TOO_LONG if weighted_length(draft.text) > limit else None


def _media_refusal(draft: _Draft, world: World, user: User) -> Answer | None:
    files = [world.shelf.find_media(number) for number in draft.media_ids]
    known = [file for file in files if file is not None and _is_usable(file, world, user.id)]
    if len(known) < len(files):
        return answers.BAD_MEDIA
    if len(known) > 1 and any(file.kind is not MediaKind.PHOTO for file in known):
        return invalid("$.media.media_ids: 4 photos, or 1 GIF, or 1 video")
    return None


def _is_usable(file: StoredMedia, world: World, user_id: str) -> bool:
    is_ready = file.state is Processing.SUCCEEDED and world.now < moment(file.expires_at)
    return is_ready and file.user_id == user_id


def _target_refusal(draft: _Draft, world: World) -> Answer | None:
    if draft.reply_to and world.shelf.find(draft.reply_to) is None:
        return answers.REPLY_GONE
    if draft.quote and world.shelf.find(draft.quote) is None:
        return invalid(f"$.quote_tweet_id: could not find tweet with id: [{draft.quote}].")
    return None


def _tier_refusal(draft: _Draft, world: World, user: User) -> Answer | None:
    """Apply what X allows without an Enterprise contract (X_API.md section 0, points 1 to 3)."""
    if user.id in world.enterprise:
        return None
    if draft.quote:
        return answers.QUOTE_REFUSED
    target = world.shelf.find(draft.reply_to)
    if target is not None and not _may_answer(target, world, user):
        return answers.NOT_INVOLVED
    if not _named(draft.text) <= {user.username.lower(), *_involved(target, world)}:
        return answers.NOT_PERMITTED
    cashtags = [each for each in entities(draft.text) if each.kind is EntityKind.CASHTAG]
    return answers.NOT_PERMITTED if len(cashtags) > 1 else None


def _may_answer(target: StoredPost, world: World, user: User) -> bool:
    """Tell whether the post is the user's own, or its author mentioned or quoted the user in it."""
    quoted = world.shelf.find(target.quote)
    is_quoted = quoted is not None and quoted.user_id == user.id
    return target.user_id == user.id or is_quoted or user.id in mentioned(target, world)


def _named(text: str) -> set[str]:
    """Return the names that a text mentions, in small letters."""
    found = (each.text for each in entities(text) if each.kind is EntityKind.MENTION)
    return {name[1:].partition("/")[0].lower() for name in found}


def _involved(target: StoredPost | None, world: World) -> set[str]:
    """Return the names of those who take part in the conversation above a reply."""
    names: set[str] = set()
    while target is not None:
        author = world.user(target.user_id)
        names |= _named(target.text) | ({author.username.lower()} if author else set())
        target = world.shelf.find(target.reply_to)
    return names
