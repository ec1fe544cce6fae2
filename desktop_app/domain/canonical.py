"""The one serializer: what is signed, hashed, stored and sent is this text, byte for byte.

A subset of JSON on which Python's serializer and RFC 8785 (JCS) agree: objects with ASCII keys,
NFC strings, integers below 2^53, booleans, null, arrays. No floating-point numbers. A text that is
not exactly what the serializer would write is refused, so two readers can never disagree about it.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from desktop_app.domain.errors import BadInput

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

_GREATEST = 2**53 - 1  # beyond it, readers with IEEE doubles see another number (RFC 8785, 3.2.2.3)
_TIME = "%Y-%m-%dT%H:%M:%SZ"


def canonical(value: Json) -> str:
    """Write `value` as canonical text.

    Raises BadInput (``canonical.value``) for anything outside the subset.
    """
    _check(value)
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def is_torn(text: str) -> bool:
    """Whether half a character is in it: JSON can say one, and nothing can show or keep it."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def parse(text: str) -> Json:
    """Read canonical `text`.

    Raises BadInput (``canonical.text``) unless writing the value again gives exactly `text`:
    doubled keys, spaces, other escapes and other orders are all refused that way.
    """
    try:
        value: Json = json.loads(text)
        again = canonical(value)
    except (ValueError, RecursionError, BadInput) as error:
        raise BadInput("canonical.text") from error
    if again != text:
        raise BadInput("canonical.text")
    return value


def parse_object(text: str) -> dict[str, Json]:
    """Read canonical `text` that must be an object. Raises BadInput (``canonical.text``)."""
    value = parse(text)
    if not isinstance(value, dict):
        raise BadInput("canonical.text")
    return value


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of `text`, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def pre_authentication(kind: str, body: str) -> bytes:
    """Bytes to sign for `body` of type `kind`: the PAE of secure-systems-lab/dsse, protocol.md."""
    name, content = kind.encode("utf-8"), body.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(content), content)


def time_text(moment: datetime) -> str:
    """Write an aware `moment` in UTC to the second, for example ``2026-11-24T15:00:00Z``."""
    if moment.tzinfo is None:
        raise ValueError("a time without zone")
    return moment.astimezone(UTC).strftime(_TIME)


def read_time(text: Json) -> datetime:
    """Read what `time_text` wrote. Raises BadInput (``canonical.time``)."""
    if not isinstance(text, str):
        raise BadInput("canonical.time")
    try:
        # Not strptime, which takes ten times as long: a list has thousands of times.
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput("canonical.time") from error
    if moment.tzinfo is not UTC or f"{moment.isoformat()[:-6]}Z" != text or moment.year < 1000:
        raise BadInput("canonical.time")
    return moment


def _check(value: object) -> None:
    match value:
        case None | bool():
            return
        case int():
            _require(condition=abs(value) <= _GREATEST)
        case str():
            _require(condition=_is_normal(value))
        case Mapping():
            for key, inner in value.items():
                _require(condition=isinstance(key, str) and key.isascii())
                _check(inner)
        case list() | tuple():
            for inner in value:
                _check(inner)
        case _:
            _require(condition=False)


def _is_normal(text: str) -> bool:
    return not is_torn(text) and unicodedata.is_normalized("NFC", text)


def _require(*, condition: bool) -> None:
    if not condition:
        raise BadInput("canonical.value")
