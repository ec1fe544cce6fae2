"""What goes through the pipe to the worker and back, as JSON.

Not as pickles: the worker reads files of strangers, so the parent takes nothing from it but plain
values, and looks at each of them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from desktop_app.domain.media import REMOVABLE
from desktop_app.domain.payload import MediaKind

MIMES = ("image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "video/quicktime")


class NotTaken(Exception):
    """The file is not taken; inside the worker only. `reason` is the last part of a kind."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Clean the file at `source` into the empty file at `target`. Absolute paths.

    With a `side`, draw it there instead, at most so many pixels high and wide: four bytes for each.
    """

    source: str
    target: str
    side: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was made, or, with a `reason`, why nothing was (then only `facts` has a meaning)."""

    kind: str = ""
    mime: str = ""
    width: int = 0  #: pixels; 0 if a film does not say
    height: int = 0
    removed: tuple[str, ...] = ()
    reason: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def packed(value: Request | Answer) -> bytes:
    """The value as ASCII JSON; a path's undecodable bytes survive."""
    return json.dumps(asdict(value)).encode("ascii")


def read_request(block: bytes) -> Request:
    """Read what `packed` wrote in the parent."""
    return Request(**json.loads(block))


def read_answer(block: bytes) -> Answer:
    """Read an answer. Raises ValueError unless every value is of its type and known to us."""
    try:
        values: dict[str, Any] = json.loads(block)
        answer = Answer(
            kind=values["kind"],
            mime=values["mime"],
            width=values["width"],
            height=values["height"],
            removed=tuple(name for name in REMOVABLE if name in values["removed"]),
            reason=str(values["reason"]),
            facts=tuple((str(name), str(told)[:40]) for name, told in values["facts"]),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("the worker's answer has another form") from error
    if answer.reason == "" and not _is_plausible(answer):
        raise ValueError("the worker's answer has impossible values")
    return answer


def _is_plausible(answer: Answer) -> bool:
    sides = (answer.width, answer.height)
    return (
        answer.kind in tuple(MediaKind)
        and answer.mime in MIMES
        and all(type(side) is int and 0 <= side < 1 << 16 for side in sides)
    )
