"""Which words of a short English or French post are misspelt, and which language it is. Pure.

The policy stands here, the dictionaries behind `Lexicon`. A name, a tag, a brand or a word of the
other language beside its like is left alone; of a compound or an elision only the wrong part is
reported. Offsets are code points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress

from desktop_app.checks import word_odds, word_repairs
from desktop_app.checks.word_repairs import Lexicon
from desktop_app.checks.word_shapes import (
    INCLUSIVE,
    Word,
    is_foreign_script,
    is_never_read,
    is_title,
    listed,
    masked,
    words_of,
)

__all__ = ["Lexicon", "misspelt"]

_ELISION = re.compile(
    r"(?:l|d|j|m|t|s|n|c|qu|lorsqu|puisqu|jusqu|quoiqu|quelqu|presqu|entr)['’ʼ]",
    re.IGNORECASE,
)
_INVERSION = re.compile(
    r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|moi|toi|lui|leur|les?|la|y|en|ce|ci|là)"
    r"(?:-(?:en|y|moi|lui|les?|la|nous|vous|leur))?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$")
_CLITIC = re.compile(r"['’ʼ](?:ll|d|ve|re)$")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_TRIPLE_CONSONANT = re.compile(r"([b-df-hj-np-tv-z])(?<!\1\1)\1\1(?!\1)[^\W\d_]")
_VERY_STRETCHED = re.compile(r"([^\W\d_])\1{3,}")
_GLUED_BY_COMMA = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}),([^\W\d_]{2,})(?![^\W_])")
_SPANISH = re.compile(r"[¡¿][^!?\n]{1,300}[!?]")
_HAS_NO_POSSESSIVE = listed("it its his her hers our ours your yours their theirs my")
_HYPHEN_PARTS = listed(
    "anti auto bi co cyber de dé e eco éco ex extra gallo géo geo hyper infra inter intra macro mega "
    "méga meta méta mi micro mid mini multi nano néo neo non nord omni pan post pre pré pro "
    "quasi re ré semi socio sous sub sud super sur tech télé tri ultra un uni vice"
)
_PARTICLES = listed(
    "von van der den de del della di da dos das du bin ibn ben al el le la ter zu af"
)
#: Without IGNORECASE, to which a Turkish ı is an i.
_SPELT_1990 = re.compile(r"[iIuU]|[èÈ](?=[^aeiouyéèêàâîôûùçëïœ]+e)")
_LIGATURES = (("oe", "œ"), ("Oe", "Œ"), ("ae", "æ"))
_OLD_LETTER = {"i": "î", "u": "û", "è": "é"}

#: How frequent the word must be of which a capitalised unknown word is one edit away.
_FREQUENT_SHORT = 3_000
_FREQUENT_LONG = 15_000
_FREQUENT_NAME = 6_000  #: the same for slips within a sentence, where most capitals are names
_MOST_FREQUENT = 1_000  #: the same for names of people, at the start too
_LONG = 6
_SLIP = 3.0  #: the suspicion that a word keeps among words of the other language
_NO_NAME = 2.0  #: the suspicion from which a capital at the start of a sentence makes no name
_NEIGHBOURHOOD = 2  #: words to each side that may vouch for a word of the other language


def misspelt(
    text: str,
    language: str,
    lexicon: Lexicon,
    own_words: frozenset[str] = frozenset(),
) -> tuple[tuple[int, int], ...]:
    """Return the code point spans of the misspelt words of `text`, in order.

    `own_words` are accepted as written; those in lower case with a capital too.
    """
    reading = _Reading(text, language, lexicon, own_words)
    return tuple(sorted({*reading.spans(), *reading.glued_by_comma()}))


class _Reading:
    """One pass over one text: what was looked up once is not looked up again."""

    def __init__(
        self, text: str, language: str, lexicon: Lexicon, own_words: frozenset[str]
    ) -> None:
        self._words = words_of(text)
        self._visible = masked(text)
        self._spanish = [found.span() for found in _SPANISH.finditer(text)]
        self._language = language
        self._other = "en" if language == "fr" else "fr"
        self._lexicon = lexicon
        self._own = own_words
        self._known: dict[tuple[str, str], bool] = {}
        self._near: dict[tuple[str, str, bool], int | None] = {}
        self._suspicions: dict[str, float] = {}
        self._names: frozenset[str] | None = None

    def spans(self) -> Iterator[tuple[int, int]]:
        """The misspelt parts, after names, neighbours and foreign phrases have spoken."""
        unknown = [self._parts(word) for word in self._words]
        self._strange = [
            self._is_stranger(word, parts) for word, parts in zip(self._words, unknown, strict=True)
        ]
        strangers = compress(self._words, self._strange)
        self._strangers = Counter(word.text.lower() for word in strangers)
        self._how_many = self._strangers.total()
        for index, (word, parts) in enumerate(zip(self._words, unknown, strict=True)):
            for part in parts:
                if self._is_fault(index, word, part):
                    yield word.start + part[0], word.start + part[1]

    def glued_by_comma(self) -> Iterator[tuple[int, int]]:
        """Two right words with a comma and no space between them: ``oui,mais``."""
        for found in _GLUED_BY_COMMA.finditer(self._visible):
            if all(self._in(it, self._language) for it in found.groups()):
                yield found.span()

    # -- what the dictionaries say ---------------------------------------------------------

    def _in(self, word: str, language: str) -> bool:
        key = (word, language)
        if key not in self._known:
            self._known[key] = self._look_up(word, language)
        return self._known[key]

    def _look_up(self, word: str, language: str) -> bool:
        plain = word.replace("’", "'").replace("ʼ", "'").replace("‑", "-")
        if any(form in self._own for form in (word, plain, plain.lower())):
            return True
        if self._lexicon.slip(plain.lower(), language):
            return False  # ``commité``: a form that a dictionary has and nobody means
        known = self._lexicon.known
        return (
            known(plain, language)
            or ("'" in plain and known(plain.replace("'", "’"), language))
            or (language == "fr" and self._is_other_french(plain))
        )

    def _is_other_french(self, plain: str) -> bool:
        """Tell whether `plain` is right in another spelling than the dictionary's.

        That of 1990 (``connaitre``, ``aout``, ``règlementaire``), or ``oe`` for a key that
        keyboards lack (``oeuvre``).
        """
        forms = [
            plain[: at.start()] + _OLD_LETTER[at.group().lower()] + plain[at.end() :]
            for at in _SPELT_1990.finditer(plain[:30])
        ]
        forms += [plain.replace(*ligature) for ligature in _LIGATURES if ligature[0] in plain]
        return any(self._lexicon.known(form, "fr") for form in forms)

    def _fine(self, piece: str, language: str) -> bool:
        """Tell whether `piece`, a word without its elision, needs no underline in `language`."""
        if is_never_read(piece) or self._in(piece, language):
            return True
        plain = piece.lower()
        if self._lexicon.used(plain, language) and not (
            self._lexicon.slip(plain, language) or self._is_own_name(piece)
        ):
            return True
        if _STRETCHED.search(piece) and self._is_stretched(piece, language):
            return True
        accented = language == "en" and not piece.isascii() and self._in(piece, "fr")
        return accented or (language == "en" and self._is_clitic(piece))

    def _is_own_name(self, piece: str) -> bool:
        """Tell whether a word of their own with a capital (``Zyntrix``) stands here without it."""
        return piece.islower() and piece.capitalize() in self._own

    def _is_stretched(self, piece: str, language: str) -> bool:
        """``sooo``, ``looove``; three letters for two are a slip (``loook``), four are not."""
        twice = _STRETCHED.sub(r"\1\1", piece)
        if _TRIPLE_CONSONANT.search(piece) and self._in(twice, language):
            return False
        if self._in(_STRETCHED.sub(r"\1", piece), language):
            return True
        much = _VERY_STRETCHED.search(piece) is not None
        return much and self._in(twice, language)

    def _is_clitic(self, piece: str) -> bool:
        bare = _CLITIC.sub("", piece)
        return bare != piece and (is_title(bare) or self._in(bare, "en"))

    # -- taking a word apart ---------------------------------------------------------------

    def _parts(self, word: Word) -> tuple[tuple[int, int], ...]:
        """The unknown parts of `word`, as offsets within it."""
        if self._fine(word.text, self._language):
            return ()
        first = self._after_elision(word.text)
        core = word.text[first:]
        if self._fine(core, self._language) or self._is_inclusive(core):
            return ()
        stem = _INVERSION.sub("", core) if self._language == "fr" else core
        return tuple(
            (first + start, first + end) for start, end in self._hyphenated(stem) if start < end
        )

    def _after_elision(self, text: str) -> int:
        found = _ELISION.match(text)
        if found is None or found.end() == len(text):
            return 0
        if self._language == "en" and not text[found.end()].isupper():
            return 0
        return found.end() + self._after_elision(text[found.end() :])

    def _is_inclusive(self, core: str) -> bool:
        """``salarié·e·s``, ``client(e)s``: right if the stem is, alone or with its first ending."""
        stem, *endings = [piece for piece in INCLUSIVE.split(core) if piece]
        if not endings:
            return False
        ending = endings[0].partition(")")[0]
        return self._in(stem, self._language) or self._in(stem + ending, self._language)

    def _hyphenated(self, stem: str) -> Iterator[tuple[int, int]]:
        pieces = list(re.finditer(r"[^\-‑]+", stem))
        for found in pieces:
            piece = found.group()
            alone = len(pieces) == 1
            skip = self._after_elision(piece)
            bare = _POSSESSIVE.sub("", piece)[skip:]
            if bare.lower() in _HAS_NO_POSSESSIVE:
                bare = piece
            if alone and bare == piece:
                yield found.span()
            elif not (
                (bare.lower() in _HYPHEN_PARTS and not alone) or self._fine(bare, self._language)
            ):
                yield found.start() + skip, found.start() + skip + len(bare)

    # -- what excuses an unknown part ------------------------------------------------------

    def _is_fault(self, index: int, word: Word, part: tuple[int, int]) -> bool:
        piece = word.text[part[0] : part[1]]
        if is_never_read(piece) or is_foreign_script(piece) or self._is_name(index, word, piece):
            return False
        if piece in _PARTICLES and self._precedes_name(index):
            return False
        if any(start < word.start < end for start, end in self._spanish):
            return False
        if self._visible[word.end : word.end + 1] in ("'", "’") and self._in(
            piece + "g", self._language
        ):
            return False  # ``fixin’``
        if self._is_own_name(piece):
            return True
        if self._is_at_home_elsewhere(index, word, piece):
            return False
        if self._lexicon.slip(piece.lower(), self._language) and not word.quoted:
            return True
        if word.quoted and any(map(self._is_only_other, self._around(index))):
            return word_odds.suspicion(piece.lower(), self._other, self._lexicon) >= _SLIP
        return self._suspicion(piece) - self._excuse(index, word, part) >= word_odds.ALARM

    def _suspicion(self, piece: str) -> float:
        plain = INCLUSIVE.split(piece.lower().replace("’", "'"), maxsplit=1)[0]
        if plain not in self._suspicions:
            odds = word_odds.suspicion(plain, self._language, self._lexicon)
            self._suspicions[plain] = odds
        return self._suspicions[plain]

    def _excuse(self, index: int, word: Word, part: tuple[int, int]) -> float:
        """What speaks for a new or foreign word: its like beside it, quotation marks, a compound."""
        piece = word.text[part[0] : part[1]]
        excuse = 1.0 * word.quoted
        if "-" in word.text and part[1] - part[0] < len(word.text):
            excuse += 0.5 if len(self._parts(word)) == 1 else 2.0
        excuse += 0.5 * self._in(piece, self._other)
        first = max(index - _NEIGHBOURHOOD, 0)
        around = range(first, min(index + _NEIGHBOURHOOD + 1, len(self._words)))
        same = word.text.lower()  # a slip made twice does not vouch for itself
        company = sum(
            self._strange[other] and self._words[other].text.lower() != same for other in around
        )
        afar = self._how_many - self._strangers[same] - company
        if self._lexicon.foreign(piece.lower()):
            excuse += 2.5 if company or afar > 1 else 1.0
        return excuse + min(company + 0.5 * min(afar, 2), 2.0)

    def _is_stranger(self, word: Word, parts: Sequence[tuple[int, int]]) -> bool:
        """Tell whether an unknown `word` is rather of another language than a slip in this one."""
        if is_foreign_script(word.text):
            return True
        if not parts:
            foreign = self._lexicon.foreign(word.text.lower())
            return foreign and not any(self._in(word.text, it) for it in ("en", "fr"))
        piece = word.text[parts[0][0] : parts[0][1]]
        if is_never_read(piece) or (is_title(piece) and not word.opening):
            return False
        if self._lexicon.slip(piece.lower(), self._language):
            return False
        return self._lexicon.foreign(piece.lower()) or self._suspicion(piece) < 2.0

    def _is_name(self, index: int, word: Word, piece: str) -> bool:
        """A capital makes a name, unless a frequent word is suspiciously near."""
        if not is_title(piece):
            return False
        is_known = self._lexicon.name(piece.lower())
        if word.opening and not is_known and self._lexicon.slip(piece.lower(), self._language):
            return False
        if piece in self._capitals() or not word.opening or self._has_surname(index):
            if is_known or len(piece) < _LONG:
                return True
            slip = self._rank(piece, self._language, slips=True)
            return (slip is None or slip >= _FREQUENT_NAME) and not word_repairs.is_slip_of_name(
                piece, self._language, self._lexicon
            )
        if is_known:
            near = self._rank(piece, self._language, slips=False)
            return near is None or near >= _MOST_FREQUENT
        return self._suspicion(piece) - self._lexicon.foreign(piece.lower()) < _NO_NAME

    def _capitals(self) -> frozenset[str]:
        """The words that stand with a capital where no sentence begins."""
        if self._names is None:
            self._names = frozenset(
                _POSSESSIVE.sub("", word.text) for word in self._words if not word.opening
            )
        return self._names

    def _has_surname(self, index: int) -> bool:
        if index + 1 == len(self._words):
            return False
        here, there = self._words[index], self._words[index + 1]
        between = self._visible[here.end : there.start]
        return between.strip(" \u00a0\u202f") == "" and is_title(_POSSESSIVE.sub("", there.text))

    def _precedes_name(self, index: int) -> bool:
        """``von der Leyen``: after at most one more particle stands a capital."""
        following = [word.text for word in self._words[index + 1 : index + 3]]
        while len(following) > 1 and following[0] in _PARTICLES:
            del following[0]
        return bool(following) and following[0][:1].isupper()

    def _rank(self, piece: str, language: str, *, slips: bool) -> int | None:
        key = (piece, language, slips)
        if key not in self._near:
            ask = word_repairs.slip_rank if slips else word_repairs.nearest_rank
            self._near[key] = ask(piece, language, self._lexicon)
        return self._near[key]

    def _is_at_home_elsewhere(self, index: int, word: Word, piece: str) -> bool:
        """A word of the other language: quoted, in a compound of its own, or beside its like.

        A neighbour that resembles a frequent word of this language (``language`` for ``langage``)
        vouches for nobody.
        """
        if not self._in(piece, self._other):
            return False
        parts = re.split(r"[-‑]", word.text)
        if word.quoted or (len(parts) > 1 and all(self._fine(it, self._other) for it in parts)):
            return True
        company = sum(
            self._is_only_other(other) and not self._resembles_frequent(other.text, self._language)
            for other in self._around(index)
        )
        return company > self._only_lacks_accents(piece)

    def _only_lacks_accents(self, piece: str) -> bool:
        """``reunions``: an English word too, but one such neighbour is not enough."""
        if self._language == "en":
            return False
        rank = word_repairs.without_accents(piece.lower(), self._lexicon)
        return rank is not None and rank < _FREQUENT_SHORT

    def _around(self, index: int) -> tuple[Word, ...]:
        """The words that may vouch for the one at `index`."""
        first = max(index - _NEIGHBOURHOOD, 0)
        return self._words[first:index] + self._words[index + 1 : index + 1 + _NEIGHBOURHOOD]

    def _is_only_other(self, word: Word) -> bool:
        return (
            not is_never_read(word.text)
            and not self._in(word.text, self._language)
            and self._in(word.text, self._other)
        )

    def _resembles_frequent(self, piece: str, language: str) -> bool:
        near = self._rank(piece, language, slips=False)
        frequent = _FREQUENT_LONG if len(piece) >= _LONG else _FREQUENT_SHORT
        return near is not None and near < frequent
