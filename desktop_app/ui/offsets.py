"""Places in a text: code points (ours), UTF-16 units (Qt's), and code points of its NFC form.

It promises that every place is converted exactly, both ways, and never lands inside a character.
It never changes a text. A Qt position is always UTF-16 units from the document's start, a line
break counting one; a finding's offset is always code points into the NFC text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from unicodedata import combining, is_normalized, normalize


class Offsets:
    """The places of one text, computed once. Places outside the text are drawn to its ends."""

    def __init__(self, text: str) -> None:
        self.text = text

    def units(self, point: int) -> int:
        """UTF-16 units before code point number `point`."""
        point = min(max(point, 0), len(self.text))
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """Code points before UTF-16 unit number `unit`; inside a pair: before the pair."""
        unit = max(unit, 0)
        wide_before = bisect_right(self._wide_units, unit - 1)
        if wide_before and self._wide_units[wide_before - 1] == unit - 1:
            return self._wide[wide_before - 1]
        return min(unit - wide_before, len(self.text))

    def span_units(self, start: int, end: int) -> tuple[int, int]:
        """The UTF-16 span of code points `start` to `end` of the text's NFC form.

        Where composing joined several characters into one, the span takes them all.
        """
        first, last = self._from_normal(start, end)
        return self.units(first), self.units(last)

    @cached_property
    def _wide(self) -> list[int]:
        """Code points that take two units."""
        if self.text.isascii():
            return []
        return [index for index, letter in enumerate(self.text) if letter > "\uffff"]

    @cached_property
    def _wide_units(self) -> list[int]:
        return [point + index for index, point in enumerate(self._wide)]

    def _from_normal(self, start: int, end: int) -> tuple[int, int]:
        if is_normalized("NFC", self.text):
            return start, end
        raw, composed = self._edges
        first = max(bisect_right(composed, start) - 1, 0)
        last = min(bisect_left(composed, end), len(composed) - 1)
        return raw[first], raw[max(last, first)]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where pieces that compose on their own begin: in the text, and in its NFC form."""
        raw, composed = [0], [0]
        for piece in pieces(self.text):
            raw.append(raw[-1] + len(piece))
            composed.append(composed[-1] + len(normalize("NFC", piece)))
        return raw, composed


def pieces(text: str) -> Iterator[str]:
    """Cut the text so that the pieces' NFC forms, joined, are the text's NFC form."""
    begin = 0
    for index in range(1, len(text)):
        letter = text[index]
        if letter.isascii() or _stands_alone(text[begin:index], letter):
            yield text[begin:index]
            begin = index
    if text:
        yield text[begin:]


def _stands_alone(before: str, letter: str) -> bool:
    if combining(normalize("NFD", letter)[0]):
        return False
    return normalize("NFC", before + letter) == normalize("NFC", before) + normalize("NFC", letter)
