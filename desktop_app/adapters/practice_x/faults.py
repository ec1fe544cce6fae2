"""The ways in which the simulated X can be told to misbehave, as X and the networks around it do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.adapters.practice_x.answers import (
    BAD_MEDIA,
    DUPLICATE,
    JSON,
    NOT_FOUND,
    NOT_INVOLVED,
    NOT_PERMITTED,
    PROBLEMS,
    QUOTE_REFUSED,
    REPLY_REFUSED,
    RESET,
    SILENCE,
    TOO_LONG,
    UNAUTHORIZED,
    UNAVAILABLE,
    Answer,
    forbidden,
    json_answer,
    legacy,
    page,
    problem,
    rate_limited,
)


class Route(StrEnum):
    """What can be asked of the simulated X."""

    CREATE = "create"
    DELETE = "delete"
    READ = "read"
    ME = "me"
    USER = "user"  #: somebody by name
    TIMELINE = "timeline"
    MENTIONS = "mentions"
    LOOKUP = "lookup"  #: up to 100 posts by number
    SEARCH = "search"  #: of the last seven days
    MEDIA = "media"  #: a photo in one request
    MEDIA_START = "media_start"
    MEDIA_APPEND = "media_append"
    MEDIA_FINISH = "media_finish"
    MEDIA_STATUS = "media_status"
    MEDIA_ALT = "media_alt"  #: alt text
    AUTHORIZE = "authorize"  #: the page in the browser
    TOKEN = "token"  # noqa: S105 - the name of a route  # nosec B105
    REVOKE = "revoke"


class Fault(StrEnum):
    """One kind of misbehaviour. "Created" means that the request took effect.

    The post exists, or on another route the tokens were exchanged or the post deleted, and the
    client cannot know it.
    """

    REFUSE = "refuse"  #: 403, with X's words for a reply or quote without being involved
    REPLY_403 = "reply_403"  #: 403, the other wording for a reply
    QUOTE_403 = "quote_403"  #: 403, the other wording for a quote
    MENTION_403 = "mention_403"  #: 403, X's general refusal
    DUPLICATE_403 = "duplicate_403"  #: 403, duplicate, though nothing like it is there
    RATE_LIMIT = "rate_limit"  #: 429, with the reset that the order names, or in the year 2100
    RATE_LIMIT_BARE = "rate_limit_bare"  #: 429 without a header that says until when
    RATE_LIMIT_DAY = "rate_limit_day"  #: 429 of the user's 24 hours, in X's undocumented headers
    USAGE_CAP = "usage_cap"  #: 429, the month's posts are used up
    CREDITS_402 = "credits_402"  #: 402, the developer account is empty
    CREDITS_402_ENROLLED = "credits_402_enrolled"  #: 402, the same in X's other form
    SPEND_CAP_403 = "spend_cap_403"  #: 403, the developer account's own limit
    UNAUTHORIZED_401 = "unauthorized_401"  #: 401, the token does not count any more
    LEGACY_401 = "legacy_401"  #: 401 in the older form, code 89
    SUSPENDED_403 = "suspended_403"  #: 403, the account is suspended
    SUSPENDED_LEGACY_403 = "suspended_legacy_403"  #: 403, suspended, in the older form, code 64
    LOCKED_403 = "locked_403"  #: 403, the account is locked until its owner logs in
    AUTOMATED_403 = "automated_403"  #: 403, "looks automated", code 226
    PERMISSIONS_403 = "permissions_403"  #: 403, the developer app may only read
    NOT_ENROLLED_403 = "not_enrolled_403"  #: 403, the developer app belongs to no project
    AUTHENTICATION_403 = "authentication_403"  #: 403, this kind of token is not for this request
    TOO_LONG_400 = "too_long_400"  #: 400, X's "too long"
    TOO_LONG_403 = "too_long_403"  #: 403, the older form of X's "too long"
    MEDIA_400 = "media_400"  #: 400, the media ids do not count any more
    NOT_FOUND_404 = "not_found_404"  #: 404
    DROP_BEFORE = "drop_before"  #: the connection ends; nothing was created
    DROP_AFTER = "drop_after"  #: created, then the connection ends without an answer
    RESET_BEFORE = "reset_before"  #: the connection is reset; nothing was created
    CREATE_THEN_RESET = "create_then_reset"  #: created, then the connection is reset
    HANG = "hang"  #: created, then no answer until the server is stopped
    HANG_BEFORE = "hang_before"  #: nothing was created, and no answer until the server is stopped
    SLOW = "slow"  #: created at once, answered as usual after the order's `ms`
    LATE = "late"  #: created only after the order's `ms`, whoever still waits; answered as usual
    CUT_SHORT = "cut_short"  #: created, then the answer breaks off in the middle
    UNAVAILABLE_503 = "unavailable_503"  #: 503; nothing was created
    CREATE_THEN_503 = "create_then_503"  #: created, then 503
    INTERNAL_500 = "internal_500"  #: 500; nothing was created
    CREATE_THEN_500 = "create_then_500"  #: created, then 500
    GATEWAY_502 = "gateway_502"  #: created, then a gateway's page in HTML
    GATEWAY_504 = "gateway_504"  #: created, then a gateway's page: it waited too long
    EMPTY_201 = "empty_201"  #: created, then a 201 without a body
    NO_ID_201 = "no_id_201"  #: created, then a 201 that does not say which number
    GARBLED_201 = "garbled_201"  #: created, then a 201 whose body is no JSON
    NO_DATA_200 = "no_data_200"  #: 200 with errors and no data; nothing was created
    CREATE_THEN_NO_DATA = "create_then_no_data"  #: created, then 200 with errors and no data
    PORTAL_200 = "portal_200"  #: a hotel's login page; nothing was created
    CREATE_THEN_PORTAL = "create_then_portal"  #: created, then a page where the answer should be
    EDGE_403 = "edge_403"  #: a 403 page in HTML that is not X's own
    ODD_403 = "odd_403"  #: 403 with a JSON text instead of an object
    NULL_403 = "null_403"  #: 403 whose list of errors is null
    ODD_503 = "odd_503"  #: 503 with a JSON list
    NULL_503 = "null_503"  #: created, then a 503 whose list of errors is null
    REDIRECT_307 = "redirect_307"  #: asks to post the same thing again
    MOVED_301 = "moved_301"  #: asks to come again elsewhere
    ALTERED_TEXT = "altered_text"  #: created with another text than was sent, which is answered
    PROCESSING_FAILED = "processing_failed"  #: answered as usual; X cannot process the video


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What a fault does: let the request take effect first or not, then `answer`.

    Without an answer of its own the usual one goes back. A hang lasts until the server is stopped;
    `delays` is ``before`` or ``after`` the effect.
    """

    answer: Answer | None = None
    creates: bool = False
    hangs: bool = False
    delays: str = ""


def _just(answer: Answer) -> Behaviour:
    return Behaviour(answer=answer)


def _created(answer: Answer) -> Behaviour:
    return Behaviour(answer=answer, creates=True)


_USUAL = Behaviour(creates=True)
_PORTAL = page(200, "Wi-Fi", "Please log in")
_NO_DATA = json_answer(200, {"errors": [{"title": "Unavailable", "detail": "Unavailable"}]})
_INTERNAL = problem(500, "Internal Server Error", "Internal Server Error")
_ELSEWHERE = {"Location": "https://api.twitter.com/2/tweets"}
_DAY_LIMIT = {
    "x-user-limit-24hour-limit": "100",
    "x-user-limit-24hour-remaining": "0",
    "x-user-limit-24hour-reset": "4102444800",
}

BEHAVIOURS: Mapping[Fault, Behaviour] = {
    Fault.REFUSE: _just(NOT_INVOLVED),
    Fault.REPLY_403: _just(REPLY_REFUSED),
    Fault.QUOTE_403: _just(QUOTE_REFUSED),
    Fault.MENTION_403: _just(NOT_PERMITTED),
    Fault.DUPLICATE_403: _just(DUPLICATE),
    Fault.RATE_LIMIT: _just(rate_limited(4102444800)),
    Fault.RATE_LIMIT_BARE: _just(problem(429, "Too Many Requests", "Too Many Requests")),
    Fault.RATE_LIMIT_DAY: _just(
        Answer(
            status=429,
            body=problem(429, "Too Many Requests", "Too Many Requests").body,
            headers=_DAY_LIMIT,
        )
    ),
    Fault.USAGE_CAP: _just(
        problem(
            429,
            "UsageCapExceeded",
            "Usage cap exceeded: Monthly product cap",
            "usage-capped",
            period="Monthly",
        )
    ),
    Fault.CREDITS_402: _just(
        problem(402, "Payment Required", "credits depleted", "credits-depleted")
    ),
    Fault.CREDITS_402_ENROLLED: _just(
        json_answer(
            402,
            {
                "account_id": 1400000000000000009,
                "title": "CreditsDepleted",
                "detail": "Your enrolled account [1400000000000000009] does not have any credits to"
                " fulfill this request.",
                "type": f"{PROBLEMS}credits",
            },
        )
    ),
    Fault.SPEND_CAP_403: _just(
        problem(403, "SpendCapReached", "Your enrolled account has reached its spend cap.")
    ),
    Fault.UNAUTHORIZED_401: _just(UNAUTHORIZED),
    Fault.LEGACY_401: _just(legacy(89, "Invalid or expired token.", 401)),
    Fault.SUSPENDED_403: _just(
        forbidden("The user used for authentication is suspended", "user-suspended")
    ),
    Fault.SUSPENDED_LEGACY_403: _just(
        legacy(64, "Your account is suspended and is not permitted to access this feature.")
    ),
    Fault.LOCKED_403: _just(
        legacy(
            326,
            "To protect our users from spam and other malicious activity, this account is"
            " temporarily locked. Please log in to https://twitter.com to unlock your account.",
        )
    ),
    Fault.AUTOMATED_403: _just(
        legacy(
            226,
            "This request looks like it might be automated. To protect our users from spam and"
            " other malicious activity, we can't complete this action right now.",
        )
    ),
    Fault.PERMISSIONS_403: _just(
        forbidden(
            "Your client app is not configured with the appropriate oauth1 app permissions for"
            " this endpoint.",
            "oauth1-permissions",
        )
    ),
    Fault.NOT_ENROLLED_403: _just(
        problem(
            403,
            "Client Forbidden",
            "When authenticating requests to the Twitter API v2 endpoints, you must use keys and"
            " tokens from a Twitter developer App that is attached to a Project.",
            "client-forbidden",
            reason="client-not-enrolled",
        )
    ),
    Fault.AUTHENTICATION_403: _just(
        problem(
            403,
            "Unsupported Authentication",
            "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.",
            "unsupported-authentication",
        )
    ),
    Fault.TOO_LONG_400: _just(TOO_LONG),
    Fault.TOO_LONG_403: _just(legacy(186, "Tweet needs to be a bit shorter.")),
    Fault.MEDIA_400: _just(BAD_MEDIA),
    Fault.NOT_FOUND_404: _just(NOT_FOUND),
    Fault.DROP_BEFORE: _just(SILENCE),
    Fault.DROP_AFTER: _created(SILENCE),
    Fault.RESET_BEFORE: _just(RESET),
    Fault.CREATE_THEN_RESET: _created(RESET),
    Fault.HANG: Behaviour(answer=SILENCE, creates=True, hangs=True),
    Fault.HANG_BEFORE: Behaviour(answer=SILENCE, hangs=True),
    Fault.SLOW: Behaviour(creates=True, delays="after"),
    Fault.LATE: Behaviour(creates=True, delays="before"),
    Fault.CUT_SHORT: _created(Answer(status=201, body=b'{"data":{"id":"1', missing=40)),
    Fault.UNAVAILABLE_503: _just(UNAVAILABLE),
    Fault.CREATE_THEN_503: _created(UNAVAILABLE),
    Fault.INTERNAL_500: _just(_INTERNAL),
    Fault.CREATE_THEN_500: _created(_INTERNAL),
    Fault.GATEWAY_502: _created(page(502, "502", "Bad gateway")),
    Fault.GATEWAY_504: _created(page(504, "504", "Gateway time-out")),
    Fault.EMPTY_201: _created(Answer(status=201)),
    Fault.NO_ID_201: _created(json_answer(201, {"data": {}})),
    Fault.GARBLED_201: _created(Answer(status=201, body=b'{"data":{"id":}', type=JSON)),
    Fault.NO_DATA_200: _just(_NO_DATA),
    Fault.CREATE_THEN_NO_DATA: _created(_NO_DATA),
    Fault.PORTAL_200: _just(_PORTAL),
    Fault.CREATE_THEN_PORTAL: _created(_PORTAL),
    Fault.EDGE_403: _just(page(403, "403", "Attention required")),
    Fault.ODD_403: _just(json_answer(403, "nope")),
    Fault.NULL_403: _just(json_answer(403, {"errors": None})),
    Fault.ODD_503: _just(json_answer(503, ["oops"])),
    Fault.NULL_503: _created(json_answer(503, {"errors": None})),
    Fault.REDIRECT_307: _just(Answer(status=307, headers=_ELSEWHERE)),
    Fault.MOVED_301: _just(Answer(status=301, headers=_ELSEWHERE)),
    Fault.ALTERED_TEXT: _USUAL,
    Fault.PROCESSING_FAILED: _USUAL,
}
