"""Cuts a post into the words a spelling check may look at. Pure; offsets are code points.

Addresses, handles, tags, tickers and numbers with their units are never words. A word keeps its
inner apostrophes, hyphens and inclusive endings (``salarié·e·s``); the policy in ``words`` takes
it apart. Every text is accepted, also an empty, huge or damaged one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_INCLUSIVE_ENDING = (
    r"(?:e|s|es|x|ne|nes|le|les|ve|ves|se|ses|te|tes|re|fe|fes|que|ques|euse|euses|rice|rices"
    r"|trice|trices|ère|ères|sse|sses|ice|ices)"
)
_TOP_LEVEL = (
    r"(?:com|org|net|fr|eu|uk|co|io|ai|app|dev|be|ch|ca|de|lu|es|it|info|biz|tech|gov|gouv|edu"
    r"|news|blog|paris|ly|me|tv|us|xyz)"
)
_UNIT = (
    r"(?:km|kg|mg|cm|mm|ml|cl|ha|hz|bn|mn|mds?|mrd|pts?|bps|bp|pp|min|sec|mo|go|ko|to|yrs?|hrs?"
    r"|mph|kmh|th|st|nd|rd|er|ère|ème|eme|ers|nde|am|pm|px|fps)"
)
# Each repetition starts behind a look-behind, so that 100,000 letters in a row stay linear.
_MASK = re.compile(
    r"https?://\S+"
    r"|\bwww\.\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[@＠]\w+(?:@[\w.-]+|(?:\.[a-z]\w*)+)?"
    r"|[#＃]\w+"
    r"|\$[A-Za-z]{1,6}(?:\.[A-Za-z]{1,2})?\b"
    r"|(?<!\w)/?[ru]/\w+"
    rf"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.{_TOP_LEVEL}(?![\w-])(?:[/?#]\S*)?"
    r"|(?<!\w)[^\W_]*_\w*"
    rf"|(?<=\d)[ \u00a0\u202f](?i:{_UNIT})(?![\w'’-])"
    r"|(?<!\w)[^\W\d]*\d+(?:[.,:]\d+)*(?:['’]?\w+|-[a-z]+(?:\.\d+)+)?",
)
_WORD = re.compile(
    rf"{_LETTER}+(?:['’ʼ·•‧⋅\-‑]{_LETTER}+)*"
    rf"(?:(?:\.{_INCLUSIVE_ENDING})+(?![^\W\d_])|\({_INCLUSIVE_ENDING}\)s?(?![^\W\d_]))?",
)
#: What stands between the forms of an inclusive word.
INCLUSIVE = re.compile(r"[·•‧⋅.(]")
_QUOTED = re.compile(
    r"«[^»]{1,300}»|“[^”]{1,300}”|\"[^\"\n]{1,300}\""
    r"|(?<!\w)‘[^’\n]{1,300}’(?!\w)|(?<!\w)'[^'\n]{1,300}'(?!\w)",
)
_SENTENCE_BREAK = re.compile(r"[.!?…:;\n\r\u2028\u2029•]")


def listed(words: str) -> frozenset[str]:
    """Return the set of the space-separated `words`."""
    return frozenset(words.split())


_OUR_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûÿ'’ʼ-‑·•‧⋅.()")
_TITLES = listed("m mm mr mrs ms dr pr prof me mgr st ste sr jr av no vs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a text; `start` and `end` are code points."""

    start: int
    end: int
    text: str
    opening: bool  #: the first word of a sentence or a line
    quoted: bool  #: stands between quotation marks


def masked(text: str) -> str:
    """Return `text`, equally long, with everything that is not to be read as words blanked."""
    return _MASK.sub(lambda found: "\0" * len(found.group()), text)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in order."""
    return tuple(_words(masked(text)))


def without_inclusive(text: str) -> str:
    """Return what `masked` does, with the inclusive words blanked too: they agree with nothing."""
    seen = masked(text)
    if INCLUSIVE.search(seen) is None:
        return seen
    return _WORD.sub(
        lambda found: (
            "\0" * len(found.group()) if INCLUSIVE.search(found.group()) else found.group()
        ),
        seen,
    )


def spoken(text: str) -> Iterator[tuple[str, bool]]:
    """Give the words of `text`, and whether each stands between quotation marks; nothing else of them."""
    return ((found.group(), is_quoted) for found, is_quoted in _found(masked(text)))


def _words(text: str) -> Iterator[Word]:
    before: re.Match[str] | None = None
    for found, is_quoted in _found(text):
        yield Word(
            start=found.start(),
            end=found.end(),
            text=found.group(),
            opening=_opens(text, before, found),
            quoted=is_quoted,
        )
        before = found


def _found(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The words of a masked text, and whether each stands between quotation marks."""
    quotes = [found.span() for found in _QUOTED.finditer(text)]
    nearest = 0
    for found in _WORD.finditer(text):
        while nearest < len(quotes) and quotes[nearest][1] <= found.start():
            nearest += 1
        yield found, nearest < len(quotes) and quotes[nearest][0] <= found.start()


def _opens(text: str, before: re.Match[str] | None, found: re.Match[str]) -> bool:
    if before is None:
        return True
    gap = text[before.end() : found.start()]
    if gap.startswith(".") and "\n" not in gap and before.group().lower() in _TITLES:
        return False
    return _SENTENCE_BREAK.search(gap) is not None


def is_title(piece: str) -> bool:
    """Tell whether `piece` has a capital first and none after it: ``Lyon``, not ``LYON``."""
    return len(piece) > 1 and piece[0].isupper() and piece[1:] == piece[1:].lower()


def is_never_read(piece: str) -> bool:
    """Tell whether `piece` has a shape about which a dictionary knows nothing.

    One letter, all capitals (``CEO``, ``CEOs``), a capital inside (``iPhone``), or no Latin letter.
    """
    if len(piece) < 2 or any(letter.isupper() for letter in piece[1:]):
        return True
    return not any(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in piece)


def is_foreign_script(piece: str) -> bool:
    """Tell whether `piece` has a letter that neither English nor French has: ``Göteborg``."""
    return not _OUR_LETTERS.issuperset(unicodedata.normalize("NFC", piece.lower()))
