"""The copy of a text that rules read, and the way back to the text as written.

The copy is case-folded, has one kind of apostrophe and one kind of space, no invisible
characters, and Latin letters where look-alikes of other scripts stood. Every character of the
copy knows the code point of the original it came from, so that no span is ever off, whatever
emoji, ligatures or expanding letters (``ß``) stand before it. The text is taken to be NFC.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "\u2019\u2018\u02bc\u0060\u00b4\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
#: Format characters that only hide a word from a reader's eye (U+200D joins emoji: kept).
INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_LOOK_ALIKES = dict(
    zip("аеорсухіјѕһԁԛԝвнкмтαοερινκτυ", "aeopcyxijshdqwbhkmtaoepivktu", strict=True)
)


@lru_cache(maxsize=4096)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A normalised copy. `origin[i]` is the original's code point of the copy's character `i`."""

    original: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span (code points) of the copy's ``start``..``end``, not empty."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Normal:
    """Return the copy of `text` that rules read."""
    if text.isascii() and not any(sign in text for sign in "\t\r\v\f`"):
        return Normal(original=text, text=text.casefold(), origin=tuple(range(len(text))))
    pieces: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        folded = _fold(character)
        pieces.append(folded)
        if len(folded) == 1:
            origin.append(index)
        else:
            origin.extend([index] * len(folded))
    return Normal(original=text, text="".join(pieces), origin=tuple(origin))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as one string, for lists that stand in code."""
    return frozenset(words.split())
