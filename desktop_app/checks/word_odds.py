"""How much an unknown word looks like a slip rather than a new or a foreign word. Pure.

Most slips are one edit away from a frequent word, and the longer the word the less that is chance:
``ora`` is near twenty words and means nothing, ``goverment`` is near one.
"""

from __future__ import annotations

from desktop_app.checks.word_repairs import (
    LONGEST,
    Lexicon,
    is_glued,
    is_slip_of_rare,
    is_slip_of_used,
    nearest_rank,
    slip_rank,
    without_accents,
    without_apostrophe,
)
from desktop_app.checks.word_shapes import listed

#: From here on an unknown word is reported.
ALARM = 1.0

_VOWELS = frozenset("aeiouyàâæéèêëîïôœùûÿ")
_TOP, _COMMON, _USUAL = 300, 3_000, 10_000
_RARE = 6_000  #: nearer to no word than this, a French word with an English stem is new
_LETTERS_ENOUGH = 6  #: in shorter words another first letter is no slip
_LONG = 7  #: letters from which two edits still mean something
_VERY_LONG = 9

_LEAST_STEM = 3
_LEARNED = listed(
    "micro nano cyber bio geo géo neuro socio techno crypto agri agro hydro électro electro photo "
    "thermo éco eco télé tele hyper ultra multi inter super anti auto macro mini méga mega"
)
_PREFIXES = {
    "en": listed("re un de dis mis over under out co pre post non sub up down cross") | _LEARNED,
    "fr": listed("re ré r dé dés sur sous co pré post non in") | _LEARNED,
}
_INFLECTIONS = {
    "en": listed("s es d ed ing r er ers y ish able ness"),
    "fr": listed(
        "s x e es r er ez é ée és ées ent ons ait aient ais ant era eront eur eurs euse euses rice"
    ),
}
_SUFFIXES = {
    "en": listed(
        "ify ifies ified ification ise ised ises ising isation ize ized izes izing ization izable "
        "verse washing shoring hushing maxxing core gate tech bot bots thon preneur preneurs nomics "
        "ology ologist ologists ware wise like proof ready ish able ness less ful mania phile punk "
        "coin cast pilled heavy light first free fluencer fluencers"
    ),
    "fr": listed(
        "isme ismes iste istes able ables age ages ité ités ifier ifie ifié ifiée ification iser "
        "ise isé isée isés isées isent isation isations isant thèque tech erie eries esque ment "
        "logue logues logie logies phile mania"
    ),
}


def suspicion(piece: str, language: str, lexicon: Lexicon) -> float:
    """Return from 0 (near no word of `language`) to 4 (surely a slip of one)."""
    plain = piece.lower()
    if len(plain) > LONGEST:
        return 0.0
    if (
        lexicon.slip(plain, language)
        or is_glued(plain, language, lexicon)
        or without_apostrophe(plain, language, lexicon)
    ):
        return 4.0
    pieces = plain.split("'")
    if len(pieces) > 1 and all(len(it) > 2 and lexicon.known(it, language) for it in pieces):
        return 3.0  # ``quelques'uns``
    if language == "fr" and plain.startswith("q'"):
        return 4.0  # ``q'on``
    near = nearest_rank(plain, language, lexicon, same_start=len(plain) < _LETTERS_ENOUGH)
    if near is None and is_coined(plain, language, lexicon):
        return 0.0
    if near is not None and near < _COMMON and not _VOWELS.intersection(plain):
        return 2.5  # ``wlk``
    if near is None:
        if is_slip_of_rare(plain, language, lexicon) or is_slip_of_used(plain, language, lexicon):
            return 3.0
        return _two_edits(plain, language, lexicon)
    if language == "fr" and near >= _RARE and is_franglais(plain, lexicon):
        return 0.5  # ``switché``
    if len(plain) >= _LETTERS_ENOUGH:
        return 4.0
    if language == "fr" and len(plain) > _LEAST_STEM:
        accented = without_accents(plain, lexicon)
        if accented is not None and accented < _COMMON:
            return 3.5  # ``cafe``
    if len(plain) == 5:
        if near >= _USUAL and slip_rank(plain, language, lexicon) is not None:
            return 1.5
        return 3.0 if near < _USUAL else 0.5
    if len(plain) == 4:
        return 3.0 if near < _TOP else 2.0 if near < _COMMON else 1.0 if near < _USUAL else 0.5
    slip = slip_rank(plain, language, lexicon)
    if slip is not None and slip < _TOP:
        return 2.0
    return 1.0 if near < _COMMON else 0.0


def _two_edits(plain: str, language: str, lexicon: Lexicon) -> float:
    if len(plain) < _LONG or not lexicon.close(plain, language):
        return 0.0
    return 3.0 if len(plain) >= _VERY_LONG else 2.0


def is_franglais(plain: str, lexicon: Lexicon) -> bool:
    """Tell whether `plain` is an English word alone with a French ending: ``mailait``."""
    if lexicon.known(plain, "en") or without_accents(plain, lexicon) is not None:
        return False
    stems = (
        stem
        for at in range(_LEAST_STEM, len(plain))
        if plain[at:] in _INFLECTIONS["fr"]
        for stem in (plain[:at], plain[:at] + "e")
    )
    return any(lexicon.known(it, "en") and not lexicon.known(it, "fr") for it in stems)


def is_coined(plain: str, language: str, lexicon: Lexicon) -> bool:
    """Tell whether `plain` is built like a word of `language`: ``rebundled``, ``checkez``."""

    def is_stem(stem: str, *, also_plain: bool) -> bool:
        if len(stem) < _LEAST_STEM:
            return False
        new = lexicon.used(stem, language) or (language == "fr" and lexicon.known(stem, "en"))
        return new or (also_plain and lexicon.known(stem, language))

    for at in range(1, len(plain)):
        head, tail = plain[:at], plain[at:]
        if (
            head in _PREFIXES[language]
            and len(tail) > _LEAST_STEM
            and is_stem(tail, also_plain=True)
        ):
            return True
        stems = (head, head + "e") if tail[0] in "aeiouyé" else (head,)
        if tail in _SUFFIXES[language] and any(is_stem(it, also_plain=True) for it in stems):
            return True
        if tail in _INFLECTIONS[language] and any(is_stem(it, also_plain=False) for it in stems):
            return True
    return False
