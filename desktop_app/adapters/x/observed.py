"""Reads out of X's answers what is observed: others' posts, numbers, polls, profiles.

Under X's older names and its newer ones, as `reading` does. What is not clear is Unavailable
(``observing.unclear``): a post is gone only when X says so.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.adapters.x.reading import (
    clean,
    expanded,
    has_number,
    next_token,
    objects,
    posted,
    says_missing,
    time_of,
    written_out,
)
from desktop_app.domain.errors import Unavailable
from desktop_app.services.observing_ports import (
    Counts,
    PollOption,
    PollState,
    Profile,
    Seen,
    SeenPage,
)

if TYPE_CHECKING:
    from desktop_app.adapters.x.transport import Answer

#: What is asked of others' posts.
SEEN: Mapping[str, str] = {
    "tweet.fields": "author_id,conversation_id,created_at,entities,lang,note_tweet"
    ",referenced_tweets",
    "expansions": "author_id",
    "user.fields": "username",
}
METRICS: Mapping[str, str] = {"tweet.fields": "public_metrics"}
POLLS: Mapping[str, str] = {
    "tweet.fields": "attachments",
    "expansions": "attachments.poll_ids",
    "poll.fields": "duration_minutes,end_datetime,options,voting_status",
}
PROFILE: Mapping[str, str] = {
    "user.fields": "description,entities,profile_image_url,protected,public_metrics,url,verified"
    ",verified_type"
}
#: In the address of every picture that is X's own silhouette.
_SILHOUETTE = "default_profile"
#: What a store keeps: a number from here on is none that X counts.
_MOST_COUNTED = 2**63
#: X shows these to nobody or not to this account: what it does not show is not kept.
_NOT_SHOWN = ("/resource-not-found", "/not-authorized-for-resource", "/resource-unavailable")


def page(answer: Answer, most: int) -> SeenPage:
    """One page of others' posts, newest first. Raises Unavailable (``observing.unclear``)."""
    said = answer.json_object()
    if answer.status != 200 or said is None:
        raise _unreadable(answer)
    meta = said.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    listed = said.get("data", [] if meta.get("result_count") == 0 else None)
    if not isinstance(listed, list) or len(listed) > most:
        raise _unreadable(answer)
    try:
        token = next_token(meta)
    except ValueError as error:
        raise _unreadable(answer) from error
    return SeenPage(posts=tuple(_seen(each, said, answer) for each in listed), next=token)


def posts(answer: Answer, asked: Sequence[str]) -> dict[str, Seen]:
    """Those of `asked` that X shows. Raises Unavailable (``observing.unclear``)."""
    said = _complete(answer, asked)
    return {each["id"]: _seen(each, said, answer) for each in objects(said.get("data"))}


def metrics(answer: Answer, asked: Sequence[str]) -> dict[str, Counts]:
    """The numbers of those of `asked` that X shows. Raises Unavailable (``observing.unclear``)."""
    said = _complete(answer, asked)
    found = {}
    for each in objects(said.get("data")):
        numbers = each.get("public_metrics")
        if not isinstance(numbers, dict):
            raise _unreadable(answer)
        found[each["id"]] = Counts(
            impressions=_count(numbers, "impression_count", "view_count"),
            likes=_count(numbers, "like_count"),
            reposts=_count(numbers, "retweet_count", "repost_count"),
            replies=_count(numbers, "reply_count"),
            quotes=_count(numbers, "quote_count"),
            bookmarks=_count(numbers, "bookmark_count"),
        )
    return found


def polls(answer: Answer, asked: Sequence[str]) -> dict[str, PollState | None]:
    """The polls of those of `asked` that X shows. Raises Unavailable (``observing.unclear``)."""
    said = _complete(answer, asked)
    known = {str(each.get("id")): each for each in objects(expanded(said).get("polls"))}
    found: dict[str, PollState | None] = {}
    for each in objects(said.get("data")):
        attachments = each.get("attachments")
        numbers = attachments.get("poll_ids") if isinstance(attachments, dict) else None
        number = str(numbers[0]) if isinstance(numbers, list) and numbers else None
        if number is not None and number not in known:
            raise _unreadable(answer)
        found[each["id"]] = None if number is None else _poll(each["id"], known[number], answer)
    return found


def profile(answer: Answer) -> Profile | None:
    """How somebody shows themselves; None when X says that there is nobody of that name."""
    said = answer.json_object()
    if said is None or answer.status not in (200, 404):
        raise _unreadable(answer)
    data = said.get("data")
    if data is None and says_missing(said):
        return None
    if answer.status != 200 or not isinstance(data, dict) or not has_number(data):
        raise _unreadable(answer)
    numbers = data.get("public_metrics")
    numbers = numbers if isinstance(numbers, dict) else {}
    picture = _text(data, "profile_image_url")
    kind = _text(data, "verified_type")
    return Profile(
        x_user_id=data["id"],
        handle=_text(data, "username"),
        name=_text(data, "name"),
        description=_written_out(data, "description"),
        link=_written_out(data, "url"),
        picture=picture,
        has_own_picture=bool(picture) and _SILHOUETTE not in picture,
        is_protected=data.get("protected") is True,
        is_verified=data.get("verified") is True or kind not in ("", "none"),
        followers=_count(numbers, "followers_count"),
        posts=_count(numbers, "tweet_count", "post_count"),
    )


def _complete(answer: Answer, asked: Sequence[str]) -> dict[str, Any]:
    """The whole answer about posts by number: each is there, or X says that it shows it no more."""
    said = answer.json_object()
    if answer.status != 200 or said is None:
        raise _unreadable(answer)
    data = said.get("data", [])
    if not isinstance(data, list) or not all(has_number(each) for each in data):
        raise _unreadable(answer)
    there = {each["id"] for each in data}
    gone = set(_gone(said))
    if len(there) != len(data) or not there <= set(asked) or not set(asked) <= there | gone:
        raise _unreadable(answer)
    return said


def _gone(said: Mapping[str, Any]) -> Iterator[str]:
    for error in objects(said.get("errors")):
        if says_missing(error) or str(error.get("type", "")).endswith(_NOT_SHOWN):
            number = error.get("resource_id", error.get("value"))
            if isinstance(number, str):
                yield number


def _seen(data: Any, said: Mapping[str, Any], answer: Answer) -> Seen:
    if not has_number(data):
        raise _unreadable(answer)
    shown = posted(data, None)
    if shown.created_at is None:
        raise _unreadable(answer)
    users = objects(expanded(said).get("users"))
    handle = next((each.get("username") for each in users if each.get("id") == shown.author_id), "")
    text = written_out(html.unescape(shown.text), shown.urls)
    return Seen(
        x_post_id=shown.x_post_id,
        author_id=shown.author_id or "",
        handle=clean(handle) if isinstance(handle, str) else "",
        text=clean(text),
        created_at=shown.created_at,
        conversation=_text(data, "conversation_id"),
        reply_to=shown.reply_to or "",
        language=_text(data, "lang"),
    )


def _poll(x_post_id: str, data: Mapping[str, Any], answer: Answer) -> PollState:
    options = [each for each in objects(data.get("options")) if _is_option(each)]
    if not options:
        raise _unreadable(answer)
    if all(isinstance(each.get("position"), int) for each in options):
        options.sort(key=lambda each: int(each["position"]))
    return PollState(
        x_post_id=x_post_id,
        options=tuple(PollOption(label=clean(o["label"]), votes=o["votes"]) for o in options),
        ends_at=time_of(data.get("end_datetime")),
        is_closed=data.get("voting_status") == "closed",
    )


def _is_option(each: Mapping[str, Any]) -> bool:
    return isinstance(each.get("label"), str) and _count(each, "votes") is not None


def _written_out(data: Mapping[str, Any], name: str) -> str:
    """A text of a profile, with its short links replaced by what they stand for."""
    text = html.unescape(_text(data, name))
    entities = data.get("entities")
    about = entities.get(name) if isinstance(entities, dict) else None
    links = (
        (each.get("url"), each.get("expanded_url"))
        for each in objects(about.get("urls") if isinstance(about, dict) else None)
    )
    known = [
        (url, meant) for url, meant in links if isinstance(url, str) and isinstance(meant, str)
    ]
    return clean(written_out(text, known))


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return clean(value) if isinstance(value, str) else ""


def _count(numbers: Mapping[str, Any], *names: str) -> int | None:
    values = (numbers.get(name) for name in names)
    whole = (v for v in values if isinstance(v, int) and not isinstance(v, bool))
    return next((v for v in whole if 0 <= v < _MOST_COUNTED), None)


def _unreadable(answer: Answer) -> Unavailable:
    return Unavailable("observing.unclear", cause=f"HTTP {answer.status}")
