"""Known words: by language, from lists and from the profile's names; what they excuse."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop_app.checks.own_words import NO_WORDS, KnownWords, names
from desktop_app.checks.profile import Profile
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.own_word import OwnWord, WordLanguage

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def own(word, language=WordLanguage.BOTH):
    return OwnWord(word=word, language=language, at=NOW)


def finding(text, family=Family.GRAMMAR):
    return Finding(
        rule="grammar.x",
        version=1,
        family=family,
        severity=Severity.INFO,
        span=Span(start=0, end=len(text)),
        text=text,
        message=Explanation(en="Odd.", fr="Étrange."),
    )


def test_words_are_known_in_their_language():
    known = KnownWords.of(
        [
            own("Eurostack"),
            own("d’Ormesson"),
            own("roadmap", WordLanguage.FR),
            own("colour", WordLanguage.EN),
        ],
        frozenset({"Voltane"}),
    )
    assert known.within("en") == {"Eurostack", "d’Ormesson", "d'Ormesson", "colour", "Voltane"}
    assert known.within("fr") == {"Eurostack", "d’Ormesson", "d'Ormesson", "roadmap", "Voltane"}
    assert NO_WORDS.within("en") == frozenset()


def test_the_names_of_a_profile_are_words():
    profile = Profile(
        company="Acme Énergie",
        handle="@acme_fr",
        products=("Volta-X2",),
        competitors=("Banque de l’Ouest",),
        codenames=("bluebird", "grand large"),
        confidential_customers=("Müller & Söhne",),
    )
    found = names(profile)
    assert found >= {"Acme", "Énergie", "Volta-X2", "Banque", "l'Ouest", "bluebird", "Müller"}
    assert found >= {"grand", "large", "Söhne"}
    assert "de" not in found


@pytest.mark.parametrize(
    "text", ["Eurostack", "l’Eurostack", "Eurostack’s", "Eurostack Eurostack", "EUROLAB", "Eurolab"]
)
def test_grammar_about_known_words_alone_is_excused(text):
    known = KnownWords.of([own("Eurostack"), own("eurolab")])
    assert known.excuse(finding(text), "en")
    assert not NO_WORDS.excuse(finding(text), "en")


@pytest.mark.parametrize(
    "unlike",
    [
        finding("eurostack"),
        finding("les Eurostack"),
        finding(" ,"),
        finding("Eurostack", Family.SPELLING),
        finding("Eurostack", Family.CLAIMS),
    ],
)
def test_nothing_else_is(unlike):
    assert not KnownWords.of([own("Eurostack")]).excuse(unlike, "fr")
