"""Answers what the worker is asked: misspelt words, their replacements, a text's language.

Lives in the worker process. Remembers the replacements it found, because they are the slow part.
"""

from __future__ import annotations

from desktop_app.adapters.language.words.dictionaries import FOLDERS, Dictionaries
from desktop_app.adapters.language.words.questions import Answer, Misspelling, Request
from desktop_app.checks.language import detect
from desktop_app.checks.word_repairs import quick_repairs, repairs
from desktop_app.checks.words import misspelt

#: Only so many misspelt words of one text come with suggestions: the rest are asked for singly.
_WITH_SUGGESTIONS = 8
#: Of these, only one may ask the dictionary itself, which takes up to half a second a word.
_SECOND_CHANCES = 1
_REMEMBERED = 2_000


class Desk:
    """Answers requests and remembers the slow part, the suggestions."""

    def __init__(self, lexicon: Dictionaries) -> None:
        self._lexicon = lexicon
        self._remembered: dict[tuple[str, str], tuple[str, ...]] = {}

    def warm(self) -> None:
        """Do what the first misspelt word would else wait for (a tenth of a second, once)."""
        for language in FOLDERS:
            self._lexicon.alike("", language)

    def answer(self, request: Request) -> Answer:
        """Answer one request; equal requests get equal findings."""
        language = request.language or detect(request.text, self._lexicon)
        if request.only_suggest:
            return Answer(language=language, suggestions=self._all_repairs(request.text, language))
        spans = misspelt(request.text, language, self._lexicon, request.own_words)
        words = list(dict.fromkeys(request.text[start:end] for start, end in spans))
        meant = self._meant(words[:_WITH_SUGGESTIONS], language)
        return Answer(
            language=language,
            misspellings=tuple(
                Misspelling(
                    start=start, end=end, suggestions=meant.get(request.text[start:end], ())
                )
                for start, end in spans
            ),
        )

    def _meant(self, words: list[str], language: str) -> dict[str, tuple[str, ...]]:
        chances = _SECOND_CHANCES
        meant = {}
        for word in words:
            found = self._remembered.get((word, language))
            if found is None:
                found = quick_repairs(word, language, self._lexicon)
                if found:
                    self._remember(word, language, found)
                elif chances:
                    chances -= 1
                    found = self._all_repairs(word, language)
            meant[word] = found
        return meant

    def _all_repairs(self, word: str, language: str) -> tuple[str, ...]:
        found = self._remembered.get((word, language))
        if found is None:
            found = repairs(word, language, self._lexicon)
            self._remember(word, language, found)
        return found

    def _remember(self, word: str, language: str, found: tuple[str, ...]) -> None:
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        self._remembered[word, language] = found
