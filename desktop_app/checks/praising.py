"""The words that praise or push, read without the hundred thousand others of a rulebook."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.checks.lexemes import Lexemes
from desktop_app.checks.sieve import Sieve

#: The lexicons that hold them.
PRAISING = ("@HYPE", "@SUPERLATIVE", "@HARDSELL")


class Praising:
    """What a rulebook's lexicons say of them, each part made when it is first asked for."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """Of `lexicons` by language and name; one that a rulebook has not is empty."""
        #: By language, each entry behind its list.
        self.lines = {
            language: tuple((name, line) for name in PRAISING for line in lists.get(name, ()))
            for language, lists in lexicons.items()
        }
        self._lexemes: dict[str, Lexemes] = {}
        self._sieve: Sieve | None = None

    def lexemes(self, language: str) -> Lexemes:
        """Where they stand in a text of `language`."""
        made = self._lexemes.get(language)
        if made is None:
            made = self._lexemes[language] = Lexemes(lines=self.lines[language])
        return made

    @property
    def sieve(self) -> Sieve:
        """Whether any may stand in a text, in whatever language: to tell that one takes longer."""
        if self._sieve is None:
            self._sieve = Sieve(line for lines in self.lines.values() for _, line in lines)
        return self._sieve
