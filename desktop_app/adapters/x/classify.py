"""What an answer, or its absence, says about a request that changes something at X.

Only what is certain is said. A refusal counts when X itself answered it in JSON; "not sent" when
no connection was made; everything else is `PostUnanswered`, and a person looks. What X says is told
on without the draft (fact ``detail``), with its status (``status``) and until when (``until``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from requests import exceptions
from urllib3.exceptions import MaxRetryError, NewConnectionError

from desktop_app.adapters.x import rates
from desktop_app.adapters.x.reading import has_number, posted, says_missing
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import (
    CountersignError,
    PostNotSent,
    PostRefused,
    PostUnanswered,
)
from desktop_app.domain.publication import Posted

_REFUSALS = (400, 401, 402, 403, 404, 429)
#: What X answers when it is the file that it does not take.
_NOT_THIS_FILE = (400, 413, 415, 422)
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
        statuses=(400, 403),
        kind="x.media",
        signs=("media id", "media_id", "code:324."),
    ),
    _Row(
        statuses=(400, 403),
        kind="x.reply_gone",
        signs=("attempted to reply to a", "code:385."),
    ),
    _Row(
        statuses=(403,),
        kind="x.reply_refused",
        signs=(
            "reply to this conversation is not allowed",
            "restricted who can reply",
            "code:433.",
        ),
    ),
    _Row(statuses=(403,), kind="x.quote_refused", signs=("quoting this post is not allowed",)),
    # These words do not say which of the three it was.
    _Row(
        statuses=(403,),
        kind="x.not_allowed",
        signs=("where you are mentioned or are the author", "mention and quote"),
    ),
    _Row(statuses=(403,), kind="x.mention_refused", signs=("@mention", "mentioning")),
    _Row(statuses=_REFUSALS, kind="x.rejected"),
)


def created(answer: Answer, *drafts: str) -> Posted:
    """Return the post that X says it created, or raise what the answer means.

    `drafts` are the texts that were sent: what X says is told on without them.
    """
    problem = answer.json_object()
    data = problem.get("data") if problem is not None else None
    if 200 <= answer.status < 300 and isinstance(data, dict) and has_number(data):
        return posted(data, None)
    status = str(answer.status)
    if answer.status >= 500:
        raise PostUnanswered("x.server_error", status=status)
    if answer.status not in _REFUSALS or problem is None or has_number(data):
        raise PostUnanswered("x.odd_answer", cause=f"HTTP {status}")
    if any(sign in _said(problem) for sign in _DUPLICATE):
        # It may be our own earlier attempt that X remembers.
        raise PostUnanswered("x.duplicate")
    raise _refusal(answer, problem, drafts)


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
    data = problem.get("data") if problem is not None else None
    if answer.status == 200 and isinstance(data, dict) and has_number(data):
        return str(data["id"])
    if problem is not None and answer.status in _REFUSALS:
        refusal = _refusal(answer, problem, ())
        if refusal.hold:
            raise refusal
    # A refusal of the question is none of the post.
    raise PostNotSent("x.unreachable", cause=f"HTTP {answer.status}")


def uploaded(answer: Answer, *drafts: str) -> dict[str, Any]:
    """Return what X said of a file, or raise what it means. Nothing is public in any case.

    Raises PostRefused (the account's holds, ``x.media_permission``, ``x.media``) or PostNotSent.
    """
    problem = answer.json_object()
    if 200 <= answer.status < 300:
        # Some of X's answers to an upload have no body.
        data = problem.get("data") if problem is not None else None
        return data if isinstance(data, dict) else {}
    told = problem or {}
    if problem is not None and answer.status in _REFUSALS:
        refusal = _refusal(answer, told, drafts)
        if refusal.hold:
            raise refusal
        if answer.status == 403:  # It is about us, not about the file.
            raise PostRefused(
                "x.media_permission", hold="auth", status="403", detail=refusal.facts["detail"]
            )
    if answer.status in _NOT_THIS_FILE and (problem is not None or answer.status == 413):
        raise PostRefused("x.media", status=str(answer.status), detail=detail(told, drafts))
    raise PostNotSent("x.unreachable", cause=f"HTTP {answer.status}")


def require_removed(answer: Answer) -> None:
    """Raise unless the post is not at X any more.

    PostRefused (the account's holds, ``x.removal_refused``) or PostUnanswered
    (``x.removal_unclear``).
    """
    problem = answer.json_object()
    data = problem.get("data") if problem is not None else None
    if answer.status == 200 and isinstance(data, dict) and data.get("deleted") is True:
        return
    if problem is not None and data is None:
        if answer.status in (200, 404) and says_missing(problem):
            return
        if answer.status in _REFUSALS:
            refusal = _refusal(answer, problem, ())
            if refusal.hold:
                raise refusal
            raise PostRefused("x.removal_refused", **refusal.facts)
    raise PostUnanswered("x.removal_unclear", cause=f"HTTP {answer.status}")


def removal_silence(error: Exception) -> CountersignError:
    """Return what it means that a request to remove a post ended in `error`."""
    cause = type(error).__name__
    if _never_connected(error):
        return PostNotSent("x.removal_not_sent", cause=cause)
    return PostUnanswered("x.removal_unclear", cause=cause)


def _refusal(answer: Answer, problem: dict[str, Any], drafts: Iterable[str]) -> PostRefused:
    said = _said(problem)
    row = next(
        row
        for row in _REFUSAL_KINDS
        if answer.status in row.statuses
        and (not row.signs or any(sign in said for sign in row.signs))
    )
    until = rates.until(answer.headers)
    return PostRefused(
        row.kind,
        hold=row.hold,
        status=str(answer.status),
        detail=detail(problem, drafts),
        until="" if until is None else time_text(until),
    )


def _said(problem: Mapping[str, Any]) -> str:
    """Everything by which X's problems are told apart, in one lower-case text."""
    said = [str(problem.get(name, "")) for name in ("title", "detail", "reason")]
    said.append(str(problem.get("type", "")).rpartition("/")[2])
    for error in _errors(problem):
        # The point keeps 64 from being found in 640.
        said.append(f"code:{error.get('code', '')}.")
        said += [str(error.get(name, "")) for name in ("message", "title", "detail")]
    return "\n".join(said).lower()


def _errors(problem: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    errors = problem.get("errors")
    if isinstance(errors, list):
        yield from (error for error in errors if isinstance(error, dict))


def detail(problem: Mapping[str, Any], drafts: Iterable[str]) -> str:
    """X's own words in one line, or nothing when they repeat one of the drafts."""
    words = [problem.get("detail"), *(e.get("message") for e in _errors(problem))]
    first = next((each for each in words if isinstance(each, str) and each), "")
    told = " ".join(first.split())[:_DETAIL_LENGTH]
    if any(_echoes(told, " ".join(draft.split())) for draft in drafts):
        return ""
    return "".join(character for character in told if character.isprintable())


def _echoes(told: str, plain: str) -> bool:
    pieces = range(max(1, len(plain) - _ECHO_LENGTH + 1)) if plain else ()
    return any(plain[at : at + _ECHO_LENGTH] in told for at in pieces)


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
