"""Whether a short post is English or French. Pure.

Rules and dictionaries are chosen by it; a person's own choice wins for the dictionaries only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from desktop_app.checks.word_repairs import Lexicon
from desktop_app.checks.word_shapes import is_never_read, listed, spoken

_ELIDED = re.compile(r"(?:[ldjmtsnc]|qu|lorsqu|puisqu|jusqu)'[^\W\d_]{2}")
_CONTRACTED = re.compile(r"(?:n't|'ll|'re|'ve|'s)$")
_STOP = {
    "en": listed(
        "the of and to is are was were be been have has had will would can our we you they this "
        "that these those with from for at by it its my your their his her not but who what when "
        "how why which there here just about more than into out up so if then she he i'm we're "
        "it's don't do does did today thanks thank great proud new team very all as an or us "
        "let's get no yes now"
    ),
    "fr": listed(
        "le la les un une des du de et est sont était être avoir avons avez ont nous vous ils "
        "elles ce cette ces cet pour par avec dans sur que qui quoi dont où mais ou donc ni car "
        "pas ne se sa son ses mon ma mes notre nos votre vos leur leurs au aux en y il elle je tu "
        "plus très bien bravo merci aujourd'hui demain hier fiers fier fière chez sans sous entre "
        "depuis comme tout tous toute toutes été fait faire aussi bonjour oui non ça cela"
    ),
}
#: The small words of each language.
SMALL_WORDS = {language: frozenset(words) for language, words in _STOP.items()}
_READ_FOR_LANGUAGE = 200
_QUOTED = 0.25  #: what a quoted word weighs: the language of who is quoted, perhaps
_BEGINNING = 2_000  #: characters; while somebody types, every key asks


def detect(text: str, lexicon: Lexicon | None = None, *, otherwise: str = "en") -> str:
    """Return ``"fr"`` or ``"en"``, whichever `text` looks more like; `otherwise` when neither.

    Small words, accents and elisions count, then, where a `lexicon` is given, the dictionaries'
    coverage; all of them less where they are quoted. Only the first 200 words are read.
    """
    balance = 2.0 * text.count("«")
    for word, is_quoted in islice(spoken(text[:20_000]), _READ_FOR_LANGUAGE):
        balance += _french(word, lexicon) * (_QUOTED if is_quoted else 1.0)
    return otherwise if balance == 0 else "fr" if balance > 0 else "en"


def _french(word: str, lexicon: Lexicon | None) -> float:
    """How much one word speaks for French; less than nothing for English."""
    plain = word.lower().replace("’", "'").replace("ʼ", "'")
    balance = _by_its_shape(plain)
    if lexicon is not None and not is_never_read(word):
        balance += float(lexicon.known(plain, "fr")) - float(lexicon.known(plain, "en"))
    return balance


@lru_cache(maxsize=4096)
def _by_its_shape(plain: str) -> float:
    balance = 2.0 * ((plain in _STOP["fr"]) - (plain in _STOP["en"]))
    balance += 2.0 * (_ELIDED.match(plain) is not None)
    balance += 0.7 * any(letter in "éèêàâîôûùçëïœ" for letter in plain)
    balance -= 1.5 * (_CONTRACTED.search(plain) is not None)
    return balance


def language_of(chosen: str, text: str) -> str:
    """``en`` or ``fr``: what its author chose, else what `text` looks like; empty when neither.

    `chosen` is ``auto`` when the author left it open.
    """
    return looks_like(text) if chosen == "auto" else chosen


def looks_like(text: str) -> str:
    """``en`` or ``fr``, whichever `text` begins to look like; empty when nobody could tell."""
    return _beginning_looks_like(text[:_BEGINNING])


@lru_cache(maxsize=8)
def _beginning_looks_like(text: str) -> str:
    return detect(text, otherwise="")
