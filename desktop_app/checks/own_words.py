"""Words that are right because somebody said so: a person's, the company's, the profile's names.

They keep the words checker quiet, and grammar where it speaks of nothing else. No rule of risk
reads them: a codename that is spelt right is still a codename. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.checks.profile import Profile
from desktop_app.domain.finding import Family, Finding
from desktop_app.domain.own_word import OwnWord

_PIECE = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWords:
    """The words that are right, by the language of the text; capitals count."""

    en: frozenset[str] = frozenset()
    fr: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[OwnWord], names: frozenset[str] = frozenset()) -> KnownWords:
        """Those of `words` for each language, and `names` in both."""
        every = tuple(words)
        en, fr = (
            names | {form for one in every if one.language.covers(language) for form in _same(one)}
            for language in ("en", "fr")
        )
        return cls(en=en, fr=fr)

    def within(self, language: str) -> frozenset[str]:
        """Those that are right in a text of `language` (``en``, ``fr``)."""
        return self.fr if language == "fr" else self.en

    def excuse(self, finding: Finding, language: str) -> bool:
        """Whether `finding` is grammar about nothing but known words."""
        pieces = [found.group() for found in _PIECE.finditer(finding.text)]
        known = self.within(language)
        return (
            finding.family is Family.GRAMMAR
            and bool(pieces)
            and all(any(form in known for form in _forms(piece)) for piece in pieces)
        )


NO_WORDS = KnownWords()


def names(profile: Profile) -> frozenset[str]:
    """The words of the names that the company told the checks: its own, products, rivals, secrets.

    Of a name of several words those in lower case (``Banque de France``) are left to the
    dictionaries, unless all are.
    """
    told = (
        profile.company,
        profile.handle.removeprefix("@"),
        *profile.products,
        *profile.competitors,
        *profile.codenames,
        *profile.confidential_customers,
    )
    return frozenset(word for name in told for word in _words_of(name))


def _same(word: OwnWord) -> tuple[str, str]:
    """The word as it is written, and with the apostrophe of keyboards."""
    return word.word, word.word.replace("’", "'")


def _words_of(name: str) -> list[str]:
    pieces = [found.group() for found in _PIECE.finditer(unicodedata.normalize("NFC", name))]
    marked = [piece for piece in pieces if piece != piece.lower()]
    # Apostrophes and hyphens as the words checker looks words up.
    return [form for piece in marked or pieces for form in {piece, piece.replace("’", "'")}]


def _forms(piece: str) -> Iterable[str]:
    """The ways in which `piece` may be known: as the words checker takes it apart."""
    for form in (piece, _ELIDED.sub("", piece), _POSSESSIVE.sub("", piece)):
        yield from (form, form.replace("’", "'"), form.lower())
