"""Numbers written out in words, English and French: ``eighty-eight million``, ``quatre-vingts``.

The words are tokens (hyphens already separate). ``one``, ``un`` and ``une`` are articles too: alone
they are no number. ``quatre-vingt`` and ``soixante-dix`` count as the French of France does, and
``septante``, ``huitante``, ``octante`` and ``nonante`` as in Belgium and Switzerland.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_UNITS = {
    **dict.fromkeys(("one", "un", "une"), 1),
    **{word: 2 + place for place, word in enumerate("two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())},
    **{word: 2 + place for place, word in enumerate("deux trois quatre cinq six sept huit neuf dix "
    "onze douze treize quatorze quinze seize".split())},
}  # fmt: skip
_TENS = {
    **{word: 20 + 10 * place for place, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split())},
    **{word: 20 + 10 * place for place, word in enumerate(
        "vingt trente quarante cinquante soixante septante huitante nonante".split())},
    "vingts": 20,
    "octante": 80,
}  # fmt: skip
_HUNDREDS = frozenset(("hundred", "cent", "cents"))
_SCALES = {
    **dict.fromkeys(("thousand", "mille"), 1_000),
    **dict.fromkeys(("million", "millions"), 1_000_000),
    **dict.fromkeys(("billion", "billions", "milliard", "milliards"), 1_000_000_000),
}
_JOINING = frozenset(("and", "et"))
ARTICLES = frozenset(("one", "un", "une"))
#: Words that a number may begin with.
NUMBER_WORDS = frozenset((*_UNITS, *_TENS, *_HUNDREDS, "mille"))


class Numeral(NamedTuple):
    """Tokens ``first``..``last`` (both included) and what they are worth."""

    first: int
    last: int
    value: float


def numeral(texts: Sequence[str], first: int) -> Numeral | None:
    """The longest number in words that begins at token `first`; None where none does.

    A scale alone (``millions of``) is no number: nobody knows how many.
    """
    begins = _is_small(texts, first) or texts[first] in _HUNDREDS
    leading = texts[first] == "mille" and (
        _is_small(texts, first + 1) or (first + 1 < len(texts) and texts[first + 1] in _HUNDREDS)
    )
    if not begins and not leading:
        return None
    total, group, last, at = 0, int(leading), first - 1, first
    while at < len(texts):
        text = texts[at]
        if text in _JOINING and at > first and _is_small(texts, at + 1):
            at += 1
            continue
        if text in _SCALES and group:
            total, group = total + group * _SCALES[text], 0
        elif (larger := _grown(group, text)) is not None:
            group = larger
        else:
            break
        last = at
        at += 1
    alone = last == first and (texts[first] in ARTICLES or texts[first] in _HUNDREDS)
    return None if alone or last < first else Numeral(first, last, total + group)


def _is_small(texts: Sequence[str], at: int) -> bool:
    return at < len(texts) and (texts[at] in _UNITS or texts[at] in _TENS)


def _grown(group: int, text: str) -> int | None:
    """What `group` (below a thousand) is with `text` behind it; None when it cannot stand there."""
    under = group % 100
    if text in _HUNDREDS:
        return (group or 1) * 100 if group < 10 else None
    if text in _TENS:
        if text in {"vingt", "vingts"} and under == 4:
            return group - 4 + 80
        return group + _TENS[text] if under == 0 else None
    if text in _UNITS:
        unit = _UNITS[text]
        fits = under == 0 or (under >= 20 and under % 10 == 0 and (unit < 10 or _is_long(under)))
        # dix-sept, dix-huit, dix-neuf and soixante-dix-sept
        fits = fits or (under % 20 == 10 and under not in {30, 50} and 7 <= unit <= 9)
        return group + unit if fits else None
    return None


def _is_long(under: int) -> bool:
    """Whether French goes on to nineteen after it: soixante-quinze, quatre-vingt-onze."""
    return under in {60, 80}
