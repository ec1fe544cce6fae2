"""Cuts a post into stretches of one language. Pure; offsets are code points.

A grammar checker reads one language at a time, and French has its own spaces: a sentence of the
other language is read as what it is. The stretches of a text, in order, are the whole of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.checks.language import detect
from desktop_app.checks.word_shapes import words_of

#: A sentence ends before the space after it, a line before its end.
_BREAK = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f]+|[\r\n\u2028\u2029]+")
#: Fewer words than these tell too little: they belong to what stands around them.
_ENOUGH_WORDS = 5
#: Each change of language is one more question for the checker: beyond these, it is one language.
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """``text`` begins at code point ``start`` of the post; ``language`` is ``en`` or ``fr``."""

    start: int
    text: str
    language: str


def passages(text: str, chosen: str) -> tuple[Passage, ...]:
    """The stretches of `text`; one, when its author `chosen` a language (``auto``: did not)."""
    main = detect(text) if chosen == "auto" else chosen
    whole = (Passage(start=0, text=text, language=main),)
    if chosen != "auto":
        return whole
    found = _joined(text, _starts(text), main)
    return found if len(found) <= _MOST else whole


def _starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _BREAK.finditer(text) if found.end() < len(text))]


def _joined(text: str, starts: list[int], main: str) -> tuple[Passage, ...]:
    """Neighbours of the same language are one stretch."""
    joined: list[tuple[int, str]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[start:end]
        is_clear = len(words_of(sentence)) >= _ENOUGH_WORDS
        language = detect(sentence, otherwise=main) if is_clear else main
        if not joined or joined[-1][1] != language:
            joined.append((start, language))
    ends = [*(start for start, _ in joined[1:]), len(text)]
    return tuple(
        Passage(start=start, text=text[start:end], language=language)
        for (start, language), end in zip(joined, ends, strict=True)
    )
