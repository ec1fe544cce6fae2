"""Reading posts and users: one or several, a timeline, mentions, a search, whose the token is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from desktop_app.adapters.practice_x import queries
from desktop_app.adapters.practice_x.answers import (
    Answer,
    invalid,
    json_answer,
    missing,
    not_found,
)
from desktop_app.adapters.practice_x.records import StoredPost, User, moment, stamp
from desktop_app.adapters.practice_x.shapes import (
    media_shape,
    mentioned,
    older,
    poll_shape,
    post_shape,
    renamed,
    user_shape,
)
from desktop_app.adapters.practice_x.shelf import made_at
from desktop_app.adapters.practice_x.world import Request, World

_POST_FIELDS = frozenset(
    (
        "article attachments author_id card_uri community_id context_annotations conversation_id"
        " created_at display_text_range edit_controls edit_history_tweet_ids entities geo id"
        " in_reply_to_user_id lang media_metadata non_public_metrics note_tweet organic_metrics"
        " possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings"
        " scopes source suggested_source_links text withheld"
    ).split()
)
_EXPANSIONS = frozenset(
    (
        "attachments.media_keys attachments.poll_ids author_id referenced_tweets.id"
        " referenced_tweets.id.author_id in_reply_to_user_id entities.mentions.username"
        " edit_history_tweet_ids"
    ).split()
)
_FIELDS = {"tweet.fields": _POST_FIELDS, "post.fields": _POST_FIELDS, "expansions": _EXPANSIONS}
_OTHER_FIELDS = ("user.fields", "media.fields", "poll.fields", "place.fields")
_PAGING = tuple(
    "max_results pagination_token start_time end_time since_id until_id exclude".split()
)
_SEARCHING = (
    *"query max_results next_token pagination_token start_time end_time".split(),
    *"since_id until_id sort_order".split(),
)
_MOST_NUMBERS = 100
_RECENT = timedelta(days=7)
_FIRST = "2010-11-06T00:00:00Z"  #: X has no posts from before that time in these timelines
_LAST = "9999-12-31T00:00:00Z"


def read(request: Request, world: World, user: User) -> Answer:
    """Return one post of anybody."""
    del user
    wrong = _wrong(request)
    if wrong:
        return invalid(wrong)
    post = world.shelf.find(request.number)
    if post is None:
        return missing("tweet", request.number)
    shape = post_shape(post, world, _asked(request))
    return _said({"data": shape, **_included([post], request, world)}, world)


def me(request: Request, world: World, user: User) -> Answer:
    """Return the user to whom the token belongs."""
    wrong = _wrong(request)
    if wrong:
        return invalid(wrong)
    kind = "Premium" if user.id in world.premium else "None"
    shape = user_shape(user, _list(request, "user.fields"), {"subscription_type": kind})
    return _said({"data": shape}, world)


def by_name(request: Request, world: World, user: User) -> Answer:
    """Return the user with that name."""
    found = world.named(request.number)
    if found is None:
        return missing("user", request.number, "username")
    if found.id == user.id:
        return me(request, world, user)
    return _said({"data": user_shape(found, _list(request, "user.fields"), {})}, world)


def lookup(request: Request, world: World, user: User) -> Answer:
    """Return up to 100 posts by number; those that are not there are errors beside the others."""
    del user
    numbers = _list(request, "ids")
    are_numbers = all(each.isascii() and each.isdigit() and len(each) <= 19 for each in numbers)
    wrong = _wrong(request, "ids")
    if wrong or not 0 < len(numbers) <= _MOST_NUMBERS or not are_numbers:
        return invalid(wrong or "The `ids` query parameter value is not 1 to 100 numbers")
    known = [(number, world.shelf.find(number)) for number in dict.fromkeys(numbers)]
    posts = [post for _, post in known if post is not None]
    asked = _asked(request)
    said: dict[str, Any] = {}
    if posts:
        said["data"] = [post_shape(post, world, asked) for post in posts]
        said |= _included(posts, request, world)
    errors = [not_found("tweet", number, "ids") for number, post in known if post is None]
    return _said({**said, "errors": errors} if errors else said, world)


def search(request: Request, world: World, user: User) -> Answer:
    """Return the posts of the last seven days that a question finds, the newest first."""
    del user
    try:
        test = queries.parse(request.query.get("query", ""))
    except queries.QueryError as problem:
        return invalid(f"There were errors processing your request: {problem}")
    since = request.query.get("since_id", "")
    begins = world.now - _RECENT
    if since.isdigit() and made_at(since) < begins:
        return invalid("'since_id' must be a tweet id created after " + stamp(begins))

    def is_wanted(post: StoredPost) -> bool:
        return moment(post.created_at) >= begins and test(_subject(post, world))

    return _paged(request, world, is_wanted, _SEARCHING, least=10)


def timeline(request: Request, world: World, user: User) -> Answer:
    """Return what a user posted, the newest first."""
    del user
    excluded = _list(request, "exclude")
    if set(excluded) - {"replies", "retweets", "reposts"}:
        return invalid("The `exclude` query parameter value is not one of [replies,retweets]")

    def is_wanted(post: StoredPost) -> bool:
        is_hidden = "replies" in excluded and bool(post.reply_to)
        return post.user_id == request.number and not is_hidden

    return _of_user(request, world, is_wanted)


def mentions(request: Request, world: World, user: User) -> Answer:
    """Return the posts of others that mention a user or answer one of the user's, newest first."""
    del user

    def is_wanted(post: StoredPost) -> bool:
        return request.number in mentioned(post, world)

    return _of_user(request, world, is_wanted)


def _of_user(request: Request, world: World, is_wanted: Callable[[StoredPost], bool]) -> Answer:
    answer = _paged(request, world, is_wanted, _PAGING, least=5)
    if answer.status == 200 and world.user(request.number) is None:
        return missing("user", request.number)
    return answer


def _subject(post: StoredPost, world: World) -> queries.Subject:
    author = world.user(post.user_id)
    return queries.Subject(
        text=post.text,
        author=author.username if author else "",
        language=post.language,
        is_reply=bool(post.reply_to),
        is_quote=bool(post.quote),
    )


def _paged(
    request: Request,
    world: World,
    is_wanted: Callable[[StoredPost], bool],
    names: tuple[str, ...],
    *,
    least: int,
) -> Answer:
    wrong = _wrong(request, *names)
    most = request.query.get("max_results", "10")
    if not (most.isascii() and most.isdigit() and least <= int(most[:4]) <= 100):
        wrong = f"The `max_results` query parameter value is not between {least} and 100"
    limits = _limits(request)
    if wrong or limits is None:
        return invalid(wrong or "A time or number in the query cannot be read")
    visible = world.now - timedelta(seconds=world.lag) if world.lag else moment(_LAST)
    wanted = (
        post for post in _between(world.shelf.newest_first(), limits, visible) if is_wanted(post)
    )
    posts = [post for post, _ in zip(wanted, range(int(most) + 1), strict=False)]
    page = posts[: int(most)]
    if not page:
        return json_answer(200, {"meta": {"result_count": 0}})
    meta = {"result_count": len(page), "newest_id": page[0].id, "oldest_id": page[-1].id}
    if len(posts) > len(page):
        meta["next_token"] = f"p{page[-1].id}"
    asked = _asked(request)
    shapes = [post_shape(post, world, asked) for post in page]
    return _said({"data": shapes, **_included(page, request, world), "meta": meta}, world)


def _limits(request: Request) -> tuple[datetime, datetime, int, int] | None:
    """Return first and last time, and the numbers between which posts are wanted."""
    query = request.query
    token = query.get("pagination_token", query.get("next_token", "p9999999999999999999"))
    numbers = (query.get("since_id", "0"), query.get("until_id", "9999999999999999999"), token[1:])
    if token[:1] != "p" or not all(n.isascii() and n.isdigit() for n in numbers):
        return None
    since, until, before = (int(number[:20]) for number in numbers)
    try:
        first = moment(query.get("start_time", _FIRST))
        return first, moment(query.get("end_time", _LAST)), since, min(until, before)
    except ValueError:
        return None


def _between(
    posts: Iterable[StoredPost], limits: tuple[datetime, datetime, int, int], visible: datetime
) -> Iterator[StoredPost]:
    first, last, since, until = limits
    for post in posts:
        created = moment(post.created_at)
        if first <= created < last and created <= visible and since < int(post.id) < until:
            yield post


def _wrong(request: Request, *more: str) -> str:
    """Return what is wrong with the query, in X's way to say it; "" when nothing is."""
    for name, value in request.query.items():
        if name not in _FIELDS and name not in _OTHER_FIELDS and name not in more:
            return f"The query parameter [{name}] is not one of X's"
        for each in value.split(","):
            if name in _FIELDS and older(each) not in _FIELDS[name]:
                return f"The `{name}` query parameter value [{each}] is not one of X's"
    return ""


def _list(request: Request, name: str) -> list[str]:
    return [each for each in request.query.get(name, "").split(",") if each]


def _asked(request: Request) -> frozenset[str]:
    """Read which fields are asked for, by X's older or newer name of parameter and fields."""
    named = (*_list(request, "tweet.fields"), *_list(request, "post.fields"))
    return frozenset(older(each) for each in named)


def _included(
    posts: Iterable[StoredPost], request: Request, world: World
) -> Mapping[str, Mapping[str, list[dict[str, Any]]]]:
    """Return what the expansions ask for, each thing once."""
    wanted = {older(each) for each in _list(request, "expansions")}
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for post in posts:
        _include(post, wanted, request, world, found)
    included = {name: list(things.values()) for name, things in found.items()}
    return {"includes": included} if included else {}


def _include(
    post: StoredPost,
    wanted: set[str],
    request: Request,
    world: World,
    found: dict[str, dict[str, dict[str, Any]]],
) -> None:
    referenced = [world.shelf.find(number) for number in (post.reply_to, post.quote)]
    users: list[str] = []
    if "author_id" in wanted:
        users.append(post.user_id)
    if "entities.mentions.username" in wanted:
        users += sorted(mentioned(replace(post, reply_to=""), world))
    for other in referenced:
        if other is None:
            continue
        if "referenced_tweets.id" in wanted:
            shape = post_shape(other, world, _asked(request))
            found.setdefault("tweets", {})[other.id] = shape
        is_parent = other.id == post.reply_to and "in_reply_to_user_id" in wanted
        if is_parent or "referenced_tweets.id.author_id" in wanted:
            users.append(other.user_id)
    for user in filter(None, map(world.user, users)):
        found.setdefault("users", {})[user.id] = user_shape(user, (), {})
    if "attachments.media_keys" in wanted:
        for file in filter(None, map(world.shelf.find_media, post.media_ids)):
            shape = media_shape(file, _list(request, "media.fields"))
            found.setdefault("media", {})[file.id] = shape
    if "attachments.poll_ids" in wanted and post.poll_options:
        shape = poll_shape(post, world, _list(request, "poll.fields"))
        found.setdefault("polls", {})[post.id] = shape


def _said(value: Mapping[str, Any], world: World) -> Answer:
    return json_answer(200, renamed(dict(value), world.names))
