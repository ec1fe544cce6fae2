"""The ways in which the simulated X can be told to misbehave, as X and the networks around it do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PROBLEMS = "https://api.twitter.com/2/problems/"


class Route(StrEnum):
    """What can be asked of the simulated X."""

    CREATE = "create"
    DELETE = "delete"
    READ = "read"
    ME = "me"
    TIMELINE = "timeline"


class Fault(StrEnum):
    """One kind of misbehaviour. "Created" means: the post exists, the client cannot know it."""

    REFUSE = "refuse"  #: 403, with X's words for a reply to strangers
    RATE_LIMIT = "rate_limit"  #: 429, free again in fifteen minutes
    USAGE_CAP = "usage_cap"  #: 429, the month's posts are used up
    CREDITS_402 = "credits_402"  #: 402, the developer account is empty
    SPEND_CAP_403 = "spend_cap_403"  #: 403, the developer account's own limit
    UNAUTHORIZED_401 = "unauthorized_401"  #: 401, the token does not count any more
    SUSPENDED_403 = "suspended_403"  #: 403, the account is suspended
    LOCKED_403 = "locked_403"  #: 403, the account is locked until its owner logs in
    PERMISSIONS_403 = "permissions_403"  #: 403, the developer app may only read
    TOO_LONG_403 = "too_long_403"  #: 403, the older form of X's "too long"
    DROP_BEFORE = "drop_before"  #: the connection ends; nothing was created
    DROP_AFTER = "drop_after"  #: created, then the connection ends without an answer
    HANG = "hang"  #: created, then no answer until the server is stopped
    CUT_SHORT = "cut_short"  #: created, then the answer breaks off in the middle
    UNAVAILABLE_503 = "unavailable_503"  #: 503; nothing was created
    CREATE_THEN_503 = "create_then_503"  #: created, then 503
    GATEWAY_502 = "gateway_502"  #: created, then a gateway's page in HTML
    EMPTY_201 = "empty_201"  #: created, then a 201 without a body
    NO_DATA_200 = "no_data_200"  #: 200 with errors and no data; nothing was created
    PORTAL_200 = "portal_200"  #: a hotel's login page; nothing was created
    EDGE_403 = "edge_403"  #: a 403 page in HTML that is not X's own
    ODD_403 = "odd_403"  #: 403 with a JSON text instead of an object
    NULL_403 = "null_403"  #: 403 whose list of errors is null
    ODD_503 = "odd_503"  #: 503 with a JSON list
    REDIRECT_307 = "redirect_307"  #: asks to post the same thing again
    MOVED_301 = "moved_301"  #: asks to come again elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back. `missing` bytes of the announced body are never sent; status 0 is silence."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = JSON
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What a fault does: create the post first or not, then `answer`, at once or after a hang."""

    answer: Answer
    creates: bool = False
    hangs: bool = False


def json_answer(status: int, value: object, **headers: str) -> Answer:
    """Return an answer with a JSON body; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status=status, body=json.dumps(value, ensure_ascii=False).encode(), headers=named)


def problem(status: int, title: str, detail: str, kind: str = "about:blank", **more: str) -> Answer:
    """Return X's form of an error; `kind` is the last part of its type."""
    named = kind if kind == "about:blank" else PROBLEMS + kind
    return json_answer(
        status, {"detail": detail, "type": named, "title": title, "status": status, **more}
    )


def rate_limited(reset: int) -> Answer:
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
        x_rate_limit_limit="100",
        x_rate_limit_remaining="0",
        x_rate_limit_reset=str(reset),
    )


def legacy(code: int, message: str) -> Answer:
    """Return a 403 in the form of X's older interface, which the newer one still uses at times."""
    return json_answer(403, {"errors": [{"code": code, "message": message}]})


_UNAVAILABLE = problem(503, "Service Unavailable", "Service Unavailable")
_SILENCE = Answer(status=0)
_PAGE = b"<!doctype html><html><title>%b</title><body>%b</body></html>"

BEHAVIOURS: Mapping[Fault, Behaviour] = {
    Fault.REFUSE: Behaviour(
        answer=problem(
            403,
            "Forbidden",
            "You can only reply to or quote posts where you are mentioned or are the author.",
            "not-authorized-for-resource",
        )
    ),
    Fault.RATE_LIMIT: Behaviour(answer=rate_limited(4102444800)),
    Fault.USAGE_CAP: Behaviour(
        answer=problem(
            429,
            "UsageCapExceeded",
            "Usage cap exceeded: Monthly product cap",
            "usage-capped",
            period="Monthly",
        )
    ),
    Fault.CREDITS_402: Behaviour(
        answer=problem(402, "Payment Required", "credits depleted", "credits-depleted")
    ),
    Fault.SPEND_CAP_403: Behaviour(
        answer=problem(403, "SpendCapReached", "Your enrolled account has reached its spend cap.")
    ),
    Fault.UNAUTHORIZED_401: Behaviour(answer=problem(401, "Unauthorized", "Unauthorized")),
    Fault.SUSPENDED_403: Behaviour(
        answer=problem(
            403,
            "Forbidden",
            "The user used for authentication is suspended",
            "user-suspended",
        )
    ),
    Fault.LOCKED_403: Behaviour(
        answer=legacy(
            326,
            "To protect our users from spam and other malicious activity, this account is"
            " temporarily locked. Please log in to https://twitter.com to unlock your account.",
        )
    ),
    Fault.PERMISSIONS_403: Behaviour(
        answer=problem(
            403,
            "Forbidden",
            "Your client app is not configured with the appropriate oauth1 app permissions for"
            " this endpoint.",
            "oauth1-permissions",
        )
    ),
    Fault.TOO_LONG_403: Behaviour(answer=legacy(186, "Tweet needs to be a bit shorter.")),
    Fault.DROP_BEFORE: Behaviour(answer=_SILENCE),
    Fault.DROP_AFTER: Behaviour(answer=_SILENCE, creates=True),
    Fault.HANG: Behaviour(answer=_SILENCE, creates=True, hangs=True),
    Fault.CUT_SHORT: Behaviour(
        answer=Answer(status=201, body=b'{"data":{"id":"1', missing=40), creates=True
    ),
    Fault.UNAVAILABLE_503: Behaviour(answer=_UNAVAILABLE),
    Fault.CREATE_THEN_503: Behaviour(answer=_UNAVAILABLE, creates=True),
    Fault.GATEWAY_502: Behaviour(
        answer=Answer(status=502, body=_PAGE % (b"502", b"Bad gateway"), type=HTML), creates=True
    ),
    Fault.EMPTY_201: Behaviour(answer=Answer(status=201), creates=True),
    Fault.NO_DATA_200: Behaviour(
        answer=json_answer(200, {"errors": [{"title": "Unavailable", "detail": "Unavailable"}]})
    ),
    Fault.PORTAL_200: Behaviour(
        answer=Answer(status=200, body=_PAGE % (b"Wi-Fi", b"Please log in"), type=HTML)
    ),
    Fault.EDGE_403: Behaviour(
        answer=Answer(status=403, body=_PAGE % (b"403", b"Attention required"), type=HTML)
    ),
    Fault.ODD_403: Behaviour(answer=json_answer(403, "nope")),
    Fault.NULL_403: Behaviour(answer=json_answer(403, {"errors": None})),
    Fault.ODD_503: Behaviour(answer=json_answer(503, ["oops"])),
    Fault.REDIRECT_307: Behaviour(
        answer=Answer(status=307, headers={"Location": "https://api.twitter.com/2/tweets"})
    ),
    Fault.MOVED_301: Behaviour(
        answer=Answer(status=301, headers={"Location": "https://api.twitter.com/2/tweets"})
    ),
}
