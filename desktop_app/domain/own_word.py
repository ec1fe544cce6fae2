"""Words that a person or the whole company has declared to be right, and their form.

A word is right as it is written: with its capitals, in one language or in both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import Action, ActionKind
from desktop_app.domain.reading import as_text

LONGEST = 60  #: code points
#: What may stand between letters and digits, one at a time.
_INNER = frozenset("'’-.")


class WordLanguage(StrEnum):
    """In which language a word is right."""

    EN = "en"
    FR = "fr"
    BOTH = "both"

    def covers(self, language: str) -> bool:
        """Whether the word is right in a text of `language` (``en``, ``fr``)."""
        return self in (WordLanguage.BOTH, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word that somebody added, and when; `by` is None on a person's own desk."""

    word: str
    language: WordLanguage
    at: datetime
    by: PersonId | None = None


def is_word(text: object) -> bool:
    """Whether `text` can be an own word.

    That is 1 to `LONGEST` code points in NFC, letters with their accents and digits, among them at
    least one letter; inside may stand single apostrophes, hyphens and full stops, and no space.
    """
    if not isinstance(text, str) or not 1 <= len(text) <= LONGEST:
        return False
    if not unicodedata.is_normalized("NFC", text) or not any(each.isalpha() for each in text):
        return False
    inner = True  # nothing but a letter or digit begins a word
    for each in text:
        if each in _INNER:
            if inner:
                return False
            inner = True
        elif each.isalpha() or each.isdecimal() or (_is_mark(each) and not inner):
            inner = False
        else:
            return False
    return not inner


def _is_mark(each: str) -> bool:
    """Whether it belongs to the letter before it: an accent, or a vowel of an Indian script."""
    return unicodedata.category(each).startswith("M")


def company_words(actions: Iterable[Action]) -> tuple[OwnWord, ...]:
    """What the ledger's own chain, oldest first, says that is right for everyone."""
    found: dict[tuple[str, WordLanguage], OwnWord] = {}
    for action in actions:
        if action.kind not in (ActionKind.ADD_WORD, ActionKind.DROP_WORD):
            continue
        said = action.statement
        word, language = as_text(said["word"]), WordLanguage(as_text(said["language"]))
        if action.kind is ActionKind.DROP_WORD:
            found.pop((word, language), None)
        else:
            found[word, language] = OwnWord(
                word=word, language=language, at=action.at, by=action.actor
            )
    return tuple(found.values())


def is_covered(words: Sequence[OwnWord], word: str, language: WordLanguage) -> bool:
    """Whether adding `word` for `language` would add nothing."""
    return any(one.word == word and one.language in (language, WordLanguage.BOTH) for one in words)
