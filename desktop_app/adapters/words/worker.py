"""The worker process: reads the dictionaries once, then answers until its pipe closes.

It never outlives its parent: when the parent dies, however it dies, the pipe closes and the worker
ends with its current answer. It writes no file, opens no connection and logs no text.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from desktop_app.domain.errors import Unavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One text to be checked, or one word (`only_suggest`) for which replacements are wanted."""

    text: str
    language: str | None  #: ``"en"``, ``"fr"``, or None: find out
    own_words: frozenset[str] = frozenset()
    only_suggest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelling:
    """Code points `start` to `end` of the text, and what was probably meant, best first."""

    start: int
    end: int
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the worker found; `failure` says why it can answer nothing: an error's kind, a file."""

    language: str = ""
    misspellings: tuple[Misspelling, ...] = ()
    suggestions: tuple[str, ...] = ()
    failure: tuple[str, str] | None = None


def serve(pipe: Connection, folder: Path, frequencies: Path) -> None:
    """Send an empty `Answer` when ready, then one for each `Request`, until the pipe closes."""
    # Imported here, so that the parent, which needs only the names above, stays light.
    from desktop_app.adapters.words.desk import Desk
    from desktop_app.adapters.words.dictionaries import Dictionaries

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's affair
    try:
        desk = Desk(Dictionaries(folder, frequencies))
    except Unavailable as error:
        pipe.send(Answer(failure=(error.kind, error.facts["file"])))
        return
    try:
        pipe.send(Answer())
        desk.warm()
        while True:
            pipe.send(desk.answer(pipe.recv()))
    except (EOFError, OSError):
        return
