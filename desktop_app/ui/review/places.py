"""Where each place of a text stands in what is shown of it, and back.

What nobody would see is shown by name, so what is shown is longer than the text. It promises that
every place of the text is found exactly in what is shown, and that whatever is selected there names
whole characters of the text: of a name that is touched, the character that it stands for. Offsets
of the text are code points; those of what is shown are Qt's UTF-16 units.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from desktop_app.domain.discussion import Anchor
from desktop_app.ui.offsets import Offsets

#: What an anchor leaves out at its ends, as nobody means it.
_AROUND = " \n"


class Places:
    """Made of (text, what is shown of it), in order; a piece is plain where both are equal."""

    def __init__(self, pieces: Sequence[tuple[str, str]]) -> None:
        self.text = "".join(held for held, _ in pieces)
        self.shown = "".join(shown for _, shown in pieces)
        self._offsets = Offsets(self.shown)
        self._held, self._seen = [0], [0]  #: where pieces begin: in the text, in what is shown
        self._plain = [held == shown for held, shown in pieces]
        for held, shown in pieces:
            self._held.append(self._held[-1] + len(held))
            self._seen.append(self._seen[-1] + len(shown))

    def units(self, start: int, end: int) -> tuple[int, int]:
        """Where code points `start` to `end` of the text are shown."""
        first, last = self._seen_from(start), self._seen_to(end)
        return self._offsets.units(first), self._offsets.units(max(first, last))

    def points(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the text of which units `first` to `last` show something."""
        begin, end = self._offsets.point(first), self._offsets.point(last)
        if self._offsets.units(end) < last:
            end += 1  # half of an emoji is all of it
        return self._held_from(begin), self._held_to(end) if end > begin else self._held_from(begin)

    def anchor(self, part: int, first: int, last: int) -> Anchor | None:
        """What a remark on units `first` to `last` is about; None when no words are there."""
        start, end = self.points(first, last)
        words = self.text[start:end]
        end -= len(words) - len(words.rstrip(_AROUND))
        start += len(words) - len(words.lstrip(_AROUND))
        if start >= end:
            return None
        return Anchor(part=part, start=start, end=end, quote=self.text[start:end])

    def _seen_from(self, point: int) -> int:
        piece = self._piece(self._held, point)
        inside = point - self._held[piece] if self._is_plain(piece) else 0
        return min(self._seen[piece] + inside, len(self.shown))

    def _seen_to(self, point: int) -> int:
        piece = max(bisect_left(self._held, point) - 1, 0)
        if not self._is_plain(piece):
            return self._seen[min(piece + 1, len(self._seen) - 1)]
        return min(self._seen[piece] + point - self._held[piece], len(self.shown))

    def _held_from(self, seen: int) -> int:
        piece = self._piece(self._seen, seen)
        inside = seen - self._seen[piece] if self._is_plain(piece) else 0
        return min(self._held[piece] + inside, len(self.text))

    def _held_to(self, seen: int) -> int:
        piece = max(bisect_left(self._seen, seen) - 1, 0)
        if not self._is_plain(piece):
            return self._held[min(piece + 1, len(self._held) - 1)]
        return min(self._held[piece] + seen - self._seen[piece], len(self.text))

    def _piece(self, begins: list[int], place: int) -> int:
        return max(bisect_right(begins, place) - 1, 0)

    def _is_plain(self, piece: int) -> bool:
        return piece >= len(self._plain) or self._plain[piece]
