"""X API v2 as far as it is simulated: a request in, X's answer out. No sockets here.

Bodies and statuses are X's own. What X would take and this does not simulate (places, communities,
tags in photos) is answered as an unknown field is, never dropped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

from desktop_app.adapters.practice_x import media, oauth, posts, reads
from desktop_app.adapters.practice_x.answers import (
    NOT_FOUND,
    UNAUTHORIZED,
    UNAVAILABLE,
    Answer,
    forbidden,
    rate_limited,
)
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.records import User, moment
from desktop_app.adapters.practice_x.world import Names, Request, World
from desktop_app.domain.account import Account

__all__ = [
    "NOT_FOUND",
    "UNAVAILABLE",
    "Names",
    "Request",
    "World",
    "body_limit",
    "practice_token",
    "respond",
    "route",
]

_TOKEN = re.compile(r'\boauth_token="([^"]*)"')
_NUMBER = "([0-9]{1,19})"
_PATHS = tuple(
    (verb, re.compile(path), name)
    for verb, path, name in (
        ("POST", "/2/tweets", Route.CREATE),
        ("DELETE", f"/2/tweets/{_NUMBER}", Route.DELETE),
        ("GET", f"/2/tweets/{_NUMBER}", Route.READ),
        ("GET", "/2/tweets", Route.LOOKUP),
        ("GET", "/2/tweets/search/recent", Route.SEARCH),
        ("GET", "/2/users/me", Route.ME),
        ("GET", "/2/users/by/username/([A-Za-z0-9_]{1,15})", Route.USER),
        ("GET", f"/2/users/{_NUMBER}/tweets", Route.TIMELINE),
        ("GET", f"/2/users/{_NUMBER}/mentions", Route.MENTIONS),
        ("POST", "/2/media/upload", Route.MEDIA),
        ("POST", "/2/media/upload/initialize", Route.MEDIA_START),
        ("POST", f"/2/media/upload/{_NUMBER}/append", Route.MEDIA_APPEND),
        ("POST", f"/2/media/upload/{_NUMBER}/finalize", Route.MEDIA_FINISH),
        ("GET", "/2/media/upload", Route.MEDIA_STATUS),
        ("POST", "/2/media/metadata", Route.MEDIA_ALT),
        ("GET", "/i/oauth2/authorize", Route.AUTHORIZE),
        ("POST", "/2/oauth2/token", Route.TOKEN),
        ("POST", "/2/oauth2/revoke", Route.REVOKE),
    )
)
_SMALL, _LARGE = 262_144, 16 * 1024 * 1024 + 65_536  #: bytes; a long post has 25,000 characters
_LARGE_ROUTES = frozenset((Route.MEDIA, Route.MEDIA_APPEND))
_OPEN: Mapping[Route, Callable[[Request, World], Answer]] = {
    Route.AUTHORIZE: oauth.authorize,
    Route.TOKEN: oauth.token,
    Route.REVOKE: oauth.revoke,
}
_SIGNED: Mapping[Route, Callable[[Request, World, User], Answer]] = {
    Route.CREATE: posts.create,
    Route.DELETE: posts.delete,
    Route.READ: reads.read,
    Route.ME: reads.me,
    Route.USER: reads.by_name,
    Route.TIMELINE: reads.timeline,
    Route.MENTIONS: reads.mentions,
    Route.LOOKUP: reads.lookup,
    Route.SEARCH: reads.search,
    Route.MEDIA: media.upload,
    Route.MEDIA_START: media.start,
    Route.MEDIA_APPEND: media.append,
    Route.MEDIA_FINISH: media.finish,
    Route.MEDIA_STATUS: media.status,
    Route.MEDIA_ALT: media.describe,
}
_READING = frozenset(("tweet.read", "users.read"))
_WRITING = _READING | {"tweet.write"}
_SCOPES: Mapping[Route, frozenset[str]] = {
    Route.CREATE: _WRITING,
    Route.DELETE: _WRITING,
}


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


def body_limit(name: Route | None) -> int:
    """Return how many bytes a request may bring."""
    return _LARGE if name in _LARGE_ROUTES else _SMALL


def respond(request: Request, world: World) -> Answer:
    """Answer as X would. Raises Unavailable when something could not be kept."""
    if request.route in _OPEN:
        return _OPEN[request.route](request, world)
    known = _who(request, world)
    if known is None:
        return UNAUTHORIZED
    user, scopes = known
    if scopes is not None and not _needed(request.route) <= scopes:
        return forbidden("Forbidden")
    limit, remaining, reset = world.rates.take(request.route, user.id, world.now)
    if remaining < 0:
        return rate_limited(reset, limit)
    answer = _SIGNED[request.route](request, world, user)
    rates = {
        "x-rate-limit-limit": str(limit),
        "x-rate-limit-remaining": str(remaining),
        "x-rate-limit-reset": str(reset),
    }
    return replace(answer, headers={**answer.headers, **rates})


def _needed(name: Route) -> frozenset[str]:
    is_media = name.startswith("media")
    return frozenset(("media.write",)) if is_media else _SCOPES.get(name, _READING)


def _who(request: Request, world: World) -> tuple[User, frozenset[str] | None] | None:
    """Return the user whose token it is and what it allows (None: everything)."""
    scheme, _, rest = request.authorization.partition(" ")
    user_id, scopes = "", None
    if scheme == "OAuth" and (token := _TOKEN.search(rest)):
        given = unquote(token[1])
        own = (each for each in world.accounts if practice_token(each) == given)
        user_id = next((each.x_user_id for each in own), "")
    elif scheme == "Bearer":
        named = hashlib.sha256(rest.encode()).hexdigest()
        for grant in world.shelf.grants:
            if grant.access_sha256 == named and world.now < moment(grant.expires_at):
                user_id, scopes = grant.user_id, frozenset(grant.scopes)
    user = world.user(user_id)
    return None if user is None or user_id in world.revoked else (user, scopes)
