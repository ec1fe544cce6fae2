"""Finds thousands of words and phrases in one pass over the tokens.

An entry is words that follow one another; ``*`` ends a stem (``licenci* économique*``); a
leading ``=`` asks for exactly these capitals (``=CA`` but not ``ça`` or ``ca``). The automaton
(Aho-Corasick) finds the first word or the whole phrase, the rest is compared token by token.
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

    def fits(self, tokens: Tokens, first: int) -> bool:
        """Whether the entry stands at token `first`, capitals included."""
        last = first + len(self.words) - 1
        if last >= len(tokens.texts):
            return False
        for place, (word, stem) in enumerate(self.words[1:], first + 1):
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
            word, stem = lexeme.words[0]
            keyed.setdefault(_EDGE + word + ("" if stem else _EDGE), []).append(lexeme)
        self._automaton = ahocorasick.Automaton()
        for key, lexemes in keyed.items():
            self._automaton.add_word(key, (len(key) - 1, tuple(lexemes)))
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
        for end, (back, lexemes) in self._automaton.iter(haystack):
            first = token_at[end - back]
            for lexeme in lexemes:
                if lexeme.fits(tokens, first):
                    last = first + len(lexeme.words) - 1
                    found.setdefault(lexeme.sink, []).append(reading.of_tokens(first, last))
        for matches in found.values():
            matches.sort()
        return found
