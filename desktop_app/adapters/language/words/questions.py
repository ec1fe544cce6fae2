"""What goes through the pipe to the worker and back. Plain values only: both sides stay light."""

from __future__ import annotations

from dataclasses import dataclass


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
