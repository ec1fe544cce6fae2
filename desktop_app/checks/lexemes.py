"""Finds thousands of words and phrases in one pass over the tokens.

An entry is words that follow one another; ``*`` ends a stem (``licenci* économique*``); a
leading ``=`` asks for exactly these capitals (``=CA`` but not ``ça`` or ``ca``). The automaton
(Aho-Corasick) finds a phrase up to its first stem; only what is behind that is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from desktop_app.checks.normal import word_set
from desktop_app.checks.tokens import Tokens, tokenise

_EDGE = "\x1f"
#: Letters that the normal copy of a text leaves as they are.
_SIMPLE = frozenset("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûü \x00")
_ELISION = re.compile(r"\b([ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)")
#: The class, how many words follow the first, and the entry where more is to be compared.
_Row = tuple[str, int, "Lexeme | None"]
#: First and last token of a match.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """One entry: `words` with whether each is a stem; `sink` is the class it belongs to."""

    sink: str
    words: tuple[tuple[str, bool], ...]
    written: tuple[str, ...] = ()  #: the exact capitals asked for, if any
    capital: bool = False  #: must begin with a capital where the author wrote it
    inside: bool = False  #: and not begin a sentence, where every word has one

    @property
    def head(self) -> int:
        """How many words the automaton finds: up to the first stem."""
        stems = (place for place, (_, stem) in enumerate(self.words, 1) if stem)
        return next(stems, len(self.words))

    @property
    def key(self) -> str:
        """What the automaton looks for between the edges of tokens."""
        words = [word for word, _ in self.words[: self.head]]
        return _EDGE + _EDGE.join(words) + ("" if self.words[self.head - 1][1] else _EDGE)

    @property
    def is_found(self) -> bool:
        """Whether nothing is left to compare once the automaton found it."""
        return self.head == len(self.words) and not (self.written or self.capital or self.inside)

    def fits(self, tokens: Tokens, first: int) -> bool:
        """Whether the entry, whose head stands at token `first`, stands there whole."""
        if first + len(self.words) > len(tokens.texts):
            return False
        for place, (word, stem) in enumerate(self.words[self.head :], first + self.head):
            text = tokens.texts[place]
            if not (text.startswith(word) if stem else text == word):
                return False
        if self.inside and (first == 0 or tokens.kinds[first - 1] == "stop"):
            return False
        if self.capital and (self.inside or tokens.kinds[first] != "hashtag"):
            return tokens.written(first).lstrip("#＃")[:1].isupper()
        return all(tokens.written(first + place) == word for place, word in enumerate(self.written))


def entry(sink: str, text: str) -> Lexeme | None:
    """Read one entry; `None` when it holds no word at all."""
    exact = text.startswith("=")
    words: list[tuple[str, bool]] = []
    written: list[str] = []
    for chunk in text.removeprefix("=").split():
        stem = chunk.endswith("*")
        if not exact and chunk.isascii() and chunk.removesuffix("*").isalpha():
            words.append((chunk.removesuffix("*").lower(), stem))  # most are, and it is much faster
            continue
        tokens = tokenise(chunk.removesuffix("*"))
        for index, word in enumerate(tokens.texts):
            words.append((word, stem and index == len(tokens.texts) - 1))
            written.append(tokens.written(index))
    if not words:
        return None
    return Lexeme(sink=sink, words=tuple(words), written=tuple(written) if exact else ())


#: What people leave out of a name: "Heron is live" of Project Heron, "Sarmat" of Groupe Sarmat.
_GENERIC = word_set(
    "project projet operation opération code name the le la les group groupe gruppo gruppe holding "
    "holdings company compagnie société co corp inc ltd plc llc sa sas spa ag gmbh se nv bv "
    "air assurance assurances automotive bank banque bio brands capital cloud devices electric énergie "
    "energy finance foods health hotels hôtels industries insurance international labs laboratoires "
    "logistics medical mobile motors mutual mutuelle networks partners pharma santé services software "
    "solutions systems technologies tech telecom transport"
)


def named(sink: str, name: str) -> Iterator[Lexeme]:
    """Give the entries of a proper name: as words, and written together (``#NorthWind``).

    Of a name with words that people leave out ("Groupe Sarmat"), also the one word that is left,
    with its capital; a codename's inside a sentence only: there it is no bird.
    """
    whole = entry(sink, name)
    if whole is None:
        return
    single = len(whole.words) == 1
    telling = [(word, stem) for word, stem in whole.words if word not in _GENERIC]
    if not single and len(telling) == 1 and len(telling[0][0]) > 3:
        yield Lexeme(sink=sink, words=tuple(telling), capital=True, inside=sink == "$CODENAME")
    yield Lexeme(sink=sink, words=whole.words, capital=single and name[:1].isupper())
    together = "".join(word for word, _ in whole.words)
    if not single and len(together) > 3:
        yield Lexeme(sink=sink, words=((together, False),))


def _plain(line: str) -> list[str] | None:
    """The words of an entry of letters, hyphens and elisions, which most are; else None: see `entry`."""
    folded = line.removesuffix("*").casefold().replace("-", " ")
    if "'" in folded:
        folded = _ELISION.sub("\\1\x00 ", folded)
    if not _SIMPLE.issuperset(folded):
        return None
    return folded.replace("\x00", "'").split()


class Lexemes:
    """An immutable set of entries; `find` may be called from any thread."""

    def __init__(
        self, entries: Iterable[Lexeme] = (), lines: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Of `entries`, and of `lines` of word lists behind the class that each belongs to."""
        self._keyed: dict[str, tuple[_Row, ...]] = {}
        self._same: dict[tuple[_Row, ...], tuple[_Row, ...]] = {}  # most keys have one of few rows
        words: set[str] = set()
        for sink, line in lines:
            if (plain := _plain(line)) is not None:
                words.update(plain)
                stem = line[-1] == "*"
                key = _EDGE + _EDGE.join(plain) + ("" if stem else _EDGE)
                self._keep(key, (sink, len(plain) - 1, None))
            elif (lexeme := entry(sink, line)) is not None:
                words.update(self._add(lexeme))
        for lexeme in entries:
            words.update(self._add(lexeme))
        self._automaton = ahocorasick.Automaton()
        for key, rows in self._keyed.items():
            self._automaton.add_word(key, (len(key) - 1, rows))
        self._automaton.make_automaton()
        self._empty = not self._keyed
        del self._keyed, self._same
        #: Every word of the entries, and every stem as it is written.
        self.words = frozenset(word for word in words if len(word) > 1)

    def _add(self, lexeme: Lexeme) -> Iterator[str]:
        row = (lexeme.sink, len(lexeme.words) - 1, None if lexeme.is_found else lexeme)
        self._keep(lexeme.key, row)
        return (word for word, _ in lexeme.words)

    def _keep(self, key: str, row: _Row) -> None:
        rows = (*self._keyed.get(key, ()), row)
        self._keyed[key] = self._same.setdefault(rows, rows)

    def find(self, tokens: Tokens) -> dict[str, list[Place]]:
        """Return, per class, the first and last token of every match, in order."""
        found: dict[str, list[Place]] = {}
        if self._empty or not tokens.texts:
            return found
        place = 0
        token_at = {}
        for index, text in enumerate(tokens.texts):
            token_at[place] = index
            place += len(text) + 1
        haystack = _EDGE + _EDGE.join(tokens.texts) + _EDGE
        for end, (back, rows) in self._automaton.iter(haystack):
            first = token_at[end - back]
            for sink, more, lexeme in rows:
                if lexeme is None or lexeme.fits(tokens, first):
                    found.setdefault(sink, []).append((first, first + more))
        for places in found.values():
            places.sort()
        return found
