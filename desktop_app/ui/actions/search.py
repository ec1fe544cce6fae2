"""Finds actions by a few letters: without accents, words in any order, letters left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_AT_START, _AT_WORD, _INSIDE, _SCATTERED = 0, 1, 3, 8


def plain(text: str) -> str:
    """`text` in small letters, without accents; what is neither letter nor digit is a space."""
    letters = unicodedata.normalize("NFD", text.casefold())
    kept = (char for char in letters if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in kept).split())


def cost(typed: str, name: str, more: str = "") -> int | None:
    """How far `name` is from what was typed (0 is best); None when it is not meant.

    Each word that was typed must be found in the name, or begin a word of `more`.
    """
    wanted, text, others = plain(typed).split(), plain(name), plain(more).split()
    found = [_cost(word, text, others) for word in wanted]
    return None if None in found else sum(each for each in found if each is not None)


def ranked(typed: str, names: Sequence[tuple[str, str]]) -> list[int]:
    """The places of the `names` (each with its `more`) that are meant, the nearest first."""
    costs = [(cost(typed, name, more), place) for place, (name, more) in enumerate(names)]
    return [place for found, place in sorted((c, p) for c, p in costs if c is not None)]


def _cost(word: str, text: str, others: Sequence[str]) -> int | None:
    if text.startswith(word):
        return _AT_START
    if f" {word}" in text:
        return _AT_WORD
    if any(other.startswith(word) for other in others):
        return _INSIDE
    if word in text:
        return _INSIDE
    letters = iter(text)
    return _SCATTERED if len(word) > 1 and all(letter in letters for letter in word) else None
