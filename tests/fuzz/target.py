"""What a target is: bytes from outside are read by the program's own reader, and judged after it.

A reader may refuse with the program's own errors. Anything else that it raises is a finding, and so
is what it accepts although it should not have: a target says so itself, with `require`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.errors import CountersignError

#: A reader that takes longer over a few kilobytes hangs, as far as a person is concerned.
SECONDS = 5.0
#: Bytes of one input; some parts of the program take time that grows with the square.
LONGEST = 4096
_STORABLE = 2**63


class Wrong(AssertionError):
    """Something was accepted that must not be, or is not what it says."""


class Hangs(Exception):
    """Reading took longer than `SECONDS`."""


@dataclass(frozen=True)
class Target:
    """One entrance. `read` takes bytes and raises what a bad input may raise, or returns anything.

    `form` tells the mutator what the seeds are: ``json``, ``jsonl``, ``lines`` or ``bytes``.
    """

    name: str
    read: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    form: str = "bytes"
    refusals: tuple[type[Exception], ...] = ()  #: besides the program's own
    longest: int = LONGEST
    share: float = 1.0  #: of the inputs of the short form: less for what is slow


def run(target: Target, data: bytes, *, is_limited: bool = True) -> bool:
    """Whether the target took `data`. Raises whatever else came of it: a finding.

    `is_limited` interrupts what takes too long; atheris has a limit of its own.
    """
    with _limited() if is_limited else contextlib.nullcontext():
        try:
            target.read(data)
        except (CountersignError, *target.refusals):
            return False
    return True


def require(condition: object, what: str) -> None:
    """Raise `Wrong` unless `condition` holds."""
    if not condition:
        raise Wrong(what)


def text_of(data: bytes) -> str:
    """`data` as text; halves of characters survive, since JSON and Qt can hand them on."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def require_canonical(text: str) -> None:
    """Ask a serializer that is not ours: the same value must give the same text."""
    said = json.loads(text)
    again = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    require(again == text, "accepted, and not canonical")
    require(not any(isinstance(one, float) for one in _leaves(said)), "accepted a float")


def require_storable(value: object) -> None:
    """What is handed to a store must fit into one: whole characters, integers of 64 bits."""
    for one in _leaves(value):
        if isinstance(one, str):
            require(not any("\ud800" <= sign <= "\udfff" for sign in one), "half a character")
        elif isinstance(one, int):
            require(-_STORABLE <= one < _STORABLE, "a number that no store takes")


def _leaves(value: object) -> Iterator[object]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _leaves(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(key)
            yield from _leaves(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, Enum):
        yield value.value
    else:
        yield value


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Interrupt after `SECONDS`, where the system has a timer for it."""
    is_main = threading.current_thread() is threading.main_thread()
    if not hasattr(signal, "setitimer") or not is_main:
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _interrupt(*_: object) -> None:
    raise Hangs
