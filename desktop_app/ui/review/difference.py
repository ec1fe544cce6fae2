"""What changed between two versions, by whole words.

It never parts what a reader sees as one sign (an accented letter, an emoji sequence), and its time
stays small for any text that can be posted: longer ones are shown as replaced whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder

Kind = Literal["same", "delete", "insert"]
_MOST_WORDS = 3_000
_GROUP = re.compile(r"\d{3}")
_GROUP_SPACES = (" ", "\u00a0", "\u202f")
_STARTED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of which both texts are made, in order; what went stands before what came."""
    old, new = _words(before), _words(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    pieces = [("same", "".join(old[:start]))]
    pieces += _middle(old[start : len(old) - end], new[start : len(new) - end])
    pieces.append(("same", "".join(old[len(old) - end :])))
    return tuple(_joined(pieces))


def _middle(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    if len(old) + len(new) > _MOST_WORDS:
        return [("delete", "".join(old)), ("insert", "".join(new))]
    pieces: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" and not _is_thread(old[a:b], pieces):
            pieces.append(("same", "".join(old[a:b])))
        elif tag == "equal":
            pieces += [("delete", "".join(old[a:b])), ("insert", "".join(new[c:d]))]
        else:
            pieces += [("delete", "".join(old[a:b])), ("insert", "".join(new[c:d]))]
    return pieces


def _is_thread(words: list[str], pieces: list[tuple[str, str]]) -> bool:
    """A lone space between two changes only makes them harder to read."""
    return bool(pieces) and pieces[-1][0] != "same" and "".join(words) == " "


def _joined(pieces: list[tuple[str, str]]) -> Iterator[Piece]:
    """Join what belongs together: deletions of a run first, then its insertions."""
    went, came = "", ""
    for kind, text in [*pieces, ("same", "")]:
        if kind == "delete":
            went += text
        elif kind == "insert":
            came += text
        elif text or kind == "same":
            if went:
                yield Piece(kind="delete", text=went)
            if came:
                yield Piece(kind="insert", text=came)
            went, came = "", ""
            if text:
                yield Piece(kind="same", text=text)


def _common(first: list[str], second: list[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _words(text: str) -> list[str]:
    """Cut at Unicode's word boundaries: they never fall inside a sign."""
    units = text.encode("utf-16-le")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    found: list[str] = []
    last = 0
    while (position := finder.toNextBoundary()) >= 0:
        found.append(units[2 * last : 2 * position].decode("utf-16-le"))
        last = position
    return _whole_numbers(found)


def _whole_numbers(words: list[str]) -> list[str]:
    """Join the groups of a number written with spaces: ``500 000`` changes as a whole."""
    whole: list[str] = []
    for word in words:
        if _GROUP.fullmatch(word) and len(whole) > 1 and _is_number_open(whole):
            space = whole.pop()
            whole[-1] += space + word
        else:
            whole.append(word)
    return whole


def _is_number_open(words: list[str]) -> bool:
    return words[-1] in _GROUP_SPACES and _STARTED.fullmatch(words[-2]) is not None
