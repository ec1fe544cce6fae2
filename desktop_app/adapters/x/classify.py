"""What an answer, or its absence, says about a post: created, refused, not sent, or nobody knows.

Only what is certain is said. A refusal counts when X itself answered it in JSON; "not sent" when
no connection was made; everything else is `PostUnanswered`, and a person looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from requests import exceptions
from urllib3.exceptions import MaxRetryError, NewConnectionError

from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import (
    CountersignError,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.publication import Posted

_REFUSALS = (400, 401, 402, 403, 404, 429)
_DUPLICATE = ("duplicate content", "status is a duplicate", "code:187.")
_DETAIL_LENGTH = 200
_ECHO_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """X's refusals with one of `signs` (any, when empty) and one of `statuses`."""

    statuses: tuple[int, ...]
    kind: str
    hold: str = ""
    signs: tuple[str, ...] = ()


#: In this order; the last row takes what is left. Signs are in lower case.
_REFUSAL_KINDS = (
    _Row(statuses=(402,), kind="x.credits", hold="billing"),
    _Row(
        statuses=(403, 429),
        kind="x.credits",
        hold="billing",
        signs=("spendcap", "spend-cap", "spend cap", "creditsdepleted", "credits-depleted"),
    ),
    _Row(
        statuses=(429,),
        kind="x.usage_cap",
        hold="billing",
        signs=("usagecapexceeded", "usage-capped", "usage cap"),
    ),
    _Row(statuses=(429,), kind="x.rate_limited", hold="rate"),
    _Row(statuses=(401,), kind="x.unauthorized", hold="auth"),
    _Row(
        statuses=(403,),
        kind="x.account_blocked",
        hold="account",
        signs=(
            "user-suspended",
            "is suspended",
            "temporarily locked",
            "might be automated",
            "code:64.",
            "code:226.",
            "code:326.",
        ),
    ),
    _Row(
        statuses=(403,),
        kind="x.permissions",
        hold="auth",
        signs=("oauth1-permissions", "client-forbidden", "unsupported-authentication"),
    ),
    _Row(statuses=(400, 403), kind="x.too_long", signs=("text is too long", "code:186.")),
    _Row(
        statuses=(403,),
        kind="x.not_allowed",
        signs=(
            "where you are mentioned or are the author",
            "reply to this conversation is not allowed",
            "quoting this post is not allowed",
            "@mention",
        ),
    ),
    _Row(statuses=_REFUSALS, kind="x.rejected"),
)


def created(answer: Answer, draft: str) -> Posted:
    """Return the post that X says it created, or raise what the answer means.

    `draft` is the text that was sent: what X says is told on without it.
    """
    problem = answer.json_object()
    data = _data(problem)
    if 200 <= answer.status < 300 and data is not None:
        return _posted(data)
    raise _not_created(answer, problem, data, draft)


def silence(error: Exception) -> CountersignError:
    """Return what it means that a request to create a post ended in `error` and not in an answer."""
    # Only the name goes on: the library's own words may hold the text or an address.
    cause = type(error).__name__
    if _never_connected(error):
        return PostNotSent("x.unreachable", cause=cause)
    broken_off = (exceptions.Timeout, exceptions.ConnectionError, exceptions.ChunkedEncodingError)
    if isinstance(error, broken_off):
        return PostUnanswered("x.no_answer", cause=cause)
    return PostUnanswered("x.odd_answer", cause=cause)


def user_id(answer: Answer) -> str:
    """Return whose credentials they are. Nothing has been posted when this is asked.

    Raises PostRefused when X refuses the credentials or the account, PostNotSent otherwise.
    """
    problem = answer.json_object()
    data = _data(problem)
    if answer.status == 200 and data is not None:
        return str(data["id"])
    if problem is not None and answer.status in _REFUSALS:
        refusal = _refusal(answer, problem, "")
        if refusal.hold:
            raise refusal
    # A refusal of the question is none of the post.
    raise PostNotSent("x.unreachable", cause=f"HTTP {answer.status}")


def found(answer: Answer, author: str) -> Posted | None:
    """Return the post that was read back, or None when X says that there is none.

    Raises Refused (``x.other_author``) when somebody else wrote it and Unavailable
    (``x.unreadable``) for every other answer: "may not be read" is not "is not there".
    """
    problem = answer.json_object()
    data = _data(problem)
    if answer.status == 200 and data is not None:
        if data.get("author_id", author) != author:
            raise Refused("x.other_author")
        return _posted(data)
    if problem is not None and answer.status in (200, 404) and _says_missing(problem):
        return None
    raise Unavailable("x.unreadable", cause=f"HTTP {answer.status}")


def _not_created(
    answer: Answer, problem: dict[str, Any] | None, data: dict[str, Any] | None, draft: str
) -> CountersignError:
    status = str(answer.status)
    if answer.status >= 500:
        return PostUnanswered("x.server_error", status=status)
    if answer.status not in _REFUSALS or problem is None or data is not None:
        return PostUnanswered("x.odd_answer", cause=f"HTTP {status}")
    if any(sign in _said(problem) for sign in _DUPLICATE):
        # It may be our own earlier attempt that X remembers.
        return PostUnanswered("x.duplicate")
    return _refusal(answer, problem, draft)


def _refusal(answer: Answer, problem: dict[str, Any], draft: str) -> PostRefused:
    said = _said(problem)
    row = next(
        row
        for row in _REFUSAL_KINDS
        if answer.status in row.statuses
        and (not row.signs or any(sign in said for sign in row.signs))
    )
    return PostRefused(
        row.kind,
        hold=row.hold,
        status=str(answer.status),
        detail=_detail(problem, draft),
        until=_reset(answer),
    )


def _said(problem: dict[str, Any]) -> str:
    """Everything by which X's problems are told apart, in one lower-case text."""
    said = [str(problem.get(name, "")) for name in ("title", "detail", "reason")]
    said.append(str(problem.get("type", "")).rpartition("/")[2])
    for error in _errors(problem):
        # The point keeps 64 from being found in 640.
        said.append(f"code:{error.get('code', '')}.")
        said += [str(error.get(name, "")) for name in ("message", "title", "detail")]
    return "\n".join(said).lower()


def _errors(problem: dict[str, Any]) -> Iterator[dict[str, Any]]:
    errors = problem.get("errors")
    if isinstance(errors, list):
        yield from (error for error in errors if isinstance(error, dict))


def _detail(problem: dict[str, Any], draft: str) -> str:
    """X's own words in one line, or nothing when they repeat the draft."""
    words = [problem.get("detail"), *(e.get("message") for e in _errors(problem))]
    first = next((each for each in words if isinstance(each, str) and each), "")
    detail = " ".join(first.split())[:_DETAIL_LENGTH]
    plain = " ".join(draft.split())
    pieces = range(max(1, len(plain) - _ECHO_LENGTH + 1)) if plain else ()
    if any(plain[at : at + _ECHO_LENGTH] in detail for at in pieces):
        return ""
    return "".join(character for character in detail if character.isprintable())


def _reset(answer: Answer) -> str:
    """When X takes requests again, in UTC; empty when it does not say."""
    try:
        return time_text(datetime.fromtimestamp(int(answer.headers["x-rate-limit-reset"]), UTC))
    except (KeyError, ValueError, OverflowError, OSError):
        return ""


def _data(problem: dict[str, Any] | None) -> dict[str, Any] | None:
    """The ``data`` of an answer when it holds a numeric id, else None."""
    data = problem.get("data") if problem is not None else None
    if not isinstance(data, dict):
        return None
    number = data.get("id")
    return data if isinstance(number, str) and number.isascii() and number.isdigit() else None


def _posted(data: dict[str, Any]) -> Posted:
    """Read a post with X's older names (note_tweet) or its newer ones (note_post)."""
    long = data.get("note_tweet") or data.get("note_post")
    source = long if isinstance(long, dict) and isinstance(long.get("text"), str) else data
    text = source.get("text")
    return Posted(
        x_post_id=data["id"],
        text=text if isinstance(text, str) else "",
        urls=_urls(source),
    )


def _urls(source: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    entities = source.get("entities")
    listed = entities.get("urls") if isinstance(entities, dict) else None
    pairs = []
    for one in listed if isinstance(listed, list) else ():
        link = one.get("url") if isinstance(one, dict) else None
        meant = one.get("expanded_url") if isinstance(one, dict) else None
        if isinstance(link, str) and isinstance(meant, str):
            pairs.append((link, meant))
    return tuple(pairs)


def _says_missing(problem: dict[str, Any]) -> bool:
    return any(
        str(each.get("type", "")).endswith("/resource-not-found")
        or each.get("title") == "Not Found Error"
        for each in (problem, *_errors(problem))
    )


def _never_connected(error: Exception) -> bool:
    """Whether it is certain that no byte left: no connection was made, or no name was found."""
    if isinstance(error, exceptions.ConnectTimeout):
        return True
    # With TLS or a proxy in between, something was reached.
    if isinstance(error, exceptions.SSLError | exceptions.ProxyError):
        return False
    if not isinstance(error, exceptions.ConnectionError) or not error.args:
        return False
    cause = error.args[0]
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
