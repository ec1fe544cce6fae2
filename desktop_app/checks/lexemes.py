"""Finds thousands of words and phrases in one pass over the tokens.

An entry is words that follow one another; ``*`` ends a stem (``licenci* économique*``); a
leading ``=`` asks for exactly these capitals (``=CA`` but not ``ça`` or ``ca``). The automaton
(Aho-Corasick) finds a phrase up to its first stem; only what is behind that is compared here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from desktop_app.checks.reading import Match, Reading
from desktop_app.checks.tokens import Tokens, tokenise

_EDGE = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """One entry: `words` with whether each is a stem; `sink` is the class it belongs to."""

    sink: str
    words: tuple[tuple[str, bool], ...]
    written: tuple[str, ...] = ()  #: the exact capitals asked for, if any
    capital: bool = False  #: must begin with a capital where the author wrote it

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
        return self.head == len(self.words) and not self.written and not self.capital

    def fits(self, tokens: Tokens, first: int) -> bool:
        """Whether the entry, whose head stands at token `first`, stands there whole."""
        if first + len(self.words) > len(tokens.texts):
            return False
        for place, (word, stem) in enumerate(self.words[self.head :], first + self.head):
            text = tokens.texts[place]
            if not (text.startswith(word) if stem else text == word):
                return False
        if self.capital and tokens.kinds[first] != "hashtag":
            return tokens.written(first)[:1].isupper()
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


def named(sink: str, name: str) -> Iterator[Lexeme]:
    """Give the entries of a proper name: as words, and written together (``#NorthWind``)."""
    whole = entry(sink, name)
    if whole is None:
        return
    single = len(whole.words) == 1
    yield Lexeme(sink=sink, words=whole.words, capital=single and name[:1].isupper())
    together = "".join(word for word, _ in whole.words)
    if not single and len(together) > 3:
        yield Lexeme(sink=sink, words=((together, False),))


class Lexemes:
    """An immutable set of entries; `find` may be called from any thread."""

    def __init__(self, entries: Iterable[Lexeme]) -> None:
        keyed: dict[str, list[Lexeme]] = {}
        words: set[str] = set()
        for lexeme in entries:
            words.update(word for word, _ in lexeme.words if len(word) > 1)
            keyed.setdefault(lexeme.key, []).append(lexeme)
        self._automaton = ahocorasick.Automaton()
        for key, lexemes in keyed.items():
            rows = tuple(
                (one.sink, len(one.words) - 1, None if one.is_found else one) for one in lexemes
            )
            self._automaton.add_word(key, (len(key) - 1, rows))
        self._automaton.make_automaton()
        self._empty = not keyed
        #: Every word of the entries, and every stem as it is written.
        self.words = frozenset(words)

    def find(self, reading: Reading) -> Mapping[str, list[Match]]:
        """Return, per class, every match in order of its first token."""
        found: dict[str, list[Match]] = {}
        tokens = reading.tokens
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
                    found.setdefault(sink, []).append(reading.of_tokens(first, first + more))
        for matches in found.values():
            matches.sort()
        return found
