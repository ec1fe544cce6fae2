"""How posts, files, polls and users look in the simulated X's answers, in older and newer names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from desktop_app.adapters.practice_x.audience import numbers, votes
from desktop_app.adapters.practice_x.records import (
    Link,
    StoredMedia,
    StoredPost,
    User,
    moment,
    stamp,
)
from desktop_app.adapters.practice_x.shelf import as_shown, short_link
from desktop_app.adapters.practice_x.world import Names, World
from desktop_app.domain.entities import EntityKind, entities
from desktop_app.domain.text import LIMIT, weighted_length

#: What X's specification 2.167 calls by a newer name (X_API.md section 0, point 9).
NEWER = {
    "edit_history_tweet_ids": "edit_history_post_ids",
    "referenced_tweets": "referenced_posts",
    "note_tweet": "note_post",
    "tweets": "posts",
    "tweet_count": "post_count",
}
_OLDER = {new: old for old, new in NEWER.items()}
_KEPT_OF_LONG = 250  #: weighted characters of a long post that its short form shows
_CUT_AT_ONCE = 10
_COUNTED = (
    "retweet_count",
    "reply_count",
    "like_count",
    "quote_count",
    "bookmark_count",
    "impression_count",
)


def older(name: str) -> str:
    """Return a field's older name, whichever was given; ``.id`` after it stays."""
    head, dot, rest = name.partition(".")
    return _OLDER.get(head, head) + dot + rest


def renamed(value: Any, names: Names) -> Any:
    """Return an answer that was written in the older names in those that were chosen."""
    if isinstance(value, list):
        return [renamed(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Any] = {}
    for key, each in value.items():
        inner = renamed(each, names)
        if key not in NEWER or names is not Names.NEW:
            made[key] = inner
        if key in NEWER and names is not Names.OLD:
            made[NEWER[key]] = inner
    return made


def post_shape(post: StoredPost, world: World, asked: Collection[str]) -> dict[str, Any]:
    """Return a post with the fields that were asked for, in the older names."""
    is_long = weighted_length(post.text) > LIMIT
    text, links = _short_form(post, world) if is_long else (post.shown, post.links)
    parent = world.shelf.find(post.reply_to)
    settings = dict(post.settings)
    every: dict[str, Any] = {
        "author_id": post.user_id,
        "created_at": post.created_at,
        "conversation_id": post.conversation or post.id,
        "in_reply_to_user_id": parent.user_id if parent else None,
        "reply_settings": settings.get("reply_settings", '"everyone"').strip('"'),
        "referenced_tweets": _references(post),
        "attachments": _attachments(post, world),
        "entities": entities_shape(text, links, world),
        "lang": post.language,
        "possibly_sensitive": False,
    }
    if is_long and "note_tweet" in asked:
        note, note_links = as_shown(post.text, post.id)
        found = entities_shape(note, note_links, world)
        every["note_tweet"] = {"text": note, **({"entities": found} if found else {})}
    if "public_metrics" in asked:
        every["public_metrics"] = public_metrics(post, world)
    shown = {"id": post.id, "text": text, "edit_history_tweet_ids": [post.id]}
    return {
        **shown,
        **{
            name: each
            for name, each in every.items()
            if name in asked and each != {} and each is not None
        },
    }


def _short_form(post: StoredPost, world: World) -> tuple[str, tuple[Link, ...]]:
    """Return how X shows the beginning of a long post, with a link to the whole."""
    text = post.text[:_KEPT_OF_LONG]
    while weighted_length(text) > _KEPT_OF_LONG:
        text = text[:-_CUT_AT_ONCE]
    words = text.rsplit(maxsplit=1)
    shown, links = as_shown(words[0] if len(words) > 1 else text, post.id)
    author = world.user(post.user_id)
    whole = f"https://x.com/{author.username if author else 'i'}/status/{post.id}"
    short = short_link(whole)
    start = len(shown) + 2
    link = Link(
        url=short,
        expanded_url=whole,
        display_url=whole.removeprefix("https://")[:26] + "…",
        start=start,
        end=start + len(short),
    )
    return f"{shown}… {short}", (*links, link)


def _references(post: StoredPost) -> list[dict[str, str]] | None:
    named = (("replied_to", post.reply_to), ("quoted", post.quote))
    return [{"type": kind, "id": number} for kind, number in named if number] or None


def _attachments(post: StoredPost, world: World) -> dict[str, list[str]]:
    files = (world.shelf.find_media(number) for number in post.media_ids)
    keys = [file.media_key for file in files if file is not None]
    polls = [post.id] if post.poll_options else []
    named = {"media_keys": keys, "poll_ids": polls}
    return {name: values for name, values in named.items() if values}


def public_metrics(post: StoredPost, world: World) -> dict[str, int]:
    """Return what X counts of a post."""
    posts = world.shelf.posts
    nobody = dict.fromkeys(_COUNTED, 0)
    seen = numbers(post, world.now) if world.has_audience else nobody
    quotes = sum(each.quote == post.id for each in posts)
    return {
        **nobody,
        **seen,
        "reply_count": sum(each.reply_to == post.id for each in posts),
        "quote_count": seen["quote_count"] + quotes,
    }


def entities_shape(
    text: str, links: Collection[Link], world: World
) -> dict[str, list[dict[str, Any]]]:
    """Return what is linked in a text as X shows it; offsets are code points of `text`."""
    found: dict[str, list[dict[str, Any]]] = {"urls": [_url(link) for link in links]}
    named = {
        EntityKind.MENTION: ("mentions", "username"),
        EntityKind.HASHTAG: ("hashtags", "tag"),
        EntityKind.CASHTAG: ("cashtags", "tag"),
    }
    for each in entities(text):
        if each.kind is EntityKind.URL:
            continue
        kind, field = named[each.kind]
        name = each.text[1:].partition("/")[0]
        shape: dict[str, Any] = {"start": each.start, "end": each.end, field: name}
        user = world.named(name) if kind == "mentions" else None
        found.setdefault(kind, []).append({**shape, "id": user.id} if user else shape)
    return {kind: shapes for kind, shapes in found.items() if shapes}


def _url(link: Link) -> dict[str, Any]:
    shape = {
        "start": link.start,
        "end": link.end,
        "url": link.url,
        "expanded_url": link.expanded_url,
        "display_url": link.display_url,
    }
    return {**shape, "media_key": link.media_key} if link.media_key else shape


def mentioned(post: StoredPost, world: World) -> set[str]:
    """Return the ids of those whom a post mentions; a reply mentions whom it answers."""
    names = (
        each.text[1:].partition("/")[0]
        for each in entities(post.text)
        if each.kind is EntityKind.MENTION
    )
    parent = world.shelf.find(post.reply_to)
    named = {user.id for name in names if (user := world.named(name)) is not None}
    return (named | ({parent.user_id} if parent else set())) - {post.user_id}


def user_shape(user: User, asked: Collection[str], own: Mapping[str, str]) -> dict[str, Any]:
    """Return a user; `own` are fields that only the user may see."""
    shown = {"id": user.id, "name": user.name, "username": user.username}
    short = short_link(f"{user.id} {user.url}") if user.url else ""
    link = {"url": short, "expanded_url": user.url, "start": 0, "end": len(short)}
    every: dict[str, Any] = {
        "description": user.description,
        "entities": {"url": {"urls": [link]}} if user.url else None,
        "profile_image_url": user.picture,
        "protected": user.is_protected,
        "public_metrics": {"followers_count": user.followers, "tweet_count": 0},
        "url": short,
        "verified": user.is_verified,
        "verified_type": "blue" if user.is_verified else "none",
        **own,
    }
    return {
        **shown,
        **{name: each for name, each in every.items() if name in asked and each is not None},
    }


def media_shape(media: StoredMedia, asked: Collection[str]) -> dict[str, Any]:
    """Return a file of a post."""
    shown = {"media_key": media.media_key, "type": str(media.kind)}
    has_alt = media.alt_text and "alt_text" in asked
    return {**shown, "alt_text": media.alt_text} if has_alt else shown


def poll_shape(post: StoredPost, world: World, asked: Collection[str]) -> dict[str, Any]:
    """Return the poll of a post; without an audience nobody votes."""
    end = moment(post.created_at) + timedelta(minutes=post.poll_minutes)
    cast = votes(post, world.now) if world.has_audience else [0] * len(post.poll_options)
    options = [
        {"position": number, "label": label, "votes": chosen}
        for number, (label, chosen) in enumerate(zip(post.poll_options, cast, strict=True), 1)
    ]
    more = {
        "duration_minutes": post.poll_minutes,
        "end_datetime": stamp(end),
        "voting_status": "open" if world.now < end else "closed",
    }
    shown = {"id": post.id, "options": options}
    return {**shown, **{name: each for name, each in more.items() if name in asked}}
