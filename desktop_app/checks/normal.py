"""The copy of a text that rules read, and the way back to the text as written.

The copy is case-folded, has one kind of apostrophe and one kind of space, no invisible
characters, and Latin letters where look-alikes of other scripts stood. Every character of the
copy knows the code point of the original it came from, so that no span is ever off, whatever
emoji, ligatures or expanding letters (``ß``) stand before it. The text is taken to be NFC.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_APOSTROPHES = "\u2019\u2018\u02bc\u0060\u00b4\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
#: Format characters that only hide a word from a reader's eye (U+200D joins emoji: kept).
INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_LOOK_ALIKES = dict(
    zip("аеорсухіјѕһԁԛԝвнкмтαοερινκτυ", "aeopcyxijshdqwbhkmtaoepivktu", strict=True)
)


def _fold(character: str) -> str:
    """Return what stands for one character of the original: none, one or a few characters."""
    if character in INVISIBLE or character == "\ufe0f":
        return ""
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character.isspace() and character != "\n":
        return " "
    folded = unicodedata.normalize("NFKC", character).casefold()
    folded = folded.replace("œ", "oe").replace("æ", "ae")
    return "".join(_LOOK_ALIKES.get(letter, letter) for letter in folded)


class _Folded(dict[int, str]):
    """What stands for each character met so far, for `str.translate`."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()  #: characters for which none or several stand

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        self[code] = folded  # after `uneven`: another thread may read
        return folded


_FOLDED = _Folded()


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A normalised copy. `origin[i]` is the original's code point of the copy's character `i`."""

    original: str
    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span (code points) of the copy's ``start``..``end``, not empty."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Normal:
    """Return the copy of `text` that rules read."""
    copy = text.translate(_FOLDED)
    if _FOLDED.uneven.isdisjoint(text):
        return Normal(original=text, text=copy, origin=range(len(text)))
    origin = [
        index for index, character in enumerate(text) for _ in range(len(_FOLDED[ord(character)]))
    ]
    return Normal(original=text, text=copy, origin=tuple(origin))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as one string, for lists that stand in code."""
    return frozenset(words.split())
