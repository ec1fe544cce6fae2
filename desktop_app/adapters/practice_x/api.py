"""X API v2 as far as it is simulated: a request in, X's answer out. No sockets here.

Bodies and statuses are X's own. What X would take and this does not simulate (media, polls,
quotes, replies) is answered as an unknown field is, never dropped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from desktop_app.adapters.practice_x.faults import PROBLEMS, Answer, Route, json_answer, problem
from desktop_app.adapters.practice_x.shelf import Shelf, StoredPost
from desktop_app.domain.account import Account
from desktop_app.domain.text import LIMIT, weighted_length

_TOKEN = re.compile(r'\boauth_token="([^"]*)"')
_SETTINGS = {
    "reply_settings": ("following", "mentionedUsers", "subscribers", "verified"),
    "made_with_ai": (True, False),
    "paid_partnership": (True, False),
}
_PATHS = (
    ("POST", re.compile(r"/2/tweets"), Route.CREATE),
    ("DELETE", re.compile(r"/2/tweets/([0-9]{1,19})"), Route.DELETE),
    ("GET", re.compile(r"/2/tweets/([0-9]{1,19})"), Route.READ),
    ("GET", re.compile(r"/2/users/me"), Route.ME),
    ("GET", re.compile(r"/2/users/([0-9]{1,19})/tweets"), Route.TIMELINE),
)
_TOO_LONG = (
    "Your Tweet text is too long. For more information on how Twitter determines text length see"
    " https://github.com/twitter/twitter-text."
)
UNAUTHORIZED = problem(401, "Unauthorized", "Unauthorized")
NOT_FOUND = problem(404, "Not Found", "Not Found")
UNAVAILABLE = problem(503, "Service Unavailable", "Service Unavailable")
FORBIDDEN_DELETE = problem(
    403, "Forbidden", "You are not authorized to delete this Tweet.", "not-authorized-for-resource"
)
DUPLICATE = problem(
    403, "Forbidden", "You are not allowed to create a Tweet with duplicate content."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request whose route is known."""

    route: Route
    number: str = ""  #: of the post or user in the path
    query: Mapping[str, str] = field(default_factory=dict)
    authorization: str = field(default="", repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the answers depend on."""

    accounts: Sequence[Account]
    shelf: Shelf
    now: datetime


def practice_token(account: Account) -> str:
    """Return the access token with which the simulated X knows `account`."""
    return f"practice-{account.x_user_id}"


def route(method: str, target: str) -> Request | None:
    """Read method and target of a request; None when the simulated X has nothing there."""
    parts = urlsplit(target)
    for verb, path, name in _PATHS:
        match = path.fullmatch(parts.path)
        if verb == method and match is not None:
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            return Request(route=name, number=match[1] if match.groups() else "", query=query)
    return None


def respond(request: Request, world: World) -> Answer:
    """Answer as X would. Raises Unavailable when the post could not be kept."""
    token = _TOKEN.search(request.authorization)
    known = unquote(token[1]) if token and request.authorization.startswith("OAuth ") else ""
    user = next((each for each in world.accounts if practice_token(each) == known), None)
    if user is None:
        return UNAUTHORIZED
    match request.route:
        case Route.CREATE:
            return _create(request, world, user)
        case Route.DELETE:
            return _delete(request, world, user)
        case Route.READ:
            post = world.shelf.find(request.number)
            fields = _fields(request)
            return _missing(request, "tweet") if post is None else _data(_shown(post, fields))
        case Route.ME:
            return _data({"id": user.x_user_id, "name": user.name, "username": user.handle})
        case Route.TIMELINE:
            return _timeline(request, world)


def _create(request: Request, world: World, user: Account) -> Answer:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return _invalid("The body is no JSON.")
    text = sent.get("text") if isinstance(sent, dict) else None
    if not isinstance(text, str) or not text.strip():
        return _invalid("$.text: a text is required")
    settings = {name: value for name, value in sent.items() if name != "text"}
    for name, value in settings.items():
        if value not in _SETTINGS.get(name, ()):
            return _invalid(f"$.{name}: is not defined in the schema or has a wrong value")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return _invalid("$.text: is no Unicode text")
    if weighted_length(text) > LIMIT:
        return problem(400, "Invalid Request", _TOO_LONG, "invalid-request")
    if any((post.user_id, post.text) == (user.x_user_id, text) for post in world.shelf.posts):
        return DUPLICATE
    post = world.shelf.add(user.x_user_id, text, settings, world.now)
    made = {"id": post.id, "text": post.shown, "edit_history_tweet_ids": [post.id]}
    return json_answer(201, {"data": made})


def _delete(request: Request, world: World, user: Account) -> Answer:
    post = world.shelf.find(request.number)
    if post is None:
        return _missing(request, "tweet")
    if post.user_id != user.x_user_id:
        return FORBIDDEN_DELETE
    world.shelf.delete(post.id)
    return _data({"deleted": True})


def _timeline(request: Request, world: World) -> Answer:
    if all(account.x_user_id != request.number for account in world.accounts):
        return _missing(request, "user")
    most = request.query.get("max_results", "10")
    if not (most.isascii() and most.isdigit() and 5 <= int(most[:4]) <= 100):
        return _invalid("The `max_results` query parameter value is not between 5 and 100")
    try:
        since = _moment(request.query.get("start_time", "2010-11-06T00:00:00Z"))
    except ValueError:
        return _invalid("The `start_time` query parameter value is no RFC 3339 time")
    posts = [
        post
        for post in reversed(world.shelf.posts)
        if post.user_id == request.number and _moment(post.created_at) >= since
    ][: int(most)]
    if not posts:
        return json_answer(200, {"meta": {"result_count": 0}})
    meta = {"result_count": len(posts), "newest_id": posts[0].id, "oldest_id": posts[-1].id}
    fields = _fields(request)
    return json_answer(200, {"data": [_shown(post, fields) for post in posts], "meta": meta})


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fields(request: Request) -> set[str]:
    """Read which fields are asked for, by X's older or newer name of the parameter."""
    named = request.query.get("tweet.fields", request.query.get("post.fields", ""))
    return set(named.split(","))


def _shown(post: StoredPost, fields: set[str]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": post.id,
        "text": post.shown,
        "edit_history_tweet_ids": [post.id],
    }
    if "created_at" in fields:
        shown["created_at"] = post.created_at
    if "author_id" in fields:
        shown["author_id"] = post.user_id
    if "entities" in fields and post.links:
        shown["entities"] = {
            "urls": [
                {
                    "start": link.start,
                    "end": link.end,
                    "url": link.url,
                    "expanded_url": link.expanded_url,
                    "display_url": link.display_url,
                }
                for link in post.links
            ]
        }
    return shown


def _data(value: Mapping[str, Any]) -> Answer:
    return json_answer(200, {"data": value})


def _missing(request: Request, what: str) -> Answer:
    error = {
        "value": request.number,
        "detail": f"Could not find {what} with id: [{request.number}].",
        "title": "Not Found Error",
        "resource_type": what,
        "parameter": "id",
        "resource_id": request.number,
        "type": f"{PROBLEMS}resource-not-found",
    }
    return json_answer(200, {"errors": [error]})


def _invalid(message: str) -> Answer:
    return json_answer(
        400,
        {
            "errors": [{"parameters": {}, "message": message}],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": f"{PROBLEMS}invalid-request",
        },
    )
