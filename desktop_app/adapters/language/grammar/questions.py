"""What goes through the pipe to the grammar process and back. Plain values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A text to be read in `language` (``en``, ``fr``); without text: only start and warm up."""

    text: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Code points `start` to `end` of the text, and what LanguageTool says of them.

    `rule` and `category` are LanguageTool's ids; `message` is in the language of the text.
    """

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found; or what this computer lacks (`missing`), or why nothing came (`failure`)."""

    faults: tuple[Fault, ...] = ()
    engine: str = ""  #: name and version of what read the text
    missing: str = ""
    failure: str = ""
