"""Tells of most texts at once, before they are cut into words, that no entry of a list stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import ahocorasick

from desktop_app.checks.lexemes import entry
from desktop_app.checks.normal import normalise

_NO_LETTERS = re.compile(r"[\W_]+")
#: Letters that a hashtag's words are cut out from between: ``#BestąPrice`` is "best price".
_LEFT_OUT = re.compile(r"[^\W\d_A-Za-zÀ-ÖØ-öø-ÿœ]")
_HASH = re.compile("[#＃]")


class Sieve:
    """Holds back texts without any of `lines`, entries as `lexemes.entry` reads them.

    Words stand in a text's copy one behind the other, with nothing between them but signs: so
    letters alone are compared, without any gap. What passes may still hold none.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._is_open = False  # an entry without letters may stand anywhere
        for line in lines:
            lexeme = entry("", line)
            if lexeme is None:
                continue
            words = "".join(word for word, _ in lexeme.words[: lexeme.head])
            key = _NO_LETTERS.sub("", words)
            self._is_open |= not key
            if key:
                self._automaton.add_word(key, None)
        self._is_empty = not len(self._automaton)
        self._automaton.make_automaton()

    def passes(self, text: str) -> bool:
        """Whether an entry may stand in `text`: True whenever one does."""
        if self._is_open:
            return True
        if self._is_empty:
            return False
        if _HASH.search(text) and _LEFT_OUT.search(text):
            return True
        letters = _NO_LETTERS.sub("", normalise(text).text)
        return next(self._automaton.iter(letters), None) is not None
