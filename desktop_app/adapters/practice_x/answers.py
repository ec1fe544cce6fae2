"""Answers in X's own forms: data, problems, errors of its older interface, pages of others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PROBLEMS = "https://api.twitter.com/2/problems/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back. `missing` bytes of the announced body are never sent; status 0 is silence.

    A silence with `resets` ends the connection with a reset instead of a close.
    """

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = JSON
    missing: int = 0
    resets: bool = False


def json_answer(status: int, value: object, **headers: str) -> Answer:
    """Return an answer with a JSON body; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status=status, body=json.dumps(value, ensure_ascii=False).encode(), headers=named)


def data(value: object, status: int = 200) -> Answer:
    """Return X's form of an answer that has something to say."""
    return json_answer(status, {"data": value})


def problem(status: int, title: str, detail: str, kind: str = "about:blank", **more: str) -> Answer:
    """Return X's form of an error; `kind` is the last part of its type."""
    named = kind if kind == "about:blank" else PROBLEMS + kind
    return json_answer(
        status, {"detail": detail, "type": named, "title": title, "status": status, **more}
    )


def forbidden(detail: str, kind: str = "about:blank", **more: str) -> Answer:
    """Return X's 403."""
    return problem(403, "Forbidden", detail, kind, **more)


def rate_limited(reset: int, limit: int = 100) -> Answer:
    """Return X's 429; `reset` is when it takes requests again, in seconds since 1970."""
    value = {
        "title": "Too Many Requests",
        "detail": "Too Many Requests",
        "type": "about:blank",
        "status": 429,
    }
    return json_answer(
        429,
        value,
        x_rate_limit_limit=str(limit),
        x_rate_limit_remaining="0",
        x_rate_limit_reset=str(reset),
    )


def legacy(code: int, message: str, status: int = 403) -> Answer:
    """Return an error in the form of X's older interface, which the newer one uses at times."""
    return json_answer(status, {"errors": [{"code": code, "message": message}]})


def page(status: int, title: str, text: str) -> Answer:
    """Return a page in HTML, from X's edge or from somebody between; neither part is escaped."""
    body = f"<!doctype html><html><title>{title}</title><body>{text}</body></html>"
    return Answer(status=status, body=body.encode(), type=HTML)


def missing(what: str, number: str, parameter: str = "id") -> Answer:
    """Return X's way to say that it has no such thing: status 200, errors, no data."""
    return json_answer(200, {"errors": [not_found(what, number, parameter)]})


def not_found(what: str, number: str, parameter: str) -> dict[str, str]:
    """Return X's error about one thing that is not there."""
    return {
        "value": number,
        "detail": f"Could not find {what} with {parameter}: [{number}].",
        "title": "Not Found Error",
        "resource_type": what,
        "parameter": parameter,
        "resource_id": number,
        "type": f"{PROBLEMS}resource-not-found",
    }


def invalid(
    message: str, detail: str = "One or more parameters to your request was invalid."
) -> Answer:
    """Return X's 400 for what it does not understand."""
    return json_answer(
        400,
        {
            "errors": [{"parameters": {}, "message": message}],
            "title": "Invalid Request",
            "detail": detail,
            "type": f"{PROBLEMS}invalid-request",
        },
    )


def oauth_error(description: str, error: str = "invalid_request", status: int = 400) -> Answer:
    """Return an error of the token endpoint, in the form of RFC 6749 section 5.2."""
    return json_answer(status, {"error": error, "error_description": description})


SILENCE = Answer(status=0)
RESET = Answer(status=0, resets=True)
UNAUTHORIZED = problem(401, "Unauthorized", "Unauthorized")
NOT_FOUND = problem(404, "Not Found", "Not Found")
UNAVAILABLE = problem(503, "Service Unavailable", "Service Unavailable")
WRONG_TYPE = problem(415, "Unsupported Media Type", "Unsupported Media Type")
TOO_LONG = problem(
    400,
    "Invalid Request",
    "Your Tweet text is too long. For more information on how Twitter determines text length see"
    " https://github.com/twitter/twitter-text.",
    "invalid-request",
)
DUPLICATE = forbidden("You are not allowed to create a Tweet with duplicate content.")
#: X's general refusal. What it says of a mention or a second cashtag is not known: X_API.md, 7.
NOT_PERMITTED = forbidden("You are not permitted to perform this action.")
NOT_INVOLVED = forbidden(
    "You can only reply to or quote posts where you are mentioned or are the author.",
    "not-authorized-for-resource",
)
REPLY_REFUSED = forbidden(
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise"
    " engaged by the author of the post you are replying to."
)
QUOTE_REFUSED = forbidden(
    "Quoting this post is not allowed because you have not been mentioned or otherwise engaged by"
    " the author of the post you are quoting."
)
REPLY_GONE = forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")
NOT_YOURS = forbidden("You are not authorized to delete this Tweet.", "not-authorized-for-resource")
BAD_MEDIA = invalid("Your media IDs are invalid.", "Your media IDs are invalid.")
