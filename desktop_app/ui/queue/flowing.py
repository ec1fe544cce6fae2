"""Lays out what a row of the queue says of its post, in as few lines as hold all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

SPACE = 12.0  #: pixels between two pieces on a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words in one ink, after a mark or none. A line ends between two of them, or at `ends`."""

    text: str
    tone: str = ""  #: of the palette; "" for the text's own ink, ``muted`` for what matters less
    icon: str = ""
    ends: str = " "  #: where it may be broken, when it is longer than a line


#: How wide some words are, with the mark before them where there is one.
Measure = Callable[[Piece], float]
Lines = tuple[tuple[Piece, ...], ...]


def laid(
    groups: Sequence[Sequence[Piece]], rooms: Sequence[float], measure: Measure
) -> Lines | None:
    """The pieces on at most `len(rooms)` lines, each group on lines of its own; None if too many."""
    lines: list[list[Piece]] = []
    for group in groups:
        if group and len(lines) == len(rooms):
            return None
        if group:
            lines.append([])
        for piece in group:
            if not _put(piece, lines, rooms, measure):
                return None
    return tuple(map(tuple, lines))


def crowded(groups: Sequence[Sequence[Piece]]) -> Lines:
    """A line for each group, however long it is: what has no room is left out by whoever paints."""
    return tuple(tuple(group) for group in groups if group)


def _put(piece: Piece, lines: list[list[Piece]], rooms: Sequence[float], measure: Measure) -> bool:
    """Add the piece to the last line, or to new ones; whether there was room."""
    while True:
        left = rooms[len(lines) - 1] - sum(measure(one) + SPACE for one in lines[-1])
        if measure(piece) <= left:
            lines[-1].append(piece)
            return True
        is_last = len(lines) == len(rooms)
        if lines[-1] and not is_last and measure(piece) <= rooms[len(lines)]:
            lines.append([piece])
            return True
        first, rest = _broken(piece, left, measure)
        if first is not None:
            lines[-1].append(first)
        if is_last or (first is None and not lines[-1]):
            return False
        lines.append([])
        piece = rest


def _broken(piece: Piece, room: float, measure: Measure) -> tuple[Piece | None, Piece]:
    """As many words as there is room for, None for none; and the rest, which has no mark again."""
    words = piece.text.split(piece.ends)
    for count in range(len(words) - 1, 0, -1):
        first = replace(piece, text=(piece.ends.join(words[:count]) + piece.ends).rstrip())
        if measure(first) <= room:
            return first, replace(piece, text=piece.ends.join(words[count:]), icon="")
    return None, piece
