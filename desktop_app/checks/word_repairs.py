"""What a misspelt word was probably meant to be. Pure; the dictionaries are asked through a port.

One edit away and frequent comes first; the dictionary's own suggestions are the second chance,
because they are slow. At most five, best first, in the capitals of the word that they replace.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, product
from typing import Protocol

from desktop_app.checks.word_shapes import listed

MOST = 5
_LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz'",
    "fr": "abcdefghijklmnopqrstuvwxyzéèêàâîôûùçëïœ'",
}
_ACCENTED = {"a": "aàâ", "c": "cç", "e": "eéèê", "i": "iîï", "o": "oô", "u": "uùû"}
_BARE = str.maketrans("àâäéèêëîïôöùûüÿç", "aaaeeeeiioouuuyc")
_STRETCHED = re.compile(r"(.)\1\1")
_DOUBLED = re.compile(r"(.)\1")
#: French spellings of one sound, replaced in this order after accents and doubles are gone.
_SOUNDS = (
    *(("eau", "o"), ("au", "o"), ("ain", "in"), ("ein", "in"), ("aim", "im"), ("ai", "e")),
    *(("ei", "e"), ("ph", "f"), ("qu", "k"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("y", "i")),
    *(("sce", "se"), ("sci", "si"), ("ce", "se"), ("ci", "si")),
)
_NASAL = re.compile(r"[ae][nm](?=[^aeiou])")
_SILENT = re.compile(r"(?<=..)(?:er|ez|es|ent|e|(?<=.)[tdsxpz])$")
#: In the counts days, months and some contractions look rare or are missing; in a post they are not.
_CALENDAR = listed(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_CONTRACTIONS = ("n't", "'re", "'ll", "'ve", "'d")
_SPOKEN_RANK = 500
_UNRANKED = 60_000
_ELIDED = re.compile(r"(?:qu|[ldjmtsnc])(?=[aàâeéèêiîoôuhy])")
_LEAST_ELIDED = 4  #: a shorter rest (``cest``) must be among the most frequent words
_SURELY_ELIDED = 8
_ELIDED_OFTEN = 8_000  #: behind a single letter the rest must be this frequent
_LONG_NAME = 8  #: letters from which any edit, not only a slip, is one of a name
LONGEST = 30  #: beyond this no repair is sought: it is not a word
_MOST_ACCENTINGS = 700
_LONG_RARE = 8  #: letters from which a slip of a rare word is told from a new word
_SMALL_EDIT = 1.7
_ACCENTED_ENDING = re.compile(r"ée?s?$")  #: whoever writes it means a participle
_ENDING_LOST = 1.2
_CIRCUMFLEX = frozenset("âêîôû")
_LONG_USED = 7  #: letters from which swapped ones tell a slip of a new word
_GLUED = 220  #: both halves must be this frequent before a capitalised word counts as glued
_GLUED_LONG = 500  #: enough where both have three letters (``biensûr``)
_LEAST_GLUED = 4
_GLUED_OFFERED = 1_000  #: and this frequent before "alot" is offered as "a lot"


class Lexicon(Protocol):
    """What the spelling policy asks of the dictionaries. `language` is ``"en"`` or ``"fr"``."""

    def known(self, word: str, language: str) -> bool:
        """Tell whether `word`, as it is capitalised, is a word of `language`."""

    def rank(self, word: str, language: str) -> int | None:
        """Return the place of `word` (lower case) by frequency from 0, None if it is rare."""

    def alike(self, word: str, language: str) -> tuple[str, ...]:
        """Return the frequent words (lower case) with the same `sound` as `word`."""

    def used(self, word: str, language: str) -> bool:
        """Tell whether people write `word` (lower case) in `language`: new, foreign or a name.

        Words that are probably slips of frequent ones are not among them.
        """

    def foreign(self, word: str) -> bool:
        """Tell whether `word` (lower case) is a frequent word of a third language."""

    def name(self, word: str) -> bool:
        """Tell whether `word` (lower case) is a name of people."""

    def slip(self, word: str, language: str) -> str:
        """Return what the common misspelling `word` (lower case) stands for, or an empty text."""

    def close(self, word: str, language: str) -> bool:
        """Tell whether a frequent word with the same first letter is two edits away."""

    def suggest(self, word: str, language: str) -> tuple[str, ...]:
        """Return the dictionary's own suggestions, best first. May take half a second."""


def skeleton(word: str) -> str:
    """Return what stays of `word` (lower case) without accents and double letters.

    Most misspellings of more than one edit keep it: ``developement``, ``acomodation``.
    """
    return _DOUBLED.sub(r"\1", word.translate(_BARE))


def sound(word: str, language: str) -> str:
    """Return the `skeleton` of `word` (lower case), in French nearly as it is spoken.

    ``rapor`` and ``rapport``, ``demin`` and ``demain`` become the same.
    """
    bare = skeleton(word)
    if language == "fr":
        for spelling, letters in _SOUNDS:
            bare = bare.replace(spelling, letters)
        bare = _SILENT.sub("", _NASAL.sub("an", bare))
    return bare


def repairs(word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return at most five replacements for a misspelt `word`, best first."""
    return quick_repairs(word, language, lexicon) or _second_chance(word, language, lexicon)


def quick_repairs(word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the frequent words one edit, or only accents and doubles, away: a few milliseconds."""
    if not 1 < len(word) <= LONGEST:
        return ()
    plain = _plain(word)
    scores: dict[str, float] = {}
    meant = lexicon.slip(plain, language)
    if meant:
        _keep(scores, meant, -4.0, _rank(meant, language, lexicon) or 0)
    first, comma, second = plain.partition(",")
    if comma:
        return (f"{word[: len(first)]}, {word[-len(second) :]}",)
    if language == "fr" and plain.startswith("q'") and lexicon.known(plain[2:], language):
        _keep(scores, "qu" + plain[1:], -4.0, 0)
    elided = without_apostrophe(plain, language, lexicon)
    if elided:
        _keep(scores, elided, -1.0, 500)
    for candidate, cost in _candidates(plain, language):
        rank = _rank(candidate, language, lexicon)
        if rank is not None:
            _keep(scores, candidate, cost, rank)
    if language == "fr":
        for candidate in _accentings(plain):
            if _CIRCUMFLEX.intersection(candidate) - set(plain):
                continue  # an imperfect subjunctive: nobody meant that
            if lexicon.rank(candidate, language) is None and lexicon.known(candidate, language):
                _keep(scores, candidate, -1.5, _UNRANKED)
    for candidate in lexicon.alike(plain, language):
        _keep(
            scores, candidate, _liking(plain, candidate), _rank(candidate, language, lexicon) or 0
        )
    ending = _ending(plain) if language == "en" else ""
    if ending and lexicon.rank(ending, language) is not None:
        _keep(scores, ending, -1.5, _rank(ending, language, lexicon) or 0)
    for first, second, rank in _halves(plain, language, lexicon, _GLUED_OFFERED):
        _keep(scores, f"{first} {second}", 2.2 if rank < _GLUED_LONG else 4.0, rank)
    return _best(scores, word, language, lexicon)


def _second_chance(word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Rare words one edit away; where there is none, what the dictionary itself suggests."""
    if not 1 < len(word) <= LONGEST:
        return ()
    scores: dict[str, float] = {}
    plain = _plain(word)
    for candidate, cost in _candidates(plain, language):
        if lexicon.known(candidate, language):
            _keep(scores, candidate, cost, _UNRANKED)
    bare = skeleton(plain)
    for candidate, cost in _slips(bare, language) if language == "fr" else ():  # ``resulats``
        for like in lexicon.alike(candidate, language):
            if skeleton(like) == candidate:
                _keep(scores, like, cost, _rank(like, language, lexicon) or 0)
    suggested = () if scores else lexicon.suggest(word, language)  # up to half a second
    for place, suggestion in enumerate(suggested):
        rank = _rank(suggestion.lower(), language, lexicon)
        _keep(scores, suggestion, 2.5 + 0.3 * place, _UNRANKED if rank is None else rank)
    return _best(scores, word, language, lexicon)


def _best(scores: dict[str, float], word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    ending = _ACCENTED_ENDING.search(_plain(word))

    def score(candidate: str) -> float:
        keeps = ending is None or candidate.endswith(ending.group())
        return scores[candidate] + (0.0 if keeps else _ENDING_LOST)

    best = sorted(scores, key=lambda candidate: (score(candidate), candidate))
    return _shown(best[: MOST + 2], word, language, lexicon)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def nearest_rank(
    word: str, language: str, lexicon: Lexicon, *, same_start: bool = False
) -> int | None:
    """Return the rank of the most frequent word one edit, accents or doubles away from `word`.

    With `same_start` only words that begin alike count, or with the first two letters swapped.
    """
    if not 1 < len(word) <= LONGEST:
        return None
    plain = _plain(word)
    starts = {_bare(plain), _bare(plain[1:])} if same_start else set()
    near = chain(
        (candidate for candidate, _ in _candidates(plain, language)),
        lexicon.alike(plain, language),
    )
    ranks = (
        _rank(candidate, language, lexicon)
        for candidate in near
        if not same_start
        or _bare(candidate) == _bare(plain)
        or {candidate[0], plain[0]} == {"c", "s"}  # ``sencé``
        or (
            candidate[1:2] == plain[:1]
            and _bare(candidate) in starts
            and candidate[2:] == plain[2:]
        )
    )
    return min((rank for rank in ranks if rank is not None), default=None)


def slip_rank(word: str, language: str, lexicon: Lexicon) -> int | None:
    """Return the rank of the most frequent word of which `word` is a slip of the fingers.

    A slip is two letters swapped or one left out (``Setpember``): names seldom look like one.
    """
    if not 1 < len(word) <= LONGEST:
        return None
    return min(_slip_ranks(word.lower(), language, lexicon), default=None)


def is_glued(word: str, language: str, lexicon: Lexicon) -> bool:
    """Tell whether `word` is two of the most frequent words without their space (``alot``)."""
    plain = word.lower()
    if len(plain) < _LEAST_GLUED:
        return False
    long = (
        min(len(first), len(second)) > 2
        for first, second, _ in _halves(plain, language, lexicon, _GLUED_LONG)
    )
    return any(_halves(plain, language, lexicon, _GLUED)) or any(long)


def is_slip_of_name(word: str, language: str, lexicon: Lexicon) -> bool:
    """Tell whether a slip of the fingers makes a well-known name of `word` (``Strasboug``)."""
    plain = word.lower()
    twins = [
        plain[:at] + plain[at:][1:] for at in range(1, len(plain)) if plain[at - 1] == plain[at]
    ]
    edits = _candidates(plain, language) if len(plain) >= _LONG_NAME else _slips(plain, language)
    return any(
        lexicon.rank(name, language) is not None
        and not lexicon.known(name, language)
        and lexicon.known(name.capitalize(), language)
        for name in chain(twins, (candidate for candidate, _ in edits))
    )


def is_slip_of_rare(word: str, language: str, lexicon: Lexicon) -> bool:
    """Tell whether a small edit makes a word of the dictionary, however rare, of a long `word`.

    Small are accents, doubles, swapped letters and one vowel for another (``inconsolible``).
    """
    plain = _plain(word)
    if len(plain) < _LONG_RARE:
        return False
    small = (it for it, cost in _candidates(plain, language) if cost <= _SMALL_EDIT)
    return any(it[:1] == plain[:1] and lexicon.known(it, language) for it in small)


def is_slip_of_used(plain: str, language: str, lexicon: Lexicon) -> bool:
    """Tell whether swapped or wrongly doubled letters make a new word of `plain` (``roamdap``)."""
    if len(plain) < _LONG_USED or _STRETCHED.search(plain):
        return False
    swapped = (
        plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(1, len(plain) - 1)
    )
    doubled = (
        plain[:at] + plain[at:][1:] for at in range(1, len(plain)) if plain[at - 1] == plain[at]
    )
    return any(
        it != plain and (lexicon.used(it, language) or lexicon.known(it, language))
        for it in chain(swapped, doubled)
    )


def without_accents(plain: str, lexicon: Lexicon) -> int | None:
    """Return the rank of the most frequent French word of which `plain` lacks the accents."""
    ranks = (lexicon.rank(it, "fr") for it in _accentings(plain))
    return min((rank for rank in ranks if rank is not None), default=None)


def without_apostrophe(word: str, language: str, lexicon: Lexicon) -> str:
    """Return what `word` (lower case) is with its missing apostrophe (``jespère``), else ``""``."""
    found = _ELIDED.match(word) if language == "fr" else None
    if found is None:
        return ""
    rest = word[found.end() :]
    rank = lexicon.rank(rest, language)
    if len(rest) < _LEAST_ELIDED:
        likely = rank is not None and rank < _GLUED and (len(word) > 3 or word == "jai")
    elif len(found.group()) > 1:
        likely = rank is not None
    else:
        likely = (rank is not None and rank < _ELIDED_OFTEN) or (
            len(rest) >= _SURELY_ELIDED and lexicon.known(rest, language)
        )
    return f"{found.group()}'{rest}" if likely else ""


def _liking(plain: str, candidate: str) -> float:
    """What it costs to take `plain` for `candidate`, which looks or sounds alike."""
    one, other = plain.translate(_BARE), candidate.translate(_BARE)
    alike = _shared(one, other)
    one, other = one[alike:][::-1], other[alike:][::-1]
    changed = max(len(one), len(other)) - _shared(one, other)
    accented = _DOUBLED.sub(r"\1", plain) != _DOUBLED.sub(r"\1", candidate)
    return 0.5 * changed + 0.3 * accented + 0.8 * (skeleton(plain) != skeleton(candidate))


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _ending(plain: str) -> str:
    """Return the English word whose ending is misspelt in `plain`: ``checkd``, ``branchs``."""
    if plain.endswith("d"):
        return plain[:-1] + "ed"
    if plain.endswith("ys"):
        return plain[:-2] + "ies"
    return plain[:-1] + "es" if plain.endswith(("chs", "shs", "xs")) else ""


def _slip_ranks(plain: str, language: str, lexicon: Lexicon) -> Iterator[int]:
    for candidate, _ in _slips(plain, language):
        rank = _rank(candidate, language, lexicon)
        if rank is not None:
            yield rank


def _rank(candidate: str, language: str, lexicon: Lexicon) -> int | None:
    rank = lexicon.rank(candidate, language)
    if (rank is not None and rank < _SPOKEN_RANK) or language != "en":
        return rank
    contracted = candidate.endswith(_CONTRACTIONS) and lexicon.known(candidate, language)
    return _SPOKEN_RANK if contracted or candidate in _CALENDAR else rank


def _keep(scores: dict[str, float], candidate: str, cost: float, rank: int) -> None:
    score = cost + 0.5 * math.log(rank + 20)
    scores[candidate] = min(score, scores.get(candidate, score))


def _candidates(plain: str, language: str) -> Iterator[tuple[str, float]]:
    """Every string one edit from `plain`, with what that edit costs; `plain` itself is not one."""
    letters = _LETTERS.get(language, _LETTERS["en"])
    if language == "fr":
        yield from ((other, 0.0) for other in _accentings(plain))
    yield from _slips(plain, language)
    for at, letter in enumerate(plain):
        late = 0.0 if at else 1.5
        twin = letter in plain[max(at - 1, 0) : at] or letter in plain[at + 1 : at + 2]
        yield plain[:at] + plain[at + 1 :], (1.0 if twin else 2.3 + late)
        for other in letters:
            if other != letter:
                yield plain[:at] + other + plain[at + 1 :], _exchange(letter, other) + late


def _slips(plain: str, language: str) -> Iterator[tuple[str, float]]:
    """Two neighbours swapped, or one letter missing."""
    letters = _LETTERS.get(language, _LETTERS["en"])
    for at in range(len(plain) - 1):
        if plain[at] != plain[at + 1]:
            yield plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :], 0.7
    for at in range(len(plain) + 1):
        around = plain[max(at - 1, 0) : at + 1]
        for letter in letters:
            cost = -0.5 if letter == "'" else 1.0 if letter in around else 1.6 if at else 3.0
            yield plain[:at] + letter + plain[at:], cost


def _exchange(letter: str, other: str) -> float:
    if _bare(letter) == _bare(other):
        return 0.0
    return 1.7 if letter in "aeiouy" and other in "aeiouy" else 2.2


def _accentings(plain: str) -> Iterator[str]:
    choices = [_ACCENTED.get(_bare(letter), letter) for letter in plain]
    if math.prod(len(choice) for choice in choices) > _MOST_ACCENTINGS:
        return
    for letters in product(*choices):
        other = "".join(letters)
        if other != plain:
            yield other


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


def _halves(
    plain: str, language: str, lexicon: Lexicon, least: int
) -> Iterator[tuple[str, str, int]]:
    """The two words that `plain` may be without their space, and the rarer one's rank."""
    for at in range(1, len(plain)):
        first = lexicon.rank(plain[:at], language)
        second = lexicon.rank(plain[at:], language)
        if first is not None and second is not None and max(first, second) < least:
            yield plain[:at], plain[at:], max(first, second)


def _is_elided(candidate: str) -> bool:
    return _ELIDED.match(candidate.replace("'", "", 1)) is not None and "'" in candidate[1:3]


def _form(candidate: str, language: str, lexicon: Lexicon) -> str:
    """How the dictionary writes `candidate`: itself, with a capital, or ``""`` if unknown."""
    for form in (candidate, candidate[:1].upper() + candidate[1:]):
        if lexicon.known(form, language):
            return form
    return ""


def _shown(found: list[str], word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The candidates as they are to stand in the text: capitals and apostrophe of the original."""
    shown = []
    for candidate in found:
        form = (
            candidate
            if " " in candidate or _is_elided(candidate)
            else _form(candidate, language, lexicon)
        )
        if word[:1].isupper():
            form = form[:1].upper() + form[1:]
        if form and form != word:
            shown.append(form)
    return tuple(dict.fromkeys(shown))[:MOST]
