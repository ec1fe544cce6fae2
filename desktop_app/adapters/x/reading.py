"""Reads posts out of X's answers, under its older names and its newer ones.

X is renaming its fields (note_tweet to note_post, referenced_tweets to referenced_posts): questions
go out under the older names first, answers may use either. What X did not say is None.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.publication import Posted
from desktop_app.domain.source import Source
from desktop_app.domain.text import normal

if TYPE_CHECKING:
    from desktop_app.adapters.x.transport import Answer

#: What every question about posts asks for (X API v2, fields and expansions).
ASKED: Mapping[str, str] = {
    "tweet.fields": "attachments,author_id,created_at,entities,note_tweet,referenced_tweets",
    "expansions": "attachments.media_keys,attachments.poll_ids,author_id",
    "media.fields": "alt_text,type",
    "poll.fields": "options",
    "user.fields": "username",
}
_RENAMED = (("tweet.fields", "post.fields"), ("_tweet", "_post"))
#: Errors about these beside the posts are no posts that are missing.
_BESIDE = frozenset((*ASKED["expansions"].split(","), "referenced_tweets.id"))
#: Characters; X's longest post has a fifth of it before it is escaped.
_LONGEST_TEXT, _LONGEST_LINK = 125_000, 4_096
_MISSING_CODES = (144,)  # "No status found with that ID.", of the older interface


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a timeline; `next` asks for the one after it."""

    posts: tuple[Posted, ...]
    next: str | None


def newer_names(params: Mapping[str, str]) -> dict[str, str]:
    """Return a question in X's newer names."""
    renamed = dict(params)
    for old, new in _RENAMED:
        renamed = {k.replace(old, new): v.replace(old, new) for k, v in renamed.items()}
    return renamed


def knows_other_names(answer: Answer) -> bool:
    """Whether X refused the question because of a field's or a parameter's name."""
    said = answer.body[:4000]
    return answer.status == 400 and (b".fields" in said or b"expansions" in said)


def post(answer: Answer, x_post_id: str, author: str) -> Posted | None:
    """Return the account's post that was read back, or None when X says that there is none.

    Raises Refused (``x.other_author``) when somebody else wrote it and Unavailable
    (``x.unreadable``) for every other answer: "may not be read" is not "is not there".
    """
    said = _one(answer, x_post_id)
    if said is None:
        return None
    data, included = said
    if not isinstance(data.get("author_id"), str):
        raise _unreadable(answer)
    if data["author_id"] != author:
        raise Refused("x.other_author")
    return posted(data, included)


def source(answer: Answer, x_post_id: str, read_at: datetime) -> Source | None:
    """Return anybody's post with links written out, or None when X says that there is none.

    Raises Unavailable (``x.unreadable``).
    """
    said = _one(answer, x_post_id)
    if said is None:
        return None
    data, included = said
    shown = posted(data, included)
    users = objects(included.get("users"))
    handle = next((u.get("username") for u in users if u.get("id") == shown.author_id), None)
    if shown.author_id is None or not isinstance(handle, str):
        raise _unreadable(answer)
    text = written_out(html.unescape(shown.text), shown.urls)
    return Source(
        x_post_id=shown.x_post_id,
        author_id=shown.author_id,
        handle=clean(handle),
        text=clean(text),
        created_at=shown.created_at,
        read_at=read_at,
        is_from_x=True,
        mentions=tuple(sorted({clean(name).lower() for name in _mentions(data)})),
        replies_to=shown.reply_to,
    )


def page(answer: Answer, author: str) -> Page:
    """Return one page of the account's timeline. Raises Unavailable unless all of it was read."""
    said = answer.json_object()
    if answer.status != 200 or said is None:
        raise _unreadable(answer)
    meta = said.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    listed = said.get("data", [] if meta.get("result_count") == 0 else None)
    if not isinstance(listed, list) or meta.get("result_count", len(listed)) != len(listed):
        raise _unreadable(answer)
    for error in objects(said.get("errors")):
        if str(error.get("parameter")) not in _BESIDE:
            raise _unreadable(answer)
    for data in listed:
        if not has_number(data) or data.get("author_id") != author:
            raise _unreadable(answer)
    try:
        token = next_token(meta)
    except ValueError as error:
        raise _unreadable(answer) from error
    return Page(posts=tuple(posted(data, expanded(said)) for data in listed), next=token)


def next_token(meta: Mapping[str, Any]) -> str | None:
    """What asks for the next page; None for the last one. Raises ValueError for an odd one."""
    token = meta.get("next_token")
    if not isinstance(token, str) or not token:
        return None
    if not token.isascii():
        raise ValueError("what no address can hold")
    return token


def has_number(data: object) -> bool:
    """Whether `data` is an object with an id in digits."""
    number = data.get("id") if isinstance(data, dict) else None
    return isinstance(number, str) and is_number(number)


def is_number(text: str) -> bool:
    """Whether `text` is what X numbers posts with: 1 to 19 digits."""
    return text.isascii() and text.isdigit() and len(text) <= 19


def posted(data: Mapping[str, Any], included: Mapping[str, Any] | None) -> Posted:
    """Read one post; `included` is what was expanded, None when nothing was asked for."""
    note = data.get("note_tweet") or data.get("note_post")
    whole = note if isinstance(note, dict) and isinstance(note.get("text"), str) else data
    text = whole.get("text")
    kinds = dict(_references(data))
    author = data.get("author_id")
    return Posted(
        x_post_id=data["id"],
        text=text if isinstance(text, str) else "",
        urls=_urls(whole),
        author_id=clean(author) if isinstance(author, str) else None,
        created_at=time_of(data.get("created_at")),
        alt_texts=None if included is None else _alt_texts(data, included),
        poll=None if included is None else _poll(data, included),
        reply_to=kinds.get("replied_to"),
        quote=kinds.get("quoted"),
        is_repost=bool({"retweeted", "reposted"} & set(kinds)),
    )


def written_out(text: str, urls: Iterable[tuple[str, str]]) -> str:
    """Replace short links by what they stand for, each once.

    One after the other they could stand in each other's originals, and the text grow without end.
    """
    known = {short: meant[:_LONGEST_LINK] for short, meant in urls if short}
    if not known or len(text) > _LONGEST_TEXT:
        return text
    shorts = "|".join(re.escape(short) for short in sorted(known, key=len, reverse=True))
    pieces, done, size = list[str](), 0, 0
    for found in re.finditer(shorts, text):
        meant = known[found[0]]
        size += len(meant)
        if size > _LONGEST_TEXT:
            break
        pieces += (text[done : found.start()], meant)
        done = found.end()
    return "".join((*pieces, text[done:]))


def says_missing(problem: Mapping[str, Any]) -> bool:
    """Whether X says that there is no such post."""
    return any(
        str(each.get("type", "")).endswith("/resource-not-found")
        or each.get("title") == "Not Found Error"
        or each.get("code") in _MISSING_CODES
        for each in (problem, *objects(problem.get("errors")))
    )


def _one(answer: Answer, x_post_id: str) -> tuple[dict[str, Any], Mapping[str, Any]] | None:
    said = answer.json_object()
    if said is not None:
        data = said.get("data")
        if answer.status == 200 and isinstance(data, dict) and data.get("id") == x_post_id:
            return data, expanded(said)
        if answer.status in (200, 404) and data is None and says_missing(said):
            return None
    raise _unreadable(answer)


def _unreadable(answer: Answer) -> Unavailable:
    return Unavailable("x.unreadable", cause=f"HTTP {answer.status}")


def expanded(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was expanded beside the data; nothing when X says nothing of it."""
    included = said.get("includes")
    return included if isinstance(included, dict) else {}


def objects(value: object) -> Iterator[dict[str, Any]]:
    """The JSON objects of a list; nothing when it is anything else."""
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def _references(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("referenced_tweets", "referenced_posts"):
        for each in objects(data.get(name)):
            kind, number = each.get("type"), each.get("id")
            if isinstance(kind, str) and isinstance(number, str) and is_number(number):
                yield kind, number


def _alt_texts(data: Mapping[str, Any], included: Mapping[str, Any]) -> tuple[str, ...] | None:
    keys = _attached(data, "media_keys")
    known = {str(each.get("media_key")): each for each in objects(included.get("media"))}
    if not set(keys) <= set(known):
        return None
    alts = (known[key].get("alt_text") for key in keys)
    return tuple(alt if isinstance(alt, str) else "" for alt in alts)


def _poll(data: Mapping[str, Any], included: Mapping[str, Any]) -> tuple[str, ...] | None:
    numbers = _attached(data, "poll_ids")
    if not numbers:
        return ()
    poll = next((p for p in objects(included.get("polls")) if p.get("id") in numbers), {})
    options = [o for o in objects(poll.get("options")) if isinstance(o.get("label"), str)]
    if not options:
        return None
    if all(isinstance(option.get("position"), int) for option in options):
        options.sort(key=lambda option: int(option["position"]))
    return tuple(option["label"] for option in options)


def _attached(data: Mapping[str, Any], name: str) -> list[str]:
    attachments = data.get("attachments")
    listed = attachments.get(name) if isinstance(attachments, dict) else None
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []


def _entities(shown: Mapping[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    entities = shown.get("entities")
    return objects(entities.get(kind) if isinstance(entities, dict) else None)


def _urls(shown: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs = ((one.get("url"), one.get("expanded_url")) for one in _entities(shown, "urls"))
    return tuple(
        (link, meant)
        for link, meant in pairs
        if isinstance(link, str) and isinstance(meant, str) and link
    )


def _mentions(data: Mapping[str, Any]) -> Iterator[str]:
    notes: Iterable[object] = (data, data.get("note_tweet"), data.get("note_post"))
    for shown in notes:
        if isinstance(shown, dict):
            names = (each.get("username") for each in _entities(shown, "mentions"))
            yield from (name for name in names if isinstance(name, str))


def time_of(value: object) -> datetime | None:
    """A time in UTC; None for what is no time with an offset."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        return moment.astimezone(UTC) if moment is not None and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def clean(text: str) -> str:
    """In NFC, with halves of characters replaced."""
    units = text.encode("utf-16-le", "surrogatepass")
    return normal(units.decode("utf-16-le", "replace"))
